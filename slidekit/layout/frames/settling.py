"""Items of a slide put into the placeholders of the template's layout, in colours that are seen there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from slidekit.core.geometry import Box
from slidekit.layout.frames.frame import FURNITURE, TITLES, Frame
from slidekit.layout.frames.recolouring import recolour
from slidekit.scene.design import LayoutPlaceholder
from slidekit.scene.items import Item, Placeholder, TextItem

FIRST_TEXT = 13
"""The idx by which slide kinds name the text placeholder of a layout; further ones count up."""

NARROWEST = 0.75
"""Text that takes a smaller share of its placeholder's width gets a box of that width, for something else stands beside it."""


def settle(items: Sequence[Item], frame: Frame) -> tuple[Item, ...]:
    """Every text in the layout's own placeholder, where it has one for it; else in a box of its own."""
    taken: set[Placeholder] = set()
    return tuple(_settled(recolour(item, frame), frame, taken) for item in items)


def _settled(item: Item, frame: Frame, taken: set[Placeholder]) -> Item:
    if not isinstance(item, TextItem) or item.placeholder is None or item.placeholder.type in FURNITURE:
        return item
    home = _home(item.placeholder, frame)
    if home is None or Placeholder(home.type, home.idx) in taken:
        return replace(item, placeholder=None)
    holder = Placeholder(home.type, home.idx)
    taken.add(holder)
    if item.text.insets != (0, 0, 0, 0):
        return replace(item, placeholder=holder)
    insets = _insets_at(item.box, home, item.role)
    if insets is not None:
        return replace(item, box=home.box, placeholder=holder, text=replace(item.text, insets=insets))
    left, top, right, bottom = home.insets
    box = Box(item.box.x - left, item.box.y - top, item.box.w + left + right, item.box.h + top + bottom)
    return replace(item, box=box, placeholder=holder, text=replace(item.text, insets=home.insets))


def _insets_at(box: Box, home: LayoutPlaceholder, role: str) -> tuple[int, int, int, int] | None:
    """The insets by which text in its whole placeholder stands in ``box``; None where it takes much less room than that has."""
    area = home.area
    if not area.holds(box) or (box.y, box.h) != (area.y, area.h) or (role != "title" and box.w < NARROWEST * area.w):
        return None
    return box.x - home.box.x, home.insets[1], home.box.right - box.right, home.insets[3]


def _home(wanted: Placeholder, frame: Frame) -> LayoutPlaceholder | None:
    if wanted.type in TITLES:
        return frame.title
    if wanted.type == "subTitle":
        return frame.texts[0] if frame.texts else None
    place = wanted.idx - FIRST_TEXT
    return frame.texts[place] if 0 <= place < len(frame.texts) else None
