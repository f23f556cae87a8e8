"""Cutting: marks land where they should, nothing but pixels comes out, same in, same out."""

from __future__ import annotations

import zlib
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageCms, ImageDraw, PngImagePlugin

from slidekit.media import Cut, cut, inspect

UPRIGHT = (240, 160)
DOT = (60, 40)  # centre of the red dot on the upright picture
STORED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


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


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_dot_lands_upright(orientation: int, kind: str) -> None:
    data = turned(orientation, kind)
    assert inspect(data, "a").value is not None
    info = inspect(data, "a").value
    assert info is not None
    assert (info.width, info.height) == UPRIGHT
    assert is_red(opened(done(data)), *DOT)
    cropped = opened(done(data, crop=(20, 10, 140, 90)))
    assert cropped.size == (120, 80)
    assert is_red(cropped, DOT[0] - 20, DOT[1] - 10)
    assert not is_red(cropped, DOT[0] - 20 + 14, DOT[1] - 10)
    small = opened(done(data, crop=(20, 10, 140, 90), size=(60, 40)))
    assert small.size == (60, 40)
    assert is_red(small, (DOT[0] - 20) / 2, (DOT[1] - 10) / 2)
    assert not is_red(small, (DOT[0] - 20) / 2 + 8, (DOT[1] - 10) / 2)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["JPEG", "PNG"]),
    st.integers(1, 8),
    st.integers(0, 40),
    st.integers(0, 20),
    st.integers(80, UPRIGHT[0]),
    st.integers(60, UPRIGHT[1]),
    st.floats(0.3, 1.0),
)
def test_the_dot_keeps_its_place_in_any_crop_and_size(
    kind: str, turn: int, left: int, top: int, right: int, bottom: int, share: float
) -> None:
    want = (round((right - left) * share), round((bottom - top) * share))
    image = opened(done(turned(turn, kind), crop=(left, top, right, bottom), size=want))
    assert image.size == want
    assert is_red(image, (DOT[0] - left) * want[0] / (right - left), (DOT[1] - top) * want[1] / (bottom - top))


def test_a_picture_is_never_enlarged() -> None:
    result = done(saved(dotted(), "PNG"), crop=(0, 0, 50, 50), size=(500, 500))
    assert (result.width, result.height) == (50, 50)


def test_large_jpegs_come_out_at_the_wanted_size_and_look_the_same() -> None:
    big = dotted().resize((2400, 1600))
    image = opened(done(saved(big, "JPEG", quality=95), crop=(200, 100, 1400, 900), size=(300, 200)))
    assert image.size == (300, 200)
    assert is_red(image, (600 - 200) / 4, (400 - 100) / 4)
    wanted = big.crop((200, 100, 1400, 900)).resize((300, 200), Image.Resampling.LANCZOS)
    mean = ImageChops.difference(image, wanted).convert("L").resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    assert isinstance(mean, int)
    assert mean <= 2


SECRETS = [
    b"PEREZ-MRN-4711",
    b"Dr-Artist",
    b"Canon-Secret",
    b"secret-comment",
    b"xmp-secret",
    b"TRAILING-BYTES",
    b"Exif\0\0",
    b"http://ns.adobe",
]


def secretive_jpeg(**options: object) -> bytes:
    exif = Image.Exif()
    exif[0x010E] = "PEREZ-MRN-4711"
    exif[0x013B] = "Dr-Artist"
    exif[0x010F] = "Canon-Secret"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2] = "N", (26.0, 7.0, 0.0)
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>xmp-secret</x:xmpmeta>"
    data = saved(dotted(), "JPEG", exif=exif, comment=b"secret-comment", xmp=xmp, **options)
    thumbnail = saved(dotted().resize((16, 16)), "JPEG")
    jfxx = b"JFXX\0\x10" + thumbnail
    return data[:2] + b"\xff\xe0" + (len(jfxx) + 2).to_bytes(2, "big") + jfxx + data[2:] + b"TRAILING-BYTES" + thumbnail


def secretive_png(mode: str = "RGB") -> bytes:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", "Dr-Artist")
    texts.add_text("Comment", "secret-comment")
    texts.add_itxt("XML:com.adobe.xmp", "xmp-secret")
    exif = Image.Exif()
    exif[0x010E] = "PEREZ-MRN-4711"
    return saved(dotted(mode), "PNG", pnginfo=texts, exif=exif, dpi=(72, 72)) + b"TRAILING-BYTES"


@pytest.mark.parametrize(
    "data",
    [
        secretive_jpeg(),
        secretive_jpeg(progressive=True),
        secretive_jpeg(restart_marker_blocks=2),
        secretive_png(),
        secretive_png("L"),
        secretive_png("P"),
    ],
    ids=["jpeg", "progressive", "restarts", "png", "grey", "palette"],
)
@pytest.mark.parametrize(
    "options", [{}, {"crop": (10, 10, 100, 100)}, {"size": (100, 60)}, {"redact": ((0.5, 0.5, 0.6, 0.6),)}], ids=str
)
def test_nothing_but_pixels_comes_out(data: bytes, options: dict[str, object]) -> None:
    result = done(data, **options)
    assert any(secret in data for secret in SECRETS)
    assert [secret for secret in SECRETS if secret in result.data] == []
    assert result.data.count(b"\xff\xd8\xff") == (1 if result.kind == "jpeg" else 0)
    assert result.data.endswith(b"\xff\xd9" if result.kind == "jpeg" else b"IEND\xaeB`\x82")
    image = opened(result)
    assert not image.getexif()
    assert set(image.info) <= {
        "jfif",
        "jfif_version",
        "jfif_unit",
        "jfif_density",
        "dpi",
        "progressive",
        "progression",
        "transparency",
    }


@pytest.mark.parametrize("data", [secretive_jpeg(), secretive_jpeg(progressive=True), secretive_png(), secretive_png("P")])
def test_untouched_pictures_keep_their_very_pixels(data: bytes) -> None:
    result = done(data)
    before = Image.open(BytesIO(data))
    assert ImageChops.difference(before.convert("RGB"), opened(result).convert("RGB")).getbbox() is None
    assert opened(result).mode == before.mode
    assert len(result.data) < len(data)


def chunk(kind: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")


def grey_png(width: int, height: int, rows: bytes, *, interlaced: bool = False) -> bytes:
    """A PNG of 8 bits of grey from filtered rows."""
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes((8, 0, 0, 0, interlaced))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def test_rows_packed_behind_the_last_are_left_out() -> None:
    """A picture made lower by its header alone still holds all of its rows."""
    rows = b"".join(b"\0" + bytes((row,) * 20) for row in range(12))
    whole, lower = grey_png(20, 12, rows), grey_png(20, 8, rows)
    assert zlib.decompress(done(whole).data[41:-16]) == rows
    result = done(lower)
    assert opened(result).getpixel((0, 7)) == 7
    assert bytes((11,) * 20) not in zlib.decompress(result.data[41:-16])


def test_an_interlaced_picture_is_kept_as_it_is() -> None:
    width, height = 13, 11
    passes = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
    rows = b"".join(
        b"\0" + bytes(x * y for x in range(left, width, across))
        for left, top, across, down in passes for y in range(top, height, down)
    )  # fmt: skip
    data = grey_png(width, height, rows, interlaced=True)
    assert opened(done(data)).getpixel((12, 10)) == 120
    assert done(data).data == data


def test_a_second_picture_inside_a_jpeg_is_left_out() -> None:
    data = saved(dotted(), "MPO", save_all=True, append_images=[Image.new("RGB", UPRIGHT, (0, 0, 255))])
    for result in (done(data), done(data, size=(120, 80))):
        assert result.kind == "jpeg"
        assert result.data.count(b"\xff\xd8\xff") == 1
        assert opened(result).format == "JPEG"


def test_same_in_same_out() -> None:
    data = secretive_jpeg()
    assert done(data, size=(100, 66)).data == done(data, size=(100, 66)).data
    assert done(data).data == done(done(data).data).data


def test_redaction_is_black_and_comes_before_the_crop() -> None:
    area = ((DOT[0] - 10) / 240, (DOT[1] - 10) / 160, (DOT[0] + 10) / 240, (DOT[1] + 10) / 160)
    for turn in range(1, 9):
        image = opened(done(turned(turn, "JPEG"), redact=(area,), crop=(30, 20, 130, 120)))
        assert max(image.getpixel((DOT[0] - 30, DOT[1] - 20))) < 30  # type: ignore[arg-type, type-var]
        assert not any(is_red(image, x, y) for x in range(0, 100, 3) for y in range(0, 100, 3))


@pytest.mark.parametrize("mode", ["L", "LA", "RGBA", "P", "CMYK", "1"])
def test_redaction_works_in_every_mode(mode: str) -> None:
    kind = "TIFF" if mode == "CMYK" else "PNG"
    image = opened(done(saved(dotted(mode), kind), redact=((0.0, 0.0, 0.5, 1.0),))).convert("RGB")
    assert image.getpixel((DOT[0], DOT[1])) == (0, 0, 0)
    assert image.getpixel((200, 100)) != (0, 0, 0)


def test_pixels_outside_the_crop_never_bleed_in() -> None:
    image = Image.new("L", (200, 100), 255)
    image.paste(0, (0, 0, 100, 100))
    result = opened(done(saved(image, "PNG"), crop=(0, 0, 100, 100), size=(33, 33)))
    assert result.getextrema() == (0, 0)


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


def test_an_animation_gives_its_first_frame() -> None:
    frames = [dotted(), Image.new("RGB", UPRIGHT, (0, 0, 255))]
    for kind in ("GIF", "PNG", "WEBP"):
        data = saved(
            frames[0],
            kind,
            save_all=True,
            append_images=frames[1:],
            duration=100,
            **({"lossless": True} if kind == "WEBP" else {}),
        )
        image = opened(done(data))
        assert is_red(image, *DOT)
        assert getattr(image, "n_frames", 1) == 1


def test_lossy_webp_becomes_jpeg_and_lossless_png() -> None:
    assert done(saved(dotted(), "WEBP", quality=80)).kind == "jpeg"
    assert done(saved(dotted(), "WEBP", lossless=True)).kind == "png"


def test_a_crop_outside_the_picture_is_a_bug_of_the_caller() -> None:
    with pytest.raises(ValueError, match="no area"):
        cut(saved(dotted(), "PNG"), crop=(500, 0, 600, 100))


@pytest.mark.parametrize("shift", [0.0, 0.25, 0.5, 0.75])
def test_a_crop_may_begin_between_two_pixels(shift: float) -> None:
    ramp = Image.new("L", (64, 4))
    ramp.putdata([4 * x for _ in range(4) for x in range(64)])
    shown = opened(done(saved(ramp, "PNG"), crop=(10 + shift, 0, 50 + shift, 4)))
    assert shown.size == (40, 4)
    middle = [shown.getpixel((x, 2)) for x in range(5, 35)]
    assert middle == [pytest.approx(4 * (10 + shift + x), abs=1) for x in range(5, 35)]


def test_a_crop_between_pixels_shows_nothing_of_the_pixels_outside() -> None:
    edge = Image.new("L", (40, 4), 255)
    edge.paste(0, (0, 0, 9, 4))
    shown = opened(done(saved(edge, "PNG"), crop=(9.5, 0, 30.5, 4), size=(7, 2)))
    assert shown.getextrema() == (255, 255)
