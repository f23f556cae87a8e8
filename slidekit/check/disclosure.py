"""The disclosure against what the venue asks of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from slidekit.check.talk import Talk, seconds
from slidekit.core.diagnostics import Diagnostic
from slidekit.core.richtext import plain

NAMES = frozenset({
    "disclosure", "disclosures", "financial disclosure", "financial disclosures", "conflict of interest",
    "conflicts of interest", "declaration of interest", "declaration of interests", "declaración de intereses",
    "declaración de conflictos de interés", "conflicto de intereses", "conflictos de interés", "conflicto de interés",
})  # fmt: skip
"""Titles by which an audience knows a disclosure, whatever its layout."""


def held(talk: Talk) -> Iterator[Diagnostic]:
    """``disclosure-short``: planned for less time than ``disclosure.hold_seconds``; without seconds nothing is known."""
    least = talk.venue.disclosure_seconds
    for slide in talk.shown if least is not None else ():
        planned = seconds(slide)
        if slide.layout == "disclosure" and least is not None and 0 < planned < least:
            fact = f"the disclosure stands for {planned:g} s; venue {talk.venue.id} wants {least:g} s"
            help = f"give it seconds: {least:g}"
            yield talk.breach("disclosure.hold_seconds", "disclosure-short", fact, slide.span, help, slide.id)


def stated(talk: Talk) -> Iterator[Diagnostic]:
    """``disclosure-incomplete`` and ``disclosure-outdated``: what the venue's fields and months ask for."""
    slide = next((slide for slide in talk.shown if slide.layout == "disclosure"), None)
    speaker, months, day = talk.deck.speaker, talk.venue.disclosure_months, talk.venue.day
    if slide is None or speaker.pending:
        return
    span = speaker.span or slide.span
    for gap in speaker.gaps:
        fact = f"the disclosure does not say {gap}; venue {talk.venue.id} wants it"
        help = "complete disclosures: in the speaker's file"
        yield talk.breach("disclosure.fields", "disclosure-incomplete", fact, span, help, slide.id)
    if months is not None and day is not None and speaker.as_of is not None and months_before(day, months) > speaker.as_of:
        fact = f"the disclosure is of {speaker.as_of.isoformat()}; venue {talk.venue.id} wants the {months} months before {day}"
        help = "let the speaker state it anew, with as_of: the day"
        yield talk.breach("disclosure.months", "disclosure-outdated", fact, span, help, slide.id)


def months_before(day: date, months: int) -> date:
    """The first of the month that lies so many months before."""
    index = day.year * 12 + day.month - 1 - months
    return date(max(1, index // 12), index % 12 + 1, 1)


def duplicates(talk: Talk) -> Iterator[Diagnostic]:
    """``disclosure-twice``: a second disclosure, or one of the deck's where the organiser puts it in."""
    known = [slide for slide in talk.shown if slide.layout == "disclosure" or plain(slide.title).strip().casefold() in NAMES]
    allowed = 0 if talk.venue.disclosure_position == "auto" else 1
    for slide in known[allowed:]:
        first = "the one that the organiser puts in" if allowed == 0 else f"slide {known[0].id}"
        fact = f"slide {slide.id} is a second disclosure, after {first}"
        help = "take it out"
        yield talk.breach("disclosure.position", "disclosure-twice", fact, slide.span, help, slide.id)
