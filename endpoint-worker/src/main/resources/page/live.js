// Asks the worker again and again, and says at the top how old the answer is.
import { Refused } from "./api.js";
import { $, mark, say } from "./dom.js";
import { age, clock } from "./format.js";

const EVERY = 2_000;
const UNSEEN = 15_000;
const LONGEST = 30_000;
const LATE = 6_000;

/**
 * Asks now and every two seconds, less often while nobody looks or nothing answers.
 *
 * @param ask gets the answer, or fails
 * @param show draws it
 * @returns a function that asks at once
 */
export function follow(ask, show, { every = EVERY, told = topLine() } = {}) {
  let timer = 0;
  let failures = 0;
  let running = null;

  async function turn() {
    clearTimeout(timer);
    try {
      const answer = await ask();
      failures = 0;
      told.answered();
      show(answer);
    } catch (problem) {
      if (!isExpected(problem)) {
        throw problem;
      }
      failures += 1;
      told.failed(problem, Date.now() + pause());
    } finally {
      timer = setTimeout(now, pause());
    }
  }

  const pause = () => Math.max(document.hidden ? UNSEEN : every, failures === 0 ? 0 : Math.min(LONGEST, EVERY * 2 ** (failures - 1)));

  const now = () => (running ??= turn().finally(() => (running = null)));

  document.addEventListener("visibilitychange", () => document.hidden || now());
  now();
  return async () => {
    await running?.catch(() => {});
    return now();
  };
}

/** What may happen to a question: no connection, no time, or a no. Everything else is a defect of the page. */
export const isExpected = (problem) =>
  problem instanceof Refused || problem instanceof TypeError || ["TimeoutError", "AbortError"].includes(problem.name);

/** What went wrong, for a person. */
export const reason = (problem) => (problem instanceof Refused ? problem.message : "The worker does not answer.");

/** Shows trouble beside the part of the page that could not be drawn. */
export const beside = (note) => ({
  answered: () => (note.hidden = true),
  failed: (problem) => {
    note.hidden = false;
    say(note, `${reason(problem)} Trying again.`);
  },
});

function topLine() {
  let answered = null;
  let nextTry = null;
  let problem = null;

  function tick() {
    const line = $("live");
    if (problem) {
      mark(line, "data-state", "gone");
      say(line, `Trying again in ${age(Math.max(0, (nextTry - Date.now()) / 1000))}`);
    } else if (answered) {
      const old = Date.now() - answered;
      mark(line, "data-state", old > LATE && !document.hidden ? "late" : "live");
      say(line, old > LATE ? `Late: what you see is ${age(old / 1000)} old` : "Live");
    }
  }

  setInterval(tick, 1_000);
  return {
    answered() {
      answered = Date.now();
      problem = null;
      $("banner").hidden = true;
      tick();
    },
    failed(latest, at) {
      problem = latest;
      nextTry = at;
      const seen = answered ? ` What you see was so at ${clock(new Date(answered).toISOString())}.` : "";
      say($("banner"), reason(latest) + seen);
      $("banner").hidden = false;
      tick();
    },
  };
}

/** Speaks to those who do not see the page. */
export function announce(text) {
  $("announcer").append(Object.assign(document.createElement("p"), { textContent: text }));
  while ($("announcer").children.length > 5) {
    $("announcer").firstChild.remove();
  }
}

/** Which worker answers, and what it cannot reach. */
export function signWorker(status) {
  const parts = [`Worker ${status.instance ?? "without a name"}`, status.version && `version ${status.version}`];
  const workers = status.workers?.length;
  say($("worker"), [...parts, workers > 1 && `one of ${workers} workers that hold partitions`].filter(Boolean).join(" · "));
}

/** What a status says is not well. */
export function troubles(status) {
  const foreign = status.directory?.foreignRecords ?? 0;
  return [
    status.kafka?.problem && `Kafka: ${status.kafka.problem}`,
    status.directory?.problem && `Directory of endpoints: ${status.directory.problem}`,
    foreign > 0 && `Directory of endpoints: ${foreign} records on its topic are not ours and were skipped.`,
    status.ledger?.state && status.ledger.state !== "running" && `Delivery ledger: ${status.ledger.problem ?? status.ledger.state}`,
  ].filter(Boolean);
}
