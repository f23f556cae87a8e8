// What the stage of a picture can show: its landmarks, or of one slide the part shown, what stays in sight, the marks.

import { say } from "./dom.js";
import { sideMarks } from "./sides.js";

/** A use of the figure: the place that a layer other than the landmarks belongs to. */
export function useOf(figure, { deck, slide, panel, venue }) {
  return figure.uses.find((use) => use.deck === deck && use.slide === slide && use.panel === panel && use.venue === (venue ?? null));
}

/** The marks of a layer, as a stage takes them; `names` are the landmarks that a mark stands on. */
export function marksOf(figure, layer) {
  if (layer.kind === "landmarks")
    return figure.landmarks.map(({ name, shape, points, stale }) => ({ key: name, label: name, shape, points, tone: stale ? "stale" : "" }));
  const use = useOf(figure, layer);
  if (!use) return [];
  if (layer.kind === "crop") {
    const [left, top, right, bottom] = use.crop ?? [0, 0, 1, 1];
    return [{ key: "crop", label: say("crop"), shape: "area", tone: "crop", points: [[left, top], [right, bottom]] }];
  }
  if (layer.kind === "focus") return [{ key: "focus", label: say("focus"), shape: "point", points: [use.focus ?? [0.5, 0.5]] }];
  return use.marks.flatMap((mark) => {
    const { id, shape, points, names } = mark;
    const label = nameOf(mark, use.marks);
    return [{ key: id, label, shape, points, names, mark: { ...mark, label } }, ...sideMarks(mark, label)];
  });
}

/** A mark's label; without one its kind, and its disc's number or, where there are several, which of them it is. */
function nameOf(mark, marks) {
  if (mark.label) return mark.label;
  const same = marks.filter((each) => each.kind === mark.kind && !each.label);
  const which = mark.number ?? (same.length > 1 ? same.indexOf(mark) + 1 : "");
  return `${say(`mark-${mark.kind}`)} ${which}`.trim();
}

/** The edit that puts a mark of a layer at other points. */
export function editFor(figure, layer, mark, points) {
  const place = mark.shape === "area" ? points.flat() : mark.shape === "path" ? points : points[0];
  if (layer.kind === "landmarks") return { kind: "landmark", figure: figure.id, name: mark.key, place };
  const at = placeOf(figure, layer);
  if (layer.kind === "crop") return { kind: "crop", ...at, place: isWhole(place) ? null : place };
  if (layer.kind === "focus") return { kind: "focus", ...at, place };
  if (mark.side) return { kind: "mark-side", ...at, mark: mark.of, key: mark.side, place };
  if (mark.shape !== "path" || mark.names.length < 2 || !mark.names.some(Boolean)) return { kind: "mark", ...at, mark: mark.key, place };
  const step = mark.points.findIndex((point, index) => !samePoints([point], [points[index]]));
  return { kind: "mark", ...at, mark: mark.key, place: points[step], step };
}

/** The edit that takes a crop or focus out. */
export function editAway(figure, layer) {
  return { kind: layer.kind, ...placeOf(figure, layer), place: null };
}

/** True for the same points. */
export function samePoints(one, other) {
  const near = (value, index, axis) => Math.abs(value - other[index][axis]) < 1e-9;
  return one.length === other.length && one.every((point, index) => point.every((value, axis) => near(value, index, axis)));
}

/** Where a layer belongs, for an edit. */
export function placeOf(figure, { deck, slide, panel, venue }) {
  return { figure: figure.id, deck, slide, panel, ...(venue ? { venue } : {}) };
}

function isWhole([left, top, right, bottom]) {
  return left <= 0 && top <= 0 && right >= 1 && bottom >= 1;
}
