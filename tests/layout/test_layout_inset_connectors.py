"""What leads from an area to its close-up: from one picture to its copy, and from one panel to another."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from inset_slides import ASPECTS, box, inset, items_of, one, pair, text
from layout_decks import panel, point

from slidekit.core.geometry import Area, Box, Viewport
from slidekit.layout.annotations.labels import segment_meets
from slidekit.layout.insets.connector import connect
from slidekit.scene.items import Segment, ShapeItem


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
