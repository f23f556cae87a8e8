"""Files found by convention or by name: venue, speaker, references, claims, figures."""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import TypeVar

from slidekit.core.diagnostics import Diagnostic, Refused, Span, did_you_mean, error, nearest
from slidekit.resolve.csl import references_of
from slidekit.resolve.library import library_path, library_venues, open_library
from slidekit.resolve.reuse import Files
from slidekit.source import join
from slidekit.source.node import Items, Node, Scalar, Table, from_data
from slidekit.spec import read
from slidekit.spec.block import Block
from slidekit.spec.deck import SlidesFile
from slidekit.spec.figures import Figure, FiguresFile
from slidekit.spec.references import ClaimsFile, Reference, ReferencesFile
from slidekit.spec.speaker import Speaker
from slidekit.spec.venue import Venue

VENUES, FIGURES, CLAIMS = "decks/venues", "assets/figures.yaml", "assets/claims.yaml"
REFERENCES = ("assets/references.yaml", "assets/references.json")
LARGEST_JSON = 8 * 2**20
M = TypeVar("M", bound=Block)


def read_model(model: type[M], node: Node, found: list[Diagnostic]) -> M | None:
    """The node as a model of the spec, its findings added to ``found``."""
    outcome = read(model, node, templates=False)
    found.extend(outcome.diagnostics)
    return outcome.value


def read_venue(name: str, span: Span | None, files: Files) -> Venue | None:
    """``decks/venues/<name>.yaml``, else that of the library; the built-in ``default`` has no file.

    Findings: ``venue-unknown venue-id``.
    """
    path = f"{VENUES}/{name}.yaml"
    if files.workspace.exists(path):
        table = files.table(path)
    elif name == "default":
        return Venue.unsaid(id="default")
    elif (shelf := library_path(name)) is not None:
        table = Files(open_library(), files.found).table(shelf)
    else:
        own = [PurePosixPath(other).stem for other in files.workspace.list(VENUES, ".yaml")]
        every = [*own, *library_venues()]
        near = nearest(name, ["default", *own]) or nearest(name, every)
        help = f"did you mean {near}?" if near else f"{did_you_mean(name, ['default', *own])}; slidekit venues lists all"
        files.found.append(error("venue-unknown", f"there is no venue {name} in {VENUES} or the library", span, help))
        return None
    if table is not None and "id" not in table.entries:
        table = Table({**table.entries, "id": Scalar(name, "str", table.span)}, table.span, table.keys)
    venue = read_model(Venue, table, files.found) if table is not None else None
    if venue is not None and venue.id != name:
        message = f"the venue's id is {venue.id}; its file is {name}.yaml"
        files.found.append(error("venue-id", message, venue.span_of("id"), f"write id: {name}, or take the line out"))
    return venue


def read_speaker(deck: SlidesFile, files: Files) -> Speaker | None:
    """The speaker, inline or from a file; None where the deck names none or the file is not usable (reported)."""
    if deck.speaker is None or isinstance(deck.speaker, Speaker):
        return deck.speaker
    path = path_of(deck.speaker, deck.span_of("speaker"))
    table = open_named(path, deck.span_of("speaker"), files)
    return read_model(Speaker, table, files.found) if table is not None else None


def read_references(deck: SlidesFile, files: Files) -> tuple[dict[str, Reference] | None, str]:
    """The references by key (None when their file is broken), and the file they stand in."""
    if deck.references is not None:
        path = path_of(deck.references, deck.span_of("references"))
        if not files.workspace.exists(path):
            open_named(path, deck.span_of("references"), files)
            return None, path
    else:
        path = next((name for name in REFERENCES if files.workspace.exists(name)), "")
        if not path:
            return {}, REFERENCES[0]
    node = load_csl(path, files) if path.endswith(".json") else files.table(path)
    register = read_model(ReferencesFile, node, files.found) if node is not None else None
    return (register.references if register is not None else None), path


def load_csl(path: str, files: Files) -> Node | None:
    """References in CSL JSON as the map of the grammar; None when the file is no such thing. Finding: ``references-json``."""
    top = Span(path, 1, 1, 1, 1)
    try:
        data = json.loads(files.workspace.read(path, limit=LARGEST_JSON).decode("utf-8-sig"))
    except Refused as refused:
        files.found.extend(refused.diagnostics)
        return None
    except json.JSONDecodeError as trouble:
        span = Span(path, trouble.lineno, trouble.colno, trouble.lineno, trouble.colno + 1)
        help = "export the references again, as CSL JSON"
        files.found.append(error("references-json", f"{path} is not JSON: {trouble.msg.lower()}", span, help))
        return None
    except (UnicodeDecodeError, RecursionError):
        files.found.append(error("references-json", f"{path} is not JSON", top, "export the references again, as CSL JSON"))
        return None
    node = from_data(data, top)
    return references_of(node) if isinstance(node, Items) else node


def read_claims(files: Files) -> ClaimsFile | None:
    """What may be asserted; None when there is no such file or it is broken."""
    table = files.table(CLAIMS) if files.workspace.exists(CLAIMS) else None
    return read_model(ClaimsFile, table, files.found) if table is not None else None


def read_figures(files: Files) -> dict[str, Figure] | None:
    """The library of pictures with its defaults filled in; empty without the file, None when it is broken."""
    if not files.workspace.exists(FIGURES):
        return {}
    table = files.table(FIGURES)
    register = read_model(FiguresFile, table, files.found) if table is not None else None
    return register.complete() if register is not None else None


def path_of(relative: str, span: Span | None) -> str:
    """A file named in a spec → its path from the project's folder."""
    return join(span.file if span is not None else "", relative, span)


def open_named(path: str, span: Span | None, files: Files) -> Node | None:
    """The top of a file that a deck names. Findings: ``file-not-found`` with the nearest name."""
    if not files.workspace.exists(path):
        near = nearest(path, files.workspace.list(str(PurePosixPath(path).parent), ".yaml"))
        help = f"did you mean {near}?" if near else "check the file's name; it is relative to the file it stands in"
        files.found.append(error("file-not-found", f"there is no file {path}", span, help))
        return None
    return files.table(path)


def scalar_text(node: Node | None) -> str | None:
    """The text of a scalar that is not empty, else None."""
    return node.text if isinstance(node, Scalar) and node.kind != "null" else None
