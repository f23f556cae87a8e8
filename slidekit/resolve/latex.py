"""LaTeX → a formula. Every fault names its place: a command that slidekit does not know is never printed as letters."""

from __future__ import annotations

import re
from collections.abc import Callable, Container

from slidekit.core.diagnostics import did_you_mean
from slidekit.core.formula import (
    Accent,
    Brace,
    Face,
    Fenced,
    Fraction,
    Function,
    Large,
    Line,
    Matrix,
    Part,
    Root,
    Row,
    Space,
    Stack,
    Symbol,
    Words,
)
from slidekit.resolve import latex_symbols as known
from slidekit.resolve.latex_arrange import aligned, arrange, attach, padded, with_limits
from slidekit.resolve.latex_tokens import LatexFault as LatexFault
from slidekit.resolve.latex_tokens import Tokens

MOST_LETTERS = 2_000
DEEPEST = 30
"""Braces, roots and accents in one another: deeper ones are no formula that anybody could read."""

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_ENDS = frozenset(("}", "&", r"\\", r"\right", r"\middle", r"\end"))
_PLAIN = {"$": "take the $ out; an equation needs none", "#": r"write \# for the sign", "%": r"write \% for the sign"}


def read_latex(text: str) -> Row:
    """The formula. Raises LatexFault: ``equation-syntax equation-command equation-too-long``."""
    if len(text) > MOST_LETTERS:
        message = f"the equation has {len(text)} letters; slidekit reads up to {MOST_LETTERS}"
        raise LatexFault("equation-too-long", message, MOST_LETTERS, "split it over several slides")
    return _Reader(text).whole()


class _Reader(Tokens):
    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.depth = 0
        self.face: Face | None = None

    def whole(self) -> Row:
        """Everything; lines parted by ``\\\\`` or columns by ``&`` stand aligned, as in ``aligned``."""
        rows = self.grid(frozenset(("",)))
        if len(rows) == 1 and len(rows[0]) == 1:
            return rows[0][0]
        return Row((aligned(rows),))

    def row(self, ends: Container[str]) -> Row:
        """Parts up to one of ``ends`` (left there) or, as a fault, to what ends something else."""
        parts: list[Part] = []
        while (token := self.peek()) not in ends and token:
            if token in _ENDS:
                raise self._stray(token)
            parts.extend(self.scripted().parts)
        return arrange(parts)

    def _stray(self, token: str) -> LatexFault:
        helps = {"}": "take it out, or add { before it", "&": r"take it out; columns stand in \begin{aligned} or a matrix",
                 r"\\": r"lines stand in \begin{aligned} or a matrix"}  # fmt: skip
        opener = {r"\right": r"\left", r"\middle": r"\left", r"\end": r"\begin"}.get(token, "")
        return self.fault(f"{token} without its beginning", self.at, helps.get(token, f"add {opener} before it"))

    def grid(self, ends: frozenset[str]) -> list[list[Row]]:
        """Rows parted by ``\\\\``, cells by ``&``; a last empty row is left out."""
        rows, stops = [[Row()]], {"&", r"\\", *ends}
        while True:
            rows[-1][-1] = self.row(stops)
            token = self.peek()
            if token not in ("&", r"\\"):
                break
            self.take()
            if token == "&":
                rows[-1].append(Row())
            else:
                rows.append([Row()])
        if len(rows) > 1 and rows[-1] == [Row()]:
            rows.pop()
        return rows

    def scripted(self) -> Row:
        """An atom with what stands below and above right of it."""
        base = Row() if self.peek() in ("^", "_", "'") else self.atom()
        sub: Row | None = None
        sup: Row | None = None
        while (token := self.peek()) in ("^", "_", "'", "′", r"\limits", r"\nolimits"):
            start = self.at
            self.take()
            if token in (r"\limits", r"\nolimits"):
                base = with_limits(base, beside=token == r"\nolimits")
            elif token in ("'", "′"):
                sup = Row((*(sup.parts if sup else ()), Symbol("′")))
            elif token == "_":
                if sub is not None:
                    raise self.fault("two subscripts at one base", start, "put the second into braces")
                sub = self.argument("_", start)
            else:
                if sup is not None and any(part != Symbol("′") for part in sup.parts):
                    raise self.fault("two superscripts at one base", start, "put the second into braces")
                sup = Row((*(sup.parts if sup else ()), *self.argument("^", start).parts))
        return base if sub is None and sup is None else attach(base, sub, sup)

    def argument(self, of: str, opened: int) -> Row:
        """What follows a command: a group in braces, else one atom, of a number one digit."""
        token = self.peek()
        if not token or token in _ENDS or token in ("^", "_", "'"):
            raise self.fault(f"{of} has nothing after it", opened, f"write {of}{{…}}")
        if token.isdigit():
            return Row((Symbol(self.take(), "letter", _digit_face(self.face)),))
        return self.atom()

    def atom(self) -> Row:
        token, start = self.peek(), self.at
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.fault(f"more than {DEEPEST} levels in one another", start, "write it simpler", "equation-too-long")
        made = self._atom(token, start)
        self.depth -= 1
        return made

    def _atom(self, token: str, start: int) -> Row:
        if token == "{":
            self.take()
            inner = self.row({"}"})
            self.expect("}", start, "a brace")
            only = inner.parts[0] if len(inner.parts) == 1 else None
            return Row((Symbol(only.text, "letter", only.face),)) if isinstance(only, Symbol) else inner
        if token.startswith("\\"):
            self.take()
            return self.command(token[1:], start)
        if number := _NUMBER.match(self.text, self.at):
            self.at = number.end()
            return Row((Symbol(number[0], "letter", _digit_face(self.face)),))
        self.take()
        if token in _PLAIN:
            raise self.fault(f"{token} means something else in LaTeX", start, _PLAIN[token])
        if token == "~":
            return Row((Space(0.25),))
        if token in known.SIGNS:
            sign, kind = known.SIGNS[token]
            return Row((Symbol(sign, kind),))
        upright = token in known.CAPITALS.values() or not token.isalpha()
        return Row((Symbol(token, "letter", self.face or ("upright" if upright else "italic")),))

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
            return Row((Symbol(sign, "opening" if sign in known.OPENING else "closing"),)) if sign else Row()
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
            words = re.sub(r"\\([%#&$_{}])", r"\1", self.group(said)).replace("~", "\u00a0")
            return Row((Words(re.sub(r"\s+", " ", words), *known.TEXTS[name]),)) if words else Row()
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


def _digit_face(face: Face | None) -> Face:
    return face if face in ("bold", "sans", "mono", "double-struck") else "upright"


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
    return Row((Function(_upright(reader.group(said).strip() or " "), Row()),))


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
