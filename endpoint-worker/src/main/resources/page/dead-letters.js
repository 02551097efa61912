// Events that were put aside: look at one, send it again, or all of an endpoint.
import { get, post } from "./api.js";
import { confirm, show as showDialog } from "./dialogs.js";
import { $, complain, el, facts, keep, say, table } from "./dom.js";
import { clock, count, events } from "./format.js";
import { follow, signWorker, troubles } from "./live.js";
import { address, eventAddress, image } from "./words.js";

const PAGE = 50;
const COLUMNS = [["Put aside"], ["Endpoint"], ["Image"], ["Cause"], ["Attempts", "number"], ["Detail"], ["Redrive"]];

const AGAIN = "It is written to the events topic again, for this endpoint alone, and delivered behind what already waits: newer events of its repository may have gone before. The dead letter stays where it is.";

const body = el("tbody");
const listed = table("Dead letters, newest first", COLUMNS, body);
const empty = el("p", { class: "quiet", hidden: true });
const older = el("button", { type: "button", hidden: true, on: { click: more } }, "Older dead letters");
const choice = el("select", { id: "by-endpoint" }, el("option", { value: "" }, "all"));
const asked = new URLSearchParams(location.search);

let latest = [];
let before = [];
let next = null;
let mayChange = true;

$("filter").prepend(el("label", { for: "by-endpoint" }, "Endpoint", choice));
$("filter").addEventListener("submit", (submit) => submit.preventDefault());
$("letters").append(listed, empty, el("p", { class: "more" }, older));
listed.hidden = true;

const query = (cursor) =>
  `dead-letters?${new URLSearchParams([["limit", PAGE], ...(choice.value ? [["endpoint", choice.value]] : []), ...(cursor ? [["before", cursor]] : [])])}`;

async function ask() {
  const of = query();
  return [await Promise.all([get("status"), get("endpoints?day=false"), get(of)]), of];
}

function show([[status, { endpoints }, page], of]) {
  if (of !== query()) {
    return;
  }
  signWorker(status);
  mayChange = (status.role ?? "admin") === "admin";
  complain($("problems"), [...troubles(status), page.foreign > 0 && `${count(page.foreign)} records on the dead letters topic are not ours and were left out.`].filter(Boolean));
  const names = [...new Set([...endpoints.map((it) => it.name), ...(choice.value ? [choice.value] : [])])].sort();
  keep(options, names, (it) => it, (it) => el("option", { value: it }, it));
  latest = page.deadLetters;
  if (before.length === 0) {
    next = page.next ?? null;
  }
  draw();
}

/** The endpoints' options, below the one for all. */
const options = el("optgroup", { label: "Endpoints" });
choice.append(options);

function draw() {
  const letters = [...latest, ...before];
  keep(body, letters, (it) => it.id, row, ({ redrive }) => (redrive.disabled = !mayChange));
  listed.hidden = letters.length === 0;
  empty.hidden = letters.length > 0;
  say(empty, choice.value ? `Nothing of ${choice.value} was put aside.` : "Nothing was put aside.");
  older.hidden = next === null;
  $("redrive-all").disabled = !mayChange || letters.length === 0 || choice.value === "";
}

async function more() {
  const page = await get(query(next));
  before = [...before, ...page.deadLetters];
  next = page.next ?? null;
  draw();
}

function row(it) {
  const redrive = el("button", { type: "button", class: "small", "aria-label": `Redrive ${it.event.id} to ${it.endpoint}`, on: { click: () => again(it) } }, "Redrive …");
  const detail = el("button", { type: "button", class: "small", "aria-label": `Detail of ${it.event.id}`, on: { click: () => look(it.id) } }, "Detail");
  const element = el("tr", {},
    el("td", { class: "nowrap" }, el("time", { datetime: it.putAside, title: it.putAside }, clock(it.putAside))),
    el("th", { scope: "row" }, el("a", { href: address(it.endpoint) }, it.endpoint)),
    el("td", { class: "fold" }, el("a", { href: eventAddress(it.event.id) }, image(it.event) || it.event.id)),
    el("td", { class: "fold" }, it.cause), el("td", { class: "number" }, count(it.attempts)), el("td", {}, detail), el("td", {}, redrive));
  return { element, redrive };
}

async function look(id) {
  try {
    const it = await get(`dead-letters/${encodeURIComponent(id)}`);
    showDialog("Dead letter", el("div", {}, el("dl", { class: "facts" }, facts([
      ["Event", el("a", { class: "mono", href: eventAddress(it.event.id) }, it.event.id)], ["Endpoint", it.endpoint], ["Image", image(it.event)], ["Action", it.event.action],
      ["Cause", it.cause], ["Attempts", count(it.attempts)], ["First failure", it.firstFailure && clock(it.firstFailure)], ["Put aside", clock(it.putAside)],
      ["Stood at", `partition ${it.event.partition}, offset ${count(it.event.offset)}`],
    ])), el("h3", {}, "The event"), el("pre", { tabindex: "0" }, JSON.stringify(it.content, null, 2) ?? "")), "wider");
  } catch (problem) {
    complain($("problems"), [problem.message]);
  }
}

const again = (it) => redrive({
  title: `Redrive ${it.event.id} to ${it.endpoint}?`,
  texts: [`It was put aside ${clock(it.putAside)}: ${it.cause}`, AGAIN],
  order: { ids: [it.id] },
});

const allAgain = (endpoint) => redrive({
  title: `Redrive all dead letters of ${endpoint}?`,
  texts: [`Every dead letter of ${endpoint} that Kafka still has goes out again, oldest first, whether it stands in this list or not; those that were redriven before go out once more.`, AGAIN.replace("It is", "Each is")],
  order: { endpoint },
});

async function redrive({ title, texts, order }) {
  const result = await confirm({ title, texts, verb: "Redrive", deed: async () => ({ answer: await post("dead-letters/redrive", order) }) });
  if (result) {
    say($("said"), inWords(result.answer));
    await askAgain();
  }
}

function inWords({ redriven, unknown }) {
  const sent = redriven.length === 1 ? "Redriven: one event is on its way again." : `Redriven: ${events(redriven.length)} are on their way again.`;
  return (unknown ?? []).length === 0 ? sent : `${sent} Kafka no longer has ${count(unknown.length)}.`;
}

choice.addEventListener("change", () => {
  before = [];
  next = null;
  askAgain();
});
$("redrive-all").addEventListener("click", () => allAgain(choice.value));
if (asked.has("endpoint")) {
  options.append(el("option", { value: asked.get("endpoint") }, asked.get("endpoint")));
  choice.value = asked.get("endpoint");
  options.kept = new Map([[choice.value, options.firstChild]]);
}
if (asked.has("letter")) {
  look(asked.get("letter"));
}
const askAgain = follow(ask, show);
