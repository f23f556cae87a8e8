"""Where content stands on a template's layout, and in which colours."""

from __future__ import annotations

from dataclasses import replace

import pytest
from layout_decks import deck

from slidekit.core.colour import contrast
from slidekit.core.geometry import Box, Size
from slidekit.core.units import pt
from slidekit.layout.frames.frame import Frame
from slidekit.layout.frames.furnishing import SMALLEST, furnish
from slidekit.layout.frames.inks import ink_in, inks_for, signs_for
from slidekit.layout.frames.regions import GAP, clear, content_box, has_room, region_in
from slidekit.scene.design import LayoutPlaceholder, Level, Scenery, SlideLayout
from slidekit.scene.ground import ANYTHING, ground_behind
from slidekit.scene.items import TextItem

PAGE = Size(pt(960), pt(540))
BODY = Box(pt(40), pt(120), pt(880), pt(360))
COLOURS = {
    "bg1": "FFFFFF", "tx1": "000000", "bg2": "EEEEEE", "tx2": "1F497D", "hlink": "0000FF", "folHlink": "800080",
    "accent1": "FFFF00", "accent2": "C0504D", "accent3": "9BBB59", "accent4": "8064A2", "accent5": "4BACC6",
    "accent6": "F79646",
}  # fmt: skip


def box(x: float, y: float, w: float, h: float) -> Box:
    return Box(pt(x), pt(y), pt(w), pt(h))


def holder(type: str, idx: int, at: Box, colour: str = "tx1") -> LayoutPlaceholder:
    return LayoutPlaceholder(type, idx, type, at, (Level(28, colour),) * 9, "", font="Calibri")


def layout(*holders: LayoutPlaceholder, scenery: tuple[Scenery, ...] = ()) -> SlideLayout:
    whole = Scenery(Box(0, 0, *PAGE), ("FFFFFF",))
    return SlideLayout("1", "Layout", "obj", holders, (whole, *scenery), COLOURS)


def test_content_keeps_clear_of_a_logo_in_its_corner_and_of_the_footer() -> None:
    found = layout(
        holder("title", 0, box(40, 20, 880, 80)), holder("obj", 1, BODY), holder("ftr", 11, box(40, 470, 300, 30)),
        scenery=(Scenery(box(860, 440, 80, 60), ()),),
    )  # fmt: skip
    region = region_in(found, BODY, PAGE)
    assert region == BODY._replace(w=pt(860) - GAP - BODY.x, h=pt(470) - GAP - BODY.y)


@pytest.mark.parametrize("size", [12.0, 12.5, 14.25])
def test_words_that_fit_nowhere_are_small_but_no_smaller_than_can_be_read(size: float) -> None:
    narrow = replace(holder("ftr", 11, box(40, 500, 60, 12)), levels=(Level(size),) * 9)
    frame = Frame(layout(narrow), None, None, None, ())  # type: ignore[arg-type]
    [footer] = furnish(frame, deck(footer="What this society wants to be read below every slide"), 1)
    assert isinstance(footer, TextItem)
    assert {run.char.size for paragraph in footer.text.paragraphs for run in paragraph.runs} == {SMALLEST}


def test_what_holds_the_content_is_its_ground() -> None:
    card = Scenery(box(20, 100, 920, 400), ("EEEEEE",))
    assert region_in(layout(holder("obj", 1, BODY), scenery=(card,)), BODY, PAGE) == BODY


def test_scenery_that_would_take_most_of_the_room_is_stood_on() -> None:
    art = Scenery(box(0, 250, 960, 100), ())
    assert region_in(layout(holder("obj", 1, BODY), scenery=(art,)), BODY, PAGE) == BODY


def test_a_region_that_is_too_small_grows_over_what_is_free() -> None:
    small = holder("obj", 1, box(300, 250, 400, 120))
    region = region_in(layout(holder("title", 0, box(40, 20, 880, 80)), small), small.box, PAGE)
    assert region.y == pt(100) + GAP
    assert region.w > pt(900)
    assert has_room(region)
    assert not has_room(small.box)


def test_pictures_take_all_content_placeholders_together() -> None:
    two = layout(holder("obj", 1, box(40, 120, 400, 360)), holder("obj", 2, box(480, 120, 440, 360)))
    assert content_box(two, wide=True) == box(40, 120, 880, 360)
    assert content_box(two, wide=False) == box(480, 120, 440, 360)


def test_clear_leaves_what_lies_beside() -> None:
    assert clear(BODY, [box(0, 0, 960, 100)], PAGE) == BODY


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (Scenery(box(0, 0, 960, 540), ("112233",)), ("112233",)),
        (Scenery(box(0, 0, 960, 540), ("000000",), 0.5), ("808080",)),
        (Scenery(box(0, 0, 960, 300), ("112233",)), ("FFFFFF", "112233")),
        (Scenery(box(0, 0, 960, 540), ()), ANYTHING),
        (Scenery(box(0, 0, 960, 540), (), 0.1), ("FFFFFF",)),
        (Scenery(box(0, 0, 960, 121), ("112233",)), ("FFFFFF",)),
        (Scenery(box(0, 0, 960, 540), None), ("FFFFFF",)),
    ],
)
def test_what_lies_behind(part: Scenery, expected: tuple[str, ...]) -> None:
    assert ground_behind(BODY, ("FFFFFF",), (part,)) == expected


@pytest.mark.parametrize("ground", ["FFFFFF", "000000", "0A7E8C", "F79646", "777777"])
def test_every_colour_in_use_is_seen(ground: str) -> None:
    found = layout(holder("obj", 1, BODY))
    inks = {**COLOURS, **inks_for(found, (ground,), None)}
    inks = {name: COLOURS.get(colour, colour) for name, colour in inks.items()}
    for name, least in (("tx1", 4.5), ("tx2", 4.5), ("accent1", 4.4), ("accent2", 3.0), ("accent6", 3.0)):
        assert contrast(inks[name], ground) >= least, name
    assert contrast(inks["tx1"], inks["bg2"]) >= 4.5
    signs = signs_for((ground,))
    for name in ("accent2", "accent3"):
        assert contrast(signs[name], ground) >= 3
        assert contrast(signs[name], signs["bg1"]) >= 3


def test_a_placeholder_keeps_its_colour_unless_it_cannot_be_read() -> None:
    bar = Scenery(box(0, 0, 960, 110), ("12355B",))
    white, grey = (holder("title", 0, box(40, 20, 880, 80), colour) for colour in ("FFFFFF", "444444"))
    assert ink_in(layout(white, scenery=(bar,)), white, 32) == "FFFFFF"
    assert contrast(ink_in(layout(grey, scenery=(bar,)), grey, 32), "12355B") >= 3
    half = Scenery(box(0, 0, 960, 60), ("12355B",))
    assert ink_in(layout(white, scenery=(half,)), white, 32) == "FFFFFF"
