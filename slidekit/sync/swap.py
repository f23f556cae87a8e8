"""Another picture or film for a figure: planned in memory down to the finished slides, then written."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from slidekit.core.diagnostics import Diagnostic, Outcome, Refused, refuse
from slidekit.media import Cut, Info, Likeness, compare, cut, inspect, metadata_of, scrub_film
from slidekit.resolve.film_files import examine_film
from slidekit.resolve.places import place_of
from slidekit.resolve.registers import FIGURES
from slidekit.source import Change, DiskWorkspace, OverlayWorkspace, Workspace, write_atomic
from slidekit.spec.figures import IN_NUMBERS
from slidekit.sync.given import read_landmarks, spelled
from slidekit.sync.library import Holding, Library, Use, film_info, survey
from slidekit.sync.notes import edited, has_own, put

T = TypeVar("T")
ASSETS = "assets"
ENDINGS = {"jpeg": "jpg", "png": "png", "mp4": "mp4"}
TOLD = (
    "kind",
    "alt",
    "caption",
    "credit",
    "view",
    "side",
    "orient",
    "contrast",
    "subject",
    "redact",
    "shutter",
    "poster",
    "stills",
    "captions",
)
"""Facts about a picture that another picture may not share."""


@dataclass(frozen=True, slots=True)
class Place:
    """A panel before and after; ``after`` is None where the slide no longer shows the figure."""

    before: Use
    after: Use | None


@dataclass(frozen=True, slots=True)
class Swap:
    """What a swap does. ``likeness`` is None where the former file cannot be read; ``removed`` are kinds of metadata.

    ``stale`` are landmarks that are to be confirmed after it, ``changed`` the keys of the figure that it writes or takes out,
    ``check`` those that it leaves and that were written for another picture, ``given`` the landmarks set with it. ``data`` and
    ``notes`` are the bytes of ``path`` and of ``assets/figures.yaml``, None where nothing changes.
    """

    figure: str
    former: str
    path: str
    before: Info | None
    after: Info
    likeness: Likeness | None
    removed: tuple[str, ...]
    stale: tuple[str, ...]
    changed: tuple[str, ...]
    check: tuple[str, ...]
    places: tuple[Place, ...]
    data: bytes | None
    notes: bytes | None
    given: tuple[str, ...] = ()

    @property
    def same(self) -> bool:
        """True for the same picture, perhaps at another resolution: landmarks hold."""
        return self.likeness is not None and self.likeness.same

    @property
    def idle(self) -> bool:
        """True when the figure already has exactly these bytes."""
        return self.notes is None


def plan_swap(root: Path, figure: str, file: Path, landmarks: Mapping[str, str] | None = None) -> Outcome[Swap]:
    """What would happen if ``file`` became the picture of ``figure`` in the project in ``root``. Writes nothing.

    ``landmarks`` are new places by name, as ``"0.4,0.5"``; they are confirmed by that. The findings are those of the new
    picture, and ``deck-not-surveyed`` where a deck could no longer be laid out. Errors: ``figure-unknown``, ``file-not-found``
    and others of reading, those of a picture, ``unknown-landmark``, ``bad-place``, ``yaml-not-edited``.
    """
    workspace = DiskWorkspace(root)
    try:
        looked = survey(workspace)
        if looked.value is None:
            return Outcome(None, looked.diagnostics)
        return _plan(workspace, looked.value.find(figure), file, landmarks or {}, looked)
    except Refused as refused:
        return Outcome(None, refused.diagnostics)


def make_swap(root: Path, swap: Swap) -> Outcome[Swap]:
    """Write the picture, then the figures file. The former picture's file stays; after a failure all is as it was."""
    if swap.notes is None:
        return Outcome(swap)
    target = Path(root) / swap.path
    fresh = swap.data is not None and not target.exists()
    try:
        if swap.data is not None:
            write_atomic(target, swap.data)
        put(DiskWorkspace(root), swap.notes)
    except Refused as refused:
        if fresh:
            with contextlib.suppress(OSError):
                target.unlink(missing_ok=True)
        return Outcome(None, refused.diagnostics)
    return Outcome(swap)


def _plan(
    workspace: Workspace, holding: Holding, file: Path, landmarks: Mapping[str, str], looked: Outcome[Library]
) -> Outcome[Swap]:
    blind = any(each.code == "deck-not-surveyed" for each in looked.diagnostics)
    found: list[Diagnostic] = []
    given = _film(file, found) if holding.figure.kind == "video" else _picture(file, found)
    path, after, removed = _name(workspace, holding, given), given.info, given.removed
    likeness = _likeness(workspace, holding, given.data)
    known = {name: place_of(place) for name, place in holding.figure.landmarks.items()}
    read_landmarks(holding.id, known, landmarks, f"add it to {FIGURES}")
    if holding.info is not None and holding.info.sha256 == after.sha256 and not landmarks:
        places = tuple(Place(use, use) for use in holding.uses)
        same = (holding.path, holding.path, holding.info, after, likeness, removed)
        return Outcome(Swap(holding.id, *same, holding.stale, (), (), places, None, None), tuple(found))
    if holding.info is not None and holding.info.sha256 == after.sha256:
        path = holding.path
    stale = tuple(name for name in _stale(holding, likeness is not None and likeness.same, blind) if name not in landmarks)
    changes, check = _changes(workspace, holding, likeness, after, path, stale)
    if landmarks and not has_own(workspace, holding.id, "landmarks"):
        refuse("not-written-here", f"the landmarks of {holding.id} are among the defaults", help=f"change {FIGURES} by hand")
    changes += [Change(("figures", holding.id, "landmarks", name), spelled(text)) for name, text in landmarks.items()]
    notes = edited(workspace, changes)
    later = survey(OverlayWorkspace(workspace, {path: given.data, FIGURES: notes}))
    if later.value is None:
        return Outcome(None, later.diagnostics)
    uses = {(use.deck, use.venue, use.slide, use.panel): use for use in later.value.holdings[holding.id].uses}
    places = tuple(Place(use, uses.get((use.deck, use.venue, use.slide, use.panel))) for use in holding.uses)
    changed = tuple(str(change.path[-1]) + (" taken out" if change.value is None else "") for change in changes)
    found += [each for each in later.diagnostics if each.code == "deck-not-surveyed" and each not in looked.diagnostics]
    fresh = None if workspace.exists(path) else given.data
    facts = (holding.path, path, holding.info, after, likeness, removed)
    return Outcome(
        Swap(holding.id, *facts, stale, changed, check, places, fresh, notes, tuple(landmarks)), tuple(dict.fromkeys(found))
    )


def taken(outcome: Outcome[T], found: list[Diagnostic]) -> T:
    """The value of an outcome, its findings kept; raises Refused where there is none."""
    if outcome.value is None:
        raise Refused(*outcome.diagnostics)
    found.extend(outcome.diagnostics)
    return outcome.value


@dataclass(frozen=True, slots=True)
class _Given:
    """The new picture or film as it goes into the project: freed of metadata, of which ``removed`` are the kinds."""

    data: bytes
    info: Info
    removed: tuple[str, ...]


def _picture(file: Path, found: list[Diagnostic]) -> _Given:
    given = file.resolve()
    data = DiskWorkspace(given.parent).read(given.name)
    taken(inspect(data, given.name), found)
    done: Cut = taken(cut(data, name=given.name), found)
    removed = taken(metadata_of(data, given.name), found)
    return _Given(done.data, taken(inspect(done.data, f"picture.{done.kind}"), []), removed)


def _film(file: Path, found: list[Diagnostic]) -> _Given:
    """Raises Refused: ``film-type film-broken``."""
    given = file.resolve()
    data = DiskWorkspace(given.parent).read(given.name)
    film = examine_film(data, given.name, None)
    clean = taken(scrub_film(data, given.name), found)
    return _Given(clean, film_info(film, clean), film.private)


def _name(workspace: Workspace, holding: Holding, done: _Given) -> str:
    """Figure and ending, beside the former picture; numbered where other bytes have the name."""
    folder = holding.path.rpartition("/")[0]
    if folder != ASSETS and not folder.startswith(f"{ASSETS}/"):
        folder = ASSETS
    ending, count = ENDINGS[done.info.kind], 1
    path = f"{folder}/{holding.id}.{ending}"
    while workspace.exists(path) and workspace.read(path) != done.data:
        count += 1
        path = f"{folder}/{holding.id}-{count}.{ending}"
    return path


def _likeness(workspace: Workspace, holding: Holding, data: bytes) -> Likeness | None:
    if holding.info is None or holding.figure.kind == "video":
        return None
    return compare(workspace.read(holding.path), data).value


def _stale(holding: Holding, same: bool, blind: bool) -> tuple[str, ...]:
    """What is to be confirmed: with the same picture what was already; else every landmark, and numbers where decks use any."""
    if same:
        return holding.stale
    landmarks = holding.figure.landmarks.values()
    areas, points = {place.area for place in landmarks}, {place.point for place in landmarks}
    numbers = blind or any(
        (use.crop is not None and use.crop not in areas and not use.follows)
        or (use.focus is not None and use.focus not in points)
        or any(IN_NUMBERS in mark.needs for mark in use.marks)
        for use in holding.uses
    )
    return (*holding.figure.landmarks, *([IN_NUMBERS] if numbers and IN_NUMBERS not in holding.figure.landmarks else []))


def _changes(
    workspace: Workspace, holding: Holding, likeness: Likeness | None, after: Info, path: str, stale: tuple[str, ...]
) -> tuple[list[Change], tuple[str, ...]]:
    """The changes of the figures file, and the keys that stay and want a look."""
    figure, same = holding.figure, likeness is not None and likeness.same
    at = ("figures", holding.id)
    changes = [Change((*at, "file"), path.removeprefix(f"{ASSETS}/"))] if path != holding.path else []
    check = [] if same else [key for key in TOLD if getattr(figure, key)]
    if figure.review is not None and figure.review.sha256.lower() != after.sha256:
        if has_own(workspace, holding.id, "review"):
            changes.append(Change((*at, "review"), None))
        else:
            check.append("review")
    if stale != holding.stale:
        changes.append(Change((*at, "stale"), list(stale) or (None if has_own(workspace, holding.id, "stale") else [])))
    if figure.spacing_mm is not None:
        before = holding.info
        if same and before is not None:
            across = figure.spacing_mm[0] * before.width / after.width, figure.spacing_mm[1] * before.height / after.height
            if (before.width, before.height) != (after.width, after.height):
                changes.append(Change((*at, "spacing_mm"), [f"{step:.6g}" for step in across]))
        elif has_own(workspace, holding.id, "spacing_mm"):
            changes.append(Change((*at, "spacing_mm"), None))
        else:
            check.append("spacing_mm")
    return changes, tuple(check)
