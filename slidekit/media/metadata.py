"""What a file says beside its pixels: kinds of it only, since the contents may be private."""

from __future__ import annotations

import re

from PIL import ExifTags, Image

from slidekit.core.diagnostics import Outcome, Refused, Span
from slidekit.media.opening import open_picture, orientation_of, reading, recognise
from slidekit.media.png import exif_of
from slidekit.media.rasterising import open_drawing

_GPS = int(ExifTags.IFD.GPSInfo)
_CAMERA = frozenset({0x8769, 0x010E, 0x010F, 0x0110, 0x0131, 0x0132, 0x013B})
"""The EXIF block, description, make, model, software, date and artist of a TIFF."""
_KINDS = {"xmp": "XMP", "photoshop": "Photoshop data", "comment": "a comment", "icc_profile": "a colour profile"}
_DESCRIBED = re.compile(rb"<(?:\w+:)?(?:metadata|title|desc)\b|<!--")
_TECHNICAL = re.compile(
    r"jfif.*|dpi|exif|progress.*|adobe.*|gamma|srgb|aspect|interlace|transparency|background|version|duration|loop|extension"
    r"|chromaticity|compression|mp|mpoffset|default_image|bbox|blend|disposal|timestamp|resolution"
)
"""Keys of a decoder that say how the pixels are coded."""


def metadata_of(data: bytes, name: str = "the picture", span: Span | None = None) -> Outcome[tuple[str, ...]]:
    """The kinds of metadata in a picture's bytes: ``GPS position``, ``camera data (EXIF)``, ``an orientation tag`` ….

    Errors: those of ``inspect``.
    """
    try:
        kind = recognise(data, name, span)
        if kind == "svg":
            open_drawing(data, name, span)
            return Outcome(("descriptions",) if _DESCRIBED.search(data) else ())
        image = open_picture(data, name, span)
        turn = orientation_of(image, data)
        with reading(name, span):
            if kind == "png":
                image.load()  # texts may stand behind the pixels
            turned = ["an orientation tag"] if turn > 1 else []
            return Outcome(tuple(dict.fromkeys([*_exif(image, data, kind), *_rest(image), *turned])))
    except Refused as refused:
        return Outcome(None, refused.diagnostics)


def _exif(image: Image.Image, data: bytes, kind: str) -> list[str]:
    if kind == "tiff":
        tags = set(getattr(image, "tag_v2", {}))
        camera = ["camera data (EXIF)"] if tags & _CAMERA else []
        return [*(["GPS position"] if _GPS in tags else []), *camera]
    raw = exif_of(data) if kind == "png" else image.info.get("exif", b"")
    if not raw:
        return []
    found = ["camera data (EXIF)"]
    try:
        exif = Image.Exif()
        exif.load(raw)
        found += ["GPS position"] if _GPS in exif else []
        found += ["a thumbnail"] if exif.get_ifd(ExifTags.IFD.IFD1) else []
    except Exception:  # a damaged EXIF block goes as a whole, whatever was in it
        found.append("damaged EXIF")
    return found


def _rest(image: Image.Image) -> list[str]:
    found = []
    for key in image.info:
        word = str(key).lower()
        if _TECHNICAL.fullmatch(word):
            continue
        found.append(_KINDS.get(word) or ("XMP" if "xmp" in word else "text"))
    return sorted(found)
