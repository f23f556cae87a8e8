"""ResolvedDeck + theme → Scene: sizes for the deck first, then slide by slide. Pure: no disk, no clock."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from slidekit.core.diagnostics import Diagnostic, Outcome
from slidekit.core.richtext import Rich
from slidekit.layout.context import Context, Desk, Kind, Placed, Sizes
from slidekit.layout.continued import continued, numbered
from slidekit.layout.design import design_for
from slidekit.layout.emblems import logo_items, notice_findings, notice_items, with_logo
from slidekit.layout.frames import make_frames, said_footer, settle
from slidekit.layout.furniture import draft_stamp, footer_item, footer_words, title_box
from slidekit.layout.glyphs import missing_glyphs
from slidekit.layout.kinds import kind_of
from slidekit.layout.kinds.titles import text_right
from slidekit.layout.languages import proofing
from slidekit.layout.memory import Laid, Memory
from slidekit.layout.notes import note_paragraphs
from slidekit.layout.page import Page, page_for
from slidekit.layout.sizes import harmonise, largest_that_fits, size_for
from slidekit.layout.stylesheet import Style, Stylesheet
from slidekit.layout.typeset import fits, paragraph, words_over
from slidekit.resolve.model import Figure, ResolvedDeck, Slide
from slidekit.resolve.places import spell_place
from slidekit.scene.scene import FigureUse, Properties, Reveal, Scene, Section
from slidekit.scene.scene import Slide as SceneSlide
from slidekit.scene.template import Template
from slidekit.theme import Theme


def lay_out(
    deck: ResolvedDeck,
    theme: Theme,
    template: Template | None = None,
    *,
    draft: bool = False,
    each: Callable[[SceneSlide], None] | None = None,
    memory: Memory | None = None,
) -> Outcome[Scene]:
    """Every slide at absolute EMU; a draft is stamped. ``each`` is told of every slide as it is finished.

    With a template slides stand on its layouts. ``memory`` keeps what an earlier layout of the deck measured, for programs that
    draw it again and again; nothing is kept of one on a template. Findings (``text-overflow``, ``label-crowded``) never stop
    it: the scene is always whole, and missing only where the template does not suit the deck.
    """
    deck = replace(deck, language=proofing(deck.language, deck.venue.country))
    if template is None:
        return _lay_out(deck, _plain_desk(deck, theme), theme, None, memory or Memory(), draft=draft, each=each)
    framed = make_frames(template, deck, theme)
    if framed.value is None:
        return Outcome(None, framed.diagnostics)
    main = framed.value.main
    desk = Desk(deck, main.page, main.sheet, main.sheet.titles[0], [], framed.value)
    return _lay_out(deck, desk, theme, template, Memory(), draft=draft, each=each)


def _plain_desk(deck: ResolvedDeck, theme: Theme) -> Desk:
    """The desk of a deck with master and layouts of its own."""
    sheet = Stylesheet(theme, deck.venue)
    spacing = theme.spacing
    page = with_logo(page_for(deck.venue.aspect, spacing.margin, spacing.gutter), deck.venue)
    return Desk(deck, page, sheet, sheet.titles[0], footer_item(deck, page, sheet))


def _lay_out(
    deck: ResolvedDeck,
    desk: Desk,
    theme: Theme,
    template: Template | None,
    memory: Memory,
    *,
    draft: bool,
    each: Callable[[SceneSlide], None] | None,
) -> Outcome[Scene]:
    page, sheet = desk.page, desk.sheet
    title = _title_size(desk)
    desk = replace(desk, title=title)
    memory.open(desk, theme, draft)
    body, table, contexts = _paginate(desk, memory)
    slides: list[SceneSlide] = []
    findings: list[Diagnostic] = notice_findings(deck, page, sheet)
    shown = [context for context in contexts if not context.slide.hidden]
    for number, context in enumerate(contexts, 1):
        context.number = number
        kind = _kind(context.slide)
        sizes = Sizes(title, _own_size(context, kind, "body", body), _own_size(context, kind, "table", table))
        ends = context in shown[:1], context in shown[-1:]
        slide, told = memory.laid(context, sizes, ends, partial(_lay, context, kind, sizes, draft, ends))
        findings += told
        slides.append(slide)
        if each is not None:
            each(slide)
    memory.close(slides)
    scene = Scene(
        page.size,
        tuple(slides),
        desk.frames.design() if desk.frames is not None else design_for(page, sheet, Sizes(title, body, table)),
        Properties(deck.id, deck.title, deck.speaker.name, deck.language, deck.moment, deck.subtitle),
        said_footer(desk.frames.main, deck) if desk.frames is not None else footer_words(deck, page, sheet),
        _sections([context.slide for context in contexts], deck.title),
        tuple(_use(figure) for _, figure in sorted(deck.figures.items())),
        template=template,
    )
    return Outcome(scene, (*findings, *missing_glyphs(slides)))


def _lay(context: Context, kind: Kind, sizes: Sizes, draft: bool, ends: tuple[bool, bool]) -> Laid:
    """One slide and what is to be said of it."""
    placed = kind.place(context, sizes)
    findings = (*placed.findings, *_title_findings(context, kind), *context.foot_findings())
    return _slide(context, placed, draft, first=ends[0], last=ends[1]), findings


def _use(figure: Figure) -> FigureUse:
    landmarks = tuple((name, spell_place(place)) for name, place in figure.landmarks.items())
    film = figure.film.sha256 if figure.film is not None else ""
    return FigureUse(
        figure.id, figure.sha256, figure.pixels, landmarks, figure.redact, figure.stale, film=film, credit=figure.credit
    )


def _kind(slide: Slide) -> Kind:
    return kind_of(slide.layout, table=slide.table is not None, points=bool(slide.points), formula=slide.equation is not None)


def _title_size(desk: Desk) -> float:
    """The largest size at which every title of the deck takes at most two lines, or stands where a template has its titles."""
    titled = [slide for slide in desk.deck.slides if slide.title and _kind(slide).titled]
    titles = {
        (numbered(slide.title, 9, 9) if slide.overflow == "split" else slide.title, *_place_of(desk, slide)): None
        for slide in titled
    }
    for size in desk.sheet.titles:
        if all(_title_fits(title, sheet.title.at(size), page, desk.deck.language) for title, page, sheet in titles):
            return size
    return desk.sheet.titles[-1]


def _place_of(desk: Desk, slide: Slide) -> tuple[Page, Stylesheet]:
    frame = desk.frames.of(slide) if desk.frames is not None else desk
    return frame.page, frame.sheet


def _title_fits(title: Rich, style: Style, page: Page, language: str) -> bool:
    room = title_box(style, page, language)
    return fits([paragraph(title, style, language)], room.w, room.h)


def _title_findings(context: Context, kind: Kind) -> list[Diagnostic]:
    title = context.slide.title
    if not kind.titled or not title:
        return []
    text = context.headline
    room = title_box(context.title_style, context.page, context.language)
    if fits(text, room.w, room.h):
        return []
    return [context.too_long("title", words_over(text, room.w, room.h), context.title_style.size)]


def _paginate(desk: Desk, memory: Memory) -> tuple[float, float, list[Context]]:
    """The deck's body and table sizes, and its slides with those that go on over several."""
    whole = [memory.context(desk, slide) for slide in desk.deck.slides]
    fixed = [context for context in whole if context.slide.overflow != "split"]
    body = _deck_size(fixed, "body", desk.sheet.bodies)
    table = _deck_size(fixed, "table", desk.sheet.tables)
    contexts: list[Context] = []
    for context in whole:
        kind = _kind(context.slide)
        if context.slide.overflow == "split" and kind.fits is not None:
            size, fits = table if kind.group == "table" else body, kind.fits
            part = partial(continued, desk, context, kind, lambda part, f=fits, s=size: f(part, s))  # type: ignore[misc]
            contexts += memory.pages(desk, context.slide, size, part)
        else:
            contexts.append(context)
    return body, table, contexts


def _largest(context: Context, kind: Kind, group: str) -> float:
    """The largest size of the group's scale at which the slide stands."""
    fits = kind.fits
    assert fits is not None
    if group not in context.largest:
        scale = context.sheet.tables if group == "table" else context.sheet.bodies
        context.largest[group] = largest_that_fits(scale, lambda size: fits(context, size))
    return context.largest[group]


def _deck_size(contexts: Sequence[Context], group: str, scale: Sequence[float]) -> float:
    kinds = [(context, _kind(context.slide)) for context in contexts]
    return harmonise((_largest(context, kind, group) for context, kind in kinds if kind.group == group), scale)


def _own_size(context: Context, kind: Kind, group: str, deck: float) -> float:
    """A slide's own size: the deck's where it stands, else the largest below it that does."""
    if kind.group != group:
        return deck
    return size_for(_largest(context, kind, group), deck)


def _slide(context: Context, placed: Placed, draft: bool, *, first: bool, last: bool) -> SceneSlide:
    slide, page, frame = context.slide, context.page, context.frame
    right = text_right(context) if slide.layout == "title" else page.right
    emblems = logo_items(context.deck, slide, page, first=first, last=last, text_right=right)
    emblems += notice_items(context.deck, page, context.sheet)
    stamp = [draft_stamp(context.page, context.sheet)] if draft else []
    items = (*placed.items, *emblems, *stamp)
    clicks: dict[int, list[Reveal]] = {}
    for step, reveal in placed.reveals:
        clicks.setdefault(step, []).append(reveal)
    return SceneSlide(
        slide.id,
        slide.layout,
        settle(items, frame) if frame is not None else items,
        note_paragraphs(slide, context.sheet.body, context.language),
        slide.hidden,
        tuple(tuple(clicks[step]) for step in sorted(clicks)),
        slide.seconds,
        slide.span,
        frame.layout.kind if frame is not None else "",
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
