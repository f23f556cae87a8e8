"""A project as it would be with some files changed: nothing is written."""

from __future__ import annotations

from collections.abc import Mapping

from slidekit.core.diagnostics import Refused, Span
from slidekit.source.paths import clean
from slidekit.source.workspace import MAX_BYTES, Forgetful, MemoryWorkspace, Workspace


class OverlayWorkspace(Forgetful):
    """``files`` (path → content) in front of another workspace."""

    def __init__(self, base: Workspace, files: Mapping[str, bytes]) -> None:
        self._base = base
        self._files = MemoryWorkspace(files)

    @property
    def root(self) -> str:
        return self._base.root

    def read(self, path: str, span: Span | None = None, *, limit: int = MAX_BYTES) -> bytes:
        front = self._files.exists(clean(path, span))
        return (self._files if front else self._base).read(path, span, limit=limit)

    def exists(self, path: str) -> bool:
        return self._files.exists(path) or self._base.exists(path)

    def list(self, folder: str, suffix: str = "") -> tuple[str, ...]:
        try:
            return tuple(sorted({*self._base.list(folder, suffix), *self._files.list(clean(folder), suffix)}))
        except Refused:
            return ()
