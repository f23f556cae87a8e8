"""Media parts: the bytes are what the name says, and hold nothing but the picture or film."""

from __future__ import annotations

import re
from collections.abc import Iterator

_NEUTRAL = re.compile(r"ppt/media/(image[1-9][0-9]*\.(png|jpeg)|media[1-9][0-9]*\.mp4|track[1-9][0-9]*\.vtt)")
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_CHUNKS = frozenset(
    (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"pHYs", b"sBIT", b"bKGD")
)
"""What draws the picture (ISO/IEC 15948, 11); text, time and EXIF chunks do not."""

_FILM_BOXES = frozenset((b"ftyp", b"moov", b"mdat", b"free"))

_JPEG_APPS = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
_COMMENT, _SCAN = 0xFE, 0xDA


def check_media(name: str, content: bytes) -> list[str]:
    """Findings about one media part."""
    if not _NEUTRAL.fullmatch(name):
        return [f"{name} is not a neutral name for a picture or film"]
    if name.endswith(".vtt"):
        return [] if content.startswith(b"WEBVTT\n") else [f"{name} is no WebVTT"]
    if name.endswith(".mp4"):
        return [f"{name} {fact}" for fact in _faults_of_film(content)]
    if name.endswith(".png"):
        if not content.startswith(_PNG):
            return [f"{name} is no PNG"]
        return [f"{name} holds {fact}" for fact in _foreign_in_png(content)]
    if not content.startswith(b"\xff\xd8\xff"):
        return [f"{name} is no JPEG"]
    return [f"{name} holds {fact}" for fact in _foreign_in_jpeg(content)]


def _faults_of_film(content: bytes) -> Iterator[str]:
    """Boxes of the file itself (ISO/IEC 14496-12, 4.2): those that draw it, or empty room, to the last byte."""
    if bytes(content[4:8]) != b"ftyp":
        yield "is no MP4"
        return
    place = 0
    while place + 8 <= len(content):
        size, kind = int.from_bytes(content[place : place + 4], "big"), bytes(content[place + 4 : place + 8])
        if size == 1:
            size = int.from_bytes(content[place + 8 : place + 16], "big")
        size = size or len(content) - place
        if kind not in _FILM_BOXES:
            yield f"holds a box {kind.decode('latin-1')}"
        if size < 8:
            break
        place += size
    if place != len(content):
        yield "has bytes after its end, or less than it should"


def _foreign_in_png(content: bytes) -> Iterator[str]:
    place = len(_PNG)
    while place + 12 <= len(content):
        length, kind = int.from_bytes(content[place : place + 4], "big"), content[place + 4 : place + 8]
        if kind not in _PNG_CHUNKS:
            yield f"a chunk {kind.decode('latin-1')}"
        place += 12 + length
        if kind == b"IEND":
            break
    if place != len(content):
        yield "bytes after its end" if place < len(content) else "less than it should"


def _foreign_in_jpeg(content: bytes) -> Iterator[str]:
    """Marker segments up to the first scan (ITU-T T.81, B.1), and the end."""
    place = 2
    while place + 4 <= len(content) and content[place] == 0xFF:
        marker, length = content[place + 1], int.from_bytes(content[place + 2 : place + 4], "big")
        if marker == _COMMENT:
            yield "a comment"
        elif 0xE0 <= marker <= 0xEF and not content.startswith(_JPEG_APPS.get(marker, b"\xff"), place + 4):
            yield f"a segment APP{marker - 0xE0}"
        if marker == _SCAN:
            break
        place += 2 + length
    if not content.endswith(b"\xff\xd9"):
        yield "bytes after its end, or less than it should"
