"""Fonts of a theme: which family ``+mj-lt`` and its kin stand for (20.1.4.1.18)."""

from __future__ import annotations

from slidekit.powerpoint.reading.markup import A, Tree, first

_SLOTS = {"lt": "latin", "ea": "ea", "cs": "cs"}


def read_fonts(theme: Tree | None) -> dict[str, str]:
    """``+mj-lt +mn-lt +mj-ea`` … → family; empty ones are left out."""
    found = {}
    for key, scheme in (("mj", "majorFont"), ("mn", "minorFont")):
        fonts = first(theme, f"{A}themeElements", f"{A}fontScheme", f"{A}{scheme}")
        for short, slot in _SLOTS.items():
            font = first(fonts, f"{A}{slot}")
            if font is not None and font.get("typeface"):
                found[f"+{key}-{short}"] = str(font.get("typeface"))
    return found
