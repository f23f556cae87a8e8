"""Sizes for the whole deck: one title size, one body size from which a slide may go down one step before all do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence


def largest_that_fits(scale: Sequence[float], fits: Callable[[float], bool]) -> float:
    """The largest size of a scale (largest first) at which the slide stands; the smallest when none does."""
    return next((size for size in scale if fits(size)), scale[-1])


def harmonise(largest: Iterable[float], scale: Sequence[float]) -> float:
    """The deck's size: one step above the smallest that any slide needs, or the smallest of what all could have."""
    wanted = list(largest)
    if not wanted:
        return scale[0]
    least = scale.index(min(wanted))
    return scale[max(0, least - 1)] if max(wanted) > scale[least] else scale[least]


def size_for(largest: float, deck: float) -> float:
    """A slide's own size: the deck's, or the step below where it needs it."""
    return min(largest, deck)
