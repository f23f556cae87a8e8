"""Which plate a logo needs."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from slidekit.media import ground_for


def saved(image: Image.Image, kind: str = "PNG") -> bytes:
    sink = BytesIO()
    image.save(sink, kind)
    return sink.getvalue()


def clear(colour: tuple[int, int, int], mode: str = "RGBA") -> Image.Image:
    image = Image.new("RGBA", (400, 100), (0, 0, 0, 0))
    image.paste((*colour, 255), (40, 20, 360, 80))
    return image.convert(mode)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_light_on_clear_needs_a_dark_plate_and_dark_a_light_one(mode: str) -> None:
    assert ground_for(saved(clear((250, 250, 250), mode))) == "10161A"
    assert ground_for(saved(clear((20, 40, 90), mode))) == "FFFFFF"


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_an_opaque_picture_is_its_own_plate(kind: str) -> None:
    assert ground_for(saved(Image.new("RGB", (40, 10), (250, 250, 250)), kind)) == ""
    assert ground_for(saved(Image.new("RGBA", (40, 10), (9, 9, 9, 255)))) == ""


def test_what_cannot_be_looked_at_gets_a_light_plate() -> None:
    assert ground_for(b"<svg xmlns='http://www.w3.org/2000/svg'/>") == "FFFFFF"
    assert ground_for(b"no picture") == "FFFFFF"
    assert ground_for(saved(Image.new("RGBA", (40, 10), (0, 0, 0, 0)))) == "FFFFFF"
