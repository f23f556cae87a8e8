// What is about to be added: a landmark, or a mark on a slide. It stands on the stage and in a form, and is written when it is saved.

import { announce, freshId, h, say } from "./dom.js";
import { send } from "./edits.js";
import { placeOf, useOf } from "./layers.js";
import { numberFields } from "./numbers.js";
import { current } from "./store.js";

export const DRAFT = "(new)";
const STYLES = ["finding", "second", "risk", "ok", "quiet"];
const GROUPS = {
  pointing: ["arrow", "at", "text", "number", "arrowhead"],
  outlines: ["ellipse", "circle", "box", "highlight", "zone", "spotlight", "inset"],
  lines: ["needle", "line", "curve", "measure", "angle", "bracket", "contour", "flow"],
  signs: ["point", "target", "crosshair", "cross", "check", "question", "asterisk", "star", "dagger"],
};
const PATH = [
  [-0.25, 0],
  [0.25, 0],
  [0, 0.25],
];

/** A draft with its form. `on`: {changed(), saved(key), closed(), place(key, which)}. */
class Draft {
  constructor(figure, on, within) {
    this.figure = figure;
    this.on = on;
    this.within = within;
    this.numbers = h("div");
    this.mark = null;
    this.save = h("button", { type: "submit", class: "primary small" }, say("add"));
  }

  /** Begin at a place of this shape in the middle of what is seen. */
  begin(shape, count = 2) {
    const [left, top, right, bottom] = this.within;
    const [x, y, w, h] = [(left + right) / 2, (top + bottom) / 2, right - left, bottom - top];
    const near = ([dx, dy]) => [x + dx * w, y + dy * h].map((value) => Number(value.toFixed(3)));
    const starts = { point: [[0, 0]], area: [[-0.15, -0.15], [0.15, 0.15]], path: PATH.slice(0, count) };
    this.mark = { key: DRAFT, label: say("newOne"), shape, points: starts[shape].map(near), tone: "new" };
    this.refill();
  }

  /** Its points, moved on the stage or typed. */
  take(points) {
    this.mark.points = points;
  }

  refill() {
    if (!this.mark) {
      this.fields = null;
      this.numbers.replaceChildren();
    } else {
      this.fields = numberFields(this.mark, this.figure.pixels, {
        onChange: (points) => (this.take(points), this.on.changed()),
        onPlace: (which) => this.on.place(DRAFT, which),
      });
      this.numbers.replaceChildren(this.fields, ...(this.mark.shape === "path" && this.free ? [this.lengths()] : []));
    }
    this.on.changed();
  }

  /** A path of any length: one point more, one less. */
  lengths() {
    const change = (points) => (this.take(points), this.refill(), this.numbers.querySelector(".lengths button")?.focus());
    const { points } = this.mark;
    const [x, y] = points.at(-1);
    const more = () => change([...points, [Math.min(0.98, x + 0.05), Math.min(0.98, y + 0.05)].map((value) => Number(value.toFixed(3)))]);
    return h(
      "div",
      { class: "row lengths" },
      h("button", { type: "button", class: "small", onclick: more }, say("morePoints")),
      h("button", { type: "button", class: "small", disabled: points.length < 3, onclick: () => change(points.slice(0, -1)) }, say("fewerPoints")),
    );
  }

  get place() {
    const { shape, points } = this.mark;
    return shape === "area" ? points.flat() : shape === "path" ? points : points[0];
  }

  /** Submit, however often the button is pressed meanwhile. */
  async once() {
    if (this.busy) return;
    this.busy = true;
    await this.submit();
    this.busy = false;
  }

  build(title, ...fields) {
    const cancel = h("button", { type: "button", class: "small", onclick: () => this.on.closed() }, say("cancel"));
    const form = h(
      "form",
      { class: "draft", noValidate: true, "aria-label": title, onsubmit: (event) => (event.preventDefault(), this.once()) },
      h("h3", {}, title),
      ...fields,
      this.numbers,
      h("div", { class: "row" }, this.save, cancel),
    );
    form.addEventListener("keydown", (event) => event.key === "Escape" && (event.stopPropagation(), this.on.closed()));
    return form;
  }
}

/** A landmark that is about to be named. */
export class LandmarkDraft extends Draft {
  constructor(figure, on) {
    super(figure, on, [0, 0, 1, 1]);
    this.free = true;
    this.name = h("input", { id: freshId("name"), type: "text", autocomplete: "off", spellcheck: false, maxLength: 80, placeholder: "thin-bone" });
    const shape = h(
      "select",
      { id: freshId("shape"), onchange: () => this.begin(shape.value) },
      ["point", "area", "path"].map((each) => h("option", { value: each }, say(`shape-${each}`))),
    );
    const hint = h("p", { class: "hint", id: `${this.name.id}-hint` }, say("nameHint"));
    this.name.setAttribute("aria-describedby", hint.id);
    this.form = this.build(say("addLandmark"), pair(say("name"), this.name), hint, pair(say("shape"), shape));
    this.begin("point");
  }

  async submit() {
    const name = this.name.value.trim();
    const done = await send({ kind: "landmark-add", figure: this.figure.id, name, place: this.place });
    if (done && !done.dropped) this.on.saved(name);
    else this.name.focus();
  }
}

/** A mark that is about to be put on a slide: of a kind, on a landmark or at a place of its own, with its label. */
export class MarkDraft extends Draft {
  constructor(figure, layer, on) {
    super(figure, on, useOf(figure, layer)?.crop ?? [0, 0, 1, 1]);
    this.layer = layer;
    const known = new Map(current().kinds.map((kind) => [kind.name, kind]));
    this.kinds = known;
    const groups = Object.entries(GROUPS).map(([group, names]) =>
      h("optgroup", { label: say(`group-${group}`) }, names.filter((name) => known.has(name)).map((name) => h("option", { value: name }, say(`mark-${name}`)))),
    );
    this.kind = h("select", { id: freshId("kind"), onchange: () => this.choose() }, groups);
    this.where = h("select", { id: freshId("where"), onchange: () => this.locate() });
    this.style = h("select", { id: freshId("style") }, STYLES.map((style) => h("option", { value: style }, say(`style-${style}`))));
    this.labels = this.tongues().map((tongue) => ({
      tongue,
      field: h("input", { id: freshId("label"), type: "text", autocomplete: "off", maxLength: 200, lang: tongue || undefined }),
    }));
    const named = this.labels.map(({ tongue, field }) => pair(tongue ? `${say("text-label")} (${tongue})` : say("text-label"), field));
    this.form = this.build(say("addMark"), pair(say("what"), this.kind), pair(say("standsOn"), this.where), ...named, pair(say("meaning"), this.style));
    this.choose();
  }

  /** The languages of the decks that show the slide; one deck in one language needs no name for it. */
  tongues() {
    const files = new Set(this.figure.uses.filter((use) => use.slide === this.layer.slide).map((use) => use.deck));
    const every = current().decks.filter((deck) => files.has(deck.file)).flatMap((deck) => deck.languages);
    const different = [...new Set(every)];
    return different.length > 1 ? different : [""];
  }

  /** Another kind: the landmarks that it can stand on, the best shape first, else a new place. */
  choose() {
    const { shapes, points } = this.kinds.get(this.kind.value);
    this.free = points === null;
    const fits = ({ shape, points: own }) => shapes.includes(shape) && (shape !== "path" || points === null || own.length === points);
    const names = this.figure.landmarks.filter(fits).map(({ name }) => name);
    this.where.replaceChildren(h("option", { value: "" }, say("newPlace")), ...names.map((name) => h("option", { value: `=${name}` }, name)));
    this.locate();
  }

  locate() {
    const { shapes, points } = this.kinds.get(this.kind.value);
    if (this.where.value) {
      this.mark = null;
      this.refill();
    } else this.begin(shapes[0], points ?? 2);
  }

  async submit() {
    const words = this.labels.map(({ tongue, field }) => [tongue, field.value.trim()]);
    const missing = words.some(([, text]) => text) ? this.labels.find(({ field }) => !field.value.trim()) : null;
    if (missing) {
      announce(say("labelInAll"), { bad: true });
      missing.field.focus();
      return;
    }
    const place = this.where.value ? this.where.value.slice(1) : this.place;
    const label = Object.fromEntries(words.filter(([, text]) => text));
    const edit = { kind: "mark-add", ...placeOf(this.figure, this.layer), mark_kind: this.kind.value, place, label, style: this.style.value };
    const done = await send(edit);
    if (done && !done.dropped) this.on.saved(null);
    else this.kind.focus();
  }
}

function pair(name, field) {
  return h("div", { class: "pair" }, h("label", { for: field.id }, name), field);
}
