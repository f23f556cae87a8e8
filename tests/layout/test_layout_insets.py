"""Close-ups: exact, whole, clear of everything, and a finding where there is no room."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from inset_slides import ASPECTS, TITLE, box, inset, items_of, laid, one, pair, text
from layout_decks import SPAN, area, at, deck, mark, panel, point, rich

from slidekit.core.geometry import Area, Box, Viewport
from slidekit.layout import lay_out
from slidekit.resolve.model import Column, DetailMap, Slide
from slidekit.scene.dump import dump
from slidekit.scene.items import PictureItem
from slidekit.scene.walk import walk
from slidekit.theme import BUILTIN

SIZES = ((1200, 1200), (1600, 900), (2000, 700), (700, 1300))


@settings(max_examples=80, deadline=None)
@given(
    st.tuples(st.floats(0, 0.75), st.floats(0, 0.75), st.floats(0.06, 0.3), st.floats(0.06, 0.3)),
    st.floats(1.2, 4),
    st.sampled_from(SIZES),
    st.sampled_from(ASPECTS),
    st.sampled_from([None, Area(0.1, 0.05, 0.95, 0.9)]),
    st.booleans(),
    st.tuples(st.floats(0, 1), st.floats(0, 1)),
)
@example(
    (0.5, 0.5, 0.25, 0.0625), 4.0, (1600, 900), "16:10", Area(0.1, 0.05, 0.95, 0.9), False, (0.0, 0.0)
)  # wider than the page
def test_every_point_of_the_area_has_its_place_in_the_copy(
    where: tuple[float, float, float, float],
    zoom: float,
    pixels: tuple[int, int],
    aspect: str,
    crop: Area | None,
    points: bool,
    spot: tuple[float, float],
) -> None:
    left, top, w, h = where
    close = inset(left, top, min(1.0, left + w), min(1.0, top + h), zoom=zoom)
    centre = close.place.target
    assume(crop is None or (crop.left < centre[0] < crop.right and crop.top < centre[1] < crop.bottom))
    slide = one(panel(pixels=pixels, crop=crop, marks=(close,)), points=(point("Said"), point("Said again")) if points else ())
    scene, found = laid(slide, aspect=aspect)
    assert not found
    items = {item.id: item for item in walk(scene.slides[0].items)}
    picture, copy = items["hip.picture"], items["hip.inset.copy"]
    assert isinstance(picture, PictureItem)
    assert isinstance(copy, PictureItem)
    a, b, c, d = copy.media.crop
    outer = picture.media.crop
    assert outer[0] <= a < c <= outer[2]
    assert outer[1] <= b < d <= outer[3]
    fx, fy = (a + spot[0] * (c - a)) / pixels[0], (b + spot[1] * (d - b)) / pixels[1]
    view = Viewport(Area(a / pixels[0], b / pixels[1], c / pixels[0], d / pixels[1]), copy.box)
    placed = view.to_slide(fx, fy)
    scale = zoom * picture.box.w / (outer[2] - outer[0])
    for got, start, pixel in ((placed.x, copy.box.x, spot[0] * (c - a)), (placed.y, copy.box.y, spot[1] * (d - b))):
        skew = 1 if start == copy.box.x else abs(picture.box.h / (outer[3] - outer[1]) * zoom / scale)
        assert abs(got - start - pixel * scale * skew) <= 1 + pixel / 1000
    page = Box(0, 0, *scene.size)
    assert all(page.holds(item.box) for item in items.values())
    source = next(item.box for name, item in items.items() if name == "hip.inset.1")
    assert not copy.box.meets(source)


@pytest.mark.parametrize("aspect", ASPECTS)
@pytest.mark.parametrize("layout", ["figure", "figure-inset", "points-figure", "figure-points", "figure-full", "build"])
def test_a_close_up_is_clear_of_chips_labels_and_marks(layout: str, aspect: str) -> None:
    marks = (
        mark("arrow", at(0.45, 0.4), label=rich("Needle tip")),
        mark("ellipse", area(0.1, 0.7, 0.2, 0.85), label=rich("Bone"), step=2),
        inset(0.35, 0.3, 0.55, 0.5, label=rich("Tip"), number=1),
    )
    shown = replace(panel(marks=marks), badges=("SIMULATED",), caption=rich("A caption."))
    texts = (point("Said", number=1),) if "points" in layout or layout == "figure-inset" else ()
    items = items_of(one(shown, layout, points=texts, states=2), aspect=aspect)
    solid = [item for item in items.values() if item.role in ("inset", "label", "badge", "scale", "caption", "title", "body")]
    assert {"inset", "label", "badge"} <= {item.role for item in solid}
    for first, second in combinations(solid, 2):
        assert not first.box.meets(second.box), (first.id, second.id)
    copy = items["hip.inset.copy"].box
    assert not any(copy.meets(item.box) for name, item in items.items() if ".ellipse" in name)


def test_what_is_cropped_away_does_not_come_back() -> None:
    shown = panel(crop=Area(0.3, 0.3, 0.9, 0.9), marks=(inset(0.2, 0.35, 0.5, 0.55),))
    copy = items_of(one(shown))["hip.inset.copy"]
    assert isinstance(copy, PictureItem)
    assert copy.media.crop == (360, 420, 600, 660)


def test_a_filling_picture_cuts_its_close_up_too() -> None:
    wide = panel(pixels=(1600, 900), fit="cover", focus=(0.5, 0.5), marks=(inset(0.1, 0.4, 0.3, 0.6),))
    slide = one(wide, "figure-full")
    items = items_of(slide, aspect="4:3")
    picture, copy = items["hip.picture"], items["hip.inset.copy"]
    assert isinstance(picture, PictureItem)
    assert isinstance(copy, PictureItem)
    assert picture.media.crop[0] <= copy.media.crop[0]
    items = items_of(one(replace(wide, focus=(1.0, 0.5)), "figure-full"), aspect="4:3")
    picture, copy = items["hip.picture"], items["hip.inset.copy"]
    assert isinstance(picture, PictureItem)
    assert isinstance(copy, PictureItem)
    left, _, right, _ = copy.media.crop
    assert picture.media.crop[0] <= (left + right) / 2 <= picture.media.crop[2]  # moved to where the mark is


@pytest.mark.parametrize("layout", ["compare", "grid"])
def test_beside_other_panels_it_stands_over_its_own(layout: str) -> None:
    shown = replace(panel(marks=(inset(0.4, 0.4, 0.6, 0.6), mark("arrow", at(0.5, 0.5), label=rich("Tip")))), letter="A")
    others = tuple(replace(panel(f"other-{n}"), letter="BCD"[n]) for n in range(1 if layout == "compare" else 3))
    items = items_of(Slide("one", layout, SPAN, title=TITLE, panels=(shown, *others)))
    assert not any(box(items, "inset.copy").meets(items[f"{other.id}.picture"].box) for other in others)


@pytest.mark.parametrize("aspect", ASPECTS)
@pytest.mark.parametrize("layout", ["title", "sequence", "compare-3", "columns"])
def test_wherever_there_is_a_picture_there_may_be_a_close_up(layout: str, aspect: str) -> None:
    shown = replace(panel(marks=(inset(0.1, 0.1, 0.25, 0.25),)), letter="A")
    others = [replace(panel(f"other-{n}"), letter="BC"[n]) for n in range(2)]
    slide = Slide(
        "one", layout, SPAN, title=TITLE, panels=(shown, *others) if layout in ("sequence", "compare-3") else (shown,)
    )
    if layout == "columns":
        columns = (Column(TITLE, None, (), (), shown, SPAN), Column(TITLE, None, rich("Text"), (), None, SPAN))
        slide = replace(slide, panels=(), columns=columns)
    items = items_of(slide, aspect=aspect)
    assert not box(items, "inset.copy").meets(box(items, "inset.1"))


def test_no_room_over_the_picture_is_a_finding_with_a_zoom_that_fits() -> None:
    close = inset(0.1, 0.1, 0.4, 0.4, zoom=3.0)
    pair = (panel(marks=(close,)), panel("spine"))
    slide = Slide("one", "compare", SPAN, title=TITLE, panels=pair)
    [found] = laid(slide, aspect="4:3")[1]
    assert (found.code, found.slide, found.element) == ("inset-crowded", "one", "hip")
    assert "at 3 times" in found.message
    zoom = float(found.help.split("zoom: ")[1].split(",")[0])
    assert 1.2 <= zoom < 3
    fitting = replace(slide, panels=(panel(marks=(replace(close, zoom=zoom),)), pair[1]))
    assert laid(fitting, aspect="4:3")[1] == ()
    more = replace(slide, panels=(panel(marks=(replace(close, zoom=zoom + 0.1),)), pair[1]))
    assert [each.code for each in laid(more, aspect="4:3")[1]] == ["inset-crowded"]


def test_a_magnification_that_nobody_wrote_gives_way_and_is_said() -> None:
    shown = panel(marks=(inset(0.3, 0.3, 0.55, 0.55),))
    items = items_of(Slide("one", "compare", SPAN, title=TITLE, panels=(shown, panel("spine"))), aspect="4:3")
    copy, source = box(items, "inset.copy"), box(items, "inset.1")
    zoom = float(text(items["hip.inset.zoom"]).removeprefix("×"))
    assert 1.5 <= zoom < 2
    assert copy.w / source.w == pytest.approx(zoom, rel=0.001)


def test_over_the_picture_it_hides_where_least_is() -> None:
    def copy_of(rows: tuple[tuple[float, ...], ...]) -> tuple[Box, Box]:
        shown = panel(pixels=(2000, 700), marks=(inset(0.45, 0.4, 0.55, 0.6),))
        shown = replace(shown, figure=replace(shown.figure, detail=DetailMap(lambda: rows)))
        items = items_of(Slide("one", "compare", SPAN, title=TITLE, panels=(shown, panel("spine"))))
        return box(items, "inset.copy"), box(items, "picture")

    quiet_left = tuple(tuple(0.0 if x < 32 else 1.0 for x in range(64)) for _ in range(48))
    copy, picture = copy_of(quiet_left)
    assert copy.centre.x < picture.centre.x
    copy, picture = copy_of(tuple(row[::-1] for row in quiet_left))
    assert copy.centre.x > picture.centre.x


GALLERY = (
    one(
        panel(
            marks=(mark("arrow", at(0.5, 0.5), label=rich("Tip")), inset(0.4, 0.4, 0.6, 0.6, label=rich("The tip"), number=1))
        ),
        points=(point("Here the needle ends", number=1), point("Nothing else does")),
    ),
    replace(
        one(panel(pixels=(2000, 700), marks=(inset(0.1, 0.3, 0.25, 0.6, zoom=2.5, style="risk", dashed=True),))), id="wide"
    ),
    replace(
        one(panel(marks=(inset(0.4, 0.6, 0.6, 0.8), inset(0.2, 0.2, 0.3, 0.35, id="inset-2", step=2))), states=2), id="two"
    ),
    replace(pair(), id="pair"),
)


@pytest.mark.parametrize("aspect", ["16:9", "4:3"])
def test_the_close_ups_are_as_they_were(aspect: str, request: pytest.FixtureRequest) -> None:
    expected = Path(__file__).parent / "golden" / f"insets-{aspect.replace(':', 'x')}.txt"
    outcome = lay_out(deck(*GALLERY, aspect=aspect), BUILTIN["reading-room"])
    assert outcome.value is not None
    assert not outcome.diagnostics
    found = dump(outcome.value)
    if request.config.getoption("--update"):
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")
