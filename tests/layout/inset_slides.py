"""Slides with close-ups, and what is laid out of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from layout_decks import SPAN, area, at, deck, mark, panel, rich

from slidekit.core.diagnostics import Diagnostic
from slidekit.core.geometry import Area, Box
from slidekit.layout import lay_out
from slidekit.resolve.model import Mark, Panel, Slide
from slidekit.scene.items import Item, ShapeItem
from slidekit.scene.scene import Scene
from slidekit.scene.walk import walk
from slidekit.theme import BUILTIN

TITLE = rich("A close-up")
ASPECTS = ("16:9", "4:3", "16:10")


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
    every = list(walk(scene.slides[0].items))
    assert len({item.id for item in every}) == len(every)
    return {item.id: item for item in every}


def box(items: dict[str, Item], name: str) -> Box:
    return items[f"hip.{name}"].box


def text(item: Item) -> str:
    assert isinstance(item, ShapeItem)
    assert item.text is not None
    return "".join(run.text for line in item.text.paragraphs for run in line.runs)


def pair(**keys: Any) -> Slide:
    whole = replace(panel(), letter="A", marks=(mark("arrow", at(0.5, 0.5), label=rich("Tip")),))
    part = replace(panel(), id="part", letter="B", crop=keys.pop("crop", Area(0.4, 0.35, 0.65, 0.6)))
    return Slide("one", "figure-inset", SPAN, title=TITLE, panels=(whole, part), **keys)
