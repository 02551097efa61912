// The words of this system for what the API tells in tokens.
import { el, svg } from "./dom.js";

const LEVELS = {
  ok: "Healthy",
  waiting: "Waiting",
  failing: "Failing",
  stopped: "Stopped",
  unserved: "Nobody serves it",
  unknown: "Unknown",
};

const ACTIVITIES = { paused: "Paused", parked: "Parked", disabled: "Disabled", deleting: "Being deleted" };

const SHAPES = {
  ok: "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zm3.3 5-3.9 4.2L4.8 8.3l1-1.1 1.5 1.5 2.9-3.2z",
  waiting: "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zm.8 3v3.2l2.3 1.4-.8 1.2-3-1.8v-4z",
  failing: "M8 1 15.2 14H.8zM7.2 6v4h1.6V6zm0 5v1.6h1.6V11z",
  stopped: "M2 2h12v12H2zm3 3v6h2V5zm4 0v6h2V5z",
  unserved: "M8 1l7 7-7 7-7-7zm-.8 3.5v4.2h1.6V4.5zm0 5.2v1.6h1.6V9.7z",
  unknown: "M8 1l7 7-7 7-7-7zm-.8 3.5v4.2h1.6V4.5zm0 5.2v1.6h1.6V9.7z",
};

export const RESULTS = { accepted: "Accepted", refused: "Refused", unanswered: "No answer" };

const STATES = {
  delivered: "Delivered",
  pending: "Pending",
  filtered: "Filtered out by the endpoint's own rules",
  "put-aside": "Put aside as a dead letter",
  "before-start": "Older than the endpoint's start",
  lost: "Lost: retention deleted it first",
  unknown: "Not known",
};

const BREAKERS = { closed: "Closed", open: "Open", probing: "Probing", unknown: "Not known" };

export const state = (token) => STATES[token] ?? token;

export const breaker = (token) => BREAKERS[token ?? "unknown"] ?? token;

export const levelOf = (summary) => (LEVELS[summary.verdict?.level] ? summary.verdict.level : "unknown");

export const wordOf = (summary) =>
  levelOf(summary) === "stopped" ? ACTIVITIES[summary.activity] ?? LEVELS.stopped : LEVELS[levelOf(summary)];

export const sentenceOf = (summary) => summary.verdict?.text ?? "Nothing is known of it at the moment.";

/** A level as colour, shape and word. */
export function chip(summary) {
  const level = levelOf(summary);
  const shape = svg("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" },
    svg("path", { d: SHAPES[level], fill: "currentColor", "fill-rule": "evenodd" }));
  return el("span", { class: "chip", "data-level": level }, shape, wordOf(summary));
}

/** Whether somebody has to look at it. */
export const needsAPerson = (summary) =>
  ["failing", "unserved", "unknown"].includes(levelOf(summary)) || summary.activity === "parked";

const RANKS = ["failing", "unserved", "parked", "unknown", "waiting", "paused", "deleting", "ok", "disabled"];

function rank(summary) {
  const level = levelOf(summary);
  const place = RANKS.indexOf(level === "stopped" ? summary.activity : level);
  return place < 0 ? RANKS.indexOf("waiting") : place;
}

/** What needs a person comes first; then what waits longest, then most, then by name. */
export const byNeed = (one, other) =>
  rank(one) - rank(other) ||
  (other.oldestPendingSeconds ?? 0) - (one.oldestPendingSeconds ?? 0) ||
  (other.pending ?? 0) - (one.pending ?? 0) ||
  (one.name < other.name ? -1 : 1);

export const address = (name) => `endpoint.html?name=${encodeURIComponent(name)}`;

export const eventAddress = (id) => `event.html?id=${encodeURIComponent(id)}`;

export const image = (it) => (it.repository ?? "") + (it.tag ? `:${it.tag}` : "");

// RFC 9110 15, and what proxies say; as the registry writes them.
const REASONS = {
  200: "OK", 201: "Created", 202: "Accepted", 204: "No Content", 301: "Moved Permanently", 302: "Found", 303: "See Other", 304: "Not Modified",
  307: "Temporary Redirect", 308: "Permanent Redirect", 400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found",
  405: "Method Not Allowed", 406: "Not Acceptable", 408: "Request Timeout", 409: "Conflict", 410: "Gone", 411: "Length Required",
  412: "Precondition Failed", 413: "Request Entity Too Large", 415: "Unsupported Media Type", 422: "Unprocessable Entity", 423: "Locked",
  425: "Too Early", 429: "Too Many Requests", 431: "Request Header Fields Too Large", 500: "Internal Server Error", 501: "Not Implemented",
  502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout", 507: "Insufficient Storage",
};

/** A status code with its name, where it has one. */
export const statusName = (code) => [code, REASONS[code]].filter(Boolean).join(" ");
