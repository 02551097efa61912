// The configuration in force as the API masks it: one line for each key.
import { el, table } from "./dom.js";

/** Draws it when it is another than before. */
export function showConfiguration(place, configuration) {
  const key = JSON.stringify(configuration ?? null);
  if (place.dataset.shown === key) {
    return;
  }
  place.dataset.shown = key;
  const rows = flat("", configuration ?? {}).map(([name, value]) =>
    el("tr", {}, el("th", { scope: "row", class: "mono" }, name), el("td", { class: "mono fold" }, value)));
  place.replaceChildren(table("Configuration in force", [["Key"], ["Value"]], el("tbody", { class: "dense" }, rows)));
}

function flat(prefix, value) {
  if (Array.isArray(value) && value.every((it) => typeof it !== "object")) {
    return [[prefix, value.length === 0 ? "none" : value.join(", ")]];
  }
  if (value !== null && typeof value === "object") {
    return Object.entries(value).flatMap(([name, inner]) => flat(prefix === "" ? name : `${prefix}.${name}`, inner));
  }
  return [[prefix, String(value)]];
}
