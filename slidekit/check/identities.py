"""What names a person: every pattern that decks and files from elsewhere are searched for, in English and Spanish.

45 CFR 164.514(b)(2) (HIPAA), Regulation (EU) 2016/679 (GDPR) and Ley 25.326 (Argentina), as far as a machine can see.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Kinds = tuple[tuple[str, re.Pattern[str]], ...]

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|may)"
)
_DAY = r"(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d{2}|(?:19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2})"
_DATE = rf"(?:{_DAY}|(?:\d{{1,2}}(?:\s+de)?\s+)?\b{_MONTH}\b(?:\s+\d{{1,2}})?(?:,|\s+de)?\s+(?:19|20)\d{{2}})"
_NUMBER = r"[\s:#.=]*(?:no\.?|nr\.?|n\.?º|number)?[\s:#.=]*(?=[A-Z0-9-]*\d)[A-Z0-9][A-Z0-9-]{3,}"
"""A number, perhaps with letters, and the words that lead to it."""
_RECORD = (
    r"MRN|M\.R\.N\.|medical record|(?:patient|hospital) (?:id|no\.?|number)|historia cl[íi]nica|n\.? ?º? ?(?:de )?historia|HC"
)
_BORN = r"DOB|D\.O\.B\.|date of birth|born(?: on)?|birth ?date|fecha de nacimiento|F\.?N\.?|nacid[oa](?: el)?"
_CAPITAL = "A-ZÁÉÍÓÚÑ"
_GREAT_AGE = r"(?:9\d|1[01]\d)"


def _any_case(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


DATE = _any_case(_DATE)
RECORD = ("a record number", _any_case(rf"\b(?:{_RECORD})(?![A-Z]){_NUMBER}"))
ACCESSION = ("an accession number", _any_case(rf"\b(?:accession|acc\.? ?(?:no|nr|#))\.?{_NUMBER}"))
BORN = ("a date of birth", _any_case(rf"\b(?:{_BORN})[\s:=]*{_DATE}"))
NAMED = (
    "a patient's name",
    _any_case(
        r"\b(?:patient(?:'s)?(?: name)?|nombre del paciente|paciente)\s*[:=]\s*"
        rf"(?-i:[{_CAPITAL}][\w'’-]+[,\s^]+[{_CAPITAL}][\w'’-]*)"
    ),
)
DICOM = ("a name as DICOM writes it", re.compile(rf"\b[{_CAPITAL}][\w'’-]+\^[{_CAPITAL}][\w'’^-]*"))
SOCIAL = ("a social security number", re.compile(r"(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])"))
DNI = ("a DNI or CUIL", _any_case(r"\b(?:DNI|D\.N\.I\.|CUI[LT])[\s:.ºN°]*\d[\d.-]{6,}"))
OLD = (
    "an age above 89",
    _any_case(
        rf"\b{_GREAT_AGE}[- ](?:years?[- ]old|y/?o\b|años de edad)|\b(?:aged?|edad(?: de)?)\s*:?\s*{_GREAT_AGE}\b"
        rf"|\b(?:de|con|tiene|tenía) {_GREAT_AGE} años\b"
    ),
)
MAIL = ("an e-mail address", re.compile(r"\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,24}){1,4}\b"))
PHONE = (
    "a telephone number",
    re.compile(r"(?<![\w.:/-])(?:\+\d{1,3}[ .-]?)?\(?\d{2,4}\)?[ .-]\d{3,4}[ .-]\d{4}(?![\w-])"),
)

CERTAIN: dict[str, Kinds] = {
    "hipaa": (RECORD, ACCESSION, BORN, SOCIAL),
    "gdpr": (RECORD, ACCESSION, BORN),
    "ley-25326": (RECORD, ACCESSION, BORN, DNI),
}
"""Identifiers that stand for a person whatever stands beside them, by the law that the venue names."""

_ANYWHERE: Kinds = (RECORD, ACCESSION, BORN, NAMED, DICOM, SOCIAL, OLD)
"""Kinds of identifiers that no lecture may show."""
SURE = frozenset(kind for kind, _ in (RECORD, ACCESSION, BORN, DICOM, SOCIAL, OLD))
"""Kinds that can hardly be anything else."""
_CONTACTS: Kinds = (MAIL, PHONE)
"""A speaker's own may stand on a slide; nobody needs one in notes, comments and properties."""
_LABELS: Kinds = (
    ("a date", re.compile(rf"(?<!\d){_DAY}(?!\d)")),
    ("a record number", _any_case(r"(?<![A-Z])(?:MRN|PAT(?:IENT)?(?:ID)?|ACC|HC|DOB|SSN)[-_ ]?#?\d{3,}")),
    ("a person's name", re.compile(rf"\b[{_CAPITAL}]\w{{2,}}_[{_CAPITAL}]\w{{2,}}_(?=[A-Za-z]{{0,4}}\d{{3,}})")),
)
"""What file names that stuck to shapes and alt texts tell."""
LONGEST = 100_000


def find_certain(text: str, regime: str) -> Iterator[tuple[str, str]]:
    """Kind and value of each identifier that the law ``regime`` names."""
    yield from _find(text, CERTAIN[regime])


def find_in_text(text: str, *, contacts: bool = False) -> Iterator[tuple[str, str]]:
    """Kind and value of each identifier in running text; with ``contacts`` addresses and telephone numbers too."""
    yield from _find(text, (*_ANYWHERE, *_CONTACTS) if contacts else _ANYWHERE)


def find_in_labels(text: str) -> Iterator[tuple[str, str]]:
    """Kind and value of each identifier in a name or an alt text, where no date has any business."""
    yield from _find(text, (*_ANYWHERE, *_LABELS))


def _find(text: str, patterns: Kinds) -> Iterator[tuple[str, str]]:
    shown = text[:LONGEST]
    for kind, pattern in patterns:
        found = pattern.search(shown)
        if found is not None:
            yield kind, found[0]


def veil(text: str) -> str:
    """A private text as a message may show it: its first letters and its length; a finding must not spread what it found."""
    line = " ".join(text.split())
    return f"{line[:3]}… ({len(line)} letters)"
