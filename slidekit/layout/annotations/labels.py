"""Where labels stand: measured boxes, outside the picture when there is room, else where they hide least.

Every label gets a priced list of places that break no rule by themselves; the cheapest choice without any conflict is searched
exactly within a budget of nodes. Where there is none, lists grow, and at last a label stands badly and says so.
All lengths are EMU; prices are in ``u`` (the labels' type size): as bad as one more u of leader.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from slidekit.core.geometry import Box
from slidekit.layout.annotations.crossing import segments_cross
from slidekit.layout.annotations.masks import Board
from slidekit.layout.annotations.polish import polish
from slidekit.layout.annotations.prices import INSIDE, Choice, clash
from slidekit.layout.annotations.quiet import Detail
from slidekit.layout.annotations.rescue import Rescue
from slidekit.layout.annotations.scenery import Room, Scenery, Wish
from slidekit.layout.annotations.search import Search, improve
from slidekit.layout.annotations.spots import NARROW, WIDE, WIDEST, list_places
from slidekit.layout.annotations.target import XY

__all__ = ["Detail", "Room", "Spot", "Wish", "conflict", "cross", "place_labels", "segment_meets"]

BUDGETS = (150, 100, 400)
"""Nodes of the three rounds."""
REGRET = 8.0
"""A label that pays this much more than its first choice gets a second look."""
LONELY = 18.0
"""A label whose cheapest place costs this much more than standing inside gets the longest list at once."""
FEW = 4
TOUCHING = 0.01


@dataclass(frozen=True, slots=True)
class Spot:
    """A place for a label: which of its sizes, its box, the leader from box edge to finding (None when it touches).

    ``where``: ``L R T B`` in a margin, ``l r`` along the picture's inner border, ``in`` free inside it, ``at`` given by hand.
    ``clean``: breaks no rule. ``kept_side``: stands where it was asked to.
    """

    size: int
    box: Box
    leader: tuple[XY, XY] | None
    price: float
    clean: bool = True
    where: str = "in"
    kept_side: bool = True


@lru_cache(maxsize=1024)
def place_labels(room: Room, wishes: tuple[Wish, ...]) -> tuple[Spot, ...]:
    """A spot for every wish, in their order. Spots that break a rule for want of a better one have ``clean`` False.

    Remembered, since the pages of a slide in steps, and decks for several venues, ask the same again.
    """
    if not wishes:
        return ()
    order = sorted(range(len(wishes)), key=lambda i: _rank(wishes[i]))
    scenery = Scenery(room, [wishes[i] for i in order])
    chosen = _judged(scenery, polish(scenery, _solve(scenery)))
    spots = {i: _spot(scenery, choice) for i, choice in zip(order, chosen, strict=True)}
    return tuple(spots[index] for index in range(len(wishes)))


def _rank(wish: Wish) -> tuple[object, ...]:
    """What labels are sorted by: where and what they are, never where they stand in the file."""
    target = wish.target
    return target.y, target.x, target.ry, target.rx, target.leader, target.outline, wish.sizes, wish.side, wish.at or ()


def _solve(scenery: Scenery) -> list[Choice]:
    count = len(scenery.wishes)
    pinned = [k for k, wish in enumerate(scenery.wishes) if wish.pinned]
    search = Search(count)
    lists = [list_places(scenery, k, NARROW) for k in range(count)]
    widths = [NARROW] * count
    _fix_pins(scenery, search, lists, pinned)
    for k in range(count):
        if k not in pinned and (len(lists[k]) < FEW or lists[k][0].price > INSIDE + LONELY):
            _widen(scenery, lists, widths, k, WIDEST)
    found: list[Choice] | None = None
    for turn, budget in enumerate(BUDGETS):
        board = Board(lists, pinned, scenery.u)
        below = sum(choice.price for choice in found) if found else math.inf
        indices = search.find(board, budget, below) if all(lists) else None
        if indices is not None:
            improve(board, indices)
            found = [board.places[index] for index in indices]
        if found is not None:
            unhappy = _unhappy(board, indices, widths, pinned) if turn == 0 and indices is not None else []
            if not unhappy:
                return found
            for k in unhappy:
                _widen(scenery, lists, widths, k, WIDE)
            continue
        for k in _to_widen(search, lists, widths, pinned, turn):
            _widen(scenery, lists, widths, k, WIDE if turn == 0 else WIDEST)
    return found or Rescue(scenery, search, lists, pinned).run()


def _widen(scenery: Scenery, lists: list[list[Choice]], widths: list[int], k: int, width: int) -> None:
    if widths[k] < width:
        widths[k] = width
        lists[k] = list_places(scenery, k, width)


def _fix_pins(scenery: Scenery, search: Search, lists: list[list[Choice]], pinned: list[int]) -> None:
    """Labels without a choice take the size that suits them all, before the others look for a place."""
    if not any(len(lists[k]) > 1 for k in pinned):
        return
    board = Board([lists[k] for k in pinned], [], scenery.u)
    chosen = search.find(board, BUDGETS[0])
    for rank, k in enumerate(pinned):
        lists[k] = [board.places[chosen[rank]]] if chosen else lists[k][:1]


def _to_widen(search: Search, lists: list[list[Choice]], widths: list[int], pinned: list[int], turn: int) -> list[int]:
    """The half of the labels that caused most dead ends; the second time all."""
    able = [k for k in range(len(lists)) if widths[k] < WIDEST and k not in pinned]
    if turn:
        return able
    able.sort(key=lambda k: (len(lists[k]) > 0, -search.trouble[k], k))
    return able[: max(3, (len(lists) + 1) // 2)]


def _unhappy(board: Board, indices: list[int], widths: list[int], pinned: list[int]) -> list[int]:
    """Labels far from their first choice, and those that stand in its way."""
    found: set[int] = set()
    for k, taken in enumerate(indices):
        first = (board.own[k] & -board.own[k]).bit_length() - 1
        if board.places[taken].price - board.places[first].price > REGRET:
            found.add(k)
            for wanted in range(first, min(first + 2, taken)):
                found.update(j for j, other in enumerate(indices) if j != k and board.excluded(wanted) >> other & 1)
    return sorted(k for k in found if widths[k] < WIDE and k not in pinned)


def _judged(scenery: Scenery, chosen: list[Choice]) -> list[Choice]:
    """What touches or crosses after all is marked, the later of two unless the earlier is marked already."""
    judged = list(chosen)
    for i, one in enumerate(judged):
        for j in range(i + 1, len(judged)):
            if judged[i].clean and judged[j].clean and clash(scenery, one, judged[j], TOUCHING):
                judged[j] = judged[j]._replace(clean=False)
    return judged


def _spot(scenery: Scenery, choice: Choice) -> Spot:
    left, top = scenery.left, scenery.top
    a, b, c, d = (round(edge) for edge in choice.box)
    line = choice.leader
    leader = ((line[0] + left, line[1] + top), (line[2] + left, line[3] + top)) if line else None
    box = Box(a + left, b + top, c - a, d - b)
    return Spot(choice.size, box, leader, choice.price, choice.clean, choice.where, choice.kept_side)


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
    return segments_cross((*one[0], *one[1]), (*other[0], *other[1]))


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
