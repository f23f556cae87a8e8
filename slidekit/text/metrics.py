"""Advances and kerning of the faces text is measured with, from the shipped table; a face is decoded when first asked for."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from slidekit.text.fallback import find_width, is_drawn, stand_in
from slidekit.text.ties import NO_BREAK

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

DESCENTS = {"Carlito": 0.25, "Caladea": 0.25, "Liberation Sans": 0.212, "Liberation Serif": 0.216, "Liberation Mono": 0.3}
"""How far the measured families reach below their baselines, in sizes: where lines of an exact height keep theirs."""

SERIF = ("antiqua", "bodoni", "book", "century", "garamond", "georgia", "minion", "palatino", "serif", "times")
MONO = ("code", "consol", "courier", "menlo", "mono", "typewriter")


class Kept(dict[str, int]):
    """Numbers by text, each computed when first asked for."""

    __slots__ = ("compute",)

    def __init__(self, compute: Callable[[str], int]) -> None:
        super().__init__()
        self.compute = compute

    def __missing__(self, key: str) -> int:
        value = self[key] = self.compute(key)
        return value


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
    widths: Kept = field(init=False)
    """The width of every character asked for, a fallback width where the face has none."""
    drawn: Kept = field(init=False)
    """The same as LibreOffice draws it with the stand-in, where another program may draw it wider."""
    pairs: Kept = field(init=False)
    """What kerning adds between the two characters of a pair (mostly 0 or negative)."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "widths", Kept(self._find))
        object.__setattr__(self, "drawn", Kept(self._find_drawn))
        object.__setattr__(self, "pairs", Kept(self._pair))

    def join(self, text: str) -> str:
        """The text with its ligatures as single (private) characters, as LibreOffice draws it and PowerPoint does not."""
        return self.sequences.sub(lambda found: self.ligatures[found[0]], text) if self.sequences else text

    def advance(self, char: str) -> int:
        """The width of one character; a fallback width where the face has none."""
        return self.widths[char]

    def kern(self, left: str, right: str) -> int:
        """What kerning adds between two characters (mostly 0 or negative)."""
        return self.pairs[left + right]

    def has(self, char: str) -> bool:
        """True when the face has a glyph of its own for a character."""
        return char in self.advances

    def _find(self, char: str) -> int:
        found = self.advances.get(" " if char == NO_BREAK else char)  # every program draws it so, glyph or none (Carlito)
        if found is not None:
            return found
        upem = self.upem
        return round(find_width(char, self.name, self.average / upem, self.advances.get("-", upem / 3) / upem) * upem)

    def _find_drawn(self, char: str) -> int:
        found = None if self.has(char) or char == NO_BREAK else stand_in(char, self.name)
        return self.widths[char] if found is None else round(found * self.upem)

    def _pair(self, pair: str) -> int:
        row = self.left.get(pair[0])
        column = None if row is None else self.right.get(pair[1])
        return 0 if row is None or column is None else self.rows[row].get(column, 0)


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
        sequences=find_any(joined),
    )


def find_any(ligatures: Mapping[str, str]) -> re.Pattern[str] | None:
    """A pattern that finds the longest ligatures first; None where there is none."""
    return re.compile("|".join(map(re.escape, sorted(ligatures, key=len, reverse=True)))) if ligatures else None


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
def descent(family: str) -> float:
    """How far a family reaches below its baseline, in sizes."""
    return DESCENTS[table_family(family)]


@cache
def shipped_face(family: str, bold: bool = False, italic: bool = False) -> Face:
    """The face of the shipped tables to measure ``family`` with; never fails (see ``is_shipped``)."""
    style = " ".join(word for word, on in (("bold", bold), ("italic", italic)) if on) or "regular"
    return _decode(f"{table_family(family)} {style}")


def is_shipped(family: str) -> bool:
    """True when ``family`` has a table of its own widths, False when another family's stand in."""
    name = family.strip().casefold()
    return name in ALIASES or any(name == twin.casefold() for twin in ALIASES.values())


def lacks(table: Face, char: str) -> bool:
    """True when neither the face nor any usual font has a glyph for a visible character."""
    return not table.has(char) and not is_drawn(char, table.name)
