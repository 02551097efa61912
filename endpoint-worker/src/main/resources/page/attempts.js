// Attempts, newest first: a table with filters, older ones on demand, and each in detail.
import { get } from "./api.js";
import { show as showDialog } from "./dialogs.js";
import { el, facts, keep, say, table } from "./dom.js";
import { clock, count, millis } from "./format.js";
import { eventAddress, image, RESULTS } from "./words.js";

const PAGE = 15;
const TYPING = 300;
const STATUS = /^[1-5]\d\d$/; // a half-typed one asks for nothing yet
const COLUMNS = [["Time"], ["Result"], ["Answer"], ["Image"], ["Action"], ["Attempt", "number"], ["Took", "number"], ["Detail"]];

/** Rows for attempts, in a table that is kept. */
export function attemptRows(caption, withEndpoint = false) {
  const body = el("tbody");
  const columns = withEndpoint ? [["Endpoint"], ...COLUMNS] : COLUMNS;
  return { element: table(caption, columns, body), draw: (attempts) => keep(body, attempts, keyOf, (it) => row(it, withEndpoint)) };
}

const keyOf = (it) => [it.endpoint, it.at, it.eventId, it.attempt, it.partition, it.offset].join(" ");

function row(it, withEndpoint) {
  const detail = el("button", { type: "button", class: "small", "aria-label": `Detail of the attempt at ${clock(it.at)}`, on: { click: () => showDetail(it) } }, "Detail");
  return el("tr", {},
    withEndpoint && el("th", { scope: "row" }, it.endpoint),
    el("td", { class: "nowrap" }, el("time", { datetime: it.at, title: it.at }, clock(it.at))),
    el("td", { class: `nowrap result-${it.result in RESULTS ? it.result : "unanswered"}` }, RESULTS[it.result] ?? it.result),
    el("td", { class: "fold" }, answer(it)),
    el("td", { class: "fold" }, el("a", { href: eventAddress(it.eventId) }, image(it) || it.eventId)),
    el("td", {}, it.action ?? "–"),
    el("td", { class: "number" }, count(it.attempt)),
    el("td", { class: "number" }, millis(it.millis)),
    el("td", {}, detail));
}

const answer = (it) => [it.status, it.error].filter((part) => part !== null && part !== undefined && part !== "").join(" ") || "–";

function showDetail(it) {
  const rows = el("dl", { class: "facts" }, facts([
    ["Event", el("a", { class: "mono", href: eventAddress(it.eventId) }, it.eventId)],
    ["Image", image(it)], ["Action", it.action], ["Sent", `${clock(it.at)} (${it.at})`], ["Took", millis(it.millis)],
    ["Attempt", count(it.attempt)], ["Answer", answer(it)], ["Stands at", `partition ${it.partition}, offset ${count(it.offset)}`],
    ["Kept because", it.sampled ? "a sample of the attempts that were accepted" : null],
  ]));
  const response = it.response ? el("pre", { tabindex: "0" }, it.response) : el("p", { class: "quiet" }, "The receiver sent no body, or none was kept.");
  showDialog(`${RESULTS[it.result] ?? it.result} by ${it.endpoint}`, el("div", {}, rows, el("h3", {}, "Start of the response"), response), "wider");
}

/** The table of one endpoint. */
export function attemptsTable(form, place, path) {
  const rows = attemptRows("Attempts, newest first");
  const empty = el("p", { class: "quiet", hidden: true });
  const older = el("button", { type: "button", on: { click: () => more() } }, "Older attempts");
  const filters = makeFilters(form);
  let before = [];
  let next = null;
  let latest = [];

  const query = (cursor) =>
    `${path}/attempts?${new URLSearchParams([...filters.values(), ["limit", PAGE], ...(cursor ? [["before", cursor]] : [])])}`;

  function show({ attempts, next: cursor, of }) {
    if (of !== undefined && of !== query()) {
      return; // the filter changed while the worker answered
    }
    latest = attempts;
    if (before.length === 0) {
      next = cursor ?? null;
    }
    draw();
  }

  function draw() {
    rows.draw([...latest, ...before]);
    const none = latest.length + before.length === 0;
    rows.element.hidden = none;
    empty.hidden = !none;
    say(empty, filters.values().length > 0 ? "No attempt that is still known is like that." : "No attempt is known yet.");
    older.hidden = next === null;
  }

  async function more() {
    older.disabled = true;
    try {
      const page = await get(query(next));
      before = [...before, ...page.attempts];
      next = page.next ?? null;
      draw();
    } finally {
      older.disabled = false;
    }
  }

  function forget() {
    before = [];
    next = null;
  }

  place.append(rows.element, empty, el("p", { class: "more" }, older));
  older.hidden = true;
  rows.element.hidden = true;
  return {
    ask: async () => {
      const of = query();
      return { ...(await get(of)), of };
    },
    show,
    onFilter: (again) => filters.onChange(forget, again),
  };
}

function makeFilters(form) {
  const result = el("select", { id: "by-result" }, el("option", { value: "" }, "any"), Object.entries(RESULTS).map(([value, text]) => el("option", { value }, text)));
  const field = (id, style, mode) => el("input", { id, type: "search", class: style, inputmode: mode ?? false, autocomplete: "off", spellcheck: "false" });
  const fields = { result, status: field("by-status", "short", "numeric"), repository: field("by-repository", ""), event: field("by-event", "") };
  const labels = { result: "Result", status: "Status", repository: "Repository", event: "Event id" };
  form.append(...Object.entries(fields).map(([name, input]) => el("label", { for: input.id }, labels[name], input)));
  form.addEventListener("submit", (submit) => submit.preventDefault());
  return {
    values: () => Object.entries(fields).map(([name, input]) => [name, input.value.trim()]).filter(([name, value]) => value !== "" && (name !== "status" || STATUS.test(value))),
    onChange: (changed, settled) => {
      let timer = 0;
      const heard = () => {
        changed();
        clearTimeout(timer);
        timer = setTimeout(settled, TYPING);
      };
      form.addEventListener("input", heard);
      form.addEventListener("change", heard);
    },
  };
}
