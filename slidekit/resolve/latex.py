"""LaTeX → a formula. Every fault names its place: a command that slidekit does not know is never printed as letters."""

from __future__ import annotations

import re
from collections.abc import Callable

from slidekit.core.diagnostics import did_you_mean
from slidekit.core.formula import (
    Accent,
    Brace,
    Fenced,
    Fraction,
    Function,
    Large,
    Line,
    Matrix,
    Root,
    Row,
    Space,
    Stack,
    Symbol,
    Words,
)
from slidekit.resolve import latex_symbols as known
from slidekit.resolve.latex_arrange import aligned, padded
from slidekit.resolve.latex_grammar import Grammar
from slidekit.resolve.latex_tokens import LatexFault as LatexFault

MOST_LETTERS = 2_000


def read_latex(text: str) -> Row:
    """The formula. Raises LatexFault: ``equation-syntax equation-command equation-too-long``."""
    if len(text) > MOST_LETTERS:
        message = f"the equation has {len(text)} letters; slidekit reads up to {MOST_LETTERS}"
        raise LatexFault("equation-too-long", message, MOST_LETTERS, "split it over several slides")
    return _Reader(text).whole()


class _Reader(Grammar):
    def command(self, name: str, start: int) -> Row:
        """What a command stands for; it has been taken."""
        said = f"\\{name}"
        special = _COMMANDS.get(name)
        if special is not None:
            return special(self, said, start)
        if name in known.FACES or name in known.TEXTS:
            return self.faced(name, said, start)
        if name in known.SPACES:
            return Row((Space(known.SPACES[name]),))
        if name in known.LARGE:
            sign = known.LARGE[name]
            return Row((Large(sign, None, None, Row(), sign in known.BESIDE),))
        if name in known.FUNCTIONS or name in known.LIMITS:
            return Row((Function(_upright(known.LIMITS.get(name, name)), Row()),))
        if name in known.ACCENTS:
            return Row((Accent(self.argument(said, start), known.ACCENTS[name]),))
        if name in known.LINES:
            return Row((Line(self.argument(said, start), known.LINES[name]),))
        if name in known.BRACES:
            return Row((Brace(self.argument(said, start), known.BRACES[name]),))
        if name in known.STYLES:
            return Row()
        if name in known.SIZES:
            sign = self.delimiter(said, start)
            return Row((Symbol(sign, known.SIDES.get(name[-1]) or known.bracket_kind(sign)),)) if sign else Row()
        if name in known.SYMBOLS:
            symbol = known.SYMBOLS[name]
            greek = symbol.face == "italic"
            return Row((Symbol(symbol.text, symbol.kind, self.face),)) if self.face and greek else Row((symbol,))
        if not name:
            raise self.fault("a backslash ends the equation", start, "take it out")
        every = {*known.SYMBOLS, *known.LARGE, *known.FUNCTIONS, *known.LIMITS, *known.ACCENTS, *known.FACES, *_COMMANDS}
        near = did_you_mean(name, every)
        near = re.sub(r"(\s)(\w+)(\?)", r"\1\\\2\3", near) if near.startswith("did you mean") else r"write \text{…} for words"
        help = known.INSTEAD.get(name, near)
        raise self.fault(f"{said} is not a command that slidekit knows", start, help, "equation-command")

    def faced(self, name: str, said: str, start: int) -> Row:
        """Letters in another face, or words."""
        if name in known.TEXTS:
            words = self.words(said)
            return Row((Words(words, *known.TEXTS[name]),)) if words else Row()
        before, self.face = self.face, known.FACES[name]  # type: ignore[assignment]
        row = self.argument(said, start)
        self.face = before
        return row

    def delimiter(self, of: str, start: int) -> str:
        token = self.take()
        name = token[1:] if token.startswith("\\") else token
        if name == "|" and token.startswith("\\"):
            return "‖"
        if not token or name not in known.DELIMITERS:
            raise self.fault(f"{of} is followed by no delimiter", start, rf"write {of}( or {of}. for none")
        return known.DELIMITERS[name]

    def fenced(self, said: str, start: int) -> Row:
        opening = self.delimiter(said, start)
        parts, bar = [self.row({r"\middle", r"\right"})], "|"
        while self.peek() == r"\middle":
            at = self.at
            self.take()
            bar = self.delimiter(r"\middle", at)
            parts.append(self.row({r"\middle", r"\right"}))
        self.expect(r"\right", start, said)
        return Row((Fenced(opening, self.delimiter(r"\right", start), tuple(parts), bar),))

    def environment(self, said: str, start: int) -> Row:
        name = self.group(said)
        if name not in known.MATRICES and name not in known.ALIGNED:
            every = {*known.MATRICES, *known.ALIGNED}
            raise self.fault(f"{name} is not an environment that slidekit knows", start, did_you_mean(name, every),
                             "equation-command")  # fmt: skip
        aligns = re.sub("[^lcr]", "", self.group(said)) if name == "array" else ""
        rows = self.grid(frozenset((r"\end",)))
        if self.peek() != r"\end":
            raise self.fault(f"\\begin{{{name}}} is not closed", start, f"add \\end{{{name}}} where it ends")
        self.take()
        ended = self.group(r"\end")
        if ended != name:
            raise self.fault(f"\\begin{{{name}}} ends as {ended}", start, f"write \\end{{{name}}}")
        if name in known.ALIGNED:
            return Row((aligned(rows),))
        columns = max(map(len, rows))
        aligns = (aligns or ("l" if name == "cases" else "c") * columns).ljust(columns, "c")[:columns]
        matrix = Matrix(tuple(padded(row, columns) for row in rows), aligns)
        opening, closing = known.MATRICES[name]
        return Row((Fenced(opening, closing, (Row((matrix,)),)) if opening else matrix,))


def _upright(name: str) -> Row:
    return Row((Symbol(name),))


def _fraction(reader: _Reader, said: str, start: int) -> Row:
    return Row((Fraction(reader.argument(said, start), reader.argument(said, start)),))


def _binomial(reader: _Reader, said: str, start: int) -> Row:
    pair = Fraction(reader.argument(said, start), reader.argument(said, start), ruled=False)
    return Row((Fenced("(", ")", (Row((pair,)),)),))


def _root(reader: _Reader, said: str, start: int) -> Row:
    degree: Row | None = None
    if reader.peek() == "[":
        opened = reader.at
        reader.take()
        degree = reader.row({"]"})
        reader.expect("]", opened, "[")
    return Row((Root(reader.argument(said, start), degree),))


def _over(reader: _Reader, said: str, start: int) -> Row:
    small = reader.argument(said, start)
    return Row((Stack(reader.argument(said, start), over=small),))


def _under(reader: _Reader, said: str, start: int) -> Row:
    small = reader.argument(said, start)
    return Row((Stack(reader.argument(said, start), under=small),))


def _named(reader: _Reader, said: str, _start: int) -> Row:
    return Row((Function(_upright(reader.words(said).strip() or " "), Row()),))


def _negated(reader: _Reader, said: str, start: int) -> Row:
    row = reader.argument(said, start)
    first = row.parts[0] if row.parts else None
    if not isinstance(first, Symbol):
        raise reader.fault(r"\not stands before no sign", start, r"write \ne, or \not\in")
    return Row((Symbol(f"{first.text}\u0338", first.kind, first.face), *row.parts[1:]))


def _modulo(reader: _Reader, said: str, start: int) -> Row:
    return Row((Space(0.5), Fenced("(", ")", (Row((Symbol("mod"), Space(0.25), *reader.argument(said, start).parts)),))))


_COMMANDS: dict[str, Callable[[_Reader, str, int], Row]] = {
    **dict.fromkeys(("frac", "dfrac", "tfrac", "cfrac"), _fraction),
    **dict.fromkeys(("binom", "dbinom", "tbinom"), _binomial),
    "sqrt": _root,
    "overset": _over,
    "stackrel": _over,
    "underset": _under,
    "operatorname": _named,
    "not": _negated,
    "pmod": _modulo,
    "left": _Reader.fenced,
    "begin": _Reader.environment,
}
