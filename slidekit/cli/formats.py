"""Findings for programs: the JSON object of the contract, annotations for GitHub's checks, SARIF."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from slidekit.cli.places import Sources
from slidekit.cli.report import order
from slidekit.core.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from slidekit.pipeline import Output
    from slidekit.pipeline.comparing import VenueDifference

Fields = dict[str, Any]


def as_json(
    outputs: Sequence[Output], diagnostics: Iterable[Diagnostic], differences: Sequence[VenueDifference] | None = None
) -> str:
    """One object: ``outputs``, ``diagnostics``, of a build also ``differences``; ASCII, so that no terminal can spoil it."""
    said: dict[str, list[Any]] = {
        "outputs": [output_fields(o) for o in outputs],
        "diagnostics": [finding_fields(d) for d in order(diagnostics)],
    }
    if differences is not None:
        said["differences"] = [asdict(difference) for difference in differences]
    return json.dumps(said, indent=2)


def tell(form: str, outputs: Sequence[Output], diagnostics: Iterable[Diagnostic], sources: Sources) -> str:
    """What ``--format json``, ``github`` (a line for each finding, each ended) or ``sarif`` prints."""
    if form == "json":
        return as_json(outputs, diagnostics)
    if form == "sarif":
        from slidekit.cli.sarif import as_sarif

        return as_sarif(diagnostics, sources)
    return "".join(f"{as_annotation(finding, sources)}\n" for finding in order(diagnostics))


def output_fields(output: Output) -> Fields:
    """A written deck as JSON says it; ``delivered``, ``notes`` and ``renderings`` where they are wanted."""
    drawn = [asdict(each) for each in output.renderings] or None
    further = {"delivered": output.delivered, "notes": output.notes, "renderings": drawn}
    return {
        "deck": output.deck,
        "venue": output.venue,
        "language": output.language,
        "path": output.path,
        "slides": output.slides,
        "sha256": output.sha256,
        "digest": output.digest,
        "seconds": round(output.seconds, 3),
        "cached": output.cached,
        **{name: path for name, path in further.items() if path is not None},
    }


def finding_fields(finding: Diagnostic) -> Fields:
    """A finding as JSON says it; ``file`` is relative to the project, ``line`` null for a file without lines."""
    span = finding.span
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "message": finding.message,
        "help": finding.help,
        "file": span.file if span else None,
        "line": span.line if span and not span.is_whole else None,
        "column": span.column if span and not span.is_whole else None,
        "slide": finding.slide,
        "element": finding.element,
    }


KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def as_annotation(finding: Diagnostic, sources: Sources) -> str:
    """A workflow command of GitHub Actions: ``::error file=…,line=…,col=…,title=…::message``."""
    span = finding.span
    where = {}
    if span is not None:
        where = {"file": sources.show(span.file)}
    if span is not None and not span.is_whole:
        where |= {"line": str(span.line), "endLine": str(span.end_line), "col": str(span.column)}
        if span.line == span.end_line:
            where["endColumn"] = str(span.end_column)
    properties = ",".join(f"{key}={escape(value, ':,')}" for key, value in {**where, "title": finding.code}.items())
    text = finding.message + (f" (help: {finding.help})" if finding.help else "")
    return f"::{KINDS[finding.severity]} {properties}::{escape(text)}"


def escape(text: str, more: str = "") -> str:
    """Percent-encode what ends a workflow command: ``%``, line ends, and ``more``."""
    for letter in "%\r\n" + more:
        text = text.replace(letter, f"%{ord(letter):02X}")
    return text
