"""Advances and kerning of the faces text is measured with, from the shipped table; a face is decoded when first asked for."""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

ALIASES = {
    "calibri": "Carlito",
    "cambria": "Caladea",
    "arial": "Liberation Sans",
    "times new roman": "Liberation Serif",
    "courier new": "Liberation Mono",
}
"""Office's families and the free ones of equal widths that stand for them."""

PRIVATE = 0xE000
"""A face's ligatures stand in its table as private characters from here."""

SERIF = ("antiqua", "bodoni", "book", "century", "garamond", "georgia", "minion", "palatino", "serif", "times")
MONO = ("code", "consol", "courier", "menlo", "mono", "typewriter")

SPACES = {"\u2002": 0.5, "\u2003": 1.0, "\u2004": 1 / 3, "\u2005": 0.25, "\u2006": 1 / 6, "\u2007": 0.55, "\u2008": 0.28}
SPACES |= {"\u2009": 0.2, "\u200a": 0.1, "\u202f": 0.2, "\u205f": 0.22, "\u3000": 1.0, "\t": 1.0}
"""Widths in em of spaces that a face may lack."""

HYPHENS = "\u2010\u2011"
"""Drawn as a hyphen-minus where the face lacks them."""

UNSEEN = ("Cc", "Cf", "Mn", "Me")
"""Unicode categories of characters that take no room."""


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """One face: widths in font units, ``upem`` of them to the em. ``left``, ``right``, ``rows`` are pair kerning by class."""

    name: str
    upem: int
    cap: int
    x_height: int
    ascent: int
    advances: Mapping[str, int]
    left: Mapping[str, int]
    right: Mapping[str, int]
    rows: tuple[Mapping[int, int], ...]
    average: float
    ligatures: Mapping[str, str]
    """Letters → the private character that their ligature has in ``advances`` and kerning."""
    sequences: re.Pattern[str] | None
    """Finds the ligatures in a text."""

    def join(self, text: str) -> str:
        """The text with its ligatures as single (private) characters, as LibreOffice draws it and PowerPoint does not."""
        return self.sequences.sub(lambda found: self.ligatures[found[0]], text) if self.sequences else text

    def advance(self, char: str) -> int:
        """The width of one character; a fallback width where the face has none."""
        found = self.advances.get(char)
        return self._fall_back(char) if found is None else found

    def kern(self, left: str, right: str) -> int:
        """What kerning adds between two characters (mostly 0 or negative)."""
        row = self.left.get(left)
        if row is None:
            return 0
        column = self.right.get(right)
        return 0 if column is None else self.rows[row].get(column, 0)

    def _fall_back(self, char: str) -> int:
        if char in SPACES:
            return round(SPACES[char] * self.upem)
        if char in HYPHENS:
            return self.advance("-")
        category = unicodedata.category(char)
        if category in UNSEEN:
            return 0
        if category.startswith("S") or category == "Co" or unicodedata.east_asian_width(char) in "WF":
            return self.upem
        return round(self.average * 1.1)


@cache
def _read() -> tuple[str, dict[str, str]]:
    """The character set, and each face's line of the table, still undecoded."""
    data = files("slidekit.text").joinpath("metrics.json.gz").read_bytes()
    head, *lines = gzip.decompress(data).decode().split("\n")
    index = json.loads(head)
    return index["characters"], dict(zip(index["faces"], lines, strict=True))


@cache
def _decode(name: str) -> Face:
    characters, lines = _read()
    table = json.loads(lines[name])
    rows = []
    for packed in table["rows"]:
        column, row = 0, {}
        for step, value in zip(packed[::2], packed[1::2], strict=True):
            column += step
            row[column] = value
        rows.append(row)
    advances = {char: width for char, width in zip(characters, table["adv"], strict=True) if width >= 0}
    joined = {letters: chr(PRIVATE + index) for index, letters in enumerate(table["liga"])}
    advances.update(zip(joined.values(), table["wide"], strict=True))
    letters = [width for char, width in advances.items() if char.isalpha()]
    return Face(
        name=name,
        upem=table["upem"],
        cap=table["cap"],
        x_height=table["x"],
        ascent=table["ascent"],
        advances=advances,
        left={char: index for index, group in enumerate(table["left"]) for char in group},
        right={char: index for index, group in enumerate(table["right"]) for char in group},
        rows=tuple(rows),
        average=sum(letters) / len(letters),
        ligatures=joined,
        sequences=re.compile("|".join(sorted(joined, key=len, reverse=True))) if joined else None,
    )


def table_family(family: str) -> str:
    """The measured family that stands for ``family``: its metric twin, else the nearest by class (sans, serif, mono)."""
    name = family.strip().casefold()
    if name in ALIASES:
        return ALIASES[name]
    for twin in ALIASES.values():
        if name == twin.casefold():
            return twin
    if any(word in name for word in MONO):
        return "Liberation Mono"
    if "sans" not in name and any(word in name for word in SERIF):
        return "Liberation Serif"
    return "Liberation Sans"


@cache
def face(family: str, bold: bool = False, italic: bool = False) -> Face:
    """The face to measure ``family`` with; never fails (see ``known``)."""
    style = " ".join(word for word, on in (("bold", bold), ("italic", italic)) if on) or "regular"
    return _decode(f"{table_family(family)} {style}")


def known(family: str) -> bool:
    """True when ``family`` has a table of its own widths, False when another family's stand in."""
    name = family.strip().casefold()
    return name in ALIASES or any(name == twin.casefold() for twin in ALIASES.values())


def missing(text: str, family: str) -> tuple[str, ...]:
    """The visible characters of ``text`` that the family's table lacks (their widths are guesses), each once, in order."""
    advances = face(family).advances
    gone = [char for char in text if char not in advances and char not in SPACES and char not in HYPHENS]
    return tuple(dict.fromkeys(char for char in gone if unicodedata.category(char) not in UNSEEN))
