"""No-break spaces between what is read as one: a sign and its number, a number and its unit."""

from __future__ import annotations

import re

NO_BREAK = "\u00a0"
LONGEST = 12
"""Letters of what is tied, at most: as long as a usual word, so that it fits where words do."""

_NUMBER = r"[0-9¼½¾⅓⅔](?:[0-9.,–×·/]*[0-9¼½¾⅓⅔])?"
_SIGNS = "≈<>±≤≥~∼"
_UNITS = (
    "°C", "°F", "°", "%", "‰", "€", r"\$", "£",
    "nm", "µm", "μm", "mm", "cm", "km", "m", "cm²", "mm²", "cm³", "mm³",
    "µl", "µL", "ml", "mL", "dl", "dL", "l", "L", "cc",
    "ng", "µg", "mg", "kg", "g", "kDa", "mmol", "mol", "IU", "UI",
    "ms", "s", "min", "h", "Hz", "kHz", "MHz", "mmHg", "kPa", "kV", "kVp", "mA", "mAs",
    "mGy", "Gy", "mSv", "Sv", "MBq", "Bq", "dB", "pt", "px", "G", "Fr", "MB", "GB",
)  # fmt: skip
"""Units by their signs, in English and Spanish alike. None of them is a word: ``in`` and ``bar`` are."""

_COUNTED = re.compile("[0-9¼½¾⅓⅔]")
_AFTER = r"(?![\w°%])"
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_TIED = re.compile(rf"(?<![^\s(\[¿¡“«\"'])(?:[{_SIGNS}] )?{_NUMBER}(?: (?:{_UNIT}){_AFTER})?")


def tie(text: str) -> str:
    """The same text with no-break spaces for plain ones in ``± 3`` and ``6 mm``: ``≈ 6 mm`` keeps together."""
    return _TIED.sub(_tied, text) if _COUNTED.search(text) else text


def _tied(found: re.Match[str]) -> str:
    whole = found[0]
    return whole.replace(" ", NO_BREAK) if len(whole) <= LONGEST else whole
