"""The speaker in one language, and what the disclosure slide prints."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from slidekit.core.diagnostics import Diagnostic, Span, warning
from slidekit.core.richtext import Inline, Rich
from slidekit.resolve import model
from slidekit.resolve.bibliography import day_in_words
from slidekit.resolve.languages import Tongue
from slidekit.spec.speaker import Disclosures, Relationship, Speaker
from slidekit.spec.venue_rules import DisclosureRules, DisclosureTemplate


def build_speaker(speaker: Speaker | None, tongue: Tongue, nowhere: Span, rules: DisclosureRules) -> model.Speaker:
    """The speaker, the disclosure as the venue wants it; without a speaker, all is empty and the disclosure pending."""
    if speaker is None:
        return model.Speaker(disclosure=(model.Point((Inline(tongue.words.pending),), nowhere),))
    span = speaker.span or nowhere
    stated = speaker.disclosures
    pending = stated is None or stated.statement == "pending"
    if stated is None or pending:
        points = [model.Point((Inline(tongue.words.pending),), span)]
    else:
        points = _statement(stated, rules, tongue, stated.span or span)
    if stated is not None and stated.unapproved:
        text = tongue.parse(tongue.filled(stated.unapproved, stated, "unapproved"), stated, "unapproved")
        points.append(model.Point((Inline(f"{tongue.words.unapproved}: "), *text), stated.span or span))
    return model.Speaker(
        name=speaker.name,
        credentials=speaker.credentials or "",
        role=tongue.told(speaker.role, speaker, "role"),
        affiliation=tongue.told(speaker.affiliation, speaker, "affiliation"),
        email=speaker.email or "",
        family=last_name(speaker),
        disclosure=tuple(points),
        pending=pending,
        as_of=_day(stated),
        gaps=() if stated is None or pending else tuple(_gaps(stated, rules)),
        span=speaker.span,
    )


def _day(stated: Disclosures | None) -> date | None:
    when = stated.as_of if stated is not None else None
    return when.date() if isinstance(when, datetime) else when


def _gaps(stated: Disclosures, rules: DisclosureRules) -> Iterator[str]:
    """What the venue's ``disclosure.fields`` ask for and the speaker has not stated."""
    for each in stated.relationships or ():
        if "amount" in rules.fields and each.amount is None:
            yield f"the amount of {each.with_}"
        if "period" in rules.fields and each.from_ is None:
            yield f"since when with {each.with_}"
        if "mitigated" in rules.fields and not each.mitigated:
            yield f"that the relationship with {each.with_} is mitigated"
    if "unapproved" in rules.fields and stated.unapproved is None:
        yield "whether unapproved uses are discussed"


def last_name(speaker: Speaker) -> str:
    """``family``, else the last word of the name."""
    return speaker.family or (speaker.name.split() or [""])[-1]


def note_pending(speaker: model.Speaker, slide: str, span: Span, found: list[Diagnostic]) -> None:
    """The finding ``disclosure-pending``, for a deck that shows a disclosure nobody has stated."""
    if speaker.pending:
        who = speaker.name or "the speaker"
        help = "let the speaker state it: disclosures: {statement: nothing, as_of: …} or relationships"
        found.append(
            warning("disclosure-pending", f"{who} has not stated any disclosure", speaker.span or span, help, slide=slide)
        )


def _statement(stated: Disclosures, rules: DisclosureRules, tongue: Tongue, span: Span) -> list[model.Point]:
    words, template = tongue.words, rules.template or DisclosureTemplate.unsaid()
    with_amount = not rules.fields or "amount" in rules.fields
    points = [model.Point(_relationship(each, tongue, with_amount), each.span or span) for each in stated.relationships or ()]
    if stated.statement == "nothing":
        own = tongue.parse(tongue.filled(template.nothing, template, "nothing"), template, "nothing")
        points = [model.Point(own or (Inline(words.nothing),), span)]
    elif template.relationships:
        head = tongue.parse(tongue.filled(template.relationships, template, "relationships"), template, "relationships")
        points.insert(0, model.Point(head, span))
    if stated.as_of is not None:
        day = day_in_words(str(stated.as_of)[:10], tongue.language)
        said = words.as_of.format(date=day)
        if rules.months:
            said += ", " + words.past_months.format(months=rules.months)
        points.append(model.Point((Inline(said),), span))
    return points


def _relationship(each: Relationship, tongue: Tongue, with_amount: bool) -> Rich:
    """``**Company**: owner, royalties (10 000 USD, since 2024, mitigated)``."""
    words = tongue.words
    nature = tongue.parse(tongue.filled(each.nature, each, "nature"), each, "nature")
    span = ""
    if each.from_ and each.to:
        span = f"{each.from_}\u2013{each.to}"
    elif each.from_:
        span = words.since.format(start=each.from_)
    elif each.to:
        span = words.until.format(end=each.to)
    amount = tongue.told(each.amount, each, "amount") if with_amount else ""
    details = ", ".join(part for part in (amount, span, words.mitigated if each.mitigated else "") if part)
    tail = (Inline(f" ({details})"),) if details else ()
    return (Inline(each.with_, bold=True), Inline(": "), *nature, *tail)
