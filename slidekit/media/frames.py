"""How many frames or pages a picture has, counted without decoding and never beyond what is worth knowing."""

from __future__ import annotations

from PIL import Image

MOST = 1000
"""A decoder that counts for itself takes minutes over a file made for that."""


def count_frames(image: Image.Image, data: bytes) -> int:
    """The frames of an animation or the pages of a TIFF, at most one more than ``MOST``; 1 for other pictures."""
    match image.format:
        case "GIF":
            return max(1, _gif_frames(data))
        case "TIFF":
            return max(1, _tiff_pages(data))
        case "PNG" | "WEBP":  # their headers say it
            return int(getattr(image, "n_frames", 1))
    return 1


def _gif_frames(data: bytes) -> int:
    """Image blocks up to the trailer or the end of the data."""
    at, frames = 13 + _table(data, 10), 0
    while at < len(data) and frames <= MOST:
        kind = data[at]
        if kind == 0x2C and at + 10 < len(data):
            frames += 1
            at += 11 + _table(data, at + 9)  # its own colours, then the size of a code
        elif kind == 0x21:
            at += 2
        else:
            return frames
        while at < len(data) and data[at]:
            at += 1 + data[at]
        at += 1
    return frames


def _table(data: bytes, at: int) -> int:
    """Bytes of the colour table that the flags there announce."""
    flags = data[at] if at < len(data) else 0
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _tiff_pages(data: bytes) -> int:
    """Directories in their chain; one that leads back ends it."""
    order = "little" if data[:2] == b"II" else "big"
    wide = int.from_bytes(data[2:4], order) == 43  # type: ignore[arg-type]
    count, entry, step, first = (8, 20, 8, 8) if wide else (2, 12, 4, 4)

    def number(at: int, size: int) -> int:
        return int.from_bytes(data[at : at + size], order)  # type: ignore[arg-type]

    at, seen = number(first, step), set[int]()
    while 0 < at <= len(data) - count and at not in seen and len(seen) <= MOST:
        seen.add(at)
        at = number(at + count + entry * number(at, count), step)
    return len(seen)
