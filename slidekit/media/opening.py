"""Opening a picture safely: known kinds only, within limits, every failure one finding."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import PurePosixPath

from PIL import Image

from slidekit.core.diagnostics import Refused, Span, refuse
from slidekit.media.formats import DRAWN, NAMES, READ, named, sniff
from slidekit.media.jpeg import count_scans
from slidekit.media.png import exif_of

MAX_PIXELS = 50_000_000
MAX_EDGE = 20_000
MAX_SCANS = 100
"""A progressive JPEG has about ten; each costs a small file of many pixels up to 30 ms."""

warnings.filterwarnings("error", category=Image.DecompressionBombWarning)
warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.")  # what matters comes back as a finding


def recognise(data: bytes, name: str, span: Span | None) -> str:
    """The picture's kind, of ``READ`` or ``DRAWN``; refuses what is empty, unknown, unreadable or named as another."""
    if not data:
        refuse("broken-picture", f"{name} is empty (0 bytes)", span, "put the picture itself in its place")
    kind, claim = sniff(data), named(name)
    if kind is None:
        what = f"is named {NAMES[claim]} but does not begin like one" if claim else "does not begin like any known picture"
        refuse("broken-picture", f"{name} {what}", span, f"save it again as {_or(READ)}")
    if claim is not None and claim != kind:
        to = "put the picture itself in its place"
        if kind in (*READ, *DRAWN):
            to = f"rename it to {PurePosixPath(name).with_suffix('.jpg' if kind == 'jpeg' else f'.{kind}').name}"
        refuse("mislabelled-picture", f"{name} is named {NAMES[claim]} and holds {NAMES[kind]}", span, to)
    if kind not in (*READ, *DRAWN):
        fact = f"{name} is {NAMES[kind]}; slidekit reads {_or((*READ, *DRAWN))}"
        refuse("unsupported-picture", fact, span, _instead(kind))
    return kind


def open_picture(data: bytes, name: str, span: Span | None) -> Image.Image:
    """The picture, header read and within limits; pixels come with ``load``."""
    with reading(name, span):
        image = Image.open(BytesIO(data), formats=[kind.upper() for kind in READ])
    width, height = image.size
    if width < 1 or height < 1:
        refuse("broken-picture", f"{name} has no pixels ({width} × {height})", span, "save it again from its source")
    if width * height > MAX_PIXELS or max(width, height) > MAX_EDGE:
        _refuse_size(f"{name} is {width:,} × {height:,} pixels ({width * height / 1e6:,.0f} megapixels)", span)
    scans = count_scans(data, MAX_SCANS) if image.format in ("JPEG", "MPO") else 1
    if scans > MAX_SCANS:
        fact = f"{name} goes over its pixels {scans:,} times; at most {MAX_SCANS} are read"
        refuse("picture-too-heavy", fact, span, "save it again, not progressive")
    return image


@contextmanager
def reading(name: str, span: Span | None) -> Iterator[None]:
    """Turns whatever a decoder raises into one finding."""
    try:
        yield
    except Refused:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as problem:
        count = re.search(r"\((\d+) pixels\)", str(problem))
        size = f"is {int(count[1]) / 1e6:,.0f} megapixels" if count else "has too many pixels"
        _refuse_size(f"{name} {size}", span)
    except Exception as problem:  # Pillow's plugins raise a dozen types for damaged files, struct.error among them
        said = str(problem).split("\n")[0]
        if "MAX_TEXT" in said:
            refuse(
                "picture-too-large",
                f"{name} carries packed text that unpacks to more than 1 MB",
                span,
                "save the picture again without metadata",
            )
        said = "it is not complete or not in this format" if "cannot identify" in said else said
        refuse("broken-picture", f"{name} cannot be decoded: {said}", span, "save it again from its source")


def orientation_of(image: Image.Image, data: bytes) -> int:
    """The EXIF orientation, 1 to 8, read without decoding; anything unreadable counts as upright (1)."""
    if image.format == "TIFF":
        return 1  # Pillow turns TIFF upright by itself
    try:
        if image.format == "PNG":
            exif = Image.Exif()
            exif.load(exif_of(data))
        else:
            exif = image.getexif()
        found = exif.get(0x0112, 1)
    except Exception:  # a damaged EXIF block says nothing
        return 1
    return found if isinstance(found, int) and 1 <= found <= 8 else 1


def _refuse_size(fact: str, span: Span | None) -> None:
    limit = f"at most {MAX_PIXELS / 1e6:.0f} megapixels and {MAX_EDGE:,} pixels a side are read"
    refuse("picture-too-large", f"{fact}; {limit}", span, "make it smaller; a slide shows about 2 megapixels")


def _or(kinds: tuple[str, ...]) -> str:
    every = [NAMES[kind] for kind in kinds]
    return f"{', '.join(every[:-1])} or {every[-1]}"


def _instead(kind: str) -> str:
    if kind == "dicom":
        return "import it: slidekit figures import FILE.dcm --id ID"
    if kind in ("pdf", "eps", "wmf"):
        return "export it as PNG, about 2,000 pixels wide"
    return "write kind: video, or take one frame of it as PNG" if kind == "video" else "export it as JPEG or PNG"
