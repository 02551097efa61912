// One endpoint: what is with it, why, and what a person can do about it.
import { makeButtons, showButtons } from "./actions.js";
import { get, Refused } from "./api.js";
import { attemptsTable } from "./attempts.js";
import { charts } from "./charts.js";
import { showConfiguration } from "./configuration.js";
import { $, complain, el, facts, keep, mark, say } from "./dom.js";
import { age, clock, count, due, rate } from "./format.js";
import { announce, beside, follow, signWorker, troubles } from "./live.js";
import { showPartitions } from "./partitions.js";
import { breaker, chip, eventAddress, image, levelOf, sentenceOf, statusName, wordOf } from "./words.js";

const name = new URLSearchParams(location.search).get("name") ?? "";
const path = `endpoints/${encodeURIComponent(name)}`;

let shownWord = null;
let ledger = null;

document.title = `${name} · Registry Notifier`;
say($("name"), name);

const ask = () => Promise.all([get("status"), get(path)]);

function show([status, endpoint]) {
  const isFirst = ledger === null;
  ledger = status.ledger ?? { state: "running" };
  $("whole").hidden = false;
  signWorker(status);
  say($("address"), endpoint.url);
  verdict(endpoint);
  complain($("problems"), [...troubles(status), ...(endpoint.problems ?? []), endpoint.problem].filter(Boolean));
  showButtons(endpoint, (status.role ?? "admin") === "admin");
  figures(endpoint);
  head(endpoint);
  totals(endpoint.totals);
  showPartitions($("partitions"), endpoint.partitions);
  origin(endpoint);
  showConfiguration($("configuration"), endpoint.configuration);
  if (isFirst) {
    followHistory();
  }
}

function verdict(endpoint) {
  const word = wordOf(endpoint);
  mark($("verdict"), "data-level", levelOf(endpoint));
  say($("sentence"), sentenceOf(endpoint));
  if (word !== shownWord) {
    $("chip").replaceChildren(chip(endpoint));
    document.title = `${name}: ${word} · Registry Notifier`;
    if (shownWord) {
      announce(`${name}: ${sentenceOf(endpoint)}`);
    }
    shownWord = word;
  }
}

function figures(it) {
  const shown = [
    ["Waiting", count(it.pending)],
    ["Oldest", it.pending === 0 ? "–" : age(it.oldestPendingSeconds)],
    ["Accepted / min", rate(it.acceptedPerMinute)],
    ["Failed / min", rate(it.failedPerMinute)],
    ["Breaker", breaker(it.breaker)],
    ["Next try", it.nextTry ? due(it.nextTry) : "–"],
    ["Failing since", it.failingSince ? clock(it.failingSince) : "–"],
  ];
  keep($("figures"), shown, ([term]) => term, ([term]) => el("div", {}, el("dt", {}, term), el("dd")), (box, [, value]) => say(box.lastChild, value));
}

function head({ head: next, partitions, lastError }) {
  $("head").hidden = !next;
  if (!next) {
    return;
  }
  const key = JSON.stringify([next, lastError]);
  const retry = partitions?.find((it) => it.partition === next.partition)?.retries?.find((it) => it.offset === next.offset);
  if ($("head").dataset.shown !== key) {
    $("head").dataset.shown = key;
    $("head-text").replaceChildren("Event ", el("a", { class: "mono", href: eventAddress(next.eventId) }, next.eventId),
      `: ${next.action ?? "event"} of ${image(next)}, partition ${next.partition}, offset ${count(next.offset)}. `, el("span"));
  }
  say($("head-text").lastChild, tried(next.attempts, retry, lastError));
}

function tried(attempts, retry, lastError) {
  if (!attempts) {
    return "Not tried yet.";
  }
  const first = retry?.firstFailure ? `, first at ${clock(retry.firstFailure)}` : "";
  const next = retry?.nextTry ? ` Next try ${due(retry.nextTry)}.` : "";
  return `Tried ${attempts === 1 ? "once" : `${count(attempts)} times`}${first}${lastError ? `; last: ${lastError}` : ""}.${next}`;
}

function totals(sums) {
  const place = $("totals");
  const key = JSON.stringify(sums);
  if (place.dataset.shown === key) {
    return;
  }
  place.dataset.shown = key;
  if (!sums) {
    place.replaceChildren(el("p", { class: "quiet" }, "The delivery ledger cannot tell at the moment."));
    return;
  }
  place.replaceChildren(el("dl", { class: "facts" }, facts([
    ["Events", count(sums.events)], ["Accepted", count(sums.successes)], ["Refused", count(sums.failures)], ["Without answer", count(sums.errors)],
    ["Put aside", count(sums.putAside)], ["Passed over", count(sums.passedOver)], ["Counted since", sums.since ? clock(sums.since) : null],
  ])), statuses(sums.statuses ?? {}));
}

function statuses(counts) {
  const all = Object.values(counts).reduce((sum, it) => sum + it, 0);
  const rows = Object.entries(counts).sort(([, one], [, other]) => other - one).map(([code, times]) =>
    el("tr", {}, el("th", { scope: "row" }, statusName(code)), el("td", { class: "number" }, count(times)), el("td", { class: "number" }, `${rate((times / all) * 100)} %`)));
  return rows.length === 0 ? "" : el("table", {}, el("caption", { class: "unseen" }, "Answers by status"),
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Status"), el("th", { scope: "col", class: "number" }, "Answers"), el("th", { scope: "col", class: "number" }, "Share"))),
    el("tbody", {}, rows));
}

function origin(it) {
  const from = it.origin === "file" ? "From the configuration file" : it.origin === "api" ? "Set over the API" : "Origin not known";
  const why = it.reason ? ` Reason given: ${it.reason}` : "";
  say($("origin"), `${from}; revision ${count(it.revision)}${it.changed ? `, changed ${clock(it.changed)}` : ""}.${why}`);
}

/** What the ledger alone can tell is not asked for while the worker says that it cannot. */
const ofLedger = (question) => async () => {
  if (ledger.state !== "running") {
    throw new Refused(503, { detail: `The delivery ledger is ${ledger.state}${ledger.problem ? `: ${ledger.problem}` : ""}.` });
  }
  return question();
};

function followHistory() {
  const attempts = attemptsTable($("filter"), $("attempts"), path);
  attempts.onFilter(follow(ofLedger(attempts.ask), attempts.show, { told: beside($("attempts-problem")) }));
  const drawn = charts($("ranges"), $("charts"), path);
  drawn.onRange(follow(ofLedger(drawn.ask), drawn.show, { every: 10_000, told: beside($("charts-problem")) }));
}

const askAgain = follow(ask, show);
makeButtons($("buttons"), askAgain);
