"""What a slide kind is given, and what it gives back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property

from slidekit.core.diagnostics import Diagnostic, error
from slidekit.core.frozen import dataclass
from slidekit.core.geometry import Box, union
from slidekit.core.richtext import plain
from slidekit.core.units import pt
from slidekit.layout.drawing import Look
from slidekit.layout.frames import Frame, Frames, furnish
from slidekit.layout.furniture import foot_items, number_item, title_box, title_item
from slidekit.layout.page import TITLE_GAP, TITLE_TOP, Page
from slidekit.layout.points import Listing, list_points, shown_points
from slidekit.layout.split import Split
from slidekit.layout.stylesheet import Stylesheet
from slidekit.layout.typeset import Measurable, measurable, needed, paragraph
from slidekit.resolve.model import Point, ResolvedDeck, Slide, TableBlock
from slidekit.scene.design import SlideLayout
from slidekit.scene.items import Item
from slidekit.scene.scene import Reveal
from slidekit.text import is_rtl

FOOT_GAP = 120_000
LEAST_CONTENT = pt(150)
"""Small print may not push what it belongs to below this height."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """The sizes of the whole deck, in points."""

    title: float
    body: float
    table: float


@dataclass(frozen=True, slots=True)
class Desk:
    """What all slides of a deck share; ``title`` is the size of their titles in points."""

    deck: ResolvedDeck
    page: Page
    sheet: Stylesheet
    title: float
    footer: list[Item]
    frames: Frames | None = None


WHOLE_SLIDE = slice(None)
"""Most slides show all their points, rows or entries; one that goes on over further slides shows a slice of them."""


class Context:
    """One slide with everything that laying it out needs."""

    def __init__(self, desk: Desk, slide: Slide, number: int = 0, portion: slice = WHOLE_SLIDE) -> None:
        self.deck, self.footer = desk.deck, desk.footer
        self.frame: Frame | None = desk.frames.of(slide) if desk.frames is not None else None
        """The template's layout that the slide stands on."""
        self.page, self.sheet = (self.frame.page, self.frame.sheet) if self.frame is not None else (desk.page, desk.sheet)
        self.slide, self.number, self.portion = slide, number, portion
        self.title_style = self.sheet.title.at(desk.title)
        self.language = desk.deck.language
        self.splits: dict[float, Split | None] = {}
        """The arrangements already searched, by body size: asked once for the deck's size, once to place."""
        self.listings: dict[tuple[float, float | None, int | None], Listing] = {}
        """The points as paragraphs, by size, gap (None: whichever came first) and state."""
        self.largest: dict[str, float] = {}
        """The largest size that stands, by group of sizes."""

    @property
    def rtl(self) -> bool:
        """True where the deck is read from the right: what comes first stands there."""
        return is_rtl("", self.language)

    @property
    def look(self) -> Look:
        return Look(self.page, self.sheet, self.language, self.slide.id, self.slide.shown)

    @property
    def points(self) -> tuple[Point, ...]:
        """The talking points on this page; a disclosure begins with the speaker's statement."""
        statement = self.deck.speaker.disclosure if self.slide.layout == "disclosure" else ()
        return (*statement, *self.slide.points)[self.portion]

    @property
    def table(self) -> TableBlock:
        """The table, with the rows on this page and the highlight counted from the first of them."""
        table = self.slide.table
        assert table is not None
        row, column = table.highlight
        row = row - (self.portion.start or 0) if row is not None else None
        return replace(table, rows=table.rows[self.portion], highlight=(row, column))

    @cached_property
    def foot(self) -> list[Item]:
        """Legend, footnote and short citations, hung from the bottom of the content."""
        return foot_items(self.deck, self.slide, self.page, self.sheet)

    @cached_property
    def headline(self) -> Measurable:
        """The title's text."""
        return measurable([paragraph(self.slide.title, self.title_style, self.language)])

    def listing(self, size: float, gap: float, *, shown: bool = False) -> Listing:
        """The points at ``size``, ``gap`` × size apart, kept for the next question; ``shown``: those that this page shows."""
        state = self.slide.shown if shown else None
        if (size, gap, state) not in self.listings:
            self.listings[size, gap, state] = self._any_listing(size, gap, state).apart(size * gap)
        return self.listings[size, gap, state]

    def stands(self, size: float, gap: float) -> Callable[[int, int], bool]:
        """Whether all points stand in a width and height: cheaper than a listing where only one of many gaps will be set."""
        return self._any_listing(size, gap, None).stands_apart(size * gap)

    def _any_listing(self, size: float, gap: float, state: int | None) -> Listing:
        """The points at this size with whatever gap was asked for first."""
        first = self.listings.get((size, None, state))
        if first is None:
            points = shown_points(self.points, state)
            first = self.listings[size, None, state] = list_points(points, size, self.sheet, self.language, gap=gap)
        return first

    @cached_property
    def content(self) -> Box:
        """The room between title and foot."""
        top = TITLE_TOP
        if self.page.top is not None:
            top = self.page.top
        elif self.slide.title:
            top += needed(self.headline, self.page.title_width) + TITLE_GAP
        bottom = min((item.box.y for item in self.foot), default=self.page.bottom + FOOT_GAP) - FOOT_GAP
        return Box(self.page.left, top, self.page.width, max(LEAST_CONTENT, bottom - top))

    def foot_findings(self) -> list[Diagnostic]:
        """What is wrong when the small print leaves no room for what it belongs to."""
        foot = union(item.box for item in self.foot) if self.foot else None
        if foot is None or self.content.bottom + FOOT_GAP <= foot.y:
            return []
        note = len(plain(self.slide.footnote).split())
        meanings = sum(len(plain(entry.text).split()) for entry in self.slide.legend)
        over = round((note + meanings) * (self.content.bottom + FOOT_GAP - foot.y) / foot.h)
        element = "legend" if meanings > note else "footnote"
        return [self.too_long(element, max(1, over), self.sheet.footnote.size)]

    def title(self) -> list[Item]:
        """The slide's title at its usual place."""
        if not self.slide.title:
            return []
        room = title_box(self.title_style, self.page, self.language)
        anchor = self.page.anchor if self.page.title is not None else None
        return [title_item(self.headline, room, self.slide.span, anchor)]

    def furniture(self) -> list[Item]:
        """Footer and slide number; in a template what it has placeholders for."""
        if self.frame is not None:
            return furnish(self.frame, self.deck, self.number)
        return [*self.footer, number_item(self.number, self.page, self.sheet, self.language)]

    def too_long(self, element: str, over: int, size: float) -> Diagnostic:
        """The finding for a text that fits at no size; none over: it has a word that is wider than its place."""
        title = plain(self.slide.title) or self.slide.id
        verb = "are" if element.endswith("s") else "is"
        if over:
            words = "1 word" if over == 1 else f"{over} words"
            message = f"the {element} of “{title}” {verb} about {words} too long at {size:g} pt"
            help = "shorten the text, move part of it to another slide or to the notes"
        else:
            message = (
                f"the {element} of “{title}” {'have' if verb == 'are' else 'has'} a word wider than its place at {size:g} pt"
            )
            help = "write the word with a hyphen or a space, or give it a wider place"
        return error("text-overflow", message, self.slide.span, help, slide=self.slide.id, element=element)


@dataclass(frozen=True, slots=True)
class Placed:
    """A slide kind's result: items in reading order, reveals by step, findings."""

    items: list[Item]
    reveals: tuple[tuple[int, Reveal], ...] = ()
    findings: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """A slide kind. ``group`` names the scale its ``fits`` is asked about (``body table``), None for a scale of its own.

    ``weigh`` gives the heights of what ``overflow: split`` may part (points, rows, entries); None where nothing can be parted.
    """

    place: Callable[[Context, Sizes], Placed]
    layout: Callable[[Page, Stylesheet, Sizes], SlideLayout]
    group: str | None = None
    fits: Callable[[Context, float], bool] | None = None
    weigh: Callable[[Context], list[int]] | None = None
    titled: bool = True
