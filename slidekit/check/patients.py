"""Words that may tell who a patient is, by the law that the venue names.

45 CFR 164.514(b)(2) (HIPAA), Regulation (EU) 2016/679 (GDPR) and Ley 25.326 (Argentina). Values are never quoted in full.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from slidekit.check.identities import MAIL, SOCIAL, veil
from slidekit.check.talk import Talk, home
from slidekit.check.wording import said
from slidekit.core.diagnostics import Diagnostic, warning

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|may)"
)
_DATE = (
    r"(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d{2}|(?:19|20)\d{2}-\d{1,2}-\d{1,2}"
    rf"|(?:\d{{1,2}}(?:\s+de)?\s+)?\b{_MONTH}\b(?:\s+\d{{1,2}})?(?:,|\s+de)?\s+(?:19|20)\d{{2}})"
)
_NUMBER = r"[\s:#.=]*(?:no\.?|nr\.?|n\.?º|number)?[\s:#.=]*(?=[A-Z0-9-]*\d)[A-Z0-9][A-Z0-9-]{3,}"
_PATIENT = re.compile(
    r"\b(patient|paciente|admitted|discharged|presented|underwent|operated|biops\w+|scanned|imaged|injected|follow-up|year-old"
    r"|years? old|ingres[óo]|internad[oa]|operad[oa]|intervenid[oa]|consult[óo]|control|años de edad|de \d+ años)\b",
    re.IGNORECASE,
)
"""Words beside which a date is likely to be a patient's."""

_RECORD = (
    "a record number",
    rf"\b(?:MRN|medical record|accession|historia cl[íi]nica|(?:patient|hospital) (?:id|no|number)){_NUMBER}",
)
_BORN = ("a date of birth", rf"\b(?:DOB|date of birth|born(?: on)?|fecha de nacimiento|nacid[oa](?: el)?)[\s:]*{_DATE}")
_SOCIAL = ("a social security number", SOCIAL)
_DNI = ("a DNI or CUIL", r"\b(?:DNI|D\.N\.I\.|CUI[LT])[\s:.ºN°]*\d[\d.-]{6,}")
CERTAIN = {
    "hipaa": (_RECORD, _BORN, _SOCIAL),
    "gdpr": (_RECORD, _BORN),
    "ley-25326": (_RECORD, _BORN, _DNI),
}
"""Identifiers that stand for a person whatever stands beside them, by regime."""

_OLD = re.compile(
    r"\b(?:9\d|1[01]\d)[- ]year[s]?[- ]old\b|\b(?:aged?|edad(?: de)?)\s*:?\s*(?:9\d|1[01]\d)\b|\b(?:9\d|1[01]\d) años\b",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\w.:/-])(?:\+\d{1,3}[ .-]?)?\(?\d{2,4}\)?[ .-]\d{3,4}[ .-]\d{4}(?![\w-])")
_COMPILED = {
    regime: tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in rules) for regime, rules in CERTAIN.items()
}
LONGEST = 20_000
PUBLISHED = frozenset({"references", "credits"})
"""Layouts whose dates and words are those of publications."""
HELP = "take it out; a year, an age group or a letter in its place say enough"


def identifiers(talk: Talk) -> Iterator[Diagnostic]:
    """``patient-data``: certain identifiers break the venue's rule; dates, ages and contacts, which may be harmless, warn."""
    regime = talk.venue.regime
    for slide in talk.scene.slides if regime else ():
        for element, words, span in said(slide):
            place = span or slide.span
            for kind, pattern in _COMPILED[regime]:
                found = pattern.search(words[:LONGEST])
                if found:
                    fact = f"{element} says {kind}: {veil(found[0])}"
                    yield talk.breach("privacy.regime", "patient-data", fact, place, HELP, home(slide), element)
            if slide.layout in PUBLISHED or element == "citations":
                continue
            for kind, value in _likely(words[:LONGEST], regime, element == "notes", talk.deck.speaker.email):
                fact = f"{element} says {kind}: {veil(value)}"
                yield warning("patient-data", fact, place, HELP, slide=home(slide), element=element)


def _likely(words: str, regime: str, is_notes: bool, own_mail: str) -> Iterator[tuple[str, str]]:
    if regime == "hipaa":
        old = _OLD.search(words)
        if old:
            yield "an age above 89", old[0]
    for sentence in re.split(r"(?<=[.!?])\s+(?=[A-ZÁÉÍÓÚÑ¿¡])|\n", words):
        date = re.search(_DATE, sentence, re.IGNORECASE)
        if date and _PATIENT.search(sentence) and not re.search(_BORN[1], sentence, re.IGNORECASE):
            yield "a patient's date finer than the year", date[0]
            break
    if is_notes:
        mail = next((each[0] for each in MAIL.finditer(words) if each[0].casefold() != own_mail.casefold()), None)
        if mail:
            yield "an e-mail address that is not the speaker's", mail
        phone = _PHONE.search(words)
        if phone:
            yield "a telephone number", phone[0]
