"""Widths of characters that a face's table lacks: from the wide table, else by class, never narrower than they are drawn."""

from __future__ import annotations

import gzip
import json
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

STAND_IN = "DejaVu Sans"
"""Covers most scripts and symbols, and is wider than the fonts that PowerPoint and LibreOffice take in its place."""

SPACES = {"\u2002": 0.5, "\u2003": 1.0, "\u2004": 1 / 3, "\u2005": 0.25, "\u2006": 1 / 6, "\u2007": 0.55, "\u2008": 0.28}
SPACES |= {"\u2009": 0.2, "\u200a": 0.1, "\u202f": 0.2, "\u205f": 0.22, "\u3000": 1.0, "\t": 1.0}
"""Widths in em of spaces that a face may lack."""

HYPHENS = "\u2010\u2011"
"""Drawn as a hyphen-minus where the face lacks them."""

UNSEEN = ("Cc", "Cf", "Mn", "Me")
"""Unicode categories of characters that take no room."""

EMOJI = 1.37
"""Width in em of a picture character in the widest of the usual emoji fonts (Segoe UI Emoji 1.37, Apple and Noto 1.25)."""

EMOJI_SELECTOR = "\ufe0f"
"""Turns the symbol before it into a picture, which is wider by up to ``EMOJI_MORE`` em."""
EMOJI_MORE = 0.55

GUESS = 1.1
"""A letter of a script nobody knows, over the average letter of the face."""


@cache
def _lines() -> dict[str, str]:
    """Each face's line of the wide table, still undecoded."""
    head, *lines = gzip.decompress(files("slidekit.text").joinpath("wide.json.gz").read_bytes()).decode().split("\n")
    return dict(zip(json.loads(head), lines, strict=True))


@cache
def wide(name: str) -> Mapping[str, float]:
    """Widths in em of the characters of a face that its table does not hold; empty for a face that is not shipped."""
    line = _lines().get(name)
    if line is None:
        return {}
    table = json.loads(line)
    found: dict[str, float] = {}
    code = 0
    for step, *advances in table["runs"]:
        code += step
        for place, advance in enumerate(advances):
            found[chr(code + place)] = advance / table["upem"]
        code += len(advances) - 1
    return found


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"


def _is_picture(char: str) -> bool:
    return unicodedata.category(char) in ("So", "Sk") and (ord(char) >= 0x1F000 or (ord(char) >= 0x2000 and _is_wide(char)))


def find_width(char: str, name: str, average: float, hyphen: float) -> float:
    """The width in em of a character that the table of the face ``name`` lacks: that of the widest font that may draw it.

    ``average`` is the face's mean letter and ``hyphen`` its hyphen-minus, in em.
    """
    own = wide(name).get(char)
    if own is not None:
        return own
    if char in SPACES:
        return SPACES[char]
    if char in HYPHENS:
        return hyphen
    if char == EMOJI_SELECTOR:
        return EMOJI_MORE
    category = unicodedata.category(char)
    if category in UNSEEN:
        return 0.0
    if _is_picture(char):
        return EMOJI
    drawn = stand_in(char, name) or 0.0
    symbol = category.startswith("S") or category == "No"
    if _is_wide(char) or (symbol and unicodedata.east_asian_width(char) == "A"):
        return max(1.0, drawn)  # an East Asian font may draw it, a whole em wide
    return drawn or (1.0 if symbol or category == "Co" else average * GUESS)


def stand_in(char: str, name: str) -> float | None:
    """The width in em of the stand-in's own glyph, which LibreOffice draws where it knows no other font; None without one."""
    if char in wide(name) or char in SPACES or char in HYPHENS:
        return None
    if char == EMOJI_SELECTOR:
        return 0.0
    return wide(f"{STAND_IN} {'bold' if 'bold' in name else 'regular'}").get(char)


def is_drawn(char: str, name: str) -> bool:
    """True when some usual font has a glyph for a character that the table of ``name`` lacks, or it needs none."""
    if char in SPACES or char in HYPHENS or unicodedata.category(char) in UNSEEN or _is_wide(char) or _is_picture(char):
        return True
    return char in wide(name) or char in wide(f"{STAND_IN} regular")
