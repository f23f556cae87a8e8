// The slides of a deck as they will be: click a line to change it, or choose it from the list.

import { askJson } from "../connection.js";
import { findings, h, say } from "./dom.js";
import { draw } from "./drawing.js";
import { refuse } from "./edits.js";
import { current, note, onRefresh } from "./store.js";
import { nameOf, textList } from "./texts.js";

/** The view of a deck's slides. */
export function openSlides(main, { rest: [file, id], asked }) {
  const decks = current().decks;
  if (!decks.length) {
    main.append(h("h1", { tabIndex: -1 }, say("slides")), h("p", {}, say("noDecks")));
    return null;
  }
  const deck = decks.find((each) => each.file === file) ?? decks[0];
  const language = asked.get("language") ?? "";
  let wanted = id ?? "";
  let turn = 0;
  const list = h("ol", { class: "slide-list" });
  const picture = h("div", { class: "slide-picture" });
  const texts = h("section", { class: "slide-texts", "aria-label": say("texts") });
  const panels = h("div", { class: "slide-panels" });
  const about = h("div", { class: "slide-findings" });

  const query = (more) => new URLSearchParams({ deck: deck.file, ...(language ? { language } : {}), ...more });
  const address = (slide, tongue = language) =>
    `#/slides/${encodeURIComponent(deck.file)}/${encodeURIComponent(slide)}${tongue ? `?language=${tongue}` : ""}`;

  const deckSelect = h(
    "select",
    { id: "deck", onchange: () => (location.hash = `#/slides/${encodeURIComponent(deckSelect.value)}`) },
    decks.map((each) => h("option", { value: each.file, selected: each === deck }, `${each.id}: ${each.title}`)),
  );
  const tongue = h(
    "select",
    { id: "tongue", onchange: () => (location.hash = address(wanted, tongue.value)) },
    deck.languages.map((each, index) => h("option", { value: index ? each : "", selected: each === language }, each)),
  );

  async function load() {
    turn += 1;
    const mine = turn;
    try {
      const answer = await askJson(`/api/slides?${query({})}`);
      if (mine !== turn) return;
      fillList(answer.slides);
      if (answer.slides.length) await loadSlide(mine);
      else picture.replaceChildren(h("p", { class: "empty" }, say("notDrawn")));
      if (!answer.slides.length) about.replaceChildren(findings(answer.findings) ?? "");
    } catch (problem) {
      refuse(problem);
    }
  }

  function fillList(slides) {
    if (!slides.some((slide) => slide.id === wanted)) wanted = slides.find((slide) => slide.id.split("@")[0] === wanted)?.id ?? slides[0]?.id ?? "";
    list.replaceChildren(
      ...slides.map((slide) =>
        h("li", {}, h("a", { href: address(slide.id), "aria-current": slide.id === wanted ? "true" : null }, slide.title, slide.hidden ? ` (${say("hidden")})` : "")),
      ),
    );
    const here = list.querySelector("[aria-current]")?.closest("li");
    if (here) list.scrollTop = here.offsetTop - list.clientHeight / 2;
  }

  async function loadSlide(mine) {
    const slide = await askJson(`/api/slide?${query({ slide: wanted })}`);
    const svg = await draw(slide.svg);
    if (mine !== turn) return;
    note(slide.files);
    const editing = texts.querySelector("textarea");
    if (!editing) fillTexts(slide);
    fillPicture(slide, svg);
    fillPanels(slide);
    about.replaceChildren(findings(slide.findings) ?? h("p", { class: "hint" }, say("noFindings")));
  }

  function fillTexts(slide) {
    const rows = textList(slide.texts, {
      after: async (text) => {
        texts.replaceChildren();
        await load();
        texts.querySelector(`[data-what="${CSS.escape(text.what)}"] button`)?.focus();
      },
      onFocus: (text, on) => {
        const spot = picture.querySelector(`[data-what="${CSS.escape(text.what)}"]`);
        spot?.classList.toggle("lit", on);
      },
    });
    texts.replaceChildren(h("h2", {}, say("texts")), h("p", { class: "hint" }, say("textsHint")), rows);
  }

  function fillPicture(slide, svg) {
    const spots = slide.texts
      .filter((text) => text.box)
      .map((text) => {
        const spot = h("button", {
          type: "button",
          class: "spot",
          tabIndex: -1,
          "aria-label": say("editText", { name: nameOf(text), text: text.text }),
          title: nameOf(text),
          "data-what": text.what,
          onclick: () => texts.querySelector(`li[data-what="${CSS.escape(text.what)}"]`)?.edit(),
        });
        const [left, top, width, height] = text.box;
        Object.assign(spot.style, { left: `${left * 100}%`, top: `${top * 100}%`, width: `${width * 100}%`, height: `${height * 100}%` });
        return spot;
      });
    const frame = h("div", { class: "slide-frame" }, svg, h("div", { class: "spots" }, spots));
    frame.style.aspectRatio = String(slide.ratio);
    picture.replaceChildren(frame);
  }

  function fillPanels(slide) {
    const links = slide.panels.map((panel) => {
      const layer = panel.marks.length ? "marks" : "crop";
      const more = new URLSearchParams({ layer, deck: deck.file, slide: slide.id.split("@")[0], panel: panel.id });
      return h("li", {}, h("a", { class: "button", href: `#/figure/${panel.figure}?${more}` }, say("openPicture", { figure: panel.figure })));
    });
    panels.replaceChildren(links.length ? h("ul", { class: "row" }, links) : "");
  }

  main.append(
    h("div", { class: "view-head" }, h("h1", { tabIndex: -1 }, say("slides"))),
    h(
      "div",
      { class: "filters" },
      h("label", { for: "deck" }, say("deck")),
      deckSelect,
      deck.languages.length > 1 ? h("label", { for: "tongue" }, say("deckLanguage")) : null,
      deck.languages.length > 1 ? tongue : null,
    ),
    h(
      "div",
      { class: "slides-view" },
      h("nav", { class: "slide-nav", "aria-label": say("slides") }, list),
      h("div", { class: "slide-main" }, picture, panels, about),
      texts,
    ),
  );
  load();
  return onRefresh(load);
}
