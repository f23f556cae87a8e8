"""Places that were set for a former picture of a figure and that nobody has confirmed since."""

from __future__ import annotations

from collections.abc import Sequence

from slidekit.core.diagnostics import Span, warning
from slidekit.resolve import model
from slidekit.resolve.setting import Draft
from slidekit.spec.figures import IN_NUMBERS
from slidekit.spec.mark import Mark
from slidekit.spec.place import Place


def places_of(mark: Mark) -> tuple[Place, ...]:
    """Every place on the figure that a mark is drawn by: its own, its label's, its start."""
    return tuple(each for each in (mark.place, mark.label_at, mark.from_) if isinstance(each, Place))


def pointed_at(places: Sequence[Place]) -> tuple[str, ...]:
    """What the places depend on: landmarks by name, and ``numbers`` where one is written as numbers."""
    names = [name for place in places for name in place.names]
    plain = any(place.has_numbers for place in places)
    return tuple(dict.fromkeys([*names, *([IN_NUMBERS] if plain else [])]))


def note_stale(needs: Sequence[str], figure: model.Figure, what: str, span: Span | None, draft: Draft, element: str) -> None:
    """``stale-annotation`` (a warning) where something on the figure needs what is stale."""
    stale = [name for name in needs if name in figure.stale]
    if not stale:
        return
    told = ["places written as numbers" if name == IN_NUMBERS else name for name in stale]
    message = f"{what} on slide {draft.id} depends on {', '.join(told)}, set for a former picture of {figure.id}"
    help = f"where it fits, run slidekit figures confirm {figure.id}; where not, correct its place in assets/figures.yaml"
    draft.found.append(warning("stale-annotation", message, span, help, slide=draft.id, element=element))
