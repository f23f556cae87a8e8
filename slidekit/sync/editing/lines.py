"""Where on a finished slide each text of its file is seen: by what it says, so that layout need not know of files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from slidekit.core.geometry import Box
from slidekit.core.units import EMU_PER_PT
from slidekit.scene.scene import Slide
from slidekit.scene.text import TextBody
from slidekit.scene.walk import bodies, walk
from slidekit.spec import parse_inline
from slidekit.sync.editing.texts import Spot

ASCENT, DESCENT = 0.95, 0.25
"""Of a line's type size, above and below its baseline."""
_INSERTED = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_HOLE = "\ufdd0"
_AROUND = (("", ""), (r"(?:.{1,5}?[.:)]? )?[“«„\"—–]?\s?", r"\s?[”»“\"]?(?: \(.*\))?"))
"""What slidekit sets around a text: nothing, else a panel's letter, a sign, quotation marks, that it is a translation."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A text's place on the slide in EMU, and the item that holds it."""

    spot: int
    item: str
    box: Box


def find_lines(spots: Sequence[Spot], slide: Slide) -> tuple[Seen, ...]:
    """Each text that is seen, at most once, in the order of the slide; ``spot`` counts in ``spots``."""
    free = {index: _pattern(spot.text) for index, spot in enumerate(spots) if spot.text and not spot.spoken}
    found = []
    for item, words, box in _paragraphs(slide):
        for before, after in _AROUND:
            index = next((each for each, pattern in free.items() if re.fullmatch(before + pattern + after, words)), None)
            if index is not None:
                found.append(Seen(index, item, box))
                del free[index]
                break
    return tuple(found)


def _paragraphs(slide: Slide) -> Iterator[tuple[str, str, Box]]:
    for item in walk(slide.items):
        for body in bodies(item):
            yield from _of(item.id, body)


def _of(item: str, body: TextBody) -> Iterator[tuple[str, str, Box]]:
    for number, paragraph in enumerate(body.paragraphs):
        lines = [line for line in body.lines if line.paragraph == number]
        words = " ".join(paragraph.text.split())
        if lines and words:
            left = min(line.x for line in lines)
            right = max(line.x + line.width for line in lines)
            top = min(line.baseline - round(line.size * ASCENT * EMU_PER_PT) for line in lines)
            bottom = max(line.baseline + round(line.size * DESCENT * EMU_PER_PT) for line in lines)
            yield item, words, Box(left, top, right - left, bottom - top)


def _pattern(text: str) -> str:
    """What a text looks like on the slide: without markup; anything where a value or a citation is put in."""
    parsed = parse_inline(_INSERTED.sub(_HOLE, text)).value or ()
    plain = "".join((_HOLE if part.cites else "") + part.text for part in parsed)
    pieces = [re.escape(" ".join(piece.split())).replace(r"\ ", r"\s") for piece in plain.split(_HOLE)]
    return r"\s?.*?\s?".join(pieces).replace(r"\s\s?", r"\s?")
