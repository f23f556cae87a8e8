"""Which face measures a family: a font that the deck brings, else the shipped tables.

A deck's own fonts hold inside ``with using(font_set(…)):`` only, and measured text is kept by their bytes, so that two decks
with different fonts of one name never mix.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

from slidekit.text.metrics import Face, is_shipped, lacks, shipped_face


class FontSet:
    """Faces by (family in casefold, bold, italic); compared by identity, made by ``font_set`` once per content."""

    __slots__ = ("faces", "families")

    def __init__(self, faces: Mapping[tuple[str, bool, bool], Face]) -> None:
        self.faces = dict(faces)
        self.families = frozenset(family for family, _, _ in self.faces)


_NONE = FontSet({})
_current: ContextVar[FontSet] = ContextVar("fonts", default=_NONE)


def font_set(faces: Iterable[tuple[str, bool, bool, Face]]) -> FontSet:
    """Own faces as (family, bold, italic, face): each family with at least its regular one."""
    return _share(tuple((family.strip().casefold(), bold, italic, table) for family, bold, italic, table in faces))


@lru_cache(maxsize=32)
def _share(faces: tuple[tuple[str, bool, bool, Face], ...]) -> FontSet:
    return FontSet({(family, bold, italic): table for family, bold, italic, table in faces}) if faces else _NONE


@contextmanager
def using(fonts: FontSet) -> Iterator[None]:
    """Measure with these fonts inside the block, in this thread."""
    token = _current.set(fonts)
    try:
        yield
    finally:
        _current.reset(token)


current = _current.get
"""The fonts in use."""


def face(family: str, bold: bool = False, italic: bool = False) -> Face:
    """The face to measure ``family`` with; never fails (see ``known``)."""
    fonts, name = current(), family.strip().casefold()
    if name in fonts.families:
        return fonts.faces.get((name, bold, italic)) or fonts.faces[name, False, False]
    return shipped_face(family, bold, italic)


def known(family: str) -> bool:
    """True when ``family`` has widths of its own, False when another family's stand in."""
    return family.strip().casefold() in current().families or is_shipped(family)


def missing(text: str, family: str) -> tuple[str, ...]:
    """The visible characters of ``text`` for which neither ``family`` nor any usual font has a glyph, each once, in order.

    East Asian characters and emoji count as drawn: every system brings fonts for them.
    """
    if text.isascii():
        return ()
    table = face(family)
    return tuple(char for char in dict.fromkeys(text) if not char.isascii() and lacks(table, char))
