// The list beside the stage: every mark of the layer with its numbers, and what can be said about it.

import { ask, freshId, h, say } from "./dom.js";
import { send } from "./edits.js";
import { editAway, placeOf, samePoints, useOf } from "./layers.js";
import { numberFields } from "./numbers.js";
import { sideChoices } from "./sides.js";
import { deckName } from "./swap.js";

const NUMBERS = "numbers";

/**
 * Fill `panel` for a layer. `on`: {settle(key, points), place(key, which), focus(key), open(layer), begin()}; `chosen` is a
 * mark's key, `form` that of what is about to be added. Gives the number fields by key.
 */
export function fillPlaces(panel, figure, layer, marks, chosen, form, on) {
  const fields = new Map();
  const rows = marks.map((mark) => row(figure, layer, mark, chosen, on, fields));
  if (layer.kind === "landmarks" && figure.stale.includes(NUMBERS) && !figure.landmarks.some(({ name }) => name === NUMBERS))
    rows.push(inNumbers(figure));
  const list = rows.length ? h("ul", { class: "place-list" }, rows) : h("p", { class: "empty" }, say("noPlaces"));
  panel.replaceChildren(...head(figure, layer, on), list, ...adding(layer, form, on), ...feet(figure, layer));
  return fields;
}

/** The way to one more. */
function adding(layer, form, on) {
  if (form) return [form];
  const words = { landmarks: "addLandmark", marks: "addMark" }[layer.kind];
  return words ? [h("button", { type: "button", class: "add", onclick: () => on.begin() }, `+ ${say(words)}`)] : [];
}

function row(figure, layer, mark, chosen, on, fields) {
  const numbers = numberFields(mark, figure.pixels, {
    onChange: (points) => on.settle(mark.key, points),
    onPlace: (which) => on.place(mark.key, which),
  });
  fields.set(mark.key, numbers);
  const stale = mark.tone === "stale";
  return h(
    "li",
    { class: `place-row ${mark.tone ?? ""} ${mark.side ? "part" : ""} ${mark.key === chosen ? "chosen" : ""}`, "data-key": mark.key },
    h(
      "div",
      { class: "place-name" },
      h("button", { type: "button", class: "name", onclick: () => on.focus(mark.key) }, mark.label),
      stale ? h("span", { class: "tag warn" }, say("staleTag")) : null,
      stale ? confirmButton(figure, mark.key, mark.key) : null,
      mark.names?.some(Boolean) ? h("span", { class: "hint" }, say("onLandmark", { names: mark.names.filter(Boolean).join(", ") })) : null,
      acts(figure, layer, mark),
    ),
    numbers,
    mark.mark ? sideChoices(mark.mark, (key, place) => send({ kind: "mark-side", ...placeOf(figure, layer), mark: mark.key, key, place })) : null,
  );
}

/** What can be done with a landmark or a mark as a whole. */
function acts(figure, layer, mark) {
  const button = (word, act) =>
    h("button", { type: "button", class: "quiet small", "aria-label": `${say(word)}: ${mark.label}`, onclick: act }, say(word));
  if (layer.kind === "landmarks")
    return h(
      "span",
      { class: "acts" },
      button("rename", () => rename(figure, mark.key)),
      button("remove", () => send({ kind: "landmark-remove", figure: figure.id, name: mark.key })),
    );
  if (layer.kind !== "marks" || mark.side) return null;
  return h("span", { class: "acts" }, button("remove", () => send({ kind: "mark-remove", ...placeOf(figure, layer), mark: mark.key })));
}

/** Another name for a landmark. */
async function rename(figure, name) {
  const id = freshId("name");
  const press = (event) => event.key === "Enter" && (event.preventDefault(), field.closest("dialog").querySelector("[data-value=rename]").click());
  const field = h("input", { id, type: "text", value: name, autocomplete: "off", spellcheck: false, maxLength: 80, "aria-describedby": `${id}-hint`, onkeydown: press });
  const body = [h("label", { for: id }, say("newName")), field, h("p", { class: "hint", id: `${id}-hint` }, say("renameHint"))];
  const buttons = [
    [say("rename"), "rename", "primary"],
    [say("cancel"), null],
  ];
  queueMicrotask(() => (field.focus(), field.select()));
  const answer = await ask(say("renameTitle", { name }), h("div", { class: "pair tall" }, body), buttons);
  const wanted = field.value.trim();
  if (answer === "rename" && wanted !== name) await send({ kind: "landmark-rename", figure: figure.id, name, new: wanted });
}

/** Places that no landmark names: they are looked at on the slides. */
function inNumbers(figure) {
  const name = say("inNumbers");
  const words = [h("strong", {}, name), h("span", { class: "tag warn" }, say("staleTag")), confirmButton(figure, NUMBERS, name)];
  return h("li", { class: "place-row stale", "data-key": NUMBERS }, h("div", { class: "place-name" }, words));
}

function confirmButton(figure, key, name) {
  return h(
    "button",
    {
      type: "button",
      class: "small",
      "aria-label": `${say("confirm")}: ${name}`,
      onclick: () => send({ kind: "confirm", figure: figure.id, names: [key] }),
    },
    say("confirm"),
  );
}

function head(figure, layer, on) {
  if (layer.kind === "landmarks")
    return [h("h2", { tabIndex: -1 }, say("landmarks")), h("p", { class: "hint" }, say("landmarksHint"))];
  const back = { type: "button", class: "quiet small back", onclick: () => on.open({ kind: "landmarks" }) };
  return [
    h("button", back, `← ${say("landmarks")}`),
    h("h2", { tabIndex: -1 }, say(`layer-${layer.kind}`, { slide: layer.slide, deck: [deckName(layer.deck), layer.venue].filter(Boolean).join(", ") })),
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
