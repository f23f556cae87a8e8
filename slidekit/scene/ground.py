"""What lies behind a part of a slide, as far as a template's layout is known."""

from __future__ import annotations

from collections.abc import Sequence

from slidekit.core.colour import mix
from slidekit.core.geometry import Box
from slidekit.scene.design import Scenery

ANYTHING = ("000000", "FFFFFF")
"""A picture, or what nobody can know: it may be anything between."""
TOUCH = 0.05
"""What covers less of a box lies beside it."""
FAINT = 0.3
"""A shape of unknown colours that lets more than this through changes little."""


def ground_behind(box: Box, ground: tuple[str, ...], scenery: Sequence[Scenery]) -> tuple[str, ...]:
    """The colours behind ``box``, the page's own ``ground`` first; several where it lies on several, or on a gradient."""
    for part in scenery:
        share = part.box.share_of(box)
        if part.colours is None or share < TOUCH or (not part.colours and part.alpha < FAINT):
            continue
        if share >= 1 and part.alpha >= 1:
            ground = part.colours or ANYTHING
        elif not part.colours or ground == ANYTHING:
            ground = ANYTHING
        else:
            laid = tuple(mix(colour, under, part.alpha) for colour in part.colours for under in ground)
            ground = laid if share >= 1 else (*ground, *laid)
    return tuple(dict.fromkeys(ground))
