"""A formula's size and drawing, after TeX's rules for distances and the MATH constants of Cambria Math.

PowerPoint sets formulas in Cambria Math, whose letters are as wide as Cambria's, which are measured; heights are of classes of
letters. What PowerPoint draws may differ by a few percent, so whoever places a formula leaves it some room.
"""

from __future__ import annotations

from itertools import pairwise

from slidekit import text as measured
from slidekit.core.formula import (
    Accent,
    Brace,
    Fenced,
    Fraction,
    Function,
    Large,
    Line,
    Matrix,
    Part,
    Root,
    Row,
    Scripts,
    Space,
    Stack,
    Symbol,
    Words,
)
from slidekit.layout.equations.fences import brace, fence
from slidekit.layout.equations.inks import EMPTY, Block, Glyphs, Ink, Pen, joined

FONT = "Cambria"
GREEK = "Times New Roman"
"""Draws Greek letters: Cambria's twin Caladea has none, and a sans serif would take its place where Cambria is missing."""
FONTS = {"sans": "Calibri", "mono": "Courier New"}
DISPLAY, TEXT, SCRIPT, SMALLEST = range(4)
"""How a formula stands: by itself, in a line, as a script, as a script's script."""
SCALES = (1.0, 1.0, 0.73, 0.6)
AXIS, RULE, GAP, MATRIX_GAP, LINE_GAP = 0.25, 0.06, 0.14, 0.9, 0.45
UP, DOWN = 0.40, 0.21
THIN, MEDIUM, THICK = 3 / 18, 4 / 18, 5 / 18
LARGE = {"∫": 1.75, "∬": 1.75, "∭": 1.75, "∮": 1.75}
LARGE_SIZE = 1.45
LOW_LETTERS = frozenset("acemnorsuvwxzαεϵικνοπρστυωμµϖ")
DEEP_LETTERS = frozenset("gjpqyQβγζημµξρςφϕχψ,;")
ACCENTS = {"^": "ˆ", "~": "˜"}
X_HEIGHT = 0.48


def measure(formula: Row, size: float) -> Block:
    """The formula by itself, its letters ``size`` points."""
    return Setter(size).row(formula, DISPLAY)


class Setter:
    """Sets a formula at one size."""

    def __init__(self, size: float) -> None:
        self.size = size

    def em(self, level: int) -> float:
        return self.size * SCALES[level]

    def row(self, row: Row | None, level: int) -> Block:
        """Parts side by side, at the distances that their kinds keep."""
        if row is None or not row.parts:
            return EMPTY
        placed, x = [], 0.0
        for before, part in pairwise((None, *row.parts)):
            assert part is not None
            x += self._distance(before, part, level)
            block = self.part(part, level)
            placed.append((block, x, 0.0))
            x += block.width
        return joined(placed, x)

    def _distance(self, before: Part | None, part: Part, level: int) -> float:
        if before is None:
            return 0.0
        kinds, em = (_kind(before), _kind(part)), self.em(level)
        if level < SCRIPT:
            if "relation" in kinds:
                return 0.0 if kinds == ("relation", "relation") else THICK * em
            if "operator" in kinds:
                return MEDIUM * em
            if kinds[0] == "mark":
                return THIN * em
        applied = "large" in kinds and kinds[0] not in ("opening", "space") and kinds[1] not in ("closing", "space", "opening")
        return THIN * em if applied else 0.0

    def part(self, part: Part, level: int) -> Block:
        em = self.em(level)
        if isinstance(part, Symbol):
            return self.letters(part.text, em, italic=part.face in ("italic", "bold-italic", "script"),
                                bold=part.face.startswith("bold") or part.face in ("double-struck", "fraktur"),
                                font=FONTS.get(part.face) or (GREEK if _is_greek(part.text) else FONT))  # fmt: skip
        if isinstance(part, Words):
            return self.letters(part.text, em, italic=part.italic, bold=part.bold)
        if isinstance(part, Space):
            return Block(part.em * em, 0, 0)
        if isinstance(part, Fraction):
            return self.fraction(part, level)
        if isinstance(part, Root):
            return self.root(part, level)
        if isinstance(part, Scripts):
            return self.scripts(self.row(part.base, level), part.sub, part.sup, level)
        if isinstance(part, Stack):
            return self.stack(self.row(part.base, level), part.under, part.over, level)
        if isinstance(part, Large):
            return self.large(part, level)
        if isinstance(part, Function):
            return self.function(part, level)
        if isinstance(part, Fenced):
            return self.fenced(part, level)
        if isinstance(part, Matrix):
            return self.matrix(part, level)
        return self.marked(part, level)

    def letters(self, text: str, em: float, *, italic: bool = False, bold: bool = False, font: str = FONT) -> Block:
        width = measured.width(text, measured.Style(font, bold, italic), em)
        low = all(letter in LOW_LETTERS for letter in text)
        deep = any(letter in DEEP_LETTERS for letter in text)
        ascent = X_HEIGHT if low else 0.74 if set(text) & set("()[]{}|/") else 0.69
        glyphs = Glyphs(text, 0, 0, width, em, font, italic, bold)
        return Block(width, ascent * em, (0.22 if deep or set(text) & set("()[]{}|/") else 0.02) * em, (glyphs,))

    def fraction(self, part: Fraction, level: int) -> Block:
        inner, em = min(level + 1, SMALLEST), self.em(level)
        above, below = self.row(part.above, inner), self.row(part.below, inner)
        width = max(above.width, below.width) + 0.2 * em
        up = (AXIS + RULE / 2 + GAP) * em + above.descent
        down = -(AXIS - RULE / 2 - GAP) * em + below.ascent
        placed = [(above, (width - above.width) / 2, -up), (below, (width - below.width) / 2, down)]
        if part.ruled:
            line = Pen((((0, -AXIS * em), (width, -AXIS * em)),), RULE * em)
            placed.append((Block(width, 0, 0, (line,)), 0, 0))
        return _spaced(joined(placed, width), 0.08 * em)

    def root(self, part: Root, level: int) -> Block:
        em, body = self.em(level), self.row(part.body, level)
        degree = self.row(part.degree, SMALLEST)
        top, bottom = body.ascent + 0.16 * em, max(body.descent, 0.05 * em) + 0.02 * em
        hook, shift = 0.5 * em, max(0.0, degree.width - 0.2 * em)
        left = shift + hook
        sign = (
            (shift, -0.32 * top), (shift + 0.14 * em, -0.4 * top), (shift + 0.3 * em, bottom), (left, -top),
            (left + body.width + 0.08 * em, -top),
        )  # fmt: skip
        placed = [
            (Block(0, top + RULE * em, bottom, (Pen((sign,), RULE * em),)), 0.0, 0.0),
            (degree, shift + 0.2 * em - degree.width, -0.45 * top - degree.descent),
            (body, left + 0.04 * em, 0.0),
        ]
        return joined(placed, left + body.width + 0.12 * em)

    def scripts(self, base: Block, sub: Row | None, sup: Row | None, level: int) -> Block:
        inner, em = _script(level), self.em(level)
        low, high = self.row(sub, inner), self.row(sup, inner)
        up = max(UP * em, base.ascent - 0.3 * em, high.descent + 0.12 * em)
        down = max(DOWN * em, base.descent + 0.05 * em)
        if sub is not None and sup is not None:
            down = max(down, low.ascent + 0.16 * em + high.descent - up)
        x = base.width + 0.03 * em
        placed = [(base, 0.0, 0.0), (high, x + (0.04 * em if sup else 0), -up), (low, x, down)]
        return joined(placed, x + max(low.width, high.width + 0.04 * em) + 0.04 * em)

    def stack(self, base: Block, under: Row | None, over: Row | None, level: int) -> Block:
        inner, em = _script(level), self.em(level)
        low, high = self.row(under, inner), self.row(over, inner)
        width = max(base.width, low.width, high.width)
        placed = [(base, (width - base.width) / 2, 0.0)]
        if over is not None:
            placed.append((high, (width - high.width) / 2, -(base.ascent + 0.12 * em + high.descent)))
        if under is not None:
            placed.append((low, (width - low.width) / 2, base.descent + 0.12 * em + low.ascent))
        return joined(placed, width)

    def large(self, part: Large, level: int) -> Block:
        em = self.em(level)
        grown = em * (LARGE.get(part.sign, LARGE_SIZE) if level == DISPLAY else 1.1)
        glyph = self.letters(part.sign, grown)
        # the sign's middle stands on the axis, whatever its size
        tall = 0.95 * grown
        inks = (Glyphs(part.sign, 0, 0.27 * grown - AXIS * em, glyph.width, grown, FONT),)
        sign = Block(glyph.width, AXIS * em + tall / 2, tall / 2 - AXIS * em, inks)
        if part.beside or level != DISPLAY:
            whole = self.scripts(sign, part.low, part.high, level) if part.low or part.high else sign
        else:
            whole = self.stack(sign, part.low, part.high, level)
        body = self.row(part.body, level)
        gap = THIN * em if body.width else 0.0
        return joined([(whole, 0.0, 0.0), (body, whole.width + gap, 0.0)])

    def function(self, part: Function, level: int) -> Block:
        name, argument = self.row(part.name, level), self.row(part.argument, level)
        first = part.argument.parts[0] if part.argument.parts else None
        bare = first is None or isinstance(first, Fenced | Space) or _kind(first) == "opening"
        return joined([(name, 0.0, 0.0), (argument, name.width + (0.0 if bare else THIN * self.em(level)), 0.0)])

    def fenced(self, part: Fenced, level: int) -> Block:
        em = self.em(level)
        rows = [self.row(row, level) for row in part.parts]
        reach = max(max(row.ascent - AXIS * em, row.descent + AXIS * em) for row in rows)
        half = max(reach + 0.04 * em, 0.5 * em)
        signs = [part.opening, *(part.bar,) * (len(rows) - 1), part.closing]
        weight = RULE * em * 0.95
        drawn = [fence(sign, -AXIS * em - half, 2 * half, em, weight) for sign in signs]
        placed, x = [], 0.0
        for sign, row in zip(drawn, rows, strict=False):
            placed += [(sign, x, 0.0), (row, x + sign.width, 0.0)]
            x += sign.width + row.width
        return joined([*placed, (drawn[-1], x, 0.0)], x + drawn[-1].width)

    def matrix(self, part: Matrix, level: int) -> Block:
        """Rows around the axis; columns as wide as their widest cell."""
        em = self.em(level)
        inner = level if part.tight else max(level, TEXT)
        cells = [[self._cell(cell, inner, n if part.tight else 0) for n, cell in enumerate(row)] for row in part.rows]
        widths = [max(row[n].width for row in cells) for n in range(len(cells[0]))]
        gaps = [
            0.0 if part.tight and n % 2 else (2 * MATRIX_GAP if part.tight else MATRIX_GAP) * em for n in range(len(widths))
        ]
        lefts = [sum(widths[:n]) + sum(gaps[1 : n + 1]) for n in range(len(widths))]
        ascents = [max([0.7 * em, *(cell.ascent for cell in row)]) for row in cells]
        descents = [max([0.2 * em, *(cell.descent for cell in row)]) for row in cells]
        whole = sum(ascents) + sum(descents) + LINE_GAP * em * (len(cells) - 1)
        y, placed = -AXIS * em - whole / 2, []
        for row, up, down in zip(cells, ascents, descents, strict=True):
            for cell, left, width, align in zip(row, lefts, widths, part.aligns, strict=True):
                free = width - cell.width
                placed.append((cell, left + {"l": 0.0, "c": free / 2, "r": free}[align], y + up))
            y += up + down + LINE_GAP * em
        block = joined(placed, lefts[-1] + widths[-1])
        return Block(block.width, AXIS * em + whole / 2, whole / 2 - AXIS * em, block.inks)

    def _cell(self, cell: Row, level: int, column: int) -> Block:
        """A cell; one that goes on from the column before it keeps the distance that its first sign wants."""
        block = self.row(cell, level)
        if column % 2 == 0 or not cell.parts:
            return block
        gap = self._distance(Symbol(""), cell.parts[0], level)
        return joined([(block, gap, 0.0)], block.width + gap)

    def marked(self, part: Accent | Line | Brace, level: int) -> Block:
        em, base = self.em(level), self.row(part.base, level)
        if isinstance(part, Line):
            y = -(base.ascent + 0.1 * em) if part.over else base.descent + 0.12 * em
            ink: Ink = Pen((((0.02 * em, y), (base.width, y)),), RULE * em)
            return joined([(base, 0.0, 0.0), (Block(base.width, max(0.0, 0.06 * em - y), max(0.0, y), (ink,)), 0.0, 0.0)])
        if isinstance(part, Brace):
            y = -(base.ascent + 0.1 * em) if part.over else base.descent + 0.1 * em
            tall = 0.25 * em
            ink = brace(base.width, y, tall, over=part.over, weight=RULE * em * 0.8)
            return joined([(base, 0.0, 0.0), (Block(base.width, tall - y, tall + y, (ink,)), 0.0, 0.0)])
        arrow = part.sign == "→"
        sign = self.letters(ACCENTS.get(part.sign, part.sign), em * (0.62 if arrow else 1))
        up = base.ascent + 0.02 * em if arrow else base.ascent - X_HEIGHT * em
        over = Block(sign.width, (0.3 if arrow else 0.72) * em, 0, sign.inks)
        slant = 0.06 * em if len(part.base.parts) == 1 else 0.0
        return joined([(base, 0.0, 0.0), (over, (base.width - sign.width) / 2 + slant, -up)], base.width)


def _script(level: int) -> int:
    return SCRIPT if level < SCRIPT else SMALLEST


def _spaced(block: Block, gap: float) -> Block:
    return joined([(block, gap, 0.0)], block.width + 2 * gap)


def _is_greek(text: str) -> bool:
    return bool(text) and all("\u0370" <= char <= "\u03ff" for char in text)


def _kind(part: Part) -> str:
    """What a part counts as when distances are kept."""
    if isinstance(part, Symbol):
        return part.kind
    if isinstance(part, Large | Function):
        return "large"
    return "space" if isinstance(part, Space) else "letter"
