"""Which way a paragraph runs: by its first strong letter, as word processors do; by the language where it has none."""

from __future__ import annotations

import unicodedata

RTL_LANGUAGES = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})

_STRONG = {"L": False, "R": True, "AL": True}


def is_rtl(text: str, language: str) -> bool:
    """True for a paragraph that begins at the right: digits and punctuation do not count (Unicode Annex 9, P2 and P3)."""
    if text.isascii():
        if any(map(str.isalpha, text)):
            return False
    else:
        for char in text:
            side = _STRONG.get(unicodedata.bidirectional(char))
            if side is not None:
                return side
    return language.split("-")[0].lower() in RTL_LANGUAGES
