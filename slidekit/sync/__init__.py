"""Floor 7: a project's pictures as they are used, signed off, and replaced.

- ``survey``: every figure of a project with its places: slides, sizes, resolution, marks, review, stale landmarks.
- ``sign`` and ``confirm``: a privacy review, and landmarks that fit, written into ``assets/figures.yaml``.
- ``plan_swap`` and ``make_swap``: another picture for a figure: what happens to it, then the files.
- ``plan_deck_swap`` and ``make_deck_swap``: the same in a PowerPoint file that people have edited.
- ``editing``: small changes of places, texts and pictures, each planned, written and undone.

Doors return ``Outcome``; those of ``editing`` raise ``Refused``.
"""

from slidekit.sync.deck_report import DeckPlace, DeckSwap
from slidekit.sync.deck_swap import make_deck_swap, plan_deck_swap
from slidekit.sync.landmarks import confirm
from slidekit.sync.library import Holding, Laid, Library, Spot, Use, survey
from slidekit.sync.review import sign
from slidekit.sync.roles import Role
from slidekit.sync.swap import Swap, make_swap, plan_swap

__all__ = [
    "DeckPlace",
    "DeckSwap",
    "Holding",
    "Laid",
    "Library",
    "Role",
    "Spot",
    "Swap",
    "Use",
    "confirm",
    "make_deck_swap",
    "make_swap",
    "plan_deck_swap",
    "plan_swap",
    "sign",
    "survey",
]
