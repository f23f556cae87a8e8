"""What a video or a sound is, by its boxes (ISO/IEC 14496-12): codecs, length, size, and what it tells about people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_HOLDERS = frozenset({b"moov", b"trak", b"mdia", b"minf", b"stbl", b"udta"})
_MOST_BOXES, _DEEPEST = 20_000, 8
_GPS = (b"\xa9xyz", b"loci", b"com.apple.quicktime.location")
_CONTAINERS = (
    (re.compile(rb"....ftypqt  ", re.DOTALL), "mov"),
    (re.compile(rb"....ftypM4A ", re.DOTALL), "m4a"),
    (re.compile(rb"....ftyp", re.DOTALL), "mp4"),
    (re.compile(rb"....(moov|mdat|wide|free|skip)", re.DOTALL), "mov"),
    (re.compile(rb"RIFF....AVI ", re.DOTALL), "avi"),
    (re.compile(rb"RIFF....WAVE", re.DOTALL), "wav"),
    (re.compile(rb"\x30\x26\xb2\x75\x8e\x66\xcf\x11"), "wmv"),
    (re.compile(rb"\x1a\x45\xdf\xa3"), "webm"),
    (re.compile(rb"\0\0\x01[\xb0-\xbf]"), "mpg"),
    (re.compile(rb"ID3|\xff[\xe2-\xff]"), "mp3"),
    (re.compile(rb"GIF8"), "gif"),
)
_BOXED = ("mp4", "mov", "m4a")


@dataclass
class Film:
    """``container`` ``mp4 mov m4a avi wmv webm mpg mp3 wav`` or empty; codecs by their four letters (``avc1 mp4a``).

    ``seconds`` None where the length is not known; ``width`` and ``height`` in pixels; ``private`` kinds of what it tells;
    ``trouble`` why it cannot be read.
    """

    container: str = ""
    video: str = ""
    audio: str = ""
    seconds: float | None = None
    width: int = 0
    height: int = 0
    private: tuple[str, ...] = ()
    trouble: str = ""
    told: dict[str, None] = field(default_factory=dict, repr=False)


def read_film(data: bytes | memoryview) -> Film:
    """Look at a film's boxes; its pictures and sounds are not decoded. Never fails: what is wrong is in ``trouble``."""
    view = memoryview(data)
    head = bytes(view[:64])
    film = Film(next((name for pattern, name in _CONTAINERS if pattern.match(head)), ""))
    if not film.container:
        film.trouble = "it does not begin like a video or a sound"
    elif film.container in _BOXED:
        handler = b""
        for kind, body in _boxes(view, 0):
            handler = bytes(body[8:12]) if kind == b"hdlr" else handler
            _note(kind, body, handler, film)
            if kind == b"trak":
                handler = b""
        if not (film.video or film.audio):
            film.trouble = "it names no track: it is not complete"
    film.private = tuple(film.told)
    return film


def _boxes(view: memoryview, depth: int, left: list[int] | None = None) -> Iterator[tuple[bytes, memoryview]]:
    """Kind and body of every box, holders before what they hold."""
    left = left or [_MOST_BOXES]
    at = 0
    while at + 8 <= len(view) and left[0] > 0:
        left[0] -= 1
        size, kind, head = int.from_bytes(view[at : at + 4], "big"), bytes(view[at + 4 : at + 8]), 8
        if size == 1:
            size, head = int.from_bytes(view[at + 8 : at + 16], "big"), 16
        end = len(view) if size == 0 else at + size
        if size and size < head:
            return
        body = view[at + head : min(end, len(view))]
        yield kind, body
        if kind in _HOLDERS and depth < _DEEPEST:
            yield from _boxes(body, depth + 1, left)
        at = end


def _note(kind: bytes, body: memoryview, handler: bytes, film: Film) -> None:
    """Take from one box what it says. A version 1 header has dates and lengths of eight bytes (8.2.2)."""
    wide = len(body) > 0 and body[0] == 1
    match kind:
        case b"mvhd":
            made, at = (bytes(body[4:12]), 20) if wide else (bytes(body[4:8]), 12)
            scale = int.from_bytes(body[at : at + 4], "big")
            length = int.from_bytes(body[at + 4 : at + (12 if wide else 8)], "big")
            if scale:
                film.seconds = length / scale
            if any(made):
                film.told["the time of recording"] = None
        case b"tkhd":
            at = 88 if wide else 76
            width, height = (int.from_bytes(body[at + step : at + step + 2], "big") for step in (0, 4))
            if width * height > film.width * film.height:
                film.width, film.height = width, height
        case b"stsd":
            code = bytes(body[12:16]).decode("latin-1").strip("\0 ")
            if handler == b"vide":
                film.video = film.video or code
            elif handler == b"soun":
                film.audio = film.audio or code
        case b"udta" if len(body) > 8:
            _note_user_data(bytes(body[:65_536]), film)
        case b"meta" | b"uuid":
            start = bytes(body[:65_536])
            if any(mark in start for mark in _GPS):
                film.told["GPS position"] = None
            if b"<x:xmpmeta" in start or b"<?xpacket" in start:
                film.told["XMP"] = None


def _note_user_data(start: bytes, film: Film) -> None:
    """GPS, or texts that somebody's camera or program left; an encoder's own name is none."""
    if any(mark in start for mark in _GPS):
        film.told["GPS position"] = None
    named = re.findall(rb"\xa9(?:nam|ART|aut|cmt|day|mak|mod|des|swr|too|inf|cpy)", start)
    if any(name not in (b"\xa9too", b"\xa9swr") for name in named):
        film.told["user data"] = None
