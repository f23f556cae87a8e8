"""The door: a deck, a venue and a language → a deck with nothing left to look up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from slidekit.core.diagnostics import Diagnostic, Outcome, Refused, Severity, Span, error
from slidekit.core.frozen import dataclass
from slidekit.core.richtext import plain
from slidekit.resolve import model
from slidekit.resolve.citations import Citations
from slidekit.resolve.claims import build_claims, uncited
from slidekit.resolve.emblems import build_logo, build_photo
from slidekit.resolve.expressions import Scope
from slidekit.resolve.gather import Gathering, gather
from slidekit.resolve.languages import Tongue, choose_language, note_gaps, note_missing_words
from slidekit.resolve.leaves import settle
from slidekit.resolve.overrides import note_strange_figures, note_unused, texts_of
from slidekit.resolve.pictures import Pictures
from slidekit.resolve.registers import CLAIMS, path_of, read_claims, read_model, read_references, read_speaker, read_venue
from slidekit.resolve.reuse import Files
from slidekit.resolve.scope import bare, see_deck, see_speaker, see_vars, see_venue
from slidekit.resolve.setting import Setting
from slidekit.resolve.slides import NOWHERE, Names, build_slide, count_sections, fill_agendas
from slidekit.resolve.speakers import build_speaker
from slidekit.resolve.templates import build_template
from slidekit.resolve.venues import build_venue
from slidekit.source import Workspace
from slidekit.source.node import Items, Plain, Scalar, Table, from_data
from slidekit.spec import read
from slidekit.spec.deck import Deck
from slidekit.spec.read import to_data
from slidekit.spec.references import ClaimsFile
from slidekit.spec.scalars import slug
from slidekit.spec.slide import Slide
from slidekit.spec.speaker import Speaker
from slidekit.spec.venue import Venue
from slidekit.spec.venue_rules import DisclosureRules
from slidekit.theme import load_theme

THEME = "reading-room"
BEGINNING = "1980-01-01"
PRIVATE = frozenset({"review-void", "not-reviewed"})
"""Findings that ``allow`` does not silence."""


def resolve(
    workspace: Workspace,
    source: str | Deck,
    *,
    venue: str | None = None,
    language: str | None = None,
    moment: str | None = None,
) -> Outcome[model.ResolvedDeck]:
    """Choose venue and language, pull in shared slides, fill in expressions, look up figures, landmarks and references.

    ``source`` is a project-relative path or a ``Deck`` made in Python; ``venue`` and ``language`` overrule the deck's.
    ``moment`` is that of ``SOURCE_DATE_EPOCH``. The value is None when the deck as a whole cannot be read; otherwise it
    holds every slide that could be resolved, and the findings say what is missing. Findings come once each, in the order
    in which the deck is read.
    """
    found: list[Diagnostic] = []
    deck: model.ResolvedDeck | None = None
    try:
        opened = _open(workspace, source, found)
        if opened is not None:
            deck = _resolve(opened, venue, language, moment, found)
    except Refused as refused:
        found.extend(refused.diagnostics)
    return Outcome(deck, _once(found, deck))


@dataclass(frozen=True, slots=True)
class _Opened:
    """A deck as read: ``slides`` is None when a slide of it did not validate."""

    node: Table
    head: Deck
    slides: Sequence[Slide] | None
    items: Items
    files: Files
    name: str
    span: Span


def _open(workspace: Workspace, source: str | Deck, found: list[Diagnostic]) -> _Opened | None:
    files = Files(workspace, found)
    if isinstance(source, str):
        node = files.table(source)
        stem = PurePosixPath(source).stem
    else:
        made = from_data(to_data(source), NOWHERE)
        node = made if isinstance(made, Table) else None
        stem = name_of(source)
    if node is None:
        return None
    outcome = read(Deck, node, templates=True)
    found.extend(outcome.diagnostics)
    whole = outcome.value
    head = whole if whole is not None else read(Deck, _without_slides(node), templates=True).value
    if head is None:
        return None
    slides = node.entries.get("slides")
    items = slides if isinstance(slides, Items) else Items((), node.span)
    return _Opened(node, head, whole.slides if whole is not None else None, items, files, head.id or stem, node.span)


def name_of(deck: Deck) -> str:
    """The id of a deck made in Python: its own, else one made of its title."""
    title = deck.title if isinstance(deck.title, str) else next(iter((deck.title or {}).values()), "")
    return deck.id or slug(title) or "deck"


def _without_slides(node: Table) -> Table:
    return Table({**node.entries, "slides": Items((), node.span)}, node.span, node.keys)


@dataclass(frozen=True, slots=True)
class _Circumstances:
    """Where and in which language; ``scope`` is what expressions see, ``bare`` the same without vars."""

    venue: Venue
    speaker: Speaker | None
    language: str
    scope: Scope
    bare: Scope


def _choose(opened: _Opened, venue: str | None, language: str | None, found: list[Diagnostic]) -> _Circumstances | None:
    head, files = opened.head, opened.files
    name = venue or head.venue or "default"
    place = read_venue(name, head.span_of("venue") if venue is None else None, files)
    if place is None:
        return None
    speaker = read_speaker(head, files)
    offered = tuple(dict.fromkeys((own_language(head), *head.languages)))
    spoken = choose_language(offered, language, place.language, head.span_of("languages") or opened.span, found)
    note_missing_words(spoken, head.span_of("language") or opened.span, found)
    names: dict[str, Plain] = {
        "deck": see_deck(head, opened.name, spoken),
        "venue": see_venue(place, spoken),
        "speaker": see_speaker(speaker, spoken),
    }
    first = Scope(names, spoken)
    scope = first.with_name("vars", see_vars(opened.node.entries.get("vars"), first, found))
    return _Circumstances(place, speaker, spoken, scope, first)


def own_language(deck: Deck) -> str:
    """What the plain texts of the deck's file are written in: ``language``, else the first of ``languages``, else English."""
    return deck.language or (deck.languages[0] if deck.languages else "en")


def _settle_head(opened: _Opened, scope: Scope, found: list[Diagnostic]) -> tuple[Deck | None, Scope]:
    """The deck's own keys with their expressions filled in, and the scope that sees them so."""
    head = _without_slides(opened.node)
    settled = settle(head, scope, found)
    if settled is head:
        return opened.head, scope
    deck = read_model(Deck, settled, found)
    if deck is None:
        return None, scope
    return deck, scope.with_name("deck", see_deck(deck, opened.name, scope.language))


def _resolve(
    opened: _Opened, venue: str | None, language: str | None, moment: str | None, found: list[Diagnostic]
) -> model.ResolvedDeck | None:
    where = _choose(opened, venue, language, found)
    if where is None:
        return None
    head, scope = _settle_head(opened, where.scope, found)
    if head is None:
        return None
    tags = frozenset(where.venue.include), frozenset(where.venue.exclude)
    work = Gathering(opened.files, scope, where.bare, *tags, found, texts_of(where.venue))
    slides = gather(opened.items, opened.slides, work)
    note_unused(work.texts, work.replaced, slides, found)
    setting = _set(opened, head, where, scope, slides, found)
    names = Names()
    built = [page for slide in slides for page in build_slide(slide, names, setting)]
    if not slides and not any(finding.is_error for finding in found):
        message = f"no slide of {opened.name} is left for venue {where.venue.id or 'default'}"
        found.append(error("no-slides", message, head.span_of("slides"), "add a slide, or look at its tags and conditions"))
    note_gaps(setting.tongue, head.span_of("languages"), found)
    pictures = {
        figure.id: figure if setting.venue.videos else replace(figure, film=None)
        for figure in setting.pictures.used.values()
        if figure is not None
    }
    return model.ResolvedDeck(
        id=opened.name,
        title=plain(setting.title),
        subtitle=plain(setting.subtitle),
        language=where.language,
        theme=_theme(head, where.venue, opened.files),
        revision=str(bare(setting.tongue.pick(head.revision, head, "revision"))) or "1",
        venue=setting.venue,
        speaker=setting.speaker,
        slides=fill_agendas(count_sections(built)),
        figures=pictures,
        references=setting.citations.references(setting.venue.urls),
        credits=setting.pictures.credits(),
        moment=moment or f"{setting.venue.day or BEGINNING}T00:00:00Z",
        span=opened.span,
        allow=setting.allow,
        claims=build_claims(setting.claims, (name for slide in built for name in slide.claims), where.language),
        uncited=uncited(setting.citations.register, setting.citations.numbers) if head.references is not None else (),
        template=build_template(head, where.venue, opened.files),
    )


def _set(
    opened: _Opened, head: Deck, where: _Circumstances, scope: Scope, slides: Sequence[Slide], found: list[Diagnostic]
) -> Setting:
    """Everything that slides are built with."""
    files, own = opened.files, own_language(head)
    written = {
        path: _language_of(table) for path, table in files.loaded.items() if table is not None and "slides" in table.entries
    }
    written[opened.span.file] = own
    tongue = Tongue(where.language, written, found, own, scope, head.languages)
    references, place = read_references(head, files)
    claims = None
    if any(slide.claims for slide in slides):
        claims = read_claims(files) if files.workspace.exists(CLAIMS) else ClaimsFile(claims={})
    pictures = Pictures(files, tongue, dict(where.venue.figures), found)
    note_strange_figures(where.venue, pictures, found)
    venue, rules = build_venue(where.venue, tongue), where.venue.disclosure or DisclosureRules.unsaid()
    speaker = build_speaker(where.speaker, tongue, opened.span, rules)
    return Setting(
        files=files,
        tongue=tongue,
        citations=Citations(references, place, tongue, found),
        pictures=pictures,
        venue=replace(venue, logo=build_logo(where.venue, venue, pictures)),
        speaker=replace(speaker, photo=build_photo(where.speaker, pictures)),
        title=tongue.rich(head.title, head, "title"),
        subtitle=tongue.rich(head.subtitle, head, "subtitle"),
        allow=frozenset(entry.code for entry in head.allow),
        claims=claims,
        found=found,
    )


def _language_of(table: Table) -> str:
    """What the plain texts of a file with slides are written in: English unless it says otherwise."""
    language = table.entries.get("language")
    return language.text if isinstance(language, Scalar) and language.kind != "null" else "en"


def _theme(head: Deck, venue: Venue, files: Files) -> str:
    """The theme's name, or its file's path from the project's folder; the venue's wins. Findings: those of ``load_theme``."""
    owner: Deck | Venue = venue if venue.theme is not None else head
    name, span = owner.theme or THEME, owner.span_of("theme")
    if re.search(r"\.ya?ml$", name):
        return path_of(name, span)
    files.found.extend(load_theme(files.workspace, name, span).diagnostics)
    return name


def _once(found: Sequence[Diagnostic], deck: model.ResolvedDeck | None) -> tuple[Diagnostic, ...]:
    """Each finding once, without warnings that their slide allows."""
    allowed = {slide.id: slide.allow - PRIVATE for slide in deck.slides} if deck is not None else {}
    everywhere = deck.allow - PRIVATE if deck is not None else frozenset()
    kept: dict[tuple[object, ...], Diagnostic] = {}
    for finding in found:
        if finding.severity is not Severity.ERROR and finding.code in allowed.get(finding.slide or "", everywhere):
            continue
        place = finding.span if finding.span not in (None, NOWHERE) else finding.slide
        kept.setdefault((finding.code, place, finding.message), finding)
    return tuple(kept.values())
