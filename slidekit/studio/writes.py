"""Files that a page writes: only over the version that it has seen (RFC 9110, If-Match); the watcher knows them by hash."""

from __future__ import annotations

import os
from collections import defaultdict
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from threading import Lock

from slidekit.core.diagnostics import Refused, refuse
from slidekit.source import DiskWorkspace, write_atomic
from slidekit.source.paths import clean


@dataclass(frozen=True, slots=True)
class Stale:
    """Somebody else has written meanwhile: what stands there now (None: nothing) and its ETag."""

    data: bytes | None
    etag: str


def etag_of(data: bytes | None) -> str:
    """The strong ETag of a file's bytes, quotes included; of no file, ``"none"``."""
    return f'"{sha256(data).hexdigest()}"' if data is not None else '"none"'


class Writes:
    """All writes into one project. For many threads."""

    def __init__(self, root: Path) -> None:
        self.workspace = DiskWorkspace(root)
        self._locks: defaultdict[str, Lock] = defaultdict(Lock)
        self._own: dict[str, str] = {}

    def read(self, path: str) -> tuple[bytes | None, str]:
        """A file and its ETag. Raises Refused where it is none of the project's."""
        name = clean(path)
        data = self.workspace.read(name) if self.workspace.exists(name) else None
        return data, etag_of(data)

    def write(self, path: str, data: bytes, *, seen: str) -> str | Stale:
        """Write if the file is still what ``seen`` (an ETag) says: the new ETag, else ``Stale`` and the file as it was.

        Raises Refused: those of ``Workspace.read`` and ``write_atomic``.
        """
        name = clean(path)
        with self._locks[name]:
            now, etag = self.read(name)
            if etag != seen:
                return Stale(now, etag)
            place = self._place(name)
            self.own(name, data)
            try:
                write_atomic(place, data)
            except Refused:
                self._own.pop(name, None)
                raise
            return etag_of(data)

    def _place(self, name: str) -> Path:
        """Where the file is written: through links as far as they stay inside, never beyond."""
        place = Path(os.path.realpath(Path(self.workspace.root) / name))
        if not place.is_relative_to(self.workspace.root):
            refuse("outside-project", f"{name} is a link that leads out of the project", help="copy the file into the project")
        return place

    def own(self, path: str, data: bytes) -> None:
        """Say that these bytes are about to be written there by this program, for ``is_own``."""
        self._own[clean(path)] = etag_of(data)

    def is_own(self, path: str) -> bool:
        """True while a file is as this program wrote it: the watcher has nothing to tell."""
        mine = self._own.get(path)
        if mine is None:
            return False
        try:
            return self.read(path)[1] == mine
        except Refused:
            return False
