// The numeric way to every place: fields for its numbers, and a button to place it with one click.

import { digits, freshId, h, say } from "./dom.js";

const NAMES = {
  point: [["x", "y"]],
  area: [
    ["left", "top"],
    ["right", "bottom"],
  ],
};

/** Numbers as the fields show them. */
export function spell(value, count) {
  return String(Number(value.toFixed(count)));
}

/**
 * Fields for the points of a mark. `onChange(points)` hears a number typed; `onPlace(place)` a wish to click on the picture.
 * The element has `show(points)`.
 */
export function numberFields(mark, pixels, { onChange, onPlace }) {
  const count = digits(pixels);
  let points = mark.points;
  const inputs = points.map((point, index) => point.map((_, axis) => field(index, axis)));

  function field(index, axis) {
    const id = freshId("number");
    const name = say((NAMES[mark.shape]?.[index] ?? ["x", "y"])[axis]);
    const input = h("input", {
      id,
      type: "number",
      min: 0,
      max: 1,
      step: spell(1 / pixels[axis], count),
      inputMode: "decimal",
      "aria-label": mark.points.length > 1 && mark.shape === "path" ? `${mark.label}, ${say("pointOf", { number: index + 1 })}: ${name}` : `${mark.label}: ${name}`,
      onchange: () => take(index, axis, input),
    });
    return { input, label: h("span", { class: "axis", "aria-hidden": "true" }, name) };
  }

  function take(index, axis, input) {
    const value = Number(input.value);
    if (input.value.trim() === "" || !(value >= 0 && value <= 1)) {
      input.setAttribute("aria-invalid", "true");
      input.title = say("fraction");
      return;
    }
    points = points.map((point, at) => (at === index ? point.map((old, side) => (side === axis ? value : old)) : point));
    onChange(points);
  }

  const rows = inputs.map((pair, index) =>
    h(
      "div",
      { class: "numbers-row" },
      pair.map(({ input, label }) => h("span", { class: "number" }, label, input)),
      placeButton(mark, index, onPlace),
    ),
  );
  const element = h("div", { class: `numbers ${mark.shape}` }, rows);
  element.show = (given) => {
    points = given;
    given.forEach((point, index) =>
      point.forEach((value, axis) => {
        const { input } = inputs[index][axis];
        input.value = spell(value, count);
        input.removeAttribute("aria-invalid");
        input.title = "";
      }),
    );
  };
  element.show(points);
  return element;
}

/** The way with one click. */
function placeButton(mark, index, onPlace) {
  const part = mark.points.length > 1 ? `, ${index + 1}` : "";
  const label = `${say("place")}: ${mark.label}${part}`;
  return h("button", { type: "button", class: "small", "aria-label": label, onclick: () => onPlace(String(index)) }, say("place"));
}
