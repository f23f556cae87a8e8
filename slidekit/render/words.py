"""Text as it was measured: every line at its place, cut into its runs, bullets before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from slidekit import text as measure
from slidekit.core.units import to_pt
from slidekit.render.drawing import Words
from slidekit.render.shapes import paint_of
from slidekit.scene.design import Design
from slidekit.scene.text import Bullet, Char, Line, Paragraph, Run, TextBody

RAISED = 0.58
"""The share of its size at which a raised or lowered letter is drawn: what lines were measured with."""
SOFT_HYPHEN = "\u00ad"
BULLET_FONT = "Arial"


class Piece(NamedTuple):
    """Part of a line in one style."""

    text: str
    run: Run


def style_of(char: Char) -> measure.Style:
    """A character style as ``text`` measures it."""
    return measure.Style(char.font, char.bold, char.italic, char.baseline)


def measured(paragraph: Paragraph) -> measure.Para:
    """A paragraph as ``text`` measures it, and as layout had it measured: lines must break at the same letters."""
    return measure.Para(
        tuple(measure.Piece(run.seen, style_of(run.char), run.char.size) for run in paragraph.runs),
        margin=to_pt(paragraph.margin),
        indent=to_pt(paragraph.indent),
        bullet=paragraph.bullet.kind != "none",
        before=paragraph.before,
        after=paragraph.after,
        leading=paragraph.leading,
        align=paragraph.align,
        rtl=paragraph.rtl,
        pitch=paragraph.pitch,
    )


def draw_text(design: Design, body: TextBody) -> tuple[Words, ...]:
    """All lines of a text, each paragraph's bullet before its first one."""
    made: list[Words] = []
    for number, paragraph in enumerate(body.paragraphs):
        lines = [line for line in body.lines if line.paragraph == number]
        label = label_of(body.paragraphs, number)
        if label and lines and any(line.text for line in lines):
            made.append(_bullet(design, paragraph, lines[0], label, number))
        for line, pieces in zip(lines, cut(paragraph, lines), strict=True):
            made += _set_line(design, line, pieces, paragraph.rtl)
    return tuple(made)


def cut(paragraph: Paragraph, lines: Sequence[Line]) -> list[list[Piece]]:
    """The runs of each line: its letters taken one after another from the paragraph, white space between lines left out."""
    cleaned = measure.clean(measured(paragraph).pieces)
    letters = [(letter, run) for piece, run in zip(cleaned, paragraph.runs, strict=True) for letter in piece.text]
    made: list[list[Piece]] = []
    place = 0
    for line in lines:
        while place < len(letters) and letters[place][0] in " \n" and not line.text.startswith(letters[place][0]):
            place += 1
        pieces: list[Piece] = []
        for letter, run in letters[place : place + len(line.text)]:
            if pieces and pieces[-1].run is run:
                pieces[-1] = Piece(pieces[-1].text + letter, run)
            else:
                pieces.append(Piece(letter, run))
        place += len(line.text)
        made.append(pieces)
    return made


def _set_line(design: Design, line: Line, pieces: Sequence[Piece], rtl: bool) -> Iterator[Words]:
    """Runs share the line's measured width after their own; in a line that runs to the left the first stands at the right.

    Where a run begins was measured; inside it words are a little narrower or wider, as ``drawn_widths`` says.
    """
    shown = [Piece(seen, piece.run) for piece in pieces if (seen := _visible(piece.text, piece is pieces[-1]))]
    widths = [_width(piece) for piece in shown]
    whole, left = to_pt(line.width), to_pt(line.x)
    scale = whole / sum(widths) if sum(widths) else 1.0
    for place in range(len(shown) - 1, -1, -1) if rtl else range(len(shown)):
        piece, width = shown[place], widths[place] * scale
        own = _own_width(piece)
        start = left + width - own if rtl else left
        yield _words(design, piece, start, to_pt(line.baseline), own, line.paragraph, rtl, place == len(shown) - 1)
        left += width


def _width(piece: Piece) -> float:
    return sum(width for _, width in measure.word_widths(_drawn(piece), style_of(piece.run.char), piece.run.char.size))


def _own_width(piece: Piece) -> float:
    """Of its words as they are drawn, at the size at which they are."""
    char = piece.run.char
    style = measure.Style(char.font, char.bold, char.italic)
    return sum(width for _, width in measure.drawn_widths(_drawn(piece), style, char.size * _share(char)))


def _drawn(piece: Piece) -> str:
    return piece.text.upper() if piece.run.char.caps else piece.text


def _share(char: Char) -> float:
    return RAISED if char.baseline else 1.0


def _visible(text: str, ends_line: bool) -> str:
    """Soft hyphens are seen at the end of a line only."""
    if SOFT_HYPHEN not in text:
        return text
    tail = "-" if ends_line and text.endswith(SOFT_HYPHEN) else ""
    return text.replace(SOFT_HYPHEN, "") + tail


def _words(
    design: Design, piece: Piece, x: float, baseline: float, width: float, paragraph: int, rtl: bool, last: bool
) -> Words:
    run, char = piece.run, piece.run.char
    return Words(
        _drawn(piece),
        x,
        baseline - char.size * char.baseline / 100,
        width,
        char.font,
        char.size * _share(char),
        paint_of(design, char.colour),
        char.bold,
        char.italic,
        run.language,
        run.link,
        rtl,
        paragraph,
        last,
    )


def label_of(paragraphs: Sequence[Paragraph], number: int) -> str:
    """What stands before a paragraph. Neighbours of one level with the same numbering count on, as in PowerPoint."""
    bullet, level = paragraphs[number].bullet, paragraphs[number].level
    if bullet.kind == "none":
        return ""
    if bullet.kind == "char":
        return bullet.text
    count = bullet.start
    for former in reversed(paragraphs[:number]):
        if former.level < level or (former.level == level and former.bullet != bullet):
            break
        count += former.level == level
    return f"{count}." if bullet.kind == "number" else str(count)


def _bullet(design: Design, paragraph: Paragraph, line: Line, label: str, number: int) -> Words:
    run = paragraph.runs[0]
    bullet: Bullet = paragraph.bullet
    font = BULLET_FONT if bullet.kind == "char" else design.heading_font
    size = run.char.size * bullet.size / 100
    width = measure.width(label, measure.Style(font, run.char.bold, run.char.italic), size)
    x = to_pt(line.x + paragraph.indent)
    if paragraph.rtl:
        x = to_pt(line.x + line.width - paragraph.indent) - width
    paint = paint_of(design, bullet.colour)
    return Words(
        label, x, to_pt(line.baseline), width, font, size, paint, run.char.bold, run.char.italic, run.language, paragraph=number
    )
