"""Build and check: which decks, at which venues, written where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from time import time
from typing import TYPE_CHECKING, Literal

from slidekit.core.diagnostics import Diagnostic, Outcome, Refused
from slidekit.pipeline.executors import Jobs
from slidekit.pipeline.job import Job
from slidekit.pipeline.lock import read_lock, tell_difference
from slidekit.pipeline.plan import Names, Planned, Planner, Specs, place_of, project_decks
from slidekit.pipeline.result import BuildResult
from slidekit.pipeline.running import Progress, Run
from slidekit.pipeline.work import Task
from slidekit.source import DiskWorkspace

if TYPE_CHECKING:
    from slidekit.resolve.model import ResolvedDeck
    from slidekit.scene.scene import Scene
    from slidekit.spec import Deck

__all__ = ["build", "changes", "check", "lay_out_deck", "load", "project_decks"]

NOTHING = Job("")


def build(
    specs: Specs = None,
    *,
    venue: Names = None,
    language: Names = None,
    out: Path | str | None = None,
    draft: bool = False,
    strict: bool = False,
    force: bool = False,
    jobs: Jobs = 1,
    executor: str | None = None,
    lock: Literal["write", "hold"] | None = None,
    formats: Sequence[str] = (),
    progress: Progress | None = None,
) -> BuildResult:
    """Write each deck into ``out``, by default the project's ``build/``: ``<deck>.pptx``, and with the venue and the language
    in the name where they were asked for.

    ``specs``: paths of decks, one deck made in Python, or None for every deck of the project around the current folder.
    ``venue`` and ``language``: one, several, or ``"all"``. A deck with an error is not written and its former file stays as
    it was; the others are. What has not changed since an earlier build is not made again, unless ``force``. ``jobs`` is how
    many processes are started, ``"auto"`` as many as pay; a program that asks for more than 1 must keep its own start behind
    ``__main__``.
    ``executor`` is the address of a Dask scheduler, ``dask://HOST:PORT``. ``lock``: ``"write"`` writes ``slidekit.lock`` when
    all decks are done, ``"hold"`` writes nothing where a deck is not as it was locked. ``formats``: ``pdf html png svg`` that
    are written beside each deck, whatever its venue wants too.
    """
    settings = Task("", NOTHING, draft=draft, strict=strict, since=time() if force else 0.0, formats=tuple(formats))
    try:
        planner = Planner(venue, language, Path(out) if out is not None else None, settings)
        run = Run(planner.plan(specs), progress, jobs, executor)
        run.check_plan()
        if lock == "hold":
            run.hold()
        else:
            for index, done, cached in run.make():
                run.write(index, done, cached)
        if lock == "write":
            run.lock()
    except Refused as refused:
        return BuildResult((), refused.diagnostics)
    return run.result(planner.stamps)


def check(
    specs: Specs = None,
    *,
    venue: Names = None,
    language: Names = None,
    strict: bool = False,
    progress: Progress | None = None,
) -> BuildResult:
    """The findings of ``build`` without writing anything; ``outputs`` is empty."""
    settings = Task("", NOTHING, strict=strict, write=False, remember=False)
    try:
        planner = Planner(venue, language, None, settings)
        run = Run(planner.plan(specs), progress)
        run.check_plan()
        for index, done, _ in run.make():
            run.note(index, done.made.diagnostics)
    except Refused as refused:
        return BuildResult((), refused.diagnostics)
    return run.result({})


def changes(start: Path, progress: Progress | None = None) -> Outcome[dict[str, str]]:
    """Every output of the project's ``slidekit.lock`` with what changed in it since, in words; empty for nothing."""
    found: list[Diagnostic] = []
    try:
        root, _ = place_of(start / "any")
        former = read_lock(root)
        planned = []
        for name, each in former.outputs.items():
            task = Task(str(root), replace(place_of(root / each.spec)[1], venue=each.venue, language=each.language))
            planned.append(Planned(task, root / name, root, tagged=False))
        run = Run(planned, progress)
        words: dict[int, str] = {}
        for index, done, _ in run.make():
            if done.made.data is None:
                found += done.made.diagnostics
            else:
                name = planned[index].path.name
                words[index] = tell_difference(done.made, former.outputs[name], former.versions)
    except Refused as refused:
        return Outcome(None, refused.diagnostics)
    return Outcome({planned[index].path.name: words[index] for index in sorted(words)}, tuple(dict.fromkeys(found)))


def load(spec: Path | str | Deck, *, venue: str | None = None, language: str | None = None) -> Outcome[ResolvedDeck]:
    """A deck with nothing left to look up."""
    from slidekit.pipeline.stages import resolve_job

    try:
        workspace, job = _open(spec, venue, language)
        return resolve_job(workspace, job)
    except Refused as refused:
        return Outcome(None, refused.diagnostics)


def lay_out_deck(spec: Path | str | Deck, *, venue: str | None = None, language: str | None = None) -> Outcome[Scene]:
    """The finished layout of a deck; nothing is written and no picture decoded."""
    from slidekit.pipeline.stages import resolve_job, scene_of

    try:
        workspace, job = _open(spec, venue, language)
        resolved = resolve_job(workspace, job)
        if resolved.value is None or not resolved.ok:
            return Outcome(None, resolved.diagnostics)
        placed = scene_of(workspace, resolved.value)
        return Outcome(placed.value, resolved.diagnostics + placed.diagnostics)
    except Refused as refused:
        return Outcome(None, refused.diagnostics)


def _open(spec: Path | str | Deck, venue: str | None, language: str | None) -> tuple[DiskWorkspace, Job]:
    root, job = place_of(spec)
    return DiskWorkspace(root), replace(job, venue=venue, language=language)
