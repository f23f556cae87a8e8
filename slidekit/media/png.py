"""PNG chunks: what a picture needs is kept byte for byte, everything else goes."""

from __future__ import annotations

from collections.abc import Iterator

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_KEPT = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT"})


def strip_png(data: bytes) -> bytes:
    """The same pixels without text, time, EXIF, ICC, animation and trailing bytes. ``data`` must have been decoded once."""
    parts = [_SIGNATURE]
    parts.extend(data[start:end] for kind, start, end in _chunks(data) if kind in _KEPT)
    return b"".join(parts)


def exif_of(data: bytes) -> bytes:
    """The body of the eXIf chunk, wherever it stands; empty without one."""
    return next((data[start + 8 : end - 4] for kind, start, end in _chunks(data) if kind == b"eXIf"), b"")


def bit_depth(data: bytes) -> int:
    """Bits per channel after IHDR: 1, 2, 4, 8 or 16."""
    return data[24]


def _chunks(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Kind, start and end of each whole chunk up to IEND; length and checksum lie inside."""
    at = len(_SIGNATURE)
    while at + 12 <= len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        if end > len(data):
            return
        kind = data[at + 4 : at + 8]
        yield kind, at, end
        if kind == b"IEND":
            return
        at = end
