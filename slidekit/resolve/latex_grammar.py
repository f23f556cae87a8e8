"""The grammar of LaTeX, whatever its commands are: atoms with their scripts, rows of them, and grids of rows."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Container

from slidekit.core.formula import Face, Part, Row, Space, Symbol
from slidekit.resolve import latex_symbols as known
from slidekit.resolve.latex_arrange import aligned, arrange, attach, with_limits
from slidekit.resolve.latex_tokens import LatexFault, Tokens

DEEPEST = 30
"""Braces, roots and accents in one another: deeper ones are no formula that anybody could read."""

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_ENDS = frozenset(("}", "&", r"\\", r"\right", r"\middle", r"\end"))
_PLAIN = {"$": "take the $ out; an equation needs none", "#": r"write \# for the sign", "%": r"write \% for the sign"}


class Grammar(Tokens, ABC):
    """A formula being read; what its commands stand for is said by ``command``."""

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
                self.pass_break_options()
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

    @abstractmethod
    def command(self, name: str, start: int) -> Row:
        """What a command stands for; it has been taken, and began at ``start``."""


def _digit_face(face: Face | None) -> Face:
    return face if face in ("bold", "sans", "mono", "double-struck") else "upright"
