"""Where a finding stands, for people: ``file:line:column`` to copy, and an address that their editor opens."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from slidekit.core.diagnostics import Diagnostic, Severity, Span, did_you_mean, refuse

EDITORS = {
    "vscode": "vscode://file/{path}:{line}:{column}",
    "vscodium": "vscodium://file/{path}:{line}:{column}",
    "cursor": "cursor://file/{path}:{line}:{column}",
    "zed": "zed://file/{path}:{line}:{column}",
    "idea": "idea://open?file={path}&line={line}&column={column}",
    "pycharm": "pycharm://open?file={path}&line={line}&column={column}",
    "textmate": "txmt://open?url=file://{path}&line={line}&column={column}",
}
"""Editors that open a file by an address of their own."""
ACTIVE = frozenset({"javascript", "data", "vbscript", "blob", "about", "file", "http", "https"})
"""Beginnings of addresses that a browser opens itself."""
_TEMPLATE = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):[^\s]*\{path\}[^\s]*")


def editor_template(wanted: str) -> str:
    """The address of an editor by its name, or one's own with ``{path}``, ``{line}``, ``{column}``.

    Raises Refused: ``unknown-editor``.
    """
    known = EDITORS.get(wanted.lower())
    if known is not None:
        return known
    own = _TEMPLATE.fullmatch(wanted)
    names = set(re.findall(r"\{(\w*)\}", wanted))
    if own is None or own[1].lower() in ACTIVE or not names <= {"path", "line", "column"}:
        advice = did_you_mean(wanted, EDITORS) + "; or an address of its own with {path}, {line} and {column}"
        refuse("unknown-editor", f"there is no editor {wanted}", help=advice)
    return wanted


@dataclass(frozen=True, slots=True)
class Places:
    """``root`` is the project's folder; ``editor`` a template, empty without one."""

    root: str
    editor: str = ""

    def tell(self, span: Span | None) -> dict[str, Any] | None:
        """A span as the page shows it: ``text`` to copy, ``url`` where an editor is set."""
        if span is None or span.file.startswith("<"):
            return None
        path = Path(self.root) / span.file
        line, column = max(1, span.line), max(1, span.column)
        shown = path.relative_to(Path.cwd()).as_posix() if path.is_relative_to(Path.cwd()) else path.as_posix()
        url = ""
        if self.editor:
            where = quote(path.as_posix().lstrip("/") if "file/{path}" in self.editor else path.as_posix(), safe="/:")
            parts = {"{path}": where, "{line}": str(line), "{column}": str(column)}
            url = re.sub(r"\{\w+\}", lambda name: parts[name[0]], self.editor)
        return {"text": shown if span.is_whole else f"{shown}:{line}:{column}", "url": url}

    def tell_all(self, findings: Iterable[Diagnostic]) -> list[dict[str, Any]]:
        """Findings as JSON, the gravest first, then by their place."""
        ranks = list(Severity)
        ordered = sorted(
            dict.fromkeys(findings),
            key=lambda each: (
                ranks.index(each.severity),
                each.span is None,
                (each.span.file, each.span.line, each.span.column) if each.span else (),
            ),
        )
        return [
            {
                "code": each.code,
                "severity": each.severity.value,
                "message": each.message,
                "help": each.help,
                "slide": each.slide,
                "element": each.element,
                "place": self.tell(each.span),
            }
            for each in ordered
        ]
