"""What a slide kind is given, and what it gives back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from slidekit.core.diagnostics import Diagnostic, error
from slidekit.core.geometry import Box
from slidekit.core.richtext import plain
from slidekit.layout.furniture import foot_items, number_item, title_height, title_item
from slidekit.layout.page import CONTENT_BOTTOM, TITLE_GAP, TITLE_TOP, Page
from slidekit.layout.panel import Look
from slidekit.layout.split import Split
from slidekit.layout.stylesheet import Style, Stylesheet
from slidekit.resolve.model import ResolvedDeck, Slide
from slidekit.scene.design import SlideLayout
from slidekit.scene.items import Item
from slidekit.scene.scene import Reveal

FOOT_GAP = 120_000


@dataclass(frozen=True, slots=True)
class Sizes:
    """The sizes of the whole deck, in points."""

    title: float
    body: float
    table: float


class Context:
    """One slide with everything that laying it out needs."""

    def __init__(
        self, deck: ResolvedDeck, slide: Slide, page: Page, sheet: Stylesheet, number: int, title: float, footer: list[Item]
    ) -> None:
        self.deck, self.slide, self.page, self.sheet = deck, slide, page, sheet
        self.number, self.footer = number, footer
        self.title_style = sheet.title.at(title)
        self.language = deck.language
        self.splits: dict[float, Split | None] = {}
        """The arrangements already searched, by body size: asked once for the deck's size, once to place."""

    @property
    def look(self) -> Look:
        return Look(self.page, self.sheet, self.language, self.slide.id, self.slide.shown)

    @property
    def body(self) -> Style:
        return self.sheet.text

    @cached_property
    def foot(self) -> list[Item]:
        """Footnote and short citations, hung from the bottom of the content."""
        return foot_items(self.deck, self.slide, self.page, self.sheet)

    @cached_property
    def content(self) -> Box:
        """The room between title and foot."""
        top = TITLE_TOP
        if self.slide.title:
            top += title_height(self.slide.title, self.title_style, self.page, self.language) + TITLE_GAP
        bottom = min((item.box.y for item in self.foot), default=CONTENT_BOTTOM + FOOT_GAP) - FOOT_GAP
        return Box(self.page.left, top, self.page.width, bottom - top)

    def title(self) -> list[Item]:
        """The slide's title at its usual place."""
        slide = self.slide
        return [title_item(slide.title, self.title_style, self.page, self.language, slide.span)] if slide.title else []

    def furniture(self) -> list[Item]:
        """Footer and slide number."""
        return [*self.footer, number_item(self.number, self.page, self.sheet, self.language)]

    def too_long(self, element: str, over: int, size: float) -> Diagnostic:
        """The finding for a text that fits at no size."""
        words = f"about {over} word{'s' if over != 1 else ''} too long at {size:g} pt"
        title = plain(self.slide.title)
        message = f"the {element} of “{title or self.slide.id}” {'are' if element.endswith('s') else 'is'} {words}"
        help = "shorten the text, move part of it to another slide or to the notes"
        return error("text-overflow", message, self.slide.span, help, slide=self.slide.id, element=element)


@dataclass(frozen=True, slots=True)
class Placed:
    """A slide kind's result: items in reading order, reveals by step, findings."""

    items: list[Item]
    reveals: tuple[tuple[int, Reveal], ...] = ()
    findings: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """A slide kind. ``group`` names the scale its ``fits`` is asked about (``body table``), None for a scale of its own."""

    place: Callable[[Context, Sizes], Placed]
    layout: Callable[[Page, Stylesheet, Sizes], SlideLayout]
    group: str | None = None
    fits: Callable[[Context, float], bool] | None = None
    titled: bool = True
