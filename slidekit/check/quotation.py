"""Quotation marks: typed straight, or another language's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from slidekit.check.talk import Talk, home
from slidekit.check.wording import Words, texts_of
from slidekit.core.diagnostics import Diagnostic, warning

MARKS = {"en": "“…”", "es": "«…»", "pt": "“…”", "fr": "« … »", "de": "„…“", "it": "«…»"}
"""The outer marks of each language."""
FOREIGN = {"en": re.compile("[«»„]"), "es": re.compile("„")}
_STRAIGHT = re.compile(r'(?<![\d¼½¾⅓⅔⅛″"])"(?=\S)')
"""Not the sign for inches."""
_CODE = frozenset({"Consolas", "Courier New"})


def marks(talk: Talk) -> Iterator[Diagnostic]:
    """``quotation-marks``: straight or foreign ones on a slide; notes, which nobody sees, may have any."""
    base = talk.deck.language.partition("-")[0].lower()
    help = f"write {MARKS.get(base, '“…”')}"
    uses_own = base == "es" and any("«" in text.said for _, text in texts_of(talk))
    for slide, text in texts_of(talk):
        shown = _without_code(text)
        straight, foreign = _STRAIGHT.search(shown), FOREIGN[base].search(shown) if base in FOREIGN else None
        mixed = uses_own and _outer_english(shown)
        if straight or foreign or mixed:
            kind = "straight quotation marks" if straight else "quotation marks of another language"
            kind = kind if straight or foreign else "“…” where other texts of the deck have «…»"
            fact = f"{text.item.id} has {kind}"
            yield warning("quotation-marks", fact, text.item.span or slide.span, help, slide=home(slide), element=text.item.id)


def _without_code(text: Words) -> str:
    if all(run.char.font not in _CODE for p in text.body.paragraphs for run in p.runs):
        return text.said
    return "\n".join("".join(run.text for run in p.runs if run.char.font not in _CODE) for p in text.body.paragraphs)


def _outer_english(text: str) -> bool:
    """True when “ opens outside «…»: inside, it is the mark for the quotation within."""
    depth = 0
    for letter in text:
        depth += (letter == "«") - (letter == "»")
        if letter == "“" and depth <= 0:
            return True
    return False
