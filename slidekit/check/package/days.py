"""Days that a text names, in English and Spanish."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
    "ene": 1, "abr": 4, "ago": 8, "dic": 12,
}  # fmt: skip
_NAME = r"(?P<month>[a-zé]{3})[a-zé]*\.?"
_DAYS = (
    re.compile(r"\b(?P<year>20\d\d)-(?P<number>\d\d?)-(?P<day>\d\d?)\b"),
    re.compile(rf"\b(?P<day>\d\d?)(?:\s+de)?\s+{_NAME}(?:,|\s+de)?\s+(?P<year>20\d\d)\b", re.IGNORECASE),
    re.compile(rf"\b{_NAME}\s+(?P<day>\d\d?),?\s+(?P<year>20\d\d)\b", re.IGNORECASE),
    re.compile(rf"\b{_NAME}(?:\s+de)?\s+(?P<year>20\d\d)\b", re.IGNORECASE),
)
"""``04/05/2026`` is a day in April or in May, so it is none here."""


def days_in(text: str) -> list[date]:
    """Every day, in order of appearance by form; a month alone is its last day, as ``March 2024``."""
    found = []
    left = text
    for form in _DAYS:
        matches = list(form.finditer(left))
        left = form.sub(" ", left)  # the month of a day is none of its own
        for match in matches:
            parts = match.groupdict()
            month = int(parts["number"]) if parts.get("number") else _MONTHS.get(parts.get("month", "").casefold(), 0)
            try:
                found.append(date(int(parts["year"]), month, int(parts.get("day") or 28)))
            except ValueError:  # no such day: some other number
                continue
    return found
