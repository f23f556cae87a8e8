"""Build and check: which decks, at which venues, written where."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from slidekit.core.diagnostics import Diagnostic, Outcome, Refused, error
from slidekit.pipeline.delivery import Delivery, deliver
from slidekit.pipeline.pictures import PictureStore
from slidekit.pipeline.result import BuildResult, Output
from slidekit.pipeline.stages import Finished, Job, finish, resolve_job, scene_of
from slidekit.powerpoint import digest
from slidekit.resolve.model import ResolvedDeck
from slidekit.scene.scene import Scene
from slidekit.source import DiskWorkspace, deck_files, find_project, moment, write_atomic

if TYPE_CHECKING:
    from slidekit.spec import Deck

Progress = Callable[[str, int, int], None]
VENUES = "decks/venues"


def project_decks(start: Path) -> tuple[Path, ...]:
    """Every deck of the project around ``start``."""
    root = find_project(start)
    return tuple(root / name for name in deck_files(DiskWorkspace(root)))


def build(
    specs: Sequence[Path | str] | Path | str | Deck | None = None,
    *,
    venue: str | Sequence[str] | None = None,
    language: str | None = None,
    out: Path | str | None = None,
    draft: bool = False,
    strict: bool = False,
    progress: Progress | None = None,
) -> BuildResult:
    """Write ``<deck>.pptx`` (``<deck>.<venue>.pptx`` for a venue asked for) into ``out``, by default the project's ``build/``.

    ``specs``: paths of decks, one deck made in Python, or None for every deck of the project around the current folder.
    A deck with an error is not written and its former file stays as it was; the others are.
    """
    return _run(specs, venue, language, Path(out) if out is not None else None, draft, strict, progress, write=True)


def check(
    specs: Sequence[Path | str] | Path | str | Deck | None = None,
    *,
    venue: str | Sequence[str] | None = None,
    language: str | None = None,
    strict: bool = False,
    progress: Progress | None = None,
) -> BuildResult:
    """The findings of ``build`` without writing anything; ``outputs`` is empty."""
    return _run(specs, venue, language, None, False, strict, progress, write=False)


def load(spec: Path | str | Deck, *, venue: str | None = None, language: str | None = None) -> Outcome[ResolvedDeck]:
    """A deck with nothing left to look up."""
    try:
        workspace, job = _job(spec, venue, language)
        return resolve_job(workspace, job)
    except Refused as refused:
        return Outcome(None, refused.diagnostics)


def lay_out_deck(spec: Path | str | Deck, *, venue: str | None = None, language: str | None = None) -> Outcome[Scene]:
    """The finished layout of a deck; nothing is written and no picture decoded."""
    try:
        workspace, job = _job(spec, venue, language)
        resolved = resolve_job(workspace, job)
        if resolved.value is None or not resolved.ok:
            return Outcome(None, resolved.diagnostics)
        placed = scene_of(workspace, resolved.value)
        return Outcome(placed.value, resolved.diagnostics + placed.diagnostics)
    except Refused as refused:
        return Outcome(None, refused.diagnostics)


def _job(spec: Path | str | Deck, venue: str | None, language: str | None) -> tuple[DiskWorkspace, Job]:
    """The project a deck belongs to, and its job there."""
    if not isinstance(spec, Path | str):
        return DiskWorkspace(find_project(Path.cwd())), Job(spec, venue, language, moment(os.environ))
    path = Path(spec)
    path = path.parent.resolve() / path.name  # a linked folder is where it leads; a linked deck stays in its folder
    root = find_project(path)
    return DiskWorkspace(root), Job(path.relative_to(root).as_posix(), venue, language, moment(os.environ))


def _specs(specs: Sequence[Path | str] | Path | str | Deck | None) -> list[Path | str | Deck]:
    if specs is None:
        return list(project_decks(Path.cwd()))
    if isinstance(specs, Path | str) or not isinstance(specs, Sequence):
        return [specs]
    return list(specs)


def _jobs(
    specs: Sequence[Path | str | Deck], venue: str | Sequence[str] | None, language: str | None
) -> Iterator[tuple[DiskWorkspace, Job]]:
    """Every deck at every venue asked for; one workspace per project."""
    for spec in specs:
        workspace, job = _job(spec, None, language)
        wanted = [venue] if isinstance(venue, str) else list(venue or [None])  # type: ignore[list-item]
        everywhere = "all" in wanted
        if everywhere:
            wanted = [Path(name).stem for name in workspace.list(VENUES, ".yaml")]
        for name in wanted:
            yield workspace, replace(job, venue=name, everywhere=everywhere)


def _run(
    specs: Sequence[Path | str] | Path | str | Deck | None,
    venue: str | Sequence[str] | None,
    language: str | None,
    out: Path | None,
    draft: bool,
    strict: bool,
    progress: Progress | None,
    *,
    write: bool,
) -> BuildResult:
    try:
        jobs = list(_jobs(_specs(specs), venue, language))
    except Refused as refused:
        return BuildResult((), refused.diagnostics)
    outputs: list[Output] = []
    found: list[Diagnostic] = []
    if not jobs:
        found.append(error("no-decks", "there is no deck here", None, "name a spec, or go into a folder with decks/"))
    taken: dict[Path, str] = {}
    with PictureStore() as pictures:
        for index, (workspace, job) in enumerate(jobs):
            started = perf_counter()
            if progress:
                progress(_name(job), index, len(jobs))
            done = finish(workspace, job, pictures, draft=draft, strict=strict, write_bytes=write)
            found += done.diagnostics
            if done.data is not None and done.deck is not None:
                folder = out or Path(workspace.root) / "build"
                found += _put(done, job, folder, taken, outputs, started)
    if progress:
        progress("", len(jobs), len(jobs))
    return BuildResult(tuple(outputs), tuple(dict.fromkeys(found)))


def _name(job: Job) -> str:
    return job.source if isinstance(job.source, str) else job.source.id or "deck"


def _put(
    done: Finished, job: Job, folder: Path, taken: dict[Path, str], outputs: list[Output], started: float
) -> tuple[Diagnostic, ...]:
    """Write one deck; two decks never share a file."""
    deck, data = done.deck, done.data
    assert deck is not None
    assert data is not None
    path = folder / (f"{deck.id}.{deck.venue.id}.pptx" if job.venue else f"{deck.id}.pptx")
    name = _name(job)
    if path in taken:
        message = f"{name} and {taken[path]} would both be written to {path.name}"
        return (error("output-twice", message, deck.span, "give one of the decks another id"),)
    taken[path] = name
    try:
        write_atomic(path, data)
    except Refused as refused:
        return refused.diagnostics
    assert done.scene is not None
    wanted = not done.draft and (deck.at_home or not job.everywhere)
    put = deliver(deck, done.scene, data, path, taken, name, job.moment) if wanted else Delivery()
    outputs.append(
        Output(
            deck.id,
            deck.venue.id,
            deck.language,
            str(path),
            len(done.scene.slides),
            sha256(data).hexdigest(),
            digest(data),
            round(perf_counter() - started, 3),
            delivered=str(put.deck) if put.deck else None,
            notes=str(put.notes) if put.notes else None,
        )
    )
    return put.diagnostics
