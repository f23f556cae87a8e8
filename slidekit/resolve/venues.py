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
from slidekit.spec.venue import Venue
from slidekit.spec.venue_rules import (
    Branding,
    Deliver,
    DisclosureRules,
    Event,
    Fonts,
    Forbid,
    Labels,
    Media,
    Player,
    Privacy,
    Rights,
    Screen,
    TextRules,
    Timing,
    VideoRules,
)

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
    event, screen, fonts = venue.event or Event.unsaid(), venue.screen or Screen.unsaid(), venue.fonts or Fonts.unsaid()
    text, timing = venue.text or TextRules.unsaid(), venue.timing or Timing.unsaid()
    forbid, branding = venue.forbid or Forbid.unsaid(), venue.branding or Branding.unsaid()
    disclosure, deliver = venue.disclosure or DisclosureRules.unsaid(), venue.deliver or Deliver.unsaid()
    player, rights = venue.player or Player.unsaid(), venue.rights or Rights.unsaid()
    min_pt = float(MIN_PT if fonts.min_pt is None else fonts.min_pt)
    pixels = (screen.pixels[0], screen.pixels[1]) if screen.pixels else _PIXELS[screen.aspect]
    return model.Venue(
        id=venue.id or "default",
        name=tongue.told(event.name, event, "name"),
        society=tongue.told(event.society, event, "society"),
        city=tongue.told(event.city, event, "city"),
        country=event.country or "",
        day=day_of(venue),
        audience=venue.audience or "",
        aspect=screen.aspect,
        pixels=pixels,
        farthest=screen.farthest,
        strict_contrast=screen.contrast == "strict",
        fonts=tuple(fonts.allow),
        min_pt=min_pt,
        label_pt=float(min(LABEL_PT, min_pt) if fonts.label_pt is None else fonts.label_pt),
        caption_pt=float(min(CAPTION_PT, min_pt) if fonts.caption_pt is None else fonts.caption_pt),
        animations=player.animations and not forbid.animations,
        urls=not forbid.urls,
        footer=tongue.told(branding.footer, branding, "footer"),
        accent=branding.accent.removeprefix("#").upper() if branding.accent else None,
        slot_minutes=event.slot_minutes,
        qa_minutes=event.qa_minutes,
        max_lines=text.max_lines,
        max_words=text.max_words,
        max_slides=timing.max_slides,
        max_slides_per_minute=timing.max_slides_per_minute,
        disclosure_position=disclosure.position,
        disclosure_seconds=disclosure.hold_seconds,
        disclosure_months=disclosure.months,
        required=tuple((each.layout, each.position) for each in venue.required),
        trade_names=tuple(forbid.trade_names),
        filename=strip_marks(tongue.line(deliver.filename or "", deliver, "filename")),
        logos=forbid.logos,
        labels=_labels(venue.labels or Labels.unsaid(), tongue),
        regime=(venue.privacy or Privacy.unsaid()).regime or "",
        credit_on_slide=rights.credit_on_slide,
        permission_proof=rights.permission_proof,
        presenter_view=player.presenter_view,
        formats=tuple(deliver.formats or ()),
        max_mb=deliver.max_mb,
        deadline=_moment(deliver.deadline),
        freeze=deliver.freeze,
        submitted=_moment(deliver.submitted),
        videos=not forbid.video and player.video and _takes_films(deliver),
        films=_films(venue),
        language=venue.language or "",
        confirmed=venue.confirmed,
        unconfirmed_rules=_rules(venue, confirmed=False),
        confirmed_rules=_rules(venue, confirmed=True),
        span=venue.span,
    )


def _takes_films(deliver: Deliver) -> bool:
    """Whether a format that is handed in holds films; pages and pictures do not."""
    return not deliver.formats or "pptx" in deliver.formats


def _films(venue: Venue) -> model.FilmRules:
    rules = (venue.media or Media.unsaid()).video or VideoRules.unsaid()
    return model.FilmRules(tuple(rules.container), tuple(rules.codec), rules.sound, rules.max_height, rules.max_mb, rules.copy_)


def _labels(labels: Labels, tongue: Tongue) -> tuple[str, ...]:
    """What every slide says in small letters, ready to print."""
    words = tongue.words
    said = (
        words.unpublished if labels.unpublished else "",
        words.badges["no-photo"] if labels.no_photo else "",
        strip_marks(tongue.line(labels.code or "", labels, "code")),
    )
    return tuple(label for label in said if label)


def _moment(when: date | None) -> str:
    """A day, or a day with its time, that compares as text: ``2026-04-20`` or ``2026-04-20T16:00``."""
    if isinstance(when, datetime):
        return when.isoformat(timespec="minutes")
    return when.isoformat() if when is not None else ""


def is_confirmed(venue: Venue, rule: str) -> bool:
    """True when the rule (``fonts.min_pt``, ``required`` …) is known to hold."""
    doubtful, certain = _rules(venue, confirmed=False), _rules(venue, confirmed=True)
    return model.Venue("", confirmed=venue.confirmed, unconfirmed_rules=doubtful, confirmed_rules=certain).vouches_for(rule)


def _rules(venue: Venue, *, confirmed: bool) -> frozenset[str]:
    """The rules whose sources say so; one that says nothing is as confirmed as the profile, and one doubt is enough."""
    rules: dict[str, bool] = {}
    for source in venue.sources:
        known = source.confirmed if source.confirmed is not None else venue.confirmed
        rules[source.rule] = rules.get(source.rule, True) and known
    return frozenset(rule for rule, known in rules.items() if known is confirmed)
