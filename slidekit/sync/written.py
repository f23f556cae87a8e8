"""Slides as they are written, in decks and in files that decks take from: panels, crops and marks, each with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from slidekit.core.diagnostics import Diagnostic, Refused, Span
from slidekit.resolve.registers import FIGURES, VENUES
from slidekit.resolve.reuse import Files, Pulled, name_of, pull
from slidekit.source import Workspace, deck_files
from slidekit.source.node import Items, Node, Path, Scalar, Table, walk
from slidekit.spec.block import kind_key

SHARED = "decks/shared"


@dataclass(frozen=True, slots=True)
class WrittenPanel:
    """A panel, or a column's picture. ``figure`` is its id, None where a template chooses it."""

    figure: str | None
    node: Node


@dataclass(frozen=True, slots=True)
class WrittenSlide:
    """A slide with what it takes from elsewhere; ``file`` is the one that lists it, ``annotations`` are those of the slide.

    ``idle`` is true for a slide of ``decks/shared`` that no deck takes.
    """

    file: str
    id: str
    span: Span
    panels: tuple[WrittenPanel, ...]
    annotations: tuple[Node, ...]
    idle: bool = False


@dataclass(frozen=True, slots=True)
class Script:
    """All slides of a project; ``places`` is where each of their values stands: the file, and the path in it.

    ``stand_ins`` are the figures that are shown in place of another somewhere: at a venue, or as stills of a film.
    """

    slides: tuple[WrittenSlide, ...]
    places: Mapping[int, tuple[str, Path]]
    stand_ins: Mapping[str, tuple[str, ...]]
    files: Files
    """Holds the values, whose places count by identity."""

    def stood_for(self, figure: str) -> tuple[str, ...]:
        """The figures in whose place this one is shown somewhere."""
        return tuple(name for name, others in self.stand_ins.items() if figure in others)


def read_script(workspace: Workspace) -> Script:
    """Every slide of every deck and of ``decks/shared``; what cannot be read is left out."""
    notes: list[Diagnostic] = []
    files = Files(workspace, notes)
    slides: list[WrittenSlide] = []
    taken: set[int] = set()
    decks = deck_files(workspace)
    for file in dict.fromkeys((*decks, *workspace.list(SHARED, ".yaml"))):
        for node in slides_of(files, file):
            try:
                pulled = pull(node, files)
            except Refused:
                continue
            if pulled is not None:
                if file in decks:
                    taken |= {id(each) for source in pulled.files for each in slides_of(files, source) if _gives(each, pulled)}
                slides.append(_slide(file, pulled.node, idle=file not in decks and id(node) not in taken))
    places = {id(each): (name, path) for name, table in files.loaded.items() if table for path, each in walk(table)}
    return Script(tuple(slides), places, _stand_ins(workspace, files), files)


def slides_of(files: Files, file: str) -> tuple[Table, ...]:
    """The slides that a file lists."""
    table = files.table(file)
    listed = table.entries.get("slides") if table is not None else None
    return tuple(each for each in listed.items if isinstance(each, Table)) if isinstance(listed, Items) else ()


def _gives(slide: Table, pulled: Pulled) -> bool:
    taken = {id(each) for each in pulled.node.entries.values()}
    return any(id(each) in taken for each in slide.entries.values())


def _slide(file: str, node: Table, *, idle: bool) -> WrittenSlide:
    found = []
    for key in ("panels", "columns"):
        listed = node.entries.get(key)
        for each in listed.items if isinstance(listed, Items) else ():
            named = each.entries.get("figure") if isinstance(each, Table) else each
            if isinstance(named, Scalar) and named.kind != "null":
                found.append(WrittenPanel(None if "{{" in named.text else named.text, each))
    film = node.entries.get("video")
    if isinstance(film, Scalar) and film.kind != "null":
        found.append(WrittenPanel(None if "{{" in film.text else film.text, film))
    marks = node.entries.get("annotations")
    own = marks.items if isinstance(marks, Items) else ()
    return WrittenSlide(file, name_of(node) or "", node.span, tuple(found), own, idle)


def _stand_ins(workspace: Workspace, files: Files) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for venue in workspace.list(VENUES, ".yaml"):
        for shown, other in stand_ins_of(files, venue):
            found.setdefault(shown, {})[other] = None
    for film, still in stills_of(files):
        found.setdefault(film, {})[still] = None
    return {name: tuple(others) for name, others in found.items()}


def stand_ins_of(files: Files, venue: str) -> Iterator[tuple[str, str]]:
    """A venue's file → each figure and the one that is shown there in its place."""
    table = files.table(venue)
    listed = table.entries.get("figures") if table is not None else None
    for shown, other in listed.entries.items() if isinstance(listed, Table) else ():
        if isinstance(other, Scalar):
            yield shown, other.text


def stills_of(files: Files) -> Iterator[tuple[str, str]]:
    """Each film and each of its stills."""
    table = files.table(FIGURES) if files.workspace.exists(FIGURES) else None
    figures = table.entries.get("figures") if table is not None else None
    for name, node in figures.entries.items() if isinstance(figures, Table) else ():
        stills = node.entries.get("stills") if isinstance(node, Table) else None
        for still in stills.items if isinstance(stills, Items) else ():
            if isinstance(still, Scalar):
                yield name, still.text


def places_in(node: Node) -> Iterator[tuple[str, Node]]:
    """The places that a panel names, with what they are for: ``crop``, ``focus``, and those of its marks."""
    if not isinstance(node, Table):
        return
    for key in ("crop", "focus"):
        if key in node.entries:
            yield key, node.entries[key]
    marks = node.entries.get("annotations")
    for mark in marks.items if isinstance(marks, Items) else ():
        yield from places_of(mark)


def places_of(mark: Node) -> Iterator[tuple[str, Node]]:
    """The places that a mark names, with its kind: where it stands, where its arrow comes from, where its label is."""
    kind = kind_key(mark) if isinstance(mark, Table) else None
    if kind is None or not isinstance(mark, Table):
        return
    for key in (kind, "from", "label_at"):
        if key in mark.entries:
            yield kind, mark.entries[key]


def names_in(place: Node) -> Iterator[Scalar]:
    """The words of a place that may be landmarks."""
    for each in place.items if isinstance(place, Items) else (place,):
        if isinstance(each, Scalar) and each.text[:1].isalpha():
            yield each
