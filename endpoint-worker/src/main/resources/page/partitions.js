// Partitions, how far each is, and who holds it.
import { el, keep, say, table } from "./dom.js";
import { count, due } from "./format.js";

const COLUMNS = [["Partition"], ["Held by"], ["Committed", "number"], ["End", "number"], ["Waiting", "number"], ["Being retried"]];

/** Draws them into a place. */
export function showPartitions(place, partitions) {
  if (!partitions) {
    delete place.rows;
    place.replaceChildren(el("p", { class: "quiet" }, "Kafka cannot be asked at the moment."));
    return;
  }
  if (!place.rows) {
    place.rows = el("tbody");
    place.replaceChildren(table("Partitions and who holds them", COLUMNS, place.rows));
  }
  keep(place.rows, partitions, (it) => it.partition, row, update);
}

function row(partition) {
  const cells = COLUMNS.slice(1).map(([, style]) => el("td", { class: style ?? "fold" }));
  return { cells, element: el("tr", {}, el("th", { scope: "row" }, String(partition.partition)), cells) };
}

function update({ cells: [holder, committed, end, pending, retries] }, it) {
  say(holder, it.holder ? [it.holder.instance, it.holder.host].filter(Boolean).join(" on ") : "nobody");
  say(committed, count(it.committed));
  say(end, count(it.end));
  say(pending, count(it.pending));
  say(retries, inWords(it.retries ?? []));
}

function inWords(retries) {
  if (retries.length === 0) {
    return "–";
  }
  const soonest = retries.map((it) => it.nextTry).filter(Boolean).sort()[0];
  return `${retries.length}${soonest ? `, next ${due(soonest)}` : ""}`;
}
