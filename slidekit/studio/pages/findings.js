// Findings beside the slide that they concern, each with its place to copy or to open.

import { say } from "./language.js";
import { WORDS } from "./preview-words.js";

/** The slide that a finding is told of: pages of a slide (`x@2`) share it. */
export function homeOf(id) {
  return (id ?? "").split("@")[0];
}

/** `{errors, warnings, infos}` of some findings. */
export function tally(findings) {
  const count = (severity) => findings.filter((each) => each.severity === severity).length;
  return { errors: count("error"), warnings: count("warning"), infos: count("info") };
}

/** `2 errors, 1 warning`. */
export function sum(findings) {
  const parts = Object.entries(tally(findings)).filter(([, count]) => count > 0);
  return parts.map(([key, count]) => say(WORDS, key, { count })).join(", ");
}

/** One finding as a list item; `actions`: {copy(text), goTo(slide)}; `number` is its slide's where that is another one. */
export function findingItem(finding, actions, number = null) {
  const item = make("li", { class: finding.severity });
  const words = make("p", { class: "words" });
  words.append(make("span", { class: `kind ${finding.severity}` }, `${say(WORDS, finding.severity)}: `));
  words.append(make("span", { lang: "en" }, finding.message));
  item.append(words);
  if (finding.help) item.append(make("p", { class: "help", lang: "en" }, finding.help));
  const place = make("p", { class: "place" });
  if (finding.place) {
    const copy = make("button", { type: "button", "aria-label": say(WORDS, "copy", { place: finding.place.text }) });
    copy.textContent = finding.place.text;
    copy.addEventListener("click", () => actions.copy(finding.place.text));
    place.append(copy);
    if (finding.place.url) place.append(make("a", { href: finding.place.url }, say(WORDS, "edit")));
  }
  if (number !== null) {
    const go = make("button", { type: "button" }, say(WORDS, "goTo", { number }));
    go.addEventListener("click", () => actions.goTo(finding.slide));
    place.append(go);
  }
  place.append(make("code", {}, finding.code));
  item.append(place);
  return item;
}

/** An element with attributes and text. */
export function make(name, attributes = {}, text = "") {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text) element.textContent = text;
  return element;
}
