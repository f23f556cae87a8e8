// The keyboard. Letters can be switched off (WCAG 2.1.4); arrows are left to lists, text and dialogs that use them.

import { say } from "./language.js";
import { WORDS } from "./preview-words.js";

const KEYS = [
  ["↑ ↓", "keySlides"],
  ["← →", "keySteps"],
  ["", "keyEnds"],
  ["f", "keyFull"],
  ["?", "keyHelp"],
];
const KEPT = ["letters", "follow"];

/** List the keys in a definition list. */
export function tellKeys(list) {
  list.replaceChildren(
    ...KEYS.flatMap(([keys, phrase]) => {
      const [term, meaning] = [document.createElement("dt"), document.createElement("dd")];
      term.textContent = keys || say(WORDS, "ends");
      meaning.textContent = say(WORDS, phrase);
      return [term, meaning];
    }),
  );
}

/** Call `actions` ({turn, advance, ends, full, help}) for keys, and keep the settings beside them. */
export function listenToKeys(actions) {
  const letters = document.getElementById("letters");
  letters.checked = true;
  for (const id of KEPT) keep(document.getElementById(id));
  const bound = {
    ArrowUp: () => actions.turn(-1),
    ArrowDown: () => actions.turn(1),
    ArrowLeft: () => actions.advance(-1),
    ArrowRight: () => actions.advance(1),
    PageUp: () => actions.turn(-1),
    PageDown: () => actions.turn(1),
    Home: () => actions.ends(false),
    End: () => actions.ends(true),
  };
  const lettered = { f: actions.full, "?": actions.help };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("select, input, textarea, dialog")) return;
    const act = bound[event.key] ?? (letters.checked ? lettered[event.key] : undefined);
    if (!act) return;
    event.preventDefault();
    act();
  });
}

function keep(box) {
  const key = `slidekit-${box.id}`;
  try {
    const kept = localStorage.getItem(key);
    if (kept !== null) box.checked = kept === "yes";
    box.addEventListener("change", () => localStorage.setItem(key, box.checked ? "yes" : "no"));
  } catch {
    // then the setting holds for this page only
  }
}
