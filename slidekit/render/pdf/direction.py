"""Letters in the order in which they stand from the left, and Arabic ones in the forms that they have beside their neighbours.

After the Unicode Bidirectional Algorithm (UAX 9) for one line without embeddings; a PDF takes letters as they stand.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import NamedTuple

_PAIRS = ("()", "[]", "{}", "<>", "«»", "‹›", "≤≥")
_MIRRORED = {pair[side]: pair[1 - side] for pair in _PAIRS for side in (0, 1)}
_NUMBERS = ("EN", "AN")
_JOINING = range(0xFB50, 0xFF00)
"""Presentation forms of Arabic letters."""
_LAM = "ل"
_TATWEEL = "ـ"
_KINDS = {(True, True): "medial", (True, False): "final", (False, True): "initial", (False, False): "isolated"}
"""Of a letter that is joined by the former one, and joins the next."""


class Letter(NamedTuple):
    """A letter of the text, and what is drawn for it: another form, nothing where its neighbour's holds both."""

    char: str
    drawn: str


def has_turns(text: str, rtl: bool) -> bool:
    """True where some letters do not stand in the order of the text."""
    return rtl or (not text.isascii() and any(unicodedata.bidirectional(char) in ("R", "AL") for char in text))


def arrange(text: str, rtl: bool, has: Callable[[str], bool]) -> list[Letter]:
    """The letters from the left; ``has`` tells whether there is a font with a letter's form."""
    levels = _levels(text, rtl)
    letters = [
        Letter(char, _MIRRORED.get(drawn, drawn) if level % 2 else drawn)
        for char, drawn, level in zip(text, join(text, has), levels, strict=True)
    ]
    for least in range(max(levels, default=0), 0, -1):
        turned: list[Letter] = []
        place = 0
        for inside, stretch in groupby(levels, key=least.__le__):
            part = letters[place : place + len(list(stretch))]
            place += len(part)
            turned += part[::-1] if inside else part
        levels = _turned(levels, least)
        letters = turned
    return letters


def _turned(levels: list[int], least: int) -> list[int]:
    turned: list[int] = []
    for inside, stretch in groupby(levels, key=least.__le__):
        part = list(stretch)
        turned += part[::-1] if inside else part
    return turned


def _levels(text: str, rtl: bool) -> list[int]:
    """A level for each letter: odd ones run to the left."""
    base, kinds = int(rtl), _kinds(text)
    strong = {"L": "L", "R": "R", "AL": "R", "EN": "R", "AN": "R"}
    before, last = [], "R" if rtl else "L"
    told = "R" if rtl else "L"  # the last strong letter: numbers after Latin ones are theirs
    for place, kind in enumerate(kinds):
        if kind == "EN" and told == "L":
            kinds[place] = kind = "L"
        told = strong[kind] if kind in ("L", "R", "AL") else told
        last = strong.get(kind, last)
        before.append(last)
    levels, after = [0] * len(kinds), "R" if rtl else "L"
    for place in range(len(kinds) - 1, -1, -1):
        kind = kinds[place]
        after = strong.get(kind, after)
        if kind in _NUMBERS:
            levels[place] = 2
        elif kind in strong:
            levels[place] = 1 if strong[kind] == "R" else 2 * base
        else:
            side = after if after == before[place] else "R" if rtl else "L"
            levels[place] = 1 if side == "R" else 2 * base
    return levels


def _kinds(text: str) -> list[str]:
    """Bidirectional classes, with marks like their letters and the signs of numbers like these (rules W1, W4, W5)."""
    kinds = [unicodedata.bidirectional(char) or "ON" for char in text]
    for place, kind in enumerate(kinds):
        if kind == "NSM":
            kinds[place] = kinds[place - 1] if place else "ON"
            continue
        beside = (*kinds[max(0, place - 1) : place], *kinds[place + 1 : place + 2])
        if (kind == "ET" and "EN" in beside) or (kind in ("CS", "ES") and beside == ("EN", "EN")):
            kinds[place] = "EN"
    return kinds


@cache
def _forms() -> Mapping[tuple[str, str], str]:
    """(``initial medial final isolated``, one or two letters) → the presentation form, as Unicode's data tell it."""
    forms: dict[tuple[str, str], str] = {}
    for code in _JOINING:
        kind, *parts = unicodedata.decomposition(chr(code)).split(" ")
        letters = "".join(chr(int(part, 16)) for part in parts)
        if kind.startswith("<") and (len(letters) == 1 or letters[0] == _LAM):
            forms[kind.strip("<>"), letters] = chr(code)
    return forms


def join(text: str, has: Callable[[str], bool]) -> Sequence[str]:
    """What is drawn for each letter, in the order of the text; letters whose form no font ``has`` stay as they are."""
    forms, drawn = _forms(), list(text)
    places = [place for place, char in enumerate(text) if unicodedata.bidirectional(char) != "NSM"]  # marks join nothing
    joined, skip = False, -1  # whether the former letter reaches to this one
    for index, place in enumerate(places):
        char = text[place]
        if place == skip:
            continue
        following = places[index + 1] if index + 1 < len(places) else -1
        after = text[following] if following >= 0 else ""
        both = char + after
        kind = "final" if joined else "isolated"
        if char == _LAM and len(both) == 2 and has(forms.get((kind, both), "")):
            drawn[place], drawn[following] = forms[kind, both], ""
            joined, skip = False, following
            continue
        reaches = _reaches(char) and _takes(after)
        form = forms.get((_KINDS[joined, reaches], char), "")
        if form and has(form):
            drawn[place] = form
        joined = reaches
    return drawn


def _reaches(char: str) -> bool:
    """Whether a letter joins the next one."""
    return char == _TATWEEL or ("initial", char) in _forms()


def _takes(char: str) -> bool:
    """Whether a letter is joined by the former one."""
    return char == _TATWEEL or ("final", char) in _forms()
