"""Words that may tell who a patient is, by the law that the venue names. Values are never quoted in full."""

from __future__ import annotations

import re
from collections.abc import Iterator

from slidekit.check.talk import Talk, home
from slidekit.check.wording import said
from slidekit.core.diagnostics import Diagnostic, warning

_PATIENT = re.compile(
    r"\b(patient|paciente|admitted|discharged|presented|underwent|operated|biops\w+|scanned|imaged|injected|follow-up|year-old"
    r"|years? old|ingres[óo]|internad[oa]|operad[oa]|intervenid[oa]|consult[óo]|control|años de edad|de \d+ años)\b",
    re.IGNORECASE,
)
"""Words beside which a date is likely to be a patient's."""
LONGEST = 20_000
PUBLISHED = frozenset({"references", "credits"})
"""Layouts whose dates and words are those of publications."""
HELP = "take it out; a year, an age group or a letter in its place say enough"


def identifiers(talk: Talk) -> Iterator[Diagnostic]:
    """``patient-data``: certain identifiers break the venue's rule; dates, ages and contacts, which may be harmless, warn."""
    regime = talk.venue.regime
    if not regime:
        return
    from slidekit.check.identities import find_certain, veil  # its patterns take 4 ms to compile

    for slide in talk.scene.slides:
        for element, words, span in said(slide):
            place = span or slide.span
            for kind, value in find_certain(words[:LONGEST], regime):
                fact = f"{element} says {kind}: {veil(value)}"
                yield talk.breach("privacy.regime", "patient-data", fact, place, HELP, home(slide), element)
            if slide.layout in PUBLISHED or element == "citations":
                continue
            for kind, value in _likely(words[:LONGEST], regime, element == "notes", talk.deck.speaker.email):
                fact = f"{element} says {kind}: {veil(value)}"
                yield warning("patient-data", fact, place, HELP, slide=home(slide), element=element)


def _likely(words: str, regime: str, is_notes: bool, own_mail: str) -> Iterator[tuple[str, str]]:
    from slidekit.check.identities import BORN, DATE, MAIL, OLD, PHONE

    old = OLD[1].search(words) if regime == "hipaa" else None
    if old:
        yield OLD[0], old[0]
    for sentence in re.split(r"(?<=[.!?])\s+(?=[A-ZÁÉÍÓÚÑ¿¡])|\n", words):
        date = DATE.search(sentence)
        if date and _PATIENT.search(sentence) and not BORN[1].search(sentence):
            yield "a patient's date finer than the year", date[0]
            break
    if is_notes:
        mail = next((each[0] for each in MAIL[1].finditer(words) if each[0].casefold() != own_mail.casefold()), None)
        if mail:
            yield "an e-mail address that is not the speaker's", mail
        phone = PHONE[1].search(words)
        if phone:
            yield PHONE[0], phone[0]
