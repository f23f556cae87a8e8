"""Placeholders of a layout with all that text in them inherits (ISO/IEC 29500-1, 19.3.1.36 and 21.1.2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args

from slidekit.core.geometry import Box
from slidekit.powerpoint.reading.colours import Palette
from slidekit.powerpoint.reading.markup import A, Tree, first, truth, whole
from slidekit.powerpoint.reading.sheets import Sheet
from slidekit.powerpoint.reading.styles import Cascade, attribute, read_colour, spacing
from slidekit.powerpoint.text import DEPTH
from slidekit.scene.design import LayoutPlaceholder, Level
from slidekit.scene.found import FoundShape, FoundText
from slidekit.scene.text import NO_BULLET, Align, Anchor, Bullet, Colour

_ALIGNS: dict[str, Align] = {"ctr": "ctr", "r": "r"}
_BULLETS = ("buNone", "buChar", "buAutoNum", "buBlip")


def read_holders(sheet: Sheet, shapes: Sequence[FoundShape]) -> Iterator[LayoutPlaceholder]:
    """The upright placeholders of a layout that have a size, in drawing order."""
    found = {shape.placeholder: shape for shape in shapes if shape.placeholder is not None}
    for holder, tree in sheet.holders:
        shape = found.get(holder)
        if shape is None or shape.box is None or min(shape.box.w, shape.box.h) < 1 or round(shape.turn) % 360:
            continue
        text = shape.text or FoundText(())
        if not text.upright or shape.hidden:
            continue
        cascade = sheet.cascade(tree, holder, sheet.ancestors(holder))
        levels = tuple(_level(cascade, number) for number in range(DEPTH))
        anchor: Anchor = text.anchor if text.anchor in get_args(Anchor) else "t"  # type: ignore[assignment]
        yield LayoutPlaceholder(
            holder.type, holder.idx, shape.name, shape.box, levels, _words(text), anchor,
            font=cascade.level(0).font, insets=_insets(text, shape.box), wrap=text.wrap, columns=text.columns,
        )  # fmt: skip


def _words(text: FoundText) -> str:
    return " ".join(text.words.split())


def _insets(text: FoundText, box: Box) -> tuple[int, int, int, int]:
    """What a box takes from its text; nothing where that would be all."""
    left, top, right, bottom = (max(0, side) for side in text.insets)
    return (left, top, right, bottom) if left + right < box.w and top + bottom < box.h else (0, 0, 0, 0)


def _level(cascade: Cascade, number: int) -> Level:
    found = [level for level in (first(each, f"{A}lvl{number + 1}pPr") for each in cascade.lists) if level is not None]
    found += [level for level in (first(each, f"{A}defPPr") for each in cascade.lists) if level is not None]
    runs = [run for run in (first(each, f"{A}defRPr") for each in found) if run is not None]
    size = whole(attribute(runs, "sz"), 1800) / 100
    return Level(
        size=size,
        colour=_colour(runs, cascade.palette),
        bold=truth(attribute(runs, "b")),
        margin=whole(attribute(found, "marL")),
        indent=whole(attribute(found, "indent")),
        bullet=_bullet(found),
        align=_ALIGNS.get(attribute(found, "algn") or "", "l"),
        before=_points(spacing(found, "spcBef")),
        leading=_leading(spacing(found, "lnSpc")),
        after=_points(spacing(found, "spcAft")),
        italic=truth(attribute(runs, "i")),
        caps=(attribute(runs, "cap") or "none") != "none",
        tracking=max(0, whole(attribute(runs, "spc"))) / 100,
    )


def _points(space: tuple[str, float] | None) -> float:
    """Points; -1 for a share of the type's size, which smaller text would make smaller."""
    if space is None or not space[1]:
        return 0.0
    return space[1] if space[0] == "points" else -1.0


def _leading(space: tuple[str, float] | None) -> float:
    """In units of single spacing; 0 for points, which smaller text would leave as they are."""
    return 1.0 if space is None else space[1] if space[0] == "share" else 0.0


def _colour(runs: Sequence[Tree], palette: Palette) -> Colour:
    """A theme colour by its name where it is used as it is, else six hex digits."""
    for run in runs:
        named = first(run, f"{A}solidFill", f"{A}schemeClr")
        if named is not None and not len(named) and named.get("val") in palette.names:
            return str(named.get("val"))
        colour = read_colour(run, palette)
        if colour is not None:
            return colour
    return "tx1"


def _bullet(levels: Sequence[Tree]) -> Bullet:
    """What layout needs to know of it: whether there is one. Slides inherit it, whatever it looks like."""
    for level in levels:
        kind = next((name for name in _BULLETS if level.find(f"{A}{name}") is not None), None)
        if kind is not None:
            return NO_BULLET if kind == "buNone" else Bullet("char", colour="tx1")
    return NO_BULLET
