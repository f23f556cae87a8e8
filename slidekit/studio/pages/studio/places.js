// The list beside the stage: every mark of the layer with its numbers, and what can be said about it.

import { h, say } from "./dom.js";
import { send } from "./edits.js";
import { editAway, samePoints, useOf } from "./layers.js";
import { numberFields } from "./numbers.js";
import { deckName } from "./swap.js";

/**
 * Fill `panel` for a layer. `on`: {settle(key, points), place(key, which), focus(key), open(layer)}; `chosen` is a mark's key.
 * Gives the number fields by key.
 */
export function fillPlaces(panel, figure, layer, marks, chosen, on) {
  const fields = new Map();
  const rows = marks.map((mark) => row(figure, mark, chosen, on, fields));
  const list = rows.length ? h("ul", { class: "place-list" }, rows) : h("p", { class: "empty" }, say("noPlaces"));
  panel.replaceChildren(...head(figure, layer, on), list, ...feet(figure, layer));
  return fields;
}

function row(figure, mark, chosen, on, fields) {
  const numbers = numberFields(mark, figure.pixels, {
    onChange: (points) => on.settle(mark.key, points),
    onPlace: (which) => on.place(mark.key, which),
  });
  fields.set(mark.key, numbers);
  const stale = mark.tone === "stale";
  const confirm = {
    type: "button",
    class: "small",
    "aria-label": `${say("confirm")}: ${mark.key}`,
    onclick: () => send({ kind: "confirm", figure: figure.id, names: [mark.key] }),
  };
  return h(
    "li",
    { class: `place-row ${mark.tone ?? ""} ${mark.key === chosen ? "chosen" : ""}`, "data-key": mark.key },
    h(
      "div",
      { class: "place-name" },
      h("button", { type: "button", class: "name", onclick: () => on.focus(mark.key) }, mark.label),
      stale ? h("span", { class: "tag warn" }, say("staleTag")) : null,
      stale ? h("button", confirm, say("confirm")) : null,
      mark.names?.some(Boolean) ? h("span", { class: "hint" }, say("onLandmark", { names: mark.names.filter(Boolean).join(", ") })) : null,
    ),
    numbers,
  );
}

function head(figure, layer, on) {
  if (layer.kind === "landmarks")
    return [h("h2", { tabIndex: -1 }, say("landmarks")), h("p", { class: "hint" }, say("landmarksHint"))];
  const back = { type: "button", class: "quiet small back", onclick: () => on.open({ kind: "landmarks" }) };
  return [
    h("button", back, `← ${say("landmarks")}`),
    h("h2", { tabIndex: -1 }, say(`layer-${layer.kind}`, { slide: layer.slide, deck: deckName(layer.deck) })),
    h("p", { class: "hint" }, say(`hint-${layer.kind}`)),
    cropNote(figure, layer),
  ].filter(Boolean);
}

/** Where a crop comes from, when that is not the slide itself. */
function cropNote(figure, layer) {
  const use = useOf(figure, layer);
  if (layer.kind !== "crop" || !use?.crop) return null;
  if (use.follows) return h("p", { class: "tag warn" }, say("cropFollows"));
  const corners = [use.crop.slice(0, 2), use.crop.slice(2)];
  const mark = figure.landmarks.find((each) => each.shape === "area" && samePoints(each.points, corners));
  return mark ? h("p", { class: "tag" }, say("cropShared", { name: mark.name })) : null;
}

function feet(figure, layer) {
  const button = (label, edit, kind = "") => [h("button", { type: "button", class: kind, onclick: () => send(edit) }, label)];
  if (layer.kind === "crop") return button(say("showAll"), editAway(figure, layer));
  if (layer.kind === "focus") return button(say("noFocus"), editAway(figure, layer));
  if (layer.kind === "marks" || !figure.stale.length) return [];
  const count = figure.stale.length;
  return button(say("confirmAll", { count }), { kind: "confirm", figure: figure.id, names: [] }, "primary");
}
