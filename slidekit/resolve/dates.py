"""Dates in words: the tokens of the ``date`` filter, and the long form of each language."""

from __future__ import annotations

import re
from datetime import date, datetime

from slidekit.core.languages import base_of

_MONTHS = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "es": [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
}
_SHORT = {
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    "es": ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"],
}
_DAYS = {
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    "es": ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
}
_LONG = {"en": "d MMMM yyyy", "es": "d 'de' MMMM 'de' yyyy"}
_PIECE = re.compile(r"'((?:[^']|'')*)'|([A-Za-z]+)|([^A-Za-z']+)|(')")
TOKENS = ("d", "dd", "M", "MM", "MMM", "MMMM", "yyyy", "EEEE", "HH", "mm")


def read_date(text: str) -> datetime:
    """``2026-04-28`` or ``2026-04-28T09:00`` → its moment without a zone; raises ValueError for anything else."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?", text):
        raise ValueError(f"{text!r} is not a date")
    try:
        return datetime.fromisoformat(text)
    except ValueError as trouble:
        raise ValueError(f"{text} is not a date: {trouble}") from None


def format_date(text: str, language: str, pattern: str = "") -> str:
    """A date as the language writes it (``28 April 2026``), or by ``pattern`` (tokens in ``TOKENS``, literals in ``'…'``)."""
    moment = read_date(text)
    tongue = base_of(language) if base_of(language) in _MONTHS else "en"
    values = {
        "d": str(moment.day),
        "dd": f"{moment.day:02}",
        "M": str(moment.month),
        "MM": f"{moment.month:02}",
        "MMM": _SHORT[tongue][moment.month - 1],
        "MMMM": _MONTHS[tongue][moment.month - 1],
        "yyyy": f"{moment.year:04}",
        "EEEE": _DAYS[tongue][moment.weekday()],
        "HH": f"{moment.hour:02}",
        "mm": f"{moment.minute:02}",
    }
    out: list[str] = []
    for literal, token, other, lone in _PIECE.findall(pattern or _LONG[tongue]):
        if lone:
            raise ValueError(f"a quote in the date pattern {pattern!r} is not closed")
        if token and token not in values:
            raise ValueError(f"{token!r} in the date pattern {pattern!r} is none of {' '.join(TOKENS)}; quote literal words")
        out.append(values[token] if token else other or literal.replace("''", "'"))
    return "".join(out)


def long_date(day: date, language: str) -> str:
    """A day in the long form of the language: 28 April 2026, 28 de abril de 2026."""
    return format_date(day.isoformat(), language)
