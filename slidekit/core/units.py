"""Lengths: EMU everywhere, points and pixels only at the doors.

An EMU is 1/914400 inch, PowerPoint's unit; 12,700 of them are a point. Integers, so that sums are exact.
"""

from __future__ import annotations

from collections.abc import Sequence

EMU_PER_PT = 12_700
EMU_PER_INCH = 914_400


def pt(points: float) -> int:
    """Points → EMU, rounded to the nearest whole one."""
    return round(points * EMU_PER_PT)


def inch(inches: float) -> int:
    """Inches → EMU, rounded to the nearest whole one."""
    return round(inches * EMU_PER_INCH)


def to_pt(emu: float) -> float:
    """EMU → points."""
    return emu / EMU_PER_PT


def share(total: int, weights: Sequence[float], gap: int = 0) -> list[tuple[int, int]]:
    """Cut ``total`` into ``(start, length)`` parts by weight, ``gap`` apart; the parts and gaps sum to ``total`` exactly."""
    room = total - gap * (len(weights) - 1)
    whole = sum(weights)
    parts: list[tuple[int, int]] = []
    done = 0.0
    start = 0
    for index, weight in enumerate(weights):
        done += weight
        end = round(room * done / whole)
        parts.append((start + index * gap, end - start))
        start = end
    return parts
