"""A paragraph cut at its break opportunities, with the running widths from which any line length is answered."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import field
from functools import lru_cache
from itertools import accumulate
from operator import add, attrgetter, sub
from typing import Any, NamedTuple

from slidekit.core.frozen import dataclass
from slidekit.text.breaks import loose, opportunities
from slidekit.text.fonts import FontSet, current
from slidekit.text.model import Para, Piece, Style
from slidekit.text.shape import Extent, Pen, Word, pen

_BREAK = re.compile(r" *[\n\v\u2028] *")
_SPACES = re.compile(r"[ \t\r\f]+")
_EDGE = 1e-6


class Chunk(NamedTuple):
    """What stands between two break opportunities: letters ``start`` to ``end`` of the segment's text."""

    start: int
    end: int
    words: tuple[Word, ...]
    loose: bool = False
    """Begins at an opportunity taken only when the space before it overflows."""

    @property
    def scale(self) -> float:
        """Of its largest letters, to the paragraph's size."""
        return max(word.pen.scale for word in self.words)


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """Chunks with running widths: chunk i begins at ``starts[i]``, its last letter ends at ``ends[i]``.

    ``origins`` numbers the word that a chunk was cut from; such pieces fill lines only from the start of one.
    """

    chunks: tuple[Chunk, ...]
    starts: Sequence[float]
    ends: Sequence[float]
    widest: float
    origins: Sequence[int] = ()
    loose: bool = False
    """Some chunk begins at a loose opportunity."""


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """The text up to a line break inside the paragraph, in ``chunks``.

    ``run`` and ``spaced`` are for counting, in em: parted at all opportunities but loose ones, and after spaces only.
    """

    text: str
    chunks: tuple[Chunk, ...]
    run: Run
    spaced: Run
    scale: float
    """Of an empty segment's line."""
    pens: tuple[Pen, ...]
    even: bool
    """All letters have one size."""
    memo: dict[tuple[float, float, float], Any] = field(default_factory=dict, repr=False)
    """Its lines by size and rooms: a text that several pages show, or that is tried and then set, is broken once."""


def clean(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """NFC, runs of spaces made one (across pieces too), none at the ends of paragraph and lines; the sizes stay.

    What is written to a deck must be cleaned alike, as further spaces wrap onto lines of their own.
    """
    cleaned: list[Piece] = []
    open_end = False
    for piece in pieces:
        text = _BREAK.sub("\n", _SPACES.sub(" ", unicodedata.normalize("NFC", piece.text)))
        if not open_end:
            text = text.removeprefix(" ")
        if text.startswith("\n") and cleaned:
            cleaned[-1] = Piece(cleaned[-1].text.removesuffix(" "), cleaned[-1].style, cleaned[-1].size)
        if text:
            open_end = text[-1] not in " \n"
        cleaned.append(Piece(text, piece.style, piece.size))
    for index in range(len(cleaned) - 1, -1, -1):
        last = cleaned[index]
        cleaned[index] = Piece(last.text.removesuffix(" "), last.style, last.size)
        if cleaned[index].text:
            break
    return tuple(cleaned)


in_em: Callable[[Word], Extent] = attrgetter("em")
"""Measures a word in em of the paragraph's size."""


def run_through(chunks: Sequence[Chunk], measure: Callable[[Word], Extent], origins: Sequence[int] = ()) -> Run:
    """Lay the chunks end to end."""
    if not chunks:
        return Run((), (), (), 0.0)
    _, _, words_of, unwilling_of = zip(*chunks, strict=True)
    if sum(map(len, words_of)) == len(chunks):
        inks, totals = zip(*map(measure, [word for (word,) in words_of]), strict=True)
        places = [0.0, *accumulate(totals)]
        places.pop()
        finished = list(map(add, places, inks))
        return Run(tuple(chunks), places, finished, max(map(sub, finished, places)), origins, any(unwilling_of))
    starts, ends = [], []
    place = 0.0
    for words in words_of:
        starts.append(place)
        end = place
        for word in words:
            ink, total = measure(word)
            if word.token != " ":
                end = place + ink
            place += total
        ends.append(end)
    return Run(tuple(chunks), starts, ends, max(map(sub, ends, starts)), origins, any(unwilling_of))


def _cut(spans: Sequence[tuple[int, int, Pen]], text: str, unwilling: frozenset[int]) -> list[Chunk]:
    """The text's chunks; ``spans`` say which pen draws which letters, ``unwilling`` are the loose opportunities."""
    places = opportunities(text)
    bounds = list(zip((0, *places), (*places, len(text)), strict=True))
    if len(spans) == 1:
        words = spans[0][2].draw([(text[start:end], text[end : end + 1]) for start, end in bounds])
        return [Chunk(start, end, word, start in unwilling) for (start, end), word in zip(bounds, zip(words), strict=True)]
    chunks = []
    first = 0
    for start, end in bounds:
        while spans[first][1] <= start:
            first += 1
        words = []
        for left, right, drawn in spans[first:]:
            if left >= end:
                break
            last = min(right, end)
            words.append(drawn.word(text[max(left, start) : last], text[last : last + 1] if last < right else ""))
        chunks.append(Chunk(start, end, tuple(words), start in unwilling))
    return chunks


def _join(chunks: list[Chunk], text: str, *, words: bool) -> list[Chunk]:
    """Chunks joined over loose opportunities, and to whole ``words``, parted after spaces only."""
    joined: list[Chunk] = []
    for chunk in chunks:
        if joined and (chunk.loose or (words and text[chunk.start - 1] != " ")):
            before = joined.pop()
            joined.append(Chunk(before.start, chunk.end, before.words + chunk.words, before.loose))
        else:
            joined.append(chunk)
    return joined


@lru_cache(maxsize=4096)
def _flow(keys: tuple[tuple[str, Style, float], ...], _: FontSet) -> tuple[Segment, ...]:
    pieces = clean([Piece(text, style, scale) for text, style, scale in keys])
    segments: list[Segment] = []
    spans: list[tuple[int, int, Pen]] = []
    text = ""
    scale = pieces[0].size if pieces else 1.0

    def close() -> None:
        unwilling = loose(text)
        chunks = _cut(spans, text, unwilling) if text else []
        firm = _join(chunks, text, words=False) if unwilling else chunks
        words = firm if len(firm) == text.count(" ") + 1 else _join(firm, text, words=True)
        run = run_through(firm, in_em)
        spaced = run if words is firm else run_through(words, in_em)
        pens = tuple(dict.fromkeys(drawn for _, _, drawn in spans))
        segments.append(Segment(text, tuple(chunks), run, spaced, scale, pens, len({drawn.scale for drawn in pens}) < 2))

    for piece in pieces:
        for number, stretch in enumerate(piece.text.split("\n")):
            if number:
                close()
                spans, text = [], ""
            scale = piece.size
            if stretch:
                spans.append((len(text), len(text) + len(stretch), pen(piece.style, piece.size)))
                text += stretch
    close()
    return tuple(segments)


def flow(para: Para) -> tuple[Segment, ...]:
    """The paragraph's segments (one more than it has line breaks); kept by text and proportions, so all sizes share one."""
    fonts, memo = current(), para.memo
    if not memo or memo[0] is not fonts:
        base = para.size
        memo[:] = fonts, _flow(tuple((piece.text, piece.style, piece.size / base) for piece in para.pieces), fonts)
    segments: tuple[Segment, ...] = memo[1]
    return segments


def is_too_wide(run: Run, first: float, rest: float) -> bool:
    """True when some chunk is wider than its line: the first one stands on the first line, the widest on any."""
    return run.widest > rest or run.ends[0] > first


def split_wide(run: Run, measure: Callable[[Word], Extent], first: float, rest: float) -> Run:
    """The run with every chunk wider than its line cut into its letters."""
    chunks: list[Chunk] = []
    origins: list[int] = []
    for number, (chunk, start, end) in enumerate(zip(run.chunks, run.starts, run.ends, strict=True)):
        if end - start <= (rest if number else min(first, rest)):
            chunks.append(chunk)
            origins.append(number)
            continue
        place = chunk.start
        for word in chunk.words:
            draw = word.pen.word
            for letter, after in zip(word.token, word.token[1:] + (word.following or " "), strict=True):
                if letter == " " and len(chunks):
                    last = chunks.pop()
                    chunks.append(Chunk(last.start, place + 1, (*last.words, draw(" "))))
                else:
                    chunks.append(Chunk(place, place + 1, (draw(letter, after),)))
                    origins.append(number)
                place += 1
    return run_through(chunks, measure, origins)


def break_lines(run: Run, first: float, rest: float) -> list[tuple[int, int]]:
    """Greedy lines as chunk ranges ``(from, to)``; every line takes at least one chunk, even one wider than its room."""
    lines = []
    begin, count, room = 0, len(run.ends), first
    starts, ends, origins = run.starts, run.ends, run.origins
    while begin < count:
        end = bisect_right(ends, starts[begin] + room + _EDGE, begin)
        if origins and begin < end < count and origins[begin] != origins[end]:
            while origins[end - 1] == origins[end]:
                end -= 1
        if run.loose:
            firm = end
            while begin < firm < count and run.chunks[firm].loose and starts[firm] - starts[begin] <= room + _EDGE:
                firm -= 1
            end = firm if firm > begin else end
        if end <= begin:
            end = begin + 1
        lines.append((begin, end))
        begin, room = end, rest
    return lines


def count_lines(run: Run, first: float, rest: float) -> int:
    """How many lines ``break_lines`` gives for a run with neither loose opportunities nor cut words."""
    starts, ends = run.starts, run.ends
    count = len(ends)
    begin, lines, room = 0, 0, first
    while begin < count:
        end = bisect_right(ends, starts[begin] + room + _EDGE, begin)
        begin = end if end > begin else begin + 1
        lines += 1
        room = rest
    return lines
