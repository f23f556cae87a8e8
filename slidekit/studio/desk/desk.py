"""The project as it is now, shared by all pages: what was read and laid out is kept until a file changes."""

from __future__ import annotations

import asyncio
import os
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock, RLock
from typing import Any, TypeVar

from slidekit.core.diagnostics import Diagnostic, Refused
from slidekit.core.geometry import Area
from slidekit.media import cut_apart
from slidekit.pipeline.backdrops import Backdrops
from slidekit.pipeline.job import Job
from slidekit.pipeline.stages import Memory, resolve_job, scene_of
from slidekit.resolve.model import ResolvedDeck
from slidekit.scene.items import MediaKey
from slidekit.scene.scene import Scene
from slidekit.scene.template import Template
from slidekit.source import DiskWorkspace, KeepingWorkspace, Workspace, deck_files, moment
from slidekit.studio.desk.versions import Versions
from slidekit.studio.events import Hub
from slidekit.studio.watching import watch
from slidekit.studio.writes import Writes
from slidekit.sync.editing import Edit, Journal
from slidekit.sync.library import HARMLESS

T = TypeVar("T")
FOLDERS = ("decks/", "assets/")
DRAWN_ANYWAY = HARMLESS | {
    "bad-citation",
    "bad-link",
    "bad-place",
    "citation-unknown",
    "mark-outside-crop",
    "unknown-landmark",
}
"""Errors that an edit may bring, in spite of which one wants to see the slide: a mark or a word is left out."""
MOST_CUTS = 3000
MOST_KEPT = 64 * 2**20
"""Bytes of finished pictures that are kept."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A deck at a venue in a language, as far as it comes."""

    deck: ResolvedDeck | None
    scene: Scene | None
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Cutting:
    """Which part of which file a page may see, at which size."""

    workspace: Workspace
    path: str
    key: MediaKey
    redact: tuple[Area, ...]


class Desk:
    """One project. Everything but ``work`` is called from threads, not from the event loop."""

    def __init__(self, root: Path, hub: Hub) -> None:
        self.root = root
        self.hub = hub
        self.workspace = KeepingWorkspace(DiskWorkspace(root))
        self.journal = Journal(root)
        self.versions = Versions()
        self.writes = Writes(root)
        self.version = 0
        self.staging = TemporaryDirectory(prefix="slidekit-studio-")
        self._backdrops = Backdrops()
        self._kept: dict[tuple[Any, ...], Any] = {}
        self._memories: dict[tuple[str, str | None, str | None], Memory] = {}
        self._lock = RLock()
        self._cuts: OrderedDict[str, Cutting] = OrderedDict()
        self._bytes: OrderedDict[str, tuple[bytes, str]] = OrderedDict()
        self._cut_lock = Lock()
        self._loop: asyncio.AbstractEventLoop | None = None

    async def work(self) -> None:
        """Watch the project until the server ends; whatever others change is told to every page."""
        self._loop = asyncio.get_running_loop()
        try:
            async for paths in watch(self.root, writes=self.writes):
                if any(path.startswith(FOLDERS) for path in paths):
                    self.forget()
        finally:
            self.staging.cleanup()

    def tell(self, name: str, data: Any) -> None:
        """Publish an event from any thread."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self.hub.publish, name, data)

    def forget(self) -> None:
        """Files have changed: everything is looked at anew, and the pages are told."""
        with self._lock:
            self.version += 1
            self._kept.clear()
        self.tell("changed", {"version": self.version})

    def recall(self, make: Callable[[], T], *names: Any) -> T:
        """What ``make`` gives, kept until a file changes."""
        with self._lock:
            if names not in self._kept:
                self._kept[names] = make()
            found: T = self._kept[names]
            return found

    def draw(self, deck: str, venue: str | None = None, language: str | None = None) -> Drawn:
        """A deck laid out, kept until a file changes."""

        def make() -> Drawn:
            memory = self._memories.setdefault((deck, venue, language), Memory())
            return draw(self.workspace, deck, venue, language, memory)

        return self.recall(make, "drawn", deck, venue, language)

    def make(self, edit: Edit) -> Edit:
        """Write an edit and tell every page. Raises Refused as ``Journal.make`` does."""
        return self._written(lambda: self.journal.make(edit), edit)

    def undo(self) -> Edit:
        """Undo the latest edit. Raises Refused as ``Journal.undo`` does."""
        return self._written(self.journal.undo, self.journal.done[-1].back if self.journal.done else None)

    def redo(self) -> Edit:
        """Make it again. Raises Refused as ``Journal.redo`` does."""
        return self._written(self.journal.redo, self.journal.undone[-1] if self.journal.undone else None)

    def _written(self, write: Callable[[], Edit], expected: Edit | None) -> Edit:
        for each in expected.files if expected is not None else ():
            if each.after is not None:
                self.writes.own(each.path, each.after)
        edit = write()
        self.forget()
        return edit

    def files(self) -> dict[str, str]:
        """Every file that an edit may change, with its ETag; their states are remembered as the base of merges."""
        found = {}
        for path in yaml_files(self.workspace):
            try:
                found[path] = self.versions.keep(path, self.workspace.read(path))
            except Refused:
                continue
        return found

    def cut_address(
        self, deck: ResolvedDeck, workspace: Workspace, template: Template | None = None
    ) -> Callable[[MediaKey], str]:
        """Where a page finds the pictures of a deck's slides and its template; the same cut has the same address for ever."""

        def address(key: MediaKey) -> str:
            behind = self._backdrops.name(key, template)
            if behind is not None:
                return f"/api/cuts/{behind}"
            figure = deck.figures[key.figure]
            name = sha256(repr((figure.sha256, key.crop, key.size, figure.redact)).encode()).hexdigest()[:32]
            with self._cut_lock:
                self._cuts[name] = Cutting(workspace, figure.path, key, figure.redact)
                self._cuts.move_to_end(name)
                while len(self._cuts) > MOST_CUTS:
                    self._cuts.popitem(last=False)
            return f"/api/cuts/{name}"

        return address

    def cut(self, name: str) -> tuple[bytes, str] | None:
        """A finished picture and its kind; None for an address that was never given. Raises Refused where it cannot be cut."""
        with self._cut_lock:
            if name in self._bytes:
                self._bytes.move_to_end(name)
                return self._bytes[name]
            cutting = self._cuts.get(name)
            behind = self._backdrops.made.get(name)
        if behind is not None:
            return behind.data, behind.kind
        if cutting is None:
            return None
        data = cutting.workspace.read(cutting.path)
        done = cut_apart(data, crop=cutting.key.crop, size=cutting.key.size, redact=cutting.redact, name=cutting.path)
        if done.value is None:
            raise Refused(*done.diagnostics)
        with self._cut_lock:
            self._bytes[name] = done.value.data, done.value.kind
            while sum(len(kept) for kept, _ in self._bytes.values()) > MOST_KEPT:
                self._bytes.popitem(last=False)
        return done.value.data, done.value.kind


def draw(workspace: Workspace, deck: str, venue: str | None, language: str | None, memory: Memory | None = None) -> Drawn:
    """A deck of a workspace laid out, in spite of errors as far as it comes."""
    resolved = resolve_job(workspace, Job(deck, venue, language, moment(os.environ)))
    if resolved.value is None or any(each.is_error and each.code not in DRAWN_ANYWAY for each in resolved.diagnostics):
        return Drawn(resolved.value, None, resolved.diagnostics)
    try:
        placed = scene_of(workspace, resolved.value, memory=memory)
        if placed.value is None:
            placed = scene_of(workspace, resolved.value, draft=True)
    except Refused as refused:
        return Drawn(resolved.value, None, (*resolved.diagnostics, *refused.diagnostics))
    return Drawn(resolved.value, placed.value, tuple(dict.fromkeys((*resolved.diagnostics, *placed.diagnostics))))


def yaml_files(workspace: Workspace) -> tuple[str, ...]:
    """Decks, shared slides and the files of ``assets/``."""
    decks = deck_files(workspace)
    folders = [folder for folder in ("decks", "decks/shared", "assets") if workspace.list(folder, ".yaml")]
    return tuple(dict.fromkeys((*decks, *(path for folder in folders for path in workspace.list(folder, ".yaml")))))
