"""Geometry and units: exact sums, and marks that come back from the slide to where they were."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from slidekit.core.colour import contrast, mix
from slidekit.core.diagnostics import did_you_mean, nearest
from slidekit.core.geometry import Area, Box, Point, Viewport, union
from slidekit.core.units import share

fractions = st.floats(0.0, 1.0)


@given(st.integers(1, 10**8), st.lists(st.floats(0.1, 50), min_size=1, max_size=12), st.integers(0, 1000))
def test_shares_and_gaps_sum_exactly(total: int, weights: list[float], gap: int) -> None:
    total += gap * len(weights)
    parts = share(total, weights, gap)
    assert parts[0][0] == 0
    assert parts[-1][0] + parts[-1][1] == total
    for (start, length), (following, _) in pairwise(parts):
        assert start + length + gap == following


@given(fractions, fractions, st.floats(0, 0.6), st.floats(0, 0.6), st.floats(0.2, 0.4), st.integers(10**5, 10**7))
def test_places_come_back_within_an_emu_per_thousand_pixels(
    x: float, y: float, left: float, top: float, size: float, w: int
) -> None:
    view = Viewport(Area(left, top, left + size, top + size), Box(1000, 2000, w, w))
    back = view.to_picture(view.to_slide(x, y))
    assert abs(back[0] - x) * w / size <= 1
    assert abs(back[1] - y) * w / size <= 1


def test_a_viewport_maps_the_shown_area_onto_its_box() -> None:
    view = Viewport(Area(0.25, 0.0, 0.75, 1.0), Box(100, 200, 1000, 2000))
    assert view.to_slide(0.25, 0.0) == Point(100, 200)
    assert view.to_slide(0.75, 1.0) == Point(1100, 2200)
    assert view.area(Area(0.25, 0.0, 0.5, 0.5)) == Box(100, 200, 500, 1000)


def test_union_holds_all_and_no_more() -> None:
    assert union([Box(0, 5, 10, 10), Box(-3, 7, 4, 20)]) == Box(-3, 5, 13, 22)


def test_contrast_is_that_of_wcag() -> None:
    assert round(contrast("000000", "FFFFFF"), 2) == 21.0
    assert round(contrast("767676", "#FFFFFF"), 2) == 4.54
    assert mix("FFFFFF", "000000", 0.5) == "808080"


def test_near_misses_are_named() -> None:
    assert nearest("tpi", ["tip", "entry"]) == "tip"
    assert nearest("zzz", ["tip", "entry"]) is None
    assert did_you_mean("zzz", ["tip", "entry"]) == "known: entry, tip"
