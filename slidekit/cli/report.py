"""Findings for people: the place, the fact, the line with a caret, the action; and one line that sums up."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import TextIO
from unicodedata import combining, east_asian_width

import click

from slidekit.cli.places import Sources
from slidekit.core.diagnostics import Diagnostic, Severity, Span

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
WIDEST = 120
"""Columns of a source line that are shown; longer ones are cut to a window around the place."""


def order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """By file, line and column, each finding once; those without a place come last, in their own order."""
    once = list(dict.fromkeys(diagnostics))
    return sorted(once, key=lambda d: (d.span is None, (d.span.file, d.span.line, d.span.column) if d.span else ("", 0, 0)))


def failed(diagnostics: Iterable[Diagnostic], strict: bool) -> bool:
    """True when the run ends with exit code 1."""
    bad = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    return any(d.severity in bad for d in diagnostics)


def print_findings(diagnostics: Sequence[Diagnostic], sources: Sources, stream: TextIO) -> None:
    """Every finding as text on ``stream``, in colour on a terminal."""
    colour = in_colour(stream)
    for finding in order(diagnostics):
        click.echo(render(finding, sources), file=stream, color=colour)


def in_colour(stream: TextIO) -> bool:
    """True for a terminal whose owner has not set NO_COLOR (no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def render(finding: Diagnostic, sources: Sources) -> str:
    """One finding: ``file:line:column: error[code]: message``, the source line with a caret, ``help:``."""
    colour = COLOURS[finding.severity]
    head = click.style(f"{finding.severity}[{printable(finding.code)}]", fg=colour, bold=True)
    span = finding.span
    place = f"{printable(sources.show(span.file))}{'' if span.is_whole else f':{span.line}:{span.column}'}: " if span else ""
    parts = [f"{click.style(place, bold=True)}{head}: {printable(finding.message)}{aside(finding)}"]
    line = sources.line(span) if span and not span.is_whole else None
    if span and line is not None and line.strip() and not _is_about_the_file(line, span):
        shown, caret = excerpt(line, span)
        number = str(span.line)
        parts.append(f"  {click.style(number + ' |', dim=True)} {shown}")
        parts.append(f"  {click.style(' ' * len(number) + ' |', dim=True)} {click.style(caret, fg=colour, bold=True)}")
    if finding.help:
        parts.append(f"  help: {printable(finding.help)}")
    return "\n".join(parts)


def _is_about_the_file(line: str, span: Span) -> bool:
    """True for a finding about a file as a whole, which stands at its first key: that line has nothing to do with it."""
    return span.column == 1 and line.startswith("slidekit:")


def aside(finding: Diagnostic) -> str:
    """The slide and element, for findings that have no place in a file."""
    if finding.span is not None or finding.slide is None:
        return ""
    return f" (slide {printable(finding.slide)}{', ' + printable(finding.element) if finding.element else ''})"


def excerpt(line: str, span: Span) -> tuple[str, str]:
    """The source line, cut to a window when long, and the carets that stand below the span."""
    start = min(span.column - 1, len(line))
    end = span.end_column - 1 if span.end_line == span.line else len(line.rstrip())
    end = max(start + 1, min(end, max(len(line), start + 1)))
    cut = 0 if len(line) <= WIDEST else max(0, start - WIDEST // 4)
    stop = min(len(line), cut + WIDEST)
    before, after = ("…" if cut else ""), ("…" if stop < len(line) else "")
    shown = before + printable(line[cut:stop]) + after
    indent = len(before) + columns(line[cut:start])
    return shown, " " * indent + "^" * max(1, columns(line[start : min(end, stop)]))


def columns(text: str) -> int:
    """Columns of a terminal that the printed ``text`` takes: East Asian wide letters two, combining marks none."""
    return sum(0 if combining(letter) else 2 if east_asian_width(letter) in "WF" else 1 for letter in printable(text))


def printable(text: str) -> str:
    """Text that cannot steer a terminal: tabs and line ends become a space, other control characters a dot."""
    return "".join(letter if letter.isprintable() else " " if letter.isspace() else "·" for letter in text)


def summarise(diagnostics: Iterable[Diagnostic]) -> str:
    """``"2 errors, 1 warning"``, or ``"no findings"``."""
    found = order(diagnostics)
    counts = [(severity, sum(d.severity is severity for d in found)) for severity in (Severity.ERROR, Severity.WARNING)]
    notes = len(found) - sum(count for _, count in counts)
    parts = [f"{count} {severity}{'s' if count > 1 else ''}" for severity, count in counts if count]
    parts += [f"{notes} note{'s' if notes > 1 else ''}"] if notes else []
    return ", ".join(parts) or "no findings"
