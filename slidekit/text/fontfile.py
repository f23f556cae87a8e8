"""A font file as a face to measure with, read by HarfBuzz (the extra ``fonts``, imported when the first file is read)."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from slidekit.text.fallback import UNSEEN
from slidekit.text.metrics import PRIVATE, Face, Kept, find_any

SIGNATURES = (b"\x00\x01\x00\x00", b"true", b"OTTO")
JOINED = ("ff", "fi", "fl", "ffi", "ffl", "fj", "ffj", "fb", "ffb", "fh", "ffh", "fk", "ffk", "ft", "fft", "tt", "ti", "tti")
"""Letters that text fonts draw as one glyph."""

DRAWN_BOLDER = 1 / 50
"""What a program may add to each letter, in em, where it must make a bold face itself."""


class BrokenFont(Exception):
    """The bytes are no usable font; the message says why."""


class FontsExtraMissing(Exception):
    """HarfBuzz is not installed."""


@dataclass(frozen=True, slots=True)
class FontFile:
    """A readable font: what it calls itself, and its face."""

    family: str
    face: Face


class _Shaper:
    """HarfBuzz with one font."""

    def __init__(self, data: bytes) -> None:
        try:
            import uharfbuzz
        except ImportError as missing:
            raise FontsExtraMissing(str(missing)) from missing
        if data[:4] not in SIGNATURES:
            raise BrokenFont("it does not begin as a TrueType or OpenType font does")
        self.harfbuzz: Any = uharfbuzz
        try:
            self.file: Any = uharfbuzz.Face(data)
            self.font: Any = uharfbuzz.Font(self.file)
        except uharfbuzz.HarfBuzzError as wrong:
            raise BrokenFont(f"HarfBuzz cannot read it: {wrong}") from wrong
        if not self.file.glyph_count or self.font.get_nominal_glyph(ord("n")) is None:
            raise BrokenFont("it has no letters")
        if not 16 <= self.file.upem <= 16384 or not self.advance("n"):
            raise BrokenFont("its letters have no widths")

    def has(self, char: str) -> bool:
        return self.font.get_nominal_glyph(ord(char)) is not None

    def advance(self, char: str) -> int:
        return int(self.font.get_glyph_h_advance(self.font.get_nominal_glyph(ord(char))))

    def shape(self, text: str, *, kern: bool, join: bool) -> tuple[int, int]:
        """How many glyphs, and how wide, in font units."""
        buffer = self.harfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        features = {"kern": kern, "liga": join, "clig": join, "calt": join, "dlig": False}
        self.harfbuzz.shape(self.font, buffer, features)
        return len(buffer.glyph_infos), sum(place.x_advance for place in buffer.glyph_positions)


class _Advances(Mapping[str, int]):
    """A font's advances, read one by one; those of ``joined`` are whole ligatures."""

    def __init__(self, shaper: _Shaper, joined: Mapping[str, int], more: int) -> None:
        self.shaper, self.joined, self.more = shaper, joined, more

    def __getitem__(self, char: str) -> int:
        if char in self.joined:
            return self.joined[char]
        if unicodedata.category(char) in UNSEEN or not self.shaper.has(char):
            raise KeyError(char)
        advance = self.shaper.advance(char)
        return advance + self.more if advance else 0

    def __iter__(self) -> Any:
        return map(chr, self.shaper.file.unicodes)

    def __len__(self) -> int:
        return len(self.shaper.file.unicodes)


def _make_face(shaper: _Shaper, name: str, *, bolder: bool) -> Face:
    upem = int(shaper.file.upem)
    more = round(upem * DRAWN_BOLDER) if bolder else 0
    widths: dict[str, int] = {}
    ligatures: dict[str, str] = {}
    for letters in JOINED:
        count, width = shaper.shape(letters, kern=False, join=True)
        if count == 1:
            ligatures[letters] = chr(PRIVATE + len(ligatures))
            widths[ligatures[letters]] = width + more * len(letters)
    letters_of = {char: letters for letters, char in ligatures.items()}

    def kern(pair: str) -> int:
        left, right = (letters_of.get(char, char) for char in pair)
        join = left + right != pair
        kerned, plain = (shaper.shape(left + right, kern=on, join=join)[1] for on in (True, False))
        return kerned - plain

    metric, tags = shaper.font.get_metric_position_with_fallback, shaper.harfbuzz.OTMetricsTag
    face = Face(
        name=name,
        upem=upem,
        cap=metric(tags.CAP_HEIGHT),
        x_height=metric(tags.X_HEIGHT),
        ascent=metric(tags.HORIZONTAL_ASCENDER),
        advances=_Advances(shaper, widths, more),
        left={},
        right={},
        rows=(),
        average=sum(shaper.advance(char) for char in "abcdefghijklmnopqrstuvwxyz" if shaper.has(char)) / 26,
        ligatures=ligatures,
        sequences=find_any(ligatures),
    )
    object.__setattr__(face, "pairs", Kept(kern))
    return face


@lru_cache(maxsize=64)
def read_font(data: bytes, *, bolder: bool = False) -> FontFile:
    """A ``.ttf`` or ``.otf`` file; the same bytes give the same face.

    ``bolder``: the file stands in for a bold one that is not there, so that a program will thicken its letters.
    Raises ``BrokenFont`` and ``FontsExtraMissing``.
    """
    shaper = _Shaper(data)
    names = shaper.harfbuzz.OTNameIdPredefined
    family = shaper.file.get_name(names.FONT_FAMILY) or ""
    return FontFile(family, _make_face(shaper, f"{family} bold" if bolder else family, bolder=bolder))
