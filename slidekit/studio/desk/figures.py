"""The library of pictures for the page: each figure with its places, its picture, its words."""

from __future__ import annotations

from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from slidekit.core.diagnostics import Outcome, Refused, refuse
from slidekit.media import Cut, show_png
from slidekit.resolve.pictures import burnt
from slidekit.resolve.places import place_of
from slidekit.resolve.registers import FIGURES, path_of
from slidekit.resolve.reviews import REVIEWED
from slidekit.source import Items, Scalar, Table, Workspace, deck_files, load_yaml
from slidekit.studio.desk.answers import edit_fields, findings, mark_fields, points_of
from slidekit.studio.desk.desk import Desk
from slidekit.studio.security import SANDBOXED
from slidekit.sync import Holding, Laid, Library, Use, survey
from slidekit.sync.editing import Spot, figure_texts, mark_kinds
from slidekit.sync.library import HARMLESS

VENUES = "decks/venues"
LARGE, SMALL = 1600, 360
"""Pixels along the longer side of a picture to work on, and of one in the list."""


def look(desk: Desk) -> Outcome[Library]:
    """The library, kept until a file changes."""

    def lay(deck: str, venue: str | None) -> Laid:
        drawn = desk.draw(deck, venue)
        errors = sum(each.is_error and each.code not in HARMLESS for each in drawn.diagnostics)
        return Laid(drawn.deck, drawn.scene, 0 if drawn.scene is not None else max(1, errors))

    return desk.recall(lambda: survey(desk.workspace, lay), "survey")


def project_fields(desk: Desk) -> dict[str, Any]:
    """Everything that the page lists."""
    looked = look(desk)
    holdings = looked.value.holdings.values() if looked.value is not None else ()
    done, undone = desk.journal.done, desk.journal.undone
    return {
        "version": desk.version,
        "name": desk.root.name,
        "decks": [deck_fields(desk.workspace, deck) for deck in deck_files(desk.workspace)],
        "venues": [path.rpartition("/")[2].removesuffix(".yaml") for path in desk.workspace.list(VENUES, ".yaml")],
        "kinds": [{"name": kind.name, "shapes": list(kind.shapes), "points": kind.points} for kind in mark_kinds()],
        "figures": [holding_fields(holding) for holding in holdings],
        "files": desk.files(),
        "findings": findings(looked.diagnostics),
        "undo": edit_fields(done[-1]) if done else None,
        "redo": edit_fields(undone[-1]) if undone else None,
    }


def deck_fields(workspace: Workspace, deck: str) -> dict[str, Any]:
    """What a deck says of itself at its top, as far as it can be read."""
    root = load_yaml(workspace, deck).value
    entries = root.entries if isinstance(root, Table) else {}
    listed = entries.get("languages")
    languages = [each.text for each in listed.items if isinstance(each, Scalar)] if isinstance(listed, Items) else []
    own = _text(entries.get("language")) or (languages[0] if languages else "en")
    title = entries.get("title")
    if isinstance(title, Table):
        title = title.entries.get(own) or next(iter(title.entries.values()), None)
    stem = deck.rpartition("/")[2].rpartition(".")[0]
    return {
        "file": deck,
        "id": _text(entries.get("id")) or stem,
        "title": _text(title) or stem,
        "venue": _text(entries.get("venue")) or "default",
        "languages": list(dict.fromkeys((own, *languages))),
    }


def _text(node: object) -> str:
    return node.text if isinstance(node, Scalar) and node.kind != "null" else ""


def holding_fields(holding: Holding) -> dict[str, Any]:
    """A figure; ``pixels`` None where its file cannot be read."""
    info = holding.info
    landmarks = []
    for name, written in holding.figure.landmarks.items():
        shape, points = points_of(place_of(written))
        landmarks.append({"name": name, "shape": shape, "points": points, "stale": name in holding.stale})
    return {
        "id": holding.id,
        "path": holding.path,
        "sha256": info.sha256 if info else None,
        "pixels": [info.width, info.height] if info else None,
        "kind": holding.figure.kind,
        "review": None if holding.review == "none" and holding.figure.kind not in REVIEWED else holding.review,
        "stale": list(holding.stale),
        "landmarks": landmarks,
        "uses": [use_fields(use) for use in holding.uses],
        "roles": [{"kind": role.kind, "of": role.of, "where": role.where} for role in holding.roles],
    }


def use_fields(use: Use) -> dict[str, Any]:
    """A place of a figure; ``venue`` None where it is the deck's own."""
    return {
        "deck": use.file,
        "venue": use.venue if use.visiting else None,
        "slide": use.slide,
        "panel": use.panel,
        "crop": list(use.crop) if use.crop is not None else None,
        "follows": use.follows,
        "focus": list(use.focus) if use.focus is not None else None,
        "ppi": round(use.spot.ppi) if use.spot else None,
        "screenPpi": round(use.spot.screen_ppi) if use.spot else None,
        "marks": [mark_fields(mark) for mark in use.marks],
    }


def spot_fields(spot: Spot) -> dict[str, Any]:
    """A text with its address."""
    return {
        "file": spot.file,
        "path": list(spot.path),
        "what": spot.what,
        "text": spot.text,
        "language": spot.language,
        "spoken": spot.spoken,
    }


def find(desk: Desk, name: str) -> Holding:
    """A figure. Raises HTTPException 404."""
    library = look(desk).value
    try:
        if library is not None:
            return library.find(name)
    except Refused as refused:
        raise HTTPException(404, refused.diagnostics[0].message) from None
    raise HTTPException(404, f"{FIGURES} cannot be read")


def still_of(desk: Desk, holding: Holding) -> str:
    """The file that shows a figure: the picture itself; for a film its poster, else its first still. Raises Refused."""
    figure = holding.figure
    if figure.kind != "video":
        return holding.path
    if figure.poster is not None:
        return path_of(figure.poster, figure.span_of("poster"))
    if figure.stills:
        return find(desk, figure.stills[0]).path
    return refuse("poster-missing", f"the film of {holding.id} has no picture that stands for it", help="add poster: file.png")


def png_answer(done: Outcome[Cut]) -> Response:
    """A picture coded anew. Raises Refused where it could not be."""
    if done.value is None:
        raise Refused(*done.diagnostics)
    return Response(done.value.data, media_type="image/png", headers=SANDBOXED)


def figure_routes(desk: Desk) -> list[Route]:
    """``/api/project`` and what belongs to single figures."""

    def show_project(request: Request) -> Response:  # noqa: ARG001
        return JSONResponse(project_fields(desk))

    def show_picture(request: Request) -> Response:
        holding = find(desk, request.path_params["figure"])
        longest = SMALL if request.query_params.get("size") == "small" else LARGE
        path = still_of(desk, holding)
        data = desk.workspace.read(path)
        made = desk.recall(
            lambda: show_png(data, longest=longest, redact=burnt(holding.figure), name=path), "png", holding.id, longest
        )
        return png_answer(made)

    def show_texts(request: Request) -> Response:
        holding = find(desk, request.path_params["figure"])
        spots = figure_texts(desk.workspace, holding.id, request.query_params.get("language", "en"))
        return JSONResponse({"texts": [spot_fields(spot) for spot in spots], "files": desk.files()})

    return [
        Route("/api/project", show_project, methods=["GET"]),
        Route("/api/figures/{figure}/picture", show_picture, methods=["GET"]),
        Route("/api/figures/{figure}/texts", show_texts, methods=["GET"]),
    ]
