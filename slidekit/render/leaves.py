"""Which pages a rendering has: a slide each, or one for each state of a slide that clicks change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from slidekit.render.items import states_of
from slidekit.scene.scene import Scene, Slide


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page: slide ``number`` (from 1) of the deck, in its last state or, from 1, in the one that is told."""

    slide: Slide
    number: int
    state: int | None = None

    @property
    def name(self) -> str:
        """What its file is called: ``004-quarter-inch``, a state ``004-quarter-inch.2``; pages of states keep their ``@2``."""
        return f"{self.number:03}-{self.slide.id}" + (f".{self.state}" if self.state else "")


def leaves_of(scene: Scene, slides: Sequence[Slide] | None = None, *, states: bool = False) -> tuple[Leaf, ...]:
    """``slides`` in their order, by default all that are not hidden; ``states`` shows every state of each."""
    numbers = {slide.id: number for number, slide in enumerate(scene.slides, 1)}
    chosen = [slide for slide in scene.slides if not slide.hidden] if slides is None else slides
    return tuple(
        Leaf(slide, numbers[slide.id], state)
        for slide in chosen
        for state in (range(1, states_of(slide) + 1) if states and states_of(slide) > 1 else (None,))
    )
