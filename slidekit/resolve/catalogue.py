"""Every venue that a deck here could name, with its rules and where they are from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from slidekit.core.diagnostics import Diagnostic, Outcome, error, nearest
from slidekit.resolve.languages import Tongue
from slidekit.resolve.library import LIBRARY, library_venues
from slidekit.resolve.registers import VENUES, read_venue
from slidekit.resolve.reuse import Files
from slidekit.resolve.venues import build_venue, is_confirmed
from slidekit.source import Workspace
from slidekit.spec import to_data
from slidekit.spec.venue import Venue

_NO_RULES = frozenset({"slidekit", "id", "confirmed", "sources"})


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule is from."""

    url: str
    note: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule by its name with dots; ``value`` as it stands in the file."""

    name: str
    value: Any
    confirmed: bool
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """A venue's facts for a list, and its rules. ``place`` is its file; ``shipped`` is true for those of the library."""

    id: str
    name: str
    aspect: str
    min_pt: float
    language: str
    slot_minutes: float | None
    qa_minutes: float | None
    disclosure: str
    confirmed: bool
    shipped: bool
    place: str
    rules: tuple[Rule, ...]


def list_venues(workspace: Workspace) -> Outcome[tuple[Profile, ...]]:
    """The project's venues, then those of the library that the project has not replaced by its own; sorted by id."""
    found: list[Diagnostic] = []
    own = [PurePosixPath(path).stem for path in workspace.list(VENUES, ".yaml")]
    names = [*own, *(name for name in library_venues() if name not in own)]
    profiles = [describe(name, name not in own, workspace, found) for name in names]
    return Outcome(tuple(profile for profile in profiles if profile is not None), tuple(found))


def show_venue(workspace: Workspace, name: str) -> Outcome[Profile]:
    """One venue. Error: ``venue-unknown`` with the nearest name, and those of its file."""
    found: list[Diagnostic] = []
    own = {PurePosixPath(path).stem for path in workspace.list(VENUES, ".yaml")}
    if name not in own and name not in library_venues():
        near = nearest(name, own) or nearest(name, library_venues())
        help = f"did you mean {near}?" if near else "slidekit venues lists all"
        return Outcome(None, (error("venue-unknown", f"there is no venue {name} in {VENUES} or the library", None, help),))
    return Outcome(describe(name, name not in own, workspace, found), tuple(found))


def describe(name: str, shipped: bool, workspace: Workspace, found: list[Diagnostic]) -> Profile | None:
    """A venue as a list shows it; None when its file is broken (reported)."""
    venue = read_venue(name, None, Files(workspace, found))
    if venue is None:
        return None
    language = venue.language or "en"
    built = build_venue(venue, Tongue(language, {}, [], language))
    doubtful = any(not is_confirmed(venue, rule) for rule in ("", *(source.rule for source in venue.sources)))
    return Profile(
        id=name,
        name=", ".join(part for part in (built.name, built.society, built.city) if part),
        aspect=built.aspect,
        min_pt=built.min_pt,
        language=venue.language or "",
        slot_minutes=built.slot_minutes,
        qa_minutes=built.qa_minutes,
        disclosure=built.disclosure_position,
        confirmed=not doubtful,
        shipped=shipped,
        place=f"{LIBRARY if shipped else VENUES}/{name}.yaml",
        rules=tuple(_rules(venue)),
    )


def _rules(venue: Venue) -> list[Rule]:
    sources: dict[str, list[Source]] = {}
    say = Tongue(venue.language or "en", {}, [], venue.language or "en")
    for each in venue.sources:
        confirmed = venue.confirmed if each.confirmed is None else each.confirmed
        sources.setdefault(each.rule, []).append(Source(each.url or "", say.told(each.note, each, "note"), confirmed))
    rules: list[Rule] = []
    for key, value in to_data(venue).items():
        if key in _NO_RULES:
            continue
        parts = {f"{key}.{inner}": each for inner, each in value.items()} if _is_block(key, value) else {key: value}
        for name, each in parts.items():
            from_here = [*sources.get(name, []), *(sources.get(key, []) if name != key else [])]
            rules.append(Rule(name, each, is_confirmed(venue, name), tuple(from_here)))
    return rules


def _is_block(key: str, value: Any) -> bool:
    return isinstance(value, Mapping) and key not in ("figures", "texts")
