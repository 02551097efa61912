// The one door to the worker's API.
import { askForToken } from "./dialogs.js";

const KEY = "registry-notifier-token";
const PATIENCE = 10_000;

/** The API answered, and it was no. */
export class Refused extends Error {
  constructor(status, problem) {
    super([problem.detail ?? problem.title ?? `The worker answered ${status}.`, ...(problem.errors ?? []).map(line)].join(" "));
    this.status = status;
  }
}

const line = (error) => (typeof error === "string" ? error : error.message ?? error.detail ?? JSON.stringify(error));

let asking = null;

export const get = (path) => send(path, { method: "GET" });

/** Orders something; the revision, where given, must still be the current one. */
export const post = (path, body, revision) =>
  send(path, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "Content-Type": "application/json", ...(revision === undefined ? {} : { "If-Match": `"${revision}"` }) },
  });

async function send(path, request) {
  const token = sessionStorage.getItem(KEY);
  const response = await fetch(`api/${path}`, {
    ...request,
    headers: { Accept: "application/json", ...request.headers, ...(token ? { Authorization: `Bearer ${token}` } : {}) },
    cache: "no-store",
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (response.status === 401) {
    await freshToken(token);
    return send(path, request);
  }
  const answer = await json(response);
  if (!response.ok) {
    throw new Refused(response.status, answer);
  }
  return answer;
}

async function json(response) {
  const text = await response.text();
  try {
    return text === "" ? {} : JSON.parse(text);
  } catch {
    throw new Refused(response.status, { detail: `The worker answered ${response.status}, but not in JSON.` });
  }
}

/** Asks a person once, however many requests were refused; the token lives as long as this tab. */
async function freshToken(refused) {
  if (refused !== sessionStorage.getItem(KEY)) {
    return;
  }
  asking ??= askForToken(refused !== null).finally(() => (asking = null));
  sessionStorage.setItem(KEY, await asking);
}
