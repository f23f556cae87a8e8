"""How much room text needs so that neither PowerPoint nor LibreOffice runs over: safe counts, cheap to search with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from slidekit.text.compose import compose, line_height, rooms
from slidekit.text.flow import Run, Segment, break_lines, count_lines, flow, in_em, is_too_wide, split_wide
from slidekit.text.model import Para, Piece

NARROWER = 0.99
"""Lines are counted at this share of the width."""

POWERPOINT = 1.0098
"""PowerPoint's own heights over the 1.2 × size model, and the 0.07 pt it adds."""

MARGIN = 1.02
"""Further room for what no model knows."""

UNBOUNDED = 100_000.0
"""A width in points at which nothing wraps."""

SHORT = 5
"""A last line with a single word of fewer letters looks left behind."""


def scaled(paras: Sequence[Para], factor: float) -> tuple[Para, ...]:
    """The paragraphs with all sizes and the spaces between them multiplied; margins and indents stay."""
    return tuple(
        replace(
            para,
            pieces=tuple(Piece(piece.text, piece.style, piece.size * factor) for piece in para.pieces),
            before=para.before * factor,
            after=para.after * factor,
            pitch=para.pitch * factor,
        )
        for para in paras
    )


def _count(segment: Segment, run: Run, first: float, rest: float) -> float:
    """The height of a segment's lines in line heights of the paragraph's size; rooms in em."""
    if is_too_wide(run, first, rest):
        run = split_wide(run, in_em, max(first, 0.0), max(rest, 0.0))
    elif segment.even:
        return count_lines(run, first, rest) * segment.scale
    # the largest size counts on every line: where exactly a larger stretch falls is known to each program for itself
    return len(break_lines(run, first, rest)) * max(chunk.scale for chunk in run.chunks)


def _para_height(para: Para, segments: tuple[Segment, ...], area: float, factor: float) -> float:
    """The height of a paragraph: the larger of breaking where allowed and breaking after spaces only."""
    size = para.size * factor
    first, rest = rooms(para, area, factor)
    first, rest = first * NARROWER / size, rest * NARROWER / size
    everywhere = spaces = 0.0
    for segment in segments:
        if segment.text:
            count = _count(segment, segment.run, first, rest)
            everywhere += count
            spaces += count if segment.spaced is segment.run else _count(segment, segment.spaced, first, rest)
        else:
            everywhere += segment.scale
            spaces += segment.scale
        first = rest
    return (para.pitch * factor or line_height(size, para)) * max(everywhere, spaces)


def _lines(paras: Sequence[Para], flows: Sequence[tuple[Segment, ...]], width: float, factor: float) -> float:
    height = 0.0
    for para, segments in zip(paras, flows, strict=True):
        height += _para_height(para, segments, width, factor)
    return height


def _whole(paras: Sequence[Para], lines: float, spaces: Sequence[float], factor: float = 1.0) -> float:
    gaps = sum(above.after + space for above, space in zip(paras, spaces[1:], strict=False))
    return POWERPOINT * (lines + gaps * factor) * MARGIN + 0.07


def _height(paras: Sequence[Para], flows: Sequence[tuple[Segment, ...]], width: float, factor: float) -> float:
    return _whole(paras, _lines(paras, flows, width, factor), [para.before for para in paras], factor)


def _longest(paras: Sequence[Para], flows: Sequence[tuple[Segment, ...]], factor: float) -> float:
    widest = 0.0
    for para, segments in zip(paras, flows, strict=True):
        first, rest = rooms(para, 0.0, factor)
        size = para.size * factor / NARROWER
        for number, segment in enumerate(segments):
            if segment.text:
                start = segment.run.ends[0] * size - (rest if number else first)
                widest = max(widest, segment.run.widest * size - rest, start)
    return widest


def needed_height(paras: Sequence[Para], width: float) -> float:
    """The height in points a text area of this width must have so that neither PowerPoint nor LibreOffice runs over.

    A word wider than the area is counted as cut; ``fits`` refuses it.
    """
    return _height(paras, [flow(para) for para in paras], width, 1.0)


def lines_height(paras: Sequence[Para], width: float) -> float:
    """The height in points of the lines alone, which no space between paragraphs changes: see ``spaced_height``."""
    return _lines(paras, [flow(para) for para in paras], width, 1.0)


def spaced_height(paras: Sequence[Para], lines: float, spaces: Sequence[float]) -> float:
    """``needed_height`` from the ``lines_height`` of its width, with these spaces before the paragraphs."""
    return _whole(paras, lines, spaces)


def natural_width(paras: Sequence[Para]) -> float:
    """The width in points of the widest line when nothing wraps, as LibreOffice draws it.

    Where another program may draw characters that the face lacks more than 1 % wider, that width.
    """
    drawn = compose(paras, UNBOUNDED).width
    widest = max((segment.run.ends[-1] * para.size for para in paras for segment in flow(para) if segment.text), default=0.0)
    return drawn if widest <= drawn * 1.01 else widest


def longest_word(paras: Sequence[Para]) -> float:
    """The narrowest text area in points in which no word must be cut: the widest unbreakable stretch with its margin."""
    return _longest(paras, [flow(para) for para in paras], 1.0)


def fits(paras: Sequence[Para], width: float, height: float) -> bool:
    """True when the text stays inside the area in either program and no word is cut."""
    return largest(paras, width, height, (1.0,)) is not None


def largest(paras: Sequence[Para], width: float, height: float, factors: Sequence[float]) -> float | None:
    """The first of ``factors`` (falling) at which ``scaled(paras, factor)`` fits, or None: a whole size search, shaped once."""
    flows = [flow(para) for para in paras]

    def is_too_large(factor: float) -> bool:
        return _longest(paras, flows, factor) > width or _height(paras, flows, width, factor) > height

    low, high = 0, len(factors)
    while low < high:
        middle = (low + high) // 2
        if is_too_large(factors[middle]):
            low = middle + 1
        else:
            high = middle
    return factors[low] if low < len(factors) else None


def words_over(paras: Sequence[Para], width: float, height: float) -> int:
    """About how many words too many there are: those on the lines that do not fit into the height. 0 when all fit."""
    needed = needed_height(paras, width)
    if needed <= height:
        return 0
    composed = compose(paras, width * NARROWER)
    room = height * composed.height / needed
    over = sum(len(line.text.split()) for line in composed.lines if line.baseline + 0.2 * line.size > room)
    return max(over, 1)


def _is_ragged(lines: Sequence[str]) -> bool:
    return len(lines) > 1 and any(" " not in line and len(line) < SHORT for line in lines)


def balance(paras: Sequence[Para], width: float) -> float:
    """The narrowest width, at least half of ``width``, that needs no more lines and leaves no short word alone on a line.

    For titles and labels: lines of about one length. ``width`` itself when there is none narrower.
    """

    def count(area: float) -> tuple[int, float]:
        return len(compose(paras, area).lines), needed_height(paras, area)

    floor = max(width / 2, longest_word(paras))
    if floor >= width:
        return width
    wanted = count(width)
    low, high = floor, width
    if count(low) <= wanted:
        high = low
    while high - low > 0.5:
        middle = (low + high) / 2
        if count(middle) <= wanted:
            high = middle
        else:
            low = middle
    step = max((width - high) / 12, 0.5)
    while high < width and _is_ragged([line.text for line in compose(paras, high).lines]):
        high += step
    return min(high, width)
