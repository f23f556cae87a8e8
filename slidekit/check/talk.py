"""A deck and its finished scene side by side: what every rule reads."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from slidekit.core.diagnostics import Diagnostic, Severity, Span
from slidekit.resolve.model import Panel, ResolvedDeck, Slide, Venue
from slidekit.resolve.words import Words, words_for
from slidekit.scene.scene import Scene
from slidekit.scene.scene import Slide as SceneSlide


@dataclass(frozen=True, slots=True)
class Talk:
    """``deck`` says what was meant, ``scene`` what is seen. ``scene`` slides ``x@2`` belong to the deck's slide ``x``."""

    deck: ResolvedDeck
    scene: Scene
    kept: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What several rules ask for, by what it is."""

    @property
    def venue(self) -> Venue:
        return self.deck.venue

    @property
    def words(self) -> Words:
        """The fixed words of the deck's language."""
        return words_for(self.deck.language)

    @property
    def shown(self) -> tuple[Slide, ...]:
        """The slides that the audience sees, in order; the pages of a slide in steps count once."""
        first: dict[str, Slide] = {}
        for slide in self.deck.slides:
            if not slide.hidden:
                first.setdefault(home(slide.id), slide)
        return tuple(first.values())

    def confirmed(self, rule: str) -> bool:
        """True when the venue's rule (``fonts.min_pt``, ``required`` …) is known to hold."""
        return self.venue.vouches_for(rule)

    def breach(
        self,
        rule: str,
        code: str,
        message: str,
        span: Span | None,
        help: str,
        slide: str | None = None,
        element: str | None = None,
    ) -> Diagnostic:
        """A venue's rule is broken: an error when the rule is confirmed, else a warning."""
        severity = Severity.ERROR if self.confirmed(rule) else Severity.WARNING
        return Diagnostic(code, severity, message, span, help, slide, element)


def seconds(slide: Slide) -> float:
    """How long a slide is planned to stand: its own seconds, else those of its steps."""
    return slide.seconds or sum(step.seconds or 0.0 for step in slide.steps)


def panels(slide: Slide) -> tuple[Panel, ...]:
    """All panels of a slide, those in columns too."""
    return (*slide.panels, *(column.panel for column in slide.columns if column.panel is not None))


def home(slide: SceneSlide | str) -> str:
    """The id of the deck's slide: ``x`` for ``x@2``."""
    return (slide if isinstance(slide, str) else slide.id).partition("@")[0]
