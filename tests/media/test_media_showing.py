"""What a page is shown of a picture: PNG that was coded anew, upright, blackened where it must be."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from slidekit.media import show_png


def jpeg(size: tuple[int, int], turn: int = 1) -> bytes:
    image = Image.new("RGB", size, (200, 30, 30))
    exif = Image.Exif()
    exif[0x0112] = turn
    exif[0x010E] = "Jane Doe"
    sink = BytesIO()
    image.save(sink, "JPEG", exif=exif, comment=b"ward 7")
    return sink.getvalue()


@pytest.mark.parametrize(("size", "turn", "longest", "shown"), [
    ((400, 200), 1, 1000, (400, 200)),
    ((400, 200), 6, 1000, (200, 400)),
    ((400, 200), 6, 100, (50, 100)),
    ((400, 1), 1, 100, (100, 1)),
])  # fmt: skip
def test_upright_and_no_larger_than_asked(size: tuple[int, int], turn: int, longest: int, shown: tuple[int, int]) -> None:
    made = show_png(jpeg(size, turn), longest=longest).value
    assert made is not None
    assert made.kind == "png"
    assert (made.width, made.height) == shown
    assert b"Jane" not in made.data
    assert b"ward" not in made.data
    with Image.open(BytesIO(made.data)) as image:
        assert (image.format, image.size) == ("PNG", shown)


def test_redacted_areas_are_black() -> None:
    made = show_png(jpeg((100, 100)), longest=50, redact=((0.0, 0.0, 0.5, 1.0),)).value
    assert made is not None
    with Image.open(BytesIO(made.data)) as image:
        assert image.convert("RGB").getpixel((5, 25)) == (0, 0, 0)
        assert image.convert("RGB").getpixel((45, 25))[0] > 150  # type: ignore[index]


@pytest.mark.parametrize("data", [b"", b"<html>", b"\x89PNG\r\n\x1a\n" + bytes(50)])
def test_what_is_no_picture(data: bytes) -> None:
    outcome = show_png(data, longest=50)
    assert outcome.value is None
    assert outcome.diagnostics
