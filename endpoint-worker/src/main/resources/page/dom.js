// Elements from plain values. Whatever comes from outside becomes text, never markup.

export const $ = (id) => document.getElementById(id);

/** An element with attributes and children; false, null and undefined are left out. */
export function el(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/** The same for a drawing. */
export function svg(name, attributes = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") {
      Object.entries(value).forEach(([event, listener]) => element.addEventListener(event, listener));
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  element.append(...children.flat().filter((it) => it !== null && it !== undefined && it !== false));
  return element;
}

/** Sets a text only when it is another, so that a selection survives. */
export function say(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/** Sets an attribute only when it is another. */
export function mark(element, name, value) {
  if (element.getAttribute(name) !== value) {
    element.setAttribute(name, value);
  }
}

/** Makes a parent's children those of the items, in their order; what stays is kept, with its focus. */
export function keep(parent, items, keyOf, create, update) {
  const before = parent.kept ?? new Map();
  const after = new Map();
  for (const item of items) {
    const key = keyOf(item);
    const child = before.get(key) ?? create(item);
    update?.(child, item);
    after.set(key, child);
  }
  before.forEach((child, key) => after.has(key) || (child.element ?? child).remove());
  parent.kept = after;
  order(parent, [...after.values()].map((child) => child.element ?? child));
}

function order(parent, elements) {
  const focused = document.activeElement;
  elements.forEach((element, place) => {
    if (parent.children[place] !== element) {
      parent.insertBefore(element, parent.children[place] ?? null);
    }
  });
  if (focused !== document.activeElement && parent.contains(focused)) {
    focused.focus({ preventScroll: true });
  }
}

/** Lines of trouble, or nothing. */
export function complain(list, texts) {
  list.hidden = texts.length === 0;
  keep(list, [...new Set(texts)], (it) => it, (it) => el("li", {}, it));
}

/** A table in a group that can be scrolled with the keyboard. */
export function table(caption, columns, body) {
  const head = columns.map(([text, style]) => el("th", { scope: "col", class: style ?? false }, text));
  return el("div", { class: "wide", role: "group", "aria-label": caption, tabindex: "0" },
    el("table", {}, el("caption", { class: "unseen" }, caption), el("thead", {}, el("tr", {}, head)), body));
}

/** Terms and what they are. */
export function facts(pairs) {
  return pairs
    .filter(([, value]) => value !== null && value !== undefined && value !== "")
    .flatMap(([term, value]) => [el("dt", {}, term), el("dd", {}, value)]);
}
