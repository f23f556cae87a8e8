"""A project on disk: paths are resolved, must stay inside, and are opened without following links on the way."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import NoReturn

from slidekit.core.diagnostics import Refused, Span, refuse
from slidekit.source.paths import clean
from slidekit.source.workspace import MAX_BYTES, Forgetful, refuse_folder, refuse_missing, refuse_size

_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0) | _NOFOLLOW
_STEP = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0) | _NOFOLLOW
_MOST_FILES = 5000


class DiskWorkspace(Forgetful):
    """The files below ``root``. Links are followed while they stay inside."""

    def __init__(self, root: Path) -> None:
        self._root = Path(os.path.realpath(root))

    @property
    def root(self) -> str:
        return self._root.as_posix()

    def read(self, path: str, span: Span | None = None, *, limit: int = MAX_BYTES) -> bytes:
        name = clean(path, span)
        if not name:
            refuse_folder(name, span)
        real = self._locate(name)
        if real is None:
            refuse("outside-project", f"{name} is a link that leads out of the project", span, "copy the file into the project")
        try:
            handle = self._open(real)
        except OSError as problem:
            self._refuse_open(name, problem, span)
        return _read_all(handle, name, limit, span)

    def exists(self, path: str) -> bool:
        try:
            real = self._locate(clean(path))
            return real is not None and real.is_file()
        except (Refused, OSError):
            return False

    def list(self, folder: str, suffix: str = "") -> tuple[str, ...]:
        try:
            return self._list(clean(folder), suffix)
        except (Refused, OSError):
            return ()

    def _locate(self, name: str) -> Path | None:
        """Where the file really is, links resolved; None when that is outside."""
        real = Path(os.path.realpath(self._root / name))
        return real if real.is_relative_to(self._root) else None

    def _open(self, real: Path) -> int:
        """Open step by step from the root, so that no folder can be swapped for a link in between."""
        if os.open not in os.supports_dir_fd or not _NOFOLLOW:
            if real.is_dir():
                raise IsADirectoryError(errno.EISDIR, "is a folder")
            return os.open(real, _READ)
        parts = real.relative_to(self._root).parts
        folder = os.open(self._root, _STEP)
        try:
            for part in parts[:-1]:
                step = os.open(part, _STEP, dir_fd=folder)
                os.close(folder)
                folder = step
            return os.open(parts[-1] if parts else ".", _READ, dir_fd=folder)
        finally:
            os.close(folder)

    def _refuse_open(self, name: str, problem: OSError, span: Span | None) -> NoReturn:
        match problem.errno:
            case errno.ENOENT:
                refuse_missing(name, _every_file(self._root), span)
            case errno.ENOTDIR:
                self._refuse_step(name, span)
            case errno.EISDIR:
                refuse_folder(name, span)
            case errno.ELOOP:
                refuse("not-a-file", f"{name} is a link that leads to itself", span, "name a file")
            case errno.ENXIO | errno.ENODEV:
                refuse("not-a-file", f"{name} is a device or pipe, not a file", span, "name a file")
            case errno.ENAMETOOLONG:
                refuse("bad-path", f"the path {name[:40]} … is longer than the disk allows", span, "use a shorter name")
            case errno.EACCES | errno.EPERM:
                refuse("not-readable", f"{name} cannot be read: {problem.strerror}", span, "allow reading it")
            case _:
                refuse("not-readable", f"{name} cannot be read: {problem.strerror}", span, "check the disk")

    def _refuse_step(self, name: str, span: Span | None) -> NoReturn:
        above = name.rpartition("/")[0]
        while above and not (self._root / above).is_file():
            above = above.rpartition("/")[0]
        refuse("not-a-file", f"{above or name} is a file, not a folder", span, "correct the path")

    def _list(self, folder: str, suffix: str) -> tuple[str, ...]:
        real = self._locate(folder)
        names = sorted(entry.name for entry in real.iterdir()) if real is not None else []
        paths = (f"{folder}/{name}" if folder else name for name in names if name.endswith(suffix))
        return tuple(path for path in paths if self.exists(path))


def read_file(path: Path, *, limit: int = MAX_BYTES) -> bytes:
    """All bytes of a file that a person named, wherever it lies and whatever its name. Raises Refused as ``read`` does."""
    try:
        handle = os.open(path, _READ & ~_NOFOLLOW)
    except OSError as problem:
        refuse(
            "not-readable", f"{path.name} cannot be read: {problem.strerror}", None, "check its name, and that you may read it"
        )
    return _read_all(handle, path.name, limit, None)


def _read_all(handle: int, name: str, limit: int, span: Span | None) -> bytes:
    """What an open file holds; closes it."""
    try:
        _check_regular(os.fstat(handle), name, limit, span)
    except Refused:
        os.close(handle)
        raise
    with os.fdopen(handle, "rb") as stream:
        try:
            data = stream.read()
        except OSError as problem:
            refuse("not-readable", f"{name} cannot be read: {problem.strerror}", span, "check the disk")
    if len(data) > limit:
        refuse_size(name, len(data), limit, span)
    return data


def _check_regular(state: os.stat_result, name: str, limit: int, span: Span | None) -> None:
    """Folders, pipes, devices and files beyond ``limit`` bytes are refused before a byte is read."""
    if stat.S_ISDIR(state.st_mode):
        refuse_folder(name, span)
    if not stat.S_ISREG(state.st_mode):
        refuse("not-a-file", f"{name} is a device or pipe, not a file", span, "name a file")
    if state.st_size > limit:
        refuse_size(name, state.st_size, limit, span)


def _every_file(root: Path) -> list[str]:
    """The project's files but for hidden ones, as far as a suggestion needs them."""
    found: list[str] = []
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        base = Path(folder).relative_to(root).as_posix()
        found.extend(name if base == "." else f"{base}/{name}" for name in sorted(names) if not name.startswith("."))
        if len(found) > _MOST_FILES:
            break
    return found
