"""What the manifest keeps of a mark is enough to draw it again, shape by shape."""

from __future__ import annotations

from pathlib import Path

import pytest

from slidekit.core.geometry import Area, Box, Viewport
from slidekit.core.units import pt
from slidekit.layout.traces import Figured, draw_trace, moved, targets_of
from slidekit.pipeline.runs import lay_out_deck
from slidekit.resolve.places import read_written, spell_place
from slidekit.scene.items import Annotation, InkSizes, PictureItem, ShapeItem
from slidekit.scene.scene import Scene
from slidekit.scene.walk import walk

ROOT = Path(__file__).parents[2]


def scene_of(name: str) -> Scene:
    outcome = lay_out_deck(ROOT / "decks" / f"{name}.yaml")
    assert outcome.value is not None
    return outcome.value


@pytest.mark.parametrize("name", ["buenos-aires", "florida", "las-vegas", "pittsburgh"])
def test_every_mark_of_the_lectures_is_drawn_again(name: str) -> None:
    scene = scene_of(name)
    figures = {use.id: use for use in scene.figures}
    count = 0
    for slide in scene.slides:
        items = list(walk(slide.items))
        shapes = {item.id: item for item in items if isinstance(item, ShapeItem)}
        for picture in (item for item in items if isinstance(item, PictureItem) and item.marks):
            figured = view(picture, figures[picture.media.figure].landmarks, figures[picture.media.figure].pixels)
            panel = picture.id.removesuffix(".picture")
            assert picture.ink is not None
            for mark in picture.marks:
                drawn = draw_trace(mark, panel, picture.ink, figured)
                assert moved(mark, panel, picture.ink, figured, figured) == mark
                for item in (*drawn.kind, *drawn.disc, *drawn.lead, *drawn.label):
                    if item.id in shapes:  # on a page that shows one state later marks are not there
                        assert tuple(item.box) == pytest.approx(tuple(shapes[item.id].box), abs=2), item.id
                        assert type(item.geometry) is type(shapes[item.id].geometry)
                        count += 1
    assert count > 20


def view(picture: PictureItem, landmarks: tuple[tuple[str, str], ...], pixels: tuple[int, int]) -> Figured:
    left, top, right, bottom = picture.media.crop
    w, h = pixels
    places = {name: read_written(at, {}) for name, at in landmarks}
    return Figured(places, pixels, Viewport(Area(left / w, top / h, right / w, bottom / h), Box(*picture.box)))


@pytest.mark.parametrize("text", ["0.5,0.25", "0.1,0.2,0.3,0.4", "0.1,0.2 0.3,0.4", "0.1,0.2 0.3,0.4 1.0,0.0"])
def test_places_are_spelled_and_read(text: str) -> None:
    assert spell_place(read_written(text, {})) == text


@pytest.mark.parametrize("text", ["", "0.5", "0.1,0.2,0.3", "1.5,0.2", "-0.1,0.2", "nan,0.1", "0.5,0.2,0.4,0.6", "tip", "x,y"])
def test_what_is_no_place_is_refused(text: str) -> None:
    with pytest.raises((KeyError, ValueError)):
        read_written(text, {})


def test_marks_without_a_place_have_no_target() -> None:
    scene = scene_of("pittsburgh")
    marks = next(
        item.marks for slide in scene.slides for item in walk(slide.items) if isinstance(item, PictureItem) and item.marks
    )
    assert targets_of(marks, {}) == []


INK = InkSizes(16.0, 2.25, 1.25, 1.25)
FRAME = Box(0, 0, pt(400), pt(300))


def shown(**landmarks: str) -> Figured:
    places = {name: read_written(at, {}) for name, at in landmarks.items()}
    return Figured(places, (1600, 1200), Viewport(Area(0, 0, 1, 1), FRAME))


def test_a_label_moves_off_another_marks_finding_and_stays_as_near_its_own() -> None:
    before = shown(tip="0.5,0.45", disc="0.2,0.5,0.4,0.7")
    after = shown(tip="0.5,0.55", disc="0.6,0.35,0.72,0.55")
    tip = Annotation(
        "arrow-tip",
        "arrow",
        "tip",
        ("tip",),
        (),
        Box(pt(240), pt(110), pt(70), pt(22)),
        (pt(240), pt(121), pt(202), pt(134)),
        None,
    )
    label = Box(pt(166), pt(169), pt(60), pt(22))
    disc = Annotation("ellipse-disc", "ellipse", "disc", ("disc",), (), label, None, None)
    one, other = (draw_trace(disc, "p", INK, figured).target for figured in (before, after))

    alone = moved(tip, "p", INK, before, after).label
    assert alone is not None
    assert alone.meets(other.box)
    beside = moved(tip, "p", INK, before, after, (), [(one, other)]).label
    assert beside is not None
    assert not beside.meets(other.box)

    follows = moved(disc, "p", INK, before, after).label
    assert follows is not None
    assert follows.x - other.box.right == pytest.approx(label.x - one.box.right, abs=2)  # as near, though it became smaller
    assert follows.centre.y - other.y == pytest.approx(label.centre.y - one.y, abs=2)


def test_a_label_beside_the_corner_of_a_round_finding_stays() -> None:
    figured = shown(tip="0.5,0.5", disc="0.1,0.1,0.2,0.2")
    grown = shown(tip="0.5,0.5", disc="0.1,0.1,0.5,0.5")
    tip = Annotation("arrow-tip", "arrow", "tip", ("tip",), (), Box(pt(190), pt(142), pt(60), pt(20)), None, None)
    disc = Annotation("ellipse-disc", "ellipse", "disc", ("disc",), (), None, None, None)
    one, other = (draw_trace(disc, "p", INK, view).target for view in (figured, grown))
    assert tip.label is not None
    assert tip.label.meets(other.box)
    assert moved(tip, "p", INK, figured, grown, (), [(one, other)]) == tip
