"""Pictures of a person who does not exist, whose name stands in every place that a format has beside its pixels."""

from __future__ import annotations

import zlib
from base64 import b64encode
from collections.abc import Callable
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, PngImagePlugin, TiffImagePlugin

NAME = "Quixtlan"
"""In every secret; found nowhere else."""
SECONDS = 144_711
"""Ten thousandths of a second of the latitude, stored as a whole number of four bytes that is looked for too."""
SIZE = (420, 300)


def secret(place: str) -> str:
    """What is hidden in one place."""
    return f"{NAME} {place} MRN7741903"


def ground(size: tuple[int, int] = SIZE) -> Image.Image:
    """A harmless picture."""
    return Image.linear_gradient("L").resize(size).convert("RGB")


def noise(size: tuple[int, int] = (96, 96), seed: int = 7) -> Image.Image:
    """Gaudy noise that nothing else has: the same for the same seed."""
    pixels, state = bytearray(), seed
    for _ in range(size[0] * size[1]):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        bright = state >> 16 & 3
        pixels += bytes(255 if channel == bright else 0 for channel in range(3)) if bright < 3 else b"\xff\x00\xff"
    return Image.frombytes("RGB", size, bytes(pixels))


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    sink = BytesIO()
    image.save(sink, kind, **options)
    return sink.getvalue()


def exif() -> Image.Exif:
    """Names, a comment in UTF-16, GPS and what Windows adds; orientation 1."""
    made = Image.Exif()
    made[0x0112] = 1
    for tag, place in (
        (0x010E, "description"),
        (0x010F, "maker"),
        (0x0131, "software"),
        (0x013B, "artist"),
        (0x8298, "rights"),
    ):
        made[tag] = secret(place)
    made[0x9C9D] = secret("XPAuthor").encode("utf-16le")
    gps = made.get_ifd(0x8825)
    gps[1], gps[2], gps[29] = "N", (40, 25, TiffImagePlugin.IFDRational(SECONDS, 10_000)), "1994:11:18"
    camera = made.get_ifd(0x8769)
    camera[0x9286] = b"UNICODE\0" + secret("UserComment").encode("utf-16le")
    camera[0x927C] = secret("MakerNote").encode()
    camera[0xA430] = secret("owner")
    return made


def exif_with_thumbnail() -> bytes:
    """The same, and behind it a second directory with a thumbnail of noise."""
    data = bytearray(exif().tobytes())
    body = bytearray(data[6:])
    big = body[:2] == b"MM"
    order = "big" if big else "little"
    first = int.from_bytes(body[4:8], order)
    after = first + 2 + 12 * int.from_bytes(body[first : first + 2], order)
    body[after : after + 4] = len(body).to_bytes(4, order)
    small = saved(noise((32, 32)), "JPEG", comment=secret("thumbnail").encode())
    start = len(body) + 2 + 3 * 12 + 4
    directory = (3).to_bytes(2, order)
    for tag, value in ((0x0103, 6), (0x0201, start), (0x0202, len(small))):
        kind = 3 if tag == 0x0103 else 4
        width = 2 if kind == 3 else 4
        directory += tag.to_bytes(2, order) + kind.to_bytes(2, order) + (1).to_bytes(4, order)
        directory += value.to_bytes(width, order).ljust(4, b"\0")
    return bytes(data[:6]) + bytes(body) + directory + b"\0\0\0\0" + small


def profile() -> bytes:
    """An sRGB profile whose description is a secret."""
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    known = "sRGB built-in".encode("utf-16be")
    hidden = f"{NAME} profile"[: len(known) // 2].ljust(len(known) // 2).encode("utf-16be")
    assert known in made
    return made.replace(known, hidden)


def xmp(place: str) -> bytes:
    return f"<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:li>{secret(place)}</rdf:li></x:xmpmeta>".encode()


def segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(body) + 2).to_bytes(2, "big") + body


def photoshop() -> bytes:
    """An 8BIM block with IPTC: by-line and caption."""
    iptc = b"".join(b"\x1c\x02" + bytes((number,)) + len(text).to_bytes(2, "big") + text
                    for number, text in ((80, secret("by-line").encode()), (120, secret("IPTC caption").encode())))  # fmt: skip
    return b"Photoshop 3.0\x008BIM\x04\x04\0\0" + len(iptc).to_bytes(4, "big") + iptc + b"\0" * (len(iptc) % 2)


def jpeg(image: Image.Image | None = None, **options: Any) -> bytes:
    """EXIF with thumbnail, JFXX thumbnail, XMP, extended XMP, IPTC, ICC, comment, a camera's own segments, a second picture."""
    image = image or ground()
    plain = saved(image, "JPEG", quality=92, exif=exif_with_thumbnail(), icc_profile=profile(),
                  comment=secret("comment").encode(), xmp=xmp("XMP"), **options)  # fmt: skip
    second = saved(noise(), "JPEG", comment=secret("second picture").encode())
    more = segment(0xE0, b"JFXX\0\x10" + saved(noise((16, 16)), "JPEG", comment=secret("JFXX").encode()))
    more += segment(0xE1, b"http://ns.adobe.com/xmp/extension/\0" + b"0" * 40 + xmp("extended XMP"))
    more += segment(0xED, photoshop()) + segment(0xE2, b"MPF\0" + b"II*\0\x08\0\0\0" + secret("MPF").encode())
    more += b"".join(segment(0xE0 + n, f"{secret(f'APP{n}')}".encode()) for n in (3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15))
    more += segment(0xFE, secret("another comment").encode("utf-16le"))
    return plain[:2] + more + plain[2:] + second + secret("behind the end").encode()


def mpo(_image: Image.Image | None = None) -> bytes:
    return saved(ground(), "MPO", save_all=True, append_images=[noise(SIZE)], exif=exif())


def chunk(kind: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")


def png(image: Image.Image | None = None) -> bytes:
    """Text chunks, eXIf, ICC, time, a palette's name, private and overlong chunks, bytes behind the pixels and the end."""
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", secret("tEXt"))
    texts.add_text("Comment", secret("zTXt"), zip=True)
    texts.add_itxt("XML:com.adobe.xmp", xmp("iTXt").decode())
    texts.add_itxt("Title", secret("packed iTXt"), zip=True)
    plain = saved(image or ground(), "PNG", pnginfo=texts, exif=exif(), icc_profile=profile(), dpi=(72, 72))
    early = plain.index(b"IDAT") - 4
    more = chunk(b"sPLT", secret("sPLT").encode() + b"\0\x08") + chunk(b"prVt", secret("private chunk").encode())
    more += chunk(b"sBIT", b"\x08\x08\x08" + secret("sBIT").encode()) + chunk(b"tIME", b"\x07\xca\x0b\x12\x0b!7")
    end = plain.index(b"IEND") - 4
    late = chunk(b"IDAT", secret("behind the pixels").encode()) + chunk(b"tEXt", b"Late\0" + secret("late tEXt").encode())
    return plain[:early] + more + plain[early:end] + late + plain[end:] + secret("behind IEND").encode()


def apng(_image: Image.Image | None = None) -> bytes:
    return saved(ground(), "PNG", save_all=True, append_images=[noise(SIZE)], duration=100)


def gif(image: Image.Image | None = None) -> bytes:
    """A comment, XMP and plain text as extensions, a second frame, bytes behind the end."""
    data = saved(image or ground(), "GIF", comment=secret("GIF comment").encode(), save_all=True,
                 append_images=[noise(SIZE)], duration=200)  # fmt: skip
    text = secret("application").encode()
    extension = b"\x21\xff\x0bXMP DataXMP" + bytes((len(text),)) + text + b"\0"
    table = 13 + 3 * 2 ** ((data[10] & 7) + 1) if data[10] & 0x80 else 13
    return data[:table] + extension + data[table:] + secret("behind the trailer").encode()


def tiff(image: Image.Image | None = None) -> bytes:
    """Names in every usual tag, XMP, IPTC, Photoshop, ICC, a private tag, a second page."""
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    for tag in (269, 270, 271, 272, 285, 305, 315, 316, 33432, 65000):
        tags[tag] = secret(f"tag {tag}")
        tags.tagtype[tag] = 2
    for tag, body in ((700, xmp("TIFF XMP")), (33723, photoshop()[26:]), (34377, photoshop())):
        tags[tag] = body
        tags.tagtype[tag] = 1
    page = noise(SIZE)
    page.encoderinfo = {"tiffinfo": tags}
    return saved(image or ground(), "TIFF", tiffinfo=tags, save_all=True, append_images=[page], icc_profile=profile())


def webp(image: Image.Image | None = None) -> bytes:
    """EXIF, XMP, ICC, an unknown chunk."""
    data = saved(image or ground(), "WEBP", lossless=True, exif=exif(), xmp=xmp("WebP XMP"), icc_profile=profile())
    text = secret("WebP chunk").encode()
    data += b"JUNK" + len(text).to_bytes(4, "little") + text + b"\0" * (len(text) % 2)
    return data[:4] + (len(data) - 8).to_bytes(4, "little") + data[8:] + secret("behind RIFF").encode()


def bmp(image: Image.Image | None = None) -> bytes:
    """Bytes between the header and the pixels, and behind them."""
    data = saved(image or ground(), "BMP")
    start = int.from_bytes(data[10:14], "little")
    gap = secret("BMP gap").encode()
    return data[:10] + (start + len(gap)).to_bytes(4, "little") + data[14:start] + gap + data[start:] + secret("end").encode()


def svg(_image: Image.Image | None = None) -> bytes:
    """Metadata, title, comments, editors' attributes, names of parts, and a JPEG with all of its own inside."""
    inner = b64encode(jpeg()).decode()
    return (
        f'<?xml version="1.0"?><?{NAME}-editor note="{secret("instruction")}"?><!-- {secret("SVG comment")} -->'
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'xmlns:ink="http://www.inkscape.org/namespaces/inkscape" ink:docname="{secret("docname")}" '
        f'data-patient="{secret("data")}" viewBox="0 0 420 300"><title>{secret("title")}</title><desc>{secret("desc")}</desc>'
        f"<metadata><dc>{secret('metadata')}</dc></metadata><style>/* {secret('style')} */ .a {{fill: #888}}</style>"
        f'<g id="{NAME}-layer" class="a"><rect width="420" height="300"/>'
        f'<image width="420" height="300" xlink:href="data:image/jpeg;base64,{inner}"/></g></svg>'
    ).encode()


CARRIERS: dict[str, tuple[str, Callable[..., bytes]]] = {
    "jpeg": ("jpg", jpeg), "progressive": ("jpg", lambda image=None: jpeg(image, progressive=True)), "mpo": ("jpg", mpo),
    "png": ("png", png), "apng": ("png", apng), "gif": ("gif", gif), "tiff": ("tif", tiff), "webp": ("webp", webp),
    "bmp": ("bmp", bmp), "svg": ("svg", svg),
}  # fmt: skip
"""Suffix and maker of each; a maker may be given the picture to show."""
