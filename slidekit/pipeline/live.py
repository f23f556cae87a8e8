"""Decks that are drawn again and again while somebody edits them: whatever has not changed is kept in memory.

A drawing is the scene that a build would make, and its findings are those of ``slidekit check``. Pictures are cut beside it and
asked for by name.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Self

from slidekit.check import check as run_checks
from slidekit.check.rules import silence
from slidekit.core.diagnostics import Diagnostic, Outcome, Refused
from slidekit.layout import Memory
from slidekit.pipeline.cache import circumstances
from slidekit.pipeline.job import Job
from slidekit.pipeline.pictures import CutKey, PictureStore, cut_key, media_keys
from slidekit.pipeline.plan import VENUES, languages_of
from slidekit.pipeline.stages import collection_paused, resolve_job, scene_of
from slidekit.resolve import ResolvedDeck
from slidekit.scene.items import MediaKey
from slidekit.scene.scene import MediaFile, Scene
from slidekit.source import DiskWorkspace, KeepingWorkspace, RecordingWorkspace, Store, Table, deck_files, load_yaml

SPARE_PICTURES = 64
"""Cuts that are kept though no drawing shows them: somebody may take a change back."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A deck as far as it came. ``scene`` (without picture bytes) is None where an error stopped it."""

    deck: ResolvedDeck | None
    scene: Scene | None
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be chosen for a deck: venues by id, languages, the deck's own first."""

    venues: tuple[str, ...]
    languages: tuple[str, ...]


class LiveProject:
    """A project's files and pictures, kept for all decks drawn of it. A context manager."""

    def __init__(self, root: Path) -> None:
        disk = DiskWorkspace(root)
        self._store = Store(disk.root)
        self.workspace = KeepingWorkspace(disk, RecordingWorkspace(disk, self._store, *circumstances()).recall)
        self.pictures = PictureStore()
        self._names: dict[str, CutKey] = {}

    def __enter__(self) -> Self:
        self.pictures.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self.pictures.__exit__(None, None, None)
        self._store.count()
        self._store.prune()

    def decks(self) -> tuple[str, ...]:
        """The project's decks, by their paths in it."""
        return deck_files(self.workspace)

    def offer(self, spec: str) -> Offer:
        """What the deck can be drawn for; findings are those of its drawing."""
        venues = tuple(Path(name).stem for name in self.workspace.list(VENUES, ".yaml"))
        table = load_yaml(self.workspace, spec).value
        return Offer(venues, languages_of(table) if isinstance(table, Table) else ())

    def name_picture(self, key: MediaKey, deck: ResolvedDeck) -> str:
        """A name for a cut: the same for the same bytes, another for others."""
        cut = cut_key(key, deck)
        name = sha256(repr(cut).encode()).hexdigest()[:40]
        self._names[name] = cut
        return name

    def picture(self, name: str) -> Future[Outcome[MediaFile]] | None:
        """A cut by its name, as soon as it is made; None for a name that no drawing gave."""
        cut = self._names.get(name)
        return self.pictures.made.get(cut) if cut is not None else None

    def tidy(self, drawings: Iterator[Drawing]) -> None:
        """Let go of pictures that no drawing shows, when they have become many."""
        wanted: set[CutKey] = set()
        for drawing in drawings:
            if drawing.scene is not None and drawing.deck is not None:
                items = (item for slide in drawing.scene.slides for item in slide.items)
                wanted.update(cut_key(key, drawing.deck) for key in media_keys(items))
        if len(self.pictures.made) > len(wanted) + SPARE_PICTURES:
            self.pictures.forget(wanted)
            self._names = {name: cut for name, cut in self._names.items() if cut in wanted}


class LiveDeck:
    """One deck at one venue in one language. For one thread at a time."""

    def __init__(self, project: LiveProject, job: Job) -> None:
        self.project = project
        self.job = job
        self._memory = Memory()

    @collection_paused()
    def draw(self) -> Drawing:
        """The deck as its files are now."""
        workspace, pictures = self.project.workspace, self.project.pictures
        resolved = resolve_job(workspace, self.job)
        deck = resolved.value
        if deck is None or not resolved.ok:
            return Drawing(deck, None, resolved.diagnostics)
        try:
            placed = scene_of(workspace, deck, each=lambda slide: pictures.begin(slide, deck, workspace), memory=self._memory)
        except Refused as refused:
            return Drawing(deck, None, (*resolved.diagnostics, *refused.diagnostics))
        found = (*resolved.diagnostics, *silence(placed.diagnostics, deck))
        return Drawing(deck, placed.value, tuple(dict.fromkeys(found)))

    def judge(self, drawing: Drawing) -> tuple[Diagnostic, ...]:
        """All findings on a drawing; waits for its pictures."""
        deck, scene = drawing.deck, drawing.scene
        if deck is None or scene is None:
            return drawing.diagnostics
        found = [*drawing.diagnostics, *run_checks(deck, scene)]
        try:
            found += self.project.pictures.fill(scene, deck).diagnostics
        except Refused as refused:
            found += refused.diagnostics
        return tuple(dict.fromkeys(found))
