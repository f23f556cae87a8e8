"""The cheapest choice of one place for each label without any conflict: branch and bound with forward checking."""

from __future__ import annotations

import math

from slidekit.layout.annotations.masks import Board

ALONE = 1e9
"""Urgency of a label with a single place left."""


class Search:
    """Counts nodes, never milliseconds. ``trouble[k]`` tells how often label k ended a branch; it outlives a search."""

    def __init__(self, labels: int) -> None:
        self.trouble = [0.0] * labels
        self.nodes = 0
        self._best = math.inf
        self._found: list[int] | None = None
        self._left = 0

    def find(self, board: Board, budget: int, below: float = math.inf) -> list[int] | None:
        """The index of each label's place, cheaper than ``below`` in all; None when ``budget`` nodes found nothing."""
        self._best, self._found, self._left = below, None, budget
        labels = list(range(len(board.own)))
        self._go(board, labels, (1 << len(board.places)) - 1, 0.0, [0] * len(labels))
        self.nodes += budget - self._left
        return self._found

    def _go(self, board: Board, free: list[int], allowed: int, spent: float, chosen: list[int]) -> None:
        """``allowed`` is the whole state: the mask of all places that nothing chosen excludes."""
        if not free:
            if spent < self._best:
                self._best, self._found = spent, chosen[:]
            return
        picked = self._most_urgent(board, free, allowed, spent)
        if picked is None:
            return
        k, others = picked
        rest = [label for label in free if label != k]
        prices, excluded = board.prices, board.excluded
        open_places = allowed & board.own[k]
        while open_places:
            bit = open_places & -open_places
            open_places ^= bit
            place = bit.bit_length() - 1
            cost = prices[place]
            if others + cost >= self._best or self._left <= 0:
                return
            self._left -= 1
            chosen[k] = place
            self._go(board, rest, allowed & ~excluded(place), spent + cost, chosen)

    def _most_urgent(self, board: Board, free: list[int], allowed: int, spent: float) -> tuple[int, float] | None:
        """The label that loses most by waiting, and the least that all others cost; None for a dead end."""
        total, urgency, picked, cheapest = spent, -1.0, free[0], 0.0
        own, prices, trouble = board.own, board.prices, self.trouble
        for k in free:
            mask = allowed & own[k]
            if not mask:
                trouble[k] += 1
                return None
            first = prices[(mask & -mask).bit_length() - 1]
            total += first
            second = mask & (mask - 1)
            lost = prices[(second & -second).bit_length() - 1] - first if second else ALONE
            lost += 2 * trouble[k] / mask.bit_count()
            if lost > urgency:
                urgency, picked, cheapest = lost, k, first
        return None if total >= self._best else (picked, total - cheapest)


def improve(board: Board, chosen: list[int]) -> None:
    """Two rounds of each label taking its cheapest free place; matters only after a search that ran out of nodes."""
    for _ in range(2):
        moved = False
        for k, mask in enumerate(board.own):
            taken = 0
            for other, place in enumerate(chosen):
                if other != k:
                    taken |= board.excluded(place)
            free = mask & ~taken
            if free:
                place = (free & -free).bit_length() - 1
                if board.places[place].price < board.places[chosen[k]].price:
                    chosen[k], moved = place, True
        if not moved:
            return
