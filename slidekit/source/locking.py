"""One process at a time: a lock on a file, which the system lets go of when the process ends, however it ends."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from slidekit.core.diagnostics import refuse

PATIENCE = 10.0
"""Seconds to wait for another process."""
_TURN = 0.02


@contextlib.contextmanager
def locked(path: Path, *, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock on ``path``, a file for nothing else; where it cannot be made, nobody else holds it either.

    Not for two threads of a process. Raises Refused ``project-busy`` where another process keeps it for ``patience`` seconds.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
    except OSError:
        yield
        return
    try:
        end = time.monotonic() + patience
        while not _take(handle):
            if time.monotonic() > end:
                message = f"another slidekit is writing to {path.parent.parent.parent}"
                refuse("project-busy", message, help="wait until it is done, or end the other studio of this project")
            time.sleep(_TURN)
        yield
    finally:
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # a file system without locks
            return True
        return True
