// Attempts and latency over time, drawn by uPlot; the same figures stand in a table below.
import { get } from "./api.js";
import { el, say, table } from "./dom.js";
import { count, millis, minute } from "./format.js";

const { uPlot } = window;

/** What can be chosen, and how many minutes a bar stands for then. */
const RANGES = [
  { text: "1 h", words: "last hour", minutes: 60, bar: 1 },
  { text: "6 h", words: "last 6 hours", minutes: 360, bar: 5 },
  { text: "24 h", words: "last 24 hours", minutes: 1440, bar: 15 },
];

const RESULTS = ["accepted", "refused", "unanswered"];
const RESULT_TEXTS = ["Accepted", "Refused", "No answer"];
const LATENCIES = ["p50", "p95", "p99"];
const LATENCY_TEXTS = ["Half within", "95 % within", "99 % within"];

/** The charts of one endpoint. */
export function charts(ranges, place, path) {
  let range = RANGES[0];
  let changed = () => {};
  const attempts = chart("Attempts", RESULTS, RESULT_TEXTS, count, bars);
  const latency = chart("Time to the answer", LATENCIES, LATENCY_TEXTS, millis, lines);
  const figures = el("details", {}, el("summary", {}, "The same figures as a table"));
  place.append(attempts.element, latency.element, figures);
  choices(ranges, (chosen) => {
    range = chosen;
    changed();
  });
  const redraw = () => [attempts, latency].forEach((it) => it.restyle());
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  return {
    onRange: (then) => (changed = then),
    ask: async () => {
      const asked = range;
      const to = Math.floor(Date.now() / 60_000) + 1;
      const from = to - asked.minutes;
      const { minutes } = await get(`${path}/minutes?from=${iso(from)}&to=${iso(to)}`);
      return { minutes, asked, from, to };
    },
    show: ({ minutes, asked, from, to }) => {
      if (asked !== range) {
        return;
      }
      const buckets = gather(minutes, from, to, asked.bar);
      const sums = RESULTS.map((result) => total(buckets, result));
      attempts.draw(buckets, `Attempts in the ${asked.words}: ${RESULT_TEXTS.map((text, at) => `${count(sums[at])} ${text.toLowerCase()}`).join(", ")}.`);
      latency.draw(buckets, `Time to the answer in the ${asked.words}: at worst 99 % within ${millis(worst(buckets))}.`);
      tabulate(figures, buckets, asked);
    },
  };
}

const iso = (minutes) => encodeURIComponent(new Date(minutes * 60_000).toISOString());

const total = (buckets, member) => buckets.reduce((sum, it) => sum + it[member], 0);

const worst = (buckets) => buckets.reduce((most, it) => (it.p99 === null ? most : Math.max(most ?? 0, it.p99)), null);

/** One bucket for each bar: counts are added, a latency is the worst of its minutes. */
function gather(minutes, from, to, size) {
  const first = Math.floor(from / size) * size;
  const buckets = [];
  for (let start = first; start < to; start += size) {
    buckets.push({ start: start * 60, accepted: 0, refused: 0, unanswered: 0, p50: null, p95: null, p99: null });
  }
  for (const it of minutes) {
    const bucket = buckets[Math.floor((Date.parse(it.start) / 60_000 - first) / size)];
    if (bucket) {
      RESULTS.forEach((member) => (bucket[member] += it[member] ?? 0));
      LATENCIES.forEach((member) => (bucket[member] = highest(bucket[member], it[member])));
    }
  }
  return buckets;
}

const highest = (one, other) => (other === null || other === undefined ? one : Math.max(one ?? 0, other));

function choices(fieldset, chosen) {
  fieldset.append(...RANGES.map((range, place) => {
    const input = el("input", { type: "radio", name: "range", value: range.text, checked: place === 0, on: { change: () => chosen(range) } });
    return el("label", {}, input, range.text);
  }));
}

/** A figure with its legend, a drawing, and a line that reads out what the pointer is on. */
function chart(title, members, texts, format, form) {
  const readout = el("p", { class: "readout" });
  const plot = el("div", { class: "plot", role: "img", "aria-label": `${title}: not known yet` });
  const keys = el("span", { class: "keys" }, members.map((member, at) => el("span", { class: `key-${member}` }, texts[at])));
  const element = el("figure", {}, el("figcaption", {}, el("strong", {}, title), keys), plot, readout);
  let drawing = null;
  let buckets = [];

  const read = (u) => {
    const at = u.cursor.idx;
    const it = at === null || at === undefined ? null : buckets[at];
    say(readout, it ? `${minute(new Date(it.start * 1000).toISOString())}: ${members.map((member, place) => `${texts[place].toLowerCase()} ${format(it[member])}`).join(", ")}` : "");
  };

  function data() {
    return [buckets.map((it) => it.start), ...form.columns(buckets, members)];
  }

  function restyle() {
    drawing?.destroy();
    const style = getComputedStyle(document.documentElement);
    drawing = new uPlot(options(form, members, (name) => style.getPropertyValue(`--${name}`).trim(), format, plot, read), data(), plot);
  }

  new ResizeObserver(() => drawing?.setSize(size(plot))).observe(plot);
  return {
    element,
    restyle,
    draw(fresh, inWords) {
      buckets = fresh;
      plot.setAttribute("aria-label", inWords);
      if (drawing) {
        drawing.setData(data());
      } else {
        restyle();
      }
    },
  };
}

const size = (plot) => ({ width: Math.max(240, plot.clientWidth), height: 180 });

function options(form, members, colour, format, plot, read) {
  const axis = { stroke: colour("quiet"), grid: { stroke: colour("line"), width: 1 }, ticks: { stroke: colour("line"), width: 1 }, font: "12px system-ui, sans-serif" };
  return {
    ...size(plot),
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false } },
    scales: { y: { range: (u, low, high) => [0, Math.max(form.least, high * 1.08)] } },
    axes: [
      { ...axis, values: (u, splits) => splits.map((it) => minute(new Date(it * 1000).toISOString()).replace(/^.*, /, "")) },
      { ...axis, size: 64, values: (u, splits) => splits.map((it) => (Number.isInteger(it) || form.least < 1 ? format(it) : "")) },
    ],
    series: [{}, ...form.series(members, colour)],
    hooks: { setCursor: [read] },
  };
}

/** Bars on top of each other: the tallest is drawn first, and what it consists of over it. */
const bars = {
  least: 4,
  columns: (buckets, members) => members.map((_, at) => buckets.map((it) => members.slice(0, members.length - at).reduce((sum, member) => sum + it[member], 0))),
  series: (members, colour) => [...members].reverse().map((member) => ({ fill: colour(member), stroke: colour(member), width: 0, points: { show: false }, paths: uPlot.paths.bars({ size: [0.85, 40] }) })),
};

const lines = {
  least: 10,
  columns: (buckets, members) => members.map((member) => buckets.map((it) => it[member])),
  series: (members, colour) => members.map((member) => ({ stroke: colour(member), width: 2, spanGaps: false, points: { show: true, size: 4, fill: colour(member) } })),
};

function tabulate(place, buckets, range) {
  const columns = [["From"], ...[...RESULT_TEXTS, ...LATENCY_TEXTS].map((text) => [text, "number"])];
  const busy = buckets.filter((it) => RESULTS.some((member) => it[member] > 0)).reverse();
  const rows = busy.map((it) => el("tr", {}, el("th", { scope: "row", class: "nowrap" }, minute(new Date(it.start * 1000).toISOString())),
    RESULTS.map((member) => el("td", { class: "number" }, count(it[member]))), LATENCIES.map((member) => el("td", { class: "number" }, millis(it[member])))));
  const content = busy.length === 0 ? el("p", { class: "quiet" }, `No attempt in the ${range.words}.`) : table(`Attempts in the ${range.words}`, columns, el("tbody", {}, rows));
  place.replaceChildren(place.firstChild, content);
}
