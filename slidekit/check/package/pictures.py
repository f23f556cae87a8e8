"""Group C: pictures that are stretched, too coarse, hidden in part, of a kind that not every program shows."""

from __future__ import annotations

from collections.abc import Iterator

from slidekit.check.figures import UPSCALED
from slidekit.check.package.case import Case, called
from slidekit.core.diagnostics import Diagnostic
from slidekit.scene.found import FoundFrame, FoundShape, FoundSlide
from slidekit.scene.package import FoundPicture

STRETCHED = 0.005
LEFT_OUT = 0.001
HEAVY_BYTES = 1_500_000
_NOT_SHOWN = {
    "tiff": "TIFF", "heic": "HEIC", "avif": "AVIF", "jxl": "JPEG XL", "jp2": "JPEG 2000", "psd": "Photoshop", "pdf": "PDF",
    "wmf": "WMF or EMF", "eps": "EPS", "webp": "WebP", "dicom": "DICOM", "ico": "an icon file",
}  # fmt: skip
_WIDE, _NARROW = 1920, 1024
"""Pixels across the screen, wider or narrower than 3 : 2, where no venue says."""
_TURNED = "an orientation tag"


def _shown(case: Case) -> Iterator[tuple[FoundSlide, FoundShape, FoundFrame, FoundPicture]]:
    for slide, shape in case.shapes():
        picture = case.package.pictures.get(shape.frame.part) if shape.frame is not None and shape.frame.part else None
        if shape.frame is not None and picture is not None and shape.kind == "picture":
            yield slide, shape, shape.frame, picture


def proportions(case: Case) -> Iterator[Diagnostic]:
    """``stretched-picture``: wider or narrower than it was taken by more than 0.5 %, and more than a pixel's worth."""
    for slide, shape, frame, picture in _shown(case):
        left, top, right, bottom = frame.crop
        width, height = picture.width * (1 - left - right), picture.height * (1 - top - bottom)
        if frame.tiled or shape.box is None or min(width, height, shape.box.w, shape.box.h) <= 0:
            continue
        if _TURNED in picture.metadata:
            continue  # its true shape depends on the program
        factor = shape.box.w / shape.box.h / (width / height)
        slack = STRETCHED + 1 / width + 1 / height
        if abs(factor - 1) > slack:
            way = f"{factor - 1:.1%} too wide" if factor > 1 else f"{1 / factor - 1:.1%} too tall"
            fact = f"{called(shape)} is drawn {way}: distances and angles in it are wrong"
            yield case.error(
                "stretched-picture", fact, "Picture Format › Reset Picture & Size, then drag a corner", slide, shape
            )


def resolution(case: Case) -> Iterator[Diagnostic]:
    """``upscaled`` and ``picture-oversized``: pixels of the picture for each pixel of the screen."""
    width, height = case.package.page
    screen = case.venue.pixels[0] if case.venue is not None else _WIDE if width > height * 1.5 else _NARROW
    sizes = {part.name: part.packed for part in case.package.parts}
    for slide, shape, frame, picture in _shown(case):
        left, _, right, _ = frame.crop
        own = picture.width * (1 - left - right)
        drawn = shape.box.w / max(1, width) * screen if shape.box is not None else 0
        if own <= 0 or drawn <= 0 or picture.width == 0:
            continue
        if drawn > own * UPSCALED * 1.01:
            fact = f"{called(shape)} fills {drawn:,.0f} screen pixels with {own:,.0f} of its own: {drawn / own:.1f} times"
            yield case.warning("upscaled", fact, "use a larger picture or crop less", slide, shape)
        elif own > drawn * 3 and sizes.get(frame.part or "", 0) > HEAVY_BYTES:
            heavy = sizes[frame.part or ""] / 1e6
            fact = f"{called(shape)} has {own / drawn:.1f} pixels for each of the screen, and {heavy:.1f} MB"
            yield case.note("picture-oversized", fact, "make it smaller before you insert it", slide, shape)


def crops(case: Case) -> Iterator[Diagnostic]:
    """``hidden-crop``: what PowerPoint's crop hides stays in the file, for everybody to see."""
    for slide, shape, frame, _ in _shown(case):
        left, top, right, bottom = (max(0.0, side) for side in frame.crop)
        hidden = 1 - max(0.0, 1 - left - right) * max(0.0, 1 - top - bottom)
        if hidden > LEFT_OUT:
            fact = f"{hidden:.0%} of {called(shape)} is cropped away, and still in the file"
            help = "Picture Format › Compress Pictures › Delete cropped areas, or crop before inserting"
            yield case.error("hidden-crop", fact, help, slide, shape)


def kinds(case: Case) -> Iterator[Diagnostic]:
    """``picture-type``, ``mislabelled-picture``, ``broken-picture``, ``picture-missing`` and ``picture-turned``."""
    for slide, shape in case.shapes():
        if shape.frame is None or shape.kind != "picture":
            continue
        part = shape.frame.part
        if part is None:
            if shape.linked is None:
                fact = f"{called(shape)} shows no picture: its file is missing"
                yield case.error("picture-missing", fact, "insert it anew", slide, shape)
            continue
        picture = case.package.pictures.get(part)
        if picture is None:
            continue
        if picture.kind in _NOT_SHOWN:
            fact = f"{called(shape)} is {_NOT_SHOWN[picture.kind]}, which not every program and player shows"
            yield case.error("picture-type", fact, "insert it as PNG or JPEG", slide, shape)
        elif picture.trouble or not picture.kind:
            fact = f"{called(shape)} cannot be decoded: {picture.trouble or 'it begins like no known picture'}"
            yield case.error("broken-picture", fact, "save it again from its source, and insert it anew", slide, shape)
        elif picture.claimed:
            fact = f"{part} of {called(shape)} is named {picture.claimed} and holds {picture.kind.upper()}"
            yield case.warning("mislabelled-picture", fact, "insert it anew, with its right ending", slide, shape)
        if _TURNED in picture.metadata:
            fact = f"{called(shape)} has an orientation tag; some programs turn it and some do not"
            yield case.warning(
                "picture-turned", fact, "turn it in a picture program, save it, and insert it anew", slide, shape
            )
