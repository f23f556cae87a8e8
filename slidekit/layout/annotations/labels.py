"""Where labels stand: measured boxes, outside the picture when there is room, else where they hide least.

Every label gets a priced list of places; the cheapest choice without a conflict is searched exactly within a node budget.
All lengths are EMU; prices are in ``u`` (the labels' type size): as bad as one more u of leader.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from slidekit.core.geometry import Box
from slidekit.layout.annotations.lines import TIP_GAP, short_of
from slidekit.layout.annotations.spots import LAST_RESORT, Grid, candidates
from slidekit.layout.annotations.target import XY, Target

BUDGET = 4_000
FEW, MANY = 14, 60
"""Places kept for each label: few at first, many when few give no arrangement without a conflict."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A label to place. ``sizes`` are (width, height) in order of preference; ``side`` is ``auto`` or a side."""

    target: Target
    sizes: tuple[tuple[int, int], ...]
    side: str = "auto"
    at: XY | None = None

    @property
    def shaft(self) -> bool:
        return self.target.leader == "arrow"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place for a label: which of its sizes, its box, the leader from box edge to finding (None when it touches)."""

    size: int
    box: Box
    leader: tuple[XY, XY] | None
    price: float
    clean: bool = True


@dataclass(frozen=True, slots=True)
class Room:
    """What is there: the ``region`` the panel may use, the ``picture``, things in the way, strokes already drawn."""

    region: Box
    picture: Box
    obstacles: tuple[Box, ...]
    strokes: tuple[tuple[XY, XY], ...]
    u: int


@lru_cache(maxsize=1024)
def place_labels(room: Room, wishes: tuple[Wish, ...]) -> tuple[Spot, ...]:
    """A spot for every wish, in their order. Spots that break a rule for want of a better one have ``clean`` False.

    Remembered, since the pages of a slide in steps, and decks for several venues, ask the same again.
    """
    order = sorted(range(len(wishes)), key=lambda i: (wishes[i].target.y, wishes[i].target.x, i))
    chosen: list[Spot] = []
    for kept in (FEW, MANY):
        chosen = _Search([_priced(room, wishes, i, kept) for i in order], room.u).best()
        if all(spot.clean for spot in chosen):
            break
    spots: dict[int, Spot] = dict(zip(order, chosen, strict=True))
    return tuple(spots[index] for index in range(len(wishes)))


def _priced(room: Room, wishes: tuple[Wish, ...], index: int, kept: int) -> list[Spot]:
    """The ``kept`` cheapest places of one label that break no rule by themselves; at least one, clean or not.

    Places are looked at in the order of what they cost at least, so that the exact price is worked out for few of them.
    """
    wish = wishes[index]
    scene = _Surroundings(room, wish, [other.target.box for i, other in enumerate(wishes) if i != index])
    places = candidates(Grid(room.region, room.picture, room.u), wish.target, wish.sizes, wish.side, wish.at)
    bounded = sorted(((place.price + _distance(place.box, wish.target) / room.u, n, place) for n, place in enumerate(places)))
    spots: list[Spot] = []
    fallback: list[Spot] = []
    for _, _, place in bounded:
        broken = scene.broken(place.box)
        if broken and spots:
            continue
        leader = _leader(place.box, wish, room.u)
        price = (
            place.price + (math.dist(*leader) / room.u if leader else -0.5) + _slant(place.box, leader) + scene.crossed(leader)
        )
        price = round((price + broken) * 4) / 4
        spot = Spot(place.size, place.box, leader, price, price < LAST_RESORT)
        (spots if spot.clean else fallback).append(spot)
        if len(spots) >= kept:
            break
    return sorted(spots or fallback[:MANY], key=lambda spot: spot.price)


def _distance(box: Box, target: Target) -> float:
    """From the box to the finding's outline, at least."""
    dx = max(box.x - target.x, target.x - box.right, 0.0)
    dy = max(box.y - target.y, target.y - box.bottom, 0.0)
    return max(0.0, math.hypot(dx, dy) - max(target.rx, target.ry))


def _leader(box: Box, wish: Wish, u: int) -> tuple[XY, XY] | None:
    """From the edge of the box to short of the finding; None when the box is near enough to need none."""
    target = wish.target
    if target.leader == "none":
        return None
    start = _edge(box, target, u)
    end = short_of(start, target, TIP_GAP if wish.shaft else 0.1 * u)
    length = math.dist(start, end)
    if not wish.shaft and length < 0.7 * u:
        return None
    return start, end


def _edge(box: Box, target: Target, u: int) -> XY:
    """Where a leader leaves the box: the middle of a side, or above or below at the target's x; the smaller slant wins."""
    middle = box.y + box.h / 2
    side_x = box.right if target.x > box.right else box.x if target.x < box.x else None
    level_y = box.bottom if target.y > box.bottom else box.y if target.y < box.y else None
    over_x = min(max(target.x, box.x + 0.6 * u), box.right - 0.6 * u) if box.w > 1.2 * u else box.centre.x
    choices: list[tuple[float, XY]] = []
    if side_x is not None:
        choices.append((abs(target.y - middle) / max(1.0, abs(target.x - side_x)), (side_x, middle)))
    if level_y is not None:
        choices.append((abs(target.x - over_x) / max(1.0, abs(target.y - level_y)), (over_x, level_y)))
    return min(choices)[1] if choices else (target.x, target.y)


def _slant(box: Box, leader: tuple[XY, XY] | None) -> float:
    if leader is None:
        return 0.0
    (x0, y0), (x1, y1) = leader
    from_side = x0 in (box.x, box.right)
    along, across = (abs(x1 - x0), abs(y1 - y0)) if from_side else (abs(y1 - y0), abs(x1 - x0))
    slant = across / max(1.0, along)
    return LAST_RESORT if slant > 3 else 2 * max(0.0, slant - 0.7)


class _Surroundings:
    """What one label must keep clear of, with all gaps already added."""

    def __init__(self, room: Room, wish: Wish, others: Sequence[Box]) -> None:
        self.room, self.wish = room, wish
        gap = round(0.3 * room.u)
        self.solid = [thing.inset(-gap) for thing in (*room.obstacles, *others)]
        if wish.target.leader != "none":
            own = Box(round(wish.target.x), round(wish.target.y), 0, 0) if wish.shaft else wish.target.box
            self.solid.append(own.inset(-(gap // 2)))
        self.findings = [box.inset(-gap) for box in others]

    def broken(self, box: Box) -> float:
        """200 for each rule that the box breaks by itself."""
        room, u = self.room, self.room.u
        price = LAST_RESORT * sum(box.meets(thing) for thing in self.solid)
        if self.wish.at is None:
            whole = room.picture.holds(box.inset(-round(0.3 * u))) or not room.picture.meets(box)
            price += 0.0 if whole and room.region.holds(box) else LAST_RESORT
        if price or not room.strokes:
            return price
        wide = box.inset(-round(0.15 * u))
        return LAST_RESORT * sum(segment_meets(start, end, wide) for start, end in room.strokes)

    def crossed(self, leader: tuple[XY, XY] | None) -> float:
        """The price of what the leader crosses, and of a shaft too short to be an arrow."""
        u, shaft = self.room.u, self.wish.shaft
        if leader is None:
            return LAST_RESORT if shaft else 0.0
        price = 0.0
        if shaft:
            length = math.dist(*leader)
            price = LAST_RESORT if length < 1.1 * u else 8 * max(0.0, 1.8 - length / u)
        price += 6 * sum(cross(leader, stroke) for stroke in self.room.strokes)
        price += 60 * sum(segment_meets(*leader, thing) for thing in self.room.obstacles)
        return price + 20 * sum(segment_meets(*leader, box) for box in self.findings)


class _Search:
    """Branch and bound over the lists; counts nodes, never milliseconds."""

    def __init__(self, lists: list[list[Spot]], u: int) -> None:
        self.lists = lists
        self.u = u
        self.nodes = 0
        self.best_price = math.inf
        self.found: list[Spot] = []

    def best(self) -> list[Spot]:
        order = sorted(range(len(self.lists)), key=lambda i: len(self.lists[i]))
        self._go(order, [], 0.0, {})
        if not self.found:
            self.found = self._greedy()
        return self.found

    def _go(self, order: list[int], taken: list[Spot], price: float, chosen: dict[int, Spot]) -> None:
        if price + sum(self.lists[i][0].price for i in order) >= self.best_price:
            return
        if not order:
            self.best_price = price
            self.found = [chosen[i] for i in range(len(self.lists))]
            return
        first, rest = order[0], order[1:]
        for spot in self.lists[first]:
            self.nodes += 1
            if self.nodes > BUDGET:
                return
            if not any(conflict(spot, other, self.u) for other in taken):
                self._go(rest, [*taken, spot], price + spot.price, {**chosen, first: spot})

    def _greedy(self) -> list[Spot]:
        """No choice is clean: each label takes the place with the fewest conflicts, and says so."""
        taken: list[Spot] = []
        for spots in self.lists:
            costs = [(sum(conflict(s, o, self.u) for o in taken) * LAST_RESORT + s.price, i) for i, s in enumerate(spots)]
            price, index = min(costs)
            spot = spots[index]
            taken.append(Spot(spot.size, spot.box, spot.leader, spot.price, spot.clean and price < LAST_RESORT))
        return taken


def conflict(one: Spot, other: Spot, u: int) -> bool:
    """True when two placed labels disturb each other."""
    if one.box.meets(other.box, round(0.3 * u)):
        return True
    for a, b in ((one, other), (other, one)):
        if a.leader and segment_meets(*a.leader, b.box.inset(-round(0.2 * u))):
            return True
    return bool(one.leader and other.leader and cross(one.leader, other.leader))


def cross(one: tuple[XY, XY], other: tuple[XY, XY]) -> bool:
    """True when two segments cross."""
    (a, b), (c, d) = one, other

    def turn(p: XY, q: XY, r: XY) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return (turn(a, b, c) > 0) != (turn(a, b, d) > 0) and (turn(c, d, a) > 0) != (turn(c, d, b) > 0)


def segment_meets(start: XY, end: XY, box: Box) -> bool:
    """True when a segment touches a box (Liang–Barsky)."""
    near, far = 0.0, 1.0
    for origin, delta, low, high in (
        (start[0], end[0] - start[0], box.x, box.right),
        (start[1], end[1] - start[1], box.y, box.bottom),
    ):
        if abs(delta) < 1e-9:
            if not low <= origin <= high:
                return False
            continue
        t0, t1 = sorted(((low - origin) / delta, (high - origin) / delta))
        near, far = max(near, t0), min(far, t1)
    return near <= far
