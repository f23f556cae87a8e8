"""What figures are there for besides standing on slides: in place of others at a venue, as stills of a film, or for later."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from slidekit.core.diagnostics import Diagnostic, Refused
from slidekit.resolve.model import ResolvedDeck
from slidekit.resolve.registers import VENUES, path_of
from slidekit.resolve.reuse import Files
from slidekit.source import Scalar, Table, Workspace
from slidekit.source.node import node_at
from slidekit.spec.figures import Figure
from slidekit.sync.written import SHARED, Script, stand_ins_of, stills_of


@dataclass(frozen=True, slots=True)
class Role:
    """``kind`` is one of

    - ``stand-in``: shown in place of the figure ``of`` at the venue ``where``;
    - ``still`` and ``poster``: of the film ``of``;
    - ``left-out``: on the slide ``of`` of the deck ``where``, which does not show it at its own venue;
    - ``idle``: on the slide ``of`` of the file ``where``, which no deck takes.
    """

    kind: str
    of: str
    where: str = ""


def roles_of(
    workspace: Workspace, script: Script, figures: Mapping[str, Figure], shown: Mapping[str, Sequence[tuple[str, str]]]
) -> dict[str, tuple[Role, ...]]:
    """The roles of every figure. ``shown`` are deck file and slide of each figure at the decks' own venues."""
    found: dict[str, dict[Role, None]] = {}
    for venue in workspace.list(VENUES, ".yaml"):
        for of, name in stand_ins_of(script.files, venue):
            found.setdefault(name, {})[Role("stand-in", of, PurePosixPath(venue).stem)] = None
    for film, name in stills_of(script.files):
        found.setdefault(name, {})[Role("still", film)] = None
    for name, film in _posters(figures):
        found.setdefault(name, {})[Role("poster", film)] = None
    for slide in script.slides:
        if slide.file.startswith(f"{SHARED}/") and not slide.idle:
            continue  # it counts where decks take it
        for panel in slide.panels:
            if panel.figure is not None and (slide.file, slide.id) not in shown.get(panel.figure, ()):
                role = Role("idle" if slide.idle else "left-out", slide.id, slide.file)
                found.setdefault(panel.figure, {})[role] = None
    return {name: tuple(roles) for name, roles in found.items()}


def _posters(figures: Mapping[str, Figure]) -> Iterator[tuple[str, str]]:
    """Each figure whose file is a film's poster too, with the film."""
    files: dict[str, list[str]] = {}
    for name, figure in figures.items():
        if figure.file is not None:
            files.setdefault(_path(figure, "file", figure.file), []).append(name)
    for film, figure in figures.items():
        if figure.poster is not None:
            yield from ((name, film) for name in files.get(_path(figure, "poster", figure.poster), ()))


def _path(figure: Figure, key: str, file: str) -> str:
    try:
        return path_of(file, figure.span_of(key))
    except Refused:
        return file


def visited(workspace: Workspace, deck: ResolvedDeck) -> Iterator[str]:
    """The project's venues, not the deck's own, that show other figures in place of some of its: their stand-ins, or stills."""
    notes: list[Diagnostic] = []
    files = Files(workspace, notes)
    films = any(figure.film is not None for figure in deck.figures.values())
    for venue in workspace.list(VENUES, ".yaml"):
        name = PurePosixPath(venue).stem
        if name == deck.venue.id:
            continue
        if any(shown in deck.figures for shown, _ in stand_ins_of(files, venue)) or (films and _shows_none(files.table(venue))):
            yield name


def _shows_none(venue: Table | None) -> bool:
    """True for a venue that says that films become stills."""
    for path, word in ((("forbid", "video"), "true"), (("player", "video"), "false")):
        node = node_at(venue, path) if venue is not None else None
        if isinstance(node, Scalar) and node.text.lower() == word:
            return True
    return False
