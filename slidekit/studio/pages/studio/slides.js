// The slides of a deck as they will be: click a line to change it, or choose it from the list.

import { askJson } from "../connection.js";
import { findings, h, say } from "./dom.js";
import { draw } from "./drawing.js";
import { refuse } from "./edits.js";
import { current, figure as find, note, onRefresh } from "./store.js";
import { nameOf, textList } from "./texts.js";

/** The view of a deck's slides. */
export function openSlides(main, { rest: [file, id], asked }) {
  const { decks } = current();
  if (!decks.length) {
    main.append(h("h1", { tabIndex: -1 }, say("slides")), h("p", {}, say("noDecks")));
    return null;
  }
  const view = new SlidesView(main, decks.find((each) => each.file === file) ?? decks[0], id ?? "", {
    language: asked.get("language") ?? "",
    venue: asked.get("venue") ?? "",
  });
  view.load();
  return onRefresh(() => view.load());
}

class SlidesView {
  constructor(main, deck, wanted, { language, venue }) {
    this.deck = deck;
    this.wanted = wanted;
    this.language = language;
    this.venue = venue;
    this.turn = 0;
    this.list = h("ol", { class: "slide-list" });
    this.picture = h("div", { class: "slide-picture" });
    this.texts = h("section", { class: "slide-texts", "aria-label": say("texts") });
    this.panels = h("div", { class: "slide-panels" });
    this.about = h("div", { class: "slide-findings" });
    main.append(
      h("div", { class: "view-head" }, h("h1", { tabIndex: -1 }, say("slides"))),
      h("div", { class: "filters" }, this.deckChoice(), this.venueChoice(), this.languageChoice()),
      h(
        "div",
        { class: "slides-view" },
        h("nav", { class: "slide-nav", "aria-label": say("slides") }, this.list),
        h("div", { class: "slide-main" }, this.picture, this.panels, this.about),
        this.texts,
      ),
    );
  }

  /** Venue and language, where they are not the deck's own. */
  where(change = {}) {
    const { language, venue } = { language: this.language, venue: this.venue, ...change };
    return { ...(language ? { language } : {}), ...(venue ? { venue } : {}) };
  }

  query(more) {
    return new URLSearchParams({ deck: this.deck.file, ...this.where(), ...more });
  }

  address(slide, change) {
    const place = `#/slides/${encodeURIComponent(this.deck.file)}/${encodeURIComponent(slide)}`;
    const asked = String(new URLSearchParams(this.where(change)));
    return asked ? `${place}?${asked}` : place;
  }

  deckChoice() {
    const options = current().decks.map((each) =>
      h("option", { value: each.file, selected: each === this.deck }, `${each.id}: ${each.title}`),
    );
    const go = (event) => (location.hash = `#/slides/${encodeURIComponent(event.target.value)}`);
    return [h("label", { for: "deck" }, say("deck")), h("select", { id: "deck", onchange: go }, options)];
  }

  languageChoice() {
    const { languages } = this.deck;
    if (languages.length < 2) return [];
    const options = languages.map((each, index) => h("option", { value: index ? each : "", selected: each === this.language }, each));
    const go = (event) => (location.hash = this.address(this.wanted, { language: event.target.value }));
    return [h("label", { for: "tongue" }, say("deckLanguage")), h("select", { id: "tongue", onchange: go }, options)];
  }

  venueChoice() {
    const { venues } = current();
    if (!venues.length) return [];
    const own = h("option", { value: "" }, `${this.deck.venue} (${say("itsOwn")})`);
    const others = venues.filter((name) => name !== this.deck.venue);
    const options = others.map((name) => h("option", { value: name, selected: name === this.venue }, name));
    const go = (event) => (location.hash = this.address(this.wanted, { venue: event.target.value }));
    return [h("label", { for: "where" }, say("venue")), h("select", { id: "where", onchange: go }, own, options)];
  }

  /** The deck as it is now; of several loads the last one is shown. */
  async load() {
    this.turn += 1;
    const mine = this.turn;
    try {
      const { slides, findings: found } = await askJson(`/api/slides?${this.query({})}`);
      if (mine !== this.turn) return;
      this.fillList(slides);
      if (slides.length) await this.loadSlide(mine);
      else {
        this.picture.replaceChildren(h("p", { class: "empty" }, say("notDrawn")));
        this.about.replaceChildren(findings(found) ?? "");
      }
    } catch (problem) {
      refuse(problem);
    }
  }

  fillList(slides) {
    if (!slides.some(({ id }) => id === this.wanted))
      this.wanted = slides.find(({ id }) => id.split("@")[0] === this.wanted)?.id ?? slides[0]?.id ?? "";
    const link = ({ id, title, hidden }) => {
      const here = id === this.wanted ? "true" : null;
      return h("a", { href: this.address(id), "aria-current": here }, title, hidden ? ` (${say("hidden")})` : "");
    };
    this.list.replaceChildren(...slides.map((slide) => h("li", {}, link(slide))));
    const here = this.list.querySelector("[aria-current]")?.closest("li");
    if (here) this.list.scrollTop = here.offsetTop - this.list.clientHeight / 2;
  }

  async loadSlide(mine) {
    const slide = await askJson(`/api/slide?${this.query({ slide: this.wanted })}`);
    const svg = await draw(slide.svg);
    if (mine !== this.turn) return;
    note(slide.files);
    if (!this.texts.querySelector("textarea")) this.fillTexts(slide);
    this.fillPicture(slide, svg);
    this.fillPanels(slide);
    this.about.replaceChildren(findings(slide.findings) ?? h("p", { class: "hint" }, say("noFindings")));
  }

  fillTexts(slide) {
    const rows = textList(slide.texts, {
      after: async ({ what }) => {
        this.texts.replaceChildren();
        await this.load();
        this.texts.querySelector(`[data-what="${CSS.escape(what)}"] button`)?.focus();
      },
      onFocus: ({ what }, on) => {
        this.picture.querySelector(`[data-what="${CSS.escape(what)}"]`)?.classList.toggle("lit", on);
      },
    });
    this.texts.replaceChildren(h("h2", {}, say("texts")), h("p", { class: "hint" }, say("textsHint")), rows);
  }

  fillPicture(slide, svg) {
    const spots = slide.texts.filter(({ box }) => box).map((text) => this.spot(text));
    const frame = h("div", { class: "slide-frame" }, svg, h("div", { class: "spots" }, spots));
    frame.style.aspectRatio = String(slide.ratio);
    this.picture.replaceChildren(frame);
  }

  /** A line of the slide that opens its editor when it is clicked; by keyboard the list beside it does. */
  spot(text) {
    const { what } = text;
    const spot = h("button", {
      type: "button",
      class: "spot",
      tabIndex: -1,
      "aria-label": say("editText", { name: nameOf(text), text: text.text }),
      title: nameOf(text),
      "data-what": what,
      onclick: () => this.texts.querySelector(`li[data-what="${CSS.escape(what)}"]`)?.edit(),
    });
    ["left", "top", "width", "height"].forEach((side, index) => (spot.style[side] = `${text.box[index] * 100}%`));
    return spot;
  }

  fillPanels(slide) {
    const link = ({ id, figure, marks }) => {
      const more = { layer: marks.length ? "marks" : "crop", deck: this.deck.file, slide: slide.id.split("@")[0], panel: id };
      const stands = find(figure)?.uses.some((use) => use.deck === more.deck && use.slide === more.slide && use.venue === this.venue);
      if (stands) more.venue = this.venue;
      return h("a", { class: "button", href: `#/figure/${figure}?${new URLSearchParams(more)}` }, say("openPicture", { figure }));
    };
    const links = slide.panels.map((panel) => h("li", {}, link(panel)));
    this.panels.replaceChildren(links.length ? h("ul", { class: "row" }, links) : "");
  }
}
