// A picture is signed off by somebody who has looked at it: no private data, and its places fit.

import { h, say } from "./dom.js";
import { send } from "./edits.js";

/** The form for it; null where the picture needs no review, or has one that holds. */
export function signForm(figure) {
  if (!figure.review || figure.review === "valid") return null;
  const initials = h("input", { type: "text", maxLength: 60, required: true, size: 8, autocomplete: "off", "aria-describedby": "sign-hint" });
  const sign = (event) => {
    event.preventDefault();
    if (initials.value.trim()) send({ kind: "review", figure: figure.id, by: initials.value.trim() });
  };
  return h(
    "form",
    { class: "sign", onsubmit: sign },
    h("label", {}, say("initials"), " ", initials),
    h("button", { type: "submit", class: "small" }, say("signOff")),
    h("p", { class: "hint", id: "sign-hint" }, say("signHint")),
  );
}
