"""Films freed of what they tell: nothing but pictures and sound is left, every picture still stands where its film says."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mosaic_film import TURNED, box, frames, make_film, plain_pictures

from slidekit.media import read_captions, read_film, scrub_film
from slidekit.media.boxes import Boxes
from slidekit.media.chunks import chunk_spans

NAME = b"Ruiz, Ada"
PICTURES = plain_pictures(6)
WHERE = b"+40.4168-003.7038/"
PRIVATE = {
    "dates": {"times": 3_900_000_000},
    "a handler's name": {"name": NAME},
    "a coder's name": {"compressor": NAME},
    "user data": {"in_movie": box(b"udta", box(b"\xa9nam", NAME), box(b"\xa9xyz", WHERE))},
    "metadata of a track": {"in_track": box(b"meta", bytes(4), NAME)},
    "XMP": {"in_file": box(b"uuid", bytes(16), b"<?xpacket begin" + NAME)},
    "a box of the coding": {"in_entry": box(b"uuid", bytes(16), NAME)},
    "empty room": {"in_file": box(b"free", NAME)},
    "a track of positions": {"samples": NAME + WHERE},
    "what follows the end": {"after": box(b"junk", NAME) + b"more"},
}


@pytest.mark.parametrize("what", PRIVATE)
@pytest.mark.parametrize("contents_first", [True, False])
def test_nothing_private_is_left(what: str, contents_first: bool) -> None:
    film = make_film(PICTURES, sound=True, contents_first=contents_first, **PRIVATE[what])  # type: ignore[arg-type]
    clean = scrub_film(film, "clip.mp4").value
    assert clean is not None
    told = struct.pack(">I", 3_900_000_000) if what == "dates" else NAME
    assert told in film
    assert told not in clean
    assert WHERE not in clean
    assert read_film(clean).private == ()
    check_whole(clean, sound=True)
    assert scrub_film(clean, "clip.mp4").value == clean


def check_whole(film: bytes, *, sound: bool) -> None:
    """The facts and every sample are there."""
    made = read_film(film)
    assert (made.trouble, made.video, made.audio) == ("", "avc1", "mp4a" if sound else "")
    assert (made.seconds, made.width, made.height) == (0.75, 128, 96)
    boxes = Boxes(memoryview(film))
    contents = next(atom for atom in boxes.inside(0, len(film)) if atom.kind == b"moov")
    tracks = [atom for atom in boxes.inside(contents.body, contents.end) if atom.kind == b"trak"]
    spans = [span for track in tracks for span in chunk_spans(boxes, track)]
    assert film[slice(*spans[0])] == b"".join(frames(PICTURES))
    assert len(spans) == 1 + sound


def test_a_sound_that_nobody_wants_goes_samples_and_all() -> None:
    film = make_film(PICTURES, sound=True)
    sample = bytes.fromhex("00c800802380")
    clean = scrub_film(film, "clip.mp4", sound=False).value
    assert sample in film
    assert clean is not None
    assert sample not in clean
    check_whole(clean, sound=False)


def test_the_copy_has_the_size_of_the_film() -> None:
    film = make_film(PICTURES, times=1, name=NAME, in_movie=box(b"udta", NAME))
    clean = scrub_film(film, "clip.mp4").value
    assert clean is not None
    assert len(clean) == len(film)
    assert [at for at in range(len(film)) if film[at] != clean[at]]


@pytest.mark.parametrize(
    ("spoil", "fact"),
    [
        (lambda film: film[:-10], "breaks off"),
        (lambda film: film[: film.index(b"moov") - 4], "no table of contents"),
        (lambda film: film.replace(b"stsc", b"stsC"), "no complete list of its samples"),
        (lambda film: film.replace(b"\0\0\0\x08free", b"\0\0\0\x04free"), "smaller than its own head"),
    ],
)
def test_a_film_that_cannot_be_followed_is_refused(spoil: object, fact: str) -> None:
    film = spoil(make_film(PICTURES, samples=NAME, in_file=box(b"free")))  # type: ignore[operator]
    outcome = scrub_film(film, "clip.mp4")
    assert outcome.value is None
    assert [found.code for found in outcome.diagnostics] == ["film-broken"]
    assert fact in outcome.diagnostics[0].message


def test_samples_outside_the_media_data_are_refused() -> None:
    film = make_film(PICTURES, samples=NAME)
    place = film.rindex(b"stco") + 12
    outcome = scrub_film(film[:place] + struct.pack(">I", 8) + film[place + 4 :], "clip.mp4")
    assert "no media data" in outcome.diagnostics[0].message


def test_tables_longer_than_their_box_are_refused() -> None:
    film = make_film(PICTURES, samples=NAME)
    place = film.rindex(b"stsz") + 12
    outcome = scrub_film(film[:place] + struct.pack(">I", 0x7FFFFFFF) + film[place + 4 :], "clip.mp4")
    assert "longer than its box" in outcome.diagnostics[0].message


@settings(max_examples=150, deadline=None)
@given(st.binary(min_size=1, max_size=12), st.integers(0, 2000))
def test_no_bytes_raise(noise: bytes, place: int) -> None:
    film = make_film(PICTURES, sound=True, samples=NAME)
    place %= len(film)
    spoilt = film[:place] + noise + film[place + len(noise) :]
    read_film(spoilt)
    outcome = scrub_film(spoilt, "clip.mp4", sound=False)
    assert (outcome.value is None) == bool(outcome.diagnostics)


def test_a_film_that_is_held_upright_is_upright() -> None:
    made = read_film(make_film(plain_pictures(2, 8, 6), matrix=TURNED))
    assert (made.width, made.height) == (96, 128)


def test_fragments_and_films_elsewhere_are_told() -> None:
    assert read_film(make_film(PICTURES, in_movie=box(b"mvex"))).fragmented
    assert read_film(make_film(PICTURES).replace(b"url \0\0\0\1", b"url \0\0\0\0")).outside
    plain = read_film(make_film(PICTURES))
    assert not plain.fragmented
    assert not plain.outside


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("1\n00:00:01,000 --> 00:00:02,000\nHello\n", "does not begin"),
        ("WEBVTTX\n\n00:01.000 --> 00:02.000\nHello\n", "does not begin"),
        ("WEBVTT\n\nNOTE nothing else\n", "holds no caption"),
    ],
)
def test_captions_that_are_none(text: str, fact: str) -> None:
    outcome = read_captions(text.encode(), "clip.vtt")
    assert [found.code for found in outcome.diagnostics] == ["captions-broken"]
    assert fact in outcome.diagnostics[0].message


def test_captions_lose_their_comments() -> None:
    text = "\ufeffWEBVTT - made by Ruiz\r\n\r\nNOTE by Ruiz\r\n\r\n00:01.000 --> 00:02.000\r\nThe tip\r\n"
    made = read_captions(text.encode(), "clip.vtt").value
    assert made == b"WEBVTT\n\n00:01.000 --> 00:02.000\nThe tip\n"
    assert read_captions(b"WEBVTT\n\n00:01.000 --> 00:02.000\n\xff\n", "clip.vtt").value is None
