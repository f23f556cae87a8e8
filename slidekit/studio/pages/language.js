// The interface's own language, English or Spanish; which one the deck is in is another question.

const KEY = "slidekit-language";
export const LANGUAGES = { en: "English", es: "Español" };

let chosen = null;

/** The language in use: the one chosen here before, else the browser's, else English. */
export function language() {
  if (chosen === null) {
    let kept = null;
    try {
      kept = localStorage.getItem(KEY);
    } catch {
      // a browser may keep nothing for local pages
    }
    const wanted = [kept, ...(navigator.languages ?? [])].map((each) => (each ?? "").slice(0, 2));
    chosen = wanted.find((each) => each in LANGUAGES) ?? "en";
  }
  return chosen;
}

/** Choose a language; the page is to be spoken anew. */
export function choose(name) {
  chosen = name;
  try {
    localStorage.setItem(KEY, name);
  } catch {
    // then it holds for this page only
  }
}

/** A phrase of `words` ({en: {…}, es: {…}}) with its {names} filled in; a pair [one, many] is chosen by `count`. */
export function say(words, key, values = {}) {
  let phrase = words[language()][key] ?? words.en[key] ?? key;
  if (Array.isArray(phrase)) phrase = phrase[values.count === 1 ? 0 : 1];
  return phrase.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** Fill in every element below `root` that names its phrase: data-say its text, data-say-label its label, data-say-title. */
export function speak(words, root = document) {
  document.documentElement.lang = language();
  for (const element of root.querySelectorAll("[data-say]")) element.textContent = say(words, element.dataset.say);
  for (const element of root.querySelectorAll("[data-say-label]"))
    element.setAttribute("aria-label", say(words, element.dataset.sayLabel));
  for (const element of root.querySelectorAll("[data-say-title]")) element.title = say(words, element.dataset.sayTitle);
}
