// All endpoints, those that need a person first.
import { get } from "./api.js";
import { $, complain, el, keep, mark, say } from "./dom.js";
import { age, count, events, rate } from "./format.js";
import { announce, follow, signWorker, troubles } from "./live.js";
import { sparkline } from "./sparkline.js";
import { address, byNeed, chip, levelOf, needsAPerson, sentenceOf, wordOf } from "./words.js";

const DAY_EVERY = 60_000;
const WITHOUT_DAYS = "endpoints?day=false";
const MANY = 8;

const days = new Map();
let daysAsked = 0;
let shown = [];

function ask() {
  const withDays = Date.now() - daysAsked > DAY_EVERY;
  if (withDays) {
    daysAsked = Date.now();
  }
  return Promise.all([get("status"), get(withDays ? "endpoints" : WITHOUT_DAYS)]).catch((problem) => {
    daysAsked = 0;
    throw problem;
  });
}

function show([status, { endpoints, problems }]) {
  endpoints.filter((it) => it.day).forEach((it) => days.set(it.name, it.day));
  if (days.size === 0) {
    daysAsked = 0; // the ledger could not tell
  }
  shown = [...endpoints].sort(byNeed);
  headline(shown);
  complain($("problems"), [...troubles(status), ...(problems ?? [])]);
  signWorker(status);
  draw();
}

function draw() {
  const words = $("find").value.trim().toLowerCase();
  const found = shown.filter((it) => `${it.name} ${it.url} ${wordOf(it)} ${sentenceOf(it)}`.toLowerCase().includes(words));
  $("tools").hidden = shown.length < MANY && words === "";
  $("endpoints").hidden = found.length === 0;
  $("nothing").hidden = found.length > 0;
  say($("nothing"), shown.length === 0
    ? "There are no endpoints yet. Name one in the configuration, or create one with ./notifier endpoints apply."
    : `None of the ${shown.length} endpoints has “${words}” in it.`);
  keep($("rows"), found, (it) => it.name, row, update);
}

function headline(endpoints) {
  const needy = endpoints.filter(needsAPerson).length;
  const all = endpoints.length;
  const text = all === 0 ? "No endpoints" : needy === 0 ? allWell(all) : `${needy} of ${all} ${all === 1 ? "endpoint needs" : needy === 1 ? "endpoints needs" : "endpoints need"} you`;
  say($("headline"), text);
  document.title = needy > 0 ? `(${needy}) Registry Notifier` : "Endpoints · Registry Notifier";
  const known = endpoints.filter((it) => it.pending !== null && it.pending !== undefined);
  const pending = known.reduce((sum, it) => sum + it.pending, 0);
  const oldest = Math.max(0, ...known.map((it) => it.oldestPendingSeconds ?? 0));
  const more = known.length < all ? ` Not known for ${all - known.length}.` : "";
  say($("summary"), (pending === 0 ? "No event waits." : `${events(pending)} ${pending === 1 ? "waits" : "wait"}, the oldest for ${age(oldest)}.`) + more);
}

const allWell = (all) => (all === 1 ? "The endpoint needs nobody" : `None of ${all} endpoints needs you`);

function row(summary) {
  const cell = (label, style) => el("td", { role: "cell", class: style ?? false, "data-label": label });
  const parts = {
    word: el("span"),
    says: el("p", { class: "says" }),
    pending: cell("Waiting", "number"),
    oldest: cell("Oldest", "number"),
    accepted: cell("Accepted / min", "number"),
    failed: cell("Failed / min", "number"),
    day: cell("Last 24 hours"),
    spark: sparkline(),
  };
  const name = el("span", { class: "name" }, el("a", { href: address(summary.name) }, summary.name), parts.word);
  parts.day.append(parts.spark.element);
  parts.element = el("tr", { role: "row" }, el("th", { scope: "row", role: "rowheader" }, name, parts.says),
    parts.pending, parts.oldest, parts.accepted, parts.failed, parts.day);
  return parts;
}

function update(parts, summary) {
  const level = levelOf(summary);
  const word = wordOf(summary);
  if (parts.shownWord !== word) {
    parts.word.replaceChildren(chip(summary));
    if (parts.shownWord) {
      announce(`${summary.name}: ${sentenceOf(summary)}`);
    }
    parts.shownWord = word;
  }
  mark(parts.element, "data-level", level);
  say(parts.says, sentenceOf(summary));
  say(parts.pending, count(summary.pending));
  say(parts.oldest, summary.pending === 0 ? "–" : age(summary.oldestPendingSeconds));
  say(parts.accepted, rate(summary.acceptedPerMinute));
  say(parts.failed, rate(summary.failedPerMinute));
  parts.failed.classList.toggle("hot", summary.failedPerMinute > 0);
  drawDay(parts, days.get(summary.name));
}

function drawDay(parts, day) {
  if (day && parts.drawn !== day) {
    parts.drawn = day;
    parts.spark.draw(day);
  }
  parts.spark.element.toggleAttribute("hidden", !day);
}

$("find").addEventListener("input", draw);
follow(ask, show);
