"""What has to be said aloud and on a slide: approval, general information, a plain disclosure, what to take home."""

from __future__ import annotations

import re
from collections.abc import Iterator

from slidekit.check.talk import Talk, home
from slidekit.check.wording import said, words_of
from slidekit.core.diagnostics import Diagnostic, Severity, warning
from slidekit.scene.items import PictureItem
from slidekit.scene.walk import walk

LONG_TALK = 12
"""Slides from which on people forget the middle."""
REGENERATIVE = re.compile(
    r"\bstem[- ]cells?\b|\bplatelet[- ]rich plasma\b|\bPRP\b|\bbone marrow (?:aspirate )?concentrate\b|\bBMAC\b|\bexosomes?\b"
    r"|\bregenerative medicine\b|células madre|plasma rico en plaquetas|medicina regenerativa",
    re.IGNORECASE,
)
"""Treatments that the FDA has approved for no orthopaedic condition (notice of 3 June 2021)."""
APPROVAL = re.compile(
    r"\bFDA\b|off[- ]label|investigational|(?:not|un)[- ](?:\w+ ){0,2}approved|unapproved|\bIND\b|\bANMAT\b|en investigación"
    r"|fuera de (?:indicación|prospecto)|no (?:ha|han) sido aprobad",
    re.IGNORECASE,
)
"""Words that say how such a treatment stands with the authorities."""
NOTICE = re.compile(
    r"not (?:\w+ ){0,3}medical advice|general information|información general"
    r"|no (?:es|constituye|sustituye)[^.]{0,40}(?:consejo|asesoramiento|consulta)|ask your (?:doctor|physician)"
    r"|consulte a su médico",
    re.IGNORECASE,
)
BRAND = re.compile(r"[®™]|https?://|www\.\w", re.IGNORECASE)


def _texts(talk: Talk) -> Iterator[tuple[str, str]]:
    """Slide and words of everything that is seen, heard or read aloud."""
    for slide in talk.scene.slides:
        for _, words, _ in said(slide):
            yield home(slide), words


def approval(talk: Talk) -> Iterator[Diagnostic]:
    """``regulatory-missing``: in the United States, a talk on cells or plasma that never says how they are approved."""
    if talk.venue.country.upper() not in ("US", "USA"):
        return
    texts = list(_texts(talk))
    tagged = next((slide.id for slide in talk.deck.slides if "regenerative" in slide.tags), None)
    named = next(((slide, found[0]) for slide, words in texts if (found := REGENERATIVE.search(words))), None)
    if (named or tagged) and not any(APPROVAL.search(words) for _, words in texts):
        slide, what = named or (tagged, "regenerative treatment")
        fact = f"the talk is about {what}, and nothing says that its use is investigational or not approved"
        help = "add a slide with layout: regulatory, or a footnote on the disclosure"
        yield warning("regulatory-missing", fact, talk.deck.span, help, slide=slide)


def notice(talk: Talk) -> Iterator[Diagnostic]:
    """``notice-missing``: lay people take what they hear for advice, unless somebody says what it is."""
    if talk.venue.audience == "lay" and not any(NOTICE.search(words) for _, words in _texts(talk)):
        fact = f"the audience of venue {talk.venue.id} is lay, and nothing says that this is no medical advice"
        yield warning("notice-missing", fact, talk.deck.span, "add a footnote to the title or the last slide")


def brands(talk: Talk) -> Iterator[Diagnostic]:
    """``disclosure-brand``: companies stand there by name only, without sign, address or logo (ACCME, standard 3.5)."""
    for slide in talk.scene.slides:
        if slide.layout != "disclosure":
            continue
        for text in words_of(slide.items):
            letters = "".join(run.text for p in text.body.paragraphs for run in p.runs)
            found = BRAND.search(letters)
            if found and text.item.role not in ("footer", "citation"):
                fact = f"the disclosure says “{found[0]}”; companies stand there by name only"
                help, place = "write the company's plain name", text.item.span or slide.span
                yield warning("disclosure-brand", fact, place, help, slide=home(slide), element=text.item.id)
        for item in walk(slide.items):
            if isinstance(item, PictureItem) and item.role == "picture" and not item.decorative:
                fact = f"the disclosure shows {item.id}; logos are not allowed there"
                help, place = "take the picture out", item.span or slide.span
                yield warning("disclosure-brand", fact, place, help, slide=home(slide), element=item.id)


def ending(talk: Talk) -> Iterator[Diagnostic]:
    """``take-home-missing``: a long talk that never says what to take home."""
    if len(talk.shown) >= LONG_TALK and not any(slide.layout == "take-home" for slide in talk.shown):
        fact = f"none of the {len(talk.shown)} slides says what to take home"
        help = "add a slide with layout: take-home near the end"
        yield Diagnostic("take-home-missing", Severity.INFO, fact, talk.deck.span, help)
