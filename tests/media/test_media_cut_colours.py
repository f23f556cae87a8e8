"""Modes and colour spaces of what is cut: grey, palettes, transparency, profiles, sixteen bits."""

from __future__ import annotations

import pytest
from dotted_pictures import DOT, done, dotted, is_red, opened, saved
from PIL import Image, ImageCms


def test_grey_stays_grey_and_transparency_is_kept_or_flattened() -> None:
    assert opened(done(saved(dotted("L"), "PNG"), size=(120, 80))).mode == "L"
    assert opened(done(saved(dotted("L"), "JPEG"), size=(120, 80))).mode == "L"
    clear = Image.new("RGBA", (40, 40), (255, 0, 0, 0))
    kept = opened(done(saved(clear, "PNG"), size=(20, 20)))
    assert kept.getpixel((5, 5))[3] == 0  # type: ignore[index]
    flat = opened(done(saved(clear, "PNG"), background="0072B2"))
    assert flat.mode == "RGB"
    assert flat.getpixel((5, 5)) == (0x00, 0x72, 0xB2)
    opaque = saved(dotted(), "PNG")
    assert done(opaque, background="0072B2").data == done(opaque).data


def test_palette_transparency_survives() -> None:
    image = dotted().quantize(2)
    image.info["transparency"] = image.getpixel((0, 0))
    result = opened(done(saved(image, "PNG"), size=(120, 80)))
    assert result.mode == "RGBA"
    assert result.getpixel((119, 79))[3] == 0  # type: ignore[index]
    assert result.getpixel((30, 20))[3] == 255  # type: ignore[index]


def test_cmyk_becomes_rgb() -> None:
    image = opened(done(saved(dotted("CMYK"), "JPEG", quality=95)))
    assert image.mode == "RGB"
    assert is_red(image, *DOT)


def wide_profile() -> bytes:
    """An sRGB profile whose red and green primaries changed places: its colours are visibly others."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = int.from_bytes(profile[128:132], "big")
    entries = {bytes(profile[at : at + 4]): at for at in range(132, 132 + 12 * count, 12)}
    red, green = entries[b"rXYZ"], entries[b"gXYZ"]
    profile[red + 4 : red + 8], profile[green + 4 : green + 8] = profile[green + 4 : green + 8], profile[red + 4 : red + 8]
    return bytes(profile)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_other_colour_spaces_become_srgb_and_lose_their_profile(kind: str) -> None:
    image = opened(done(saved(dotted(), kind, icc_profile=wide_profile())))
    red, green, _ = image.getpixel(DOT)  # type: ignore[misc]
    assert green > 150
    assert red < 90
    assert "icc_profile" not in image.info


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_an_srgb_profile_is_dropped_without_touching_pixels(kind: str) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert done(saved(dotted(), kind, icc_profile=profile)).data == done(saved(dotted(), kind)).data


def test_a_broken_profile_is_ignored() -> None:
    assert is_red(opened(done(saved(dotted(), "PNG", icc_profile=b"no profile"))), *DOT)


@pytest.mark.parametrize(("top", "low"), [(65535, 0), (4095, 0), (1023, 512)])
def test_sixteen_bits_are_windowed_not_clipped(top: int, low: int) -> None:
    row = [low] * 20 + [top // 2] * 10 + [top] * 30
    image = Image.frombytes("I;16", (60, 20), b"".join(value.to_bytes(2, "little") for value in row * 20))
    result = opened(done(saved(image, "PNG")))
    assert result.mode == "L"
    assert result.getpixel((50, 10)) == 255
    assert abs(result.getpixel((25, 10)) - 127) <= 1  # type: ignore[operator]
    assert abs(result.getpixel((5, 10)) - round(low / top * 255)) <= 1  # type: ignore[operator]


def test_lossy_webp_becomes_jpeg_and_lossless_png() -> None:
    assert done(saved(dotted(), "WEBP", quality=80)).kind == "jpeg"
    assert done(saved(dotted(), "WEBP", lossless=True)).kind == "png"
