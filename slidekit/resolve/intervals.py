"""Intervals of chart data: two ends for each value that has any, and what does not hold together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from slidekit.core.diagnostics import Diagnostic, Span, error, warning
from slidekit.core.richtext import plain
from slidekit.resolve import model

Ends = float | list[float] | None


def read_ends(ends: Ends, values: Sequence[float]) -> tuple[float, ...]:
    """One end for each value; () without any. A single number is the end of a single value."""
    if ends is None:
        return ()
    return tuple(ends) if isinstance(ends, list) else (ends,) * len(values)


Numbers = tuple[float, ...]


def close(low: Numbers, high: Numbers, values: Numbers) -> tuple[Numbers, Numbers]:
    """Both ends; where the author gave one, the value itself is the other."""
    return (low or values, high or values) if low or high else ((), ())


def check_intervals(kind: str, data: Sequence[model.Datum], spans: Sequence[Span | None], slide: str) -> Iterator[Diagnostic]:
    """``chart-interval``: ends on the wrong side of their value, and intervals where a chart has no place for them."""
    for datum, span in zip(data, spans, strict=True):
        for value, low, high in zip(datum.values, datum.low, datum.high, strict=False):
            if not low <= value <= high:
                fact = f"the interval {low:g} to {high:g} does not hold its value {value:g}"
                yield error("chart-interval", fact, span, "write low: below the value and high: above it", slide=slide)
    if kind == "pie" and any(datum.low for datum in data):
        at = next(span for datum, span in zip(data, spans, strict=True) if datum.low)
        help = "take low: and high: out, or choose bar, column, dot or line"
        yield error("chart-interval", "a pie has no place for intervals", at, help, slide=slide)


def check_range(
    data: Sequence[model.Datum], reach: tuple[float, float] | None, span: Span | None, slide: str
) -> Iterator[Diagnostic]:
    """``range-too-small``: values or ends of intervals beyond the axis that the author asked for."""
    if reach is None:
        return
    start, end = min(reach), max(reach)
    for datum in data:
        beyond = [number for number in (*datum.values, *datum.low, *datum.high) if not start <= number <= end]
        if beyond:
            worst = max(beyond, key=lambda number: max(start - number, number - end))
            name = plain(datum.label) or "a value"
            fact = f"the axis goes from {start:g} to {end:g}, and {name} reaches {worst:g}"
            wider = f"write range: [{min(start, worst):g}, {max(end, worst):g}] or wider"
            yield warning("range-too-small", fact, span, wider, slide=slide)
            return
