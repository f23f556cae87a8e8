"""A PowerPoint file that stands on disk, whoever wrote it: read, its pictures looked at, its texts measured, judged."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from slidekit.check.package import check_package
from slidekit.core.diagnostics import Outcome, Refused, Span
from slidekit.media import examine, read_film
from slidekit.pipeline.fitting import fit_texts
from slidekit.pipeline.result import BuildResult
from slidekit.powerpoint.reading import read_package
from slidekit.resolve import resolve
from slidekit.resolve.model import ResolvedDeck, Venue
from slidekit.resolve.venues import open_venue
from slidekit.scene.package import GRID, FoundFilm, FoundPicture, Package
from slidekit.source import DiskWorkspace, find_project, read_file

VENUES = "decks/venues"
LARGEST = 2**30
MOST_PIXELS = 1_500_000_000
"""Pixels that are decoded for one file: about 700 screens full."""
_FILMS = ("video", "audio", "media")


def check_file(path: Path | str, *, venue: str | Sequence[str] | None = None) -> BuildResult:
    """Judge one PowerPoint file by the general rules, and by those of each venue of the nearest project that is named.

    Nothing is written, and nothing in the file is trusted; what cannot be read is a finding.
    """
    path = Path(path)
    span = Span.whole(_shown(path))
    try:
        data = read_file(path, limit=LARGEST)
    except Refused as refused:
        return BuildResult((), tuple(replace(finding, span=span) for finding in refused.diagnostics))
    venues = _venues(path, venue)
    found = list(venues.diagnostics)
    if venues.value is not None:
        read = read_package(data, span)
        found += read.diagnostics
        if read.value is not None:
            package = survey(read.value)
            deck = _origin(path, package)
            for place in venues.value or (None,):
                found += check_package(package, place, span, deck)
    return BuildResult((), tuple(dict.fromkeys(found)))


def _shown(path: Path) -> str:
    """The path from its project's folder, as findings name files."""
    whole, root = path.absolute(), find_project(path)
    for one in (whole, whole.parent.resolve() / whole.name):
        if one.is_relative_to(root):
            return one.relative_to(root).as_posix()
    return whole.as_posix()


def _venues(path: Path, asked: str | Sequence[str] | None) -> Outcome[tuple[Venue, ...]]:
    """The venues asked for, from the project around the file, else from that around the current folder."""
    if asked is None:
        return Outcome(())
    workspace = DiskWorkspace(find_project(path))
    if not workspace.list(VENUES, ".yaml"):
        workspace = DiskWorkspace(find_project(Path.cwd()))
    names = [asked] if isinstance(asked, str) else list(asked)
    if "all" in names:
        names = [Path(name).stem for name in workspace.list(VENUES, ".yaml")]
    opened = [open_venue(workspace, name) for name in names]
    found = tuple(finding for outcome in opened for finding in outcome.diagnostics)
    whole = tuple(outcome.value for outcome in opened if outcome.value is not None)
    return Outcome(whole if len(whole) == len(opened) else None, found)


def _origin(path: Path, package: Package) -> ResolvedDeck | None:
    """The deck of the project around the file that it was built from, in the file's language."""
    if package.record is None or re.fullmatch(r"[a-z0-9-]+", package.record.deck) is None:
        return None
    workspace, name = DiskWorkspace(find_project(path)), f"decks/{package.record.deck}.yaml"
    if not workspace.exists(name):
        return None
    try:
        return resolve(workspace, name, language=package.properties.get("language")).value
    except Refused:
        return None


def survey(package: Package) -> Package:
    """The package with its pictures and films looked at and its texts measured."""
    films = {link.target for link in package.links if link.kind in _FILMS and not link.external}
    made = {name: _film(package.media[name]) for name in sorted(films) if name in package.media}
    pictures, partial = _pictures(package, films)
    return replace(package, pictures=pictures, films=made, fits=fit_texts(package), partial=(*package.partial, *partial))


def _film(data: bytes | memoryview) -> FoundFilm:
    film = read_film(data)
    size = film.width, film.height
    return FoundFilm(film.container, film.video, film.audio, film.seconds, *size, film.private, film.trouble)


def _pictures(package: Package, films: set[str]) -> tuple[dict[str, FoundPicture], list[str]]:
    """Facts of every picture, and what was left out because there are too many pixels."""
    found: dict[str, FoundPicture] = {}
    left, skipped = MOST_PIXELS, 0
    for name, data in package.media.items():
        if name in films:
            continue
        seen = examine(bytes(data), name, GRID, left)
        pixels = seen.width * seen.height
        skipped += pixels > left
        left -= min(pixels, left)
        found[name] = FoundPicture(
            seen.kind, seen.width, seen.height, seen.metadata, seen.claimed, seen.trouble, seen.cells, seen.frames
        )
    return found, [f"{skipped} pictures: the file holds too many pixels to look at"] if skipped else []
