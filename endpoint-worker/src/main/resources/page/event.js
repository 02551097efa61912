// One event by its id: where it stands, and what became of it at each endpoint.
import { get } from "./api.js";
import { attemptRows } from "./attempts.js";
import { $, el, facts, keep, say, table } from "./dom.js";
import { clock, count, due } from "./format.js";
import { follow, signWorker } from "./live.js";
import { address, image, state } from "./words.js";

const COLUMNS = [["Endpoint"], ["State"], ["Attempts", "number"], ["Next try"]];

const states = el("tbody");
const log = attemptRows("Attempts with this event", true);
const id = new URLSearchParams(location.search).get("id")?.trim() ?? "";

$("states").append(table("State at each endpoint", COLUMNS, states));
$("log").append(log.element);
$("id").value = id;
$("search").addEventListener("submit", (submit) => {
  submit.preventDefault();
  location.search = new URLSearchParams({ id: $("id").value.trim() });
});

const ask = () => Promise.all([get("status"), id === "" ? null : find()]);

/** An id that was not found is an answer, not trouble. */
async function find() {
  try {
    return await get(`events/${encodeURIComponent(id)}`);
  } catch (problem) {
    if (problem.status !== 404) {
      throw problem;
    }
    return { found: false, detail: problem.message };
  }
}

function show([status, answer]) {
  signWorker(status);
  const found = answer?.found !== false && Boolean(answer?.event);
  $("found").hidden = !found;
  say($("state"), answer === null ? "" : found ? [searched(answer), ...(answer.problems ?? [])].join(" ").trim() : answer.detail ?? `No event ${id} was found.${searched(answer)}`);
  if (found) {
    draw(answer);
  }
}

const searched = ({ searched: it }) =>
  it && !it.complete ? `Only a part of the events topic was searched: ${count(it.records)} records${it.from ? ` since ${clock(it.from)}` : ""}.` : "";

const standsAt = (it) => `partition ${it.partition}, offset ${count(it.offset)}`;

function draw({ event, endpoints, copies: others }) {
  const copies = others ?? [];
  const key = JSON.stringify([event, copies]);
  if ($("event").dataset.shown !== key) {
    $("event").dataset.shown = key;
    $("event").replaceChildren(...facts([
      ["Id", el("span", { class: "mono" }, id)], ["Image", image(event)], ["Action", event.action], ["Time", `${clock(event.time)} (${event.time})`],
      ["Media type", event.mediaType], ["Stands at", standsAt(event)],
      ["Redriven to", event.redriveTo], ["Other copies at", copies.map(standsAt).join("; ")],
    ]));
  }
  keep(states, endpoints ?? [], (it) => it.endpoint, row, update);
  const attempts = (endpoints ?? []).flatMap((it) => (it.log ?? []).map((entry) => ({ ...entry, endpoint: entry.endpoint ?? it.endpoint, eventId: entry.eventId ?? id })));
  attempts.sort((one, other) => (one.at < other.at ? 1 : -1));
  $("log-section").hidden = attempts.length === 0;
  log.draw(attempts);
}

function row(it) {
  const cells = { state: el("td"), attempts: el("td", { class: "number" }), next: el("td") };
  return { ...cells, element: el("tr", {}, el("th", { scope: "row" }, el("a", { href: address(it.endpoint) }, it.endpoint)), cells.state, cells.attempts, cells.next) };
}

function update(cells, it) {
  const letter = it.deadLetter;
  const key = JSON.stringify([it.state, letter, it.reason]);
  if (cells.shown !== key) {
    cells.shown = key;
    const word = letter ? el("a", { href: `dead-letters.html?letter=${encodeURIComponent(letter)}` }, state(it.state)) : state(it.state);
    cells.state.replaceChildren(word, it.reason ? `: ${it.reason}` : "");
  }
  say(cells.attempts, count(it.attempts));
  say(cells.next, it.nextTry ? due(it.nextTry) : "–");
}

if (id === "") {
  $("id").focus();
}
follow(ask, show);
