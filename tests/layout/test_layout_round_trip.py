"""From a pixel as stored, turned by its EXIF orientation, cropped and fitted, to the slide and back: nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from layout_decks import panel
from PIL import Image

from slidekit.core.geometry import Area, Box
from slidekit.layout.page import page_for
from slidekit.layout.pictures import frame, largest, shown_pixels
from slidekit.media import cut
from slidekit.resolve.model import Panel, Venue

XY = tuple[float, float]
SWAPPED = (5, 6, 7, 8)
BACK = {1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 8, 7: 7, 8: 6}
"""Which orientation undoes another."""


def turn(orientation: int, place: XY, size: XY) -> XY:
    """Where a place of the stored picture lies on the upright one (EXIF 2.3, Orientation)."""
    (x, y), (w, h) = place, size
    return {
        1: (x, y), 2: (w - x, y), 3: (w - x, h - y), 4: (x, h - y),
        5: (y, x), 6: (h - y, x), 7: (h - y, w - x), 8: (y, w - x),
    }[orientation]  # fmt: skip


def upright_size(orientation: int, size: tuple[int, int]) -> tuple[int, int]:
    return (size[1], size[0]) if orientation in SWAPPED else size


@st.composite
def crops(draw: st.DrawFn) -> Area | None:
    if draw(st.booleans()):
        return None
    left, top = draw(st.floats(0, 0.8)), draw(st.floats(0, 0.8))
    return Area(left, top, left + draw(st.floats(0.1, 1 - left)), top + draw(st.floats(0.1, 1 - top)))


fractions = st.floats(0, 1)
sides = st.integers(40, 9000)


@settings(max_examples=400, deadline=None)
@given(
    st.integers(1, 8), st.tuples(sides, sides), crops(), st.sampled_from(["contain", "cover"]),
    st.none() | st.tuples(fractions, fractions), st.sampled_from(["16:9", "4:3", "16:10"]),
    st.tuples(st.integers(300_000, 12_000_000), st.integers(300_000, 6_800_000)), st.tuples(fractions, fractions),
)  # fmt: skip
def test_a_pixel_comes_back_within_an_emu(
    orientation: int, stored: tuple[int, int], crop: Area | None, fit: str, focus: XY | None, aspect: str,
    room: tuple[int, int], share: XY,
) -> None:  # fmt: skip
    upright = upright_size(orientation, stored)
    shown = replace(panel(pixels=upright), crop=crop, fit=fit, focus=focus)
    left, top, right, bottom = shown_pixels(shown)
    page, venue = page_for(aspect, 0.04, 0.02), Venue("here", aspect=aspect)
    size = room if fit == "cover" else largest(shown, page, venue, *room)
    assume(min(size) > 20_000)
    box = Box(123_456, 65_432, *size)
    framed = frame(shown, box, page, venue)
    view, (x0, y0, x1, y1) = framed.view, framed.media.crop

    seen = x0 + share[0] * (x1 - x0), y0 + share[1] * (y1 - y0)
    start = turn(BACK[orientation], seen, upright)
    x, y = turn(orientation, start, stored)
    spot = view.to_slide(x / upright[0], y / upright[1])
    across, down = view.to_picture(spot)
    end = turn(BACK[orientation], (across * upright[0], down * upright[1]), upright)

    emu = (x1 - x0) / box.w, (y1 - y0) / box.h  # pixels in an EMU
    off = (abs(end[0] - start[0]), abs(end[1] - start[1]))
    if orientation in SWAPPED:
        off = off[::-1]
    assert off[0] <= emu[0]
    assert off[1] <= emu[1]

    assert (left, top) <= (x0, y0)
    assert x1 <= right
    assert y1 <= bottom
    drawn = box.x + (x - x0) / (x1 - x0) * box.w, box.y + (y - y0) / (y1 - y0) * box.h
    assert abs(spot.x - drawn[0]) <= 1, "the mark stands elsewhere than the finished picture shows it"
    assert abs(spot.y - drawn[1]) <= 1


@settings(max_examples=200, deadline=None)
@given(st.tuples(sides, sides), crops(), st.tuples(st.integers(300_000, 12_000_000), st.integers(300_000, 6_800_000)),
       st.none() | st.tuples(fractions, fractions))  # fmt: skip
def test_covering_fills_its_box_round_the_focus_without_stretching(
    pixels: tuple[int, int], crop: Area | None, room: tuple[int, int], focus: XY | None
) -> None:
    shown = replace(panel(pixels=pixels), crop=crop, fit="cover", focus=focus)
    left, top, right, bottom = shown_pixels(shown)
    box = Box(0, 0, *room)
    x0, y0, x1, y1 = frame(shown, box, page_for("16:9", 0.04, 0.02), Venue("here")).media.crop
    assert x1 > x0
    assert y1 > y0
    assume(min(x1 - x0, y1 - y0) > 4)
    assert (x1 - x0) * box.h / ((y1 - y0) * box.w) == pytest.approx(1, abs=1 / min(x1 - x0, y1 - y0))
    lost = right - left - (x1 - x0), bottom - top - (y1 - y0)
    assert lost[0] <= 1 or lost[1] <= 1 + box.h / box.w, "more is cut away than the box asks for"
    if focus is not None:
        for at, low, high, first, last in (
            (focus[0] * pixels[0], x0, x1, left, right), (focus[1] * pixels[1], y0, y1, top, bottom),
        ):  # fmt: skip
            middle = (low + high) / 2
            assert abs(middle - at) <= 1 or (middle > at and low == first) or (middle < at and high == last)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("crop", [None, Area(0.2, 0.1, 0.8, 0.7), Area(0.0, 0.5, 1.0, 1.0)])
def test_finished_pixels_are_the_stored_ones(orientation: int, crop: Area | None) -> None:
    """Every pixel of a picture of a hundred colours is where the formulas of this file have it."""
    stored = Image.new("RGB", (10, 7))
    for x in range(10):
        for y in range(7):
            stored.putpixel((x, y), (20 * x, 30 * y, 128))
    exif, sink = Image.Exif(), BytesIO()
    exif[0x0112] = orientation
    stored.save(sink, "PNG", exif=exif)
    shown: Panel = replace(panel(pixels=upright_size(orientation, stored.size)), crop=crop)
    left, top, right, bottom = shown_pixels(shown)
    made = cut(sink.getvalue(), crop=(left, top, right, bottom)).value
    assert made is not None
    finished = Image.open(BytesIO(made.data)).convert("RGB")
    assert finished.size == (right - left, bottom - top)
    for x in range(10):
        for y in range(7):
            across, down = turn(orientation, (x + 0.5, y + 0.5), stored.size)
            if left < across < right and top < down < bottom:
                assert finished.getpixel((int(across - left), int(down - top))) == stored.getpixel((x, y))
