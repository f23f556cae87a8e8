"""The door for YAML: a file of the project, or a text, → nodes with places and all findings at once."""

from __future__ import annotations

import re

from yaml import YAMLError

from slidekit.core.diagnostics import Diagnostic, Outcome, Refused, Span, error
from slidekit.source.keeping import KeepingWorkspace
from slidekit.source.node import Items, Node, Table
from slidekit.source.workspace import Workspace
from slidekit.source.yaml_build import Builder, Unquoted
from slidekit.source.yaml_case import Case, Fault
from slidekit.source.yaml_events import open_parser
from slidekit.source.yaml_syntax import explain
from slidekit.source.yaml_text import MAX_BYTES, At, Source, read_text
from slidekit.source.yaml_unquoted import unquoted

_MAX_REPAIRS = 20
_LONGEST_TO_REPAIR = 2**18
_MOST_FINDINGS = 100


def load_yaml(workspace: Workspace, path: str, span: Span | None = None) -> Outcome[Node]:
    """Read a YAML file of the project; ``span`` is the place that names the file, if any.

    The value is a Table, or None when the file cannot be read as a map. It may come with errors: then its tree is what can
    be made of the text, good enough to look for more findings, never to build from.
    """
    try:
        data = workspace.read(path, span, limit=MAX_BYTES)
    except Refused as refused:
        return Outcome(None, refused.diagnostics)
    if isinstance(workspace, KeepingWorkspace):
        return workspace.parsed(path, data, parse_yaml)
    return parse_yaml(data, path)


def parse_yaml(data: str | bytes, file: str = "", *, pure: bool = False) -> Outcome[Node]:
    """As ``load_yaml``, for a text or bytes; ``file`` is what spans say. ``pure`` goes without libyaml."""
    found: list[Diagnostic] = []
    node: Node | None = None
    try:
        source = read_text(data, file, found)
        node = _read(source, found, pure)
    except Refused as refused:
        found.extend(refused.diagnostics)
    found.sort(key=lambda each: (each.span.line, each.span.column) if each.span else (0, 0))
    if len(found) > _MOST_FINDINGS:
        rest = error("too-many-findings", f"{len(found) - _MOST_FINDINGS} more findings follow", found[_MOST_FINDINGS].span)
        found[_MOST_FINDINGS:] = [rest]
    return Outcome(node, tuple(found))


def _read(source: Source, found: list[Diagnostic], pure: bool) -> Node | None:
    """Parse; after a mistake whose correction is known, correct that line in memory and read on for further findings."""
    repaired: set[int] = set()
    while True:
        builder = Builder(source)
        fault = _run(builder, source, found, pure)
        if fault is None:
            break
        if fault.line not in repaired:
            found.append(fault.diagnostic)
        hopeless = fault.repaired is None or fault.line in repaired or len(repaired) >= _MAX_REPAIRS
        repaired.add(fault.line)
        if fault.repaired is None or hopeless or len(source.text) > _LONGEST_TO_REPAIR:
            break
        source = source.with_line(fault.line, fault.repaired)
    found.extend(each for each in builder.found if each.span is None or each.span.line - 1 not in repaired)
    if fault is not None:
        return None
    if isinstance(builder.root, Table):
        return builder.root
    if not any(each.is_error for each in found):
        found.append(_not_a_map(source, builder.root))
    return None


def _run(builder: Builder, source: Source, found: list[Diagnostic], pure: bool) -> Fault | None:
    try:
        builder.run(open_parser(source.text, pure=pure))
    except Unquoted as problem:
        return unquoted(source, problem.at)
    except YAMLError as problem:
        return explain(_case(problem, builder, source))
    except Refused:
        found.extend(builder.found)
        raise
    return None


def _case(problem: YAMLError, builder: Builder, source: Source) -> Case:
    def place(name: str) -> At | None:
        mark = getattr(problem, name, None)
        return None if mark is None else At(mark.line, mark.column)

    where = place("problem_mark") or place("context_mark") or At(0, 0)
    words = getattr(problem, "problem", None) or getattr(problem, "reason", None) or "not YAML"
    context = getattr(problem, "context", None) or ""
    return Case(source, words, where, context, place("context_mark"), builder.flow_start, builder.last)


def _not_a_map(source: Source, root: Node | None) -> Diagnostic:
    if root is None:
        return error("not-a-map", "the file is empty", source.span(At(0, 0), At(0, 0)), "write key: value lines")
    if isinstance(root, Items):
        return error(
            "not-a-map", f"the file holds a list of {len(root.items)}, not keys", root.span, "put a key above the list"
        )
    line = source.line(root.span.line - 1)
    missing = re.match(r"\s*([\w-]+):(?=\S)", line)
    advice = f"write {line[: missing.end()].strip()} {line[missing.end() :].strip()}" if missing else "write key: value lines"
    return error("not-a-map", "the file holds one text, not keys", root.span, advice)
