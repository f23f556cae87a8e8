"""Floor 7: a project's pictures as they are used, signed off, and replaced.

- ``survey``: every figure of a project with its places: slides, sizes, resolution, marks, review, stale landmarks.
- ``sign`` and ``confirm``: a privacy review, and landmarks that fit, written into ``assets/figures.yaml``.
- ``plan_swap`` and ``make_swap``: another picture for a figure: what happens to it, then the files.

Doors return ``Outcome``.
"""

from slidekit.sync.landmarks import confirm
from slidekit.sync.library import Holding, Library, Spot, Use, survey
from slidekit.sync.review import sign
from slidekit.sync.swap import Swap, make_swap, plan_swap

__all__ = ["Holding", "Library", "Spot", "Swap", "Use", "confirm", "make_swap", "plan_swap", "sign", "survey"]
