"""What layout and check need of a venue."""

from __future__ import annotations

from datetime import date, datetime

from slidekit.core.diagnostics import Diagnostic, Outcome
from slidekit.resolve import model
from slidekit.resolve.languages import Tongue
from slidekit.resolve.leaves import strip_marks
from slidekit.resolve.registers import read_venue
from slidekit.resolve.reuse import Files
from slidekit.source import Workspace
from slidekit.spec.venue import Branding, Deliver, DisclosureRules, Event, Fonts, Forbid, Screen, TextRules, Timing, Venue

MIN_PT, LABEL_PT, CAPTION_PT = 18.0, 16.0, 14.0
_PIXELS = {"16:9": (1920, 1080), "4:3": (1024, 768), "16:10": (1920, 1200)}


def open_venue(workspace: Workspace, name: str) -> Outcome[model.Venue]:
    """The venue ``name`` of a project by itself, in its own language. Errors: those of ``read_venue``."""
    found: list[Diagnostic] = []
    venue = read_venue(name, None, Files(workspace, found))
    if venue is None:
        return Outcome(None, tuple(found))
    return Outcome(build_venue(venue, Tongue(venue.language or "en", {}, found)), tuple(found))


def day_of(venue: Venue) -> date | None:
    """The venue's day: ``date``, else that of ``event.start``."""
    when = venue.date or (venue.event.start if venue.event else None)
    return when.date() if isinstance(when, datetime) else when


def build_venue(venue: Venue, tongue: Tongue) -> model.Venue:
    """The venue in one language, its defaults filled in."""
    event, screen, fonts = venue.event or Event(), venue.screen or Screen(), venue.fonts or Fonts()
    text, timing = venue.text or TextRules(), venue.timing or Timing()
    forbid, branding = venue.forbid or Forbid(), venue.branding or Branding()
    disclosure, deliver = venue.disclosure or DisclosureRules(), venue.deliver or Deliver()
    min_pt = float(MIN_PT if fonts.min_pt is None else fonts.min_pt)
    pixels = (screen.pixels[0], screen.pixels[1]) if screen.pixels else _PIXELS[screen.aspect]
    return model.Venue(
        id=venue.id or "default",
        name=tongue.told(event.name, event, "name"),
        city=tongue.told(event.city, event, "city"),
        country=event.country or "",
        day=day_of(venue),
        aspect=screen.aspect,
        pixels=pixels,
        fonts=tuple(fonts.allow),
        min_pt=min_pt,
        label_pt=float(min(LABEL_PT, min_pt) if fonts.label_pt is None else fonts.label_pt),
        caption_pt=float(min(CAPTION_PT, min_pt) if fonts.caption_pt is None else fonts.caption_pt),
        animations=not forbid.animations,
        urls=not forbid.urls,
        footer=tongue.told(branding.footer, branding, "footer"),
        accent=branding.accent.removeprefix("#").upper() if branding.accent else None,
        slot_minutes=event.slot_minutes,
        max_lines=text.max_lines,
        max_words=text.max_words,
        max_slides=timing.max_slides,
        max_slides_per_minute=timing.max_slides_per_minute,
        disclosure_position=disclosure.position,
        required=tuple((each.layout, each.position) for each in venue.required),
        trade_names=tuple(forbid.trade_names),
        filename=strip_marks(tongue.line(deliver.filename or "", deliver, "filename")),
        formats=tuple(deliver.formats or ()),
        max_mb=deliver.max_mb,
        videos=not forbid.video,
        language=venue.language or "",
        confirmed=venue.confirmed,
        unconfirmed_rules=_unconfirmed(venue),
        span=venue.span,
    )


def _unconfirmed(venue: Venue) -> frozenset[str]:
    """The rules that nobody has confirmed; a source's own ``confirmed`` overrules the profile's for its rule."""
    rules: dict[str, bool] = {}
    for source in venue.sources:
        confirmed = source.confirmed if source.confirmed is not None else venue.confirmed
        rules[source.rule] = rules.get(source.rule, True) and confirmed
    return frozenset(rule for rule, confirmed in rules.items() if not confirmed)
