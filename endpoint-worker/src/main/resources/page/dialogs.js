// Questions to a person, in the browser's own dialogs: they hold the focus, and Escape means no.
import { el } from "./dom.js";

/** Shows a dialog until it is closed. */
export function open(style, ...content) {
  const dialog = el("dialog", { class: style || false, "aria-labelledby": "dialog-title" }, ...content);
  document.body.append(dialog);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.showModal();
  return dialog;
}

/**
 * Asks before something is done: what will happen, in words, and where needed why. The deed's own
 * failure is shown in the dialog, which stays open.
 */
export function confirm({ title, texts, verb, grave, reason, deed }) {
  return new Promise((resolve) => {
    const why = reason
      ? el("input", { id: "reason", autocomplete: "off", maxlength: "200", required: reason === "required", placeholder: "kept beside the order, for whoever looks next" })
      : null;
    const wrong = el("p", { class: "wrong", role: "alert" });
    const go = el("button", { type: "submit", class: grave ? "grave" : "main" }, verb);
    const cancel = el("button", { type: "button", on: { click: () => dialog.close() } }, "Cancel");
    const form = el("form", {}, el("h2", { id: "dialog-title" }, title), texts.map((text) => el("p", {}, text)),
      why && el("label", { for: "reason" }, reason === "required" ? "Reason" : "Reason (optional)", why),
      wrong, el("div", { class: "buttons" }, cancel, go));
    const dialog = open("", form);
    let result;
    dialog.addEventListener("close", () => resolve(result));
    form.addEventListener("submit", async (submit) => {
      submit.preventDefault();
      go.disabled = true;
      wrong.textContent = "";
      try {
        result = await deed(why?.value.trim() ?? "");
        dialog.close();
      } catch (problem) {
        wrong.textContent = `Not done. ${problem.message}`;
        go.disabled = false;
      }
    });
    (why ?? cancel).focus();
  });
}

/** Something to read. */
export function show(title, content, style = "") {
  const close = el("button", { type: "button", on: { click: () => dialog.close() } }, "Close");
  const dialog = open(style, el("div", { class: "inner" }, el("h2", { id: "dialog-title" }, title), content, el("div", { class: "buttons" }, close)));
  close.focus();
  return dialog;
}

/** Asks for the API's token until there is one. */
export function askForToken(wasWrong) {
  return new Promise((resolve) => {
    const input = el("input", { id: "token", type: "password", required: true, autocomplete: "off", spellcheck: "false" });
    const form = el("form", {}, el("h2", { id: "dialog-title" }, "This worker asks for a token"),
      el("p", {}, "One of api.tokens of its configuration. A token with the role read shows everything; the buttons need the role admin. It is kept in this tab only."),
      el("label", { for: "token" }, "Token", input),
      el("p", { class: "wrong", role: "alert" }, wasWrong ? "The worker does not know that token." : ""),
      el("div", { class: "buttons" }, el("button", { type: "submit", class: "main" }, "Use it")));
    const dialog = open("", form);
    dialog.addEventListener("cancel", (cancel) => cancel.preventDefault());
    form.addEventListener("submit", (submit) => {
      submit.preventDefault();
      resolve(input.value.trim());
      dialog.close();
    });
    input.focus();
  });
}
