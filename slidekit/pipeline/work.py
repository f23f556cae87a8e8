"""One deck from its task, in whichever process: what is sent there and what comes back is plain data."""

from __future__ import annotations

import gc
import os
import sys
import traceback
from collections.abc import Mapping
from dataclasses import field, replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from slidekit.core.diagnostics import Diagnostic, error
from slidekit.core.frozen import dataclass
from slidekit.pipeline.cache import circumstances
from slidekit.pipeline.job import Job
from slidekit.pipeline.made import FORMATS, Companion, Made
from slidekit.source import DiskWorkspace, Look, RecordingWorkspace, Store, Workspace

if TYPE_CHECKING:
    from slidekit.pipeline.pictures import PictureStore
    from slidekit.pipeline.stages import Finished


@dataclass(frozen=True, slots=True)
class Task:
    """A job in its project's folder ``root``, and how it is to be done. ``slides`` is how many its file lists."""

    root: str
    job: Job
    draft: bool = False
    strict: bool = False
    write: bool = True
    remember: bool = True
    """Whether pictures are remembered in the project."""
    since: float = 0.0
    """What was remembered before this moment does not count."""
    slides: int = 0
    formats: tuple[str, ...] = ()
    """What was asked for beside PowerPoint, whatever the venue wants."""

    @property
    def name(self) -> str:
        """The deck, as findings and the progress bar name it."""
        return self.job.source if isinstance(self.job.source, str) else self.job.source.id or "deck"


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a task: the deck, what was looked at and found for it, and the stamps of those files."""

    made: Made
    seen: Mapping[Look, str] = field(default_factory=dict)
    stamps: Mapping[str, str] = field(default_factory=dict)
    seconds: float = 0.0


def open_workspace(task: Task) -> tuple[RecordingWorkspace, Store | None]:
    """The task's project, and what is remembered of it."""
    store = Store(task.root, since=task.since) if task.remember else None
    return RecordingWorkspace(DiskWorkspace(Path(task.root)), store, *circumstances()), store


def work(task: Task, pictures: PictureStore) -> Done:
    """Make the deck. A fault of slidekit is a finding, ``build-crashed``, so that the other decks are still made."""
    from slidekit.pipeline.stages import finish

    started = perf_counter()
    workspace, store = open_workspace(task)
    try:
        finished = finish(workspace, task.job, pictures, draft=task.draft, strict=task.strict, write_bytes=task.write)
        made = _made(finished, task, workspace)
    except Exception as failure:
        if os.environ.get("SLIDEKIT_TRACEBACK") == "1":
            traceback.print_exc()
        said = " ".join(str(failure).split())[:200]
        made = crashed(task, f"{type(failure).__name__}{': ' + said if said else ''}")
    if workspace.torn and made.data is not None:
        made = _torn(made, sorted(workspace.torn))
    if store is not None:
        store.count()
    return Done(made, dict(workspace.seen), dict(workspace.stamps), perf_counter() - started)


def crashed(task: Task, why: str) -> Made:
    """A deck that slidekit itself failed to make."""
    help = "please report this; SLIDEKIT_TRACEBACK=1 shows where it was"
    return _nothing(task, error("build-crashed", f"slidekit failed on {task.name}: {why}", None, help))


def unfit(task: Task, why: str, help: str) -> Made:
    """A deck that was sent to a machine that cannot make it."""
    return _nothing(task, error("worker-unfit", f"{task.name} was sent to {why}", None, help))


def _nothing(task: Task, finding: Diagnostic) -> Made:
    return Made("", task.job.venue or "", task.job.language or "", 0, None, "", (finding,))


def _torn(made: Made, paths: list[str]) -> Made:
    message = f"{', '.join(paths)} changed while {made.deck} was built from it"
    found = error("input-changed", message, None, "build again")
    return replace(made, data=None, diagnostics=(*made.diagnostics, found))


def _made(finished: Finished, task: Task, workspace: Workspace) -> Made:
    from slidekit.pipeline.contents import contents_of, figure_hashes
    from slidekit.pipeline.delivery import companions, renderings
    from slidekit.pipeline.faces import fonts_stamp
    from slidekit.pipeline.result import stops
    from slidekit.powerpoint import stated_digest
    from slidekit.powerpoint.archive import unpack

    deck, scene, data = finished.deck, finished.scene, finished.data
    if deck is None:
        return Made("", "", "", 0, None, "", finished.diagnostics)
    beside: tuple[Companion, ...] = ()
    found: tuple[Diagnostic, ...] = ()
    if scene is not None and data is not None:
        at_home = not finished.draft and not task.job.abroad
        if at_home:
            beside, found = companions(deck, scene, task.job.moment)
        drawn = renderings(workspace, deck, scene, beside, (task.formats, deck.venue.formats if at_home else ()))
        beside, found = (*beside, *drawn.value) if drawn.value else beside, (*found, *drawn.diagnostics)
        if stops(drawn.diagnostics, strict=task.strict and not finished.draft):
            data = None
    return Made(
        deck.id,
        deck.venue.id,
        deck.language,
        len(scene.slides) if scene else 0,
        data,
        (stated_digest(data) or "") if data is not None else "",
        (*finished.diagnostics, *found),
        contents_of(scene, unpack(data)) if scene is not None and data is not None else (),
        figure_hashes(scene) if scene else (),
        beside,
        deck.span,
        fonts_stamp() if any(each.kind in FORMATS for each in beside) else "",
    )


_PICTURES: list[PictureStore] = []
"""Of a process that works for others: kept from task to task, so that decks share their cuts."""


def work_apart(task: Task, sender: str) -> Done:
    """``work`` in a process of its own. ``sender`` is the identity of slidekit there, which must be the same here."""
    from slidekit.pipeline.pictures import PictureStore

    if circumstances()[0] != sender:
        where = f"a worker with another slidekit, Python or library ({sys.executable})"
        return Done(unfit(task, where, "install the same versions there"))
    if isinstance(task.job.source, str) and not os.path.lexists(f"{task.root}/{task.job.source}"):
        where = f"a worker that does not see {task.root}"
        return Done(unfit(task, where, "put the project into a folder that every worker shares under the same name"))
    if not _PICTURES:
        gc.disable()  # decks hold no cycles, and looking for some takes a fifth of a build
        _PICTURES.append(PictureStore().__enter__())
    return work(task, _PICTURES[0])
