"""Where the samples of a track lie in the file (ISO/IEC 14496-12, 8.7): chunk by chunk."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator

from slidekit.media.boxes import Atom, Boxes, DamagedFilm

MOST_SAMPLES = 4_000_000
"""In one list: a day and a half of pictures, four days of coded sound."""
_HEAD = 8
"""Version, flags and count stand before a table's rows."""


def chunk_spans(boxes: Boxes, track: Atom) -> Iterator[tuple[int, int]]:
    """Start and end of every chunk of a track. DamagedFilm for tables that do not agree, or are too long."""
    tables = _tables(boxes, track)
    if not tables:
        return
    if b"stsc" not in tables or not tables.keys() & {b"stco", b"co64"} or not tables.keys() & {b"stsz", b"stz2"}:
        raise DamagedFilm("a track has no complete list of its samples")
    view = boxes.view
    wide = b"co64" in tables
    starts = _row_numbers(view, tables[b"co64" if wide else b"stco"], 8 if wide else 4)
    same, sizes = _sizes(view, tables)
    runs = _row_numbers(view, tables[b"stsc"], 4, across=3)
    taken = run = 0
    for chunk, start in enumerate(starts, 1):
        while run + 3 < len(runs) and runs[run + 3] <= chunk:
            run += 3
        count = runs[run + 1] if runs else 0
        length = count * same if same else sum(sizes[taken : taken + count])
        taken += count
        if length:
            yield start, start + length


def _tables(boxes: Boxes, track: Atom) -> dict[bytes, Atom]:
    """The boxes of the track's sample table by their kinds."""
    holder, path = track, (b"mdia", b"minf", b"stbl")
    for kind in path:
        found = next((atom for atom in boxes.inside(holder.body, holder.end) if atom.kind == kind), None)
        if found is None:
            return {}
        holder = found
    return {atom.kind: atom for atom in boxes.inside(holder.body, holder.end)}


def _sizes(view: memoryview, tables: dict[bytes, Atom]) -> tuple[int, array[int]]:
    """The size that all samples have, else 0 and the size of each."""
    if b"stz2" in tables:
        raise DamagedFilm("a track lists its samples in the compact form (stz2)")
    atom = tables[b"stsz"]
    same = int.from_bytes(view[atom.body + 4 : atom.body + 8], "big")
    return (same, array("Q")) if same else (0, _row_numbers(view, atom, 4, head=12))


def _row_numbers(view: memoryview, atom: Atom, width: int, *, across: int = 1, head: int = _HEAD) -> array[int]:
    """The numbers of a table, ``across`` to a row, ``width`` bytes each; its count stands right before the rows."""
    count = int.from_bytes(view[atom.body + head - 4 : atom.body + head], "big")
    start = atom.body + head
    if count > MOST_SAMPLES or start + count * across * width > atom.end:
        raise DamagedFilm("a track's list of samples is longer than its box")
    numbers = array("Q" if width == 8 else "I", bytes(view[start : start + count * across * width]))
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers
