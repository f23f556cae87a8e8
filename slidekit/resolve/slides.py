"""One slide of the spec → one slide with nothing left to look up (or several pages, one for each state)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from slidekit.core.diagnostics import Diagnostic, Severity, Span, did_you_mean, error, warning
from slidekit.core.richtext import Inline, Rich
from slidekit.resolve import model
from slidekit.resolve.blocks import build_chart, build_columns, build_number, build_points, build_quote, build_table
from slidekit.resolve.closeup import tell_close_up
from slidekit.resolve.dates import long_date
from slidekit.resolve.equations import build_equation
from slidekit.resolve.films import check_cine, spell_out, stand_in
from slidekit.resolve.gather import name_findings
from slidekit.resolve.legend import build_legend
from slidekit.resolve.panels import build_panels, check_numbers
from slidekit.resolve.qr import build_qr
from slidekit.resolve.registers import CLAIMS
from slidekit.resolve.setting import Draft, Setting
from slidekit.resolve.speakers import note_pending
from slidekit.resolve.states import make_pages, share_seconds
from slidekit.spec.block import Block
from slidekit.spec.layouts import LAYOUTS, check_slots, check_steps, choose_layout, count_states
from slidekit.spec.markup import paragraphs
from slidekit.spec.scalars import slug
from slidekit.spec.slide import Slide
from slidekit.spec.text import TextValue

POINTS_FIRST = frozenset({"points-figure"})
"""Layouts in which points are read before panels."""
SPLIT_BY_ITSELF = frozenset({"references", "credits"})
NOWHERE = Span("<python>", 1, 1, 1, 1)


@dataclass
class Names:
    """The ids given so far, with the place of each."""

    taken: dict[str, Span] = field(default_factory=dict)
    count: int = 0
    section: str = ""
    """The section that the deck is in."""
    waiting: str = ""
    """A section whose first slide was left out: it starts at the next one."""


def build_slide(slide: Slide, names: Names, setting: Setting) -> list[model.Slide]:
    """The slide, or its pages; empty when it has no layout (reported). Findings get the slide's id."""
    before = len(setting.found)
    pages = _build_pages(slide, names, setting)
    name_findings(setting.found, before, pages[0].id if pages else slide.id)
    return pages


def _build_pages(slide: Slide, names: Names, setting: Setting) -> list[model.Slide]:
    names.count += 1
    chosen = choose_layout(slide, videos=setting.pictures.videos)
    setting.found.extend(chosen.diagnostics)
    layout = chosen.value
    if layout == "disclosure" and setting.venue.disclosure_position == "auto":
        _leave_out(slide, names, setting)
        return []
    draft = Draft(setting, name_slide(slide, layout, names, setting), slide.span or NOWHERE)
    if layout is None:
        return []
    for finding in (*check_slots(slide, layout), *check_steps(slide)):
        setting.found.append(replace(finding, slide=draft.id))
    _check_claims(slide, draft)
    slide = spell_out(slide)
    check_cine(slide, layout, draft)
    slide, layout = stand_in(slide, layout, draft)
    built = _build(slide, layout, names, draft)
    check_numbers(slide, built.panels, draft)
    if layout == "disclosure":
        note_pending(setting.speaker, draft.id, draft.span, setting.found)
    if built.states > 1 and not setting.venue.animations:
        return list(make_pages(built, draft.alts, setting.tongue.words))
    return [built]


def _leave_out(slide: Slide, names: Names, setting: Setting) -> None:
    """The deck's own disclosure where the organiser puts one in. Finding: ``disclosure-auto``."""
    names.waiting = setting.tongue.plain(slide.section, slide, "section") if slide.section else names.waiting
    name = slide.id or "disclosure"
    message = f"slide {name} is left out: the organiser of {setting.venue.id} puts the disclosure in"
    help = "nothing to do; what else stood on the slide belongs on another"
    setting.found.append(Diagnostic("disclosure-auto", Severity.INFO, message, slide.span, help, name))


def name_slide(slide: Slide, layout: str | None, names: Names, setting: Setting) -> str:
    """The slide's id: its own, its layout's if that occurs once, else from its title. Findings: ``id-missing id-twice``."""
    span = slide.span or NOWHERE
    if slide.id is not None:
        name = slide.id
    elif layout is not None and LAYOUTS[layout].once:
        name = layout
    else:
        name = _from_title(slide, names)
        message = f"slide {names.count} has no id; edits and swaps find a slide by it"
        setting.found.append(warning("id-missing", message, span, f"add id: {name}", slide=name))
    if name in names.taken:
        there = names.taken[name]
        place = f"{there.file}:{there.line}"
        message = f"two slides have the id {name}; the other stands at {place}"
        help = (
            "give the second use an id: of its own" if slide.use or there.file != span.file else "give one of them another id:"
        )
        setting.found.append(error("id-twice", message, slide.span_of("id") or span, help, slide=name))
        name = _free(name, names)
    names.taken[name] = span
    return name


def _from_title(slide: Slide, names: Names) -> str:
    title = slide.title
    text = title if isinstance(title, str) else next(iter(title.values())) if title else ""
    words = slug(text).split("-")[:6]
    return _free("-".join(words) if any(words) else f"slide-{names.count}", names)


def _free(name: str, names: Names) -> str:
    chosen, count = name, 1
    while chosen in names.taken:
        count += 1
        chosen = f"{name}-{count}"
    return chosen


def _build(slide: Slide, layout: str, names: Names, draft: Draft) -> model.Slide:
    section = draft.line(slide.section, slide, "section") or names.waiting
    names.waiting = ""
    names.section = section or names.section
    title = _title(slide, layout, names, draft)
    subtitle = _or_default(slide.subtitle, draft.setting.subtitle if layout == "title" else (), slide, "subtitle", draft)
    dateline = _or_default(slide.dateline, _dateline(draft), slide, "dateline", draft) if layout == "title" else ()
    numbered = LAYOUTS[layout].numbered
    points = build_points(slide.points, draft, numbered=numbered) if layout in POINTS_FIRST else ()
    panels = build_panels(slide, draft)
    if layout == "figure-inset":
        panels = tell_close_up(panels, draft)
    table = build_table(slide.table, draft) if slide.table else None
    chart = build_chart(slide.chart, draft) if slide.chart else None
    quote = build_quote(slide.quote, draft) if slide.quote else None
    number = build_number(slide.number, draft) if slide.number else None
    columns = build_columns(slide.columns, draft)
    if layout not in POINTS_FIRST:
        points = build_points(slide.points, draft, numbered=numbered)
    seconds, steps = _steps(slide, draft)
    return model.Slide(
        id=draft.id,
        layout=layout,
        span=draft.span,
        title=title,
        section=section or None,
        subtitle=subtitle,
        dateline=dateline,
        panels=panels,
        legend=build_legend(slide, panels, draft),
        points=points,
        table=table,
        chart=chart,
        quote=quote,
        number=number,
        columns=columns,
        equation=build_equation(slide, draft),
        qr=build_qr(slide, draft),
        footnote=draft.rich(slide.footnote, slide, "footnote"),
        notes=speak(slide.notes, slide, draft, "notes"),
        seconds=seconds,
        steps=steps,
        states=count_states(slide),
        cites=tuple(draft.seen),
        claims=tuple(slide.claims),
        tags=tuple(slide.tags),
        allow=_allow(slide, panels, draft),
        overflow=slide.overflow or ("split" if layout in SPLIT_BY_ITSELF else "error"),
        hidden=slide.hidden,
    )


def _title(slide: Slide, layout: str, names: Names, draft: Draft) -> Rich:
    if slide.title is not None:
        return draft.rich(slide.title, slide, "title")
    if layout == "title":
        return draft.setting.title
    words = draft.setting.tongue.words
    own = {
        "section": names.section,
        "disclosure": words.disclosure,
        "regulatory": words.regulatory,
        "objectives": words.objectives,
        "agenda": words.agenda,
        "take-home": words.take_home,
        "references": words.references,
        "credits": words.credits,
        "thanks": words.thanks,
    }.get(layout, "")
    return (Inline(own),) if own else ()


def _or_default(value: TextValue | None, default: Rich, slide: Slide, key: str, draft: Draft) -> Rich:
    return default if value is None else draft.rich(value, slide, key)


def _dateline(draft: Draft) -> Rich:
    """Place and day; what is not known is left out."""
    venue, language = draft.setting.venue, draft.setting.tongue.language
    day = long_date(venue.day, language) if venue.day is not None else ""
    line = ", ".join(part for part in (venue.city or venue.name, day) if part)
    return (Inline(line),) if line else ()


def _steps(slide: Slide, draft: Draft) -> tuple[float, tuple[model.Step, ...]]:
    total, shares = share_seconds(slide.seconds, [step.seconds for step in slide.steps])
    notes = [speak(step.notes, step, draft, "notes") for step in slide.steps]
    return total, tuple(model.Step(words, seconds) for words, seconds in zip(notes, shares, strict=True))


def speak(value: TextValue | None, block: Block, draft: Draft, key: str) -> tuple[str, ...]:
    """Notes as paragraphs of plain text, citations spelled out."""
    if not value:
        return ()
    tongue, citations = draft.setting.tongue, draft.setting.citations
    said = paragraphs(tongue.pick(value, block, key))
    return tuple(citations.spell(tongue.parse(words, block, key), block.span_of(key), draft.id) for words in said)


def _allow(slide: Slide, panels: Sequence[model.Panel], draft: Draft) -> frozenset[str]:
    codes = {entry.code for entry in slide.allow}
    for panel in panels:
        codes |= draft.setting.pictures.allowed.get(panel.figure.id, frozenset())
    return draft.setting.allow | codes


def _check_claims(slide: Slide, draft: Draft) -> None:
    register = draft.setting.claims
    if register is None:
        return
    claims = register.claims
    for index, claim in enumerate(slide.claims):
        if claim not in claims:
            help = did_you_mean(claim, claims) if claims else f"add it to {CLAIMS}"
            message = f"{claim} is not among the {len(claims)} claims of {CLAIMS}"
            draft.found.append(error("claim-unknown", message, slide.span_of("claims", index), help, slide=draft.id))


def fill_agendas(slides: Sequence[model.Slide]) -> tuple[model.Slide, ...]:
    """An agenda without points lists the sections of the deck; the one that it stands in is strong (decision 50)."""
    sections = [(index, slide.section) for index, slide in enumerate(slides) if slide.section]
    filled: list[model.Slide] = []
    for index, slide in enumerate(slides):
        if slide.layout == "agenda" and not slide.points:
            current = max((start for start, _ in sections if start <= index), default=-1)
            points = tuple(
                model.Point((Inline(name, bold=start == current),), slide.span, number)
                for number, (start, name) in enumerate(sections, 1)
            )
            slide = replace(slide, points=points)
        filled.append(slide)
    return tuple(filled)


def count_sections(slides: Sequence[model.Slide]) -> tuple[model.Slide, ...]:
    """Section slides are told which of how many they are: as an agenda lists the deck's sections, else among themselves.

    A hidden one, or the only one, is not told.
    """
    listed = any(slide.layout == "agenda" and not slide.points for slide in slides)
    shown = [slide for slide in slides if not slide.hidden and (slide.section if listed else slide.layout == "section")]
    numbers = {slide.id: number for number, slide in enumerate(shown, 1)}
    parts = [slide.id for slide in shown if slide.layout == "section"]
    if len(parts) < 2:
        return tuple(slides)
    return tuple(replace(slide, part=(numbers[slide.id], len(shown))) if slide.id in parts else slide for slide in slides)
