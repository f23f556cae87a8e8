"""A workspace that notes all that is looked at: the natural key of whatever is made from it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from slidekit.core.diagnostics import Refused, Span
from slidekit.records.stamps import is_settled, stamp
from slidekit.source.store import Store
from slidekit.source.workspace import MAX_BYTES, Workspace

Kind = Literal["read", "exists", "list"]
LARGE = 2**16
"""Bytes from which on it is quicker to remember a file's hash with its stamp than to hash it."""


@dataclass(frozen=True, slots=True, order=True)
class Look:
    """One look at a project: which file was read, looked for, or which folder was listed (``what`` is then the suffix)."""

    kind: Kind
    path: str
    what: str = ""


class RecordingWorkspace:
    """Another workspace whose answers are noted. Names that were looked for in vain count too. For many threads.

    ``seen``: look → what was found (sha256 of the bytes, ``refused: CODE``, ``yes``, ``no``, sha256 of the listing).
    ``stamps``: path on disk → its stamp, taken before the look.
    ``torn``: files that were not the same when they were read again.
    What is made from files is remembered in ``store``, under ``names`` and those that ``recall`` is given.
    """

    def __init__(self, base: Workspace, store: Store | None = None, *names: str) -> None:
        self._base = base
        self._store = store
        self._names = names
        self.seen: dict[Look, str] = {}
        self.stamps: dict[str, str] = {}
        self.torn: set[str] = set()

    @property
    def root(self) -> str:
        return self._base.root

    def read(self, path: str, span: Span | None = None, *, limit: int = MAX_BYTES) -> bytes:
        seen = self._stamp(path)
        try:
            data = self._base.read(path, span, limit=limit)
        except Refused as refused:
            self._note(Look("read", path), f"refused: {refused.diagnostics[0].code}")
            raise
        self._note(Look("read", path), self._hash(path, seen, data))
        return data

    def exists(self, path: str) -> bool:
        self._stamp(path)
        found = self._base.exists(path)
        self._note(Look("exists", path), "yes" if found else "no")
        return found

    def list(self, folder: str, suffix: str = "") -> tuple[str, ...]:
        self._stamp(folder)
        names = self._base.list(folder, suffix)
        self._note(Look("list", folder, suffix), sha256("\n".join(names).encode("utf-8", "surrogateescape")).hexdigest())
        return names

    def hash_of(self, path: str, data: bytes) -> str:
        """As noted when it was read; a file that was not the same then is ``torn``, and nothing comes of it."""
        noted = self.seen.get(Look("read", path), "")
        return noted if len(noted) == 64 else sha256(data).hexdigest()

    def recall(self, kind: str, names: tuple[str, ...], make: Callable[[], bytes]) -> bytes:
        if self._store is None:
            return make()
        found = self._store.get(kind, *self._names, *names)
        if found is None:
            found = make()
            self._store.put(kind, found, *self._names, *names)
        return found

    def _stamp(self, path: str) -> str:
        place = os.path.normpath(f"{self._base.root}/{path}")
        now = stamp(place)
        self.stamps.setdefault(place, now)
        return now

    def _hash(self, path: str, seen: str, data: bytes) -> str:
        """sha256 of a file just read; a large one's is remembered, as long as its stamp cannot hide a change."""
        if self._store is None or len(data) < LARGE or not is_settled(seen):
            return sha256(data).hexdigest()
        known = self._store.get("hashes", path, seen)
        if known is None:
            known = sha256(data).hexdigest().encode()
            self._store.put("hashes", known, path, seen)
        return known.decode()

    def _note(self, look: Look, found: str) -> None:
        if self.seen.setdefault(look, found) != found:
            self.torn.add(look.path)


def repeat(look: Look, workspace: Workspace) -> None:
    """Look again."""
    if look.kind == "list":
        workspace.list(look.path, look.what)
    elif look.kind == "exists":
        workspace.exists(look.path)
    else:
        try:
            workspace.read(look.path)
        except Refused:
            return
