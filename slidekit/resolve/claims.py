"""What the slides of a deck may assert, and what its own list of references holds beyond what they cite."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from slidekit.core.diagnostics import Span
from slidekit.core.languages import base_of
from slidekit.resolve import model
from slidekit.spec.references import ClaimsFile, Reference
from slidekit.spec.text import TextValue


def build_claims(register: ClaimsFile | None, wanted: Iterable[str], language: str) -> dict[str, model.Claim]:
    """The claims ``wanted``, with the words of caution of the language; texts for the author are in every language."""
    if register is None:
        return {}
    source = register.source.reference if register.source is not None else None
    found = {}
    for name in dict.fromkeys(wanted):
        claim = register.claims.get(name)
        if claim is not None:
            keep = next((words for tag, words in claim.keep.items() if base_of(tag) == base_of(language)), [])
            note = _all(claim.note) if claim.note is not None else ""
            found[name] = model.Claim(name, _all(claim.text), claim.quote, tuple(keep), note, source or "")
    return found


def uncited(register: Mapping[str, Reference] | None, cited: Iterable[str]) -> tuple[tuple[str, Span | None], ...]:
    """Keys and places of the references that a list has beyond ``cited``."""
    known = set(cited)
    return tuple((key, reference.span) for key, reference in (register or {}).items() if key not in known)


def _all(text: TextValue) -> str:
    return text if isinstance(text, str) else " ".join(str(each) for each in text.values())
