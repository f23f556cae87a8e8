"""The corrected line for a message: quotes put where the author's text needs them."""

from __future__ import annotations

import re
from typing import NamedTuple

_LEAD = re.compile(r"[ \t]*(?:-[ \t]+)*")
_KEY = re.compile(r"""(?:"[^"]*"|'[^']*'|[^\s"'\[\]{}#&*!|>%@`,:-][^\n]*?)[ \t]*:(?:[ \t]+|$)""")
# A comment for sure: white space before the # and after it.
_COMMENT = re.compile(r"[ \t]+#(?:[ \t]|$)")
_WIDEST = 110


class Line(NamedTuple):
    """A line of block style: ``lead + value + rest``; ``lead`` is indent, dashes and key, ``rest`` a comment."""

    lead: str
    value: str
    rest: str

    @property
    def column(self) -> int:
        """Where the value starts, from 0."""
        return len(self.lead)

    @property
    def end(self) -> int:
        """Where the value ends, exclusive."""
        return len(self.lead) + len(self.value)


class Leaf(NamedTuple):
    """A text inside ``[ ]`` or ``{ }``: from ``start`` up to ``end`` of its line."""

    start: int
    end: int


def split_line(line: str) -> Line:
    """Indent, dashes and first key · the value as the author meant it · a comment."""
    start = _LEAD.match(line)
    at = start.end() if start else 0
    key = _KEY.match(line, at)
    at = key.end() if key else at
    comment = _COMMENT.search(line, at)
    end = comment.start() if comment else len(line.rstrip())
    return Line(line[:at], line[at:end].rstrip(), line[max(end, at) :])


def quoted(text: str) -> str:
    """The text between quotes that change nothing in it."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def quote_value(line: str) -> str:
    """The line with its whole value in quotes."""
    parts = split_line(line)
    return parts.lead + quoted(parts.value) + parts.rest


def shown(line: str) -> str:
    """A corrected line as a message quotes it: without indent and comment, and not too long."""
    parts = split_line(line)
    text = (parts.lead + parts.value).strip()
    return text if len(text) <= _WIDEST else text[: _WIDEST - 30].rstrip() + " … " + text[-25:].lstrip()


def shorten(text: str) -> str:
    """A text of the author's as a message names it: one line of at most sixty letters."""
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:40].rstrip() + " … " + text[-15:].lstrip()


def leaf_at(line: str, start: int, column: int) -> Leaf | None:
    """The text around ``column`` in a line that is inside ``[ ]`` or ``{ }`` from ``start`` on.

    A bracket in the middle of a text, or before ``@``, counts as part of the text: that is the author's fault to be mended.
    """
    stack: list[str] = []
    at = start
    while at < len(line):
        sign = line[at]
        if sign in " \t,:":
            at += 1
        elif sign in "[{" and line[at + 1 : at + 2] != "@":
            stack.append(sign)
            at += 1
        elif sign in "]}":
            del stack[-1:]
            at += 1
        else:
            end = _end_of_leaf(line, at, in_map=bool(stack) and stack[-1] == "{")
            if at <= column <= end:
                return Leaf(at, at + len(line[at:end].rstrip()))
            at = max(end, at + 1)
    return None


def _end_of_leaf(line: str, start: int, *, in_map: bool) -> int:
    """Where a text inside brackets ends: at a comma, at its bracket, or at the colon of a key."""
    closing = re.compile(r'"(?:[^"\\]|\\.)*"' if line[start] == '"' else r"'(?:[^']|'')*'").match(line, start)
    at = closing.end() if closing else start
    key = re.compile(r"[^:,\[\]{}]*:(?=[ \t])").match(line, at)
    if in_map and key and line[:start].rstrip()[-1:] in "{,":
        return key.end() - 1
    depth = 0
    while at < len(line):
        sign = line[at]
        if sign in "[{":
            depth += 1
        elif sign in "]}":
            if depth == 0:
                return at
            depth -= 1
        elif depth == 0 and (sign == "," or (sign == "#" and line[at - 1 : at] in (" ", "\t"))):
            return at
        at += 1
    return at
