"""What was laid out before: a slide that is the same among decks that are the same is not laid out again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from slidekit.core.diagnostics import Diagnostic
from slidekit.layout.context import Context, Desk, Sizes
from slidekit.resolve.model import ResolvedDeck, Slide
from slidekit.scene.scene import Slide as SceneSlide
from slidekit.text import current_fonts
from slidekit.theme import Theme

Laid = tuple[SceneSlide, tuple[Diagnostic, ...]]


class Memory:
    """Of one deck, drawn again and again. The result is that of a layout without it: everything a slide's layout depends on
    is compared, nothing is guessed from names or times.
    """

    def __init__(self) -> None:
        self._shared: object = None
        self._contexts: dict[str, Context] = {}
        self._parted: dict[str, tuple[Slide, float, list[Context]]] = {}
        self._laid: dict[str, tuple[Context, object, Laid]] = {}

    def open(self, desk: Desk, theme: Theme, draft: bool) -> None:
        """Begin a layout; forgets everything where what all slides share is another."""
        shared = (_shared(desk.deck), theme, current_fonts(), desk.title, draft)
        if shared != self._shared:
            self._shared = shared
            self._contexts, self._parted, self._laid = {}, {}, {}

    def context(self, desk: Desk, slide: Slide) -> Context:
        """The slide's context with all that was measured for it, or a new one."""
        known = self._contexts.get(slide.id)
        if known is None or known.slide != slide:
            known = self._contexts[slide.id] = Context(desk, slide)
        _renew(known, desk)
        return known

    def pages(self, desk: Desk, slide: Slide, size: float, part: Callable[[], list[Context]]) -> list[Context]:
        """The pages of a slide that goes on over several at this size, ``part`` asked where they are not known."""
        known = self._parted.get(slide.id)
        if known is None or known[0] != slide or known[1] != size:
            known = self._parted[slide.id] = slide, size, part()
        for page in known[2]:
            _renew(page, desk)
        return known[2]

    def laid(self, context: Context, sizes: Sizes, ends: tuple[bool, bool], lay: Callable[[], Laid]) -> Laid:
        """The finished slide, ``lay`` asked where it is not known. ``ends``: whether it is the first and the last one shown."""
        key = (sizes, context.number, ends)
        known = self._laid.get(context.slide.id)
        if known is None or known[0] is not context or known[1] != key:
            known = self._laid[context.slide.id] = context, key, lay()
        return known[2]

    def close(self, slides: Iterable[SceneSlide]) -> None:
        """End a layout: what no slide of it needed is forgotten."""
        names = {slide.id for slide in slides}
        homes = names | {name.partition("@")[0] for name in names}
        self._contexts = {name: kept for name, kept in self._contexts.items() if name in homes}
        self._parted = {name: kept for name, kept in self._parted.items() if name in homes}
        self._laid = {name: kept for name, kept in self._laid.items() if name in names}


def _renew(context: Context, desk: Desk) -> None:
    """An equal deck in place of the former one, which need not be kept."""
    context.deck, context.footer = desk.deck, desk.footer


def _shared(deck: ResolvedDeck) -> ResolvedDeck:
    """The deck as far as one slide's layout may look at it; a panel brings its figure along."""
    venue, speaker = deck.venue, deck.speaker
    names = {speaker.photo, venue.logo.figure if venue.logo is not None else ""}
    figures = {name: figure for name, figure in deck.figures.items() if name in names}
    return replace(deck, slides=(), figures=figures, span=None)  # type: ignore[arg-type]  # the whole file's: moves with each line
