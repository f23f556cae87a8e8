"""What was made before, by what it was made from: files in the project's ``.slidekit/cache``, each with its checksum.

Several runs may share it without locks: an entry is written beside its place and moved there whole, and its name says
what it is made from, so that whoever writes it last writes the same. A damaged entry counts as none and is removed.
"""

from __future__ import annotations

import contextlib
import os
import re
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from slidekit.records.places import cache_folder, make_folder

KINDS = ("decks", "recipes", "pictures", "facts", "detail", "hashes")
TALLY = "found"
LIMIT = 512 * 2**20
"""Bytes; beyond them what was used longest ago is forgotten."""
_KEPT = 0.8
_FRESH = 60.0
"""Seconds within which a use is not noted again."""
_STALE = 3600.0
_NAME = re.compile(r"[0-9a-f]{64}")
_TEMPORARY = re.compile(r"[0-9a-f]{64}\.\d+-\d+\.tmp")
_HEAD = b"slidekit cache 1 "


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the store; ``used`` is the time of its last use."""

    path: Path
    kind: str
    size: int
    used: float


class Store:
    """Bytes by kind and key. Whatever goes wrong on the disk, ``get`` finds nothing and ``put`` keeps nothing."""

    def __init__(self, root: str, *, since: float = 0.0) -> None:
        """``root``: the project's folder. What was kept before ``since`` (seconds since 1970) is not found."""
        self._since = since
        folder = cache_folder(root)
        self._home = Path(folder) if folder is not None else None
        self._seal: str | None = None
        self._grown = 0
        self._found: Counter[str] = Counter()

    def get(self, kind: str, *names: str) -> bytes | None:
        """What was put under these names, its checksum held against it."""
        path = self._place(kind, names)
        if path is None:
            return None
        try:
            if path.stat().st_mtime < self._since:
                return None
            data = path.read_bytes()
        except OSError:
            return None
        head, _, content = data.partition(b"\n")
        if head != _HEAD + sha256(content).hexdigest().encode():
            with contextlib.suppress(OSError):
                path.unlink()
            return None
        with contextlib.suppress(OSError):
            if time.time() - path.stat().st_mtime > _FRESH:
                os.utime(path)
        self._found[kind] += 1
        return content

    def put(self, kind: str, content: bytes, *names: str) -> None:
        """Keep bytes under these names."""
        if self._home is None or not make_folder(str(self._home)):
            self._home = None
            return
        path = self._place(kind, names)
        assert path is not None
        temporary = path.with_name(f"{path.name}.{os.getpid()}-{threading.get_ident()}.tmp")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(_HEAD + sha256(content).hexdigest().encode() + b"\n" + content)
            temporary.replace(path)
            self._grown += len(content)
        except OSError:
            with contextlib.suppress(OSError):
                temporary.unlink()

    def entries(self) -> list[Entry]:
        """All that is kept, the longest unused first."""
        found = [entry for entry, name in self._files() if _NAME.fullmatch(name)]
        return sorted(found, key=lambda entry: (entry.used, entry.path))

    def count(self) -> None:
        """Add what was found to the project's tally: one short line, which several runs may add at the same time."""
        line = " ".join(f"{kind}={found}" for kind, found in sorted(self._found.items()))
        if self._home is not None and line:
            self._found.clear()
            with contextlib.suppress(OSError), (self._home / TALLY).open("a", encoding="ascii") as file:
                file.write(f"{line}\n")

    def tally(self) -> dict[str, int]:
        """How often something was found since the store was made or cleared, by kind."""
        whole: Counter[str] = Counter()
        if self._home is not None:
            with contextlib.suppress(OSError):
                for word in (self._home / TALLY).read_text("ascii", "replace").split():
                    kind, _, number = word.partition("=")
                    whole[kind] += int(number) if number.isdecimal() else 0
        return {kind: whole[kind] for kind in KINDS}

    def prune(self, limit: int = LIMIT) -> None:
        """Forget what was used longest ago where this run made the store too large, and what killed runs left behind."""
        if not self._grown:
            return
        for entry, name in self._files():
            if _TEMPORARY.fullmatch(name) and time.time() - entry.used > _STALE:
                self._remove(entry)
        kept = self.entries()
        size = sum(entry.size for entry in kept)
        if size <= limit:
            return
        for entry in kept:
            if size <= limit * _KEPT:
                break
            self._remove(entry)
            size -= entry.size

    def clear(self) -> int:
        """Forget everything; the number of entries. Files that are not the store's stay."""
        count = 0
        for entry, name in self._files():
            count += bool(_NAME.fullmatch(name))
            self._remove(entry)
        if self._home is not None:
            with contextlib.suppress(OSError):
                (self._home / TALLY).unlink(missing_ok=True)
                for record in (self._home / "runs").iterdir():
                    record.unlink()
        return count

    def _place(self, kind: str, names: tuple[str, ...]) -> Path | None:
        """Names are hashed together with the folder itself, so that a store that came along with a project holds nothing."""
        if self._home is None:
            return None
        if self._seal is None:
            try:
                state = self._home.stat()
            except OSError:
                return None
            self._seal = f"{state.st_dev} {state.st_ino}"
        key = sha256("\0".join((kind, self._seal, *names)).encode("utf-8", "surrogateescape")).hexdigest()
        return self._home / "cache" / kind / key[:2] / key

    def _files(self) -> Iterator[tuple[Entry, str]]:
        if self._home is None:
            return
        for kind in KINDS:
            with contextlib.suppress(OSError):
                for folder in sorted((self._home / "cache" / kind).iterdir()):
                    for path in sorted(folder.iterdir()):
                        with contextlib.suppress(OSError):
                            if _NAME.fullmatch(path.name) or _TEMPORARY.fullmatch(path.name):
                                state = path.lstat()
                                yield Entry(path, kind, state.st_size, state.st_mtime), path.name

    def _remove(self, entry: Entry) -> None:
        with contextlib.suppress(OSError):
            entry.path.unlink()
