"""What names a person: the patterns of 45 CFR 164.514(b)(2) that a machine can see, in English and Spanish."""

from __future__ import annotations

import re
from collections.abc import Iterator

from slidekit.check.identities import MAIL, SOCIAL

_DATE = r"(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d{2}|(?:19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2})"
_NUMBER = r"\s*(?:no\.?|nr\.?|n\.?º|number|#)?\s*[:#=]?\s*(?=[A-Z0-9-]*\d)[A-Z0-9][A-Z0-9-]{3,}"
"""A number, perhaps with letters, and the words that lead to it."""
_RECORD = (
    r"MRN|M\.R\.N\.|medical record|(?:patient|hospital) (?:id|no\.?|number)|historia clínica|n\.? ?º? ?(?:de )?historia|HC"
)
_BORN = r"DOB|D\.O\.B\.|date of birth|born(?: on)?|birth ?date|fecha de nacimiento|F\.?N\.?|nacid[oa](?: el)?"
_CAPITAL = "A-ZÁÉÍÓÚÑ"


def _any_case(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_ANYWHERE = (
    ("a record number", _any_case(rf"\b(?:{_RECORD}){_NUMBER}")),
    ("an accession number", _any_case(rf"\b(?:accession|acc\.? ?(?:no|nr|#))\.?{_NUMBER}")),
    ("a date of birth", _any_case(rf"\b(?:{_BORN})\s*[:=]?\s*{_DATE}")),
    (
        "a patient's name",
        _any_case(
            r"\b(?:patient(?:'s)?(?: name)?|nombre del paciente|paciente)\s*[:=]\s*"
            rf"(?-i:[{_CAPITAL}][\w'’-]+[,\s^]+[{_CAPITAL}][\w'’-]*)"
        ),
    ),
    ("a name as DICOM writes it", re.compile(rf"\b[{_CAPITAL}][\w'’-]+\^[{_CAPITAL}][\w'’^-]*")),
    ("a social security number", re.compile(SOCIAL)),
    ("an age above 89", _any_case(r"\b(?:9\d|1[01]\d)[- ](?:years?[- ]old|y/?o\b|años de edad)")),
)
"""Kinds of identifiers that no lecture may show."""

SURE = frozenset(
    {
        "a record number",
        "an accession number",
        "a date of birth",
        "a name as DICOM writes it",
        "a social security number",
        "an age above 89",
    }
)
"""Kinds that can hardly be anything else."""

_CONTACTS = (
    ("an e-mail address", MAIL),
    ("a telephone number", re.compile(r"(?<![\w.:/-])(?:\+\d{1,3}[ .-]?)?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?![\w-])")),
)
"""A speaker's own may stand on a slide; nobody needs one in notes, comments and properties."""

_LABELS = (
    ("a date", re.compile(rf"(?<!\d){_DATE}(?!\d)")),
    ("a record number", _any_case(r"(?<![A-Z])(?:MRN|PAT(?:IENT)?(?:ID)?|ACC|HC|DOB|SSN)[-_ ]?#?\d{3,}")),
    ("a person's name", re.compile(rf"\b[{_CAPITAL}]\w{{2,}}_[{_CAPITAL}]\w{{2,}}_(?=[A-Za-z]{{0,4}}\d{{3,}})")),
)
"""What file names that stuck to shapes and alt texts tell."""
LONGEST = 100_000


def find_in_text(text: str, *, contacts: bool = False) -> Iterator[tuple[str, str]]:
    """Kind and value of each identifier in running text; with ``contacts`` addresses and telephone numbers too."""
    yield from _find(text, (*_ANYWHERE, *_CONTACTS) if contacts else _ANYWHERE)


def find_in_labels(text: str) -> Iterator[tuple[str, str]]:
    """Kind and value of each identifier in a name or an alt text, where no date has any business."""
    yield from _find(text, (*_ANYWHERE, *_LABELS))


def _find(text: str, patterns: tuple[tuple[str, re.Pattern[str]], ...]) -> Iterator[tuple[str, str]]:
    shown = text[:LONGEST]
    for kind, pattern in patterns:
        found = pattern.search(shown)
        if found is not None:
            yield kind, found[0]
