"""Groups F and J5: what the disclosure says, and what has to be said somewhere in the talk."""

from __future__ import annotations

import re
from collections.abc import Iterator

from slidekit.check.disclosure import months_before
from slidekit.check.package.case import Case, cut, is_state
from slidekit.check.package.days import days_in
from slidekit.check.package.disclosure import slides_of
from slidekit.check.statements import APPROVAL, LONG_TALK, NOTICE, REGENERATIVE
from slidekit.core.diagnostics import Diagnostic
from slidekit.scene.found import FoundSlide, every

_NOTHING = re.compile(
    r"\b(?:nothing|none|no (?:\w+ ){0,3}(?:conflicts?|relationships?|interests?|disclosures?))\b"
    r"|\bnada que declarar|\bsin conflictos?|\bning(?:ún|una)\b|\bno (?:tengo|tiene|declara|presenta)\b",
    re.IGNORECASE,
)
_PENDING = re.compile(
    r"\bpending\b|\bpendiente\b|to be (?:stated|announced|confirmed|declared)|por (?:declarar|confirmar)", re.IGNORECASE
)
_NATURE = re.compile(
    r"consult|royalt|honorari|speaker|employ|stock|share|equity|own(?:er|s\b)|grant|research support|advis|patent|board|founder"
    r"|asesor|regal[ií]as|emplead|accion|propietari|beca|financia|patente|ponente|socio",
    re.IGNORECASE,
)
_MITIGATED = re.compile(r"mitigat|resolved|managed|mitigad|resuelt|gestionad", re.IGNORECASE)


def contents(case: Case) -> Iterator[Diagnostic]:
    """``disclosure-pending``, ``disclosure-incomplete``, ``disclosure-outdated`` and ``disclosure-short``: of what it says."""
    for index in slides_of(case, "disclosure")[:1]:
        slide = case.shown[index]
        words = _body(slide)
        gap = _gap(words)
        if _PENDING.search(words):
            fact = "the disclosure says that nobody has stated it yet"
            yield case.warning("disclosure-pending", fact, "let the speaker state it, then put it here", slide)
        elif gap:
            help = "say nothing to disclose, or for each company its name, the relationship, and that it was mitigated"
            yield case.warning("disclosure-incomplete", f"the disclosure {gap}", help, slide)
        venue = case.venue
        if venue is None:
            continue
        days, months = days_in(words), venue.disclosure_months
        if days and months is not None and venue.day is not None and max(days) < months_before(venue.day, months):
            fact = f"the disclosure is of {max(days)}; venue {venue.id} wants the {months} months before {venue.day}"
            yield case.breach("disclosure.months", "disclosure-outdated", fact, "state it anew, with the day", slide)
        least = venue.disclosure_seconds
        if least is not None and slide.advance is not None and slide.advance < least:
            fact = f"the disclosure goes on after {slide.advance:g} s; venue {venue.id} wants {least:g} s"
            help = "clear Transitions › Advance Slide › After"
            yield case.breach("disclosure.hold_seconds", "disclosure-short", fact, help, slide)


def _body(slide: FoundSlide) -> str:
    """What a slide says beside its title and foot."""
    shapes = (shape for shape in every(slide.shapes) if shape.words.strip())
    kept = [s.words for s in shapes if s.placeholder is None or s.placeholder.type in ("body", "obj", "subTitle")]
    return "\n".join(kept)


def _gap(words: str) -> str:
    if not words.strip():
        return "says nothing beside its title"
    if _NOTHING.search(words):
        return ""
    if not _NATURE.search(words):
        return "names no relationship, and does not say that there is none"
    return "" if _MITIGATED.search(words) else "does not say that the relationships were mitigated (ACCME, standard 3.5)"


def repeated(case: Case) -> Iterator[Diagnostic]:
    """``disclosure-twice``: a second disclosure, or one of the deck's where the organiser puts it in."""
    auto = case.venue is not None and case.venue.disclosure_position == "auto"
    found = [
        index for index in slides_of(case, "disclosure") if not index or not is_state(case.shown[index], case.shown[index - 1])
    ]
    for index in found if auto else found[1:]:
        first = "the one that the organiser puts in" if auto else f"slide {case.shown[found[0]].number}"
        fact = f"it is a second disclosure, after {first}"
        yield case.warning("disclosure-twice", fact, "take it out", case.shown[index])


def said(case: Case) -> Iterator[Diagnostic]:
    """``regulatory-missing``, ``notice-missing`` and ``take-home-missing``: what nobody says anywhere in the talk."""
    venue = case.venue
    texts = [f"{shape.words}\n" for slide in case.package.slides for shape in every(slide.shapes)]
    heard = "".join([*texts, *(f"{slide.notes}\n" for slide in case.package.slides)])
    named = REGENERATIVE.search("".join(texts))
    if venue is not None and venue.country.upper() in ("US", "USA") and named and not APPROVAL.search(heard):
        fact = f"the talk is about {cut(named[0])}, and nothing says that its use is investigational or not approved"
        yield case.warning("regulatory-missing", fact, "say it on a slide of its own after the disclosure")
    if venue is not None and venue.audience == "lay" and not NOTICE.search(heard):
        fact = f"the audience of venue {venue.id} is lay, and nothing says that this is no medical advice"
        yield case.warning("notice-missing", fact, "add a line to the title or the last slide")
    if case.counted >= LONG_TALK and not slides_of(case, "take-home"):
        fact = f"none of the {case.counted} slides says what to take home"
        yield case.note("take-home-missing", fact, "add one near the end, with the words in its title")
