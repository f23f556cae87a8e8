"""A picture with a red dot, stored in every way that files know, and cut."""

from __future__ import annotations

from io import BytesIO

from orientations import STORED
from PIL import Image, ImageDraw

from slidekit.media import Cut, cut

UPRIGHT = (240, 160)
DOT = (60, 40)  # centre of the red dot on the upright picture


def dotted(mode: str = "RGB") -> Image.Image:
    image = Image.new("RGB", UPRIGHT, (200, 200, 200))
    ImageDraw.Draw(image).rectangle((DOT[0] - 8, DOT[1] - 8, DOT[0] + 8, DOT[1] + 8), fill=(200, 0, 0))
    return image.convert(mode)


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    sink = BytesIO()
    image.save(sink, kind, **options)
    return sink.getvalue()


def turned(orientation: int, kind: str) -> bytes:
    """The dotted picture stored turned, with the EXIF that turns it back."""
    how = STORED[orientation]
    image = dotted() if how is None else dotted().transpose(how)
    exif = Image.Exif()
    exif[0x0112] = orientation
    return saved(image, kind, exif=exif, **({"quality": 95} if kind == "JPEG" else {}))


def done(data: bytes, **options: object) -> Cut:
    outcome = cut(data, **options)  # type: ignore[arg-type]
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value


def opened(result: Cut) -> Image.Image:
    image = Image.open(BytesIO(result.data))
    image.load()
    assert image.size == (result.width, result.height)
    assert image.format == result.kind.upper()
    return image


def is_red(image: Image.Image, x: float, y: float) -> bool:
    red, green, _ = image.convert("RGB").getpixel((round(x), round(y)))  # type: ignore[misc]
    return red > 150 and green < 90
