"""What a renderer made of each text box: its letters by a colour of its own, its lines, and what is wrong with them."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations, zip_longest
from pathlib import Path
from typing import Any, NamedTuple

import pymupdf
from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from slidekit.core.units import to_pt
from slidekit.scene.items import Item, ShapeItem, TableItem, TextItem
from slidekit.scene.scene import Scene
from slidekit.scene.text import TextBody
from slidekit.scene.walk import walk

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
TOLERANCE = 1.0
"""How far in points a letter may stand outside."""

ASCENT, DESCENT = 0.74, 0.2
"""What letters reach above their baseline, and those of ``DESCENDING`` below it, in shares of their size."""

DESCENDING = frozenset("gjpqyçQ,;()[]{}|/\\@§$µβ")

FIRST_COLOUR, COLOUR_STEP, COLOURS = 0x100003, 7919, 0xEFFFF0
PAINTS = ("solidFill", "gradFill", "noFill", "pattFill", "blipFill", "effectLst", "highlight", "hlinkClick", "hlinkMouseOver")

KINDS = ("overflow", "off-slide", "overlap", "covered", "vanished", "breaks")
"""What can be wrong with a box."""

Rect = tuple[float, float, float, float]
"""Left, top, right, bottom in points."""


class Glyph(NamedTuple):
    """A drawn character: its left and right edge, its baseline, its size."""

    char: str
    left: float
    right: float
    base: float
    size: float


@dataclass(slots=True)
class TextBox:
    """A text box of a deck as it is in the file, and the letters drawn for it. ``slide`` counts from 1."""

    slide: int
    name: str
    rect: Rect
    text: str
    glyphs: list[Glyph] = field(default_factory=list)
    elsewhere: int = 0
    """Letters of it on other pages."""

    def lines(self) -> list[list[Glyph]]:
        """The letters by line, from the top; raised and lowered ones belong to the line they stand on."""
        found: list[list[Glyph]] = []
        last: Glyph | None = None
        for glyph in sorted(self.glyphs, key=lambda glyph: (glyph.base, glyph.left)):
            if last is None or glyph.base - last.base > 0.5 * max(glyph.size, last.size):
                found.append([])
            found[-1].append(glyph)
            last = glyph
        return found


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with a box, and by how many points (or letters, or lines)."""

    kind: str
    slide: int
    box: str
    amount: float
    detail: str = ""

    def __str__(self) -> str:
        return f"slide {self.slide} {self.box}: {self.kind} {self.amount:.1f} {self.detail}".rstrip()


@dataclass(slots=True)
class Report:
    """All boxes of a rendered deck, the findings, and how many boxes and lines break where the scene says."""

    boxes: int = 0
    compared: int = 0
    equal: int = 0
    lines: int = 0
    lines_equal: int = 0
    findings: list[Finding] = field(default_factory=list)

    def of(self, kind: str) -> list[Finding]:
        """The findings of one of ``KINDS``."""
        return [finding for finding in self.findings if finding.kind == kind]

    @property
    def agreement(self) -> float:
        """The share of boxes whose lines all break where the scene says."""
        return self.equal / self.compared if self.compared else 1.0

    def add(self, other: Report) -> None:
        """Count another deck's in."""
        self.boxes += other.boxes
        self.compared += other.compared
        self.equal += other.equal
        self.lines += other.lines
        self.lines_equal += other.lines_equal
        self.findings += other.findings

    def summary(self) -> str:
        """The figures on one line."""
        counts = ", ".join(
            f"{len(self.of(kind))} {kind}" for kind in ("overflow", "off-slide", "overlap", "covered", "vanished")
        )
        return (
            f"{self.boxes} boxes: {counts}; breaks equal in {self.equal} of {self.compared} boxes ({self.agreement:.2%}), "
            f"{self.lines_equal} of {self.lines} lines"
        )


def letters(text: Iterable[str]) -> Counter[str]:
    """How often each visible letter occurs, ligatures and compatibility forms taken apart."""
    plain = unicodedata.normalize("NFKD", "".join(text))
    return Counter(char for char in plain if not char.isspace() and unicodedata.category(char) not in ("Cc", "Cf", "Mn"))


def paint(deck: Path, painted: Path) -> list[TextBox]:
    """Write a copy in which every text box has a colour of its own, and nothing shrinks; the boxes in order of colour."""
    presentation = Presentation(str(deck))
    boxes: list[TextBox] = []
    for number, slide in enumerate(presentation.slides, 1):
        for name, rect, body in _bodies(slide.shapes):
            text = "".join(node.text or "" for node in body.iter(A + "t"))
            if text.strip():
                _colour(body, colour_of(len(boxes)))
                boxes.append(TextBox(number, name, rect, text))
    presentation.save(str(painted))
    return boxes


def colour_of(index: int) -> int:
    """The colour of the box with this index: no two alike, none near black."""
    return FIRST_COLOUR + index * COLOUR_STEP % COLOURS


def _bodies(shapes: Any) -> Iterator[tuple[str, Rect, Any]]:
    """Name, place and ``txBody`` of everything with text; groups are written without scaling, cells get their own place."""
    for shape in shapes:
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from _bodies(shape.shapes)
        elif getattr(shape, "has_table", False) and shape.has_table:
            yield from _cells(shape)
        elif shape.has_text_frame and shape.width is not None:
            left, top = to_pt(shape.left), to_pt(shape.top)
            yield shape.name, (left, top, left + to_pt(shape.width), top + to_pt(shape.height)), shape.text_frame._txBody


def _cells(shape: Any) -> Iterator[tuple[str, Rect, Any]]:
    top = to_pt(shape.top)
    for row_number, row in enumerate(shape.table.rows):
        left, bottom = to_pt(shape.left), top + to_pt(row.height)
        for column_number, (column, cell) in enumerate(zip(shape.table.columns, row.cells, strict=True)):
            right = left + to_pt(column.width)
            yield f"{shape.name}[{row_number},{column_number}]", (left, top, right, bottom), cell._tc.find(A + "txBody")
            left = right
        top = bottom


def _colour(body: Any, colour: int) -> None:
    for tag in ("normAutofit", "spAutoFit"):
        for node in body.findall(f"{A}bodyPr/{A}{tag}"):
            node.getparent().remove(node)
    for run in body.iter(A + "r", A + "fld", A + "br"):
        properties = run.find(A + "rPr")
        if properties is None:
            properties = etree.Element(A + "rPr")
            run.insert(0, properties)
        for node in [node for tag in PAINTS for node in properties.findall(A + tag)]:
            properties.remove(node)
        fill = etree.Element(A + "solidFill")
        etree.SubElement(fill, A + "srgbClr").set("val", f"{colour:06X}")
        properties.insert(0 if properties.find(A + "ln") is None else 1, fill)


def read(pdf: Path, boxes: list[TextBox]) -> Rect:
    """Give every box the letters drawn in its colour; the page as a rectangle."""
    by_colour = {colour_of(index): box for index, box in enumerate(boxes)}
    with pymupdf.open(pdf) as pages:
        for number, page in enumerate(pages, 1):
            for block in page.get_text("rawdict", flags=pymupdf.TEXT_PRESERVE_WHITESPACE)["blocks"]:
                for line in block.get("lines", ()):
                    for span in line["spans"]:
                        box = by_colour.get(span["color"])
                        if box is None:
                            continue
                        if box.slide != number:
                            box.elsewhere += len(span["chars"])
                            continue
                        box.glyphs += [
                            Glyph(char["c"], char["bbox"][0], char["bbox"][2], char["origin"][1], span["size"])
                            for char in span["chars"]
                            if char["c"].strip()
                        ]
        return tuple(pages[0].rect)


def extent_of(line: list[Glyph]) -> Rect:
    """Where the letters of a line stand."""
    return (
        min(glyph.left for glyph in line),
        min(glyph.base - ASCENT * glyph.size for glyph in line),
        max(glyph.right for glyph in line),
        max(glyph.base + DESCENT * glyph.size * (glyph.char in DESCENDING) for glyph in line),
    )


def _outside(inner: Rect, outer: Rect) -> float:
    """How far the one reaches out of the other, in points; negative inside."""
    return max(outer[0] - inner[0], outer[1] - inner[1], inner[2] - outer[2], inner[3] - outer[3])


def judge(boxes: list[TextBox], page: Rect) -> Iterator[Finding]:
    """Text past its box, off the slide, on another box's text, or not drawn."""
    drawn: dict[int, list[tuple[TextBox, Rect]]] = defaultdict(list)
    for box in boxes:
        missing = letters(box.text) - letters(glyph.char for glyph in box.glyphs)
        if missing:
            detail = f"{''.join(sorted(missing.elements()))!r} of {box.text!r}"
            yield Finding("vanished", box.slide, box.name, missing.total(), detail)
        if not box.glyphs:
            continue
        extents = [extent_of(line) for line in box.lines()]
        whole = (min(e[0] for e in extents), min(e[1] for e in extents), max(e[2] for e in extents), max(e[3] for e in extents))
        for kind, outer in (("overflow", box.rect), ("off-slide", page)):
            if (over := _outside(whole, outer)) > TOLERANCE:
                yield Finding(kind, box.slide, box.name, over, repr(box.text[:80]))
        drawn[box.slide] += [(box, extent) for extent in extents]
    for slide in sorted(drawn):
        yield from _overlaps(drawn[slide])


def _overlaps(lines: list[tuple[TextBox, Rect]]) -> Iterator[Finding]:
    """Each two boxes of a slide of which a line lies on a line of the other."""
    deepest: dict[tuple[str, str], tuple[float, TextBox, TextBox]] = {}
    for (one, a), (other, b) in combinations(lines, 2):
        depth = min(min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1]))
        if one is not other and depth > TOLERANCE and depth > deepest.get((one.name, other.name), (0.0,))[0]:
            deepest[one.name, other.name] = (depth, one, other)
    for depth, one, other in deepest.values():
        yield Finding("overlap", one.slide, one.name, depth, f"on {other.name}")


def scene_texts(scene: Scene) -> dict[tuple[int, str], tuple[Item, TextBody]]:
    """Every text of a scene by slide (from 1) and the name of its shape in the file."""
    found: dict[tuple[int, str], tuple[Item, TextBody]] = {}
    for number, slide in enumerate(scene.slides, 1):
        for item in walk(slide.items):
            name = f"{slide.id}/{item.id}"
            if isinstance(item, TableItem):
                for row, cells in enumerate(item.rows):
                    for column, cell in enumerate(cells):
                        found[number, f"{name}[{row},{column}]"] = (item, cell.text)
            elif isinstance(item, TextItem | ShapeItem) and item.text is not None:
                found[number, name] = (item, item.text)
    return found


def compare(boxes: list[TextBox], scene: Scene, report: Report) -> None:
    """Count the boxes and lines that break where the scene says. By letters per line: a ligature's come in any order."""
    texts = scene_texts(scene)
    for box in boxes:
        _, text = texts[box.slide, box.name]
        shown = [line.text for line in text.lines if line.text.strip()]
        drawn = ["".join(glyph.char for glyph in sorted(line, key=lambda glyph: glyph.left)) for line in box.lines()]
        said, got = [letters(line) for line in shown], [letters(line) for line in drawn]
        report.compared += 1
        report.lines += len(said)
        report.lines_equal += sum(one == other for one, other in zip(said, got, strict=False))
        if said == got:
            report.equal += 1
            continue
        pairs = zip_longest(said, got)
        first = next(number for number, (one, other) in enumerate(pairs) if one != other)
        detail = f"line {first + 1} said {shown[first : first + 1]} drawn {drawn[first : first + 1]}"
        report.findings.append(Finding("breaks", box.slide, box.name, abs(len(said) - len(got)), detail))
