"""Pictures over the whole slide, and scale bars."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from layout_decks import ARROWED, at, deck, figure, mark, panel, rich

from slidekit.core.geometry import Area, Box
from slidekit.core.units import pt
from slidekit.layout import lay_out
from slidekit.resolve.model import Panel, Slide
from slidekit.scene.items import PictureItem, ShapeItem, TextItem
from slidekit.scene.scene import Scene
from slidekit.scene.walk import walk
from slidekit.theme import BUILTIN

SPAN = ARROWED.span


def laid(slide: Slide, **venue: Any) -> tuple[Scene, tuple[str, ...]]:
    outcome = lay_out(deck(slide, **venue), BUILTIN["reading-room"])
    assert outcome.value is not None
    return outcome.value, tuple(found.code for found in outcome.diagnostics)


def scaled(scale: float, crop: Area | None = None) -> Panel:
    """A picture of 300 by 300 mm."""
    known = replace(figure(), spacing_mm=(0.25, 0.25))
    return replace(panel(), figure=known, scale_mm=scale, crop=crop)


def bar(slide: Slide) -> tuple[float, float, str]:
    """Length of the drawn bar and width of the picture, EMU, and what the bar says."""
    scene, codes = laid(slide)
    assert not codes
    items = list(walk(scene.slides[0].items))
    picture = next(item.box for item in items if item.id.endswith(".picture"))
    lines = [item for item in items if isinstance(item, ShapeItem) and ".scale.bar" in item.id]
    plate = next(item for item in items if item.role == "scale" and isinstance(item, ShapeItem) and item.text)
    assert plate.text is not None
    assert picture.holds(plate.box)
    assert all(plate.box.holds(line.box) for line in lines)
    words = "".join(run.text for line in plate.text.paragraphs for run in line.runs).replace("\u00a0", " ")
    return max(line.box.w for line in lines), picture.w, words


@pytest.mark.parametrize(("scale", "says"), [(0.0, "50 mm"), (20.0, "20 mm"), (0.5, "0.5 mm"), (200.0, "200 mm")])
def test_a_bar_is_as_long_as_it_says(scale: float, says: str) -> None:
    length, width, words = bar(Slide("a", "figure", SPAN, title=rich("T"), panels=(scaled(scale),)))
    assert words == says
    assert length / width * 300 == pytest.approx(float(words.split()[0]), rel=0.01, abs=0.05)


def test_a_bar_follows_the_crop() -> None:
    cropped = scaled(0.0, Area(0.25, 0.25, 0.75, 0.75))
    length, width, words = bar(Slide("a", "figure", SPAN, title=rich("T"), panels=(cropped,)))
    assert length / width * 150 == pytest.approx(float(words.split()[0]), rel=0.01)


def test_a_bar_longer_than_its_picture_is_named() -> None:
    scene, codes = laid(Slide("a", "figure", SPAN, title=rich("T"), panels=(scaled(290.0),)))
    assert codes == ("scale-too-long",)
    assert not any(item.role == "scale" for item in walk(scene.slides[0].items))


def full(**keys: Any) -> Slide:
    shown = panel(
        pixels=(1600, 900), caption=rich("A caption."), marks=(mark("arrow", at(0.3, 0.3), label=rich("Tip")),), **keys
    )
    return Slide(
        "a", "figure-full", SPAN, title=rich("What the whole screen shows"), panels=(shown,), footnote=rich("Simulated.")
    )


@pytest.mark.parametrize("aspect", ["16:9", "4:3", "16:10"])
@pytest.mark.parametrize("fit", ["contain", "cover"])
def test_a_picture_over_the_whole_slide(aspect: str, fit: str) -> None:
    scene, codes = laid(full(fit=fit), aspect=aspect)
    assert not codes
    items = list(walk(scene.slides[0].items))
    page = Box(0, 0, *scene.size)
    picture = next(item for item in items if item.role == "picture")
    texts = [item for item in items if isinstance(item, TextItem)]
    assert {item.id for item in texts} == {"title", "caption"}
    touched = picture.box.w == page.w if fit == "contain" and aspect != "16:9" else picture.box == page
    assert touched
    assert all(page.holds(item.box) for item in items)
    assert items.index(picture) < min(items.index(text) for text in texts)
    labels = [item.box for item in items if item.role == "label"]
    assert labels
    assert not any(label.meets(text.box, pt(4)) for label in labels for text in texts)


def test_a_filling_picture_does_not_cut_its_marks_away() -> None:
    far = panel(pixels=(1600, 900), fit="cover", marks=(mark("arrow", at(0.02, 0.5)),))
    slide = Slide("a", "figure-full", SPAN, title=rich("T"), panels=(far,))
    scene, codes = laid(slide, aspect="4:3")
    assert codes == ()
    (picture,) = [item for item in walk(scene.slides[0].items) if isinstance(item, PictureItem)]
    assert picture.media.crop[0] == 0  # moved as far as the mark needs it
    apart = replace(far, marks=(mark("arrow", at(0.02, 0.5)), mark("arrow", at(0.98, 0.5))))
    assert set(laid(replace(slide, panels=(apart,)), aspect="4:3")[1]) == {"mark-outside-crop"}
