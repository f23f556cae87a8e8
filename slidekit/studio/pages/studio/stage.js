// A picture with handles: dragged with any pointer, moved with the arrow keys, or placed with one click.

import { h, say } from "./dom.js";
import { show } from "./drawing.js";
import { arrange } from "./names.js";
import { outlineOf, shape } from "./outlines.js";

const SETTLE = 700;
const REACH = 20;
const ROOM = 64;
const clamp = (value) => Math.min(1, Math.max(0, value));

/**
 * A stage for one picture. Marks are `{key, label, shape: point|area|path, points: [[x, y]…], tone}` in fractions.
 * Every mark shows where it is; the chosen one has handles, buttons that the arrow keys move. Any of them can be dragged.
 * `onMove(key, points)` hears every step of a movement, `onSettle(key, points)` its end, `onSelect(key)` a choice.
 */
export class Stage {
  constructor(path, alt, pixels, { onMove = () => {}, onSettle, onSelect = () => {} }) {
    this.pixels = pixels;
    this.heard = { onMove, onSettle, onSelect };
    this.marks = [];
    this.chosen = null;
    this.timers = new Map();
    this.placing = null;
    this.dragging = null;
    this.lines = shape("svg", { class: "stage-lines", viewBox: "0 0 1 1", preserveAspectRatio: "none", "aria-hidden": "true" });
    this.layer = h("div", { class: "stage-handles" });
    this.image = show(path, alt, { draggable: false, width: pixels[0], height: pixels[1] });
    this.element = h("div", {
      class: "stage",
      onpointerdown: (event) => this.onDown(event),
      onpointermove: (event) => this.onDrag(event),
      onpointerup: () => this.onUp(),
      onpointercancel: () => this.giveUp(),
      onclick: (event) => this.place(event),
    });
    this.element.append(this.image, this.lines, this.layer);
    this.element.style.aspectRatio = `${pixels[0]} / ${pixels[1]}`;
    this.element.style.setProperty("--ratio", pixels[0] / pixels[1]);
    new ResizeObserver(() => this.arrangeNames()).observe(this.element);
  }

  /** Show these marks; a handle that has the focus keeps it, one that is being moved keeps its place. */
  set(marks) {
    const busy = this.dragging?.key ?? [...this.timers.keys()][0];
    const held = busy && this.marks.find((each) => each.key === busy);
    this.marks = marks.map((each) => (held && each.key === busy ? { ...each, points: held.points } : each));
    if (!this.mark(this.chosen)) this.chosen = marks.length === 1 ? marks[0].key : null;
    this.fill();
  }

  /** A spot for each handle: of a chosen mark a button, of the others a sign that can be dragged. */
  fill() {
    const there = new Map([...this.layer.children].map((each) => [`${each.tagName} ${each.dataset.key} ${each.dataset.place}`, each]));
    const wanted = this.marks.flatMap((mark) =>
      this.placesOf(mark).map((place) => {
        const tag = mark.key === this.chosen ? "BUTTON" : "SPAN";
        return there.get(`${tag} ${mark.key} ${place}`) ?? (tag === "BUTTON" ? this.makeHandle(mark.key, place) : this.makeSign(mark.key, place));
      }),
    );
    for (const each of [...this.layer.children]) if (!wanted.includes(each)) each.remove();
    for (const each of wanted) if (!each.isConnected) this.layer.append(each);
    this.draw();
  }

  /** A point has one, a path one for each point, an area its corners and, where there is room for it, its middle. */
  placesOf(mark) {
    if (mark.shape !== "area") return mark.points.map((_, index) => String(index));
    const { width, height } = this.element.getBoundingClientRect();
    const [[left, top], [right, bottom]] = mark.points;
    const room = !width || (right - left) * width > ROOM || (bottom - top) * height > ROOM;
    return room ? ["0", "1", "middle"] : ["0", "1"];
  }

  makeSign(key, place) {
    return h("span", { class: "handle sign", "aria-hidden": "true", "data-key": key, "data-place": place });
  }

  makeHandle(key, place) {
    return h("button", {
      type: "button",
      class: "handle chosen",
      "data-key": key,
      "data-place": place,
      onkeydown: (event) => this.onKey(event, key, place),
      onblur: () => this.settle(key),
    });
  }

  /** Choose a mark; it then has handles. */
  select(key) {
    if (key === this.chosen) return;
    this.chosen = key;
    this.fill();
    this.heard.onSelect(key);
  }

  /** Choose a mark and go to its first handle. */
  focus(key) {
    this.select(key);
    this.layer.querySelector(`button[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: false });
  }

  mark(key) {
    return this.marks.find((each) => each.key === key);
  }

  /** Where a handle stands. */
  spot(mark, place) {
    if (place !== "middle") return mark.points[Number(place)];
    const [[left, top], [right, bottom]] = mark.points;
    return [(left + right) / 2, (top + bottom) / 2];
  }

  /** The points of a mark with one handle somewhere else; areas stay areas, and stay inside. */
  moved(points, place, x, y) {
    if (place === "middle") {
      const [[left, top], [right, bottom]] = points;
      const dx = Math.min(1 - right, Math.max(-left, x - (left + right) / 2));
      const dy = Math.min(1 - bottom, Math.max(-top, y - (top + bottom) / 2));
      return points.map(([px, py]) => [px + dx, py + dy]);
    }
    return points.map((point, index) => (index === Number(place) ? [clamp(x), clamp(y)] : point));
  }

  /** For an area: its first corner stays left of and above its second, by at least a pixel. */
  ordered(mark, points, place) {
    if (mark.shape !== "area" || place === "middle") return points;
    const [[left, top], [right, bottom]] = points;
    const [px, py] = [2 / this.pixels[0], 2 / this.pixels[1]];
    if (place === "0") return [[Math.min(left, right - px), Math.min(top, bottom - py)], points[1]];
    return [points[0], [Math.max(right, left + px), Math.max(bottom, top + py)]];
  }

  /** Show a mark at other points, as they were typed. */
  show(key, points) {
    const mark = this.mark(key);
    if (!mark) return;
    mark.points = points;
    this.draw();
  }

  change(key, place, x, y, from) {
    const mark = this.mark(key);
    mark.points = this.ordered(mark, this.moved(from ?? mark.points, place, x, y), place);
    this.draw();
    this.heard.onMove(key, mark.points);
  }

  onKey(event, key, place) {
    if (event.key === "Escape" && this.dragging) this.giveUp();
    const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const step = steps[event.key];
    const mark = this.mark(key);
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const far = event.shiftKey ? 10 : 1;
    const [x, y] = this.spot(mark, place);
    this.change(key, place, x + (step[0] * far) / this.pixels[0], y + (step[1] * far) / this.pixels[1]);
    clearTimeout(this.timers.get(key));
    this.timers.set(key, setTimeout(() => this.settle(key), SETTLE));
  }

  /** The end of a movement with keys. */
  settle(key) {
    if (!this.timers.has(key)) return;
    clearTimeout(this.timers.get(key));
    this.timers.delete(key);
    const mark = this.mark(key);
    if (mark) this.heard.onSettle(key, mark.points);
  }

  at(event) {
    const box = this.element.getBoundingClientRect();
    return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
  }

  /** The spot under a pointer: the nearest within reach, of the chosen mark before others. */
  nearest(event) {
    const box = this.element.getBoundingClientRect();
    const spots = [...this.layer.children].map((each) => {
      const [x, y] = this.spot(this.mark(each.dataset.key), each.dataset.place);
      const away = Math.hypot(event.clientX - box.left - x * box.width, event.clientY - box.top - y * box.height);
      return { key: each.dataset.key, place: each.dataset.place, away: each.dataset.key === this.chosen ? away - REACH / 2 : away };
    });
    const [first] = spots.filter(({ away }) => away <= REACH).sort((one, other) => one.away - other.away);
    return first ?? null;
  }

  onDown(event) {
    const found = event.button === 0 && !this.placing ? this.nearest(event) : null;
    if (!found) return;
    event.preventDefault();
    const { key, place } = found;
    this.select(key);
    this.layer.querySelector(`button[data-key="${CSS.escape(key)}"][data-place="${place}"]`)?.focus({ preventScroll: true });
    this.element.setPointerCapture(event.pointerId);
    const [x, y] = this.at(event);
    const [hx, hy] = this.spot(this.mark(key), place);
    this.dragging = { key, place, from: this.mark(key).points, dx: hx - x, dy: hy - y, went: false };
  }

  onDrag(event) {
    const drag = this.dragging;
    if (!drag) return;
    const [x, y] = this.at(event);
    drag.went = true;
    this.change(drag.key, drag.place, x + drag.dx, y + drag.dy, drag.from);
  }

  onUp() {
    const drag = this.dragging;
    this.dragging = null;
    if (drag?.went) this.heard.onSettle(drag.key, this.mark(drag.key).points);
  }

  giveUp() {
    const drag = this.dragging;
    this.dragging = null;
    if (!drag) return;
    this.mark(drag.key).points = drag.from;
    this.draw();
    this.heard.onMove(drag.key, drag.from);
  }

  /** The next click on the picture puts this handle there; null gives up. */
  wait(wanted) {
    this.placing = wanted;
    this.element.classList.toggle("placing", Boolean(wanted));
  }

  place(event) {
    if (!this.placing) return;
    const { key, place } = this.placing;
    const [x, y] = this.at(event);
    this.wait(null);
    this.change(key, place, x, y);
    this.heard.onSettle(key, this.mark(key).points);
  }

  draw() {
    this.lines.replaceChildren(...this.marks.flatMap((mark) => outlineOf(mark, mark.key === this.chosen)));
    for (const handle of this.layer.children) {
      const mark = this.mark(handle.dataset.key);
      const { place } = handle.dataset;
      const [x, y] = this.spot(mark, place);
      handle.style.left = `${x * 100}%`;
      handle.style.top = `${y * 100}%`;
      handle.dataset.tone = mark.tone ?? "";
      handle.dataset.shape = mark.shape;
      handle.dataset.name = place === (mark.shape === "area" ? "0" : String(mark.points.length - 1)) ? (mark.tag ?? mark.label) : "";
      if (handle.tagName !== "BUTTON") continue;
      const name = this.partName(mark, place);
      handle.setAttribute("aria-label", say("handle", { name, x: (x * 100).toFixed(1), y: (y * 100).toFixed(1) }));
    }
    this.arrangeNames();
  }

  /** Put the names where they cover nothing. */
  arrangeNames() {
    const { width, height } = this.element.getBoundingClientRect();
    if (!width) return;
    const spots = [...this.layer.children].map((element) => {
      const [x, y] = this.spot(this.mark(element.dataset.key), element.dataset.place);
      return { element, x: x * width, y: y * height, name: element.dataset.name };
    });
    arrange(spots, width, height);
  }

  partName(mark, place) {
    if (mark.shape === "area") return `${mark.label}, ${say({ middle: "middle", 0: "topLeft", 1: "bottomRight" }[place])}`;
    return mark.shape === "path" ? `${mark.label}, ${say("pointOf", { number: Number(place) + 1 })}` : mark.label;
  }
}
