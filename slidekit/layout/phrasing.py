"""Titles, statements and captions broken where their phrases end, by the width of their box and few no-break spaces."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from slidekit import text as measure
from slidekit.core.geometry import Box
from slidekit.core.units import pt, to_pt
from slidekit.layout.typeset import SLACK, Measurable, measurable
from slidekit.scene.text import Paragraph
from slidekit.text.ties import NO_BREAK

EVEN = 0.6
"""A last line of less than this share of the first looks left behind."""
STEADY = 1.015
"""A break holds in programs whose letters run so much narrower."""

DEPTH = 3
"""How many words in a row may be tied: ``are in the marrow``."""
TIE = 0.1
"""What every text with one more tie must be better by."""

Lines = tuple[tuple[str, float], ...]


class Way(NamedTuple):
    """A text as it breaks in a box of ``width`` EMU, and what is wrong with that."""

    text: Measurable
    width: int
    lines: Lines
    cost: float


def phrased(text: Measurable, room: Box, *, even: float = EVEN) -> tuple[Measurable, Box]:
    """The one paragraph, and the room as narrow as its lines end best, on the side where they begin; both as they are where
    the lines end well already.

    Done well is a last line of the share ``even`` of the first. Never more lines than in ``room``. Where no width alone keeps
    ``of the`` from the end of a line, these words are tied to the next one by no-break spaces.
    """
    width = room.w
    language = text.paragraphs[0].runs[0].language
    lines = _broken(text, to_pt(width))
    if len(lines) < 2 or (not _leaning(lines, language) and lines[-1][1] >= even * lines[0][1]):
        return text, room
    best = Way(text, width, lines, measure.break_cost(lines, language))
    tried = {text.paragraphs[0]}
    level = [text]
    for depth in range(DEPTH + 1):
        found = [way for words in level for way in _ways(words, width, len(lines), language)]
        best = min([best, *(way._replace(cost=way.cost + TIE * depth) for way in found)], key=lambda way: way.cost)
        tied = dict.fromkeys(_tied(way, language) for way in found if _leaning(way.lines, language))
        level = [measurable([item]) for item in tied if item not in tried]
        tried.update(tied)
    free = {"l": 0, "ctr": (width - best.width) // 2, "r": width - best.width}[text.paragraphs[0].align]
    return best.text, room._replace(x=room.x + free, w=best.width)


def _broken(text: Measurable, width: float) -> Lines:
    return tuple((line.text, line.width) for line in measure.compose(text, width).lines)


def _leaning(lines: Lines, language: str) -> bool:
    return any(measure.leans(line, language) for line, _ in lines[:-1])


def _ways(text: Measurable, width: int, count: int, language: str) -> Iterator[Way]:
    """Every way to break the text in ``count`` lines, with the box's width for it, the widest first."""
    area = to_pt(width)
    while len(lines := _broken(text, area)) == count and text.longest <= area * 0.99:
        widest = max(line for _, line in lines)
        box = min(width, pt(widest * SLACK))
        steady = _broken(text, to_pt(box) * STEADY)
        if [line for line, _ in steady] == [line for line, _ in lines]:
            yield Way(text, box, lines, measure.break_cost(lines, language))
        area = widest - 0.01


def _tied(way: Way, language: str) -> Paragraph:
    """The paragraph with no-break spaces behind the leaning words at which its lines end."""
    ends, end = set[int](), 0
    for line, _ in way.lines[:-1]:
        end += len(line.rstrip())
        if measure.leans(line, language):
            ends.add(end)
        end += 1
    runs, start = [], 0
    paragraph = way.text.paragraphs[0]
    for run in paragraph.runs:
        letters = [NO_BREAK if letter == " " and start + index in ends else letter for index, letter in enumerate(run.text)]
        runs.append(replace(run, text="".join(letters)))
        start += len(run.text)
    return replace(paragraph, runs=tuple(runs))
