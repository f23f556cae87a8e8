"""Films by their boxes: what they are, what they tell, and that no bytes bring the reader down."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slidekit.media import read_film


def box(kind: bytes, *bodies: bytes) -> bytes:
    body = b"".join(bodies)
    return struct.pack(">I4s", len(body) + 8, kind) + body


def film(*inside: bytes, brand: bytes = b"isom") -> bytes:
    return box(b"ftyp", brand, bytes(4)) + box(b"moov", *inside)


def track(handler: bytes, code: bytes, width: int = 0, height: int = 0) -> bytes:
    head = box(b"tkhd", bytes(76), struct.pack(">II", width << 16, height << 16))
    table = box(b"stbl", box(b"stsd", struct.pack(">II", 0, 1), box(code, bytes(70))))
    return box(b"trak", head, box(b"mdia", box(b"hdlr", bytes(8), handler, bytes(12)), box(b"minf", table)))


WHOLE = film(
    box(b"mvhd", struct.pack(">IIIII", 0, 0, 0, 600, 6000), bytes(80)),
    track(b"vide", b"avc1", 1920, 1080),
    track(b"soun", b"mp4a"),
)


def test_a_film_says_what_it_is() -> None:
    made = read_film(WHOLE)
    assert (made.container, made.video, made.audio, made.seconds) == ("mp4", "avc1", "mp4a", 10.0)
    assert (made.width, made.height, made.private, made.trouble) == (1920, 1080, (), "")


def test_a_header_of_version_one_has_long_dates() -> None:
    head = box(b"mvhd", b"\1\0\0\0", struct.pack(">QQIQ", 3_900_000_000, 0, 1000, 2500), bytes(80))
    made = read_film(film(head, track(b"vide", b"hvc1")))
    assert (made.seconds, made.video, made.private) == (2.5, "hvc1", ("the time of recording",))


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        (box(b"udta", box(b"\xa9xyz", b"+40.4-003.7/")), ("GPS position",)),
        (box(b"meta", bytes(4), b"com.apple.quicktime.location.ISO6709"), ("GPS position",)),
        (box(b"udta", box(b"\xa9nam", b"Ruiz, Ada")), ("user data",)),
        (box(b"udta", box(b"\xa9too", b"Lavf61.1.100")), ()),
        (box(b"uuid", bytes(16), b"<?xpacket begin"), ("XMP",)),
    ],
)
def test_what_a_film_tells(inside: bytes, told: tuple[str, ...]) -> None:
    assert read_film(film(track(b"vide", b"avc1"), inside)).private == told


@pytest.mark.parametrize(
    ("head", "container"),
    [
        (b"RIFF\0\0\0\0AVI LIST", "avi"), (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11\xa6\xd9", "wmv"), (b"\x1a\x45\xdf\xa3", "webm"),
        (b"ID3\3", "mp3"), (b"\0\0\1\xba", "mpg"), (b"RIFF\0\0\0\0WAVE", "wav"), (b"\0\0\0\x14ftypqt  ", "mov"),
    ],
)  # fmt: skip
def test_containers_by_their_first_bytes(head: bytes, container: str) -> None:
    assert read_film(head + bytes(40)).container == container


def test_what_is_no_film_says_so() -> None:
    assert "does not begin" in read_film(b"%PDF-1.7").trouble
    assert "not complete" in read_film(WHOLE[:40]).trouble


def test_boxes_without_end_come_to_one() -> None:
    endless = box(b"ftyp", b"isom", bytes(4)) + struct.pack(">I4s", 8, b"free") * 200_000
    assert read_film(endless).trouble
    deep = b""
    for _ in range(2000):
        deep = box(b"trak", deep)
    assert read_film(film(deep)).trouble


@given(st.binary(max_size=400), st.integers(0, len(WHOLE)))
def test_no_bytes_raise(noise: bytes, place: int) -> None:
    read_film(noise)
    read_film(WHOLE[:place] + noise + WHOLE[place + len(noise) :])
