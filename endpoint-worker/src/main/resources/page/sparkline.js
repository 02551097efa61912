// A day in 96 bars: what was accepted, and on top of it what failed.
import { svg } from "./dom.js";
import { count, minute } from "./format.js";

const HEIGHT = 36;
const STEP = 2;
const LEAST = 2;
const LEAST_FAILED = 8; // one failure among thousands is still to be seen

/** A drawing that {@code draw} fills. */
export function sparkline() {
  const accepted = svg("path", { class: "accepted" });
  const failed = svg("path", { class: "failed" });
  const base = svg("path", { class: "base", d: `M0 ${HEIGHT - 0.5}H${96 * STEP}`, "vector-effect": "non-scaling-stroke" });
  const element = svg("svg", { class: "spark", viewBox: `0 0 ${96 * STEP} ${HEIGHT}`, preserveAspectRatio: "none", role: "img" }, base, accepted, failed);
  return { element, draw: (day) => draw(element, accepted, failed, day) };
}

function draw(element, accepted, failed, day) {
  const most = Math.max(1, ...day.map((it) => it.accepted + it.failed));
  const high = (value, least) => (value === 0 ? 0 : Math.max(least, (value / most) * (HEIGHT - LEAST_FAILED - 1)));
  const first = 96 - day.length;
  accepted.setAttribute("d", day.map((it, place) => box(first + place, 0, high(it.accepted, LEAST))).join(""));
  failed.setAttribute("d", day.map((it, place) => box(first + place, high(it.accepted, LEAST), high(it.failed, LEAST_FAILED))).join(""));
  element.setAttribute("aria-label", inWords(day));
}

const box = (place, from, high) =>
  high === 0 ? "" : `M${place * STEP} ${(HEIGHT - from).toFixed(1)}v-${high.toFixed(1)}h${STEP * 0.8}v${high.toFixed(1)}z`;

function inWords(day) {
  const sum = (member) => day.reduce((total, it) => total + it[member], 0);
  const last = day.filter((it) => it.failed > 0).at(-1);
  const failures = last ? `${count(sum("failed"))} failed, the last in the quarter hour from ${minute(last.start)}` : "none failed";
  return `Last 24 hours: ${count(sum("accepted"))} accepted, ${failures}.`;
}
