"""A value axis: where it begins and ends, its ticks, and how its numbers are printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from slidekit.core.languages import base_of

MOST = 10
"""Intervals that an axis is cut into at most."""
HEADROOM = 0.05
"""What PowerPoint leaves above the largest value, as a share of the range."""
POINT_LANGUAGES = frozenset({"en", "zh", "ja", "ko", "he", "th", "hi"})
"""Languages that write 25.7; the others write 25,7."""


@dataclass(frozen=True, slots=True)
class Scale:
    """From ``low`` to ``high`` with a tick every ``step``."""

    low: float
    high: float
    step: float

    def share(self, value: float) -> float:
        """Where a value stands, 0 at the low end and 1 at the high one."""
        return (min(self.high, max(self.low, value)) - self.low) / (self.high - self.low)

    @property
    def ticks(self) -> list[float]:
        """All values with a tick."""
        first, last = ceil(round(self.low / self.step, 9)), floor(round(self.high / self.step, 9))
        return [number * self.step for number in range(first, last + 1)]

    @property
    def base(self) -> float:
        """Where bars begin: at 0, or at the end nearest to it."""
        return min(self.high, max(self.low, 0.0))


def scale_for(values: Sequence[float], fixed: tuple[float, float] | None = None, step: float | None = None) -> Scale:
    """The axis that PowerPoint takes for these values, or that of a ``fixed`` range with a tick each ``step``."""
    if fixed is not None and fixed[0] < fixed[1]:
        return Scale(*fixed, step or _nice(fixed[1] - fixed[0]))
    low, high = min(values, default=0.0), max(values, default=1.0)
    if low == high:
        low, high = min(low, 0.0), max(high, 0.0) or 1.0
    if low > 0 and (high - low) / high > 1 / 6:
        low = 0.0
    if high < 0 and (high - low) / -low > 1 / 6:
        high = 0.0
    extra = HEADROOM * (high - low)
    top, bottom = high + (extra if high else 0.0), low - (extra if low else 0.0)
    step = _nice(top - bottom)
    return Scale(floor(round(bottom / step, 9)) * step, ceil(round(top / step, 9)) * step, step)


def _nice(extent: float) -> float:
    """1, 2 or 5 times a power of ten, so that at most ``MOST`` fit."""
    rough = extent / MOST
    power = 10.0 ** floor(log10(rough))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= rough * (1 - 1e-9))


def print_value(value: float, number_format: str, language: str) -> str:
    """A number in the chart's format (``0.0" %"`` or ``General``) with the language's decimal sign."""
    digits = re.match(r"0(?:\.(0+))?", number_format)
    if digits is None:
        text, rest = f"{value:g}", ""
    else:
        text, rest = f"{value:.{len(digits[1] or '')}f}", number_format[digits.end() :]
    if base_of(language) not in POINT_LANGUAGES:
        text = text.replace(".", ",")
    return text + rest.replace('"', "")
