"""What a picture is, from its header alone."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from PIL import Image

from slidekit.core.diagnostics import Diagnostic, Outcome, Refused, Span, warning
from slidekit.media.colour import is_clear
from slidekit.media.formats import DRAWN, NAMES
from slidekit.media.frames import MOST, count_frames
from slidekit.media.opening import open_picture, orientation_of, reading, recognise
from slidekit.media.png import bit_depth
from slidekit.media.rasterising import open_drawing


@dataclass(frozen=True, slots=True)
class Info:
    """``kind`` is ``jpeg png gif webp tiff bmp svg``; ``width`` and ``height`` are pixels of the upright picture.

    A drawing (``svg``) counts as 3,840 pixels along its longer edge.

    ``sha256`` is of the whole file, in hex; ``mode`` is Pillow's (``RGB L P CMYK I;16`` …).
    """

    kind: str
    width: int
    height: int
    sha256: str
    has_alpha: bool
    mode: str


MOST_INSPECTED = 2048
_INSPECTED: dict[tuple[str, str], Outcome[Info]] = {}
"""By sha256 and name: faultless pictures of pixels, which need not be looked at again for other venues or after an edit."""


def inspect(data: bytes, name: str, span: Span | None = None, *, known: str | None = None) -> Outcome[Info]:
    """Look at a picture's header. Pixels are not decoded, so a file that breaks off is found by ``cut``.

    ``known`` is the sha256 of ``data``, in hex, where somebody has made it already.

    Errors: ``broken-picture``, ``mislabelled-picture``, ``unsupported-picture``, ``picture-too-large``; for drawings also
    ``unsafe-svg`` and ``svg-extra-missing``.
    Warnings: ``first-frame-only`` for animations and files of several pages, ``sixteen-bit-picture``.
    """
    whole = known or sha256(data).hexdigest()
    found = _INSPECTED.get((whole, name))
    if found is None:
        found = _inspect(data, name, span, whole)
        if found.value is not None and not found.diagnostics and found.value.kind not in DRAWN:
            if len(_INSPECTED) >= MOST_INSPECTED:
                _INSPECTED.clear()
            _INSPECTED[whole, name] = found
    return found


def _inspect(data: bytes, name: str, span: Span | None, whole: str) -> Outcome[Info]:
    try:
        kind = recognise(data, name, span)
        if kind == "svg":
            drawing = open_drawing(data, name, span)
            return Outcome(Info(kind, drawing.width, drawing.height, whole, True, "RGBA"))
        image = open_picture(data, name, span)
        width, height = image.size
        if orientation_of(image, data) >= 5:
            width, height = height, width
        info = Info(kind, width, height, whole, is_clear(image), image.mode)
        with reading(name, span):
            return Outcome(info, tuple(_remarks(image, kind, data, name, span)))
    except Refused as refused:
        return Outcome(None, refused.diagnostics)


def _remarks(image: Image.Image, kind: str, data: bytes, name: str, span: Span | None) -> list[Diagnostic]:
    found = []
    frames = count_frames(image, data)
    if frames > 1:
        many = f"more than {MOST:,}" if frames > MOST else f"{frames:,}"
        fact = f"{name} holds {many} {'pages' if kind == 'tiff' else 'frames'}; the first is shown"
        found.append(warning("first-frame-only", fact, span, "save the one you mean as a picture of its own"))
    if image.mode.startswith(("I", "F")) or (kind == "png" and bit_depth(data) == 16):
        fact = f"{name} is a {NAMES[kind]} of 16 bits or more per channel; slides show 8"
        found.append(warning("sixteen-bit-picture", fact, span, "window it yourself and save it with 8 bits"))
    return found
