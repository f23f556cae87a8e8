"""Where a line of few words may end well: after a phrase, never on an article, a preposition or an auxiliary."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from slidekit.core.languages import base_of
from slidekit.text.ties import NO_BREAK

_LEANING = {
    "en": "a an the of in on at to by for from with without into onto over under than as and or nor but if is are was "
        "were be been can may might must will would should not no that which who whose when where what how why my "
        "your his her its our their",
    "es": "el la los las lo un una unos unas de del al a en con sin por para según entre hacia hasta sobre tras y e o u "
        "ni pero que si no se le les me te su sus mi tu es son fue está están puede pueden debe deben ha han muy más "
        "como cuando donde cuyo",
    "pt": "o a os as um uma de do da dos das em no na nos nas com sem por para e ou mas que se não é são foi está pode "
        "podem deve muito mais como quando onde",
    "fr": "le la les un une des du de d' au aux à en dans sur sous avec sans par pour et ou ni mais que qui si ne pas "
        "est sont peut peuvent doit très plus comme quand où son sa ses",
    "de": "der die das den dem des ein eine einen einem einer eines in im an am auf mit ohne von vom zu zum zur für bei "
        "aus nach und oder aber wenn dass ob nicht kein keine ist sind war kann können darf muss wird sehr als wie",
    "it": "il lo la i gli le un uno una di del della dei delle a al alla in nel nella con senza per da dal su e o ma "
        "che se non è sono può possono deve molto più come quando dove",
}  # fmt: skip
"""Words that lean on the next one, by language: they do not stand at the end of a line where that can be helped."""

_STOP = re.compile(r"[,;:.?!…—–)»”]$")
_BEGUN = re.compile(rf"[,;:.?!…—–]\s[^\s{NO_BREAK}]+(?:[\s{NO_BREAK}][^\s{NO_BREAK}]+)?$")
LEANS, BEGINS, RESTS, WIDOW, SHORT = 0.5, 0.3, 0.15, 1.0, 0.3
"""Shares of the longest line: what a leaning end costs, and the first one or two words of a phrase left behind; what an end at
a stop is worth; what one word alone costs, and a short last line."""


@lru_cache(maxsize=16)
def _leaning(language: str) -> re.Pattern[str] | None:
    words = _LEANING.get(base_of(language), "").split()
    return re.compile(rf"(?<![^\s(\[¿¡“«\"'])(?:{'|'.join(words)})$", re.IGNORECASE) if words else None


def leans(line: str, language: str) -> bool:
    """True when the line ends with what belongs to the next one: a leaning word, or the first words of a phrase."""
    return _leans(line.rstrip(), language) or _BEGUN.search(line.rstrip()) is not None


def _leans(line: str, language: str) -> bool:
    pattern = _leaning(language)
    return pattern is not None and pattern.search(line) is not None


def cost(lines: Sequence[tuple[str, float]], language: str) -> float:
    """How ill a text of few lines is broken, given as (text, width): 0 is even lines that end where phrases do."""
    widths = [width for _, width in lines]
    price = 1 - min(widths) / max(max(widths), 1e-6)
    for text, _ in lines[:-1]:
        line = text.rstrip()
        price += LEANS if _leans(line, language) else BEGINS if _BEGUN.search(line) else 0
        price -= RESTS if _STOP.search(line) else 0
    alone = not re.search(rf"[\s{NO_BREAK}]", lines[-1][0].strip())
    return price + (WIDOW if alone else SHORT if widths[-1] < max(widths) * 0.4 else 0)
