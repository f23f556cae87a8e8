"""Colours as six hex digits, and their contrast after WCAG 2.2 (1.4.3)."""

from __future__ import annotations


def channels(colour: str) -> tuple[int, int, int]:
    """``"0072B2"`` or ``"#0072B2"`` → red, green, blue, 0 to 255. Raises ValueError for anything else."""
    digits = colour.removeprefix("#")
    if len(digits) != 6:
        raise ValueError(f"not six hex digits: {colour!r}")
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def luminance(colour: str) -> float:
    """Relative luminance, 0 (black) to 1 (white)."""
    parts = [value / 255 for value in channels(colour)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21; not rounded."""
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def mix(one: str, other: str, amount: float) -> str:
    """``amount`` of ``one`` (0 to 1) laid over ``other``."""
    pairs = zip(channels(one), channels(other), strict=True)
    return "".join(f"{round(a * amount + b * (1 - amount)):02X}" for a, b in pairs)
