"""Colours as six hex digits: theme names through map and theme, with the changes that DrawingML makes to them (20.1.2.3)."""

from __future__ import annotations

from collections.abc import Mapping
from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass

from slidekit.core.colour import channels
from slidekit.powerpoint.reading.markup import A, Tree, children, first, local, share, whole

_USUAL = {
    "bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2",
    **{name: name for name in (*(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")},
}  # fmt: skip
_NAMED = {
    "black": "000000", "white": "FFFFFF", "red": "FF0000", "green": "008000", "blue": "0000FF", "yellow": "FFFF00",
    "cyan": "00FFFF", "magenta": "FF00FF", "gray": "808080", "grey": "808080", "silver": "C0C0C0", "navy": "000080",
    "orange": "FFA500", "purple": "800080", "lime": "00FF00", "maroon": "800000", "teal": "008080", "olive": "808000",
    "dkGray": "A9A9A9", "ltGray": "D3D3D3", "darkRed": "8B0000", "dkRed": "8B0000", "darkBlue": "00008B", "dkBlue": "00008B",
}  # fmt: skip
"""The more usual of the preset colours (20.1.10.48)."""
_SYSTEM = {"windowText": "000000", "window": "FFFFFF", "btnFace": "F0F0F0", "highlight": "0078D7"}


@dataclass(frozen=True, slots=True)
class Palette:
    """What colours are looked up in: the theme's by their names, and the map of a master or slide."""

    theme: Mapping[str, str]
    names: Mapping[str, str]

    def find(self, name: str) -> str | None:
        return self.theme.get(self.names.get(name, _USUAL.get(name, name)))


def read_map(tree: Tree | None) -> dict[str, str]:
    """``p:clrMap`` (19.3.1.6) or ``a:overrideClrMapping`` (20.1.6.8)."""
    return {str(key): str(value) for key, value in tree.attrib.items()} if tree is not None else {}


def read_scheme(theme: Tree | None) -> dict[str, str]:
    """``a:clrScheme`` (20.1.6.2)."""
    scheme = first(theme, f"{A}themeElements", f"{A}clrScheme")
    found: dict[str, str] = {}
    for entry in scheme if scheme is not None else ():
        colour = first_colour(entry, Palette({}, {}))
        if colour is not None:
            found[local(entry)] = colour[0]
    return found


def first_colour(parent: Tree | None, palette: Palette, stand_in: str | None = None) -> tuple[str, float] | None:
    """The colour in an element and its opacity; None where there is none, or nobody can know it. ``stand_in`` is phClr."""
    for child in children(parent) if parent is not None else ():
        base = _base(child, palette, stand_in)
        if base is not None:
            return _changed(base, child)
    return None


def _base(colour: Tree, palette: Palette, stand_in: str | None) -> str | None:
    value = colour.get("val", "")
    match local(colour):
        case "srgbClr":
            return value.upper() if _is_hex(value) else None
        case "schemeClr":
            return stand_in if value == "phClr" else palette.find(value)
        case "sysClr":
            last = colour.get("lastClr", "")
            return last.upper() if _is_hex(last) else _SYSTEM.get(value)
        case "prstClr":
            return _NAMED.get(value)
        case "scrgbClr":
            return "".join(f"{_encode(share(colour.get(part))):02X}" for part in "rgb")
        case "hslClr":
            hue, lum, sat = whole(colour.get("hue")) / 21_600_000, share(colour.get("lum")), share(colour.get("sat"))
            return _hex(hls_to_rgb(hue % 1, _clip(lum), _clip(sat)))
    return None


def _changed(base: str, colour: Tree) -> tuple[str, float]:
    """``lumMod``, ``lumOff``, ``satMod``, ``tint``, ``shade`` and ``alpha`` in their order; rarer changes are left out."""
    alpha = 1.0
    for change in children(colour):
        value = share(change.get("val"), 1.0)
        match local(change):
            case "alpha":
                alpha = _clip(value)
            case "lumMod" | "lumOff" | "satMod":
                hue, lum, sat = rgb_to_hls(*(part / 255 for part in channels(base)))
                lum = lum * value if local(change) == "lumMod" else lum + value if local(change) == "lumOff" else lum
                sat = sat * value if local(change) == "satMod" else sat
                base = _hex(hls_to_rgb(hue, _clip(lum), _clip(sat)))
            case "tint":
                base = _lit(base, _clip(value), 1.0)
            case "shade":
                base = _lit(base, _clip(value), 0.0)
    return base, alpha


def _is_hex(text: str) -> bool:
    return len(text) == 6 and all(letter in "0123456789abcdefABCDEF" for letter in text)


def _clip(value: float) -> float:
    return max(0.0, min(1.0, value))


def _hex(rgb: tuple[float, float, float]) -> str:
    return "".join(f"{round(_clip(part) * 255):02X}" for part in rgb)


def _lit(base: str, amount: float, end: float) -> str:
    """So much of a colour in white (1) or black (0), mixed as light is: black at 75 % is the grey 898989."""
    linear = ((part / 255 / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4) for part in channels(base))
    return "".join(f"{_encode(part * amount + end * (1 - amount)):02X}" for part in linear)


def _encode(linear: float) -> int:
    """Linear light to sRGB, 0 to 255."""
    linear = _clip(linear)
    return round(255 * (12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055))
