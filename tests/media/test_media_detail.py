"""The map of a picture's detail: voids, edges, crops, orientation, broken files."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageDraw

from slidekit.media import detail


def saved(image: Image.Image, kind: str, **keys: object) -> bytes:
    out = BytesIO()
    image.save(out, kind, **keys)
    return out.getvalue()


def half(size: tuple[int, int] = (640, 480)) -> Image.Image:
    """Black on the left, stripes on grey on the right."""
    image = Image.new("L", size, 0)
    pen = ImageDraw.Draw(image)
    pen.rectangle((size[0] // 2, 0, *size), fill=120)
    for x in range(size[0] // 2 + 60, size[0], 24):
        pen.line((x, 0, x, size[1]), fill=220, width=6)
    return image


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_the_void_is_nothing_and_stripes_are_much(kind: str) -> None:
    rows = detail(saved(half(), kind))
    assert len(rows) == 48
    assert {len(row) for row in rows} == {64}
    assert all(value == 0 for row in rows for value in row[:28])
    assert sum(row[50] for row in rows) / 48 > 0.5
    assert all(0 <= value <= 1 for row in rows for value in row)


def test_a_crop_has_a_map_of_its_own() -> None:
    data = saved(half(), "PNG")
    assert all(value == 0 for row in detail(data, (0.0, 0.0, 0.4, 1.0)) for value in row)
    assert sum(map(sum, detail(data, (0.6, 0.0, 1.0, 1.0)))) > 0.4 * 64 * 48


def test_the_picture_is_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # shown turned clockwise: what lies left comes up
    rows = detail(saved(half(), "JPEG", exif=exif))
    assert all(value == 0 for row in rows[:20] for value in row)
    assert sum(sum(row) for row in rows[28:]) > 0.4 * 64 * 20


@pytest.mark.parametrize("mode", ["1", "P", "RGBA", "CMYK", "I;16"])
def test_every_mode_is_read(mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLIDEKIT_ISOLATE", "none")
    image = half().convert("I").point(lambda value: value * 256).convert("I;16") if mode == "I;16" else half().convert(mode)
    assert len(detail(saved(image, "TIFF"))) == 48


def test_kinds_that_are_decoded_apart_have_no_map(monkeypatch: pytest.MonkeyPatch) -> None:
    assert detail(saved(half(), "TIFF")) == ()
    assert detail(saved(half(), "PNG"))
    monkeypatch.setenv("SLIDEKIT_ISOLATE", "all")
    assert detail(saved(half(), "PNG")) == ()


def test_bytes_that_are_no_picture_have_no_map() -> None:
    assert detail(b"") == ()
    whole = saved(half(), "PNG")
    assert detail(whole[: len(whole) // 2]) == ()
