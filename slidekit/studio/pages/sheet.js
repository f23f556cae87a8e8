// The contact sheet: a button for each slide, kept in place and changed only where the slide has.

import { homeOf, make, sum, tally } from "./findings.js";
import { say } from "./language.js";
import { WORDS } from "./preview-words.js";
import { drawSlide } from "./slides.js";

export class Sheet {
  /** `list` is an <ol>; `choose(id)` is called for a slide that is clicked. */
  constructor(list, choose) {
    this.list = list;
    this.choose = choose;
    this.rows = new Map();
    this.sections = new Map();
  }

  /** Bring the rows in line with a deck; slides in `changed` are marked as fresh. */
  update(deck, drawings, changed) {
    const names = new Set(deck.slides.map((slide) => slide.id));
    for (const [id, row] of this.rows) {
      if (names.has(id)) continue;
      row.item.remove();
      this.rows.delete(id);
    }
    for (const head of this.sections.values()) head.remove();
    this.sections.clear();
    let place = this.list.firstElementChild;
    for (const slide of deck.slides) {
      const row = this.rows.get(slide.id) ?? this.#add(slide.id);
      if (place === row.item) place = row.item.nextElementSibling;
      else this.list.insertBefore(row.item, place);
      if (slide.id in deck.sections) this.#head(deck.sections[slide.id], row.item, deck.language);
      this.#fill(row, slide, drawings, deck.language);
      row.button.classList.toggle("fresh", changed.has(slide.id));
    }
  }

  /** Say which slide is looked at; `scroll` brings its row into view. */
  mark(id, scroll = false) {
    for (const [name, row] of this.rows) {
      if (name === id) row.button.setAttribute("aria-current", "true");
      else row.button.removeAttribute("aria-current");
    }
    if (scroll && this.list.scrollHeight > this.list.parentElement.clientHeight)
      this.#scrollTo(this.rows.get(id)?.item);
  }

  /** Put the number of findings beside each slide. */
  count(findings) {
    for (const [id, row] of this.rows) {
      const mine = findings.filter((each) => homeOf(each.slide) === id);
      const { errors, warnings } = tally(mine);
      const worst = errors ? "error" : warnings ? "warning" : "info";
      const sign = errors ? "✕" : warnings ? "!" : "i";
      const words = mine.length ? sum(mine) : "";
      if (row.words === words) continue;
      row.words = words;
      const shown = mine.length ? [make("span", { "aria-hidden": "true" }, `${sign} ${mine.length}`), make("span", { class: "unseen" }, words)] : [];
      row.badge.className = `count ${worst}`;
      row.badge.replaceChildren(...shown);
    }
  }

  /** Say everything in the page's language again. */
  speak(deck) {
    for (const slide of deck?.slides ?? []) this.#name(this.rows.get(slide.id), slide, deck.language);
    for (const row of this.rows.values()) row.words = null;
  }

  #add(id) {
    const item = make("li");
    const button = make("button", { type: "button", class: "thumb" });
    const name = make("span", { class: "name" });
    const badge = make("span", { class: "count" });
    button.append(name, badge);
    button.addEventListener("click", () => this.choose(id));
    item.append(button);
    const row = { item, button, name, badge, digest: "", words: "" };
    this.rows.set(id, row);
    return row;
  }

  #head(name, before, language) {
    const head = make("li", { class: "section", lang: language }, name);
    this.list.insertBefore(head, before);
    this.sections.set(name, head);
  }

  #fill(row, slide, drawings, language) {
    if (row.digest !== slide.digest) {
      row.button.querySelector("svg")?.remove();
      row.button.prepend(drawSlide(drawings.get(slide.digest), { thumbnail: true }));
      row.digest = slide.digest;
    }
    this.#name(row, slide, language);
  }

  #name(row, slide, language) {
    const words = `${slide.number} ${slide.title}`;
    if (row.name.textContent !== words) row.name.textContent = words;
    row.name.lang = language;
    row.button.classList.toggle("hidden-slide", slide.hidden);
    row.button.title = slide.hidden ? `${slide.title} (${say(WORDS, "hidden")})` : slide.title;
  }

  /** Within the sheet only: the page itself stays where it is. */
  #scrollTo(item) {
    const pane = this.list.parentElement;
    if (!item || pane.scrollHeight <= pane.clientHeight) return;
    const [row, room] = [item.getBoundingClientRect(), pane.getBoundingClientRect()];
    if (row.top < room.top) pane.scrollTop += row.top - room.top - 8;
    else if (row.bottom > room.bottom) pane.scrollTop += row.bottom - room.bottom + 8;
  }
}
