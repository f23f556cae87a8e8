"""Files are written whole or not at all: the old bytes stay until the new ones are safe on disk."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import threading
import time
from pathlib import Path
from typing import NoReturn

from slidekit.core.diagnostics import refuse

_STALE_AFTER = 3600.0
_FULL = frozenset(getattr(errno, name) for name in ("ENOSPC", "EDQUOT", "EFBIG") if hasattr(errno, name))


def write_atomic(path: Path, data: bytes) -> None:
    """Put ``data`` at ``path``: a temporary file beside it, flushed to disk, then moved into place.

    Missing folders are made. On any failure the former file is untouched and nothing is left behind.
    Raises Refused: ``output-open`` (PowerPoint has the file), ``disk-full``, ``not-writable``.
    """
    refuse_open(path)
    temporary = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _sweep(path)
        _write(temporary, data, _mode_of(path))
        temporary.replace(path)
    except OSError as problem:
        _refuse(path, problem)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    _sync_folder(path.parent)


def refuse_open(path: Path) -> None:
    """Raises Refused ``output-open`` where PowerPoint has left the sign that it holds the file."""
    lock = path.with_name(f"~${path.name}")
    if os.path.lexists(lock):
        refuse("output-open", f"{path} is open in PowerPoint ({lock.name} stands beside it)", help=_close_it(lock.name))


def _write(temporary: Path, data: bytes, mode: int | None) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    with contextlib.suppress(FileNotFoundError):
        temporary.unlink()
    with os.fdopen(os.open(temporary, flags, 0o666), "wb") as stream:
        if mode is not None:
            with contextlib.suppress(OSError):
                temporary.chmod(mode)
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _mode_of(path: Path) -> int | None:
    try:
        return path.stat().st_mode & 0o777
    except FileNotFoundError:
        return None


def _sweep(path: Path) -> None:
    """Remove what a run that was killed more than an hour ago left behind."""
    before = time.time() - _STALE_AFTER
    start, end = f".{path.name}.", ".tmp"
    for stale in sorted(path.parent.iterdir()):
        if stale.name.startswith(start) and stale.name.endswith(end):
            with contextlib.suppress(OSError):
                if stale.lstat().st_mtime < before:
                    stale.unlink()


def _sync_folder(folder: Path) -> None:
    """Make the new name itself safe, where the system can do that."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _refuse(path: Path, problem: OSError) -> NoReturn:
    if problem.errno in _FULL:
        refuse(
            "disk-full",
            f"{path} cannot be written: {problem.strerror}",
            help="make room on the disk; the former file is still there",
        )
    if isinstance(problem, PermissionError) and sys.platform == "win32" and path.exists():
        refuse("output-open", f"{path} is in use by another program", help="close it in PowerPoint")
    refuse(
        "not-writable",
        f"{path} cannot be written: {problem.strerror or problem}",
        help="choose another folder with --out, or allow writing",
    )


def _close_it(lock: str) -> str:
    return f"close it in PowerPoint (if it is not open there, delete {lock})"
