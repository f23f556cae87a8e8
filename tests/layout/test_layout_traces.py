"""What the manifest keeps of a mark is enough to draw it again, shape by shape."""

from __future__ import annotations

from pathlib import Path

import pytest

from slidekit.core.geometry import Area, Box, Viewport
from slidekit.layout.traces import Figured, draw_trace, moved, targets_of
from slidekit.pipeline.runs import lay_out_deck
from slidekit.resolve.places import read_written, spell_place
from slidekit.scene.items import PictureItem, ShapeItem
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
