"""JPEG segments: what decoding needs is kept byte for byte, everything else goes."""

from __future__ import annotations

import re

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
    at = 2
    while True:
        while data[at : at + 2] == b"\xff\xff":  # fill bytes before a marker
            at += 1
        if at + 4 > len(data) or data[at] != 0xFF:
            return b"".join([*parts, b"\xff\xd9"]) if data[at : at + 2] == b"\xff\xd9" else None
        marker = data[at + 1]
        if marker == _EOI:
            return b"".join([*parts, b"\xff\xd9"])
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        kept = _keep(marker, data[at:end])
        if kept is None:
            return None
        parts.append(kept)
        at = end
        if marker == _SOS:
            found = _MARKER.search(data, at)
            if found is None:
                return None
            parts.append(data[at : found.start()])
            at = found.start()


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
