"""What a picture remembers of the marks that were drawn on it, so that they can follow their landmarks to another one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from slidekit.core.geometry import Box, Point


@dataclass(frozen=True, slots=True)
class Annotation:
    """What the manifest keeps of a mark, so that it can be drawn again by other landmarks.

    ``place`` and the trait ``start`` have landmarks by name; ``needs`` are those. ``traits`` are options that differ from their
    defaults. ``label`` is the label's box, ``lead`` its leader from there to the finding, ``disc`` the number's centre.
    """

    id: str
    kind: str
    place: str
    needs: tuple[str, ...] = ()
    traits: tuple[tuple[str, str], ...] = ()
    label: Box | None = None
    lead: tuple[int, int, int, int] | None = None
    disc: Point | None = None


class InkSizes(NamedTuple):
    """What a panel's marks are drawn with, in points: labels' type, stroke, halo, leader."""

    label: float
    stroke: float
    halo: float
    leader: float
