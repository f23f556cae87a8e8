"""An edit: what files hold before and after it, and the only way to disk."""

from __future__ import annotations

import contextlib
import threading
from dataclasses import dataclass, replace
from difflib import unified_diff
from hashlib import sha256
from pathlib import Path

from slidekit.core.diagnostics import Diagnostic, Refused, refuse
from slidekit.resolve.registers import FIGURES
from slidekit.source import DiskWorkspace, Workspace, parse_yaml, write_atomic
from slidekit.spec import FiguresFile, SlidesFile, read

_WRITING = threading.Lock()
"""One edit at a time: it looks at all its files and then writes them."""


def digest(data: bytes) -> str:
    """sha256 in hex: how a state of a file is named."""
    return sha256(data).hexdigest()


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file, project-relative; None where there is no such file."""

    path: str
    before: bytes | None
    after: bytes | None

    @property
    def diff(self) -> str:
        """What changes, as ``diff -u`` shows it; empty for pictures."""
        if not self.path.endswith(".yaml"):
            return ""
        one, other = (
            (data or b"").decode("utf-8-sig", "replace").splitlines(keepends=True) for data in (self.before, self.after)
        )
        return "".join(unified_diff(one, other, f"a/{self.path}", f"b/{self.path}", n=2))


@dataclass(frozen=True, slots=True)
class Edit:
    """``subject`` says of what, ``decks`` are those it shows in.

    ``kind`` is ``landmark mark crop focus text swap confirm``, also ``landmark-add landmark-rename landmark-remove mark-add
    mark-remove``.
    """

    kind: str
    subject: str
    files: tuple[FileChange, ...]
    decks: tuple[str, ...] = ()

    @property
    def idle(self) -> bool:
        """True when nothing changes."""
        return all(each.before == each.after for each in self.files)

    @property
    def diff(self) -> str:
        """Of all its files."""
        return "".join(each.diff for each in self.files)

    @property
    def back(self) -> Edit:
        """The edit that undoes it."""
        return replace(self, files=tuple(FileChange(each.path, each.after, each.before) for each in self.files))


def change_file(workspace: Workspace, path: str, after: bytes) -> FileChange:
    """The change of a YAML file, which then reads with no error that it did not have. Raises Refused with those errors."""
    before = workspace.read(path)
    if after != before:
        known = {(each.code, each.message) for each in _errors(path, before)}
        fresh = [each for each in _errors(path, after) if (each.code, each.message) not in known]
        if fresh:
            raise Refused(*fresh)
    return FileChange(path, before, after)


def _errors(path: str, data: bytes) -> list[Diagnostic]:
    outcome = parse_yaml(data, path)
    if outcome.value is None or not outcome.ok:
        return [each for each in outcome.diagnostics if each.is_error]
    if path == FIGURES:
        return [each for each in read(FiguresFile, outcome.value).diagnostics if each.is_error]
    return [each for each in read(SlidesFile, outcome.value, templates=True).diagnostics if each.is_error]


def write_edit(root: Path, edit: Edit) -> None:
    """Put the edit on disk: every file, or none.

    Raises Refused: ``file-changed`` where a file is no longer as the edit found it, and what ``write_atomic`` raises.
    """
    with _WRITING:
        workspace = DiskWorkspace(root)
        for each in edit.files:
            if present(workspace, each.path) != each.before:
                message = f"{each.path} has changed since"
                refuse("file-changed", message, help="look at what it says now, and make the change again")
        done: list[FileChange] = []
        try:
            for each in edit.files:
                done.append(each)
                put(root, each.path, each.after)
        except Refused:
            for each in reversed(done):
                with contextlib.suppress(Refused):
                    put(root, each.path, each.before)
            raise


def present(workspace: Workspace, path: str) -> bytes | None:
    """What a file holds now."""
    return workspace.read(path) if workspace.exists(path) else None


def put(root: Path, path: str, data: bytes | None) -> None:
    """Write a file, or with None take it away. Raises Refused as ``write_atomic`` does."""
    target = root / path
    if data is not None:
        write_atomic(target, data)
        return
    try:
        target.unlink(missing_ok=True)
    except OSError as problem:
        refuse("not-writable", f"{target} cannot be removed: {problem.strerror}", help="allow writing")
