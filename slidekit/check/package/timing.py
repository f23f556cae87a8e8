"""Group I: how many slides, what moves, what is said beside them."""

from __future__ import annotations

from collections.abc import Iterator

from slidekit.check.package.case import Case
from slidekit.core.diagnostics import Diagnostic

LONG_NOTES = 3000


def pace(case: Case) -> Iterator[Diagnostic]:
    """``too-many-slides`` and ``slides-per-minute``: hidden slides do not count."""
    venue, count = case.venue, case.counted
    if venue is None:
        return
    if venue.max_slides is not None and count > venue.max_slides:
        fact = f"the deck has {count} slides; venue {venue.id} allows {venue.max_slides}"
        yield case.breach("timing.max_slides", "too-many-slides", fact, f"leave out {count - venue.max_slides}, or hide them")
    limit, minutes = venue.max_slides_per_minute, venue.slot_minutes
    if limit is not None and minutes and count > limit * minutes:
        fact = f"{count} slides in {minutes:g} min are {count / minutes:.1f} per minute; venue {venue.id} allows {limit:g}"
        yield case.breach(
            "timing.max_slides_per_minute", "slides-per-minute", fact, f"leave out {count - int(limit * minutes)}"
        )


def movement(case: Case) -> Iterator[Diagnostic]:
    """``animation-forbidden`` and ``auto-advance``."""
    venue = case.venue
    for slide in case.shown:
        moves = [name for name, is_there in (("animations", slide.animated), ("a transition", slide.transition)) if is_there]
        if venue is not None and not venue.animations and moves:
            fact = f"it has {' and '.join(moves)}; venue {venue.id} wants none"
            yield case.breach("forbid.animations", "animation-forbidden", fact, "show each state on a slide of its own", slide)
        if slide.advance is not None:
            fact = f"it goes on by itself after {slide.advance:g} s, whether you have finished or not"
            yield case.warning("auto-advance", fact, "clear Transitions › Advance Slide › After", slide)


def notes(case: Case) -> Iterator[Diagnostic]:
    """``notes-long`` and ``notes-missing``."""
    for slide in case.package.slides:
        if len(slide.notes) > LONG_NOTES:
            fact = f"its notes have {len(slide.notes):,} letters; the presenter's screen shows about {LONG_NOTES:,}"
            yield case.warning("notes-long", fact, "shorten them, or move them to a handout", slide)
    bare = [slide for slide in case.shown if not slide.notes]
    if bare and len(bare) < len(case.shown):
        numbers = ", ".join(str(slide.number) for slide in bare[:12]) + (" …" if len(bare) > 12 else "")
        fact = f"{len(bare)} of {len(case.shown)} slides {'have' if len(bare) > 1 else 'has'} no notes: {numbers}"
        yield case.note("notes-missing", fact, "write what you say there, or check that none was lost on the way")
