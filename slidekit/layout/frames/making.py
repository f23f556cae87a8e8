"""All frames of a deck: made when a slide first asks for one."""

from __future__ import annotations

from dataclasses import replace

from slidekit.core.diagnostics import Outcome, Refused, error
from slidekit.core.geometry import Box, Size, union
from slidekit.core.units import inch, pt
from slidekit.layout.frames.choosing import Choice, choose
from slidekit.layout.frames.frame import Frame, texts_of, title_of
from slidekit.layout.frames.regions import EDGE, GAP, content_box, holders, obstacles, region_in
from slidekit.layout.frames.sheet import FramedSheet
from slidekit.layout.page import SIZES, Page
from slidekit.resolve.model import ResolvedDeck, Slide
from slidekit.scene.design import Design, LayoutPlaceholder, SlideLayout
from slidekit.scene.template import Template
from slidekit.theme import Theme

TOLERANCE = 0.02
"""Pages whose proportions differ by less fill the same screen."""
WIDE = frozenset(
    ("figure", "figure-full", "figure-inset", "points-figure", "figure-points", "compare", "compare-3", "grid", "sequence",
     "build", "table", "evidence", "chart", "columns")
)  # fmt: skip
"""Slides whose content takes all content placeholders of a layout together."""
STRIP = pt(36)
"""What a venue's logo and labels take from the foot of the content."""


class Frames:
    """Looks up the layout of each slide; slides on the same layout share their frame."""

    def __init__(self, template: Template, choice: Choice, theme: Theme, deck: ResolvedDeck) -> None:
        self.template, self.choice, self.theme, self.deck = template, choice, theme, deck
        self.made: dict[tuple[str, bool, bool], Frame] = {}
        self.main = self._frame(choice.content, wide=False, opening=False)

    def of(self, slide: Slide) -> Frame:
        """The frame of a slide."""
        layout = self.choice.of(slide)
        return self._frame(layout, wide=slide.layout in WIDE, opening=slide.layout in ("title", "section", "statement"))

    def _frame(self, layout: SlideLayout, *, wide: bool, opening: bool) -> Frame:
        key = layout.kind, wide, opening
        if key not in self.made:
            self.made[key] = self._make(layout, wide=wide, opening=opening)
        return self.made[key]

    def _make(self, layout: SlideLayout, *, wide: bool, opening: bool) -> Frame:
        title, texts = title_of(layout), texts_of(layout)
        region = self._opening(layout) if opening else self._region(layout, wide=wide)
        if self.deck.venue.logo is not None or self.deck.venue.labels:
            region = region._replace(h=region.h - STRIP)
        body = texts[0] if texts else None
        size = self.template.size
        page = Page(
            size, region.x, region.right, round(size.w * self.theme.spacing.gutter), bottom=region.bottom, lead=0,
            title=title.area if title is not None else None, anchor=title.anchor if title is not None else "t", top=region.y,
        )  # fmt: skip
        styled = body or (texts_of(self.choice.content)[0] if layout.master == self.choice.content.master else None)
        sheet = FramedSheet(self.theme, self.deck.venue, layout, title, styled)
        return Frame(layout, page, sheet, title, texts)

    def _region(self, layout: SlideLayout, *, wide: bool) -> Box:
        """Where content stands: in the layout's own placeholders, else where the content layout has them."""
        box = content_box(layout, wide=wide) or content_box(self.choice.content, wide=False)
        assert box is not None
        return region_in(layout, box, self.template.size)

    def _opening(self, layout: SlideLayout) -> Box:
        """The zone of a title slide: its title and subtitle, and what is free below them."""
        page = self.template.size
        title, texts = title_of(layout), texts_of(layout)
        parts = [part.area for part in (title, *texts[:1]) if part is not None]
        if not parts:
            return Box(EDGE, EDGE, page.w - 2 * EDGE, page.h - 2 * EDGE)
        zone = union(parts)
        below = [
            box.y
            for box in (*obstacles(layout, page), *holders(layout))
            if box.y >= zone.bottom and box.x < zone.right and box.right > zone.x
        ]
        return zone._replace(h=max(zone.h, min([*below, page.h - EDGE + GAP]) - GAP - zone.y))

    def design(self) -> Design:
        """What the writer and the checks know of the template's master."""
        main = self.main
        colours = main.layout.colours
        heading, body = main.layout.fonts or (main.sheet.heading, main.sheet.body)

        def part(types: tuple[str, ...]) -> LayoutPlaceholder:
            found = (part for part in main.layout.placeholders if part.type in types)
            return next(found, replace(main.texts[0], type=types[0]))

        return Design(
            self.template.file, main.sheet.theme.dark, colours, heading, body, part(("title",)), main.texts[0],
            part(("dt",)), part(("ftr",)), part(("sldNum",)), self.template.layouts,
        )  # fmt: skip


def make_frames(template: Template, deck: ResolvedDeck, theme: Theme) -> Outcome[Frames]:
    """Errors: ``template-aspect``, ``template-layout``, ``template-without-content``."""
    use = deck.template
    assert use is not None
    wanted = SIZES[deck.venue.aspect]
    if abs(_ratio(template.size) / _ratio(wanted) - 1) > TOLERANCE:
        told = next((name for name, size in SIZES.items() if abs(_ratio(template.size) / _ratio(size) - 1) <= TOLERANCE), "")
        wide, high = (f"{length / inch(1):.2f}".rstrip("0").rstrip(".") for length in template.size)
        shape = f"{told}, {wide} × {high} in" if told else f"{wide} × {high} in"
        fact = f"{template.file} is {shape}; venue {deck.venue.id} shows {deck.venue.aspect}"
        help = f'set screen.aspect to "{told}" there, or name a template of {deck.venue.aspect}'
        if not told:
            help = f"name a template of {deck.venue.aspect}"
        return Outcome(None, (error("template-aspect", fact, use.span, help),))
    try:
        return Outcome(Frames(template, choose(template, use), theme, deck))
    except Refused as refused:
        return Outcome(None, refused.diagnostics)


def _ratio(size: Size) -> float:
    return size.w / size.h
