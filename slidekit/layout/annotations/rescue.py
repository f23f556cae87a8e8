"""When no choice is clean: who can stay, a finer raster and the other sides for the rest, a swap, and the least bad place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from slidekit.layout.annotations.crossing import boxes_meet
from slidekit.layout.annotations.masks import Board
from slidekit.layout.annotations.prices import Choice, clash, covers, lead, price, side_kept
from slidekit.layout.annotations.scenery import GAP, Scenery
from slidekit.layout.annotations.search import Search, improve
from slidekit.layout.annotations.spots import WIDEST, list_places, raster, slots

BUDGET = 700
OTHER_SIDE = 40.0
"""The price of standing on another side than asked for."""
LEFT_OVER = 200.0
NOWHERE = Choice(LEFT_OVER, (-1e12, -1e12, -1e12, -1e12), None, "nowhere", 0, clean=False)
FINE, DENSEST, RASTER_KEPT = (1.4, 0.9), 13, 60
"""Steps of the fine raster in u, its most rows and columns, and how many of its places count."""
ON_SOMETHING, ON_LABEL, ON_LEADER, WRONG_SIDE = 900.0, 400.0, 150.0, 300.0


@dataclass(slots=True)
class Rescue:
    """A panel whose lists allow no clean choice."""

    scenery: Scenery
    search: Search
    lists: list[list[Choice]]
    pinned: list[int]
    everywhere: dict[int, list[Choice]] = field(default_factory=dict)

    def run(self) -> list[Choice]:
        """A place for every label; those that break a rule are not ``clean``."""
        chosen = self._who_can_stay()
        sided = [k for k, wish in enumerate(self.scenery.wishes) if wish.side != "auto" and k not in self.pinned]
        for k in sided:  # a full side gives way before anything collides
            others = [
                choice._replace(price=choice.price + OTHER_SIDE, kept_side=False)
                for choice in list_places(self.scenery, k, WIDEST, any_side=True)
                if not side_kept(self.scenery, k, choice.box, choice.where)
            ]
            self.lists[k] = sorted([*self.lists[k], *others], key=lambda choice: choice.price)
        for again in (False, True):
            missing = _missing(chosen)
            if 0 < len(missing) <= 3:
                self._refine(missing, sided, again)
            elif again or not sided:
                break
            chosen = self._who_can_stay()
            if not _missing(chosen):
                return chosen
        if len(_missing(chosen)) <= 3:
            self._swap(chosen)
        return self._settle(chosen)

    def _refine(self, missing: list[int], sided: list[int], again: bool) -> None:
        """A fine raster for those left over, the second time also for the two most troubled others."""
        others = [k for k in range(len(self.lists)) if k not in missing and k not in self.pinned]
        troubled = sorted(others, key=lambda k: (-self.search.trouble[k], k))[:2] if again else []
        for k in (*missing, *troubled):
            if k not in sided:
                self.lists[k] = _thinned(self.scenery, self._everywhere(k)) or self.lists[k]

    def _who_can_stay(self) -> list[Choice]:
        """As many labels as can stand without a conflict, the others NOWHERE."""
        lists = [choices if k in self.pinned else [*choices, NOWHERE] for k, choices in enumerate(self.lists)]
        board = Board(lists, self.pinned, self.scenery.u, NOWHERE)
        found = self.search.find(board, BUDGET) or [mask.bit_length() - 1 for mask in board.own]
        improve(board, found)
        return [board.places[index] for index in found]

    def _everywhere(self, k: int) -> list[Choice]:
        """All legal places of a label on rails and on a fine raster, cheapest first."""
        if k in self.everywhere:
            return self.everywhere[k]
        scenery, u = self.scenery, self.scenery.u
        found = []
        for number, rail in enumerate(scenery.rails):
            for box, size in slots(scenery, k, rail, WIDEST):
                found.append(price(scenery, k, box, rail.name, size, number))
        for size, (w, h) in enumerate(scenery.wishes[k].sizes):
            for box in raster(scenery, w, h, (FINE[0] * u, FINE[1] * u), DENSEST):
                found.append(price(scenery, k, box, "in", size, -1))
        legal = [c for c in found if c is not None and side_kept(scenery, k, c.box, c.where)]
        self.everywhere[k] = sorted(legal, key=lambda choice: (choice.price, choice.box))
        return self.everywhere[k]

    def _swap(self, chosen: list[Choice]) -> None:
        """A label takes a hole, or a place from which the only label in its way can move elsewhere; the cheapest pair wins."""
        for k in _missing(chosen):
            options: list[tuple[float, int, Choice, int, Choice | None]] = []
            elsewhere: dict[int, list[Choice]] = {}
            for choice in self._everywhere(k):
                inthe = [j for j, other in enumerate(chosen) if j != k and self._clash(choice, other)]
                if not inthe:
                    options.append((choice.price, len(options), choice, -1, None))
                    break
                j = inthe[0]
                if len(inthe) > 1 or j in self.pinned or (j not in elsewhere and len(elsewhere) >= 3):
                    continue
                if j not in elsewhere:
                    others = [other for i, other in enumerate(chosen) if i not in (j, k)]
                    elsewhere[j] = [
                        move for move in self._everywhere(j) if not any(self._clash(move, other) for other in others)
                    ][:30]
                move = next((move for move in elsewhere[j] if not self._clash(move, choice)), None)
                if move is not None:
                    options.append((choice.price + move.price, len(options), choice, j, move))
            if options:
                _, _, chosen[k], j, move = min(options, key=lambda option: option[:2])
                if move is not None:
                    chosen[j] = move

    def _clash(self, one: Choice, other: Choice) -> bool:
        return other is not NOWHERE and clash(self.scenery, one, other, GAP)

    def _settle(self, chosen: list[Choice]) -> list[Choice]:
        """Labels that nothing helped: the least bad place, marked as such."""
        for k in _missing(chosen):
            best: Choice | None = None
            for choice in sorted(self._least_bad(k), key=lambda choice: (choice.price, choice.box)):
                cost = choice.price
                for j, other in enumerate(chosen):
                    if j != k and self._clash(choice, other):
                        cost += ON_LABEL if boxes_meet(choice.box, other.box) else ON_LEADER
                if best is None or cost < best.price:
                    best = choice._replace(price=cost, clean=False)
            assert best is not None
            chosen[k] = best
        return chosen

    def _least_bad(self, k: int) -> list[Choice]:
        scenery = self.scenery
        places: list[tuple[tuple[float, float, float, float], str, int, int]] = []
        for number, rail in enumerate(scenery.rails):
            places += [(box, rail.name, size, number) for box, size in slots(scenery, k, rail, WIDEST)]
        for size, (w, h) in enumerate(scenery.wishes[k].sizes):
            places += [(box, "in", size, -1) for box in raster(scenery, w, h, (w * 0.6, h * 0.6), 8)]
        if not places:
            w, h = scenery.wishes[k].sizes[-1]
            a, b, c, d = (round(edge) for edge in scenery.picture)
            left, top = (a + c - w) // 2, (b + d - h) // 2
            places.append(((left, top, left + w, top + h), "in", len(scenery.wishes[k].sizes) - 1, -1))
        found = []
        for box, where, size, number in places:
            choice = price(scenery, k, box, where, size, number)
            if choice is None:
                cost = ON_SOMETHING * (2 if covers(scenery, box) else 1)
                choice = Choice(cost, box, lead(scenery, k, box)[0], where, size, number)
            if not side_kept(scenery, k, box, where):
                choice = choice._replace(price=choice.price + WRONG_SIDE)
            found.append(choice)
        return found


def _missing(chosen: Sequence[Choice]) -> list[int]:
    return [k for k, choice in enumerate(chosen) if choice is NOWHERE]


def _thinned(scenery: Scenery, choices: list[Choice]) -> list[Choice]:
    """The cheapest place of each cell of 2 × 1 u."""
    cells: dict[tuple[int, int, int], Choice] = {}
    for choice in choices:
        key = (int(choice.box[0] / (2 * scenery.u)), int(choice.box[1] / scenery.u), choice.size)
        cells.setdefault(key, choice)
        if len(cells) >= RASTER_KEPT:
            break
    return list(cells.values())
