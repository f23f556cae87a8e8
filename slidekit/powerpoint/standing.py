"""Shapes of a slide that people have edited: where each stands, in its group's coordinates, and how groups relate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from slidekit.core.geometry import Box
from slidekit.powerpoint.markup import A, P, R

Tree = etree._Element
a, p = f"{{{A}}}", f"{{{P}}}"
EMBED, LINK = f"{{{R}}}embed", f"{{{R}}}link"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_A16 = "{http://schemas.microsoft.com/office/drawing/2014/main}creationId"
_LENGTH = re.compile(r"-?[0-9]{1,10}(?:\.[0-9]+)?")
SHAPES = frozenset(f"{p}{tag}" for tag in ("sp", "pic", "cxnSp", "grpSp", "graphicFrame"))


class Scale(NamedTuple):
    """``x * sx + dx``, ``y * sy + dy``."""

    sx: float = 1.0
    sy: float = 1.0
    dx: float = 0.0
    dy: float = 0.0

    def box(self, box: Box) -> Box:
        """A box mapped, to whole EMU at its edges."""
        left, top = self.point(box.x, box.y)
        right, bottom = self.point(box.right, box.bottom)
        return Box(left, top, right - left, bottom - top)

    def point(self, x: float, y: float) -> tuple[int, int]:
        """A point mapped, to whole EMU."""
        return round(x * self.sx + self.dx), round(y * self.sy + self.dy)

    def after(self, inner: Scale) -> Scale:
        """First ``inner``, then this."""
        return Scale(self.sx * inner.sx, self.sy * inner.sy, self.sx * inner.dx + self.dx, self.sy * inner.dy + self.dy)

    def inverse(self) -> Scale:
        """The way back."""
        return Scale(1 / self.sx, 1 / self.sy, -self.dx / self.sx, -self.dy / self.sy)


def onto(one: Box, other: Box) -> Scale:
    """What maps a box onto another."""
    sx, sy = other.w / one.w, other.h / one.h
    return Scale(sx, sy, other.x - one.x * sx, other.y - one.y * sy)


@dataclass(eq=False, slots=True)
class Standing:
    """A shape as it stands; ``group`` is None directly on the slide."""

    node: Tree
    group: Standing | None

    @property
    def facts(self) -> Tree:
        """``p:cNvPr``."""
        found = next(self.node[0].iter(f"{p}cNvPr"), None)
        return self.node[0] if found is None else found

    @property
    def name(self) -> str:
        return str(self.facts.get("name", ""))

    @property
    def creation(self) -> str:
        """The creation id, empty without."""
        found = next(self.facts.iter(_A16), None)
        return "" if found is None else str(found.get("id", ""))

    @property
    def frame(self) -> Tree | None:
        """Its ``a:xfrm``, None without a whole place of its own, or with one that is not in numbers."""
        for tag in ("spPr", "grpSpPr"):
            found = self.node.find(f"{p}{tag}/{a}xfrm")
            if found is not None and found.find(f"{a}off") is not None and found.find(f"{a}ext") is not None:
                values = [str(node.get(key, "0")) for node in found for key in ("x", "y", "cx", "cy")]
                return found if all(map(_LENGTH.fullmatch, [*values, str(found.get("rot", "0"))])) else None
        return None

    @property
    def box(self) -> Box | None:
        return None if self.frame is None else box_in(self.frame, "off", "ext")

    @property
    def turn(self) -> tuple[int, bool, bool]:
        """Rotation in 60,000ths of a degree, mirrored across, mirrored down."""
        frame = self.frame
        if frame is None:
            return 0, False, False
        return round(float(frame.get("rot", "0"))), frame.get("flipH") in ("1", "true"), frame.get("flipV") in ("1", "true")

    @property
    def straight(self) -> bool:
        """Neither turned nor mirrored."""
        return self.turn == (0, False, False)

    @property
    def inner(self) -> Scale | None:
        """A group's own coordinates → those it stands in; None where it is turned or has none."""
        frame = self.frame
        if frame is None or not self.straight or frame.find(f"{a}chOff") is None or frame.find(f"{a}chExt") is None:
            return None
        own = box_in(frame, "chOff", "chExt")
        return onto(own, box_in(frame, "off", "ext")) if own.w > 0 and own.h > 0 else None

    def outward(self) -> Scale | None:
        """The coordinates it stands in → the slide's; None where a group on the way is turned."""
        scale, group = Scale(), self.group
        while group is not None:
            inner = group.inner
            if inner is None:
                return None
            scale, group = inner.after(scale), group.group
        return scale


def between(one: Standing, other: Standing) -> Scale | None:
    """The coordinates that ``one`` stands in → those of ``other``; None where turned groups part them."""
    if one.group is other.group:
        return Scale()
    out, back = one.outward(), other.outward()
    return None if out is None or back is None or not back.sx or not back.sy else back.inverse().after(out)


def standings(tree: Tree) -> list[Standing]:
    """Every shape of a slide, in its order; of alternatives the first."""
    root = tree.find(f"{p}cSld/{p}spTree")
    return [] if root is None else list(_walk(root, None))


def _walk(parent: Tree, group: Standing | None) -> Iterator[Standing]:
    for node in parent:
        if node.tag == f"{_MC}AlternateContent":
            choice = node.find(f"{_MC}Choice")
            if choice is not None:
                yield from _walk(choice, group)
        elif node.tag in SHAPES:
            standing = Standing(node, group)
            yield standing
            if node.tag == f"{p}grpSp":
                yield from _walk(node, standing)


def blip_of(standing: Standing) -> Tree | None:
    """The ``a:blip`` of a picture, or of a shape that is filled with one."""
    fill = standing.node.find(f"{p}blipFill")
    fill = standing.node.find(f"{p}spPr/{a}blipFill") if fill is None else fill
    return None if fill is None else fill.find(f"{a}blip")


def crop_of(standing: Standing) -> tuple[float, float, float, float]:
    """What is cut off at left, top, right, bottom by ``a:srcRect``, as shares of the picture."""
    blip = blip_of(standing)
    parent = None if blip is None else blip.getparent()
    rect = None if parent is None else parent.find(f"{a}srcRect")
    if rect is None:
        return 0.0, 0.0, 0.0, 0.0
    sides = [str(rect.get(side, "0")).rstrip("%") for side in "ltrb"]
    if not all(map(_LENGTH.fullmatch, sides)):
        return 0.0, 0.0, 0.0, 0.0
    left, top, right, bottom = (float(side) / 100_000 for side in sides)
    return (left, top, right, bottom) if left + right < 1 and top + bottom < 1 else (0.0, 0.0, 0.0, 0.0)


def whole_of(standing: Standing) -> Box | None:
    """The box that the picture would fill without the crop by hand."""
    box = standing.box
    if box is None or box.w <= 0 or box.h <= 0:
        return None
    left, top, right, bottom = crop_of(standing)
    w, h = box.w / (1 - left - right), box.h / (1 - top - bottom)
    return Box(round(box.x - left * w), round(box.y - top * h), round(w), round(h))


def box_in(frame: Tree, off: str, ext: str) -> Box:
    """The box in a transform: ``off`` and ``ext``, or ``chOff`` and ``chExt``."""
    place, size = frame.find(f"{a}{off}"), frame.find(f"{a}{ext}")
    assert place is not None
    assert size is not None
    return Box(
        round(float(place.get("x", "0"))),
        round(float(place.get("y", "0"))),
        round(float(size.get("cx", "0"))),
        round(float(size.get("cy", "0"))),
    )
