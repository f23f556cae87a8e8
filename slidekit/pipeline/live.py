"""Decks that are drawn again and again while somebody edits them: whatever has not changed is kept in memory.

A drawing is the scene that a build would make, and its findings are those of ``slidekit check``. Pictures are cut beside it and
asked for by name.
"""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Future
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Self

from slidekit.check import check as run_checks
from slidekit.check.rules import silence
from slidekit.core.diagnostics import Diagnostic, Outcome, Refused
from slidekit.layout import Memory
from slidekit.pipeline.backdrops import Backdrops
from slidekit.pipeline.cache import circumstances
from slidekit.pipeline.job import Job
from slidekit.pipeline.pictures import CutKey, PictureStore, cut_key, media_keys
from slidekit.pipeline.plan import VENUES, languages_of
from slidekit.pipeline.stages import collection_paused, resolve_job, scene_of
from slidekit.resolve import ResolvedDeck
from slidekit.scene.items import MediaKey
from slidekit.scene.scene import MediaFile, Scene
from slidekit.scene.template import Template
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
class Verdict:
    """Findings, and the pictures that are not cut yet and may bring more."""

    diagnostics: tuple[Diagnostic, ...]
    waiting: tuple[Future[Outcome[MediaFile]], ...] = ()


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
        self._backdrops = Backdrops()

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

    def name_picture(self, key: MediaKey, deck: ResolvedDeck, template: Template | None = None) -> str:
        """A name for a cut, or for a picture of the ``template``: the same for the same bytes, another for others."""
        behind = self._backdrops.name(key, template)
        if behind is not None:
            return behind
        cut = cut_key(key, deck)
        name = sha256(repr(cut).encode()).hexdigest()[:40]
        self._names[name] = cut
        return name

    def picture(self, name: str) -> Future[Outcome[MediaFile]] | None:
        """A cut by its name, as soon as it is made; None for a name that no drawing gave."""
        cut = self._names.get(name)
        if cut is None:
            return self._backdrops.future(name)
        return self.pictures.made.get(cut)

    def cuts(self, drawing: Drawing) -> dict[CutKey, None]:
        """The cuts that a drawing shows, each once, in their order."""
        if drawing.scene is None or drawing.deck is None:
            return {}
        items = (item for slide in drawing.scene.slides for item in slide.items)
        return {cut_key(key, drawing.deck): None for key in media_keys(items)}

    def tidy(self, drawings: Iterable[Drawing]) -> None:
        """Let go of pictures that no drawing shows, when they have become many."""
        wanted = {cut for drawing in drawings for cut in self.cuts(drawing)}
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

    def judge(self, drawing: Drawing) -> Verdict:
        """All findings on a drawing but those on pictures that are still being cut, which are ``waiting``."""
        deck, scene = drawing.deck, drawing.scene
        if deck is None or scene is None:
            return Verdict(drawing.diagnostics)
        found = [*drawing.diagnostics, *run_checks(deck, scene)]
        waiting: list[Future[Outcome[MediaFile]]] = []
        for cut in self.project.cuts(drawing):
            made = self.project.pictures.made[cut]
            if not made.done():
                waiting.append(made)
                continue
            broken = made.exception()
            if broken is not None and not isinstance(broken, Refused):
                raise broken
            found += made.result().diagnostics if broken is None else broken.diagnostics
        return Verdict(tuple(dict.fromkeys(found)), tuple(waiting))
