"""What was edited, to be undone and made again: kept in the project's ``.slidekit`` folder, and lost with it."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from slidekit.core.diagnostics import Refused, refuse
from slidekit.records.places import cache_folder, make_folder
from slidekit.source import DiskWorkspace, locked, write_atomic
from slidekit.source.paths import clean
from slidekit.sync.editing.edit import Edit, FileChange, change_file, digest, present, write_edit
from slidekit.sync.editing.merging import merge_lines

LONGEST = 200
"""Edits that are remembered."""
HEAVIEST = 256 * 2**20
"""Bytes of files that are remembered for them."""


@dataclass(slots=True)
class _Past:
    done: list[Edit]
    undone: list[Edit]


class Journal:
    """The edits of one project. For many threads, and for several studios of one project: they share it, one edit at a time."""

    def __init__(self, root: Path) -> None:
        """Picks up what an earlier run left in the project's ``.slidekit``, as far as it is whole."""
        self._root = root
        folder = cache_folder(str(root))
        self._home = Path(folder) / "studio" if folder is not None and make_folder(folder) else None
        self._lock = threading.RLock()
        self._seen = self._state()
        self._past = self._load()

    @property
    def done(self) -> tuple[Edit, ...]:
        """What can be undone, the latest last."""
        with self._lock:
            self._look()
            return tuple(self._past.done)

    @property
    def undone(self) -> tuple[Edit, ...]:
        """What can be made again, the latest last."""
        with self._lock:
            self._look()
            return tuple(self._past.undone)

    def make(self, edit: Edit) -> Edit:
        """Write the edit, unless it is idle, and remember it. Raises Refused as ``write_edit`` does, and ``project-busy``."""
        with self._alone():
            if not edit.idle:
                write_edit(self._root, edit)
                self._past.done.append(edit)
                self._past.undone.clear()
                self._keep()
        return edit

    def undo(self) -> Edit:
        """Undo the latest edit; gives it. What others changed in the same files since stays, where both can be had.

        Raises Refused: ``nothing-to-undo``, ``file-changed``, ``project-busy``.
        """
        with self._alone():
            if not self._past.done:
                refuse("nothing-to-undo", "there is no edit to undo", help="nothing is to be done")
            edit = self._write(self._past.done[-1].back)
            self._past.undone.append(self._past.done.pop())
            self._keep()
            return edit

    def redo(self) -> Edit:
        """Make the edit undone last again; gives it. Raises Refused as ``undo`` does."""
        with self._alone():
            if not self._past.undone:
                refuse("nothing-to-undo", "there is no edit to make again", help="nothing is to be done")
            edit = self._write(self._past.undone[-1])
            self._past.done.append(self._past.undone.pop())
            self._keep()
            return edit

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """No other thread and no other studio meanwhile, and what another one did is known."""
        with self._lock, locked(self._home / "lock") if self._home is not None else contextlib.nullcontext():
            self._look()
            yield

    def _look(self) -> None:
        """Read what another studio of the project has written down since."""
        state = self._state()
        if state is not None and state != self._seen:
            self._seen = state
            self._past = self._load()

    def _state(self) -> tuple[int, ...] | None:
        """Which journal is on disk; None where there is none."""
        try:
            found = (self._home / "journal.json").stat() if self._home is not None else None
        except OSError:
            return None
        return (found.st_ino, found.st_mtime_ns, found.st_size) if found is not None else None

    def _write(self, edit: Edit) -> Edit:
        workspace = DiskWorkspace(self._root)
        changes = []
        for each in edit.files:
            now = present(workspace, each.path)
            if now != each.before and None not in (now, each.before, each.after) and each.path.endswith(".yaml"):
                changes.append(_together(workspace, each, now or b""))
            else:
                changes.append(each)
        adapted = Edit(edit.kind, edit.subject, tuple(changes), edit.decks)
        write_edit(self._root, adapted)
        return adapted

    def _load(self) -> _Past:
        past = _Past([], [])
        if self._home is None:
            return past
        try:
            data = json.loads((self._home / "journal.json").read_text("utf-8"))
            if data["seal"] != _seal(self._home):
                return past
            past.done = [self._read(each) for each in data["done"]]
            past.undone = [self._read(each) for each in data["undone"]]
        except (OSError, ValueError, KeyError, TypeError, Refused):
            return _Past([], [])
        return past

    def _read(self, data: dict[str, Any]) -> Edit:
        files = tuple(FileChange(clean(path), self._blob(before), self._blob(after)) for path, before, after in data["files"])
        return Edit(str(data["kind"]), str(data["subject"]), files, tuple(map(str, data["decks"])))

    def _blob(self, name: str | None) -> bytes | None:
        if name is None:
            return None
        assert self._home is not None
        data = (self._home / "files" / Path(str(name)).name).read_bytes()
        if digest(data) != name:
            raise ValueError(name)
        return data

    def _keep(self) -> None:
        """Forget what is too long ago, and write the rest down; a project that cannot be written to is not told so."""
        past = self._past
        del past.done[:-LONGEST]
        while past.done and _weight(past) > HEAVIEST:
            del past.done[0]
        if self._home is None:
            return
        with contextlib.suppress(OSError, Refused):
            folder = self._home / "files"
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            blobs = {digest(data): data for data in _contents(past)}
            for name, data in blobs.items():
                if not (folder / name).exists():
                    write_atomic(folder / name, data)
            seal = _seal(self._home)
            text = json.dumps(
                {"seal": seal, "done": [_told(each) for each in past.done], "undone": [_told(each) for each in past.undone]}
            )
            write_atomic(self._home / "journal.json", text.encode())
            for path in folder.iterdir():
                if path.name not in blobs:
                    path.unlink(missing_ok=True)
            self._seen = self._state()


def _seal(folder: Path) -> str:
    """The folder itself: a journal that came along with a copied project is not this one's."""
    state = folder.stat()
    return f"{state.st_dev} {state.st_ino}"


def _together(workspace: DiskWorkspace, change: FileChange, now: bytes) -> FileChange:
    """The change on top of what others made of the file; as it is where they touched the same lines, or wrote no UTF-8."""
    try:
        base, mine, theirs = ((data or b"").decode("utf-8") for data in (change.before, change.after, now))
    except UnicodeDecodeError:
        return change
    merged = merge_lines(base, mine, theirs)
    if merged.text is None:
        return change
    with contextlib.suppress(Refused):
        return change_file(workspace, change.path, merged.text.encode("utf-8"))
    return change


def _contents(past: _Past) -> list[bytes]:
    files = [each for edit in (*past.done, *past.undone) for each in edit.files]
    return [data for each in files for data in (each.before, each.after) if data is not None]


def _weight(past: _Past) -> int:
    return sum(len(data) for data in {digest(data): data for data in _contents(past)}.values())


def _told(edit: Edit) -> dict[str, object]:
    files = [
        (
            each.path,
            digest(each.before) if each.before is not None else None,
            digest(each.after) if each.after is not None else None,
        )
        for each in edit.files
    ]
    return {"kind": edit.kind, "subject": edit.subject, "files": files, "decks": list(edit.decks)}
