"""Findings as SARIF 2.1.0 (OASIS): what code hosts and editors read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from slidekit import __version__
from slidekit.cli.manual import read_pages
from slidekit.cli.places import Sources
from slidekit.cli.report import order, printable
from slidekit.core.diagnostics import Diagnostic, Severity, Span

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

Json = dict[str, Any]


def as_sarif(diagnostics: Iterable[Diagnostic], sources: Sources) -> str:
    """One SARIF log: a rule for every code found, with its page of the manual, and a result for every finding."""
    found = order(diagnostics)
    codes = sorted({finding.code for finding in found})
    pages = read_pages()
    rules = [_rule(code, pages[code].title, pages[code].why, pages[code].fix) for code in codes if code in pages]
    known = [rule["id"] for rule in rules]
    driver = {"name": "slidekit", "semanticVersion": __version__, "version": __version__, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, known, sources) for finding in found],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _rule(code: str, title: str, why: str, fix: str) -> Json:
    return {
        "id": code,
        "name": "".join(part.capitalize() for part in code.split("-")),
        "shortDescription": {"text": title},
        "fullDescription": {"text": " ".join(why.split())},
        "help": {"text": fix},
    }


def _result(finding: Diagnostic, known: list[str], sources: Sources) -> Json:
    text = finding.message + (f" Help: {finding.help}." if finding.help else "")
    said: Json = {"ruleId": finding.code, "level": LEVELS[finding.severity], "message": {"text": printable(text)}}
    if finding.code in known:
        said["ruleIndex"] = known.index(finding.code)
    location: Json = {}
    if finding.span is not None:
        location["physicalLocation"] = _place(finding.span, sources)
    named = [(finding.slide, "slide"), (finding.element, "element")]
    logical = [{"name": name, "kind": kind} for name, kind in named if name]
    if logical:
        location["logicalLocations"] = logical
    return {**said, "locations": [location]} if location else said


def _place(span: Span, sources: Sources) -> Json:
    """A file from the current folder as a URI reference, and the stretch in it; end columns are exclusive there too."""
    shown = sources.show(span.file)
    uri = f"file://{quote(shown)}" if shown.startswith("/") else quote(shown)
    if span.is_whole:
        return {"artifactLocation": {"uri": uri}}
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": max(span.end_column, span.column + 1 if span.end_line == span.line else 1),
    }
    return {"artifactLocation": {"uri": uri}, "region": region}
