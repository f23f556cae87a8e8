"""A formula on one line, as people type it: for programs without mathematics, for searching and comparing."""

from __future__ import annotations

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

_RAISED = str.maketrans("0123456789+−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_COMBINING = {"^": "\u0302", "~": "\u0303", "→": "\u20d7", "˙": "\u0307", "¨": "\u0308", "ˇ": "\u030c", "˘": "\u0306",
              "´": "\u0301", "`": "\u0300"}  # fmt: skip
_AROUND = ("operator", "relation")


def linear(row: Row | None) -> str:
    """``I = I₀ e^(−μx)``."""
    return "" if row is None else " ".join("".join(map(_part, row.parts)).split())


def _part(part: Part) -> str:
    if isinstance(part, Symbol):
        return f" {part.text} " if part.kind in _AROUND else f"{part.text} " if part.kind == "mark" else part.text
    if isinstance(part, Words):
        return part.text
    if isinstance(part, Space):
        return " " if part.em > 0 else ""
    if isinstance(part, Fraction):
        return f"{_held(part.above)}/{_held(part.below)}" if part.ruled else f"{linear(part.above)} ¦ {linear(part.below)}"
    if isinstance(part, Root):
        sign = {"": "√", "2": "√", "3": "∛", "4": "∜"}.get(linear(part.degree))
        return f"{sign}{_held(part.body)}" if sign else f"√({linear(part.degree)} & {linear(part.body)})"
    if isinstance(part, Scripts):
        return linear(part.base) + _script(part.sub, "_", _LOWERED) + _script(part.sup, "^", _RAISED)
    if isinstance(part, Stack):
        return linear(part.base) + _script(part.under, "_", _LOWERED) + _script(part.over, "^", _RAISED)
    if isinstance(part, Large):
        return f"{part.sign}{_script(part.low, '_', _LOWERED)}{_script(part.high, '^', _RAISED)} {linear(part.body)}"
    if isinstance(part, Function):
        gap = "" if linear(part.argument).startswith("(") else " "
        return f"{linear(part.name)}{gap}{linear(part.argument)}"
    if isinstance(part, Fenced):
        return part.opening + f" {part.bar} ".join(map(linear, part.parts)) + part.closing
    if isinstance(part, Accent):
        return linear(part.base) + _COMBINING[part.sign]
    if isinstance(part, Line):
        return linear(part.base) + ("\u0305" if part.over else "\u0332")
    if isinstance(part, Brace):
        return linear(part.base)
    return _matrix(part)


def _matrix(part: Matrix) -> str:
    gap = " " if part.tight else ", "
    return "; ".join(gap.join(cell for cell in map(linear, row) if cell) for row in part.rows)


def _held(row: Row) -> str:
    """In brackets, unless it is one thing."""
    text = linear(row)
    return text if text.isalnum() or (len(row.parts) == 1 and isinstance(row.parts[0], Fenced | Scripts)) else f"({text})"


def _script(row: Row | None, sign: str, table: dict[int, int]) -> str:
    if row is None:
        return ""
    text = linear(row)
    if all(ord(letter) in table for letter in text):
        return text.translate(table)
    return text if set(text) == {"′"} else f"{sign}{text}" if len(text) == 1 else f"{sign}({text})"
