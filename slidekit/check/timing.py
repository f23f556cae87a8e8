"""Seconds against the slot."""

from __future__ import annotations

from collections.abc import Iterator

from slidekit.check.talk import Talk, seconds
from slidekit.core.diagnostics import Diagnostic, Severity, warning


def planned(talk: Talk) -> Iterator[Diagnostic]:
    """``seconds-missing``: the sum means little while slides are without a time. One finding names them all."""
    bare = [slide for slide in talk.shown if not seconds(slide)]
    if not bare or (len(bare) == len(talk.shown) and talk.venue.slot_minutes is None):
        return
    names = ", ".join(slide.id for slide in bare[:6]) + (" …" if len(bare) > 6 else "")
    fact = f"{len(bare)} of {len(talk.shown)} slides have no seconds: {names}"
    where = bare[0] if len(bare) == 1 else None
    span = bare[0].span if len(bare) < len(talk.shown) else talk.deck.span
    yield Diagnostic("seconds-missing", Severity.INFO, fact, span, "give each slide seconds:", where.id if where else None)


def slot(talk: Talk) -> Iterator[Diagnostic]:
    """``over-time``: hidden slides are not counted."""
    minutes, total = talk.venue.slot_minutes, sum(seconds(slide) for slide in talk.shown)
    if minutes is None or total <= minutes * 60:
        return
    longest = sorted(talk.shown, key=lambda slide: -seconds(slide))[:3]
    names = ", ".join(f"{slide.id} ({seconds(slide):.0f} s)" for slide in longest)
    fact = f"the slides take {_clock(total)}; the slot of venue {talk.venue.id} is {_clock(minutes * 60)}"
    if talk.venue.qa_minutes:
        fact += f", the {_clock(talk.venue.qa_minutes * 60)} for questions not counted"
    help = f"save {_clock(total - minutes * 60)}; the longest are {names}"
    yield talk.breach("event.slot_minutes", "over-time", fact, talk.deck.span, help)


def pace(talk: Talk) -> Iterator[Diagnostic]:
    """``slides-per-minute``: over the slot, or over the planned seconds where no slot is known."""
    limit, count = talk.venue.max_slides_per_minute, len(talk.shown)
    minutes = talk.venue.slot_minutes or sum(seconds(slide) for slide in talk.shown) / 60
    if limit is None or not minutes or count <= limit * minutes:
        return
    fact = (
        f"{count} slides in {_clock(minutes * 60)} are {count / minutes:.1f} per minute; venue {talk.venue.id} allows {limit:g}"
    )
    help = f"leave out {count - int(limit * minutes)}"
    yield talk.breach("timing.max_slides_per_minute", "slides-per-minute", fact, talk.deck.span, help)


def deadline(talk: Talk) -> Iterator[Diagnostic]:
    """``deadline-passed``, as far as the venue's own days tell: due after the talk, or handed in after it was due."""
    venue = talk.venue
    span = venue.span or talk.deck.span
    if venue.deadline and venue.day is not None and venue.deadline[:10] > venue.day.isoformat():
        fact = f"the deadline of venue {venue.id} is {venue.deadline}, after the talk on {venue.day.isoformat()}"
        yield warning("deadline-passed", fact, span, "correct deliver.deadline or event.start")
    if venue.deadline and venue.submitted > venue.deadline:
        fact = f"the deck was handed in on {venue.submitted}; the deadline of venue {venue.id} was {venue.deadline}"
        yield warning("deadline-passed", fact, span, "ask the organiser, or correct deliver.submitted")


LONGEST_NOTES = 3000
"""Letters that the presenter's screen shows without scrolling, about."""


def notes(talk: Talk) -> Iterator[Diagnostic]:
    """``notes-long``: notes that nobody can read while speaking."""
    for slide in talk.shown:
        letters = max(len("\n".join(part)) for part in (slide.notes, *(step.notes for step in slide.steps)))
        if letters > LONGEST_NOTES:
            fact = (
                f"the notes of slide {slide.id} have {letters:,} letters; the presenter's screen shows about {LONGEST_NOTES:,}"
            )
            yield warning("notes-long", fact, slide.span, "shorten them, or move them to a handout", slide=slide.id)


def _clock(total: float) -> str:
    minutes, rest = divmod(round(total), 60)
    return f"{minutes} min {rest} s" if rest and minutes else f"{rest} s" if rest else f"{minutes} min"
