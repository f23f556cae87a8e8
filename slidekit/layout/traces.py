"""Marks as the manifest keeps them, and drawn again from there: the same drawing code, other landmarks."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product

from slidekit.core.diagnostics import Span
from slidekit.core.frozen import dataclass
from slidekit.core.geometry import Area, Box, Point, Viewport
from slidekit.core.richtext import Inline
from slidekit.core.units import pt
from slidekit.layout.annotations import KINDS, Canvas, Target
from slidekit.layout.annotations.ink import Ink, Pen, ink_of
from slidekit.layout.annotations.labels import Spot
from slidekit.layout.chips import disc_size
from slidekit.layout.stylesheet import Stylesheet
from slidekit.resolve.model import Mark, Place
from slidekit.resolve.places import read_written
from slidekit.scene.items import Preset, ShapeItem
from slidekit.scene.marks import Annotation, InkSizes

NOWHERE = Span("", 0, 0, 0, 0)
FLAGS = ("dashed", "curved", "closed")


@dataclass(frozen=True, slots=True)
class Figured:
    """A figure and what a panel shows of it: landmarks, the upright picture's pixels, the area in fractions, its box in EMU."""

    landmarks: Mapping[str, Place]
    pixels: tuple[int, int]
    view: Viewport


@dataclass(frozen=True, slots=True)
class Drawn:
    """One mark: ``kind``, ``disc``, ``lead`` and ``label`` are its shapes; ``trace`` is what they were drawn from."""

    kind: tuple[ShapeItem, ...]
    disc: tuple[ShapeItem, ...]
    lead: tuple[ShapeItem, ...]
    label: tuple[ShapeItem, ...]
    target: Target
    trace: Annotation


def ink_sizes(sheet: Stylesheet) -> InkSizes:
    """What the panels of a deck are annotated with."""
    marks = sheet.theme.marks
    return InkSizes(sheet.label.size, marks.stroke, marks.halo, marks.leader)


def trace(mark: Mark, name: str, spot: Spot | None, disc: Point | None) -> Annotation:
    """What is to be kept of a mark that was drawn under ``name``."""
    traits = {flag: "1" for flag in FLAGS if getattr(mark, flag)}
    if mark.style != "finding":
        traits["style"] = mark.style
    if mark.ends != "one":
        traits["ends"] = mark.ends
    if not mark.confirmed:
        traits["assumed"] = "1"
    if mark.label:
        traits["labelled"] = "1"
    if mark.size is not None:
        traits["size"] = f"{mark.size[0]},{mark.size[1]}"
    if mark.start is not None:
        traits["start"] = mark.written_start or str(mark.start)
    lead = None if spot is None or spot.leader is None else tuple(round(number) for end in spot.leader for number in end)
    assert lead is None or len(lead) == 4
    return Annotation(
        name, mark.kind, mark.written, mark.needs, tuple(sorted(traits.items())), None if spot is None else spot.box, lead, disc
    )


def draw_trace(kept: Annotation, panel: str, ink: InkSizes, figured: Figured) -> Drawn:
    """The mark as it was drawn. KeyError or ValueError where its places or traits make no sense (any more)."""
    mark = _mark(kept, figured)
    name = f"{panel}.{kept.id}"
    own = ink_of(mark.style, ink.stroke, ink.halo, dashed=mark.dashed)
    pen = Pen(name, own)
    target = KINDS[mark.kind](Canvas(mark, figured.view, pen, pt(ink.label)))
    side = disc_size(ink.label)
    disc, label, lead = kept.disc, kept.label, _lead(kept, name, target, own, ink)
    return Drawn(
        tuple(pen.items),
        () if disc is None else (_plate(f"{name}.number", Box(disc.x - side // 2, disc.y - side // 2, side, side)),),
        lead,
        () if label is None else (_plate(f"{name}.label", label),),
        target,
        kept,
    )


def _mark(kept: Annotation, figured: Figured) -> Mark:
    traits = dict(kept.traits)
    size = None
    if "size" in traits:
        w, h = (float(number) for number in traits["size"].split(","))
        size = (w, h)
    written = traits.get("start")
    start: str | tuple[float, float] | None = written
    if written is not None and (written in figured.landmarks or "," in written):
        start = read_written(written, figured.landmarks).point
    return Mark(
        kept.id,
        kept.kind,
        read_written(kept.place, figured.landmarks),
        NOWHERE,
        label=(Inline("label"),) if "labelled" in traits else (),
        style=traits.get("style", "finding"),
        dashed="dashed" in traits,
        size=size,
        start=start,
        curved="curved" in traits,
        ends=traits.get("ends", "one"),
        closed="closed" in traits,
        confirmed="assumed" not in traits,
    )


def _plate(name: str, box: Box) -> ShapeItem:
    return ShapeItem(name, "label", box, Preset("roundRect"))


def _lead(kept: Annotation, name: str, target: Target, own: Ink, ink: InkSizes) -> tuple[ShapeItem, ...]:
    """The leader of a label, or of the disc of ``at``; both as the panel draws them."""
    if kept.lead is not None:
        ends = (kept.lead[0], kept.lead[1]), (kept.lead[2], kept.lead[3])
        if target.leader == "arrow":
            pen = Pen(f"{name}.arrow", own)
            pen.arrow(*ends)
        else:
            pen = Pen(f"{name}.lead", Ink("", "", pt(ink.leader), pt(1)))
            pen.line(*ends)
        return tuple(pen.items)
    if kept.kind == "at" and kept.disc is not None and math.dist(kept.disc, (target.x, target.y)) > disc_size(ink.label) * 0.75:
        pen = Pen(f"{name}.lead", Ink("", "", pt(ink.leader), pt(1)))
        pen.line(kept.disc, (target.x, target.y))
        return tuple(pen.items)
    return ()


def moved(
    kept: Annotation,
    panel: str,
    ink: InkSizes,
    before: Figured,
    after: Figured,
    taken: Sequence[Box] = (),
    findings: Sequence[tuple[Target, Target]] = (),
) -> Annotation:
    """The same mark for other landmarks or another cut: its disc stays beside it, its leader ends on it; its label stays
    where it is unless it has no leader or would lie on a finding; then off ``taken``, the other labels, where it can.
    ``findings`` are those of the other marks, before and after. Round outlines stay round.
    """
    kept = _round(kept, before.pixels, after.pixels)
    old = draw_trace(kept, panel, ink, before)
    new = draw_trace(kept, panel, ink, after)
    one, other, frame = old.target, new.target, after.view.box
    label = kept.label
    barred = [then for was, then in findings if label is not None and not _covers(label, was)]
    covers = label is not None and any(_covers(label, then) for then in barred)
    if (one.x, one.y, one.rx, one.ry) == (other.x, other.y, other.rx, other.ry) and not covers:
        return kept
    disc = kept.disc
    if disc is not None:
        x, y = _beside(one, other, (disc.x, disc.y))
        half = disc_size(ink.label) // 2
        x, y = min(max(x, frame.x + half), frame.right - half), min(max(y, frame.y + half), frame.bottom - half)
        disc = Point(round(x), round(y))
    if label is not None and (kept.lead is None or covers or label.meets(other.box, pt(4))):
        label = _beside_finding(label, one, other, frame, (*taken, *(each.box for each in barred)))
    lead = kept.lead
    if label is not None and lead is not None:
        start = _edge(label, (other.x, other.y), (lead[0] - (kept.label or label).x, lead[1] - (kept.label or label).y))
        gap = math.dist((lead[2], lead[3]), (one.x, one.y)) - one.reach(*_unit((one.x, one.y), (lead[2], lead[3])))
        way = _unit((other.x, other.y), start)
        away = min(math.dist(start, (other.x, other.y)), other.reach(*way) + max(gap, 0.0))
        end = other.x + way[0] * away, other.y + way[1] * away
        lead = (round(start[0]), round(start[1]), round(end[0]), round(end[1]))
    return replace(kept, disc=disc, label=label, lead=lead)


def _round(kept: Annotation, before: tuple[int, int], after: tuple[int, int]) -> Annotation:
    """A size that was round in the former picture's pixels is round in the new one's: the same share of its shorter side."""
    traits = dict(kept.traits)
    if "size" not in traits:
        return kept
    w, h = (float(number) for number in traits["size"].split(","))
    if abs(w * before[0] - h * before[1]) > 0.01 * w * before[0]:
        return kept
    share = w * before[0] / min(before) * min(after)
    traits["size"] = f"{share / after[0]},{share / after[1]}"
    return replace(kept, traits=tuple(sorted(traits.items())))


def _unit(start: tuple[float, float], end: tuple[float, float]) -> tuple[float, float]:
    length = math.dist(start, end)
    return ((end[0] - start[0]) / length, (end[1] - start[1]) / length) if length else (0.0, -1.0)


def _beside(one: Target, other: Target, at: tuple[float, float]) -> tuple[float, float]:
    """As far off the new finding, in the same direction, as ``at`` is off the former one."""
    if other.rim is not None and one.rim is not None and math.dist(one.rim, at) < pt(1):
        return other.rim
    way = _unit((one.x, one.y), at)
    far = math.dist((one.x, one.y), at) - one.reach(*way) + other.reach(*way)
    return other.x + way[0] * far, other.y + way[1] * far


def _beside_finding(label: Box, one: Target, other: Target, frame: Box, taken: Sequence[Box]) -> Box:
    """A label as it stood to its finding, else near there or mirrored: the nearest place where it lies on nothing."""
    dx = _off(label.centre.x - one.x, one.rx, other.rx)
    dy = _off(label.centre.y - one.y, one.ry, other.ry)
    inside = frame.holds(label)
    places: list[tuple[float, int, Box]] = []
    for mirrored, (x, y) in enumerate(((dx, dy), (-dx, dy), (dx, -dy), (-dx, -dy))):
        for right, down in product((0, -0.5, 0.5, -1, 1), (0, -1, 1)):
            left, top = other.x + x + (right - 0.5) * label.w, other.y + y + (down - 0.5) * label.h
            box = Box(round(left), round(top), label.w, label.h)
            away = abs(right) * label.w + abs(down) * label.h + mirrored * label.h / 2
            places.append((away, len(places), _kept_inside(box, frame) if inside else box))
    free = (box for _, _, box in sorted(places) if not any(box.meets(each, pt(1)) for each in (*taken, other.box)))
    return places[0][2] if one.leader == "none" else next(free, places[0][2])


def _covers(label: Box, finding: Target) -> bool:
    """True when a label lies on what a mark is about; beside the corner of a round outline it does not."""
    if finding.outline != "ellipse" or finding.rx <= 0 or finding.ry <= 0:
        return label.meets(finding.box)
    x = min(max(finding.x, label.x), label.right)
    y = min(max(finding.y, label.y), label.bottom)
    return ((x - finding.x) / finding.rx) ** 2 + ((y - finding.y) / finding.ry) ** 2 < 1


def _off(away: float, half: float, other: float) -> float:
    """A distance from the middle of a finding, as far beyond the edge of another one; within the edge as it is."""
    return away if abs(away) <= half else math.copysign(abs(away) - half + other, away)


def _kept_inside(box: Box, frame: Box) -> Box:
    return Box(min(max(box.x, frame.x), frame.right - box.w), min(max(box.y, frame.y), frame.bottom - box.h), box.w, box.h)


def _edge(box: Box, aim: tuple[float, float], off: tuple[float, float]) -> tuple[float, float]:
    """Where a leader leaves a label: at the side that looks to its aim, as far off as before (``off``: former start)."""
    gap = max(0.0, -off[0], off[0] - box.w, -off[1], off[1] - box.h)
    dx = box.x - aim[0] if aim[0] < box.x else aim[0] - box.right if aim[0] > box.right else 0.0
    dy = box.y - aim[1] if aim[1] < box.y else aim[1] - box.bottom if aim[1] > box.bottom else 0.0
    x, y = min(max(aim[0], box.x), box.right), min(max(aim[1], box.y), box.bottom)
    if dx * box.h >= dy * box.w and dx > 0:
        y = min(max(aim[1], box.y + box.h * 0.3), box.bottom - box.h * 0.3)
        return (box.x - gap if aim[0] < box.x else box.right + gap), y
    x = min(max(aim[0], box.x + min(box.w, box.h) * 0.3), box.right - min(box.w, box.h) * 0.3)
    return x, (box.y - gap if aim[1] < box.y else box.bottom + gap)


def targets_of(marks: tuple[Annotation, ...], landmarks: Mapping[str, Place]) -> list[tuple[float, float]]:
    """The ends that mean something, in fractions of the figure: what a cut must show. Marks without a place have none."""
    found = []
    for kept in marks:
        try:
            place = read_written(kept.place, landmarks)
        except (KeyError, ValueError):
            continue
        closed = place.path is not None and (kept.kind in ("zone", "highlight", "spotlight") or ("closed", "1") in kept.traits)
        if closed and place.path is not None:
            xs, ys = [x for x, _ in place.path], [y for _, y in place.path]
            place = Place(area=Area(min(xs), min(ys), max(xs), max(ys)))
        found.append(place.target)
    return found
