// Numbers, ages and times as a person says them.

const WHOLE = new Intl.NumberFormat("en");
const TENTHS = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });
const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const MINUTE = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });
const UNKNOWN = "–";

const isMissing = (value) => value === null || value === undefined;

export const count = (value) => (isMissing(value) ? UNKNOWN : WHOLE.format(value));

export const events = (value) => `${count(value)} ${value === 1 ? "event" : "events"}`;

export function rate(value) {
  if (isMissing(value)) {
    return UNKNOWN;
  }
  return value > 0 && value < 0.1 ? "< 0.1" : value < 10 ? TENTHS.format(value) : WHOLE.format(Math.round(value));
}

/** How long, in at most two units. */
export function age(seconds) {
  if (isMissing(seconds)) {
    return UNKNOWN;
  }
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) {
    return `${whole} s`;
  }
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) {
    return minutes < 5 && whole % 60 ? `${minutes} min ${whole % 60} s` : `${minutes} min`;
  }
  const hours = Math.floor(minutes / 60);
  if (hours < 24) {
    return minutes % 60 ? `${hours} h ${minutes % 60} min` : `${hours} h`;
  }
  return hours % 24 ? `${Math.floor(hours / 24)} d ${hours % 24} h` : `${Math.floor(hours / 24)} d`;
}

export function millis(value) {
  if (isMissing(value)) {
    return UNKNOWN;
  }
  return value < 1000 ? `${Math.round(value)} ms` : `${TENTHS.format(value / 1000)} s`;
}

/** The time of day here, with the day where it is not today. */
export function clock(iso) {
  return timed(iso, CLOCK);
}

export function minute(iso) {
  return timed(iso, MINUTE);
}

function timed(iso, form) {
  const time = new Date(iso);
  if (isMissing(iso) || Number.isNaN(time.getTime())) {
    return UNKNOWN;
  }
  const today = time.toDateString() === new Date().toDateString();
  return today ? form.format(time) : `${DAY.format(time)}, ${form.format(time)}`;
}

/** When something is due: "in 40 s", or "now". */
export function due(iso) {
  const seconds = Math.round((new Date(iso).getTime() - Date.now()) / 1000);
  return seconds > 0 ? `in ${age(seconds)}` : "now";
}
