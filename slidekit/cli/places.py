"""Where findings stand: paths as the reader's shell knows them, lines of the sources."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from slidekit.core.diagnostics import Refused, Span
from slidekit.source.disk import DiskWorkspace
from slidekit.source.project import find_project


class Sources:
    """The files that findings point into, read when first asked for."""

    def __init__(self, specs: Sequence[Path] = ()) -> None:
        """``specs``: decks named on the command line; their projects, and the one around the current folder, are looked in."""
        roots = [find_project(start) for start in (*specs, Path.cwd())]
        self._projects = [DiskWorkspace(root) for root in dict.fromkeys(roots)]
        self._lines: dict[str, list[str]] = {}

    def show(self, file: str) -> str:
        """``file`` as seen from the current folder, so that a click in the terminal or an annotation finds it."""
        project = self._holder(file)
        if project is None:
            return show(Path(file)) if Path(file).is_absolute() else file
        return show(Path(project.root) / file)

    def line(self, span: Span) -> str | None:
        """The line of text that ``span`` begins in, or None when there is none (a deck made in memory)."""
        if span.file not in self._lines:
            self._lines[span.file] = self._read(span.file)
        lines = self._lines[span.file]
        return lines[span.line - 1] if 0 < span.line <= len(lines) else None

    def _holder(self, file: str) -> DiskWorkspace | None:
        for project in self._projects:
            try:
                if project.exists(file):
                    return project
            except Refused:
                continue
        return None

    def _read(self, file: str) -> list[str]:
        project = self._holder(file)
        try:
            data = project.read(file) if project is not None else b""
        except Refused:
            return []
        return data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def show(path: Path) -> str:
    """A path as seen from the current folder, with ``/``; absolute when it lies elsewhere."""
    path, here = path.absolute(), Path.cwd()
    for one, other in ((path, here), (path.parent.resolve() / path.name, here.resolve())):
        if one.is_relative_to(other):
            return one.relative_to(other).as_posix()
    return path.as_posix()
