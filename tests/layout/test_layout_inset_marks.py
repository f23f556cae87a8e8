"""What is drawn in a close-up and beside it: the marks of its area, its magnification, its label, its steps."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from inset_slides import box, inset, items_of, laid, one, text
from layout_decks import area, at, mark, panel, rich

from slidekit.core.geometry import Area
from slidekit.resolve.model import Place
from slidekit.scene.items import GroupItem, Item, PictureItem, Preset, ShapeItem
from slidekit.scene.walk import walk


def test_the_magnification_is_said_once_with_the_sign_of_the_language() -> None:
    shown = panel(marks=(inset(0.4, 0.4, 0.6, 0.6, zoom=2.5),))
    [chip] = [item for name, item in items_of(one(shown)).items() if name.endswith(".zoom")]
    assert text(chip) == "×2.5"
    small = panel(marks=(inset(0.48, 0.48, 0.52, 0.52, label=rich("Tip")),))
    items = items_of(one(small))
    assert "hip.inset.zoom" not in items  # the chip would hide half of it
    assert text(items["hip.inset.label"]) == "×2\u2002Tip"


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
    groups = {item.id: {each.id for each in walk(item.items)} for item in made.items if isinstance(item, GroupItem)}
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
