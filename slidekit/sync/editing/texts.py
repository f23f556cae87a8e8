"""What people read, each text with its address: file, path, language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from slidekit.core.diagnostics import Diagnostic, Refused, error
from slidekit.resolve.model import ResolvedDeck
from slidekit.resolve.registers import FIGURES
from slidekit.resolve.reuse import Files, pull
from slidekit.source import Workspace, deck_files, rewrite_text
from slidekit.source.node import Node, Path, Scalar, Table, walk
from slidekit.source.prose import normal
from slidekit.spec import Deck, FiguresFile, Slide, SlidesFile
from slidekit.spec.block import Block
from slidekit.spec.readable import readable
from slidekit.spec.text import is_language_map
from slidekit.sync.editing.edit import Edit, change_file
from slidekit.sync.editing.reach import decks_of_figure, decks_of_slide
from slidekit.sync.editing.spots import At, find_slide, open_file

SPOKEN = "notes"
"""The key whose texts keep their paragraphs."""
OF_FIGURE = ("caption", "alt", "view")


@dataclass(frozen=True, slots=True)
class Spot:
    """A text. ``path`` ends with the language where there are several; ``text`` is empty where that language lacks it.

    ``what`` is its keys and numbers below the slide or figure, as ``points 0 text``.
    """

    file: str
    path: Path
    what: str
    text: str
    language: str | None

    @property
    def spoken(self) -> bool:
        """True for notes, which have paragraphs."""
        return is_spoken(self.path)


def is_spoken(path: Path) -> bool:
    """True for the path of notes."""
    keys = [step for step in path if isinstance(step, str)]
    return SPOKEN in keys[-2:]


def slide_texts(workspace: Workspace, deck: ResolvedDeck, at: At) -> tuple[Spot, ...]:
    """Every text of a slide in the deck's language, in the order of the file: its own, those of the slide that it uses, the
    deck's title where the slide shows it, and captions that its panels take from their figures.
    """
    slide = find_slide(deck, at.slide)
    notes: list[Diagnostic] = []
    files = Files(workspace, notes)
    root = files.table(at.deck)
    node = next((each for path, each in walk(root) if each.span == slide.span and path), None) if root is not None else None
    pulled = pull(node, files) if isinstance(node, Table) else None
    if pulled is None:
        return ()
    places = {id(each): (name, path) for name, table in files.loaded.items() if table for path, each in walk(table)}
    found = list(_spots(Slide, pulled.node, places, deck.language))
    if slide.layout == "title" and root is not None:
        texts = {key: root.entries[key] for key in ("title", "subtitle") if key in root.entries}
        own = {key: each for key, each in texts.items() if key not in pulled.node.entries}
        found += _spots(Deck, Table(own, root.span), places, deck.language)
    said = {spot.what for spot in found}
    for number, panel in enumerate(slide.panels):
        if f"panels {number} caption" not in said:
            found += [each for each in figure_texts(workspace, panel.figure.id, deck.language) if each.path[2] == "caption"]
    return tuple(dict.fromkeys(found))


def figure_texts(workspace: Workspace, figure: str, language: str) -> tuple[Spot, ...]:
    """The words of a figure that ``assets/figures.yaml`` has: caption, alt text, view."""
    root = open_file(workspace, FIGURES)
    every = root.entries.get("figures")
    own = every.entries.get(figure) if isinstance(every, Table) else None
    if not isinstance(own, Table):
        return ()
    texts = Table({key: own.entries[key] for key in OF_FIGURE if key in own.entries}, own.span)
    places = {id(each): (FIGURES, ("figures", figure, *path)) for path, each in walk(texts)}
    found = []
    for key, each in texts.entries.items():
        found.append(_spot(FIGURES, places[id(each)][1], key, each, language))
    return tuple(found)


def _spots(model: type[Block], node: Table, places: Mapping[int, tuple[str, Path]], language: str) -> Iterator[Spot]:
    for path, each in readable(model, node):
        if id(each) in places:
            file, where = places[id(each)]
            yield _spot(file, where, " ".join(map(str, path)), each, language)


def _spot(file: str, path: Path, what: str, node: Node, language: str) -> Spot:
    tongue = None
    if isinstance(node, Table):
        base = language.partition("-")[0]
        tongue = base if language not in node.entries and base in node.entries else language
        path = (*path, tongue)
        inner = node.entries.get(tongue)
        node = inner if inner is not None else Scalar("", "null", node.span)
    raw = node.text if isinstance(node, Scalar) and node.kind != "null" else ""
    return Spot(file, path, what, "\n\n".join(normal(raw, is_spoken(path))), tongue)


def set_text(workspace: Workspace, file: str, path: Path, text: str) -> Edit:
    """Say a text anew. Raises Refused: ``no-text-here`` for an address that is none, ``bad-text``, ``yaml-not-edited``, and the
    findings of a text that cannot stand there.
    """
    root = open_file(workspace, file)
    model: type[Block] = FiguresFile if file == FIGURES else Deck if file in deck_files(workspace) else SlidesFile
    known = dict(readable(model, root))
    holder = known.get(path[:-1])
    is_translation = isinstance(holder, Table) and is_language_map({str(path[-1]): ""})
    if not is_translation and not isinstance(known.get(path), Scalar):
        raise Refused(error("no-text-here", f"{file} has no text at {'.'.join(map(str, path))}", help="load the page again"))
    after = rewrite_text(workspace.read(file), file, path, text, paragraphs=is_spoken(path))
    if file == FIGURES:
        decks = decks_of_figure(workspace, str(path[1])) if len(path) > 1 else ()
    else:
        decks = decks_of_slide(workspace, file, path)
    return Edit("text", f"{file}: {'.'.join(map(str, path))}", (change_file(workspace, file, after),), decks)
