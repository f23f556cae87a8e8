"""Which plate a picture with clear parts needs, so that a logo can be read on any slide."""

from __future__ import annotations

from PIL import Image

from slidekit.core.diagnostics import Refused
from slidekit.media.apart import is_isolated
from slidekit.media.colour import simplify
from slidekit.media.opening import open_picture, reading

LIGHT, DARK = "FFFFFF", "10161A"
_SEEN = 128
"""Pixels less opaque than this do not count."""
_BRIGHT = 150


def ground_for(data: bytes) -> str:
    """The colour to lay behind a picture that is clear in parts: dark for a light one, else white; "" for an opaque one.

    Kinds that are only decoded apart, such as drawings, are taken to be dark on clear.
    """
    if is_isolated(data):
        return LIGHT
    try:
        image = open_picture(data, "the picture", None)
        with reading("the picture", None):
            image.thumbnail((64, 64), Image.Resampling.BOX)
            simple = simplify(image)
            if simple.mode not in ("LA", "RGBA"):
                return ""
            grey, alpha = simple.convert("LA").split()
    except Refused:
        return LIGHT
    seen = [tone for tone, cover in zip(grey.tobytes(), alpha.tobytes(), strict=True) if cover >= _SEEN]
    if len(seen) == grey.width * grey.height:
        return ""
    return DARK if seen and sum(seen) > _BRIGHT * len(seen) else LIGHT
