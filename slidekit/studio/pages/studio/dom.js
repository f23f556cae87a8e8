// Elements without a library: made, filled, said aloud.

import { say as phrase } from "../language.js";
import { WORDS } from "./words.js";

/** A phrase of the studio in the page's language. */
export function say(key, values) {
  return phrase(WORDS, key, values);
}

/** An element: `props` are properties, `on*` listeners, `data-*`, `aria-*`, `role` and `for` attributes; children may be strings. */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.className = value;
    else if (name in element && !/^(role|list|for|aria|data)/.test(name)) element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(2).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Say something at the foot of the page, and to screen readers; `action` is [label, function]. */
export function announce(text, { action = null, bad = false } = {}) {
  const status = document.getElementById("status");
  const parts = [h("span", {}, text)];
  if (action) parts.push(h("button", { type: "button", class: "quiet", onclick: action[1] }, action[0]));
  status.replaceChildren(h("div", { class: bad ? "note bad" : "note" }, parts));
  clearTimeout(announce.timer);
  announce.timer = setTimeout(() => status.replaceChildren(), action || bad ? 14000 : 6000);
}

/** A dialog over the page; closes with Escape; focus goes back to where it was. Resolves to the value of the button pressed. */
export function ask(title, body, buttons, { wide = false } = {}) {
  const before = document.activeElement;
  return new Promise((resolve) => {
    const done = (value) => {
      dialog.close();
      dialog.remove();
      before?.focus?.();
      resolve(value);
    };
    const heading = h("h2", { id: "dialog-title", tabIndex: -1 }, title);
    const feet = buttons.map(([label, value, kind]) =>
      h("button", { type: "button", class: kind ?? "", "data-value": value, onclick: () => done(value) }, label),
    );
    const dialog = h(
      "dialog",
      { class: wide ? "wide" : "", "aria-labelledby": "dialog-title", oncancel: (event) => (event.preventDefault(), done(null)) },
      h("div", { class: "dialog-head" }, heading),
      h("div", { class: "dialog-body", tabIndex: 0, role: "group", "aria-labelledby": "dialog-title" }, body),
      h("div", { class: "dialog-feet" }, feet),
    );
    document.body.append(dialog);
    dialog.showModal();
    heading.focus();
  });
}

/** Lines of a diff, the changed ones marked with more than colour: their signs stay. */
export function diff(text) {
  const lines = text.split("\n").filter((line) => line && !/^(---|\+\+\+|@@)/.test(line));
  const rows = lines.map((line) =>
    h("span", { class: line[0] === "+" ? "added" : line[0] === "-" ? "removed" : "same" }, `${line}\n`),
  );
  return h("pre", { class: "diff", tabIndex: 0, role: "group", "aria-label": say("fileChange") }, rows);
}

/** A list of findings: what, where, what to do. */
export function findings(found) {
  if (!found.length) return null;
  const rows = found.map((each) =>
    h(
      "li",
      { class: `finding ${each.severity}` },
      h("strong", {}, say(`severity-${each.severity}`)),
      " ",
      h("span", { lang: "en" }, each.message),
      each.help ? h("span", { class: "help", lang: "en" }, each.help) : null,
      each.file ? h("code", {}, each.line ? `${each.file}:${each.line}` : each.file) : null,
    ),
  );
  return h("ul", { class: "findings" }, rows);
}

/** `0.25` for people: as many digits as a picture of this size needs. */
export function digits(pixels) {
  return Math.max(3, String(Math.max(...pixels)).length);
}

let serial = 0;

/** A new id for a label and its field. */
export function freshId(name) {
  serial += 1;
  return `${name}-${serial}`;
}
