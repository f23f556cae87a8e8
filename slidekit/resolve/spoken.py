"""A formula read aloud: its alt text, for those who do not see it."""

from __future__ import annotations

from collections.abc import Sequence

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
from slidekit.resolve.spoken_words import Spoken, name_of, spoken_for

SHORT = 2
"""Parts of at most so many words need no word at their end."""


def speak_formula(row: Row, language: str) -> str:
    """``I equals I sub 0 times …``, in the language where slidekit knows its words, else in English."""
    words = spoken_for(language)
    return _Reader(words).row(row) or words.equation


class _Reader:
    def __init__(self, words: Spoken) -> None:
        self.words = words

    def row(self, row: Row | None) -> str:
        if row is None:
            return ""
        said: list[str] = []
        before: Part | None = None
        for part in row.parts:
            text = self.part(part)
            if said and isinstance(part, Symbol) and isinstance(before, Symbol) and _is_glued(before, part):
                said[-1] += text
            elif text:
                said.append(text)
            before = part
        return " ".join(said)

    def part(self, part: Part) -> str:
        if isinstance(part, Symbol):
            return name_of(part.text, self.words) if part.kind != "mark" or part.text == ":" else part.text
        if isinstance(part, Words):
            return part.text.strip()
        if isinstance(part, Space):
            return ""
        if isinstance(part, Fraction):
            return self._pair(self.words.over, above=self.row(part.above), below=self.row(part.below))
        if isinstance(part, Root):
            return self._root(part)
        if isinstance(part, Scripts):
            return self._scripts(part)
        if isinstance(part, Stack):
            return self._stack(part)
        if isinstance(part, Large):
            return self._applied(self._limited(name_of(part.sign, self.words), part.low, part.high), part.body)
        if isinstance(part, Function):
            return self._applied(self.row(part.name), part.argument)
        if isinstance(part, Fenced):
            return self._fenced(part)
        if isinstance(part, Accent):
            pattern = self.words.vector if part.sign == "→" else self.words.marked[part.sign]
            return pattern.format(base=self.row(part.base))
        if isinstance(part, Line):
            return (self.words.line_over if part.over else self.words.line_under).format(base=self.row(part.base))
        if isinstance(part, Brace):
            return self.row(part.base)
        return self._matrix(part)

    def _pair(self, patterns: tuple[str, str], **parts: str) -> str:
        """The short form where every part is short, else the one that says where it ends."""
        long = any(len(part.split()) > SHORT for part in parts.values())
        return patterns[long].format(**parts)

    def _root(self, part: Root) -> str:
        degree = self.row(part.degree)
        patterns = {"": self.words.square_root, "2": self.words.square_root, "3": self.words.cube_root}
        return self._pair(patterns.get(degree, self.words.root), body=self.row(part.body), degree=degree)

    def _scripts(self, part: Scripts) -> str:
        words, sub, sup = self.words, self.row(part.sub), self.row(part.sup)
        if not part.base.parts:
            return words.before.format(sub=sub, sup=sup).strip()
        said = self.row(part.base)
        if sub:
            said = words.sub.format(base=said, sub=sub)
        if sup and part.sup is not None:
            primes = [symbol for symbol in part.sup.parts if isinstance(symbol, Symbol) and symbol.text == "′"]
            for _ in primes:
                said = words.prime.format(base=said)
            sup = self.row(Row(tuple(symbol for symbol in part.sup.parts if symbol not in primes)))
        if sup:
            fixed = {"2": words.squared, "3": words.cubed}.get(sup)
            pattern = fixed or words.power[len(sup.split()) > SHORT]
            said = pattern.format(base=said, sup=sup)
        return said

    def _stack(self, part: Stack) -> str:
        only = part.base.parts[0] if len(part.base.parts) == 1 else None
        said = self.row(part.base)
        if isinstance(only, Symbol) and part.under and not part.over:
            pattern = self.words.tending if only.text.startswith("lim") else self.words.low
            return pattern.format(name=said, low=self.row(part.under)) if only.kind == "letter" else said
        if part.under:
            said = self.words.with_under.format(base=said, small=self.row(part.under))
        if part.over:
            said = self.words.with_over.format(base=said, small=self.row(part.over))
        return said

    def _limited(self, name: str, low: Row | None, high: Row | None) -> str:
        pattern = self.words.low_high if low and high else self.words.low if low else self.words.high if high else "{name}"
        return pattern.format(name=name, low=self.row(low), high=self.row(high))

    def _applied(self, name: str, body: Row) -> str:
        said = self.row(body)
        return self.words.of.format(name=name, body=said) if said else name

    def _fenced(self, part: Fenced) -> str:
        only = part.parts[0].parts[0] if len(part.parts) == 1 and len(part.parts[0].parts) == 1 else None
        if isinstance(only, Fraction) and not only.ruled:
            return self.words.choose.format(above=self.row(only.above), below=self.row(only.below))
        if isinstance(only, Matrix):
            return self._cases(only) if part.opening == "{" and not part.closing else self._matrix(only)
        bar = f" {name_of(part.bar, self.words)} "
        inner = bar.join(self.row(row) for row in part.parts)
        ends = (name_of(sign, self.words) if sign else "" for sign in (part.opening, part.closing))
        return " ".join(word for word in (next(ends), inner, next(ends)) if word)

    def _rows(self, rows: Sequence[Sequence[Row]]) -> list[str]:
        return [", ".join(said for cell in row if (said := self.row(cell))) for row in rows]

    def _cases(self, part: Matrix) -> str:
        return self.words.cases.format(rows=len(part.rows), said="; ".join(self._rows(part.rows)))

    def _matrix(self, part: Matrix) -> str:
        if part.tight:
            return "; ".join(" ".join(said for cell in row if (said := self.row(cell))) for row in part.rows)
        rows = [self.words.row.format(number=n, said=said) for n, said in enumerate(self._rows(part.rows), 1)]
        return self.words.matrix.format(rows=len(part.rows), columns=len(part.rows[0]), said="; ".join(rows))


def _is_glued(before: Symbol, part: Symbol) -> bool:
    """True inside a word of upright letters (``mGy``) or a number with its decimal comma: no space between them."""
    letters = all(symbol.face == "upright" and len(symbol.text) == 1 and symbol.text.isalpha() for symbol in (before, part))
    comma = {before.text, part.text} & {",", "."} and any(symbol.text.isdigit() for symbol in (before, part))
    return letters or (bool(comma) and "mark" not in (before.kind, part.kind))
