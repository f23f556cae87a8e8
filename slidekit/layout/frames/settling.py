"""Items of a slide put into the placeholders of the template's layout, in colours that are seen there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from slidekit.core.geometry import Box
from slidekit.layout.frames.frame import FURNITURE, TITLES, Frame
from slidekit.layout.frames.inks import recolour
from slidekit.scene.design import LayoutPlaceholder
from slidekit.scene.items import Item, Placeholder, TextItem

FIRST_TEXT = 13
"""The idx by which slide kinds name the text placeholder of a layout; further ones count up."""


def settle(items: Sequence[Item], frame: Frame) -> tuple[Item, ...]:
    """Every text in the layout's own placeholder, where it has one for it; else in a box of its own."""
    taken: set[Placeholder] = set()
    return tuple(_settled(recolour(item, frame.inks, frame.signs), frame, taken) for item in items)


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
    left, top, right, bottom = home.insets
    box = Box(item.box.x - left, item.box.y - top, item.box.w + left + right, item.box.h + top + bottom)
    return replace(item, box=box, placeholder=holder, text=replace(item.text, insets=home.insets))


def _home(wanted: Placeholder, frame: Frame) -> LayoutPlaceholder | None:
    if wanted.type in TITLES:
        return frame.title
    if wanted.type == "subTitle":
        return frame.texts[0] if frame.texts else None
    place = wanted.idx - FIRST_TEXT
    return frame.texts[place] if 0 <= place < len(frame.texts) else None
