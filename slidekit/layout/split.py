"""The content-aware split: the largest picture for which the points still stand at their size."""

from __future__ import annotations

from collections.abc import Callable

from slidekit.core.frozen import dataclass
from slidekit.core.geometry import Box
from slidekit.layout.captions import caption_height
from slidekit.layout.composition import Composition, compose_with_caption
from slidekit.layout.drawing import Look
from slidekit.layout.insets.cutout import insets_of
from slidekit.layout.pictures import aspect, largest
from slidekit.layout.verdicts import verdict_height
from slidekit.resolve.model import Panel

NARROWEST, WIDEST, STEPS = 0.3, 0.66, 37
ABOVE_WINS = 1.1
"""A picture goes above its points only when that makes it clearly larger than beside them."""
TIGHT_GAP = 130_000
PRECISION = 25_400
NARROWEST_CAPTION = 1_000_000
"""No caption, and so no picture beside points, is narrower than this (79 points)."""

Stands = Callable[[int, int], bool]
"""Do the points stand in this width and height?"""


@dataclass(frozen=True, slots=True)
class Split:
    """Where text and picture go; ``caption`` is the caption's width, ``region`` what labels and close-ups may use."""

    text: Box
    picture: Box
    region: Box
    caption: int
    insets: tuple[Box, ...] = ()

    @property
    def area(self) -> int:
        return self.picture.w * self.picture.h


def split(panel: Panel, content: Box, look: Look, stands: Stands, *, text_first: bool, least: int = 1) -> Split | None:
    """The best arrangement, or None when the points stand beside no picture of at least this area."""
    beside = _beside(panel, content, look, stands, text_first)
    above = None if look.page.wide else _above(panel, content, look, stands)
    choices = [choice for choice in (beside, above) if choice is not None and choice.area >= least]
    if not choices:
        return None
    if beside in choices and above in choices:
        assert beside is not None
        assert above is not None
        return above if above.area > ABOVE_WINS * beside.area else beside
    return choices[0]


def _beside(panel: Panel, content: Box, look: Look, stands: Stands, text_first: bool) -> Split | None:
    gutter = look.page.gutter
    head = verdict_height([panel], look.sheet)
    best: Composition | None = None
    for step in range(STEPS):  # the picture only shrinks as the text widens: the first width that stands is the best
        text_w = round(content.w * (NARROWEST + (WIDEST - NARROWEST) * step / (STEPS - 1)))
        if stands(text_w, content.h):
            best = _picture(panel, content.w - text_w - gutter, content.h - head, look)
            break
    if best is None:
        return None
    w = best.box.w
    text_w = content.w - gutter - w
    if text_first:
        text = Box(content.x, content.y, text_w, content.h)
        whole = best.at(content.right - w, content.y + head)
    else:
        text = Box(content.x + w + gutter, content.y, text_w, content.h)
        whole = best.at(content.x, content.y + head)
    return Split(text, whole.picture, whole.box, w, whole.insets)


def _above(panel: Panel, content: Box, look: Look, stands: Stands) -> Split | None:
    """Picture over text, as high as the text leaves."""
    head = verdict_height([panel], look.sheet)
    for share in range(70, 24, -2):
        room = content.h * share // 100
        whole = _picture(panel, content.w, room - head, look)
        h = whole.box.h
        used = head + h + caption_height(panel, content.w, look) + TIGHT_GAP * 2
        left = content.h - used
        if left > 0 and stands(content.w, left):
            whole = whole.at(content.x, content.y + head)
            region = Box(content.x, whole.box.y, content.w, h)
            text = Box(content.x, content.y + used, content.w, left)
            return Split(text, whole.picture, region, content.w, whole.insets)
    return None


def _picture(panel: Panel, width: int, height: int, look: Look) -> Composition:
    """The largest picture in the room with its caption (as wide as itself) below it; empty where the caption leaves none."""
    if insets_of(panel):
        return compose_with_caption(panel, width, height, look)

    def stands(w: int) -> bool:
        return round(w / aspect(panel)) + caption_height(panel, w, look) <= height

    if width <= 0 or height <= 0:
        return Composition(Box(0, 0, 0, 0))
    high, _ = largest(panel, look.page, look.sheet.venue, width, height)
    if not stands(high):
        low = 0
        while high - low > PRECISION:
            middle = (low + high) // 2
            low, high = (middle, high) if middle >= NARROWEST_CAPTION and stands(middle) else (low, middle)
        high = low
    return Composition(Box(0, 0, high, round(high / aspect(panel))))
