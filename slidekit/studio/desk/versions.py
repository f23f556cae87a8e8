"""States of files that pages have seen, by their ETag: the base of a merge when somebody else was quicker."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from slidekit.studio.writes import etag_of

MOST = 400
HEAVIEST = 64 * 2**20


class Versions:
    """The latest states of small files. For many threads."""

    def __init__(self) -> None:
        self._held: OrderedDict[tuple[str, str], bytes] = OrderedDict()
        self._lock = Lock()
        self._weight = 0

    def keep(self, path: str, data: bytes) -> str:
        """Remember a state; gives its ETag."""
        etag = etag_of(data)
        with self._lock:
            if (path, etag) not in self._held:
                self._held[path, etag] = data
                self._weight += len(data)
            self._held.move_to_end((path, etag))
            while len(self._held) > MOST or self._weight > HEAVIEST:
                self._weight -= len(self._held.popitem(last=False)[1])
        return etag

    def find(self, path: str, etags: tuple[str, ...]) -> bytes | None:
        """The state of a file that one of these ETags names."""
        with self._lock:
            return next((self._held[path, etag] for etag in etags if (path, etag) in self._held), None)
