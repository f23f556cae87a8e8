"""What a video or a sound is, by its boxes (ISO/IEC 14496-12): codecs, length, size, and what it tells about people."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from slidekit.media.boxes import Boxes, DamagedFilm

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
SOUNDS = ("wav", "mp3", "m4a")
_LOOKED_AT = 65_536


@dataclass
class Film:
    """``container`` ``mp4 mov m4a avi wmv webm mpg mp3 wav gif`` or empty; codecs by their four letters (``avc1 mp4a``).

    ``seconds`` None where the length is not known; ``width`` and ``height`` in pixels as it is shown, turned upright;
    ``fragmented``: its pictures come in pieces with a head each; ``outside``: they stand in another file; ``private`` kinds
    of what it tells; ``trouble`` why it cannot be read.
    """

    container: str = ""
    video: str = ""
    audio: str = ""
    seconds: float | None = None
    width: int = 0
    height: int = 0
    fragmented: bool = False
    outside: bool = False
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
        _look(view, film)
    film.private = tuple(film.told)
    return film


def _look(view: memoryview, film: Film) -> None:
    handler = b""
    try:
        for atom in Boxes(view).every():
            body = view[atom.body : atom.end]
            handler = b"" if atom.kind == b"trak" else bytes(body[8:12]) if atom.kind == b"hdlr" else handler
            _note(atom.kind, body, handler, film)
    except DamagedFilm as damage:
        film.trouble = str(damage)
        return
    if not (film.video or film.audio):
        film.trouble = "it names no track: it is not complete"


def _note(kind: bytes, body: memoryview, handler: bytes, film: Film) -> None:
    """Take from one box what it says. A version 1 header has dates and lengths of eight bytes (8.2.2)."""
    wide = len(body) > 0 and body[0] == 1
    match kind:
        case b"mvhd":
            made, at = (bytes(body[4:12]), 20) if wide else (bytes(body[4:8]), 12)
            length = bytes(body[at + 4 : at + (12 if wide else 8)])
            scale = int.from_bytes(body[at : at + 4], "big")
            if scale and length.strip(b"\xff"):  # all ones: not known (8.2.2.3)
                film.seconds = int.from_bytes(length, "big") / scale
            if any(made):
                film.told["the time of recording"] = None
        case b"tkhd":
            width, height = _shown_size(body, 88 if wide else 76)
            if width * height > film.width * film.height:
                film.width, film.height = width, height
        case b"stsd":
            code = bytes(body[12:16]).decode("latin-1").strip("\0 ")
            if handler == b"vide":
                film.video = film.video or code
            elif handler == b"soun":
                film.audio = film.audio or code
        case b"mvex" | b"moof":
            film.fragmented = True
        case b"dinf":
            film.outside = film.outside or _leads_away(body)
        case b"udta" if len(body) > 8:
            _note_user_data(bytes(body[:_LOOKED_AT]), film)
        case b"meta" | b"uuid":
            start = bytes(body[:_LOOKED_AT])
            if any(mark in start for mark in _GPS):
                film.told["GPS position"] = None
            if b"<x:xmpmeta" in start or b"<?xpacket" in start:
                film.told["XMP"] = None


def _shown_size(body: memoryview, at: int) -> tuple[int, int]:
    """Width and height of a track, the other way round where its matrix (36 bytes before them) turns it by a quarter."""
    width, height = (int.from_bytes(body[at + step : at + step + 2], "big") for step in (0, 4))
    turned = not any(body[at - 36 : at - 32]) and any(body[at - 32 : at - 28])
    return (height, width) if turned else (width, height)


def _leads_away(body: memoryview) -> bool:
    """Whether the one data reference (8.7.2) names another file: its last flag says that it is this one."""
    return bytes(body[4:8]) == b"dref" and len(body) >= 28 and not body[27] & 1


def _note_user_data(start: bytes, film: Film) -> None:
    """GPS, or texts that somebody's camera or program left; an encoder's own name is none."""
    if any(mark in start for mark in _GPS):
        film.told["GPS position"] = None
    named = re.findall(rb"\xa9(?:nam|ART|aut|cmt|day|mak|mod|des|swr|too|inf|cpy)", start)
    if any(name not in (b"\xa9too", b"\xa9swr") for name in named):
        film.told["user data"] = None
