"""The deck as a whole (19.2): the list of slides, their size, sections, fonts, masters; then each slide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from slidekit.core.geometry import Size
from slidekit.powerpoint.reading.fills import read_background
from slidekit.powerpoint.reading.markup import P14, A, P, R, Tree, first, local, truth, whole
from slidekit.powerpoint.reading.motion import is_endless
from slidekit.powerpoint.reading.parts import Parts
from slidekit.powerpoint.reading.shapes import Reader
from slidekit.powerpoint.reading.sheets import Sheet, Sheets
from slidekit.powerpoint.reading.tables import TableStyles
from slidekit.powerpoint.reading.text import TooMuch
from slidekit.scene.found import FoundShape, FoundSlide

MOST = 60_000
"""Shapes, runs and cells that are looked at in one file: six times what a long lecture has."""
_USUAL = Size(12_192_000, 6_858_000)


@dataclass(frozen=True, slots=True)
class Deck:
    """What ``presentation.xml`` and the slides say."""

    page: Size
    slides: tuple[FoundSlide, ...]
    sections: tuple[str, ...]
    embedded_fonts: tuple[str, ...]
    masters: tuple[tuple[str, bool], ...]
    partial: tuple[str, ...]


def read_presentation(parts: Parts, name: str) -> Deck:
    """Everything on the slides; what limits forbid to look at is named in ``partial``."""
    tree = parts.tree(name)
    if tree is None:
        return Deck(_USUAL, (), (), (), (), ())
    size = tree.find(f"{P}sldSz")
    page = Size(whole(size.get("cx"), 1), whole(size.get("cy"), 1)) if size is not None else _USUAL
    styles, theme = (parts.target(name, kind) for kind in ("tableStyles", "theme"))
    sheets = Sheets(parts, tree.find(f"{P}defaultTextStyle"), parts.tree(theme) if theme else None)
    reader = Reader.of(parts, TableStyles(parts.tree(styles) if styles else None), MOST)
    sections = dict(_sections(tree))
    slides, partial, used = [], [], set()
    scenes = Scenes(reader)
    for number, (rid, mark) in enumerate(_listed(tree), 1):
        link = parts.link(name, rid)
        sheet = sheets.slide(link.target) if link is not None and not link.external else None
        if link is None or sheet is None:
            parts.damaged(f"slide {number} is listed, and its part is missing or cannot be read")
            continue
        used.add(sheet.master.name)
        try:
            slides.append(_slide(number, sheet, scenes, sections.get(mark)))
        except TooMuch:
            partial.append(f"slide {number} and those after it: more than {MOST:,} shapes, runs and cells")
            break
    masters = tuple((each, each in used) for each in dict.fromkeys(parts.targets(name, "slideMaster")))
    fonts = tuple(str(font.get("typeface")) for font in tree.iterfind(f"{P}embeddedFontLst/{P}embeddedFont/{P}font"))
    return Deck(page, tuple(slides), tuple(_names(tree)), fonts, masters, tuple(partial))


def _listed(tree: Tree) -> Iterator[tuple[str | None, str]]:
    """The relationship and the id of every slide, in order."""
    for entry in tree.iterfind(f"{P}sldIdLst/{P}sldId"):
        yield entry.get(f"{R}id"), entry.get("id", "")


def _names(tree: Tree) -> Iterator[str]:
    return (section.get("name", "") for section in tree.iter(f"{P14}section"))


def _sections(tree: Tree) -> Iterator[tuple[str, str]]:
    for section in tree.iter(f"{P14}section"):
        for entry in section.iter(f"{P14}sldId"):
            yield entry.get("id", ""), section.get("name", "")


class Scenes:
    """Shapes and backgrounds of layouts and masters, read once each."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.made: dict[str, tuple[FoundShape, ...]] = {}

    def behind(self, sheet: Sheet) -> tuple[FoundShape, ...]:
        """The shapes of layout and master that show through a slide."""
        found: list[FoundShape] = []
        below = sheet.parent
        while below is not None and truth(sheet.tree.get("showMasterSp"), True):
            if below.name not in self.made:
                self.made[below.name] = self.reader.shapes(below, scenery=True)
            found = [*self.made[below.name], *found]
            sheet, below = below, below.parent
        return tuple(found)


def _slide(number: int, sheet: Sheet, scenes: Scenes, section: str | None) -> FoundSlide:
    parts, tree = scenes.reader.parts, sheet.tree
    above: Sheet | None = sheet
    background = None
    while above is not None and background is None:
        background = read_background(above.tree, above.paint)
        above = above.parent
    about = tree.find(f"{P}cSld")
    layout = first(sheet.parent.tree, f"{P}cSld") if sheet.parent is not None else None
    transition = next((each for each in tree.iter(f"{P}transition")), None)
    notes = parts.target(sheet.name, "notesSlide")
    return FoundSlide(
        number=number,
        part=sheet.name,
        name=about.get("name", "") if about is not None else "",
        layout=layout.get("name", "") if layout is not None else "",
        shapes=scenes.reader.shapes(sheet),
        scenery=scenes.behind(sheet),
        background=background,
        hidden=not truth(tree.get("show"), True),
        notes=_notes(parts.tree(notes)) if notes else "",
        comments=tuple(_comments(parts, sheet.name)),
        transition=transition is not None and len(transition) > 0,
        advance=whole(transition.get("advTm")) / 1000 if transition is not None and transition.get("advTm") else None,
        animated=any(local(node) == "cTn" and node.get("presetClass") for node in tree.iter(f"{P}cTn")),
        endless=is_endless(tree),
        section=section,
    )


def _notes(tree: Tree | None) -> str:
    """The words of the notes' body."""
    found = []
    for shape in tree.iter(f"{P}sp") if tree is not None else ():
        holder = first(shape, f"{P}nvSpPr", f"{P}nvPr", f"{P}ph")
        if holder is not None and holder.get("type") in (None, "body"):
            paragraphs = shape.iterfind(f"{P}txBody/{A}p")
            found += ["".join(text.text or "" for text in paragraph.iter(f"{A}t")) for paragraph in paragraphs]
    return "\n".join(found).strip()


def _comments(parts: Parts, name: str) -> Iterator[str]:
    """What reviewers wrote, in the old and the new form."""
    for place in parts.targets(name, "comments"):
        tree = parts.tree(place)
        for comment in tree.iter() if tree is not None else ():
            if local(comment) == "cm":
                yield "".join(text.text or "" for text in comment.iter() if local(text) in ("text", "t")).strip()
