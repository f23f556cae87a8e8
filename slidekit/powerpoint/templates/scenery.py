"""What shows behind a slide: the page's background, then the shapes of master and layout that are no placeholders."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from slidekit.core.geometry import Box, Size
from slidekit.core.units import EMU_PER_INCH
from slidekit.powerpoint.reading.fills import read_background
from slidekit.powerpoint.reading.sheets import Sheet
from slidekit.powerpoint.templates.carrying import Shown
from slidekit.scene.design import Backdrop, Scenery
from slidekit.scene.found import FoundFill, FoundFrame, FoundShape, Tiling, every
from slidekit.scene.items import MediaKey

_COVERING = frozenset(("rect", "roundRect", "round1Rect", "round2SameRect", "snip1Rect", "flowChartProcess"))
"""Shapes that fill (about) their whole box."""
WIDTH = 1920
"""Pixels to which a picture as wide as the page is cut down."""
PIXEL = EMU_PER_INCH // 96
"""What a pixel of a tile measures, where its file does not tell."""
MOST_TILES = 2000
_CORNERS = {
    "tl": (0.0, 0.0), "t": (0.5, 0.0), "tr": (1.0, 0.0),
    "l": (0.0, 0.5), "ctr": (0.5, 0.5), "r": (1.0, 0.5),
    "bl": (0.0, 1.0), "b": (0.5, 1.0), "br": (1.0, 1.0),
}  # fmt: skip
"""Where in its shape tiling starts (20.1.10.53), as shares of the room."""


@dataclass(frozen=True, slots=True)
class Stage:
    """``page`` is the slide's size; ``pictures`` are those that can be drawn, by their parts in the template."""

    page: Size
    pictures: Mapping[str, Shown]

    def background(self, sheet: Sheet) -> Scenery:
        """The page's ground: the layout's own, else its master's, else white as PowerPoint draws it."""
        whole = Box(0, 0, *self.page)
        above: Sheet | None = sheet
        while above is not None:
            found = read_background(above.tree, above.paint)
            if found is not None:
                return Scenery(whole, _colours(found), backdrop=self._backdrop(found.frame, whole))
            above = above.parent
        return Scenery(whole, ("FFFFFF",))

    def scenery(self, shapes: Sequence[FoundShape]) -> Iterator[Scenery]:
        """Everything that is seen, in drawing order; groups are looked into."""
        for shape in every(tuple(shapes)):
            if shape.box is None or shape.hidden or shape.kind == "group":
                continue
            if shape.kind == "picture":
                yield Scenery(shape.box, (), backdrop=self._backdrop(shape.frame, shape.box, shape))
            elif shape.fill is not None and shape.fill.alpha > 0 and max(shape.box.w, shape.box.h) > 0:
                whole = shape.geometry in _COVERING and not round(shape.turn) % 90
                backdrop = self._backdrop(shape.fill.frame, shape.box, shape)
                yield Scenery(shape.box, _colours(shape.fill) if whole else (), shape.fill.alpha, backdrop)
            elif shape.kind in ("line", "object", "diagram", "chart", "table") or shape.words.strip():
                yield Scenery(shape.box, None)

    def _backdrop(self, frame: FoundFrame | None, box: Box, shape: FoundShape | None = None) -> Backdrop | None:
        """The picture as it is to be drawn; None where there is none that can be."""
        shown = self.pictures.get(frame.part) if frame is not None and frame.part is not None else None
        if frame is None or shown is None or min(box.w, box.h) < 1 or frame.alpha <= 0:
            return None
        placed = self._tiled(shown, frame.tiling, box) if frame.tiling is not None else self._stretched(shown, frame, box)
        if placed is None:
            return None
        media, place, tile = placed
        if shape is None:
            return Backdrop(media, place, alpha=frame.alpha, tile=tile)
        return Backdrop(media, place, shape.geometry or "rect", shape.turn, shape.flips, frame.alpha, tile)

    def _stretched(self, shown: Shown, frame: FoundFrame, box: Box) -> tuple[MediaKey, Box, None] | None:
        """What is left of the picture after its crop, and where that stands; a crop beyond its edges leaves room there."""
        wide, high = shown.pixels
        left, right = max(0.0, frame.crop[0]), min(1.0, 1 - frame.crop[2])
        top, bottom = max(0.0, frame.crop[1]), min(1.0, 1 - frame.crop[3])
        across, down = 1 - frame.crop[0] - frame.crop[2], 1 - frame.crop[1] - frame.crop[3]
        x, w = box.x + frame.inset[0] * box.w, (1 - frame.inset[0] - frame.inset[2]) * box.w
        y, h = box.y + frame.inset[1] * box.h, (1 - frame.inset[1] - frame.inset[3]) * box.h
        if right <= left or bottom <= top or min(across, down, w, h) <= 0:
            return None
        place = Box(
            round(x + (left - frame.crop[0]) / across * w),
            round(y + (top - frame.crop[1]) / down * h),
            max(1, round((right - left) / across * w)),
            max(1, round((bottom - top) / down * h)),
        )
        crop = tuple(round(each, 2) for each in (left * wide, top * high, right * wide, bottom * high))
        return MediaKey(shown.name, (crop[0], crop[1], crop[2], crop[3]), self._pixels(crop, place)), place, None

    def _pixels(self, crop: Sequence[float], place: Box) -> tuple[int, int]:
        """As many as are seen on a page of ``WIDTH``, never more than there are."""
        own = max(1, int(crop[2] - crop[0])), max(1, int(crop[3] - crop[1]))
        scale = min(1.0, max(WIDTH * place.w / self.page.w / own[0], WIDTH * place.h / self.page.w / own[1]))
        return max(1, ceil(own[0] * scale)), max(1, ceil(own[1] * scale))

    def _tiled(self, shown: Shown, tiling: Tiling, box: Box) -> tuple[MediaKey, Box, Size] | None:
        """The first of the tiles, and their size; None for so many that they are a texture."""
        wide, high = shown.pixels
        tile = Size(round(wide * PIXEL * tiling.sx), round(high * PIXEL * tiling.sy))
        if min(tile) < 1 or (box.w / tile.w + 2) * (box.h / tile.h + 2) > MOST_TILES:
            return None
        x, y = _CORNERS.get(tiling.corner, (0.0, 0.0))
        left, top = (box.w - tile.w) * x + tiling.dx, (box.h - tile.h) * y + tiling.dy
        place = Box(box.x + round(left % tile.w) - tile.w, box.y + round(top % tile.h) - tile.h, tile.w, tile.h)
        return MediaKey(shown.name, (0, 0, wide, high), (wide, high)), place, tile


def _colours(fill: FoundFill) -> tuple[str, ...]:
    return () if fill.picture is not None else fill.colours
