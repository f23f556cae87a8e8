"""From rich text to paragraphs with measured lines: the one place where layout asks ``text`` for sizes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import zip_longest
from typing import NamedTuple

from slidekit import text as measure
from slidekit.core.geometry import Box
from slidekit.core.richtext import Inline, Rich
from slidekit.core.units import pt, to_pt
from slidekit.layout.stylesheet import FLOOR_PT, Style
from slidekit.scene.text import Align, Anchor, Bullet, Char, Line, Paragraph, Run, TextBody

UNBOUNDED = 100_000.0
SLACK = 1.02
"""A box that must not wrap is this much wider than its text: PowerPoint sets up to 1.3 % wider than the tables say."""
WIDOW = 0.25
CODE_FONT = "Courier New"
SCRIPT = {"sup": 30, "sub": -25}

Insets = tuple[int, int, int, int]


def rich(words: str | Rich) -> Rich:
    """Plain words as rich text."""
    return (Inline(words),) if isinstance(words, str) else words


def runs(words: str | Rich, style: Style, language: str) -> tuple[Run, ...]:
    """Runs in a style; a number keeps its sign and unit, a citation is small and quiet and never begins a line of its own."""
    parts = rich(words)
    made: list[Run] = []
    for index, part in enumerate(parts):
        content = part.text if part.code else measure.tie(part.text)
        cited = index + 1 < len(parts) and parts[index + 1].cites
        if cited and content.endswith(" "):
            content = content[:-1] + " "
        if content:
            flags = (part.bold, part.italic, part.code, part.sup, part.sub, part.link is not None)
            made.append(Run(content, _cited(style) if part.cites else _char(style, *flags), language, part.link))
    return tuple(made) or (Run("", _char(style), language),)


def _cited(style: Style) -> Char:
    return Char(style.font, max(FLOOR_PT, round(style.size * 0.6)), "tx2")


@lru_cache(maxsize=1024)  # most runs of a deck look like another one
def _char(
    style: Style,
    bold: bool = False,
    italic: bool = False,
    code: bool = False,
    sup: bool = False,
    sub: bool = False,
    linked: bool = False,
) -> Char:
    baseline = SCRIPT["sup"] if sup else SCRIPT["sub"] if sub else 0
    font, colour = CODE_FONT if code else style.font, "hlink" if linked else style.colour
    return Char(font, style.size, colour, style.bold or bold, style.italic or italic, baseline, style.caps)


def paragraph(
    words: str | Rich,
    style: Style,
    language: str,
    *,
    level: int = 0,
    bullet: Bullet | None = None,
    align: Align | None = None,
    margin: int = 0,
    indent: int = 0,
    before: float = 0.0,
    leading: float | None = None,
) -> Paragraph:
    """One paragraph; lengths in EMU, ``before`` in points; alignment and leading are the style's where nothing is said.

    Where its text runs to the left, ``l`` becomes ``r``: the start.
    """
    made = runs(words, style, language)
    rtl = measure.is_rtl("".join(run.text for run in made), language)
    align, leading = align or style.align, style.leading if leading is None else leading
    side = "r" if rtl and align == "l" else align
    return Paragraph(made, level, bullet or Bullet(), side, margin, indent, before, leading=leading, rtl=rtl)


class Measurable(list[measure.Para]):
    """``paragraphs`` as ``text`` takes them: made once where the same ones are asked about for many widths."""

    def __init__(self, paragraphs: Sequence[Paragraph], paras: Iterable[measure.Para] | None = None) -> None:
        super().__init__(_paras(paragraphs) if paras is None else paras)
        self.paragraphs = tuple(paragraphs)
        self._lines: dict[int, float] = {}
        """The height of the lines alone by width: it holds for all spaces between the paragraphs, and is shared by them."""

    def spaced(self, paragraphs: Sequence[Paragraph]) -> Measurable:
        """The same for ``paragraphs`` that differ from these in the space before them only."""
        pairs = zip(self, paragraphs, strict=True)
        paras = (para if para.before == item.before else para.moved(item.before) for para, item in pairs)
        made = Measurable(paragraphs, paras)
        made.longest, made._lines = self.longest, self._lines
        return made

    def height(self, width: int, spaces: Sequence[float] | None = None) -> int:
        """What a box of ``width`` must have, both in EMU; ``spaces`` in points before each paragraph instead of its own."""
        if width not in self._lines:
            self._lines[width] = measure.lines_height(self, to_pt(width))
        spaces = [para.before for para in self] if spaces is None else spaces
        return pt(measure.spaced_height(self, self._lines[width], spaces) + 0.5)

    @cached_property
    def longest(self) -> float:
        """The narrowest text area in points in which no word is cut."""
        return measure.longest_word(self)


def measurable(paragraphs: Sequence[Paragraph] | Measurable) -> Measurable:
    """The paragraphs as ``text`` takes them; what is measurable already stays as it is."""
    return paragraphs if isinstance(paragraphs, Measurable) else Measurable(paragraphs)


def _paras(paragraphs: Sequence[Paragraph]) -> Iterator[measure.Para]:
    for item in paragraphs:
        yield measure.Para(
            tuple(
                measure.Piece(
                    run.seen,
                    measure.Style(run.char.font, run.char.bold, run.char.italic, run.char.baseline),
                    run.char.size,
                )
                for run in item.runs
            ),
            margin=to_pt(item.margin),
            indent=to_pt(item.indent),
            bullet=item.bullet.kind != "none",
            before=item.before,
            after=item.after,
            leading=item.leading,
            align=item.align,
            rtl=item.rtl,
            pitch=item.pitch,
        )


def needed(paragraphs: Sequence[Paragraph] | Measurable, width: int) -> int:
    """The height in EMU that a box of ``width`` must have so that no program overflows it."""
    return measurable(paragraphs).height(width)


def fits(paragraphs: Sequence[Paragraph] | Measurable, width: int, height: int) -> bool:
    """True when the paragraphs stand in the box, and no word had to be cut."""
    return fitter(paragraphs)(width, height)


def fitter(paragraphs: Sequence[Paragraph] | Measurable, spaces: Sequence[float] | None = None) -> Callable[[int, int], bool]:
    """``fits`` for many boxes: the paragraphs are made measurable once. ``spaces``: as for ``Measurable.height``."""
    paras = measurable(paragraphs)

    def stands(width: int, height: int) -> bool:
        return paras.longest <= to_pt(width) * 0.99 and paras.height(width, spaces) <= height

    return stands


def longest_word(item: Paragraph) -> int:
    """The width in EMU that a box must have so that no word is cut, slack for other renderers included."""
    return pt(measurable([item]).longest * SLACK)


def words_over(paragraphs: Sequence[Paragraph] | Measurable, width: int, height: int) -> int:
    """About how many words too long it is."""
    return measure.words_over(measurable(paragraphs), to_pt(width), to_pt(height))


def natural(paragraphs: Sequence[Paragraph] | Measurable) -> tuple[int, int]:
    """Width and height in EMU when nothing wraps, slack for other renderers included."""
    return pt(measure.natural_width(measurable(paragraphs)) * SLACK), needed(paragraphs, pt(UNBOUNDED))


def balanced(paragraphs: Sequence[Paragraph] | Measurable, width: int) -> int:
    """The narrowest width with the same number of lines as at ``width``."""
    return min(width, pt(measure.balance(measurable(paragraphs), to_pt(width)) * SLACK))


class Ruled(NamedTuple):
    """Paragraphs broken at a width. A widow is a last line of one word that fills less than a quarter of it."""

    composed: measure.Composed
    widows: int


def ruler(paragraphs: Sequence[Paragraph] | Measurable) -> Callable[[int], Ruled]:
    """Breaks the paragraphs at any width; they are made measurable once."""
    paras = measurable(paragraphs)

    def rule(width: int) -> Ruled:
        composed = measure.compose(paras, to_pt(width))
        lines, short = composed.lines, to_pt(width) * WIDOW
        left = 0
        for line, following in zip_longest(lines, lines[1:]):
            if line.width < short and " " not in line.text and (following is None or following.paragraph != line.paragraph):
                left += _wrapped(lines, line)
        return Ruled(composed, left)

    return rule


def _wrapped(lines: Sequence[measure.ComposedLine], last: measure.ComposedLine) -> bool:
    return sum(line.paragraph == last.paragraph for line in lines) > 1


def line_count(paragraphs: Sequence[Paragraph] | Measurable, width: int) -> int:
    """Lines at ``width``."""
    return len(measure.compose(measurable(paragraphs), to_pt(width)).lines)


def set_text(
    paragraphs: Sequence[Paragraph] | Measurable,
    box: Box,
    *,
    anchor: Anchor = "t",
    insets: Insets = (0, 0, 0, 0),
    wrap: bool = True,
    ruled: Ruled | None = None,
) -> TextBody:
    """The paragraphs broken into lines at absolute places inside ``box``; ``ruled`` when that has been done at its width."""
    left, top, right, bottom = insets
    width = box.w - left - right
    paras = measurable(paragraphs)
    composed = ruled.composed if ruled else measure.compose(paras, to_pt(width) if wrap else UNBOUNDED)
    free = box.h - top - bottom - pt(composed.height)
    down = 0 if anchor == "t" else free // 2 if anchor == "ctr" else free
    lines = []
    for line in composed.lines:
        x = box.x + left + pt(line.x)
        if not wrap:
            align = paras[line.paragraph].align
            room = width - pt(line.width)
            x = box.x + left + (0 if align == "l" else room // 2 if align == "ctr" else room)
        lines.append(
            Line(line.text, x, box.y + top + down + pt(line.baseline), pt(line.width), line.size, line.font, line.paragraph)
        )
    return TextBody(paras.paragraphs, tuple(lines), insets, anchor, wrap)
