"""Paragraphs set in a width: the lines LibreOffice draws, with their places."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from slidekit.text.flow import Segment, break_lines, flow, is_too_wide, run_through, split_wide
from slidekit.text.metrics import descent
from slidekit.text.model import Anchor, Composed, ComposedLine, Para
from slidekit.text.shape import Extent, Word, width

LINE = 1.2
"""Height of a line over its type size; the font's own ascent and descent play no part, in PowerPoint as in LibreOffice."""


def line_height(size: float, para: Para) -> float:
    """The height of a line in points."""
    return para.pitch or LINE * size * para.leading


def ascent(size: float, para: Para) -> float:
    """From the top of a line to its baseline."""
    if para.pitch:
        return para.pitch - descent(_font(para)) * size
    height = line_height(size, para)
    return height - 0.2 * size if para.leading >= 1 else 0.8 * height


def _bullet_excess(para: Para, factor: float) -> float:
    if not (para.label and para.pieces):
        return 0.0
    return max(0.0, width(para.label, para.pieces[0].style, para.size * factor) + para.indent)


def _font(para: Para) -> str:
    return para.pieces[0].style.font if para.pieces else ""


def rooms(para: Para, area: float, factor: float = 1.0) -> tuple[float, float]:
    """How wide the first line and the others may be, in points, with all sizes multiplied by ``factor``."""
    rest = area - para.margin
    return rest - (_bullet_excess(para, factor) if para.bullet else para.indent), rest


SetLines = tuple[list[tuple[str, float, float, str]], bool]
"""Lines of a segment as (text, width, size, font), and whether a word was cut."""


def _set_segment(segment: Segment, size: float, first: float, rest: float) -> SetLines:
    """The lines, broken anew only for a size and rooms that were not asked for yet."""
    key = size, first, rest
    done: SetLines | None = segment.memo.get(key)
    if done is None:
        done = segment.memo[key] = _break_segment(segment, size, first, rest)
    return done


def _break_segment(segment: Segment, size: float, first: float, rest: float) -> SetLines:
    if not segment.chunks:
        return [], False
    grids = {drawn: drawn.snapped(size) for drawn in segment.pens}

    def look_up(word: Word) -> Extent:
        return grids[word.pen][word]

    measure = grids[segment.pens[0]].__getitem__ if len(grids) == 1 else look_up
    run = run_through(segment.chunks, measure)
    forced = is_too_wide(run, first, rest)
    if forced:
        run = split_wide(run, measure, first, rest)
    lines = []
    for begin, end in break_lines(run, first, rest):
        chunks = run.chunks[begin:end]
        text = segment.text[chunks[0].start : chunks[-1].end].rstrip(" ")
        largest = size if segment.even and chunks[0].scale == 1.0 else size * max(chunk.scale for chunk in chunks)
        lines.append((text, run.ends[end - 1] - run.starts[begin], largest, chunks[0].words[0].pen.style.font))
    return lines, forced


def _shift(line: ComposedLine, down: float) -> ComposedLine:
    return line._replace(baseline=line.baseline + down)


def compose(
    paras: Sequence[Para], width: float, *, height: float | None = None, anchor: Anchor = "t", wrap: bool = True
) -> Composed:
    """Set paragraphs in a text area ``width`` points wide (insets already taken off).

    Baselines count from the top of the area; with ``height`` the block stands in it after ``anchor``, else at the top.
    ``wrap`` False breaks at line breaks only. Never fails: text too high or wide shows in the result's figures.
    """
    lines: list[ComposedLine] = []
    forced, top, words = False, 0.0, 0
    for number, para in enumerate(paras):
        if number:
            top += paras[number - 1].after + para.before
        first, rest = rooms(para, width)
        left = para.margin + rest - first
        last, rise, tall = 0.0, 0.0, 0.0
        for segment in flow(para):
            found, cut = _set_segment(segment, para.size, *((width - left, rest) if wrap else (inf, inf)))
            forced = forced or cut
            words += segment.text.count(" ") + 1 if segment.text else 0
            for text, extent, size, font in found or [("", 0.0, para.size * segment.scale, _font(para))]:
                if size != last:  # most lines of a text have one size
                    last, rise, tall = size, ascent(size, para), line_height(size, para)
                x = 0.0 if para.rtl else left
                if para.align != "l":
                    slack = width - left - extent
                    x += slack / 2 if para.align == "ctr" else slack
                lines.append(ComposedLine(text, x, top + rise, extent, size, font, number))
                top += tall
                left = para.margin
    if height is not None and anchor != "t":
        lines = [_shift(line, (height - top) / (2 if anchor == "ctr" else 1)) for line in lines]
    return Composed(tuple(lines), top, max((line.width for line in lines), default=0.0), forced, words)
