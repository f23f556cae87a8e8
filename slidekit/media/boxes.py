"""The boxes of an MP4 (ISO/IEC 14496-12, 4.2): where each stands, within limits that no file gets past."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

MOST_BOXES = 20_000
DEEPEST = 8
HOLDERS = frozenset({b"moov", b"trak", b"mdia", b"minf", b"stbl"})
"""Boxes that hold boxes which slidekit looks at."""


class DamagedFilm(ValueError):
    """Why a film's boxes cannot be followed; the text is a fact that follows the film's name and a colon."""


class Atom(NamedTuple):
    """A box: its kind, and where in the file it starts, where its contents start, and where it ends."""

    kind: bytes
    start: int
    body: int
    end: int


class Boxes:
    """Walks the boxes of one file and counts them. Raises DamagedFilm for more than there can be, and for broken ones."""

    def __init__(self, view: memoryview) -> None:
        self.view = view
        self.left = MOST_BOXES

    def inside(self, start: int, end: int) -> Iterator[Atom]:
        """The boxes from ``start`` to ``end``, one after another. Fewer than eight bytes at the end are no box."""
        view = self.view
        while start + 8 <= end:
            self.left -= 1
            if self.left < 0:
                raise DamagedFilm(f"it has more than {MOST_BOXES:,} boxes")
            size, kind, head = int.from_bytes(view[start : start + 4], "big"), bytes(view[start + 4 : start + 8]), 8
            if size == 1:
                size, head = int.from_bytes(view[start + 8 : start + 16], "big"), 16
            stop = end if size == 0 else start + size
            if size and size < head:
                raise DamagedFilm(f"its box {spell(kind)} is smaller than its own head")
            if stop > end:
                raise DamagedFilm(f"it is not complete: its box {spell(kind)} breaks off")
            yield Atom(kind, start, start + head, stop)
            start = stop

    def every(self) -> Iterator[Atom]:
        """All boxes of the file, each before what it holds."""
        yield from self._below(0, len(self.view), 0)

    def _below(self, start: int, end: int, depth: int) -> Iterator[Atom]:
        for atom in self.inside(start, end):
            yield atom
            if atom.kind in HOLDERS:
                if depth == DEEPEST:
                    raise DamagedFilm(f"its boxes lie more than {DEEPEST} deep in one another")
                yield from self._below(atom.body, atom.end, depth + 1)


def spell(kind: bytes) -> str:
    """``moov``; signs that nobody can print are dots."""
    return "".join(chr(letter) if 32 < letter < 127 else "." for letter in kind)
