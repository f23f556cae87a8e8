"""Hostile and broken pictures: one clear finding each, never an exception."""

from __future__ import annotations

import zlib
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from slidekit.core.diagnostics import Span
from slidekit.media import compare, cut, inspect, metadata_of
from slidekit.media.frames import count_frames

pytestmark = [  # pytest forgets the room's own filters
    pytest.mark.filterwarnings("ignore::UserWarning:PIL"),
    pytest.mark.filterwarnings("error::PIL.Image.DecompressionBombWarning"),
]
SPAN = Span("assets/figures.yaml", 3, 5, 3, 20)


def chunk(kind: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")


def png(width: int, height: int, *extra: bytes) -> bytes:
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x00\x00\x00\x00"
    pixels = zlib.compress(b"\0" * (min(width, 64) + 1) * min(height, 64))
    return b"\x89PNG\r\n\x1a\n" + b"".join([chunk(b"IHDR", head), *extra, chunk(b"IDAT", pixels), chunk(b"IEND", b"")])


def saved(kind: str, **options: object) -> bytes:
    sink = BytesIO()
    Image.effect_noise((200, 120), 80).convert("RGB").save(sink, kind, **options)
    return sink.getvalue()


TEXT_BOMB = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"\0" * 20_000_000))
HOSTILE = [
    ("bomb.png", png(60_000, 60_000), "picture-too-large"),
    ("large.png", png(10_000, 10_000), "picture-too-large"),
    ("long.png", png(20_001, 10), "picture-too-large"),
    ("text.png", png(64, 64, TEXT_BOMB), "picture-too-large"),
    ("none.png", png(0, 0), "broken-picture"),
    ("empty.jpg", b"", "broken-picture"),
    ("noise.jpg", b"\x01\x02\x03\x04" * 50, "broken-picture"),
    ("noise", b"hello", "broken-picture"),
    ("stub.jpg", b"\xff\xd8\xff", "broken-picture"),
    ("photo.png", saved("JPEG"), "mislabelled-picture"),
    ("photo.jpeg", saved("PNG"), "mislabelled-picture"),
    ("page.png", b"<!DOCTYPE html><html><svg></svg></html>", "mislabelled-picture"),
    ("logo.svg", b'<?xml version="1.0"?>\n<!-- a --><svg xmlns="x"/>', "unsafe-svg"),
    ("phone.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1", "unsupported-picture"),
    ("paper.pdf", b"%PDF-1.7\n", "unsupported-picture"),
    ("plot.eps", b"%!PS-Adobe-3.0 EPSF-3.0\n", "unsupported-picture"),
    ("scan.dcm", b"\0" * 128 + b"DICM", "unsupported-picture"),
    ("dual.dcm", b"II*\0".ljust(128, b"\0") + b"DICM", "unsupported-picture"),
    ("clip.mp4", b"\0\0\0\x18ftypmp42\0\0\0\0", "unsupported-picture"),
    ("phone.jpg", b"\0\0\0\x18ftypheic\0\0\0\0mif1", "mislabelled-picture"),
]


@pytest.mark.parametrize(("name", "data", "code"), HOSTILE, ids=[row[0] for row in HOSTILE])
def test_inspect_gives_one_clear_finding(name: str, data: bytes, code: str) -> None:
    outcome = inspect(data, name, SPAN)
    assert outcome.value is None
    assert [found.code for found in outcome.diagnostics] == [code]
    finding = outcome.diagnostics[0]
    assert finding.is_error
    assert name in finding.message
    assert "\n" not in finding.message
    assert finding.help
    assert finding.span == SPAN
    assert [found.code for found in cut(data, name=name).diagnostics] == [code]
    assert [found.code for found in metadata_of(data, name).diagnostics] == [code]
    assert [found.code for found in compare(saved("PNG"), data, name=name).diagnostics] == [code]


def test_mislabelled_names_both_and_says_the_right_name() -> None:
    finding = inspect(saved("JPEG"), "assets/hip.png").diagnostics[0]
    assert "PNG" in finding.message
    assert "JPEG" in finding.message
    assert finding.help == "rename it to hip.jpg"


def test_size_is_said_with_numbers() -> None:
    assert "3,600 megapixels" in inspect(png(60_000, 60_000), "a.png").diagnostics[0].message
    assert "20,001 × 10 pixels" in inspect(png(20_001, 10), "a.png").diagnostics[0].message


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP"])
@pytest.mark.parametrize("options", [{}, {"size": (50, 30)}], ids=["whole", "small"])
def test_a_file_that_breaks_off_is_found_when_decoded(kind: str, options: dict[str, tuple[int, int]]) -> None:
    data = saved(kind)
    outcome = cut(data[: len(data) // 2], name=f"half.{kind.lower()}", span=SPAN, **options)  # type: ignore[arg-type]
    assert outcome.value is None
    assert [found.code for found in outcome.diagnostics] == ["broken-picture"]
    assert "half." in outcome.diagnostics[0].message
    assert cut(data, **options).ok  # type: ignore[arg-type]


def test_animations_and_deep_pictures_are_warned_about() -> None:
    frames = [Image.new("L", (20, 20), shade) for shade in (0, 120, 255)]
    for kind in ("GIF", "TIFF"):
        sink = BytesIO()
        frames[0].save(sink, kind, save_all=True, append_images=frames[1:])
        outcome = inspect(sink.getvalue(), f"a.{kind.lower()}")
        assert outcome.ok
        assert [found.code for found in outcome.diagnostics] == ["first-frame-only"]
        assert "3 " in outcome.diagnostics[0].message
    sink = BytesIO()
    Image.new("I;16", (20, 20), 4000).save(sink, "PNG")
    assert [found.code for found in inspect(sink.getvalue(), "deep.png").diagnostics] == ["sixteen-bit-picture"]
    assert inspect(saved("PNG"), "plain.png").diagnostics == ()


def test_a_jpeg_of_many_scans_is_refused_before_it_is_decoded() -> None:
    """Each scan of a few bytes costs as much as one of a whole picture."""
    data = saved("JPEG", progressive=True)
    assert inspect(data, "a.jpg").ok
    end = data.rindex(b"\xff\xd9")
    more = data[:end] + b"\xff\xda\x00\x08\x01\x01\x00\x00\x00\x10\x00" * 300 + data[end:]
    for outcome in (inspect(more, "a.jpg", SPAN), cut(more, name="a.jpg", span=SPAN)):
        [finding] = outcome.diagnostics
        assert (finding.code, finding.span) == ("picture-too-heavy", SPAN)
        assert "3" in finding.message
        assert "at most 100" in finding.message
    remark = b"\xff\xfe" + (502).to_bytes(2, "big") + b"\xff\xda" * 250
    assert inspect(data[:2] + remark + data[2:], "a.jpg").ok, "what looks like a scan in a comment is none"


@pytest.mark.parametrize("count", [1, 2, 7, 1000, 1001, 1200])
def test_frames_and_pages_are_counted(count: int) -> None:
    frames = [Image.new("1", (3, 3), n % 2) for n in range(count)]
    for kind in ("GIF", "TIFF"):
        if kind == "TIFF" and count > 1001:
            continue
        sink = BytesIO()
        options = {"duration": 10, "disposal": 2} if kind == "GIF" else {}
        frames[0].save(sink, kind, save_all=count > 1, append_images=frames[1:], **options)
        data = sink.getvalue()
        assert count_frames(Image.open(BytesIO(data)), data) == min(count, 1001), kind
        assert count_frames(Image.open(BytesIO(data)), data[: len(data) // 2]) <= count


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(["JPEG", "PNG", "GIF", "TIFF", "BMP"]), st.integers(0, 4000), st.binary(min_size=1, max_size=8))
def test_damage_never_raises(kind: str, place: int, junk: bytes) -> None:
    data = saved(kind)
    at = place % len(data)
    damaged = data[:at] + junk + data[at + len(junk) :]
    others = (metadata_of(damaged, "x"), compare(data, damaged, name="x"))
    for outcome in (inspect(damaged, "x"), cut(damaged, size=(50, 30)), cut(damaged), *others):
        assert outcome.value is not None or all(found.is_error for found in outcome.diagnostics)
        assert outcome.value is not None or outcome.diagnostics
