"""``overflow: split``: a slide that is too long goes on over further slides, parted between its points, rows or entries."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from slidekit.core.richtext import Inline, Rich
from slidekit.layout.context import Context, Desk, Kind
from slidekit.resolve.model import Slide

MOST = 12
"""A slide never goes on over more slides than this."""


def numbered(title: Rich, page: int, pages: int) -> Rich:
    """The title with ``(2/3)`` behind it, which never begins a line."""
    return (*title, Inline(f"\u00a0({page}/{pages})")) if title else title


def continued(desk: Desk, whole: Context, kind: Kind, fits: Callable[[Context], bool]) -> list[Context]:
    """The fewest pages on each of which the slide's part stands, evenly filled; the slide itself where that cannot be."""
    slide = whole.slide
    if kind.weigh is None or slide.states > 1 or fits(whole):
        return [whole]
    weights = kind.weigh(whole)
    for pages in range(2, min(len(weights), MOST) + 1):
        cuts = part_evenly(weights, pages)
        parts = [
            Context(desk, _page(slide, number, pages), portion=slice(first, last))
            for number, (first, last) in enumerate(pairwise(cuts), 1)
        ]
        if all(fits(part) for part in parts):
            return parts
    return [whole]


def _page(slide: Slide, number: int, pages: int) -> Slide:
    """One page of a continued slide: notes and section stay with the first."""
    first = number == 1
    return replace(
        slide,
        id=slide.id if first else f"{slide.id}@{number}",
        title=numbered(slide.title, number, pages),
        section=slide.section if first else None,
        notes=slide.notes if first else (),
        seconds=slide.seconds / pages,
    )


def part_evenly(weights: Sequence[int], parts: int) -> list[int]:
    """Where to cut a row of weights into parts so that the heaviest is as light as can be: indices from 0 to the end."""
    sums = [0, *accumulate(weights)]
    count = len(weights)
    best = {end: (sums[end], [0, end]) for end in range(1, count + 1)}
    for made in range(1, parts):
        best = {
            end: min((max(best[cut][0], sums[end] - sums[cut]), [*best[cut][1], end]) for cut in range(made, end))
            for end in range(made + 1, count + 1)
        }
    return best[count][1]
