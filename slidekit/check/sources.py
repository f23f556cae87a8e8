"""What nobody has vouched for yet: references and the venue's rules."""

from __future__ import annotations

from collections.abc import Iterator

from slidekit.check.talk import Talk
from slidekit.core.diagnostics import Diagnostic, Severity, warning
from slidekit.resolve.model import Venue


def references(talk: Talk) -> Iterator[Diagnostic]:
    """``reference-unconfirmed``: cited, but marked ``confirmed: false``."""
    for reference in talk.deck.references:
        if not reference.confirmed:
            citing = next((slide.id for slide in talk.deck.slides if reference.key in slide.cites), None)
            fact = f"reference {reference.key} ({reference.short}) is cited and not confirmed"
            help = "look it up, then remove confirmed: false"
            yield warning(
                "reference-unconfirmed", fact, reference.span or talk.deck.span, help, slide=citing, element=reference.key
            )


def unused(talk: Talk) -> Iterator[Diagnostic]:
    """``reference-unused``: in the deck's own list, and cited nowhere."""
    for key, span in talk.deck.uncited:
        fact = f"reference {key} is in the deck's list and cited nowhere"
        yield Diagnostic("reference-unused", Severity.INFO, fact, span or talk.deck.span, "cite it, or take it out of the list")


def venue(talk: Talk) -> Iterator[Diagnostic]:
    """``venue-unconfirmed``: one finding names every rule in use that is only believed."""
    doubtful = [rule for rule in rules_in_use(talk.venue) if not talk.confirmed(rule)]
    if doubtful:
        many = f"{len(doubtful)} rules" if len(doubtful) > 1 else "one rule"
        fact = f"{many} of venue {talk.venue.id} are not confirmed and only warn: {', '.join(doubtful)}"
        help = "compare with the event's letter, then set confirmed: true in the venue"
        yield Diagnostic("venue-unconfirmed", Severity.INFO, fact, talk.venue.span or talk.deck.span, help)


def rules_in_use(venue: Venue) -> tuple[str, ...]:
    """The venue's rules that say something beyond the defaults, by their names in the venue file."""
    usual = Venue("")
    said = {
        "event.slot_minutes": venue.slot_minutes,
        "screen.aspect": venue.aspect != usual.aspect,
        "screen.farthest": venue.farthest,
        "screen.contrast": venue.strict_contrast,
        "fonts.allow": venue.fonts,
        "fonts.min_pt": venue.min_pt != usual.min_pt,
        "fonts.label_pt": venue.label_pt != usual.label_pt,
        "fonts.caption_pt": venue.caption_pt != usual.caption_pt,
        "text.max_lines": venue.max_lines,
        "text.max_words": venue.max_words,
        "timing.max_slides": venue.max_slides,
        "timing.max_slides_per_minute": venue.max_slides_per_minute,
        "disclosure.position": venue.disclosure_position != "none",
        "disclosure.hold_seconds": venue.disclosure_seconds,
        "disclosure.months": venue.disclosure_months,
        "required": venue.required,
        "forbid.trade_names": venue.trade_names,
        "forbid.animations": not venue.animations,
        "forbid.logos": venue.logos != "none",
        "forbid.urls": not venue.urls,
        "deliver.max_mb": venue.max_mb,
        "deliver.freeze": venue.freeze != "none",
        "privacy.regime": venue.regime,
        "rights.permission_proof": venue.permission_proof,
    }
    return tuple(rule for rule, says in said.items() if says)
