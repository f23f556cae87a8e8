"""Rails made tidy: equal gaps where findings allow it, else least squares with a least gap."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from slidekit.layout.annotations.prices import Choice, clash, price, side_kept
from slidekit.layout.annotations.scenery import GAP, Rail, Scenery
from slidekit.layout.annotations.spots import QUARTER, stand

PREFERRED = 0.7
"""Between labels of a column, in u; rows take half as much again."""
WORTH = 0.5
"""What tidiness may cost for each label, in u."""


def polish(scenery: Scenery, chosen: list[Choice]) -> list[Choice]:
    """The labels of each rail moved along it, in the order found, by the first arrangement that disturbs nothing."""
    for number in range(len(scenery.rails)):
        members = [k for k, choice in enumerate(chosen) if choice.rail == number and choice.clean]
        if members:
            chosen = _tidy(scenery, chosen, members, number)
    return chosen


def _tidy(scenery: Scenery, chosen: list[Choice], members: list[int], number: int) -> list[Choice]:
    rail = scenery.rails[number]
    axis = 0 if rail.level else 1
    members = sorted(members, key=lambda k: chosen[k].box[axis])
    lengths = [chosen[k].box[axis + 2] - chosen[k].box[axis] for k in members]
    wanted = [scenery.aims[k][axis] - length / 2 for k, length in zip(members, lengths, strict=True)]
    limit = sum(chosen[k].price for k in members) + WORTH * len(members)
    for starts in _arrangements(wanted, lengths, rail, scenery.u):
        moved = _moved(scenery, chosen, members, number, starts)
        if len(moved) < len(members) or sum(choice.price for choice in moved) > limit:
            continue
        trial = list(chosen)
        for k, choice in zip(members, moved, strict=True):
            trial[k] = choice
        if not _disturbed(scenery, trial, members):
            return trial
    return chosen


def _moved(scenery: Scenery, chosen: list[Choice], members: list[int], number: int, starts: Sequence[float]) -> list[Choice]:
    """The members at these starts, as far as they break no rule by themselves."""
    rail = scenery.rails[number]
    moved: list[Choice] = []
    for k, start in zip(members, starts, strict=True):
        old = chosen[k]
        a, b, c, d = (round(edge) for edge in old.box)
        last = int(rail.high) - (c - a if rail.level else d - b)
        box = stand(rail, c - a, d - b, max(math.ceil(rail.low), min(last, int(start / QUARTER + 0.5) * QUARTER)))
        new = price(scenery, k, box, old.where, old.size, number)
        if new is None or (old.kept_side and not side_kept(scenery, k, box, old.where)):
            break
        moved.append(new if old.kept_side else new._replace(price=new.price + old.price, kept_side=False))
    return moved


def _disturbed(scenery: Scenery, trial: list[Choice], members: list[int]) -> bool:
    return any(
        clash(scenery, trial[k], other, GAP)
        for k in members
        for j, other in enumerate(trial)
        if j != k and not (j in members and j < k)
    )


def _arrangements(wanted: list[float], lengths: list[float], rail: Rail, u: int) -> Iterator[list[float]]:
    """Starts to try, best looking first."""
    least, preferred = GAP * u * (2 if rail.level else 1), PREFERRED * u * (1.5 if rail.level else 1)
    if len(lengths) > 2:
        even = _even(wanted, lengths, rail, least, preferred)
        if even is not None:
            yield even
    for gap in (preferred, (least + preferred) / 2, least):
        packed = pack(wanted, lengths, gap, rail.low, rail.high)
        if packed is not None:
            yield packed


def _even(wanted: list[float], lengths: list[float], rail: Rail, least: float, preferred: float) -> list[float] | None:
    """Equal gaps: start and gap by least squares; None when the rail is too short."""
    count = len(lengths)
    room = (rail.high - rail.low - sum(lengths)) / (count - 1)
    if room < least:
        return None
    before = [sum(lengths[:i]) for i in range(count)]
    free = [want - offset for want, offset in zip(wanted, before, strict=True)]
    middle, mean = (count - 1) / 2, sum(free) / count
    slope = sum((i - middle) * (value - mean) for i, value in enumerate(free)) / sum((i - middle) ** 2 for i in range(count))
    gap = min(max(slope, preferred if room >= preferred else least), room)
    start = min(max(mean - middle * gap, rail.low), rail.high - sum(lengths) - gap * (count - 1))
    return [start + offset + i * gap for i, offset in enumerate(before)]


def pack(wanted: Sequence[float], lengths: Sequence[float], gap: float, low: float, high: float) -> list[float] | None:
    """Starts in this order, least squares to ``wanted``, at least ``gap`` apart within ``low``…``high``; None: no room.

    Pools adjacent violators: exact for the order given.
    """
    total = sum(lengths) + gap * (len(lengths) - 1)
    if total > high - low:
        return None
    offsets = [sum(lengths[:i]) + gap * i for i in range(len(lengths))]
    blocks: list[tuple[float, int]] = []
    for want, offset in zip(wanted, offsets, strict=True):
        value, count = want - offset, 1
        while blocks and blocks[-1][0] / blocks[-1][1] > value / count:
            before, members = blocks.pop()
            value, count = value + before, count + members
        blocks.append((value, count))
    starts: list[float] = []
    for value, count in blocks:
        start = min(max(value / count, low), high - total)
        starts += [start + offset for offset in offsets[len(starts) : len(starts) + count]]
    return starts
