"""Numbers as each language writes them."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from slidekit.core.languages import base_of

_MARKS = {"en": (".", ","), "es": (",", "\u00a0")}
_NUMBER = re.compile(r"-?\d{1,30}(?:\.\d{1,30})?(?:[eE][+-]?\d{1,2})?")


def format_number(value: str | int | float, language: str, digits: int | None = None) -> str:
    """25.7 → ``25.7`` in English, ``25,7`` in Spanish; whole parts of five digits and more are grouped.

    Text keeps its decimals as spelled (``10.0`` stays ``10.0``) unless ``digits`` says how many. Raises ValueError.
    """
    text = value if isinstance(value, str) else repr(value)
    if not _NUMBER.fullmatch(text.strip()):
        raise ValueError(f"{text!r} is not a number")
    exact = Decimal(text.strip())
    if digits is not None:
        exact = exact.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    whole, _, decimals = format(exact, "f").lstrip("-").partition(".")
    point, group = _MARKS.get(base_of(language), _MARKS["en"])
    if len(whole) > 4:
        whole = f"{int(whole):,}".replace(",", group)
    sign = "\u2212" if exact < 0 else ""
    return sign + whole + (point + decimals if decimals else "")
