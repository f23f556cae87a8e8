"""What can be wrong with a single value that YAML itself accepts: nothing there, cut by a comment, control characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from slidekit.core.diagnostics import Diagnostic, Span, error
from slidekit.source.yaml_quote import quote_value, quoted, shorten, shown
from slidekit.source.yaml_text import CONTROL, At, Source, name_of

LATEX = ("equation", "latex")
"""Keys in whose values no backslash is an escape that the author meant."""
# A # that follows white space and touches a letter or digit: meant as text, read as a comment.
_CUT = re.compile(r"[ \t]+#(?=\w)")
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_SHORT = {
    "0": "\x00",
    "a": "\x07",
    "b": "\x08",
    "t": "\t",
    "n": "\n",
    "v": "\x0b",
    "f": "\x0c",
    "r": "\r",
    "e": "\x1b",
    "N": "\x85",
    "L": "\u2028",
    "P": "\u2029",
}


def may_cut(source: Source) -> bool:
    """Whether the file has a place at all for which ``find_cut`` may have a finding: most have none."""
    return _CUT.search(source.text) is not None


def find_cut(source: Source, key: str | None, end: At, in_flow: bool) -> Diagnostic | None:
    """``text-cut-by-comment`` for a plain value that ends at ``end``."""
    line = source.line(end.line)
    cut = _CUT.match(line, end.column)
    if cut is None:
        return None
    lost = line[cut.end() - 1 :].rstrip()
    span = source.span_on(end.line, cut.end() - 1, len(line.rstrip()))
    if key == "use":
        message = "no #id after the file name; a space before # starts a comment"
        return error("text-cut-by-comment", message, span, f"write {shown(line[: end.column] + lost)}")
    corrected = "" if in_flow else f": {shown(quote_value(line))}"
    return error(
        "text-cut-by-comment",
        f"the text stops before {shorten(lost)}: a space and a # start a comment",
        span,
        f"quote the text{corrected} (or, for a comment, put a space after the #)",
    )


def empty_value(key: str, span: Span) -> Diagnostic:
    """``empty-value`` for a key without a value."""
    return error("empty-value", f"{shorten(key)} has nothing after it", span, "fill it in or take the line out")


def empty_item(source: Source, at: At) -> Diagnostic:
    """``empty-value`` for a list item without a value; ``at`` is just behind its dash."""
    span = source.span_on(at.line, max(at.column - 1, 0), at.column)
    return error("empty-value", "this list item has nothing after its dash", span, "fill it in or take the line out")


def bare_key(name: str, span: Span, corrected: str | None) -> Diagnostic:
    """``empty-value`` for a key in ``{ }`` that has no colon: mostly the rest of a text with a comma."""
    if corrected is None:
        advice = 'write key: value inside { }, or put the whole text in "quotes"'
    else:
        advice = f"a comma inside {{ }} separates; quote the text or write it in lines: {corrected}"
    return error("empty-value", f'"{shorten(name)}" stands inside {{ }} without a value', span, advice)


def find_bad_escape(source: Source, key: str | None, value: str, start: At, end: At) -> Diagnostic | None:
    """``control-character`` for a double-quoted value whose escapes make characters that no slide can hold."""
    if not ("\t" in value or "\r" in value or CONTROL.search(value) or (key in LATEX and "\n" in value)):
        return None
    for at, written, made in _escapes(source, start, end):
        if _is_bad(key, source.line(at.line), at, written, made):
            span = source.span_on(at.line, at.column, at.column + len(written))
            message = f"between double quotes {written} makes {name_of(made)}, which has no place in a text"
            return error("control-character", message, span, _in_single_quotes(source, start, end))
    return None


def _escapes(source: Source, start: At, end: At) -> Iterator[tuple[At, str, str]]:
    for number in range(start.line, end.line + 1):
        line = source.line(number)
        first = start.column if number == start.line else 0
        for match in _ESCAPE.finditer(line, first, end.column if number == end.line else len(line)):
            code = match[1] or match[2] or match[3]
            if code is None:
                made = _SHORT.get(match[4], match[4])
            else:
                made = chr(int(code, 16)) if int(code, 16) < 0x110000 else "\ufffd"
            yield At(number, match.start()), match[0], made


def _is_bad(key: str | None, line: str, at: At, written: str, made: str) -> bool:
    if written == "\\t":
        # \theta, \times, \text: LaTeX that lost its first letter. A tab by itself does no harm.
        return line[at.column + 2 : at.column + 3].isalpha()
    return made == "\r" or (made == "\n" and key in LATEX) or CONTROL.match(made) is not None


def _in_single_quotes(source: Source, start: At, end: At) -> str:
    if start.line != end.line:
        return "use single quotes or none"
    line = source.line(start.line)
    inner = line[start.column + 1 : end.column - 1].replace('\\"', '"')
    return f"use single quotes or none: {shown(line[: start.column] + quoted(inner) + line[end.column :])}"
