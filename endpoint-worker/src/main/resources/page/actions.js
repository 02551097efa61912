// The buttons of an endpoint. Each says what will happen before it does.
import { post } from "./api.js";
import { confirm, show } from "./dialogs.js";
import { $, el, say } from "./dom.js";
import { count, events, millis } from "./format.js";
import { image } from "./words.js";

const STOPPED = ["paused", "parked"];

const KEPT = "Its place is kept and the events stay on Kafka. Nothing is lost unless it takes longer than the events topic keeps them.";

const ACTIONS = [
  {
    name: "retry", label: "Retry now", verb: "Retry now", main: true,
    isFor: (it) => it.activity === "running",
    title: (it) => `Retry ${it.name} now?`,
    texts: (it) => [
      `${events(it.pending)} ${it.pending === 1 ? "waits" : "wait"}. Those that wait for their next try go out at once, and the breaker lets one through without waiting.`,
      "What fails again waits again, as the endpoint's backoff says. Order within a repository is kept.",
    ],
    done: (it) => `Retried: what waited for its time goes out to ${it.name} now.`,
  },
  {
    name: "pause", label: "Pause", verb: "Pause", reason: "optional", guarded: true,
    isFor: (it) => it.activity === "running",
    title: (it) => `Pause ${it.name}?`,
    texts: () => ["Requests that are out end; after that nothing more is sent until somebody resumes it.", KEPT],
    done: (it) => `Paused: nothing is sent to ${it.name} until somebody resumes it.`,
  },
  {
    name: "resume", label: "Resume", verb: "Resume", main: true, guarded: true,
    isFor: (it) => STOPPED.includes(it.activity),
    title: (it) => `Resume ${it.name}?`,
    texts: (it) => [
      `Delivery goes on at once where it stopped: ${events(it.pending)} ${it.pending === 1 ? "waits" : "wait"}, and up to as many requests go out at the same time as its configuration allows.`,
      ...(it.activity === "parked" ? ["It was parked, as a rule because the receiver answered 410 Gone. If it does so again, it is parked again."] : []),
    ],
    done: (it) => `Resumed: ${it.name} goes on where it stopped.`,
  },
  {
    name: "skip", label: "Skip the next event", verb: "Skip it", reason: "required", grave: true, guarded: true,
    isFor: (it) => it.head && it.activity !== "disabled" && it.activity !== "deleting",
    title: (it) => `Skip event ${it.head.eventId}?`,
    texts: (it) => [
      `${it.name} does not get this event (${it.head.action ?? "event"} of ${image(it.head)}, partition ${it.head.partition}, offset ${count(it.head.offset)}), and its repository goes on with the next one.`,
      "The event is written to the dead letters topic with your reason, and counts as done once Kafka has acknowledged it. From there it can be redriven.",
    ],
    body: (it) => ({ partition: it.head.partition, offset: it.head.offset }),
    done: (it) => `Skipped: ${it.head.eventId} is put aside among the dead letters.`,
  },
  {
    name: "test", label: "Send a test", verb: "Send it",
    isFor: () => true,
    title: (it) => `Send a test event to ${it.name}?`,
    texts: (it) => [
      `One request goes to ${it.url} now, with the endpoint's own headers and a made-up event that is marked as a test. You see the whole exchange.`,
      "Whatever the answer is, it is not tried again, and no event of the registry is touched.",
    ],
  },
  {
    name: "disable", label: "Disable", verb: "Disable", reason: "optional", grave: true, guarded: true,
    isFor: (it) => it.activity !== "disabled" && it.activity !== "deleting",
    title: (it) => `Disable ${it.name}?`,
    texts: () => ["Every worker finishes what is out, commits and leaves the endpoint's group. Nothing more is sent until somebody enables it.", KEPT],
    done: (it) => `Disabled: no worker serves ${it.name} until somebody enables it.`,
  },
  {
    name: "enable", label: "Enable", verb: "Enable", main: true, guarded: true,
    isFor: (it) => it.activity === "disabled",
    title: (it) => `Enable ${it.name}?`,
    texts: (it) => [`The workers join the endpoint's group again and deliver from the place that was kept: ${events(it.pending)} ${it.pending === 1 ? "waits" : "wait"}.`],
    done: (it) => `Enabled: the workers deliver to ${it.name} again.`,
  },
];

let current = null;

/** Makes the buttons once; {@code then} is called when something was done. */
export function makeButtons(parent, then) {
  parent.append(...ACTIONS.map((action) =>
    el("button", { type: "button", id: `do-${action.name}`, class: action.main ? "main" : false, hidden: true, on: { click: () => run(action, then) } }, `${action.label} …`)));
}

/** Shows the buttons that the endpoint's state allows. */
export function showButtons(endpoint, mayChange) {
  current = endpoint;
  for (const action of ACTIONS) {
    const button = $(`do-${action.name}`);
    const hadFocus = document.activeElement === button;
    button.hidden = !action.isFor(endpoint);
    button.disabled = !mayChange;
    button.title = mayChange ? "" : "Your token may read, not change";
    if (button.hidden && hadFocus) {
      $("name").focus();
    }
  }
}

async function run(action, then) {
  const endpoint = current;
  const result = await confirm({
    title: action.title(endpoint),
    texts: action.texts(endpoint),
    verb: action.verb,
    grave: action.grave,
    reason: action.reason,
    deed: async (reason) => ({ answer: await order(action, endpoint, reason) }),
  });
  if (!result) {
    return;
  }
  if (action.name === "test") {
    showExchange(endpoint, result.answer);
  } else {
    say($("said"), action.done(endpoint));
  }
  await then();
}

function order(action, endpoint, reason) {
  const body = { ...action.body?.(endpoint), ...(action.reason ? { reason } : {}) };
  return post(`endpoints/${encodeURIComponent(endpoint.name)}/${action.name}`, body, action.guarded ? endpoint.revision : undefined);
}

function showExchange(endpoint, exchange) {
  const { request, response } = exchange;
  const outcome = exchange.error ? `No answer: ${exchange.error}` : `Answered ${response?.status ?? "?"}`;
  show(`Test of ${endpoint.name}: ${outcome}`, el("div", {},
    el("p", {}, `The exchange took ${millis(exchange.millis)}.`),
    el("h3", {}, "Request"), el("pre", { tabindex: "0" }, message(`${request?.method ?? "POST"} ${request?.url ?? endpoint.url}`, request)),
    el("h3", {}, "Answer"), response ? el("pre", { tabindex: "0" }, message(`HTTP ${response.status}`, response)) : el("p", {}, exchange.error ?? "None.")), "wider");
}

const message = (first, part) =>
  [first, ...lines(part?.headers), "", typeof part?.body === "string" ? part.body : JSON.stringify(part?.body ?? "", null, 2)].join("\n");

/** Header fields, however the API groups them. */
function lines(headers) {
  return Object.entries(headers ?? {}).flatMap(([name, values]) => [values].flat().map((value) => `${name}: ${value}`));
}

