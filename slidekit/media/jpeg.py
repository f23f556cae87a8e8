"""JPEG segments: what decoding needs is kept byte for byte, everything else goes."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MARKER = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
_SOI, _EOI, _SOS = 0xD8, 0xD9, 0xDA
_TABLES = frozenset({0xC4, 0xDB, 0xDC, 0xDD})
"""DHT, DQT, DNL, DRI."""
_FRAMES = frozenset({0xC0, 0xC1, 0xC2})
"""Baseline, extended and progressive frames with Huffman coding: what every viewer reads."""


def strip_jpeg(data: bytes) -> bytes | None:
    """The same pixels without EXIF, XMP, ICC, comments, thumbnails, further pictures and trailing bytes.

    The data must have been decoded once. None when the pixels can only be kept by encoding them anew (rare codings).
    """
    parts = [b"\xff\xd8"]
    for marker, start, end, after in _segments(data):
        if marker == _EOI:
            return b"".join([*parts, b"\xff\xd9"])
        kept = _keep(marker, data[start:end])
        if kept is None:
            return None
        parts += [kept, data[end:after]]
    return None


def count_scans(data: bytes, enough: int) -> int:
    """How often a JPEG goes over its pixels, exactly where that is more than ``enough``."""
    most = data.count(b"\xff\xda")
    return most if most <= enough else sum(marker == _SOS for marker, *_ in _segments(data))


def _segments(data: bytes) -> Iterator[tuple[int, int, int, int]]:
    """Marker, start and end of each segment of the first picture, and the end of the coded pixels behind it."""
    at = 2
    while True:
        while data[at : at + 2] == b"\xff\xff":  # fill bytes before a marker
            at += 1
        marker = data[at + 1] if at + 2 <= len(data) and data[at] == 0xFF else None
        if marker == _EOI:
            yield _EOI, at, at + 2, at + 2
        if marker in (None, _EOI) or at + 4 > len(data):
            return
        assert marker is not None
        end = after = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == _SOS:
            found = _MARKER.search(data, end)
            if found is None:
                return
            after = found.start()
        yield marker, at, end, after
        at = after


def _keep(marker: int, segment: bytes) -> bytes | None:
    """What stays of a segment, b"" to drop it, None when this JPEG is not for keeping."""
    if marker in _TABLES or marker in _FRAMES or marker == _SOS:
        return segment
    if 0xC0 <= marker <= 0xCF or marker == _SOI:
        return None
    if marker == 0xE0 and segment[4:9] == b"JFIF\0" and len(segment) >= 18:
        return b"\xff\xe0\x00\x10" + segment[4:16] + b"\0\0"  # without its thumbnail
    if marker == 0xEE and segment[4:9] == b"Adobe" and len(segment) >= 16:
        return b"\xff\xee\x00\x0e" + segment[4:16]  # says how colours are coded
    return b""
