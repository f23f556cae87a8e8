"""A panel's annotations: drawn kind by kind, then numbers, then labels, sorted by the step in which they appear."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from slidekit.core.diagnostics import Diagnostic, error, warning
from slidekit.core.geometry import Box, Point
from slidekit.core.richtext import Rich, plain
from slidekit.core.units import pt
from slidekit.layout.annotations import KINDS, Canvas, Target
from slidekit.layout.annotations.ink import Pen, ink_for
from slidekit.layout.annotations.labels import Room, Spot, Wish, place_labels, segment_meets
from slidekit.layout.annotations.quiet import Quietness
from slidekit.layout.annotations.target import XY
from slidekit.layout.chips import DARK_PLATE, chip, chip_size, disc, disc_size, label_sizes, plain_ink
from slidekit.layout.drawing import Drawing
from slidekit.layout.insets.copies import draw_copies
from slidekit.layout.insets.draw import draw_insets
from slidekit.layout.typeset import rich
from slidekit.resolve.model import Mark, Panel
from slidekit.scene.text import Align

AREAS = ("highlight", "spotlight", "zone", "contour", "inset")
PATHS = ("needle", "line", "curve", "measure", "bracket", "angle", "arrow")
SIDE_WORDS = {"left": "left of", "right": "right of", "above": "above", "below": "below"}
ALIGNED: dict[str, Align] = {"L": "r", "R": "l"}
"""Columns in the margins are set towards the picture."""
TURNS = (225, 315, 180, 0, 135, 45, 270, 90)
APART = pt(9)
"""How far a disc stays off what other marks are about, where it can."""
FAR = 0.5
"""What a disc pays for standing off its finding, in hidden detail (u²) for each half of its width."""


def draw_marks(drawing: Drawing) -> None:
    """Fill ``drawing.steps`` with the shapes of all marks, close-ups, discs and labels."""
    draw_kinds(drawing)
    closeups = draw_insets(drawing)
    for index, (mark, target) in enumerate(drawing.targets):
        if mark.number is not None and mark.kind != "inset":
            drawing.discs[index] = _draw_disc(drawing, mark, target, drawing.name(index))
    _draw_labels(drawing)
    draw_copies(drawing, closeups)


def draw_kinds(drawing: Drawing) -> None:
    """What each mark's kind draws, without disc and label."""
    for index, mark in enumerate(drawing.panel.marks):
        pen = Pen(drawing.name(index), ink_for(drawing.sheet.theme, mark.style, dashed=mark.dashed))
        canvas = Canvas(mark, drawing.view, pen, drawing.u)
        target = KINDS[mark.kind](canvas)
        drawing.add(mark, pen.items)
        drawing.targets.append((mark, target))
        if mark.kind in PATHS and mark.place.path:
            points = canvas.path
            drawing.strokes += list(pairwise(points))


def _draw_disc(drawing: Drawing, mark: Mark, target: Target, name: str) -> Point:
    """The number's disc: at the kind's own place, else beside the finding where nothing is hidden. Gives its centre."""
    assert mark.number is not None
    side = disc_size(drawing.sheet.label.size)
    picture = drawing.view.box
    taken = [t.box for m, t in drawing.targets if m is not mark and m.kind not in AREAS]
    quiet = Quietness(drawing.detail(), (picture.x, picture.y, picture.right, picture.bottom), drawing.u)
    ways = [(0.0, target.rim)] if target.rim else []
    if target.rim and target.outline == "ellipse":
        ways += [(0.0, target.on_rim(degrees)) for degrees in (315, 135, 45)]
    reach = side / 2 + pt(4)
    for far in (1.0, 1.8, 2.8):
        for degrees in TURNS:
            turn = math.radians(degrees)
            dx, dy = math.cos(turn), math.sin(turn)
            ways.append((far, (target.x + dx * (target.rx + reach * far), target.y + dy * (target.ry + reach * far))))

    def price(way: tuple[float, XY]) -> tuple[float, float]:
        far, (x, y) = way
        box = Box(round(x - side / 2), round(y - side / 2), side, side)
        hidden = quiet.hidden((box.x, box.y, box.right, box.bottom)) if far and picture.holds(box) else 0.0
        return _disc_price(box, picture, drawing, taken), round(hidden + FAR * far, 3) if far else 0.0

    x, y = (round(value) for value in min(ways, key=price)[1])
    if mark.kind == "at" and math.dist((x, y), (target.x, target.y)) > side * 0.75:
        pen = Pen(f"{name}.lead", plain_ink(drawing.sheet))
        pen.line((x, y), (target.x, target.y))
        drawing.add(mark, pen.items)
    item = disc(f"{name}.number", mark.number, (x, y), drawing.sheet, drawing.language)
    drawing.add(mark, [item])
    drawing.obstacles.append(item.box)
    return Point(x, y)


def _disc_price(box: Box, picture: Box, drawing: Drawing, taken: Sequence[Box]) -> int:
    outside = not picture.holds(box)
    hidden = sum(box.meets(o) for o in drawing.obstacles)
    crossed = sum(segment_meets(start, end, box) for start, end in drawing.strokes)
    return 4 * outside + 3 * hidden + 2 * crossed + sum(box.meets(t, APART) for t in taken)


def _label_of(mark: Mark, panel: Panel) -> Rich:
    """The label as given; a measure without one prints its length from the figure's spacing, an angle its degrees."""
    if mark.label or mark.place.path is None:
        return mark.label
    path, (w, h) = mark.place.path, panel.figure.pixels
    if mark.kind == "measure" and panel.figure.spacing_mm:
        sx, sy = panel.figure.spacing_mm
        return rich(f"{math.hypot((path[-1][0] - path[0][0]) * w * sx, (path[-1][1] - path[0][1]) * h * sy):.0f} mm")
    if mark.kind == "angle" and len(path) >= 3:
        arms = [math.atan2((path[i][1] - path[1][1]) * h, (path[i][0] - path[1][0]) * w) for i in (0, 2)]
        turn = abs((arms[1] - arms[0] + math.pi) % (2 * math.pi) - math.pi)
        return rich(f"{math.degrees(turn):.0f}°")
    return ()


def _draw_labels(drawing: Drawing) -> None:
    """All labels but those of close-ups, which stand at their copy."""
    labelled = [
        (i, m, t, words)
        for i, (m, t) in enumerate(drawing.targets)
        if m.kind != "inset" and (words := _label_of(m, drawing.panel))
    ]
    if not labelled:
        return
    bare = [t.box for m, t in drawing.targets if not _label_of(m, drawing.panel) and m.kind not in AREAS and m.kind != "number"]
    picture = drawing.view.box
    obstacles = (*drawing.obstacles, *bare)
    room = Room(drawing.region, picture, obstacles, tuple(drawing.strokes), drawing.u, drawing.detail())
    widest = max(picture.w - drawing.u, (drawing.region.w - picture.w) - drawing.u)
    wishes = []
    for _, mark, target, words in labelled:
        sizes = label_sizes(words, drawing.sheet.label, drawing.language, widest)
        given = drawing.view.to_slide(*mark.label_at) if isinstance(mark.label_at, tuple) else None
        wishes.append(Wish(target, sizes, mark.label_at if isinstance(mark.label_at, str) else "auto", given))
    for (index, mark, _, words), spot in zip(labelled, place_labels(room, tuple(wishes)), strict=True):
        drawing.findings += _label_findings(drawing, mark, words, spot)
        drawing.labels[index] = spot
        _draw_label(drawing, index, words, spot)


def _label_findings(drawing: Drawing, mark: Mark, words: Rich, spot: Spot) -> list[Diagnostic]:
    """A label that does not fit its picture or would lie on another text is an error, one that stands badly a warning."""
    where: dict[str, str | None] = {"slide": drawing.look.slide, "element": drawing.panel.id}
    if not drawing.region.holds(spot.box) and not isinstance(mark.label_at, tuple):
        message = f"the label “{plain(words)}” has a word wider than its picture at {drawing.sheet.label.size:g} pt"
        help = "write a shorter label, or number the mark and explain it in the points"
        return [error("text-overflow", message, mark.span, help, **where)]
    if spot.clean and not spot.kept_side:
        message = (
            f"the label “{plain(words)}” finds no free place {SIDE_WORDS[str(mark.label_at)]} its finding on {drawing.panel.id}"
        )
        return [warning("label-side-full", message, mark.span, "free that side, or take label_at: out", **where)]
    if spot.clean:
        return []
    message = f"the label “{plain(words)}” finds no free place on {drawing.panel.id}"
    help = "shorten a label, number the marks, or show the picture larger"
    report = error if any(spot.box.meets(other) for other in drawing.obstacles) else warning
    return [report("label-crowded", message, mark.span, help, **where)]


def _draw_label(drawing: Drawing, index: int, words: Rich, spot: Spot) -> None:
    (mark, target), name = drawing.targets[index], drawing.name(index)
    if spot.leader:
        if target.leader == "arrow":
            pen = Pen(f"{name}.arrow", ink_for(drawing.sheet.theme, mark.style, dashed=mark.dashed))
            pen.arrow(*spot.leader)
            drawing.shafts[index] = spot.leader
        else:
            pen = Pen(f"{name}.lead", plain_ink(drawing.sheet))
            pen.line(*spot.leader)
        drawing.add(mark, pen.items)
        drawing.strokes.append(spot.leader)
    inside = drawing.view.box.meets(spot.box)
    style = replace(drawing.sheet.label, colour="FFFFFF") if inside else drawing.sheet.label
    fill = DARK_PLATE if inside else None
    wrap = spot.box.w < chip_size(words, style, drawing.language)[0]
    item = chip(f"{name}.label", words, spot.box, style, drawing.language, role="label", fill=fill, wrap=wrap,
                align=ALIGNED.get(spot.where, "ctr"))  # fmt: skip
    drawing.add(mark, [item])
    drawing.obstacles.append(spot.box)
