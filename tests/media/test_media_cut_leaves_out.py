"""What a cut leaves out: everything but pixels, and the pixels that are redacted; same in, same out."""

from __future__ import annotations

import zlib
from io import BytesIO

import pytest
from dotted_pictures import DOT, UPRIGHT, done, dotted, is_red, opened, saved, turned
from PIL import Image, ImageChops, PngImagePlugin

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
