"""Close-ups: exact, whole, clear of everything, the marks of their area in them, and a finding where there is no room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from layout_decks import SPAN, area, at, deck, mark, panel, point, rich

from slidekit.core.diagnostics import Diagnostic
from slidekit.core.geometry import Area, Box, Viewport
from slidekit.layout import lay_out
from slidekit.layout.annotations.labels import segment_meets
from slidekit.layout.insets.connector import connect
from slidekit.resolve.model import Column, DetailMap, Mark, Panel, Place, Slide
from slidekit.scene.dump import dump
from slidekit.scene.items import GroupItem, Item, PictureItem, Preset, Segment, ShapeItem
from slidekit.scene.scene import Scene
from slidekit.theme import BUILTIN

TITLE = rich("A close-up")
ASPECTS = ("16:9", "4:3", "16:10")
SIZES = ((1200, 1200), (1600, 900), (2000, 700), (700, 1300))


def flat(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        yield item
        if isinstance(item, GroupItem):
            yield from flat(item.items)


def inset(left: float, top: float, right: float, bottom: float, **keys: Any) -> Mark:
    return Mark(keys.pop("id", "inset"), "inset", area(left, top, right, bottom), SPAN, **keys)


def laid(slide: Slide, **venue: Any) -> tuple[Scene, tuple[Diagnostic, ...]]:
    outcome = lay_out(deck(slide, **venue), BUILTIN["reading-room"])
    assert outcome.value is not None
    return outcome.value, outcome.diagnostics


def one(shown: Panel, layout: str = "figure-inset", **keys: Any) -> Slide:
    return Slide("one", layout, SPAN, title=TITLE, panels=(shown,), **keys)


def items_of(slide: Slide, **venue: Any) -> dict[str, Item]:
    """All items of the slide by id, when laying it out finds nothing wrong."""
    scene, found = laid(slide, **venue)
    assert not found, found
    every = list(flat(scene.slides[0].items))
    assert len({item.id for item in every}) == len(every)
    return {item.id: item for item in every}


def box(items: dict[str, Item], name: str) -> Box:
    return items[f"hip.{name}"].box


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
    items = {item.id: item for item in flat(scene.slides[0].items)}
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


def test_the_magnification_is_said_once_with_the_sign_of_the_language() -> None:
    shown = panel(marks=(inset(0.4, 0.4, 0.6, 0.6, zoom=2.5),))
    [chip] = [item for name, item in items_of(one(shown)).items() if name.endswith(".zoom")]
    assert text(chip) == "×2.5"
    small = panel(marks=(inset(0.48, 0.48, 0.52, 0.52, label=rich("Tip")),))
    items = items_of(one(small))
    assert "hip.inset.zoom" not in items  # the chip would hide half of it
    assert text(items["hip.inset.label"]) == "×2\u2002Tip"


def text(item: Item) -> str:
    assert isinstance(item, ShapeItem)
    assert item.text is not None
    return "".join(run.text for line in item.text.paragraphs for run in line.runs)


@pytest.mark.parametrize("side", ["auto", "below", "above", "left", "right"])
def test_the_label_stands_at_its_side_of_the_copy(side: str) -> None:
    shown = panel(marks=(inset(0.4, 0.4, 0.6, 0.6, label=rich("Where the tip is"), label_at=side),))
    items = items_of(one(shown))
    label, copy = box(items, "inset.label"), box(items, "inset.copy")
    stands = {
        "below": label.y >= copy.bottom,
        "above": label.bottom <= copy.y,
        "left": label.right <= copy.x,
        "right": label.x >= copy.right,
    }
    assert stands[side.replace("auto", "below")]


def test_the_label_stands_where_it_is_put_by_hand() -> None:
    shown = panel(marks=(inset(0.4, 0.4, 0.6, 0.6, label=rich("Tip"), label_at=(0.2, 0.8)),))
    items = items_of(one(shown))
    picture, label = box(items, "picture"), box(items, "inset.label")
    assert abs(label.centre.x - picture.x - 0.2 * picture.w) <= 2
    assert abs(label.centre.y - picture.y - 0.8 * picture.h) <= 2


INSIDE = {
    "arrow": at(0.5, 0.5),
    "cross": at(0.45, 0.5),
    "point": at(0.5, 0.45),
    "ellipse": area(0.45, 0.45, 0.55, 0.55),
    "needle": Place(path=((0.1, 0.1), (0.5, 0.5))),
    "measure": Place(path=((0.45, 0.5), (0.55, 0.5))),
    "zone": area(0.45, 0.45, 0.55, 0.55),
}
OUTSIDE = {
    "arrow": at(0.2, 0.5),
    "ellipse": area(0.35, 0.45, 0.55, 0.55),  # half of an outline would say something else
    "box": area(0.4, 0.4, 0.6, 0.6),  # the close-up's own frame
    "needle": Place(path=((0.5, 0.5), (0.1, 0.1))),
    "measure": Place(path=((0.1, 0.5), (0.5, 0.5))),
    "zone": area(0.1, 0.1, 0.8, 0.8),
    "spotlight": area(0.45, 0.45, 0.55, 0.55),
    "text": at(0.5, 0.5),
    "number": at(0.5, 0.5),
}


def repeated(kind: str, place: Place) -> list[Item]:
    """What is drawn of a mark in the copy of [0.4, 0.4, 0.6, 0.6]."""
    close = inset(0.4, 0.4, 0.6, 0.6)
    bare = kind == "number"
    one_mark = mark(kind, place, label=() if bare else rich("It"), number=1 if bare else None)
    items = items_of(one(panel(marks=(one_mark, close))))
    copy = box(items, "inset.copy")
    assert sum(item.role in ("label", "number") for item in items.values()) == 1
    drawn = [item for name, item in items.items() if name.startswith(f"hip.inset.{one_mark.id}.")]
    assert all(copy.holds(item.box) for item in drawn)
    return drawn


@pytest.mark.parametrize("kind", sorted(INSIDE))
def test_marks_of_the_area_are_drawn_in_the_copy_without_their_labels(kind: str) -> None:
    assert repeated(kind, INSIDE[kind])


@pytest.mark.parametrize("kind", sorted(OUTSIDE))
def test_other_marks_and_halves_of_marks_are_not(kind: str) -> None:
    assert not repeated(kind, OUTSIDE[kind])


def test_a_needle_has_its_entry_only_where_that_is_shown() -> None:
    def rings(first: tuple[float, float]) -> list[Item]:
        items = items_of(
            one(panel(crop=Area(0.2, 0.2, 0.9, 0.9), marks=(mark("needle", Place(path=(first, (0.5, 0.5)))),)), "figure")
        )
        named = [item for name, item in items.items() if ".needle-" in name]
        return [item for item in named if isinstance(item, ShapeItem) and item.geometry == Preset("ellipse")]

    assert len(rings((0.3, 0.3))) == len(rings((0.1, 0.1))) + 1 == 2


@pytest.mark.parametrize("start", [None, "left", "above", (0.1, 0.9)])
def test_an_arrow_in_the_copy_ends_at_its_landmark(start: Any) -> None:
    arrow = mark("arrow", at(0.53, 0.46), start=start)
    items = items_of(one(panel(marks=(arrow, inset(0.4, 0.4, 0.6, 0.6)))))
    copy = items["hip.inset.copy"]
    assert isinstance(copy, PictureItem)
    x, y = copy.box.x + 0.65 * copy.box.w, copy.box.y + 0.3 * copy.box.h
    [head] = [item for name, item in items.items() if name.startswith(f"hip.inset.{arrow.id}.")]
    _, tip_x, tip_y = head.geometry.commands[3]  # type: ignore[union-attr]
    assert abs(tip_x - x) + abs(tip_y - y) <= 3 * 12_700
    [outer] = [item for name, item in items.items() if name.startswith(f"hip.{arrow.id}.")]
    for axis in (1, 2):  # it comes from the same side as on the picture
        inner_way, outer_way = (_middle(item)[axis - 1] - item.geometry.commands[3][axis] for item in (head, outer))  # type: ignore[union-attr]
        assert inner_way * outer_way >= 0 or abs(inner_way) + abs(outer_way) < 4 * 12_700


def _middle(item: Item) -> tuple[float, float]:
    return item.box.x + item.box.w / 2, item.box.y + item.box.h / 2


def test_steps_bring_box_connector_copy_and_marks_together() -> None:
    marks = (mark("arrow", at(0.5, 0.5)), mark("cross", at(0.45, 0.55), step=3), inset(0.4, 0.4, 0.6, 0.6, step=2))
    slide = one(panel(marks=marks), states=3)
    scene, found = laid(slide)
    assert not found
    [made] = scene.slides
    groups = {item.id: {each.id for each in flat(item.items)} for item in made.items if isinstance(item, GroupItem)}
    second, third = groups["hip.step-2"], groups["hip.step-3"]
    arrow, cross = marks[0].id, marks[1].id
    for name in ("copy", "1", "frame.1", "connector.1", "zoom", f"{arrow}.1.1"):
        assert f"hip.inset.{name}" in second
    assert f"hip.inset.{cross}.2.1" in third
    assert not any(name.startswith("hip.inset") for name in groups["hip"])
    assert [{reveal.item for reveal in click} for click in made.clicks] == [{"hip.step-2"}, {"hip.step-3"}]


def test_pages_of_one_slide_agree_on_every_place() -> None:
    marks = (mark("arrow", at(0.5, 0.5), label=rich("Tip")), inset(0.4, 0.4, 0.6, 0.6, step=2))
    slide = one(panel(marks=marks), states=2)
    first, second = (items_of(replace(slide, shown=state)) for state in (1, 2))
    assert not any(name.startswith("hip.inset") for name in first)
    assert "hip.inset.copy" in second
    assert first["hip.picture"].box == second["hip.picture"].box


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
    gone = replace(wide, focus=(1.0, 0.5))
    assert [found.code for found in laid(one(gone, "figure-full"), aspect="4:3")[1]] == ["mark-outside-crop"]


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


def test_several_close_ups_stand_in_the_order_of_their_sources() -> None:
    marks = (inset(0.4, 0.7, 0.55, 0.85), inset(0.4, 0.1, 0.55, 0.25, id="inset-2"))
    items = items_of(one(panel(marks=marks)))
    first, second = box(items, "inset.copy"), box(items, "inset-2.copy")
    assert second.bottom < first.y
    lines = [item.geometry for name, item in items.items() if ".connector." in name and isinstance(item, ShapeItem)]
    assert len(lines) == 8
    assert not any(
        isinstance(line, Segment) and segment_meets(line.start, line.end, copy.inset(10))
        for line in lines
        for copy in (first, second)
    )


@settings(max_examples=200, deadline=None)
@given(*(st.tuples(st.integers(0, 900), st.integers(0, 900), st.integers(10, 400), st.integers(10, 400)) for _ in range(2)))
def test_connectors_run_across_neither_box(a: tuple[int, ...], b: tuple[int, ...]) -> None:
    source, copy = Box(*a), Box(*b)
    lines, _ = connect(source, copy)
    assert len(lines) == (0 if source.inset(-1).meets(copy) and source.meets(copy) else 2)
    for line in lines:
        assert not segment_meets(*line, source.inset(2))
        assert not segment_meets(*line, copy.inset(2))


def pair(**keys: Any) -> Slide:
    whole = replace(panel(), letter="A", marks=(mark("arrow", at(0.5, 0.5), label=rich("Tip")),))
    part = replace(panel(), id="part", letter="B", crop=keys.pop("crop", Area(0.4, 0.35, 0.65, 0.6)))
    return Slide("one", "figure-inset", SPAN, title=TITLE, panels=(whole, part), **keys)


@pytest.mark.parametrize("points", [(), (point("Said"),)])
@pytest.mark.parametrize("aspect", ASPECTS)
def test_a_second_panel_is_marked_on_the_first(aspect: str, points: tuple[Any, ...]) -> None:
    items = items_of(pair(points=points), aspect=aspect)
    picture, part, source = box(items, "picture"), items["part.picture"].box, box(items, "close-up.1")
    wanted = Viewport(Area(0, 0, 1, 1), picture).area(Area(0.4, 0.35, 0.65, 0.6))
    assert all(abs(one - other) <= 1 for one, other in zip(source, wanted, strict=True))
    assert "hip.close-up.copy" not in items
    assert len([name for name in items if name.startswith("hip.close-up.connector.")]) == 4
    ends = [item.geometry.end for name, item in items.items() if ".connector." in name]  # type: ignore[union-attr]
    assert all(end.x in (part.x, part.right) and end.y in (part.y, part.bottom) for end in ends)
    assert text(items["part.letter"]) == "B\u2002×4"


def test_panels_of_two_figures_are_just_two_panels() -> None:
    slide = pair()
    stranger = replace(panel("spine"), letter="B", crop=slide.panels[1].crop)
    items = items_of(replace(slide, panels=(slide.panels[0], stranger)))
    assert not any("close-up" in name for name in items)
    assert text(items["spine.letter"]) == "B"


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
