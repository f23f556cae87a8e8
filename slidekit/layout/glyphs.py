"""Characters that no font draws: found once for the whole deck, where they stand first."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from slidekit.core.diagnostics import Diagnostic, Span, warning
from slidekit.scene.scene import Slide
from slidekit.scene.walk import strings
from slidekit.text import missing

SHOWN = 3
"""How many characters a finding names."""


def missing_glyphs(slides: Sequence[Slide]) -> Iterator[Diagnostic]:
    """``missing-glyph``, one for each element that brings characters which no earlier one had."""
    seen: set[str] = set()
    for slide in slides:
        found: dict[str, list[str]] = {}
        spans: dict[str, Span | None] = {}
        for item, text, char in strings(slide.items):
            if text.isascii():
                continue
            new = [letter for letter in missing(text, char.font) if letter not in seen]
            if new:
                seen.update(new)
                found.setdefault(item.id, []).extend(new)
                spans.setdefault(item.id, item.span)
        for element, letters in found.items():
            named = ", ".join(_name(letter) for letter in letters[:SHOWN])
            more = f" and {len(letters) - SHOWN} more" if len(letters) > SHOWN else ""
            fact = f"no usual font has {named}{more}; the audience may see an empty box"
            help = "write it in other characters, or bring a font that has it in the theme's fonts"
            home = slide.id.partition("@")[0]
            yield warning("missing-glyph", fact, spans[element] or slide.span, help, slide=home, element=element)


def _name(char: str) -> str:
    """``U+0E01 THAI CHARACTER KO KAI``."""
    private = "of private use" if unicodedata.category(char) == "Co" else ""
    return f"U+{ord(char):04X} {unicodedata.name(char, private)}".rstrip()
