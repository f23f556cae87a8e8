"""Marks on pictures: their places looked up, their discs numbered, their ids given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from slidekit.core.diagnostics import Refused, Span, did_you_mean, error
from slidekit.core.geometry import WHOLE, Area
from slidekit.resolve import model
from slidekit.resolve.places import holds_point, look_up, point_of, shape_of, spell, spell_written
from slidekit.resolve.setting import Draft
from slidekit.resolve.stale import note_stale, places_of, pointed_at
from slidekit.spec.kinds import shape_fault
from slidekit.spec.mark import Mark
from slidekit.spec.place import Place

DEFAULT_SIZE = 0.12
"""Full width of an outline on a point without ``size``, in fractions of the figure's shorter side."""
OUTLINES = frozenset({"ellipse", "circle", "box"})
CLOSED = frozenset({"zone", "highlight", "spotlight"})


@dataclass
class Discs:
    """The numbers of a slide's discs: those written are taken, bare discs get the next free one in reading order."""

    taken: frozenset[int]
    given: dict[int, int] = field(default_factory=dict)
    last: int = 0

    def number_of(self, mark: Mark) -> int | None:
        """The number of a mark; a bare disc that stands on several panels has the same on all."""
        if mark.number is not None or mark.kind != "number":
            return mark.number
        if id(mark) not in self.given:
            self.last = next(
                number for number in range(self.last + 1, self.last + 2 + len(self.taken)) if number not in self.taken
            )
            self.given[id(mark)] = self.last
        return self.given[id(mark)]


def discs_of(marks: Sequence[Mark]) -> Discs:
    """The numbering of a slide, from all its marks."""
    return Discs(frozenset(mark.number for mark in marks if mark.number is not None))


def has_landmarks(mark: Mark, figure: model.Figure) -> bool:
    """True when the figure has every landmark that the mark names."""
    return all(name in figure.landmarks for name in mark.place.names)


def note_strangers(marks: Sequence[Mark], figures: Sequence[model.Figure], draft: Draft) -> None:
    """``unknown-landmark`` for marks of the slide that no panel's figure has the landmarks of."""
    if not figures:
        return
    for mark in marks:
        if any(has_landmarks(mark, figure) for figure in figures):
            continue
        known = {name for figure in figures for name in figure.landmarks}
        missing = next((name for name in mark.place.names if name not in known), None)
        if missing is None:
            message, help = "no figure of the slide has all of " + ", ".join(mark.place.names), "put the mark on one panel"
        else:
            message, help = f"no figure of the slide has a landmark {missing}", did_you_mean(missing, known)
        draft.found.append(error("unknown-landmark", message, mark.span_of("place"), help, slide=draft.id))


def build_mark(
    mark: Mark, figure: model.Figure, crop: Area | None, discs: Discs, draft: Draft, names: set[str]
) -> model.Mark | None:
    """The mark on this figure; None when its place is wrong (reported). ``names`` are the ids given on the panel so far."""
    span = mark.span or draft.span
    try:
        place = _place(mark, figure, draft)
        _check_crop(mark, place, crop, draft)
        label_at = (
            mark.label_at if isinstance(mark.label_at, str) else _point(mark.label_at, figure, mark.span_of("label_at"), draft)
        )
        start = _start(mark, figure, draft)
    except Refused as refused:
        draft.found.extend(refused.diagnostics)
        return None
    number = discs.number_of(mark)
    label = draft.rich(mark.label, mark, "label")
    if mark.kind == "measure" and not label and figure.spacing_mm is None:
        help = f"give the mark a label, or {figure.id} its spacing_mm"
        message = f"a measure without label on {figure.id}, whose scale is not known"
        draft.found.append(error("measure-without-scale", message, span, help, slide=draft.id))
    name = name_mark(mark, names)
    needs = pointed_at(places_of(mark))
    note_stale(needs, figure, f"the mark {name}", span, draft, name)
    return model.Mark(
        id=name,
        kind=mark.kind,
        place=place,
        span=span,
        label=label,
        number=number,
        style=mark.style,
        dashed=mark.dashed,
        step=mark.step,
        label_at=label_at,
        size=_size(mark, place, figure),
        start=start,
        curved=mark.curved,
        ends=mark.ends,
        closed=mark.closed or (mark.kind in CLOSED and place.path is not None),
        confirmed=mark.confirmed,
        zoom=mark.zoom if "zoom" in mark.model_fields_set else None,
        needs=needs,
        written=spell_written(mark.place),
        written_start=spell_written(mark.from_) if isinstance(mark.from_, Place) else "",
    )


def name_mark(mark: Mark, names: set[str]) -> str:
    """The mark's id: its own, else kind and place; unique on the panel."""
    place = mark.place
    if mark.id:
        name = mark.id
    else:
        name = "-".join((mark.kind, *(place.names if place.name is not None or place.path is not None else ())))
    return take_name(name, names)


def take_name(name: str, names: set[str]) -> str:
    """The name, or where it is taken ``name-2``, ``name-3`` …; taken from then on."""
    chosen, count = name, 1
    while chosen in names:
        count += 1
        chosen = f"{name}-{count}"
    names.add(chosen)
    return chosen


def _place(mark: Mark, figure: model.Figure, draft: Draft) -> model.Place:
    span = mark.span_of("place")
    place = look_up(mark.place, figure, span, draft.id)
    fault = shape_fault(mark.kind, shape_of(place), len(place.path or ()) or None)
    if fault is not None:
        raise Refused(error("bad-place", fault[0], span, fault[1], slide=draft.id))
    return place


def _check_crop(mark: Mark, place: model.Place, crop: Area | None, draft: Draft) -> None:
    shown = crop or WHOLE
    if place.path is not None and (mark.kind in CLOSED or mark.closed):
        place = model.Place(area=_extent(place.path))
    if not holds_point(shown, place.target):
        edges = ", ".join(f"{edge:g}" for edge in shown)
        what = {"point": "point", "area": "centre", "path": "last point"}[shape_of(place)]
        message = f"the {what} of the {mark.kind} is {spell(place.target)}, outside the crop [{edges}]"
        raise Refused(
            error("mark-outside-crop", message, mark.span_of("place"), "widen the crop, or take the mark out", slide=draft.id)
        )


def _extent(path: Sequence[model.PointXY]) -> Area:
    """The area that a closed path covers: its centre is what a crop must show."""
    xs, ys = [x for x, _ in path], [y for _, y in path]
    return Area(min(xs), min(ys), max(xs), max(ys))


def _start(mark: Mark, figure: model.Figure, draft: Draft) -> str | model.PointXY | None:
    if mark.from_ is None or mark.from_ == "auto":
        return None
    if isinstance(mark.from_, str):
        return mark.from_
    return _point(mark.from_, figure, mark.span_of("from"), draft)


def _point(written: Place, figure: model.Figure, span: Span | None, draft: Draft) -> model.PointXY:
    place = look_up(written, figure, span, draft.id)
    return point_of(place, written.name or "it", span, draft.id)


def _size(mark: Mark, place: model.Place, figure: model.Figure) -> tuple[float, float] | None:
    """Width and height of an outline on a point, in fractions of the figure; round ones by its shorter side."""
    if mark.kind not in OUTLINES or place.point is None:
        return None
    if isinstance(mark.size, tuple):
        return mark.size
    size = mark.size if mark.size is not None else DEFAULT_SIZE
    width, height = figure.pixels
    shorter = min(width, height)
    return size * shorter / width, size * shorter / height
