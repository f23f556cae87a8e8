// Texts and their editor: one field, the file it is written in, the decks it shows in.

import { askJson } from "../connection.js";
import { freshId, h, say } from "./dom.js";
import { send } from "./edits.js";
import { seen } from "./store.js";
import { deckName } from "./swap.js";

/** What a text is, in words: `points 0 text` → Point 1. */
export function nameOf(text) {
  const steps = text.what.split(" ");
  const words = [];
  steps.forEach((step, index) => {
    const next = steps[index + 1];
    if (/^\d+$/.test(step)) return;
    if (step === "text" && words.length) return;
    const key = `text-${step}`;
    words.push(/^\d+$/.test(next ?? "") ? `${say(key)} ${Number(next) + 1}` : say(key));
  });
  return words.filter((word, index) => index === 0 || word !== words[index - 1]).join(", ");
}

/** A list of texts, each with a button that opens its editor. `after` is called when one was saved. */
export function textList(texts, { after, onFocus = () => {} }) {
  const rows = texts.map((text) => {
    const row = h("li", { class: "text-row", "data-what": text.what });
    const close = () => {
      row.replaceChildren(button);
      button.focus();
    };
    const button = h(
      "button",
      {
        type: "button",
        class: "text-button",
        onclick: () => row.replaceChildren(editor(text, { close, after })),
        onfocus: () => onFocus(text, true),
        onblur: () => onFocus(text, false),
        onmouseenter: () => onFocus(text, true),
        onmouseleave: () => onFocus(text, false),
      },
      h("span", { class: "text-name" }, nameOf(text)),
      h("span", { class: "text-words", lang: text.language }, text.text || "…"),
    );
    row.append(button);
    row.edit = () => button.isConnected && button.click();
    return row;
  });
  return h("ul", { class: "text-list" }, rows);
}

/** The editor of one text. */
function editor(text, { close, after }) {
  const etags = seen();
  const id = freshId("text");
  const where = h("p", { class: "hint", id: `${id}-where` }, text.file);
  const field = h("textarea", {
    id,
    value: text.text,
    rows: text.spoken ? 10 : Math.min(6, Math.max(2, Math.ceil(text.text.length / 44))),
    maxLength: 20000,
    lang: text.language ?? undefined,
    spellcheck: true,
    "aria-describedby": `${id}-where`,
    onkeydown: (event) => {
      if (event.key === "Escape") (event.stopPropagation(), close());
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey || !text.spoken) && !event.shiftKey) (event.preventDefault(), save());
    },
  });
  const edit = (dry) => ({ kind: "text", file: text.file, path: text.path, text: field.value, dry });

  async function save() {
    if (field.value === text.text) {
      close();
      return;
    }
    const done = await send(edit(false), { etags });
    if (done) await after(text);
  }

  send(edit(true), { etags }).then((told) => {
    if (told?.decks.length) where.textContent = `${text.file} · ${say("showsIn", { decks: told.decks.map(deckName).join(", ") })}`;
  });
  queueMicrotask(() => field.focus());
  return h(
    "form",
    { class: "editor", onsubmit: (event) => (event.preventDefault(), save()) },
    h("label", { for: id }, nameOf(text)),
    field,
    where,
    h(
      "div",
      { class: "row" },
      h("button", { type: "submit", class: "primary small" }, say("save")),
      h("button", { type: "button", class: "small", onclick: close }, say("cancel")),
      h("span", { class: "hint" }, say(text.spoken ? "saveKeys" : "saveKeyShort")),
    ),
  );
}
