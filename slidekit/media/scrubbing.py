"""A copy of an MP4 that tells nothing beside its pictures and sound. No byte moves, so every offset in it stays true."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from slidekit.core.diagnostics import Outcome, Span, error
from slidekit.media.boxes import Atom, Boxes, DamagedFilm
from slidekit.media.chunks import chunk_spans

KEPT: Mapping[bytes, frozenset[bytes]] = {
    b"": frozenset({b"ftyp", b"moov", b"mdat"}),
    b"moov": frozenset({b"mvhd", b"trak", b"iods"}),
    b"trak": frozenset({b"tkhd", b"edts", b"mdia", b"tapt"}),
    b"mdia": frozenset({b"mdhd", b"hdlr", b"minf", b"elng"}),
    b"minf": frozenset({b"vmhd", b"smhd", b"dinf", b"stbl"}),
    b"stbl": frozenset(
        {b"stsd", b"stts", b"ctts", b"cslg", b"stsc", b"stsz", b"stz2", b"stco", b"co64", b"stss", b"sdtp", b"sbgp", b"sgpd"}
    ),
}
"""What draws the film, by the box that holds it. All else becomes empty room: user data, metadata, positions, other tracks."""

_TIMES = frozenset({b"mvhd", b"tkhd", b"mdhd"})
_NAMED_FROM = 24
"""Where the name of a handler starts (8.4.3): programs put file names there."""
_COMPRESSOR = (50, 32)
"""Place and length of a compressor's name in a visual sample entry, counted from its start (12.1.3)."""

_VISUAL = frozenset({b"avc1", b"avc3", b"hvc1", b"hev1", b"vp09", b"av01", b"mp4v"})
_ENTRY_HEAD = 86
_IN_ENTRY = frozenset({b"avcC", b"hvcC", b"vpcC", b"av1C", b"esds", b"colr", b"pasp", b"clap", b"btrt", b"fiel"})
"""What a visual sample entry holds after its head of so many bytes."""

Patch = tuple[int, bytes]


def scrub_film(data: bytes, name: str, span: Span | None = None, *, sound: bool = True) -> Outcome[bytes]:
    """The film without dates, names, positions and foreign tracks, and without its sound where that is not wanted.

    What is dropped is overwritten with nothing, its samples as well; what follows the film's last box is cut off. The data
    are copied once. Error ``film-broken``: it cannot be followed, so nobody could vouch for the copy.
    """
    view = memoryview(data)
    try:
        patches, end = _plan(view, sound)
    except DamagedFilm as damage:
        fact = f"{name} cannot be freed of what it tells beside its pictures: {damage}"
        return Outcome(None, (error("film-broken", fact, span, "export it again as MP4 (H.264, AAC)"),))
    return Outcome(b"".join(_pieces(view, patches, end)))


def _plan(view: memoryview, sound: bool) -> tuple[list[Patch], int]:
    """What is overwritten, in order and never twice, and where the file ends."""
    boxes = Boxes(view)
    top = list(boxes.inside(0, len(view)))
    last = max((index for index, atom in enumerate(top) if atom.kind in KEPT[b""]), default=-1)
    if not any(atom.kind == b"moov" for atom in top):
        raise DamagedFilm("it has no table of contents (moov)")
    patches: list[Patch] = []
    dropped: list[Atom] = []
    for atom in top[: last + 1]:
        if atom.kind not in KEPT[b""]:
            patches += _emptied(atom)
        elif atom.kind == b"moov":
            patches += _clean(boxes, atom, sound, dropped)
    media = [(atom.body, atom.end) for atom in top if atom.kind == b"mdat"]
    silenced = [each for track in dropped for each in chunk_spans(boxes, track)]
    patches += [(start, bytes(end - start)) for start, end in _merged(silenced, media)]
    return sorted(patches), top[last].end


def _clean(boxes: Boxes, holder: Atom, sound: bool, dropped: list[Atom]) -> Iterator[Patch]:
    """Patches for what a box holds; ``dropped`` takes the tracks that go."""
    for atom in boxes.inside(holder.body, holder.end):
        if atom.kind not in KEPT[holder.kind]:
            yield from _emptied(atom)
        elif atom.kind == b"trak" and _handler(boxes, atom) not in ((b"vide", b"soun") if sound else (b"vide",)):
            dropped.append(atom)
            yield from _emptied(atom)
        elif atom.kind in KEPT:
            yield from _clean(boxes, atom, sound, dropped)
        elif atom.kind in _TIMES:
            long = bytes(boxes.view[atom.body : atom.body + 1]) == b"\1"
            yield atom.body + 4, bytes(min(16 if long else 8, max(0, atom.end - atom.body - 4)))
        elif atom.kind == b"hdlr" and atom.end > atom.body + _NAMED_FROM:
            yield atom.body + _NAMED_FROM, bytes(atom.end - atom.body - _NAMED_FROM)
        elif atom.kind == b"stsd":
            yield from _clean_entries(boxes, atom)


def _handler(boxes: Boxes, track: Atom) -> bytes:
    """What a track is: ``vide soun meta text`` …; empty where it does not say."""
    for media in boxes.inside(track.body, track.end):
        if media.kind == b"mdia":
            for atom in boxes.inside(media.body, media.end):
                if atom.kind == b"hdlr":
                    return bytes(boxes.view[atom.body + 8 : atom.body + 12])
    return b""


def _clean_entries(boxes: Boxes, table: Atom) -> Iterator[Patch]:
    """Of each visual sample entry the compressor's name goes, where encoders write their settings, and unknown boxes do."""
    for entry in boxes.inside(table.body + 8, table.end):
        start = entry.start + _COMPRESSOR[0]
        if entry.kind not in _VISUAL or start + _COMPRESSOR[1] > entry.end:
            continue
        yield start, bytes(_COMPRESSOR[1])
        for atom in boxes.inside(entry.start + _ENTRY_HEAD, entry.end):
            if atom.kind not in _IN_ENTRY:
                yield from _emptied(atom)


def _emptied(atom: Atom) -> Iterator[Patch]:
    """A box as empty room of the same size (8.1.2)."""
    yield atom.start + 4, b"free"
    if atom.end > atom.body:
        yield atom.body, bytes(atom.end - atom.body)


def _merged(spans: Sequence[tuple[int, int]], media: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans in order, joined where they touch. DamagedFilm for one outside the media data: it would spoil something else."""
    lows = [low for low, _ in media]
    open_start = open_end = -1
    for start, end in sorted(spans):
        home = bisect_right(lows, start) - 1
        if home < 0 or end > media[home][1]:
            raise DamagedFilm("a track points to where there are no media data")
        if start <= open_end:
            open_end = max(open_end, end)
            continue
        if open_end > open_start:
            yield open_start, open_end
        open_start, open_end = start, end
    if open_end > open_start:
        yield open_start, open_end


def _pieces(view: memoryview, patches: Sequence[Patch], end: int) -> Iterator[memoryview | bytes]:
    """The file in order: stretches that stay, and what is written over the rest."""
    at = 0
    for start, patch in patches:
        yield view[at:start]
        yield patch
        at = start + len(patch)
    yield view[at:end]
