"""The places a label may take: slots on rails and free places inside the picture, priced only as far as needed."""

from __future__ import annotations

import math
from collections.abc import Iterator
from heapq import heapify, heappop, heappush

from slidekit.core.units import pt
from slidekit.layout.annotations.crossing import Edges
from slidekit.layout.annotations.prices import HIDE, INNER, INSIDE, NO_LEADER, SHAFT, SIZE, Choice, pins, price, side_kept
from slidekit.layout.annotations.scenery import CLEAR, GAP, LINE, PAD, Rail, Scenery

NARROW, WIDE, WIDEST = 0, 1, 2
"""How many places are offered: few, many, all sizes and the whole picture."""
KEPT = (8, 20, 20)
SAME_MARGIN, SAME_INSIDE = (7, 14, 14), (3, 5, 5)
"""At most so many places of one rail and quarter: a list of near copies is a list of one."""
QUARTER, SAME = pt(0.25), pt(4)
"""Labels on a rail start at quarters of a point; free places within four points are one."""
NEAR_STEPS = (0, 1, -1, 2, -2, 3, -3)
FAR_STEPS = (*NEAR_STEPS, 4, -4, 5, -5, 6, -6, 8, -8, 10, -10, 12, -12)
EIGHT = (
    (1.0, 0.0), (0.707, -0.707), (0.707, 0.707), (-1.0, 0.0),
    (-0.707, -0.707), (-0.707, 0.707), (0.0, -1.0), (0.0, 1.0),
)  # fmt: skip
SIXTEEN = (
    *EIGHT,
    (0.924, -0.383), (0.924, 0.383), (-0.924, -0.383), (-0.924, 0.383),
    (0.383, -0.924), (-0.383, -0.924), (0.383, 0.924), (-0.383, 0.924),
)  # fmt: skip
"""Directions as numbers: no computer's sine has a say."""


Draft = tuple[float, int, Edges, str, int, int, float | None, Choice | None]
"""A place not priced yet: the least it can cost, a number of its own, box, where, size, rail; when known, what it hides, and
the place with its price."""


def list_places(scenery: Scenery, k: int, width: int, *, any_side: bool = False) -> list[Choice]:
    """The cheapest places of label ``k`` that break no rule by themselves, cheapest first."""
    if scenery.wishes[k].pinned:
        return pins(scenery, k)
    waiting = _drafts(scenery, k, width, any_side)
    heapify(waiting)
    x, y = scenery.aims[k][:2]
    priced, hides = scenery.priced[k], scenery.hides
    found: list[Choice] = []
    counts: dict[tuple[int, bool, bool], int] = {}
    while waiting and len(found) < KEPT[width]:
        bound, number, box, where, size, rail, hidden, choice = heappop(waiting)
        inside = where in ("in", "l", "r")
        if hidden is None and inside:
            hidden = hides.get(box)
            if hidden is None:
                hidden = hides[box] = scenery.quiet.hidden(box)
            bound += HIDE * hidden
            if waiting and bound > waiting[0][0]:
                heappush(waiting, (bound, number, box, where, size, rail, hidden, None))
                continue
        key = (rail, (box[0] + box[2]) / 2 < x, (box[1] + box[3]) / 2 < y)
        count = counts.get(key, 0)
        if count >= (SAME_INSIDE if inside else SAME_MARGIN)[width]:
            continue
        if choice is None:
            place = box, size, rail
            choice = priced[place] if place in priced else price(scenery, k, box, where, size, rail, hidden)
            priced[place] = choice
            if choice is None:
                continue
            if waiting and choice.price > waiting[0][0]:
                heappush(waiting, (choice.price, number, box, where, size, rail, hidden, choice))
                continue
        counts[key] = count + 1
        found.append(choice)
    return found


def _drafts(scenery: Scenery, k: int, width: int, any_side: bool) -> list[Draft]:
    """Every place on offer with the least that it can cost; free ones only where the margins are dear."""
    u, (x, y, rx, ry) = scenery.u, scenery.aims[k]
    near = min(rx, ry) + 0.3 * u
    drafts: list[Draft] = []
    restricted = not any_side and scenery.wishes[k].side != "auto"

    def offer(places: Iterator[tuple[Edges, int]], where: str, rail: int, least: float) -> None:
        for box, size in places:
            if restricted and not side_kept(scenery, k, box, where):
                continue
            a, b, c, d = box
            dx = a - x if x < a else x - c if x > c else 0.0
            dy = b - y if y < b else y - d if y > d else 0.0
            away = (math.sqrt(dx * dx + dy * dy) - near) / u
            drafts.append((least + size * SIZE + (away if away > 0 else 0.0), len(drafts), box, where, size, rail, None, None))

    for number, rail in enumerate(scenery.rails):
        if rail.inner or scenery.wishes[k].target.leader != "near":
            least = (INSIDE + INNER if rail.inner else 0.0) + NO_LEADER + rail.bias
            offer(slots(scenery, k, rail, width), rail.name, number, least)
    margin = min((draft[0] for draft in drafts if draft[3] in "LRTB"), default=math.inf)
    if width or margin > INSIDE - 4 or scenery.wishes[k].side != "auto":
        offer(_free(scenery, k, width), "in", -1, INSIDE + NO_LEADER)
    return drafts


def slots(scenery: Scenery, k: int, rail: Rail, width: int) -> Iterator[tuple[Edges, int]]:
    """Places on a rail: level with the finding, then a raster that all labels share, else a full column cannot pack."""
    aim = scenery.aims[k]
    wide = width > NARROW
    for size, (w, h) in enumerate(scenery.wishes[k].sizes):
        length, across = (w, h) if rail.level else (h, w)
        if across > rail.depth or length > rail.high - rail.low:
            continue
        low, top = rail.low, rail.high - length
        wanted = aim[0 if rail.level else 1]
        middle = min(max(wanted - length / 2, low), top)
        positions = _level(wanted, middle, length, scenery.u, wide) if rail.level else _upright(scenery, rail, middle, wide)
        least = math.ceil(low)
        seen: set[float] = set()
        for position in positions:
            start = int((low if position < low else top if position > top else position) / QUARTER) * QUARTER
            if start not in seen and start >= low - QUARTER:
                seen.add(start)
                yield stand(rail, w, h, start if start > least else least), size
        many = wide and (rail.inner or rail.level)
        if not many or (size == 1 and (rail.inner or width < WIDEST)):
            break


def _level(wanted: float, middle: float, length: float, u: int, wide: bool) -> list[float]:
    return [
        middle,
        wanted - 0.8 * u,
        wanted - length + 0.8 * u,
        *(middle + step * length * 0.3 for step in FAR_STEPS[1 : 9 if wide else 5]),
    ]


def _upright(scenery: Scenery, rail: Rail, middle: float, wide: bool) -> list[float]:
    step = (LINE + GAP) / 2 * scenery.u
    steps = FAR_STEPS if wide and not rail.inner else NEAR_STEPS if wide or not rail.inner else NEAR_STEPS[:3]
    base = rail.low + int((middle - rail.low) / step + 0.5) * step
    return [middle, *(base + count * step for count in steps)]


def stand(rail: Rail, w: float, h: float, start: float) -> Edges:
    """The box of a label that starts there along the rail, its near edge on it."""
    edge = round(rail.edge)
    if rail.name in "LRlr":
        left = edge - w if rail.name in "Lr" else edge
        return left, start, left + w, start + h
    top = edge - h if rail.name == "T" else edge
    return start, top, start + w, top + h


def _free(scenery: Scenery, k: int, width: int) -> Iterator[tuple[Edges, int]]:
    """Boxes that touch a ring round the finding; at the widest also a raster over the picture."""
    u, (x, y, rx, ry) = scenery.u, scenery.aims[k]
    pad = PAD * u
    wish = scenery.wishes[k]
    base = (SHAFT + 0.3) * u if wish.shaft else CLEAR * u + pt(2)
    rings = (base, base + 2.2 * u) if width == NARROW else (base, base + 1.5 * u, base + 4.5 * u)
    low_x, low_y = scenery.picture[0] + pad, scenery.picture[1] + pad
    for size, (w, h) in enumerate(wish.sizes[: 1 if width < WIDEST else 3]):
        high_x, high_y = scenery.picture[2] - pad - w, scenery.picture[3] - pad - h
        if high_x < low_x or high_y < low_y:
            continue
        seen: set[tuple[int, int]] = set()
        for ring in rings:
            wide, high = rx + ring + w / 2, ry + ring + h / 2
            for cx, cy in SIXTEEN if width and size == 0 else EIGHT:
                left, top = x - w / 2 + cx * wide, y - h / 2 + cy * high
                left = low_x if left < low_x else high_x if left > high_x else left
                top = low_y if top < low_y else high_y if top > high_y else top
                key = int(left / SAME), int(top / SAME)
                if key not in seen:
                    seen.add(key)
                    yield (int(left), int(top), int(left) + w, int(top) + h), size
        if width == WIDEST and size == 0:
            yield from ((box, 0) for box in raster(scenery, w, h, (w * 0.6, h * 1.3), 6))


def raster(scenery: Scenery, w: int, h: int, step: tuple[float, float], most: int) -> Iterator[Edges]:
    """Boxes in rows and columns all over the picture, at most ``most`` each way."""
    pad = PAD * scenery.u
    low_x, low_y = scenery.picture[0] + pad, scenery.picture[1] + pad
    wide, high = scenery.picture[2] - pad - w - low_x, scenery.picture[3] - pad - h - low_y
    if wide < 0 or high < 0:
        return
    columns = max(2, min(most, int(wide / step[0]) + 2))
    rows = max(2, min(most, int(high / step[1]) + 2))
    for row in range(rows):
        for column in range(columns):
            yield _whole(low_x + wide * column / (columns - 1), low_y + high * row / (rows - 1), w, h)


def _whole(left: float, top: float, w: int, h: int) -> Edges:
    x, y = int(left), int(top)
    return x, y, x + w, y + h
