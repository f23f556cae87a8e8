"""Pixels of every kind → 8-bit grey or sRGB, with or without transparency."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageChops, ImageCms

_COLOURS = ("L", "RGB", "CMYK")
_TOLERANCE = 3
"""Two profiles within 3 of 255 on every probe are the same to the eye."""


def is_clear(image: Image.Image) -> bool:
    """True when some of the picture may be transparent, after its header."""
    return image.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in image.info


def simplify(image: Image.Image) -> Image.Image:
    """A decoded picture → mode ``L LA RGB RGBA CMYK``, colours unchanged. Raises ValueError for modes without a way there."""
    mode = image.mode
    if mode.startswith("I") or mode == "F":
        return _window(image)
    clear = "transparency" in image.info
    if mode in ("LA", "RGBA", "CMYK") or (mode in ("L", "RGB") and not clear):
        return image
    if mode in ("1", "L"):
        return image.convert("LA" if clear else "L")
    if mode in ("P", "PA", "RGB", "RGBX", "La", "RGBa"):
        return image.convert("RGBA" if clear or mode in ("PA", "La", "RGBa") else "RGB")
    if mode == "YCbCr":
        return image.convert("RGB")
    raise ValueError(f"colour mode {mode} has no way to sRGB")


def to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Mode ``L``, ``LA``, ``RGB``, ``RGBA`` or ``CMYK`` with its ICC profile → sRGB (grey stays grey). Size is kept."""
    alpha = image.getchannel("A") if image.mode in ("LA", "RGBA") else None
    colours = image if alpha is None else image.convert("L" if image.mode == "LA" else "RGB")
    if not is_srgb(profile, colours.mode):
        transform = _transform(profile or b"", colours.mode)
        if transform is not None:
            done = transform.apply(colours)
            colours = done.convert("L") if colours.mode == "L" else done
    if colours.mode == "CMYK":
        colours = colours.convert("RGB")
    if alpha is None:
        return colours
    colours = colours.copy()
    colours.putalpha(alpha)
    return colours


def is_srgb(profile: bytes | None, mode: str) -> bool:
    """True when converting would change nothing that can be seen: no profile, an unusable one, or one like sRGB."""
    if mode not in _COLOURS or mode == "CMYK":
        return False
    if not profile:
        return True
    transform = _transform(profile, mode)
    if transform is None:
        return True
    probe = _probe(mode)
    difference = ImageChops.difference(transform.apply(probe), probe.convert("RGB"))
    return all(high <= _TOLERANCE for _, high in difference.getextrema())  # type: ignore[misc]


@lru_cache(maxsize=16)
def _transform(profile: bytes, mode: str) -> ImageCms.ImageCmsTransform | None:
    """From ``profile`` to sRGB; None when it is unreadable or made for other colours than ``mode``."""
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        return ImageCms.buildTransform(
            source,
            ImageCms.createProfile("sRGB"),
            mode,
            "RGB",
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None


@lru_cache(maxsize=4)
def _probe(mode: str) -> Image.Image:
    """Greys, or a cube of colours."""
    if mode == "L":
        return Image.frombytes("L", (256, 1), bytes(range(256)))
    steps = range(0, 256, 51)
    return Image.frombytes("RGB", (216, 1), bytes(part for r in steps for g in steps for b in steps for part in (r, g, b)))


def _window(image: Image.Image) -> Image.Image:
    """More than 8 bits of grey → 8: whole numbers by the bits that are in use, floats by their range."""
    if image.mode == "F":
        low, high = _extremes(image)
        scale = 255 / (high - low) if high > low else 0.0
        return image.point(lambda value: value * scale + (-low * scale)).convert("L")
    whole = image if image.mode == "I" else image.convert("I")
    bits = max(8, int(_extremes(whole)[1]).bit_length())
    scale = 255 / (2**bits - 1)
    return whole.point(lambda value: value * scale + 0).convert("L")


def _extremes(image: Image.Image) -> tuple[float, float]:
    low, high = image.getextrema()
    assert isinstance(low, int | float)
    assert isinstance(high, int | float)
    return low, high
