// One picture, large: its landmarks, its words, the slides that use it, and what part of it each of them shows.

import { askJson } from "../connection.js";
import { language } from "../language.js";
import { findings, h, say } from "./dom.js";
import { DRAFT, LandmarkDraft, MarkDraft } from "./drafts.js";
import { send } from "./edits.js";
import { editFor, marksOf, samePoints, useOf } from "./layers.js";
import { fillPlaces } from "./places.js";
import { signForm } from "./signing.js";
import { Stage } from "./stage.js";
import { current, figure as find, note, onRefresh } from "./store.js";
import { acceptDrops, chooseButton } from "./swap.js";
import { textList } from "./texts.js";
import { useList } from "./uses.js";

const LANDMARKS = { kind: "landmarks" };

/** The view of one figure. */
export function openFigure(main, { rest: [id], asked }) {
  const figure = find(id);
  if (!figure) {
    main.append(h("h1", { tabIndex: -1 }, id), h("p", {}, say("noFigure")), h("a", { href: "#/figures" }, say("figures")));
    return null;
  }
  const wish = { kind: asked.get("layer"), deck: asked.get("deck"), slide: asked.get("slide"), panel: asked.get("panel"), venue: asked.get("venue") };
  const layer = ["crop", "focus", "marks"].includes(wish.kind) && useOf(figure, wish) ? wish : LANDMARKS;
  const view = new FigureView(main, figure, layer);
  return onRefresh(() => view.update());
}

class FigureView {
  constructor(main, figure, layer) {
    this.figure = figure;
    this.layer = layer;
    this.stage = null;
    this.draft = null;
    this.sent = new Map();
    this.fields = new Map();
    this.stageBox = h("div", { class: "stage-box" });
    this.panel = h("section", { class: "places", "aria-label": say("places") });
    this.words = h("section", { class: "words" });
    this.uses = h("section", { class: "uses" });
    this.facts = h("p", { class: "facts" }, facts(figure));
    this.sign = h("div", {}, signForm(figure));
    main.append(
      this.head(),
      h("div", { class: "figure-view" }, this.stageBox, this.panel),
      h("div", { class: "below" }, this.uses, this.words),
    );
    const found = current().findings.filter((each) => each.message.includes(figure.id));
    if (found.length) main.append(findings(found));
    this.build();
    this.fillUses();
    this.fillWords();
  }

  head() {
    const { id } = this.figure;
    const zone = h("div", { class: "drop", "data-figure": id }, h("p", {}, say("dropHere")), chooseButton(id));
    acceptDrops(zone, id);
    const crumb = h("a", { class: "crumb", href: "#/figures" }, `← ${say("figures")}`);
    return h("div", { class: "view-head figure-head" }, h("div", {}, crumb, h("h1", { tabIndex: -1 }, id), this.facts, this.sign), zone);
  }

  /** The marks as they are, or as they will be once what was sent is written. */
  get marks() {
    return marksOf(this.figure, this.layer).map((mark) => (this.sent.has(mark.key) ? { ...mark, points: this.sent.get(mark.key) } : mark));
  }

  /** With what is about to be added. */
  get staged() {
    return this.draft?.mark ? [...this.marks, { ...this.draft.mark }] : this.marks;
  }

  /** Show another layer. */
  open(layer) {
    this.layer = layer;
    this.draft = null;
    this.sent.clear();
    this.build();
    this.panel.querySelector("h2")?.focus();
  }

  /** The stage and its list, anew. */
  build() {
    const { figure } = this;
    if (!figure.pixels) {
      this.stage = null;
      this.stageBox.replaceChildren(h("p", { class: "empty" }, say("unreadable")));
      this.panel.replaceChildren();
      return;
    }
    const path = `/api/figures/${figure.id}/picture?v=${figure.sha256.slice(0, 12)}`;
    this.stage = new Stage(path, figure.id, figure.pixels, {
      onMove: (key, points) => this.fieldsOf(key)?.show(points),
      onSettle: (key, points) => this.settle(key, points),
      onSelect: (key) => this.mark(key),
    });
    this.stageBox.replaceChildren(this.stage.element, h("p", { class: "hint keys" }, say("stageKeys")));
    this.stage.set(this.staged);
    this.fillPanel();
  }

  fieldsOf(key) {
    return key === DRAFT ? this.draft?.fields : this.fields.get(key);
  }

  fillPanel() {
    this.fields = fillPlaces(this.panel, this.figure, this.layer, this.marks, this.stage.chosen, this.draft?.form, {
      settle: (key, points) => this.settle(key, points),
      place: (key, which) => this.place(key, which),
      focus: (key) => this.stage.focus(key),
      open: (layer) => this.open(layer),
      begin: () => this.begin(),
    });
  }

  /** Add a landmark, or a mark to the slide. */
  begin() {
    const on = {
      changed: () => this.draft && this.stage.set(this.staged),
      place: (key, which) => this.place(key, which),
      closed: () => this.end(),
      saved: (key) => this.end(key),
    };
    this.draft = this.layer.kind === "marks" ? new MarkDraft(this.figure, this.layer, on) : new LandmarkDraft(this.figure, on);
    this.stage.set(this.staged);
    this.stage.select(DRAFT);
    this.fillPanel();
    this.draft.form.querySelector("input, select").focus();
    this.draft.form.scrollIntoView({ block: "nearest" });
  }

  /** It is added, or given up. */
  end(key = null) {
    this.draft = null;
    this.stage.set(this.marks);
    this.fillPanel();
    if (key) this.stage.focus(key);
    else this.panel.querySelector(".add")?.focus();
  }

  /** Show in the list which mark is chosen. */
  mark(key) {
    for (const row of this.panel.querySelectorAll(".place-row")) row.classList.toggle("chosen", row.dataset.key === key);
  }

  /** Write where a mark is now; where that is refused it goes back. */
  async settle(key, points) {
    if (key === DRAFT) {
      this.draft?.take(points);
      return;
    }
    this.stage.show(key, points);
    const mark = this.marks.find((each) => each.key === key);
    if (!mark || samePoints(mark.points, points)) return;
    const edit = editFor(this.figure, this.layer, mark, points);
    this.sent.set(key, points);
    const done = await send(edit);
    if (this.sent.get(key) === points) this.sent.delete(key);
    if (done === null || done.dropped) this.update();
  }

  /** The next click on the picture puts this point there; Escape gives up. */
  place(key, which) {
    const { stage } = this;
    stage.select(key);
    stage.wait({ key, place: which });
    const stop = (event) => {
      if (event.key === "Escape") stage.wait(null);
      if (!stage.placing) removeEventListener("keydown", stop);
    };
    addEventListener("keydown", stop);
    this.stageBox.scrollIntoView({ block: "nearest" });
  }

  fillUses() {
    this.uses.replaceChildren(...useList(this.figure, (layer) => this.open(layer)));
  }

  async fillWords() {
    const answer = await askJson(`/api/figures/${this.figure.id}/texts?language=${language()}`);
    note(answer.files);
    this.words.replaceChildren(h("h2", {}, say("figureWords")), textList(answer.texts, { after: () => this.fillWords() }));
  }

  /** What has changed meanwhile; a field or handle that has the focus keeps it. */
  update() {
    const former = this.figure;
    const figure = find(former.id);
    if (!figure) {
      location.hash = "#/figures";
      return;
    }
    this.figure = figure;
    const at = document.activeElement;
    const key = at?.closest?.(".place-row")?.dataset.key;
    const label = at?.getAttribute?.("aria-label") ?? "";
    if (former.sha256 !== figure.sha256 || !this.stage) this.build();
    else {
      this.stage.set(this.staged);
      this.fillPanel();
    }
    if (this.draft?.form.contains(at)) at.focus();
    if (key !== undefined) {
      const row = this.panel.querySelector(`[data-key="${CSS.escape(key)}"]`);
      (row?.querySelector(`[aria-label="${CSS.escape(label)}"]`) ?? row?.querySelector(".name"))?.focus();
    }
    this.facts.textContent = facts(figure);
    if (former.review !== figure.review) this.sign.replaceChildren(...[signForm(figure)].filter(Boolean));
    this.fillUses();
  }
}

function facts(figure) {
  const size = figure.pixels ? `${figure.pixels[0]} × ${figure.pixels[1]}` : "";
  const kind = figure.kind ? say(`kind-${figure.kind}`) : "";
  return [figure.path, size, kind, figure.review && say(`review-${figure.review}`)].filter(Boolean).join(" · ");
}
