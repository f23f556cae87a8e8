"""What an inset shows: which pixels, how large on the slide, and the label at its edge."""

from __future__ import annotations

from dataclasses import dataclass

from slidekit.core.geometry import Area, Box
from slidekit.core.richtext import Rich
from slidekit.core.units import pt
from slidekit.layout.chips import chip_size, label_sizes
from slidekit.layout.drawing import Look
from slidekit.layout.pictures import Framed, Pixels
from slidekit.layout.typeset import rich
from slidekit.resolve.model import Mark, Panel
from slidekit.resolve.numbers import format_number

LABEL_GAP = pt(4)
CHIP_PAD = pt(5)
SMALL = 0.3
"""A copy of which the magnification's chip would hide more than this, each way, has it in its label."""
ZOOM = 2.0
"""Where none is written."""
ANY_WIDTH = 10**9


@dataclass(frozen=True, slots=True)
class Cutout:
    """A magnified copy without its place. ``pixels`` of the upright figure, ``source`` their box on the slide.

    ``words`` stand at ``side`` (``below above left right``, or ``""`` at a place given by hand) in a box of size ``label``.
    ``chip`` is what the chip on the copy says; empty where the words say it.
    """

    mark: Mark
    zoom: float
    pixels: Pixels
    source: Box
    w: int
    h: int
    words: Rich
    label: tuple[int, int]
    side: str
    chip: str

    @property
    def outer(self) -> tuple[int, int]:
        """Width and height of copy and label together."""
        if not self.words or not self.side:
            return self.w, self.h
        w, h = self.label
        if self.side in ("left", "right"):
            return self.w + LABEL_GAP + w, max(self.h, h)
        return max(self.w, w), self.h + LABEL_GAP + h

    def copy_in(self, outer: Box) -> Box:
        """The copy's box where copy and label stand in ``outer``."""
        w, h = self.label if self.words and self.side else (0, 0)
        x = outer.x + (w + LABEL_GAP if self.side == "left" and w else 0)
        y = outer.y + (h + LABEL_GAP if self.side == "above" and h else 0)
        return Box(x, y, self.w, self.h)

    def label_in(self, outer: Box) -> Box:
        """The label's box there; only where it stands at a side."""
        w, h = self.label
        copy = self.copy_in(outer)
        x = {"left": copy.x - LABEL_GAP - w, "right": copy.right + LABEL_GAP}.get(self.side, copy.x)
        y = {"above": copy.y - LABEL_GAP - h, "below": copy.bottom + LABEL_GAP}.get(self.side, copy.y)
        return Box(x, y, w, h)


def insets_of(panel: Panel) -> list[Mark]:
    """The panel's inset marks in their order."""
    return [mark for mark in panel.marks if mark.kind == "inset"]


def cut_out(panel: Panel, mark: Mark, framed: Framed, look: Look, zoom: float | None = None) -> Cutout:
    """The copy of what the panel shows of the mark's area: what is cropped away does not come back."""
    zoom = zoom or mark.zoom or ZOOM
    pixels = _pixels(panel, mark, framed)
    left, top, right, bottom = pixels
    (fw, fh), view = panel.figure.pixels, framed.view
    source = view.area(Area(left / fw, top / fh, right / fw, bottom / fh))
    shown = framed.media.crop
    w = round(zoom * (right - left) * view.box.w / (shown[2] - shown[0]))
    h = round(zoom * (bottom - top) * view.box.h / (shown[3] - shown[1]))
    times = "×" + format_number(f"{zoom:g}", look.language)
    chip_w, chip_h = chip_size(times, look.sheet.chip, look.language)
    own_chip = chip_w + 2 * CHIP_PAD <= w and chip_h + 2 * CHIP_PAD <= h and (chip_w <= SMALL * w or chip_h <= SMALL * h)
    words = mark.label if own_chip else (*rich(f"{times}\u2002" if mark.label else times), *mark.label)
    side = "" if isinstance(mark.label_at, tuple) else "below" if mark.label_at == "auto" else mark.label_at
    return Cutout(mark, zoom, pixels, source, w, h, words, _label_size(words, w, side, look), side, times if own_chip else "")


def _pixels(panel: Panel, mark: Mark, framed: Framed) -> Pixels:
    """The area in whole pixels, as far as the panel shows it."""
    area, shown, (w, h) = mark.place.area, framed.media.crop, panel.figure.pixels
    assert area is not None
    left = min(max(round(area.left * w), shown[0]), shown[2] - 1)
    top = min(max(round(area.top * h), shown[1]), shown[3] - 1)
    right = min(max(round(area.right * w), left + 1), shown[2])
    return left, top, right, min(max(round(area.bottom * h), top + 1), shown[3])


def _label_size(words: Rich, width: int, side: str, look: Look) -> tuple[int, int]:
    """The label as wide as the copy lets it be; beside the copy on as few lines as it has."""
    if not words:
        return 0, 0
    sizes = label_sizes(words, look.sheet.label, look.language, ANY_WIDTH)
    if side not in ("below", "above"):
        return sizes[0]
    return next((size for size in sizes if size[0] <= width), min(sizes))
