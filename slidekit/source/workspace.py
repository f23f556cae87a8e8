"""The door to files: a project on disk, and its twin in memory. Nothing outside the project can be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from typing import NoReturn, Protocol

from slidekit.core.diagnostics import Refused, Span, nearest, refuse
from slidekit.source.paths import clean

MAX_BYTES = 512 * 2**20


class Workspace(Protocol):
    """Files by their path from the project's folder, with ``/``: ``assets/figures.yaml``."""

    @property
    def root(self) -> str:
        """The project's folder, for display."""
        ...

    def read(self, path: str, span: Span | None = None, *, limit: int = MAX_BYTES) -> bytes:
        """All bytes of a file; ``span`` is the place that names it.

        Raises Refused: ``file-not-found`` (with the nearest name), ``outside-project``, ``not-a-file``, ``not-readable``,
        ``too-large`` (more than ``limit`` bytes), ``bad-path``.
        """
        ...

    def exists(self, path: str) -> bool:
        """True when ``read`` would find a file there."""
        ...

    def list(self, folder: str, suffix: str = "") -> tuple[str, ...]:
        """The paths of the files directly in a folder whose names end with ``suffix``, sorted; none for no folder."""
        ...

    def recall(self, kind: str, names: tuple[str, ...], make: Callable[[], bytes]) -> bytes:
        """What ``make`` gives, which depends on nothing but ``names``: perhaps remembered from an earlier run."""
        ...

    def hash_of(self, path: str, data: bytes) -> str:
        """sha256, in hex, of the bytes that ``read`` has just given for ``path``."""
        ...


class Forgetful:
    """A workspace that remembers nothing of what was made from it."""

    def hash_of(self, path: str, data: bytes) -> str:  # noqa: ARG002
        """sha256 of the data."""
        return sha256(data).hexdigest()

    def recall(self, kind: str, names: tuple[str, ...], make: Callable[[], bytes]) -> bytes:  # noqa: ARG002
        """What ``make`` gives."""
        return make()


class MemoryWorkspace(Forgetful):
    """A project that exists in memory only; behaves as the one on disk does."""

    def __init__(self, files: Mapping[str, bytes | str]) -> None:
        """``files``: path → content; a str stands for its UTF-8 bytes. Raises Refused for paths that lead outside."""
        self._files = {
            clean(path): content.encode("utf-8", "surrogatepass") if isinstance(content, str) else bytes(content)
            for path, content in files.items()
        }

    @property
    def root(self) -> str:
        return "memory"

    def read(self, path: str, span: Span | None = None, *, limit: int = MAX_BYTES) -> bytes:
        name = clean(path, span)
        data = self._files.get(name)
        if data is None:
            self._refuse(name, span)
        if len(data) > limit:
            refuse_size(name, len(data), limit, span)
        return data

    def exists(self, path: str) -> bool:
        try:
            return clean(path) in self._files
        except Refused:
            return False

    def list(self, folder: str, suffix: str = "") -> tuple[str, ...]:
        try:
            name = clean(folder)
        except Refused:
            return ()
        return tuple(sorted(path for path in self._files if path.rpartition("/")[0] == name and path.endswith(suffix)))

    def _refuse(self, name: str, span: Span | None) -> NoReturn:
        if name == "" or any(other.startswith(f"{name}/") for other in self._files):
            refuse_folder(name, span)
        above = name.rpartition("/")[0]
        while above:
            if above in self._files:
                refuse("not-a-file", f"{above} is a file, not a folder", span, "correct the path")
            above = above.rpartition("/")[0]
        refuse_missing(name, self._files, span)


def refuse_missing(path: str, files: Iterable[str], span: Span | None) -> NoReturn:
    """Leave with ``file-not-found`` and the nearest of ``files``: in the same folder, by the same name, then by path."""
    every = sorted(files)
    folder, _, name = path.rpartition("/")
    here = {each.rpartition("/")[2]: each for each in every if each.rpartition("/")[0] == folder}
    near = nearest(name, here)
    if near is not None:
        suggestion: str | None = here[near]
    else:
        suggestion = next((each for each in every if each.rpartition("/")[2].casefold() == name.casefold()), None)
        suggestion = suggestion or nearest(path, every)
    if suggestion is not None:
        advice = f"did you mean {suggestion}?"
    elif here:
        advice = f"in {folder or 'the project'}: {', '.join(list(here)[:12])}{' …' if len(here) > 12 else ''}"
    else:
        advice = "check the path, or copy the file into the project"
    refuse("file-not-found", f"there is no file {path}", span, advice)


def refuse_folder(path: str, span: Span | None) -> NoReturn:
    """Leave with ``not-a-file`` for a folder."""
    refuse("not-a-file", f"{path or 'the project itself'} is a folder, not a file", span, "name a file in it")


def refuse_size(path: str, size: int, limit: int, span: Span | None) -> NoReturn:
    """Leave with ``too-large``; ``size`` and ``limit`` in bytes."""
    told = f"{path} has {size:,} bytes; the limit is {limit:,}"
    refuse("too-large", told, span, "make the file smaller")
