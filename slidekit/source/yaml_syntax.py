"""A parser's error → what the author did, where, and the corrected line.

Each judge knows one mistake; the first that recognises it speaks.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from slidekit.core.diagnostics import error
from slidekit.source.yaml_case import Case, Fault
from slidekit.source.yaml_quote import quote_value, quoted, shorten, shown, split_line
from slidekit.source.yaml_refused import too_deep
from slidekit.source.yaml_text import At, Source
from slidekit.source.yaml_unquoted import quote_leaf, unquoted

_TAB = re.compile(r"[ -]*\t[ \t]*")
_APOSTROPHE = re.compile(r"'(?:tis|twas|em|til|cause|n|\d)\b", re.IGNORECASE)
_STRUCTURE = re.compile(r"\s*(?:- |-$|[\w-]+:(?:\s|$))")
_KEY_LINE = re.compile(r"\s*(?:-\s+)*([a-z][a-z0-9_-]*):(?:\s|$)")
_NO_SPACE = re.compile(r"(\s*(?:-\s+)*)([\w-]+):(?=\S)")


def explain(case: Case) -> Fault:
    """Name the mistake behind a parser's error; never fails."""
    for judge in JUDGES:
        fault = judge(case)
        if fault is not None:
            return fault
    column = min(case.where.column, len(case.line))
    span = case.source.span_on(case.where.line, column, column + 1)
    return Fault(
        error("yaml-syntax", f"YAML cannot read on here: {case.problem}", span, "compare with the lines above"), case.where.line
    )


def _depth(case: Case) -> Fault | None:
    """libyaml's own limit, met while it looks ahead of its events."""
    if "nesting depth" not in case.problem:
        return None
    return Fault(too_deep(case.source, case.where), case.where.line)


def _tab(case: Case) -> Fault | None:
    tab = _TAB.match(case.line)
    if tab is None or case.where.column > tab.end():
        return None
    others = sum(1 for line in case.source.lines if _TAB.match(line) and line.strip()) - 1
    message = "a tab indents this line" + (f", and {others} more" if others > 0 else "")
    span = case.source.span_on(case.where.line, tab[0].index("\t"), tab.end())
    return Fault(error("yaml-tab", message, span, "indent with spaces, two for each level"), case.where.line)


def _escape(case: Case) -> Fault | None:
    start = case.context_at
    if start is None or not any(word in case.problem for word in ("escape", "hexdecimal", "hexadecimal")):
        return None
    number = case.where.line
    at = case.line.rfind("\\", 0, case.where.column + 1)
    if at < 0:
        return None
    if "Unicode" in case.problem:
        written = case.line[at : at + (10 if case.line[at + 1] == "U" else 6)]
        message = f"between double quotes {written} makes half a character, which has no place in a text"
        repaired = case.line[:at] + "\\ufffd" + case.line[at + len(written) :]
        span = case.source.span_on(number, at, at + len(written))
        return Fault(error("control-character", message, span, "write the character itself"), number, repaired)
    whole = re.compile(r'"((?:[^"\\]|\\.)*)"').match(case.line, start.column) if start.line == number else None
    fixed = None
    if whole:
        fixed = case.line[: whole.start()] + quoted(whole[1].replace('\\"', '"')) + case.line[whole.end() :]
    advice = "use single quotes or none" + (f": {shown(fixed)}" if fixed else "")
    message = f"{case.line[at : at + 2]} means nothing between double quotes"
    return Fault(error("yaml-escape", message, case.source.span_on(number, at, at + 2), advice), number, fixed)


def _directive(case: Case) -> Fault | None:
    if not (
        case.line.startswith("%")
        or case.source.line(0).startswith("%")
        or "directive" in case.context
        or "incompatible" in case.problem
    ):
        return None
    number = min(case.where.line, len(case.source.lines) - 1)
    while number > 0 and not case.source.line(number).startswith("%"):
        number -= 1
    line = case.source.line(number).rstrip()
    if not line.startswith("%"):
        return None
    message = f"{line.split()[0]} is a YAML directive, which slidekit does not read"
    return Fault(error("yaml-directive", message, case.source.span_on(number, 0, len(line)), "take the line out"), number, "")


def _open_quote(case: Case) -> Fault | None:
    """A quote that never closes, or only at the next apostrophe some lines down."""
    start = case.context_at
    if start is not None and "quoted scalar" in case.context:
        told = "is never closed"
    elif case.last is not None and case.last[2] in ('"', "'") and case.last[0].line < case.last[1].line == case.where.line:
        start, told = case.last[0], f"closes only on line {case.last[1].line + 1}"
    else:
        return None
    line = case.source.line(start.line)
    parts, sign = split_line(line), line[start.column]
    span = case.source.span_on(start.line, start.column, start.column + 1)
    if start.column != parts.column:
        return Fault(error("yaml-quotes", f"the {sign} here {told}", span, f"close it with {sign}"), start.line)
    if sign == "'" and _APOSTROPHE.match(parts.value):
        fixed = quote_value(line)
    else:
        fixed = parts.lead + parts.value + sign + parts.rest
    following = next((text for text in case.source.lines[start.line + 1 :] if text.strip()), "-")
    repaired = fixed if _STRUCTURE.match(following) else None
    return Fault(error("yaml-quotes", f"the {sign} here {told}", span, f"write {shown(fixed)}"), start.line, repaired)


def _flow(case: Case) -> Fault | None:
    """Inside ``[ ]`` or ``{ }``: a text that needs quotes, two commas, or a bracket that is not closed."""
    start = case.context_at if "flow" in case.context and "node" not in case.context else case.flow
    parts = split_line(case.line)
    if (
        start is None
        and parts.value[:1] in ("[", "{")
        and parts.column <= case.where.column < _end_of_flow(case.line, parts.column)
    ):
        start = At(case.where.line, parts.column)
    if start is None:
        return None
    if case.source.line(start.line)[max(start.column - 1, 0) :][:3].count("{{"):
        return unquoted(case.source, start)
    swallowed = case.last is not None and case.last[0].line < case.last[1].line and case.last[1] == case.where
    if case.where.line > start.line and (swallowed or "end" in case.problem or _STRUCTURE.match(case.line)):
        return _not_closed(case, start)
    if case.where.line >= len(case.source.lines) - 1 and not case.line.strip():
        return _not_closed(case, start)
    if case.line[case.where.column : case.where.column + 1] == ",":
        span = case.source.span_on(case.where.line, case.where.column, case.where.column + 1)
        repaired = case.line[: case.where.column] + "~" + case.line[case.where.column :]
        return Fault(
            error("empty-value", "nothing stands before this comma", span, "take the comma out"), case.where.line, repaired
        )
    begin = parts.column if start.line == case.where.line and parts.value[:1] in ("[", "{") else 0
    if start.line == case.where.line and begin == 0:
        begin = start.column
    return quote_leaf(case.source, case.where, begin)


def _end_of_flow(line: str, start: int) -> int:
    """Just behind the bracket that closes the one at ``start``; beyond the line when none does."""
    depth = 0
    for at in range(start, len(line)):
        depth += (line[at] in "[{") - (line[at] in "]}")
        if depth == 0:
            return at + 1
    return len(line) + 1


def _not_closed(case: Case, start: At) -> Fault:
    sign = case.source.line(start.line)[start.column]
    span = case.source.span_on(start.line, start.column, start.column + 1)
    close = "]" if sign == "[" else "}"
    return Fault(error("yaml-bracket", f"the {sign} here is never closed", span, f"close it with {close}"), start.line)


def _beginning(case: Case) -> Fault | None:
    """A sign at the beginning of a text that means something to YAML."""
    scanning = case.context_at if case.context_at and "scanning" in case.context else None
    number = scanning.line if scanning and "simple key" not in case.context else case.where.line
    parts = split_line(case.source.line(number))
    if not parts.value or case.where.line != number or case.where.column < parts.column:
        return None
    special = parts.value[0] in "*&!%@`|>[]{}\"',#" or parts.value[:2] in ("- ", "? ") or parts.value in ("-", "?")
    return unquoted(case.source, At(number, parts.column)) if special else None


def _colon(case: Case) -> Fault | None:
    """A second ": " in a line, or a key that stands under a text."""
    if "mapping values" not in case.problem or case.last is None:
        return None
    start = case.last[0]
    if start.line == case.where.line:
        return unquoted(case.source, At(start.line, split_line(case.line).column))
    tight = _no_space(case.source, start.line)
    if tight is not None:
        return tight
    key = _KEY_LINE.match(case.line)
    above = split_line(case.source.line(start.line))
    column = len(case.line) - len(case.line.lstrip())
    if key:
        outdented = _outdented(case.source, start.line, column)
        if outdented is not None:
            return outdented
        message = f"{shorten(key[1])} stands deeper than the line above, which has its value already"
        under = above.lead.strip().rstrip(":").split("- ")[-1].strip(" -")
        advice = f"line it up with {shorten(under)}" if under else "line it up with the text above"
        span = case.source.span_on(case.where.line, column, case.where.column)
        return Fault(error("yaml-indent", message, span, advice), case.where.line)
    span = case.source.span_on(case.where.line, column, len(case.line.rstrip()))
    advice = f"write {shorten(above.lead.strip())} > and the text in the lines below"
    return Fault(error("yaml-quotes", 'a text with ": " needs quotes', span, advice), case.where.line)


def _no_colon(case: Case) -> Fault | None:
    if "could not find expected ':'" not in case.problem or case.context_at is None:
        return None
    number = case.context_at.line
    line = case.source.line(number)
    tight = _no_space(case.source, number)
    if tight is not None:
        return tight
    span = case.source.span_on(number, case.context_at.column, len(line.rstrip()))
    advice = "write key: value, or indent the line to go on with the text above"
    return Fault(error("yaml-colon", "this line has no key and no colon", span, advice), number)


def _no_space(source: Source, number: int) -> Fault | None:
    """``title:Harvest``."""
    line = source.line(number)
    tight = _NO_SPACE.match(line)
    if tight is None:
        return None
    fixed = line[: tight.end()] + " " + line[tight.end() :]
    span = source.span_on(number, tight.end() - 1, tight.end())
    message = f"there is no space after the colon of {shorten(tight[2])}"
    return Fault(error("yaml-colon", message, span, f"write {shown(fixed)}"), number, fixed)


def _indent(case: Case) -> Fault | None:
    column = len(case.line) - len(case.line.lstrip())
    if not case.line.strip() or case.where.column != column or not re.search(r"expected", case.problem):
        return None
    if case.line.lstrip().startswith(":"):
        span = case.source.span_on(case.where.line, column, column + 1)
        return Fault(error("yaml-key", "there is no key before the colon", span, "write key: value"), case.where.line)
    levels = _levels_above(case.source, case.where.line)
    is_item = case.line.lstrip().startswith("- ")
    if column in levels:
        message = "a list item stands among keys" if is_item else "a key stands among list items"
        advice = "indent it like the list it belongs to" if is_item else _like_its_item(case.source, case.where.line, column)
    else:
        told = " and ".join(str(level) for level in levels)
        message = f"this line stands {column} space{'' if column == 1 else 's'} in, the lines above it {told}"
        advice = "line it up with one of them"
    span = case.source.span_on(case.where.line, 0 if column not in levels else column, max(column, 1))
    return Fault(error("yaml-indent", message, span, advice), case.where.line)


def _outdented(source: Source, number: int, column: int) -> Fault | None:
    """A key between two lines that both stand deeper, at the same column: it is the one that is wrong."""
    before = next((source.line(above) for above in range(number - 1, -1, -1) if source.line(above).strip()), "")
    line = source.line(number)
    own, key = len(line) - len(line.lstrip()), _KEY_LINE.match(line)
    if key is None or _column_of_key(before) != column or own >= column:
        return None
    message = f"{shorten(key[1])} stands {own} space{'' if own == 1 else 's'} in, the lines above and below it {column}"
    return Fault(error("yaml-indent", message, source.span_on(number, own, len(line.rstrip())), "line it up with them"), number)


def _column_of_key(line: str) -> int:
    """Where the first key of a line stands, behind the dashes of list items."""
    text = line.lstrip()
    dashes = re.match(r"(?:-\s+)*", text)
    return len(line) - len(text) + (dashes.end() if dashes else 0)


def _like_its_item(source: Source, number: int, column: int) -> str:
    """Which key of the list item above a key is to be lined up with."""
    for above in range(number - 1, -1, -1):
        line = source.line(above)
        key = _KEY_LINE.match(line)
        if line.lstrip().startswith("- ") and len(line) - len(line.lstrip()) == column and key:
            return f"indent it like {shorten(key[1])}, {_column_of_key(line)} spaces in"
    return "indent it like the other keys of its item"


def _levels_above(source: Source, number: int) -> list[int]:
    """Where the keys stand that are open above a line, from the left."""
    levels: list[int] = []
    for above in range(number - 1, -1, -1):
        line = source.line(above)
        text = line.lstrip()
        if not text or text.startswith("#"):
            continue
        for column in (_column_of_key(line), len(line) - len(text)):
            if not levels or column < levels[-1]:
                levels.append(column)
        if levels[-1] == 0:
            break
    return levels[::-1]


JUDGES: tuple[Callable[[Case], Fault | None], ...] = (
    _depth,
    _tab,
    _escape,
    _directive,
    _open_quote,
    _flow,
    _beginning,
    _colon,
    _no_colon,
    _indent,
)
