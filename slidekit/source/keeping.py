"""A project that is read again and again: a file that has not changed is neither read, nor hashed, nor parsed anew."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from threading import Lock

from slidekit.core.diagnostics import Outcome, Span
from slidekit.records.stamps import is_settled, stamp
from slidekit.source.node import Node
from slidekit.source.paths import clean
from slidekit.source.workspace import MAX_BYTES, Workspace, refuse_size

MOST_BYTES = 256 * 2**20
"""Of files kept in memory; beyond them what was read longest ago is read again."""

SMALL, MOST_SMALL = 4096, 4096
"""Bytes of a result that is kept in memory, and how many of them."""

Parse = Callable[[bytes, str], Outcome[Node]]
Recall = Callable[[str, tuple[str, ...], Callable[[], bytes]], bytes]


@dataclass(slots=True)
class _Kept:
    """A file's bytes as long as its stamp on disk is ``stamp``; hash and nodes once somebody has asked for them."""

    stamp: str
    data: bytes
    sha256: str = ""
    parsed: Outcome[Node] | None = None


class KeepingWorkspace:
    """A project on disk whose files are kept in memory, each as long as its stamp is the same. For many threads.

    ``recall`` is another workspace's; without it nothing is remembered beyond this process.
    """

    def __init__(self, base: Workspace, recall: Recall | None = None) -> None:
        self._base = base
        self._recall = recall
        self._recalled: dict[tuple[str, ...], bytes] = {}
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    @property
    def root(self) -> str:
        return self._base.root

    def read(self, path: str, span: Span | None = None, *, limit: int = MAX_BYTES) -> bytes:
        name = clean(path, span)
        now = stamp(f"{self._base.root}/{name}")
        with self._lock:
            kept = self._kept.get(name)
            if kept is not None and kept.stamp == now:
                self._kept.move_to_end(name)
                if len(kept.data) > limit:
                    refuse_size(name, len(kept.data), limit, span)
                return kept.data
        data = self._base.read(path, span, limit=limit)
        return self._keep(name, now, data)

    def exists(self, path: str) -> bool:
        return self._base.exists(path)

    def list(self, folder: str, suffix: str = "") -> tuple[str, ...]:
        return self._base.list(folder, suffix)

    def recall(self, kind: str, names: tuple[str, ...], make: Callable[[], bytes]) -> bytes:
        """As the other workspace does; small results are kept in memory, where nobody has to look for a file."""
        found = self._recalled.get((kind, *names))
        if found is None:
            found = make() if self._recall is None else self._recall(kind, names, make)
            if len(found) <= SMALL:
                if len(self._recalled) >= MOST_SMALL:
                    self._recalled.clear()
                self._recalled[kind, *names] = found
        return found

    def hash_of(self, path: str, data: bytes) -> str:
        """sha256 of the bytes that ``read`` gave, made once."""
        kept = self._kept.get(clean(path))
        if kept is None or kept.data is not data:
            return sha256(data).hexdigest()
        kept.sha256 = kept.sha256 or sha256(data).hexdigest()
        return kept.sha256

    def parsed(self, path: str, data: bytes, parse: Parse) -> Outcome[Node]:
        """What ``parse`` makes of the bytes that ``read`` gave for ``path``; nodes never change, so they can be shared."""
        kept = self._kept.get(clean(path))
        if kept is None or kept.data is not data or clean(path) != path:
            return parse(data, path)
        if kept.parsed is None:
            kept.parsed = parse(data, path)
        return kept.parsed

    def _keep(self, name: str, seen: str, data: bytes) -> bytes:
        """Keep what was read after ``seen``. A file so young that it can change unseen is read again next time, but where its
        bytes are the same, what was made of them stays.
        """
        with self._lock:
            former = self._kept.pop(name, None)
            self._bytes -= len(former.data) if former is not None else 0
            settled = seen if is_settled(seen) else ""
            if former is not None and former.data == data:
                kept = _Kept(settled, former.data, former.sha256, former.parsed)
            else:
                kept = _Kept(settled, data)
            self._kept[name] = kept
            self._bytes += len(data)
            while self._bytes > MOST_BYTES and len(self._kept) > 1:
                self._bytes -= len(self._kept.popitem(last=False)[1].data)
            return kept.data
