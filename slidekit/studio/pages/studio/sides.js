// Where an arrow comes from and a label stands: a side by name, or a point that is dragged like the others.

import { freshId, h, say } from "./dom.js";

const SIDES = {
  from: ["auto", "left", "right", "above", "below", "top-left", "top-right", "bottom-left", "bottom-right"],
  label_at: ["auto", "left", "right", "above", "below"],
};
const POINT = "point";
const AWAY = { from: [-0.14, -0.14], label_at: [0.12, -0.1] };
const clamp = (value) => Math.min(0.98, Math.max(0.02, value));

/** The points beside a mark's place, as marks of their own: they stand on the stage with a line to what they belong to. */
export function sideMarks(mark, label) {
  return Object.entries(mark.sides)
    .filter(([, side]) => Array.isArray(side))
    .map(([key, side]) => ({
      key: `${mark.id}|${key}`,
      label: `${label}: ${say(`side-${key}`)}`,
      tag: say(`side-${key}`),
      shape: "point",
      points: [side],
      of: mark.id,
      side: key,
      anchor: middleOf(mark),
      names: key === "from" && mark.fromName ? [mark.fromName] : [],
    }));
}

/** A choice for each side that can be set; `onChange(key, place)` hears a word or a point. */
export function sideChoices(mark, onChange) {
  const fields = Object.entries(mark.sides).map(([key, side]) => {
    const id = freshId("side");
    const isPoint = Array.isArray(side);
    const options = [...SIDES[key], POINT].map((name) => h("option", { value: name, selected: name === (isPoint ? POINT : side) }, say(`at-${name}`)));
    const choose = (event) => onChange(key, event.target.value === POINT ? startOf(key, mark) : event.target.value);
    const name = `${say(`side-${key}`)}: ${mark.label}`;
    return h("span", { class: "side-choice" }, h("label", { for: id }, say(`side-${key}`)), h("select", { id, "aria-label": name, onchange: choose }, options));
  });
  return fields.length ? h("div", { class: "side-choices" }, fields) : null;
}

/** A point near the mark, for a beginning. */
function startOf(key, mark) {
  const [x, y] = middleOf(mark);
  const [dx, dy] = AWAY[key];
  return [clamp(x + (x + dx < 0 || x + dx > 1 ? -dx : dx)), clamp(y + (y + dy < 0 || y + dy > 1 ? -dy : dy))].map((value) => Number(value.toFixed(3)));
}

function middleOf({ shape, points }) {
  if (shape !== "area") return points.at(-1);
  const [[left, top], [right, bottom]] = points;
  return [(left + right) / 2, (top + bottom) / 2];
}
