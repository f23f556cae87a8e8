"""How much a label would hide: the picture's local detail under a box or a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from operator import add

from slidekit.core.geometry import WHOLE, Area
from slidekit.layout.annotations.crossing import Edges, Segment

UNKNOWN = 0.4
"""The detail of a picture that nobody has looked at."""
SAMPLES = 6


@dataclass(frozen=True, slots=True)
class Detail:
    """A picture's local detail, rows of 0…1. ``window`` is the part on the slide, in fractions of the map.

    ``key`` names the map, so that comparing two of them is cheap.
    """

    key: str
    rows: tuple[tuple[float, ...], ...] = field(compare=False, repr=False)
    window: Area = WHOLE


class Quietness:
    """A detail map laid over the picture (in the panel's coordinates)."""

    def __init__(self, detail: Detail | None, picture: Edges, u: int) -> None:
        self.u = u
        self.rows: Sequence[Sequence[float]] = detail.rows if detail else ((UNKNOWN,),)
        self.high, self.wide = len(self.rows), len(self.rows[0])
        window = detail.window if detail else WHOLE
        self.fx = self.wide * window.width / max(1.0, picture[2] - picture[0])
        self.fy = self.high * window.height / max(1.0, picture[3] - picture[1])
        self.left, self.top = picture[0] - window.left * self.wide / self.fx, picture[1] - window.top * self.high / self.fy
        self.low = max(0.0, window.left * self.wide), max(0.0, window.top * self.high)
        self.end = min(self.wide, window.right * self.wide), min(self.high, window.bottom * self.high)

    @cached_property
    def sums(self) -> list[list[float]]:
        """The summed-area table, worked out when the first label looks inside."""
        above = [0.0] * (self.wide + 1)
        sums = [above]
        for row in self.rows:
            above = list(map(add, above, accumulate(row, initial=0.0)))
            sums.append(above)
        return sums

    def hidden(self, edges: Edges) -> float:
        """The detail under a box inside the picture, in u²."""
        a, b, c, d = edges
        i0, i1 = _cells((a - self.left) * self.fx, (c - self.left) * self.fx, self.wide)
        j0, j1 = _cells((b - self.top) * self.fy, (d - self.top) * self.fy, self.high)
        low, high = self.sums[j1], self.sums[j0]
        mean = (low[i1] - high[i1] - low[i0] + high[i0]) / ((i1 - i0) * (j1 - j0))
        return mean * (c - a) * (d - b) / (self.u * self.u)

    def under(self, line: Segment) -> float:
        """The mean detail under a line; 0 where it runs outside the picture."""
        fx, fy, rows = self.fx, self.fy, self.rows
        x, y = (line[0] - self.left) * fx, (line[1] - self.top) * fy
        dx, dy = (line[2] - line[0]) * fx / SAMPLES, (line[3] - line[1]) * fy / SAMPLES
        x, y = x + dx / 2, y + dy / 2
        (low_x, low_y), (high_x, high_y) = self.low, self.end
        total = 0.0
        for _ in range(SAMPLES):
            if low_x <= x < high_x and low_y <= y < high_y:
                total += rows[int(y)][int(x)]
            x += dx
            y += dy
        return total / SAMPLES


def _cells(low: float, high: float, count: int) -> tuple[int, int]:
    """The whole cells nearest to a stretch, at least one."""
    first, last = int(low + 0.5), int(high + 0.5)
    if last > count:
        last = count
    if first >= last:
        first, last = (first, first + 1) if first < count else (count - 1, count)
    return (first, last) if first > 0 else (0, last)
