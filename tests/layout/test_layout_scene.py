"""Scenes of small decks: nothing off the slide, nothing on top of each other, marks on target, dumps as expected."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layout_decks import ARROWED, SPAN, TALK, area, at, deck, mark, panel, point, rich

from slidekit.core.geometry import Area, Box, union
from slidekit.core.units import pt
from slidekit.layout import lay_out
from slidekit.layout.annotations import KINDS as MARK_KINDS
from slidekit.layout.kinds import KINDS
from slidekit.resolve.model import Place, Slide
from slidekit.scene.dump import dump
from slidekit.scene.items import GroupItem, Outline, ShapeItem, TextItem
from slidekit.scene.scene import Scene
from slidekit.scene.walk import walk
from slidekit.theme import BUILTIN

ASPECTS = ("16:9", "4:3", "16:10")
READING_ROOM = BUILTIN["reading-room"]


def scene(*slides: Slide, theme: str = "reading-room", **venue: object) -> Scene:
    outcome = lay_out(deck(*slides, **venue), BUILTIN[theme])
    assert outcome.value is not None
    assert not outcome.diagnostics, outcome.diagnostics
    return outcome.value


@pytest.mark.parametrize("aspect", ASPECTS)
@pytest.mark.parametrize("theme", sorted(BUILTIN))
def test_everything_stands_on_the_slide(aspect: str, theme: str) -> None:
    made = scene(*TALK, theme=theme, aspect=aspect)
    page = Box(0, 0, *made.size)
    for slide in made.slides:
        for item in walk(slide.items):
            assert page.holds(item.box), (slide.id, item.id, item.box)


@pytest.mark.parametrize("aspect", ASPECTS)
def test_texts_of_a_slide_do_not_overlap(aspect: str) -> None:
    for slide in scene(*TALK, aspect=aspect).slides:
        boxes = [item.box for item in slide.items if isinstance(item, TextItem | GroupItem)]
        for index, box in enumerate(boxes):
            assert not any(box.meets(other) for other in boxes[index + 1 :]), slide.id


def test_groups_are_the_exact_union_of_their_members() -> None:
    for slide in scene(*TALK).slides:
        for item in walk(slide.items):
            if isinstance(item, GroupItem):
                assert item.box == union(member.box for member in item.items)


def test_every_slide_has_a_title_in_its_placeholder() -> None:
    for slide in scene(*TALK).slides:
        first = slide.items[0] if slide.items[0].id == "title" else next(i for i in slide.items if i.id == "title")
        assert isinstance(first, TextItem)
        assert first.placeholder is not None
        assert first.placeholder.type in ("title", "ctrTitle")


def test_titles_share_one_baseline_and_one_size() -> None:
    titles = [
        item
        for slide in scene(*TALK).slides
        for item in slide.items
        if isinstance(item, TextItem) and item.id == "title" and slide.layout not in ("title", "section", "statement")
    ]
    assert len({item.text.lines[0].baseline for item in titles}) == 1
    assert len({item.text.lines[0].size for item in titles}) == 1


def tip_of(made: Scene) -> tuple[float, float]:
    """The arrow's tip: the fourth point of its polygon."""
    [arrow] = [
        item
        for item in walk(made.slides[0].items)
        if isinstance(item, ShapeItem) and isinstance(item.geometry, Outline) and ".arrow" in item.id
    ]
    _, x, y = arrow.geometry.commands[3]  # type: ignore[union-attr]
    return float(x), float(y)


@settings(max_examples=60, deadline=None)
@given(
    st.floats(0.35, 0.65),
    st.floats(0.35, 0.65),
    st.floats(0, 0.3),
    st.floats(0, 0.3),
    st.sampled_from(["contain", "cover"]),
    st.sampled_from([(1200, 1200), (1600, 900), (700, 1300)]),
    st.sampled_from(ASPECTS),
)
def test_an_arrow_ends_at_its_landmark(
    x: float, y: float, left: float, top: float, fit: str, pixels: tuple[int, int], aspect: str
) -> None:
    shown = panel(
        pixels=pixels,
        crop=Area(left, top, left + 0.7, top + 0.7),
        fit=fit,
        focus=(x, y),
        marks=(mark("arrow", at(x, y), label=rich("Tip")),),
    )
    made = scene(Slide("one", "figure", SPAN, title=rich("One"), panels=(shown,)), aspect=aspect)
    [picture] = [item for item in walk(made.slides[0].items) if item.id == "hip.picture"]
    left, top, right, bottom = picture.media.crop  # type: ignore[union-attr]
    target_x = picture.box.x + (x * pixels[0] - left) / (right - left) * picture.box.w
    target_y = picture.box.y + (y * pixels[1] - top) / (bottom - top) * picture.box.h
    assert math.dist(tip_of(made), (target_x, target_y)) <= pt(3)


@pytest.mark.parametrize("kind", sorted(set(MARK_KINDS) - {"inset"}))  # a close-up may stand beside its picture
@pytest.mark.parametrize("style", ["finding", "second", "risk", "ok", "quiet"])
def test_every_kind_of_mark_is_drawn_inside_its_picture(kind: str, style: str) -> None:
    places = {
        "zone": area(0.3, 0.3, 0.6, 0.5),
        "highlight": area(0.3, 0.3, 0.6, 0.5),
        "spotlight": area(0.3, 0.3, 0.6, 0.5),
        **dict.fromkeys(
            ["line", "curve", "flow", "needle", "contour", "bracket", "measure"],
            Place(path=((0.2, 0.3), (0.5, 0.4), (0.7, 0.7))),
        ),
        "angle": Place(path=((0.3, 0.3), (0.5, 0.5), (0.7, 0.3))),
    }
    shown = panel(marks=(mark(kind, places.get(kind, at(0.5, 0.5)), label=rich("Here"), style=style, number=None),))
    made = scene(Slide("one", "figure", SPAN, title=rich("One"), panels=(shown,)))
    [picture] = [item for item in walk(made.slides[0].items) if item.id == "hip.picture"]
    drawn = [
        item
        for item in walk(made.slides[0].items)
        if item.role == "annotation" and ".lead" not in item.id and ".arrow." not in item.id
    ]
    assert drawn or kind in ("at", "text", "arrow", "number")
    for item in drawn:
        assert picture.box.inset(-pt(4)).holds(item.box), item


def test_marks_of_later_steps_stand_outside_the_panels_group() -> None:
    shown = replace(ARROWED, marks=(ARROWED.marks[0], replace(ARROWED.marks[1], step=2)))
    slide = Slide(
        "one",
        "points-figure",
        SPAN,
        title=rich("One"),
        panels=(shown,),
        points=(point("A"), point("B", number=2, step=2)),
        states=2,
    )
    [made] = scene(slide).slides
    [click] = made.clicks
    revealed = {(reveal.item, reveal.first) for reveal in click}
    assert ("hip.step-2", None) in revealed
    assert ("points", 1) in revealed
    assert {reveal.item for reveal in click} <= {item.id for item in made.items}


def test_a_text_that_is_too_long_is_a_finding_with_numbers() -> None:
    endless = " ".join(["word"] * 60)
    slide = Slide("full", "points", SPAN, title=rich("Full"), points=tuple(point(endless) for _ in range(6)))
    [finding] = lay_out(deck(slide), READING_ROOM).diagnostics
    assert finding.code == "text-overflow"
    assert finding.slide == "full"
    over = int(finding.message.split("about ")[1].split(" ")[0])
    assert 20 <= over <= 300
    assert "at 18 pt" in finding.message


def test_one_full_slide_takes_the_deck_down_one_step_and_itself_two() -> None:
    light = Slide("light", "points", SPAN, title=rich("Light"), points=(point("Few words"),))
    full = Slide(
        "full", "points", SPAN, title=rich("Full"), points=tuple(point("some words that fill lines " * 7) for _ in range(5))
    )
    made = scene(light, full)
    sizes = {
        slide.id: next(
            item.text.paragraphs[0].runs[0].char.size
            for item in slide.items
            if isinstance(item, TextItem) and item.id == "points"
        )
        for slide in made.slides
    }
    assert sizes["full"] < sizes["light"] < READING_ROOM.type.bodies[0]


def test_venue_minimum_and_fonts_hold() -> None:
    made = scene(*TALK, min_pt=24.0, label_pt=18.0, fonts=("Arial",))
    for slide in made.slides:
        for item in walk(slide.items):
            text = getattr(item, "text", None)
            for paragraph in text.paragraphs if text else ():
                for run in paragraph.runs:
                    assert run.char.font == "Arial"
                    if item.role in ("title", "body", "heading"):
                        assert run.char.size >= 24 or run.char.colour == "tx2"
                    if item.role == "label":
                        assert run.char.size >= 18


def test_every_kind_has_a_layout_of_its_own_in_the_template() -> None:
    design = scene(*TALK).design
    assert [layout.kind for layout in design.layouts] == list(KINDS)
    for layout in design.layouts:
        indexes = [holder.idx for holder in layout.placeholders]
        assert len(indexes) == len(set(indexes))


def test_a_draft_says_so_on_every_slide() -> None:
    made = lay_out(deck(*TALK), READING_ROOM, draft=True).value
    assert made is not None
    assert all(slide.items[-1].id == "draft" for slide in made.slides)


@pytest.mark.parametrize("aspect", ["16:9", "4:3"])
def test_the_scene_is_as_it_was(aspect: str, request: pytest.FixtureRequest) -> None:
    expected = Path(__file__).parent / "golden" / f"talk-{aspect.replace(':', 'x')}.txt"
    text = dump(scene(*TALK, aspect=aspect))
    if request.config.getoption("--update"):
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")


def test_the_part_of_a_section_stands_above_its_title() -> None:
    (slide,) = scene(Slide("one", "section", SPAN, rich("What comes out is marrow"), part=(2, 4)), aspect="4:3").slides
    items = {item.id: item for item in slide.items}
    part, title = items["part"], items["title"]
    assert isinstance(part, TextItem)
    assert part.text.lines[0].text == "2 / 4"
    assert part.box.bottom <= title.box.y
    assert part.box.x == title.box.x
    (alone,) = scene(Slide("one", "section", SPAN, rich("What comes out is marrow"))).slides
    assert "part" not in {item.id for item in alone.items}


@pytest.mark.parametrize("layout", ["agenda", "objectives", "take-home"])
def test_rows_are_parted_by_thin_lines_between_their_texts(layout: str) -> None:
    points = tuple(point(words, number=number) for number, words in enumerate(("Before", "During", "After"), 1))
    (slide,) = scene(Slide("rows", layout, SPAN, rich("Three parts"), points=points)).slides
    text = next(item.text for item in slide.items if item.id == "points" and isinstance(item, TextItem))
    rows = [item.box.y for item in slide.items if item.id.startswith("row-")]
    assert len(rows) == 2
    for y, (above, below) in zip(rows, pairwise(text.lines), strict=True):
        assert above.baseline < y < below.baseline - pt(below.size * 0.72)


def test_rows_that_stand_close_have_no_lines() -> None:
    words = "A point of so many words that it takes two lines of the slide at any size that a talk can do with, or even three"
    points = tuple(point(words, number=number) for number in range(1, 6))
    (slide,) = scene(Slide("rows", "agenda", SPAN, rich("Five parts"), points=points), aspect="4:3").slides
    assert not [item.id for item in slide.items if item.id.startswith("row-")]


@pytest.mark.parametrize("aspect", ASPECTS)
@pytest.mark.parametrize("fit", ["contain", "cover"])
@pytest.mark.parametrize("pixels", [(1200, 1200), (1600, 700), (700, 1600)])
def test_a_caption_on_a_title_slide_stands_on_it_or_is_left_out(aspect: str, fit: str, pixels: tuple[int, int]) -> None:
    shown = replace(panel(pixels=pixels), fit=fit, focus=(0.5, 0.5), caption=rich("What this picture shows, in a few words"))
    made = scene(Slide("title", "title", SPAN, rich("A talk"), panels=(shown,)), aspect=aspect)
    page = Box(0, 0, *made.size)
    items = list(walk(made.slides[0].items))
    assert all(page.holds(item.box) for item in items)
    captions = [item for item in items if item.role == "caption"]
    assert len(captions) == (fit == "contain" and pixels[0] >= pixels[1])


@pytest.mark.parametrize(
    ("place", "share"),
    [((0.4, 0.4, 0.6, 0.5), 0.2), ((0.4, 0.4, 0.5, 0.6), 0.2), ((0.85, 0.4, 1.0, 0.7), 0.15)],  # the last: no room at the edge
)
def test_a_circle_goes_around_its_area(place: tuple[float, float, float, float], share: float) -> None:
    shown = panel(marks=(mark("circle", area(*place)),))
    (slide,) = scene(Slide("one", "figure", SPAN, rich("x"), panels=(shown,))).slides
    items = {item.id: item for item in walk(slide.items)}
    picture = next(item.box for item in items.values() if item.role == "picture")
    ring = next(item.box for item in items.values() if item.id.startswith("hip.circle-") and item.role == "annotation")
    assert ring.w == pytest.approx(ring.h, abs=2)
    assert ring.w == pytest.approx(share * picture.w, abs=2)
    assert picture.inset(-2).holds(ring)
