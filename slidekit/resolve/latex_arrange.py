"""What large operators and functions are applied to, and signs that are no operation where they stand."""

from __future__ import annotations

from collections.abc import Sequence

from slidekit.core.formula import Function, Large, Part, Row, Space, Symbol

ADDITIVE = frozenset("+−±∓")
NESTED = 3
"""Operators on operators on operators; deeper ones stand side by side, which looks the same."""


def arrange(parts: Sequence[Part], depth: int = 0) -> Row:
    """The parts with every large operator and function holding its own; a sign at the start is part of its number."""
    made: list[Part] = []
    index = 0
    while index < len(parts):
        part = parts[index]
        index += 1
        if isinstance(part, Large) and not part.body.parts and depth < NESTED:
            end = _term_end(parts, index)
            part = Large(part.sign, part.low, part.high, arrange(parts[index:end], depth + 1), part.beside)
            index = end
        elif isinstance(part, Function) and not part.argument.parts and depth < NESTED:
            end = _argument_end(parts, index)
            part = Function(part.name, arrange(parts[index:end], depth + 1))
            index = end
        elif isinstance(part, Symbol) and part.kind == "operator" and _is_sign(made):
            part = Symbol(part.text, "letter", part.face)
        made.append(part)
    return Row(tuple(made))


def _is_sign(before: Sequence[Part]) -> bool:
    """True where an operator has nothing to work on at its left: −5, e^(−x), a = −b."""
    last = next((part for part in reversed(before) if not isinstance(part, Space)), None)
    return last is None or (isinstance(last, Symbol) and last.kind in ("operator", "relation", "opening", "mark"))


def _term_end(parts: Sequence[Part], start: int) -> int:
    """Where the term after a large operator ends: before a sum, a relation, a comma, or what closes a bracket."""
    level = 0
    for index in range(start, len(parts)):
        part = parts[index]
        if not isinstance(part, Symbol):
            continue
        level += {"opening": 1, "closing": -1}.get(part.kind, 0) if part.text not in "!?" else 0
        sums = part.kind == "operator" and part.text in ADDITIVE and index > start
        if level < 0 or (level == 0 and (sums or part.kind in ("relation", "mark"))):
            return index
    return len(parts)


def _argument_end(parts: Sequence[Part], start: int) -> int:
    """Where the argument of a function ends: after a bracket that follows it, else before the next operation or function."""
    index = start
    while index < len(parts) and isinstance(parts[index], Space):
        index += 1
    if index < len(parts) and _kind(parts[index]) == "opening":
        level = 0
        for end in range(index, len(parts)):
            level += {"opening": 1, "closing": -1}.get(_kind(parts[end]), 0)
            if level == 0:
                return end + 1
        return len(parts)
    end = index
    while end < len(parts) and not isinstance(parts[end], Function | Large | Space) and _kind(parts[end]) in ("letter", ""):
        end += 1
    return end if end > index else start


def _kind(part: Part) -> str:
    return part.kind if isinstance(part, Symbol) else ""
