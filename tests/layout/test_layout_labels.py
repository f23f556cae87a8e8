"""Label placement: no label on another, on a target or on a chip; leaders do not cross; the same every time."""

from __future__ import annotations

import random

import pytest

from slidekit.core.geometry import Box
from slidekit.core.units import pt
from slidekit.layout.annotations.labels import Room, Spot, Wish, conflict, cross, place_labels, segment_meets
from slidekit.layout.annotations.target import Target

U = pt(16)


def panel(seed: int, count: int, margin: float) -> tuple[Room, tuple[Wish, ...]]:
    """A random picture with margins, some chips, and targets that keep a little apart."""
    chance = random.Random(seed)
    picture = Box(pt(100), pt(80), pt(330), pt(330))
    region = Box(picture.x - round(picture.w * margin), picture.y, round(picture.w * (1 + 2 * margin)), picture.h)
    chips = (
        Box(picture.x + pt(8), picture.y + pt(8), pt(24), pt(24)),
        Box(picture.right - pt(98), picture.bottom - pt(30), pt(90), pt(22)),
    )
    targets: list[Target] = []
    while len(targets) < count:
        x, y = chance.uniform(0.2, 0.8), chance.uniform(0.2, 0.8)
        target = Target(picture.x + x * picture.w, picture.y + y * picture.h, leader=chance.choice(["arrow", "line"]))
        if all(abs(target.x - t.x) + abs(target.y - t.y) > pt(40) for t in targets):
            targets.append(target)
    wishes = []
    for target in targets:
        width = pt(chance.uniform(50, 140))
        wishes.append(Wish(target, ((width, pt(24)), (width * 6 // 10, pt(43)))))
    return Room(region, picture, chips, (), U), tuple(wishes)


def rules(room: Room, wishes: tuple[Wish, ...], spots: tuple[Spot, ...]) -> list[str]:
    broken = []
    for index, spot in enumerate(spots):
        if any(spot.box.meets(thing) for thing in room.obstacles):
            broken.append("label on a chip")
        for other, wish in enumerate(wishes):
            if other != index and spot.box.meets(wish.target.box):
                broken.append("label on a target")
        for later in spots[index + 1 :]:
            if spot.box.meets(later.box):
                broken.append("label on a label")
            if spot.leader and later.leader and cross(spot.leader, later.leader):
                broken.append("leaders cross")
    return broken


@pytest.mark.parametrize("margin", [0.0, 0.5])
@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_few_labels_never_break_a_rule(count: int, margin: float) -> None:
    for seed in range(12):
        room, wishes = panel(seed * 31 + count, count, margin)
        spots = place_labels(room, wishes)
        assert len(spots) == count
        assert all(spot.clean for spot in spots), (seed, count)
        assert not rules(room, wishes, spots)


def test_the_order_in_the_file_does_not_matter() -> None:
    room, wishes = panel(5, 4, 0.5)
    forth, back = place_labels(room, wishes), place_labels(room, wishes[::-1])
    assert forth == back[::-1]


def test_with_a_margin_labels_stand_outside_the_picture() -> None:
    room, wishes = panel(3, 3, 0.6)
    assert all(not room.picture.meets(spot.box) for spot in place_labels(room, wishes))


def test_without_a_clean_place_the_label_says_so() -> None:
    picture = Box(0, 0, pt(60), pt(60))
    wishes = (Wish(Target(pt(30), pt(30), leader="arrow"), ((pt(58), pt(50)),)),)
    [spot] = place_labels(Room(picture, picture, (), (), U), wishes)
    assert not spot.clean


def test_a_given_side_is_kept() -> None:
    room, [wish] = panel(7, 1, 0.6)
    [spot] = place_labels(room, (Wish(wish.target, wish.sizes, "left"),))
    assert spot.box.right <= wish.target.x


def test_segments_and_boxes() -> None:
    box = Box(10, 10, 10, 10)
    assert segment_meets((0, 15), (30, 15), box)
    assert not segment_meets((0, 0), (30, 5), box)
    assert conflict(Spot(0, box, None, 0), Spot(0, Box(15, 15, 10, 10), None, 0), 1)
