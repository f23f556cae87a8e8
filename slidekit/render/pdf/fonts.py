"""Fonts of a PDF: TrueType files of equal widths where the machine has them, else Helvetica and its like, set to width."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.pdfbase.ttfonts import TTFont

from slidekit.render.families import families

FontFinder = Callable[[str, bool, bool], bytes | None]
"""Family, bold, italic → the bytes of that font file, or None where there is none."""

SYMBOLS = ("DejaVu Sans", "Segoe UI Symbol", "Arial Unicode MS", "Apple Symbols", "Noto Sans Symbols2", "Noto Sans")
"""Families that draw what a text's own font lacks."""
SERIFS = ("Times New Roman", "Liberation Serif", "DejaVu Serif")
"""Families that do so before those in a text with serifs."""

STANDARD = {
    "serif": ("Times-Roman", "Times-Bold", "Times-Italic", "Times-BoldItalic"),
    "monospace": ("Courier", "Courier-Bold", "Courier-Oblique", "Courier-BoldOblique"),
    "sans-serif": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Helvetica-BoldOblique"),
}
"""Fonts that every PDF reader has: regular, bold, italic, both."""

_UNDRAWN = frozenset({"Cc", "Cf", "Mn", "Me", "Zl", "Zp"})


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """A font as ReportLab knows it. ``embedded``: a TrueType file, of which the letters used go into the PDF."""

    font: Any
    embedded: bool

    def has(self, char: str) -> bool:
        """True when it has a glyph for the character."""
        if self.embedded:
            return ord(char) in self.font.face.charToGlyph
        return bool(char.encode("cp1252", "ignore"))

    def width(self, text: str, size: float) -> float:
        """The sum of the advances in points."""
        return float(self.font.stringWidth(text if self.embedded else plain(text), size))

    def encode(self, text: str, document: Any) -> Iterator[tuple[str, bytes]]:
        """The text as (name of a font in the document, codes in that font)."""
        if not self.embedded:
            yield document.getInternalFontName(self.font.fontName), plain(text).encode("cp1252", "replace")
            return
        for subset, codes in self.font.splitString(text, document):
            yield self.font.getSubsetInternalName(subset, document), codes


@dataclass(slots=True)
class Fonts:
    """The faces of one document, each looked for once."""

    find: FontFinder
    faces: dict[tuple[str, bool, bool], Face | None] = field(default_factory=dict)
    choices: dict[tuple[str, bool, bool], Face] = field(default_factory=dict)

    def face(self, family: str, bold: bool, italic: bool) -> Face:
        """The face that draws a style; never fails."""
        key = family, bold, italic
        if key not in self.choices:
            *named, generic = families(family)
            found = (self._file(name, weight, slant) for weight, slant in _nearest(bold, italic) for name in named)
            standard = STANDARD[generic][bold + 2 * italic]
            self.choices[key] = next((face for face in found if face), None) or Face(getFont(standard), False)
        return self.choices[key]

    def has(self, char: str, family: str, bold: bool, italic: bool) -> bool:
        """True when the style's own face or one of those that stand in has the letter."""
        own = self.face(family, bold, italic)
        return own.has(char) or self._stand_in(char, (family, bold, italic), own).has(char)

    def pieces(self, text: str, family: str, bold: bool, italic: bool) -> Iterator[tuple[str, Face]]:
        """The text in stretches that one face draws: its own where that has the letters."""
        own = self.face(family, bold, italic)
        if text.isascii():
            yield text, own
            return
        start, current = 0, own
        for place, char in enumerate(text):
            face = (
                own
                if own.has(char) or unicodedata.category(char) in _UNDRAWN
                else self._stand_in(char, (family, bold, italic), own)
            )
            if face is not current:
                if place > start:
                    yield text[start:place], current
                start, current = place, face
        yield text[start:], current

    def _stand_in(self, char: str, style: tuple[str, bool, bool], own: Face) -> Face:
        family, bold, italic = style
        *_, generic = families(family)
        wanted = [(name, *each) for name in SERIFS if generic == "serif" for each in _nearest(bold, italic)]
        wanted += [(name, weight, False) for name in SYMBOLS for weight in dict.fromkeys((bold, False))]
        for each in wanted:
            face = self._file(*each)
            if face is not None and face.has(char):
                return face
        return own

    def _file(self, family: str, bold: bool, italic: bool) -> Face | None:
        key = family, bold, italic
        if key not in self.faces:
            self.faces[key] = _read(self.find(*key), f"{family}-{bold:d}{italic:d}")
        return self.faces[key]


def plain(text: str) -> str:
    """The text for a font of Latin letters: every blank a space, and nothing that is not drawn."""
    if text.isascii():
        return text
    return "".join(
        " " if unicodedata.category(char) == "Zs" else char for char in text if unicodedata.category(char) not in _UNDRAWN
    )


def _nearest(bold: bool, italic: bool) -> list[tuple[bool, bool]]:
    """A style, then what may stand in for it where no family has it."""
    return list(dict.fromkeys([(bold, italic), (bold, False), (False, italic), (False, False)]))


def _read(data: bytes | None, name: str) -> Face | None:
    if data is None:
        return None
    try:
        return Face(TTFont(name, BytesIO(data), subfontIndex=0), True)
    except Exception:  # outlines of the other kind (CFF), or not quite a font: ReportLab has no one way to say so
        return None
