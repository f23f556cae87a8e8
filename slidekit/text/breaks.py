"""Where a line may end inside a word, as PowerPoint and LibreOffice do for Latin text; East Asian text breaks anywhere."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import accumulate

AFTER = "-\u2010\u2013\u2014!?|\u2026\\\u200b\u00ad\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
"""A line may end after these: hyphens and dashes, ``! ? | … \\``, zero-width space, soft hyphen, and the typographic spaces."""

CLOSING = ")]}»›”’\"'.,;:!?…/%‰°-\u2010\u2011\u2013|"
"""No line starts with these after a mark of ``AFTER``."""

NOT_FIRST = ")]}!?,.:;/"
"""A line starts with these after a space (``and / or``) only where that space no longer fits: see ``loose``."""

NOT_LAST = "([{¿¡"
"""The same for a line that would end with one of these before a space."""

QUOTES = "\"'«»‹›“”„‘’‚"
OPENING = "([{" + QUOTES
GLUE = "\u00a0\u202f\u2007\u2011\u2060\ufeff\u200d"
"""No line ends before or after these."""

EM_DASH = "\u2014"
CJK_NOT_FIRST = "、。，．・：；？！）」』】〕〉》”’ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ…"
CJK_NOT_LAST = "（「『【〔〈《“‘"

_OTHER_SPACE = re.compile(r"[\t\r\f]")
SPACE_RUN = re.compile(r"[ \t\r\f]+")
_LOOSE = re.compile(f"[ \t]+(?=[{re.escape(NOT_FIRST)}])|(?<=[{re.escape(NOT_LAST)}])[ \t]+")
_WIDE = "\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U0001f000-\U0003ffff"
_SPECIAL = re.compile(rf"[{re.escape(AFTER)}{_WIDE}]|(?<=[^\W\d_])%")


def _is_wide(char: str) -> bool:
    return ord(char) >= 0x1100 and unicodedata.east_asian_width(char) in "WF"


def _may_break(before: str, after: str) -> bool:
    """True when a line may end between the two characters, neither of them a plain space."""
    if before in GLUE or after in GLUE or unicodedata.category(after) in ("Mn", "Mc", "Me", "Cf"):
        return False
    if _is_wide(before) or _is_wide(after):
        return after not in CJK_NOT_FIRST + CLOSING and before not in CJK_NOT_LAST + OPENING
    if after == "%":
        return before.isalpha()
    if after == EM_DASH:
        return before not in EM_DASH + OPENING
    return before in AFTER and after not in CLOSING and (after not in QUOTES or before not in "-\u2010\u2013\u2014!?…|")


@lru_cache(maxsize=1 << 15)
def cut_word(word: str) -> tuple[int, ...]:
    """The positions inside a word (no spaces in it) at which a new line may start, rising."""
    if not _SPECIAL.search(word):
        return ()
    return tuple(place for place in range(1, len(word)) if _may_break(word[place - 1], word[place]))


def opportunities(text: str) -> tuple[int, ...]:
    """The positions of a text at which a new line may start: after runs of spaces, after marks, between East Asian characters.

    A position is the index of the new line's first character; the text's ends are not among them.
    """
    if not _SPECIAL.search(text):
        words = text.split(" ")
        if all(words) and not _OTHER_SPACE.search(text):
            return tuple(accumulate([len(word) + 1 for word in words[:-1]]))
        ends = [run.end() for run in SPACE_RUN.finditer(text) if run.start()]
        return tuple(ends[:-1] if ends and ends[-1] == len(text) else ends)
    places: list[int] = []
    start = 0
    for run in SPACE_RUN.finditer(text):
        here, end = run.span()
        places.extend(start + place for place in cut_word(text[start:here]))
        if here > 0 and end < len(text):
            places.append(end)
        start = end
    places.extend(start + place for place in cut_word(text[start:]))
    return tuple(places)


def loose(text: str) -> frozenset[int]:
    """Those opportunities that Unicode forbids (LB13, LB14) and LibreOffice takes only when the very space overflows."""
    return frozenset(place.end() for place in _LOOSE.finditer(text))
