"""A picture's colours in a coarse grid: what text that stands on it stands on."""

from __future__ import annotations

from PIL import Image

from slidekit.core.diagnostics import Refused
from slidekit.media.colour import is_clear, simplify
from slidekit.media.formats import sniff
from slidekit.media.opening import open_picture, reading

_SURE = ("jpeg", "png")
"""Kinds whose decoders are well travelled: others are not decoded here."""


def shades(data: bytes, cells: int) -> bytes:
    """``cells`` × ``cells`` × 3 bytes of red, green and blue, row by row, as the file is stored.

    Empty where nobody can know: other kinds than JPEG and PNG, pictures with clear parts, broken ones.
    """
    if sniff(data) not in _SURE:
        return b""
    try:
        image = open_picture(data, "the picture", None)
        with reading("the picture", None):
            image.draft("RGB", (cells * 4, cells * 4))
            image.load()
            if is_clear(image):
                return b""
            return simplify(image).convert("RGB").resize((cells, cells), Image.Resampling.BOX).tobytes()
    except Refused:
        return b""
