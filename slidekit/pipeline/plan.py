"""Which decks a run makes, at which venues, in which languages, and how their files are named: known before any is made."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Union

from slidekit.core.diagnostics import Diagnostic, Refused, Span, error, refuse
from slidekit.core.frozen import dataclass
from slidekit.core.languages import offered_for
from slidekit.pipeline.job import Job
from slidekit.pipeline.work import Task
from slidekit.source import (
    DiskWorkspace,
    Items,
    Node,
    RecordingWorkspace,
    Scalar,
    Table,
    Workspace,
    deck_files,
    find_project,
    moment,
    parse_yaml,
)

if TYPE_CHECKING:
    from slidekit.spec import Deck

VENUES = "decks/venues"
ALL = "all"
_SLIDES = re.compile(rb"^slides:[ \t]*(?:#[^\n]*)?\r?\n(?:(?:[ \t#-][^\n]*)?(?:\n|\Z))*", re.MULTILINE)
_SLIDE = re.compile(rb"^[ \t]*- [ \t]*\{?[ \t]*(?:id|use|layout|title):", re.MULTILINE)
Specs = Union[Sequence[Union[Path, str, "Deck"]], Path, str, "Deck", None]
Names = str | Sequence[str] | None


@dataclass(frozen=True, slots=True)
class Planned:
    """A task and the file that it will be written to, as far as that is known before the deck is read as a whole.

    ``tagged``: the language is part of the name.
    """

    task: Task
    path: Path
    folder: Path
    tagged: bool
    own_venue: str = ""
    """The venue that the deck names itself."""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """What a deck says of itself at its top.

    ``languages``: those it is offered in, its own first. ``slides``: about how many it has.
    """

    id: str
    venue: str
    languages: tuple[str, ...]
    slides: int
    span: Span


def file_name(deck: str, venue: str | None, language: str | None) -> str:
    """``talk.pptx``, ``talk.florida.pptx`` at a venue asked for, ``talk.florida.es.pptx`` where the language must be told."""
    return ".".join([deck, *(part for part in (venue, language) if part), "pptx"])


def project_decks(start: Path) -> tuple[Path, ...]:
    """Every deck of the project around ``start``."""
    root = find_project(start)
    return tuple(root / name for name in deck_files(DiskWorkspace(root)))


def place_of(spec: Path | str | Deck) -> tuple[Path, Job]:
    """The project's folder a deck belongs to, and its job there."""
    if not isinstance(spec, Path | str):
        return find_project(Path.cwd()), Job(spec, moment=moment(os.environ))
    path = Path(spec)
    path = path.parent.resolve() / path.name  # a linked folder is where it leads; a linked deck stays in its folder
    root = find_project(path)
    return root, Job(path.relative_to(root).as_posix(), moment=moment(os.environ))


class Planner:
    """Reads the top of decks and venues. ``stamps``: path → stamp of everything that the plan depends on."""

    def __init__(self, venue: Names, language: Names, out: Path | None, settings: Task) -> None:
        """``settings``: a task whose ``root`` and ``job`` each task replaces."""
        self.venues = _listed(venue)
        self.languages = _listed(language)
        self.out = out
        self.settings = settings
        self.workspaces: dict[str, RecordingWorkspace] = {}
        self.heads: dict[tuple[str, str], Table | None] = {}

    @property
    def stamps(self) -> dict[str, str]:
        """Of the files looked at."""
        return {path: seen for each in self.workspaces.values() for path, seen in each.stamps.items()}

    def plan(self, specs: Specs) -> list[Planned]:
        """Every deck at every venue in every language asked for."""
        if specs is None:
            workspace = self._workspace(str(find_project(Path.cwd())))
            specs = [Path(workspace.root) / name for name in deck_files(workspace)]
        elif isinstance(specs, Path | str) or not isinstance(specs, Sequence):
            specs = [specs]
        return [planned for spec in specs for planned in self._of(spec)]

    def _workspace(self, root: str) -> RecordingWorkspace:
        return self.workspaces.setdefault(root, RecordingWorkspace(DiskWorkspace(Path(root))))

    def _of(self, spec: Path | str | Deck) -> Iterator[Planned]:
        root, job = place_of(spec)
        workspace = self._workspace(str(root))
        folder = self.out or root / "build"
        head = self._head(workspace, job)
        for venue in self._venues(workspace):
            own = self._natural(workspace, head, venue)
            languages = self._languages(head)
            many = len(languages) > 1
            for language in languages:
                told = (head and language and offered_for(language, head.languages)) or language
                tagged = told is not None and (many or told != own)
                task = replace(
                    self.settings,
                    root=workspace.root,
                    job=replace(
                        job, venue=venue, language=language, abroad=self._abroad(head, venue) or (many and told != own)
                    ),
                    slides=head.slides if head else 0,
                )
                name = file_name(head.id if head else Path(task.name).stem, venue, told if tagged else None)
                yield Planned(task, folder / name, folder, tagged, head.venue if head else "", head.span if head else None)

    def _venues(self, workspace: RecordingWorkspace) -> list[str | None]:
        if ALL in self.venues:
            found = [Path(name).stem for name in workspace.list(VENUES, ".yaml")]
            if not found:
                refuse(
                    "no-venues",
                    f"there is no venue in {VENUES}",
                    help=f"add one as {VENUES}/NAME.yaml, or build without --venue",
                )
            return list(found)
        return list(self.venues) or [None]

    def _abroad(self, head: Head | None, venue: str | None) -> bool:
        """True at a venue that is one of all, and not the deck's own."""
        return ALL in self.venues and venue != ((head.venue if head else "") or "default")

    def _languages(self, head: Head | None) -> list[str | None]:
        if ALL in self.languages:
            return list(head.languages) if head else [None]
        return list(self.languages) or [None]

    def _natural(self, workspace: RecordingWorkspace, head: Head | None, venue: str | None) -> str | None:
        """The language that the deck is built in when none is asked for."""
        if head is None:
            return None
        name = venue or head.venue
        wanted = _text(self._venue(workspace, name), "language") if name else ""
        return (wanted and offered_for(wanted, head.languages)) or head.languages[0]

    def _venue(self, workspace: RecordingWorkspace, name: str) -> Table | None:
        """The project's venue, else that of the library, which is opened only for those that the project has not."""
        table = self._table(workspace, f"{VENUES}/{name}.yaml")
        if table is None and not workspace.exists(f"{VENUES}/{name}.yaml"):
            from slidekit.resolve.library import library_path, open_library

            path = library_path(name)
            value = _top(open_library(), path) if path else None
            table = value if isinstance(value, Table) else None
        return table

    def _head(self, workspace: RecordingWorkspace, job: Job) -> Head | None:
        if not isinstance(job.source, str):
            return _head_of(job.source)
        table = self._table(workspace, job.source)
        if table is None:
            return None
        name = _text(table, "id") or Path(job.source).stem
        return Head(name, _text(table, "venue"), languages_of(table), self._count(workspace, job.source), table.span)

    def _count(self, workspace: RecordingWorkspace, path: str) -> int:
        """About how many slides a deck has."""
        return len(_SLIDE.findall(workspace.read(path)))

    def _table(self, workspace: RecordingWorkspace, path: str) -> Table | None:
        """The top of a file; its findings are told when its deck is made."""
        key = (workspace.root, path)
        if key not in self.heads:
            value = _top(workspace, path) if workspace.exists(path) else None
            self.heads[key] = value if isinstance(value, Table) else None
        return self.heads[key]


def languages_of(table: Table) -> tuple[str, ...]:
    """The languages that a deck's file offers, its own first."""
    listed = table.entries.get("languages")
    languages = [each.text for each in listed.items if isinstance(each, Scalar)] if isinstance(listed, Items) else []
    own = _text(table, "language") or (languages[0] if languages else "en")
    return tuple(dict.fromkeys((own, *languages)))


def clashes(planned: Sequence[Planned]) -> tuple[Diagnostic, ...]:
    """``output-twice`` for every file that two tasks would be written to; case does not tell files apart everywhere."""
    taken: dict[str, Planned] = {}
    found = []
    for each in planned:
        first = taken.setdefault(str(each.path).casefold(), each)
        if first is not each:
            found.append(clash(each.task.name, first.task.name, each.path, each.span))
    return tuple(found)


def clash(one: str, other: str, path: Path, span: Span | None, *, handed_in: bool = False) -> Diagnostic:
    """Two decks never share a file."""
    message = f"{one} and {other} would both be {'handed in as' if handed_in else 'written to'} {path.name}"
    help = "put {{ deck.id }} into deliver.filename" if handed_in else "give one of the decks another id"
    return error("output-twice", message, span, help)


def _top(workspace: Workspace, path: str) -> Node | None:
    """What a file says before and after its slides: those take nearly all the time that it takes to read it."""
    try:
        data = workspace.read(path)
    except Refused:
        return None
    read = parse_yaml(_SLIDES.sub(b"", data), path)
    return read.value if not read.diagnostics else parse_yaml(data, path).value


def _listed(names: Names) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(dict.fromkeys(names or ()))


def _text(table: Table | None, key: str) -> str:
    node: Node | None = table.entries.get(key) if table is not None else None
    return node.text if isinstance(node, Scalar) and node.kind != "null" else ""


def _head_of(deck: Deck) -> Head:
    """The same of a deck made in Python."""
    from slidekit.resolve.deck import name_of

    own = deck.language or (deck.languages[0] if deck.languages else "en")
    nowhere = Span("<python>", 1, 1, 1, 1)
    return Head(name_of(deck), deck.venue or "", tuple(dict.fromkeys((own, *deck.languages))), len(deck.slides), nowhere)
