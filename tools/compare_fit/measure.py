"""Where the text of a rendered deck lies against its boxes: every box's text gets a colour, the PDF is read by colour.

Lengths are points on a slide 13⅓ inches wide; narrower decks are scaled up to it. Colours do not change
how text is laid out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import pymupdf
from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

EMU = 12700
WIDTH = 960
"""Points across a slide 13⅓ inches wide."""

SLACK = 1.0
"""Less than this much over is not counted."""

CAPITAL, DESCENT = 0.65, 0.2
"""From the baseline to the top of a capital and to the bottom of its line, in units of the size."""

STEP = 32
"""Colours are this far apart in each channel, so that rounding in the PDF confuses none."""


class Rect(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def outside(self, frame: Rect) -> float:
        """How far this reaches beyond a frame at most; 0 inside."""
        return max(0.0, frame.left - self.left, frame.top - self.top, self.right - frame.right, self.bottom - frame.bottom)

    def meets(self, other: Rect) -> bool:
        """True when the two overlap by more than ``SLACK`` both ways."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > SLACK and down > SLACK


@dataclass
class Box:
    """A text box, placeholder or whole table. ``group`` is the outermost group it stands in, 0 for none.

    ``lines`` is where its text was drawn; ``sizes`` counts letters by size.
    """

    words: str
    frame: Rect
    group: int
    is_table: bool
    lines: list[Rect] = field(default_factory=list)
    sizes: Counter[float] = field(default_factory=Counter)


@dataclass
class Page:
    """A slide: its boxes with text, its pictures (with their groups), its own frame."""

    boxes: list[Box]
    pictures: list[tuple[Rect, int]]
    edge: Rect


class Fit(NamedTuple):
    """What became of a slide's text: boxes, those it leaves (a table: the slide), by how much, how far off the slide."""

    boxes: int
    over: list[Rect]
    worst: float
    off: float
    collisions: int
    body: float
    """The size of most letters, the title left out."""


def paint(deck: Path, out: Path) -> list[Page]:
    """Write a copy with painted boxes, on slides twice as high so that nothing is cut off at the lower edge."""
    presentation = Presentation(str(deck))
    edge = Rect(0, 0, presentation.slide_width / EMU, presentation.slide_height / EMU)
    pages = []
    for slide in presentation.slides:
        page = Page([], [], edge)
        _collect(slide.shapes, (1, 0, 1, 0), 0, page)
        pages.append(page)
    presentation.slide_height *= 2
    presentation.save(str(out))
    return pages


def _collect(shapes: Iterable[Any], transform: tuple[float, float, float, float], group: int, page: Page) -> None:
    sx, dx, sy, dy = transform
    for shape in shapes:
        if shape.shape_type == 6:
            own = shape._element.grpSpPr.find(qn("a:xfrm"))
            kx, ky = own.ext.cx / max(1, own.chExt.cx), own.ext.cy / max(1, own.chExt.cy)
            inner = (sx * kx, dx + sx * (own.off.x - kx * own.chOff.x), sy * ky, dy + sy * (own.off.y - ky * own.chOff.y))
            _collect(shape.shapes, inner, group or shape.shape_id, page)
            continue
        left, top = dx + sx * shape.left, dy + sy * shape.top
        frame = Rect(*(side / EMU for side in (left, top, left + sx * shape.width, top + sy * shape.height)))
        is_table = getattr(shape, "has_table", False)
        if shape._element.find(".//" + qn("a:blip")) is not None:
            page.pictures.append((frame, group))
        elif (is_table or shape.has_text_frame) and (words := _words(shape._element)):
            page.boxes.append(Box(words, frame, group, is_table))
            _colour(shape._element, len(page.boxes))


def _words(element: Any) -> str:
    return "".join(text.text or "" for text in element.iter(qn("a:t"))).strip()


def _colour(element: Any, number: int) -> None:
    """All runs and fields of a shape in the colour of this number."""
    colour = "".join(f"{number // 8**place % 8 * STEP + STEP // 2:02X}" for place in range(3))
    for run in [*element.iter(qn("a:r")), *element.iter(qn("a:fld"))]:
        properties = run.find(qn("a:rPr"))
        if properties is None:
            properties = run.makeelement(qn("a:rPr"), {})
            run.insert(0, properties)
        for old in [child for child in properties if child.tag in (qn("a:solidFill"), qn("a:gradFill"), qn("a:noFill"))]:
            properties.remove(old)
        fill = parse_xml(f'<a:solidFill {nsdecls("a")}><a:srgbClr val="{colour}"/></a:solidFill>')
        properties.insert(1 if properties.find(qn("a:ln")) is not None else 0, fill)


def read(pdf: Path, pages: list[Page], labels: set[str]) -> list[Fit]:
    """The fit of every slide of the painted copy; ``labels`` are texts that may stand on a picture."""
    for drawn, page in zip(pymupdf.open(pdf), pages, strict=True):
        spans = [s for block in drawn.get_text("rawdict", flags=0)["blocks"] for line in block["lines"] for s in line["spans"]]
        for span in spans:
            box = _box_of(span["color"], page)
            visible = [char for char in span["chars"] if not char["c"].isspace()]
            if box is None or not visible:
                continue
            size, base = span["size"], visible[0]["origin"][1]
            left, right = min(char["bbox"][0] for char in visible), max(char["bbox"][2] for char in visible)
            box.lines.append(Rect(left, base - CAPITAL * size, right, base + DESCENT * size))
            box.sizes[round(size * 2) / 2] += len(visible)
        missing = [box.words for box in page.boxes if not box.lines]
        if missing:
            raise SystemExit(f"{pdf.name}: not found in the rendering: {missing}")
    return [_judge(page, labels) for page in pages]


def _box_of(colour: int, page: Page) -> Box | None:
    channels = (colour >> 16, colour >> 8 & 255, colour & 255)
    number = sum(channel // STEP * 8**place for place, channel in enumerate(channels))
    return page.boxes[number - 1] if 0 < number <= len(page.boxes) else None


def _judge(page: Page, labels: set[str]) -> Fit:
    over, worst = [], 0.0
    for box in page.boxes:
        frame = page.edge if box.is_table else box.frame
        beyond = max(line.outside(frame) for line in box.lines)
        if beyond > SLACK:
            over.append(box.frame)
            worst = max(worst, beyond)
    off = max(line.outside(page.edge) for box in page.boxes for line in box.lines)
    scale = WIDTH / page.edge.right
    text = sum(any(a.meets(b) for a in one.lines for b in two.lines) for one, two in combinations(page.boxes, 2))
    covered = sum(
        any(line.meets(picture) for line in box.lines)
        for box in page.boxes
        for picture, group in page.pictures
        if box.words not in labels and not (group and group == box.group)
    )
    letters: Counter[float] = sum((box.sizes for box in page.boxes[1:]), Counter())
    body = round(letters.most_common(1)[0][0] * scale * 2) / 2
    return Fit(len(page.boxes), over, worst * scale, off * scale if off > SLACK else 0.0, text + covered, body)
