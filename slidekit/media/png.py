"""PNG chunks: what a picture needs is kept byte for byte, everything else goes."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_KEPT = {b"IHDR": 13, b"PLTE": 768, b"IDAT": 2**31, b"IEND": 0, b"tRNS": 256, b"gAMA": 4, b"cHRM": 32, b"sRGB": 1}
"""What stays, and how many bytes of it at most: a longer one says more than it should."""
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
"""Interlaced pictures come in seven: first column and row, and the steps to the next."""
_PIECE = 2**20


def strip_png(data: bytes) -> bytes | None:
    """The same pixels without text, time, EXIF, ICC, animation and trailing bytes. ``data`` must have been decoded once.

    None where more is packed behind the last row of pixels: then they can only be kept by packing them anew.
    """
    parts = [_SIGNATURE]
    parts.extend(data[start:end] for kind, start, end in _chunks(data) if end - start - 12 <= _KEPT.get(kind, -1))
    pixels = b"".join(data[start + 8 : end - 4] for kind, start, end in _chunks(data) if kind == b"IDAT")
    return b"".join(parts) if _is_exact(pixels, _unpacked_size(data)) else None


def _is_exact(packed: bytes, size: int) -> bool:
    """True when the stream unpacks to so many bytes and ends there."""
    stream, found, waiting = zlib.decompressobj(), 0, packed
    while waiting and found <= size:
        found += len(stream.decompress(waiting, _PIECE))
        waiting = stream.unconsumed_tail
    return found == size and stream.eof and not stream.unused_data


def _unpacked_size(data: bytes) -> int:
    """Bytes of all rows, each with its filter."""
    width, height = int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    bits = bit_depth(data) * _CHANNELS.get(data[25], 1)
    passes = _PASSES if data[28] else ((0, 0, 1, 1),)
    sizes = ((-(-(width - x) // across), -(-(height - y) // down)) for x, y, across, down in passes)
    return sum(high * (1 + (wide * bits + 7) // 8) for wide, high in sizes if wide > 0 and high > 0)


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
