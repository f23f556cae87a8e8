"""ResolvedDeck + theme → Scene: sizes for the deck first, then slide by slide. Pure: no disk, no clock."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from slidekit.core.diagnostics import Diagnostic, Outcome
from slidekit.core.richtext import plain
from slidekit.layout.context import Context, Kind, Placed, Sizes
from slidekit.layout.design import design_for
from slidekit.layout.furniture import TITLE_LINES, draft_stamp, footer_item, footer_words
from slidekit.layout.kinds import kind_of
from slidekit.layout.notes import note_paragraphs
from slidekit.layout.page import Page, page_for
from slidekit.layout.sizes import harmonise, largest_that_fits, size_for
from slidekit.layout.stylesheet import Stylesheet
from slidekit.layout.typeset import line_count, paragraph
from slidekit.resolve.model import ResolvedDeck, Slide
from slidekit.scene.scene import FigureUse, Properties, Reveal, Scene, Section
from slidekit.scene.scene import Slide as SceneSlide
from slidekit.theme import Theme


def lay_out(
    deck: ResolvedDeck, theme: Theme, *, draft: bool = False, each: Callable[[SceneSlide], None] | None = None
) -> Outcome[Scene]:
    """Every slide at absolute EMU; a draft is stamped. ``each`` is told of every slide as it is finished.

    Findings (``text-overflow``, ``label-crowded``) never stop it: the scene is always whole.
    """
    sheet = Stylesheet(theme, deck.venue)
    spacing = theme.spacing
    page = page_for(deck.venue.aspect, spacing.margin, spacing.gutter)
    title = _title_size(deck, page, sheet)
    footer = footer_item(deck, page, sheet)
    contexts = [Context(deck, slide, page, sheet, number, title, footer) for number, slide in enumerate(deck.slides, 1)]
    kinds = [_kind(slide) for slide in deck.slides]
    body, bodies = _sizes(contexts, kinds, "body", sheet.bodies)
    table, tables = _sizes(contexts, kinds, "table", sheet.tables)
    slides: list[SceneSlide] = []
    findings: list[Diagnostic] = []
    for index, (context, kind) in enumerate(zip(contexts, kinds, strict=True)):
        sizes = Sizes(title, bodies.get(index, body), tables.get(index, table))
        placed = kind.place(context, sizes)
        findings += [*placed.findings, *_title_findings(context, kind)]
        slides.append(_slide(context, placed, draft))
        if each is not None:
            each(slides[-1])
    scene = Scene(
        page.size,
        tuple(slides),
        design_for(page, sheet, Sizes(title, body, table)),
        Properties(deck.id, deck.title, deck.speaker.name, deck.language, deck.moment, deck.subtitle),
        footer_words(deck, page, sheet),
        _sections(deck.slides, deck.title),
        tuple(FigureUse(figure.id, figure.sha256) for _, figure in sorted(deck.figures.items())),
    )
    return Outcome(scene, tuple(findings))


def _kind(slide: Slide) -> Kind:
    return kind_of(slide.layout, table=slide.table is not None, points=bool(slide.points))


def _title_size(deck: ResolvedDeck, page: Page, sheet: Stylesheet) -> float:
    """The largest size at which every title of the deck takes at most two lines."""
    titles = {slide.title: None for slide in deck.slides if slide.title and _kind(slide).titled}
    scale = sheet.titles
    for size in scale:
        style = sheet.title.at(size)
        if all(line_count([paragraph(title, style, deck.language)], page.width) <= TITLE_LINES for title in titles):
            return size
    return scale[-1]


def _title_findings(context: Context, kind: Kind) -> list[Diagnostic]:
    title = context.slide.title
    if not kind.titled or not title:
        return []
    text = paragraph(title, context.title_style, context.language)
    lines = line_count([text], context.page.width)
    if lines <= TITLE_LINES:
        return []
    words = len(plain(title).split())
    return [context.too_long("title", max(1, round(words * (lines - TITLE_LINES) / lines)), context.title_style.size)]


def _sizes(
    contexts: Sequence[Context], kinds: Sequence[Kind], group: str, scale: Sequence[float]
) -> tuple[float, dict[int, float]]:
    """The deck's size of a group, and that of each of its slides."""
    largest: dict[int, float] = {}
    for index, (context, kind) in enumerate(zip(contexts, kinds, strict=True)):
        if kind.group == group and kind.fits is not None:
            fits = kind.fits
            largest[index] = largest_that_fits(scale, lambda size, c=context, f=fits: f(c, size))  # type: ignore[misc]
    deck = harmonise(largest.values(), scale)
    return deck, {index: size_for(own, deck) for index, own in largest.items()}


def _slide(context: Context, placed: Placed, draft: bool) -> SceneSlide:
    slide = context.slide
    stamp = [draft_stamp(context.page, context.sheet)] if draft else []
    clicks: dict[int, list[Reveal]] = {}
    for step, reveal in placed.reveals:
        clicks.setdefault(step, []).append(reveal)
    return SceneSlide(
        slide.id,
        slide.layout,
        (*placed.items, *stamp),
        note_paragraphs(slide, context.sheet.body, context.language),
        slide.hidden,
        tuple(tuple(clicks[step]) for step in sorted(clicks)),
        slide.seconds,
        slide.span,
    )


def _sections(slides: Sequence[Slide], title: str) -> tuple[Section, ...]:
    """PowerPoint's sections; slides before the first one belong to a section with the deck's title."""
    if not any(slide.section for slide in slides):
        return ()
    made: list[tuple[str, list[str]]] = []
    for slide in slides:
        if slide.section or not made:
            made.append((slide.section or title, []))
        made[-1][1].append(slide.id)
    return tuple(Section(name, tuple(ids)) for name, ids in made)
