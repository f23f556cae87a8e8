"""Pictures that harm, break or surprise, each small on the disk and named for what is wrong with it."""

from __future__ import annotations

import struct
import zlib
from base64 import b64encode
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

HUGE = 4_000_000_000


def saved(kind: str, image: Image.Image | None = None, **options: Any) -> bytes:
    sink = BytesIO()
    (image or two_halves()).save(sink, kind, **options)
    return sink.getvalue()


def two_halves(size: tuple[int, int] = (300, 200), mode: str = "RGB") -> Image.Image:
    """Left half dark red, right half light grey: what is looked for in the deck."""
    image = Image.new("RGB", size, (220, 220, 220))
    ImageDraw.Draw(image).rectangle((0, 0, size[0] // 2, size[1]), fill=(180, 20, 20))
    return image.convert(mode)


def noisy(kind: str, **options: Any) -> bytes:
    return saved(kind, Image.effect_noise((320, 240), 80).convert("RGB"), **options)


def half(kind: str, **options: Any) -> bytes:
    """A file that breaks off in the middle."""
    data = noisy(kind, **options)
    return data[: len(data) // 2]


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width: int, height: int, *extra: bytes, depth: int = 8, colour: int = 0, pixels: bytes | None = None) -> bytes:
    """A PNG by hand: grey without pixels that matter, or ``pixels`` as filtered rows."""
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    packed = zlib.compress(b"\0" * (min(width, 64) + 1) * min(height, 64) if pixels is None else pixels)
    return b"\x89PNG\r\n\x1a\n" + b"".join([chunk(b"IHDR", head), *extra, chunk(b"IDAT", packed), chunk(b"IEND", b"")])


def deep_colour() -> bytes:
    """16 bits in each of red, green and blue, in two halves."""
    row = b"\0" + struct.pack(">3H", 46_260, 5_140, 5_140) * 150 + struct.pack(">3H", 56_540, 56_540, 56_540) * 150
    return png(300, 200, depth=16, colour=2, pixels=row * 200)


def deep_grey(kind: str) -> bytes:
    """16 bits of grey, dark at the left."""
    row = b"".join(struct.pack("<H", 9_000 if x < 150 else 60_000) for x in range(300))
    return saved(kind, Image.frombytes("I;16", (300, 200), row * 200))


def wrong_checksum() -> bytes:
    data = bytearray(noisy("PNG"))
    data[data.index(b"IDAT") + 40] ^= 0xFF
    return bytes(data)


def scans(count: int, side: int = 4_000) -> bytes:
    """A progressive JPEG with so many scans of many pixels, eleven bytes each."""
    data = saved("JPEG", Image.new("L", (side, side), 90), progressive=True)
    end = data.rindex(b"\xff\xd9")
    return data[:end] + b"\xff\xda\x00\x08\x01\x01\x00\x00\x00\x10\x00" * count + b"\xff\xd9"


def resized(data: bytes, width: int, height: int) -> bytes:
    """A JPEG whose frame claims another size."""
    frame = next(at for marker in (b"\xff\xc0", b"\xff\xc2") if (at := data.find(marker)) >= 0)
    return data[: frame + 5] + struct.pack(">HH", height, width) + data[frame + 9 :]


def recoded(data: bytes, marker: int) -> bytes:
    """A JPEG whose frame claims another coding."""
    return data.replace(b"\xff\xc0", bytes((0xFF, marker)), 1)


def tiff(*tags: tuple[int, int, int], after: int = 0, body: bytes = b"") -> bytes:
    """A little-endian TIFF with one directory of (tag, type, value) and the place of the next."""
    directory = struct.pack("<H", len(tags)) + b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in tags)
    return b"II*\0" + struct.pack("<I", 8) + directory + struct.pack("<I", after) + body


def grey_tiff(width: int, height: int, count: int = 0) -> bytes:
    """One strip of grey, ``count`` bytes of it as the file says."""
    start, size = 8 + 2 + 9 * 12 + 4, count or min(width * height, HUGE)
    tags = ((256, 4, width), (257, 4, height), (258, 3, 8), (259, 3, 1), (262, 3, 1), (273, 4, start), (277, 3, 1),
            (278, 4, height), (279, 4, size))  # fmt: skip
    return tiff(*tags, body=b"\x80" * min(width * height, 60_000))


def directories(count: int) -> bytes:
    """A TIFF of so many pages, all with the same pixels."""
    first = grey_tiff(300, 200)
    page = first[8:122]
    starts = [len(first) + len(page) * n for n in range(count)]
    pages = b"".join(page[:-4] + struct.pack("<I", after) for after in [*starts[1:], 0])
    return first[:118] + struct.pack("<I", starts[0]) + first[122:] + pages


def frames(count: int) -> bytes:
    """A GIF of so many frames of one pixel."""
    head = b"GIF89a" + struct.pack("<HHBBB", 200, 100, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff"
    return head + (b"\x2c" + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\x02\x02\x44\x01\0") * count + b"\x3b"


def wide_gif() -> bytes:
    """A screen of four thousand megapixels with a frame of one."""
    data = frames(1)
    return data[:6] + struct.pack("<HH", 65_535, 65_535) + data[10:]


def bmp(width: int, height: int, *, bits: int = 24, packing: int = 0, offset: int = 54) -> bytes:
    head = struct.pack("<IiiHHIIiiII", 40, width, height, 1, bits, packing, 0, 2835, 2835, 0, 0)
    return b"BM" + struct.pack("<IHHI", 54 + 600, 0, 0, offset) + head + b"\x40" * 600


def webp(width: int, height: int) -> bytes:
    """A WebP whose header claims a size."""
    data = bytearray(saved("WEBP", lossless=True))
    size = struct.unpack_from("<I", data, 21)[0] & ~0xFFFFFFF
    struct.pack_into("<I", data, 21, size | (width - 1) | (height - 1) << 14)
    return bytes(data)


def exif_ring() -> bytes:
    """EXIF whose directory comes after itself, and an orientation of 99."""
    body = b"II*\0\x08\0\0\0" + struct.pack("<H", 2) + struct.pack("<HHII", 0x0112, 3, 1, 99)
    body += struct.pack("<HHII", 0x8769, 4, 1, 8) + struct.pack("<I", 8)
    return b"Exif\0\0" + body


def svg(body: str = "", head: str = 'viewBox="0 0 300 200"', before: str = "") -> bytes:
    space = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"{before}<svg {space} {head}>{body}</svg>".encode()


DRAWN = '<rect width="150" height="200" fill="#b41414"/><rect x="150" width="150" height="200" fill="#dcdcdc"/>'
USES = '<g id="a0"><rect/></g>' + "".join(f'<g id="a{n + 1}">' + f'<use href="#a{n}"/>' * 10 + "</g>" for n in range(9))
ENTITIES = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
NESTED = b64encode(svg(DRAWN)).decode()

HARMFUL: dict[str, tuple[bytes, str]] = {
    "bomb.png": (png(60_000, 60_000), "picture-too-large"),
    "large.png": (png(10_000, 10_000), "picture-too-large"),
    "long.png": (png(20_001, 10), "picture-too-large"),
    "unpacked-text.png": (png(64, 64, chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(50_000_000)))), "picture-too-large"),
    "unpacked-profile.png": (png(64, 64, chunk(b"iCCP", b"p\0\0" + zlib.compress(bytes(50_000_000)))), "picture-too-large"),
    "no-pixels.png": (png(0, 0), "broken-picture"),
    "checksum.png": (wrong_checksum(), "broken-picture"),
    "half.png": (half("PNG"), "broken-picture"),
    "half.jpg": (half("JPEG"), "broken-picture"),
    "half-progressive.jpg": (half("JPEG", progressive=True), "broken-picture"),
    "half.gif": (half("GIF"), "broken-picture"),
    "half.webp": (half("WEBP"), "broken-picture"),
    "half.tif": (half("TIFF"), "broken-picture"),
    "half.bmp": (half("BMP"), "broken-picture"),
    "empty.jpg": (b"", "broken-picture"),
    "noise.jpg": (b"\x01\x02\x03\x04" * 50, "broken-picture"),
    "stub.jpg": (b"\xff\xd8\xff", "broken-picture"),
    "sixty-five-thousand.jpg": (resized(noisy("JPEG"), 65_500, 65_500), "picture-too-large"),
    "lossless.jpg": (recoded(noisy("JPEG"), 0xC3), "broken-picture"),
    "scans.jpg": (scans(20_000), "picture-too-heavy"),
    "screen.gif": (wide_gif(), "picture-too-large"),
    "large.tif": (grey_tiff(100_000, 100_000), "picture-too-large"),
    "strip.tif": (grey_tiff(400, 400, count=HUGE), "broken-picture"),
    "ring.tif": (tiff((256, 4, 20), after=8), "broken-picture"),
    "large.bmp": (bmp(100_000, 100_000), "picture-too-large"),
    "offset.bmp": (bmp(300, 200, offset=HUGE), "broken-picture"),
    "packed.bmp": (bmp(4_000, 4_000, bits=8, packing=1), "broken-picture"),
    "large.webp": (webp(16_383, 16_383), "picture-too-large"),
    "jpeg-inside.png": (saved("JPEG"), "mislabelled-picture"),
    "png-inside.jpeg": (saved("PNG"), "mislabelled-picture"),
    "page.png": (b"<!DOCTYPE html><html><body><svg></svg></body></html>", "mislabelled-picture"),
    "program.png": (b"\x7fELF" + bytes(400), "broken-picture"),
    "archive.png": (b"PK\x03\x04" + bytes(40), "mislabelled-picture"),
    "phone.jpg": (b"\0\0\0\x18ftypheic\0\0\0\0mif1", "mislabelled-picture"),
    "phone.heic": (b"\0\0\0\x18ftypheic\0\0\0\0mif1", "unsupported-picture"),
    "photo.avif": (b"\0\0\0\x18ftypavif\0\0\0\0mif1", "unsupported-picture"),
    "layers.psd": (b"8BPS\0\1" + bytes(40), "unsupported-picture"),
    "paper.pdf": (b"%PDF-1.7\n", "unsupported-picture"),
    "plot.eps": (b"%!PS-Adobe-3.0 EPSF-3.0\n(%pipe%id) (w) file\n", "unsupported-picture"),
    "clip.wmf": (b"\xd7\xcd\xc6\x9a" + bytes(40), "unsupported-picture"),
    "scan.dcm": (b"\0" * 128 + b"DICM", "unsupported-picture"),
    "clip.mp4": (b"\0\0\0\x18ftypmp42\0\0\0\0", "unsupported-picture"),
    "script.svg": (svg("<script>alert(1)</script>"), "unsafe-svg"),
    "file.svg": (svg('<image href="file:///etc/passwd" width="9" height="9"/>'), "unsafe-svg"),
    "relative.svg": (svg('<image xlink:href="../../secret.png" width="9" height="9"/>'), "unsafe-svg"),
    "web.svg": (svg('<image href="https://example.org/x.png" width="9" height="9"/>'), "unsafe-svg"),
    "nested.svg": (svg(f'<image href="data:image/svg+xml;base64,{NESTED}" width="9" height="9"/>'), "unsafe-svg"),
    "import.svg": (svg("<style>@import url(https://example.org/x.css);</style>"), "unsafe-svg"),
    "entities.svg": (svg("<text>&b;</text>", before=ENTITIES), "unsafe-svg"),
    "external.svg": (svg("<text>&x;</text>", before='<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), "unsafe-svg"),
    "uses.svg": (svg(USES), "unsafe-svg"),
    "deep.svg": (svg("<g>" * 5_000 + "</g>" * 5_000), "unsafe-svg"),
    "many.svg": (svg("<g/>" * 100_000), "unsafe-svg"),
    "megabytes.svg": (svg("<desc>" + "x" * 25_000_000 + "</desc>" + DRAWN), "unsafe-svg"),
    "broken.svg": (svg(DRAWN)[:-20], "broken-picture"),
    "sizeless.svg": (svg(DRAWN, head=""), "picture-too-large"),
    "thin.svg": (svg(DRAWN, head='viewBox="0 0 1 1e6"'), "picture-too-large"),
}
"""Bytes, and the code of the one finding."""

RIGHTFUL: dict[str, tuple[bytes, tuple[str, ...]]] = {
    "deep-colour.png": (deep_colour(), ("sixteen-bit-picture",)),
    "deep-grey.png": (deep_grey("PNG"), ("sixteen-bit-picture",)),
    "deep-grey.tif": (deep_grey("TIFF"), ("sixteen-bit-picture",)),
    "print.jpg": (saved("JPEG", two_halves(mode="CMYK"), quality=95), ()),
    "print.tif": (saved("TIFF", two_halves(mode="CMYK")), ()),
    "moving.gif": (saved("GIF", save_all=True, append_images=[Image.new("RGB", (300, 200), "blue")]), ("first-frame-only",)),
    "moving.png": (saved("PNG", save_all=True, append_images=[Image.new("RGB", (300, 200), "blue")]), ("first-frame-only",)),
    "moving.webp": (saved("WEBP", save_all=True, lossless=True, append_images=[Image.new("RGB", (300, 200), "blue")]),
                    ("first-frame-only",)),
    "pages.tif": (saved("TIFF", save_all=True, append_images=[Image.new("RGB", (300, 200), "blue")]), ("first-frame-only",)),
    "frames.gif": (frames(400_000), ("first-frame-only",)),
    "hundred-thousand-pages.tif": (directories(100_000), ("first-frame-only",)),
    "palette.png": (saved("PNG", two_halves().quantize(8)), ()),
    "clear.png": (saved("PNG", two_halves(mode="RGBA")), ()),
    "progressive.jpg": (saved("JPEG", progressive=True, quality=95), ()),
    "ring.jpg": (saved("JPEG", quality=95, exif=exif_ring()), ()),
    "no-profile.png": (saved("PNG", icc_profile=b"no profile"), ()),
    "floats.tif": (saved("TIFF", two_halves(mode="F")), ("sixteen-bit-picture",)),
    "huge-size.svg": (svg(DRAWN, head='viewBox="0 0 300 200" width="100000" height="66667"'), ()),
}  # fmt: skip
"""Pictures that are unusual and right: bytes, and the codes of their warnings."""
