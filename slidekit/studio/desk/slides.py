"""Slides for the page: drawn, with their texts and panels at their places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from slidekit.check.talk import home, panels
from slidekit.core.diagnostics import Diagnostic
from slidekit.core.geometry import Box
from slidekit.render.svg import slide_svg
from slidekit.scene.items import PictureItem
from slidekit.scene.scene import Scene, Slide
from slidekit.scene.titles import title_of
from slidekit.scene.walk import walk
from slidekit.source import Workspace
from slidekit.studio.desk.answers import findings, panel_fields
from slidekit.studio.desk.desk import Desk, Drawn
from slidekit.studio.desk.figures import spot_fields
from slidekit.studio.security import SANDBOXED
from slidekit.sync.editing import At, slide_texts
from slidekit.sync.editing.lines import find_lines


def where_of(request: Request) -> tuple[str, str | None, str | None]:
    """Deck, venue and language that a page asks for; absent ones are the deck's own."""
    asked = request.query_params
    if "deck" not in asked:
        raise HTTPException(400, "no deck is asked for")
    return asked["deck"], asked.get("venue") or None, asked.get("language") or None


def pages_of(drawn: Drawn) -> Sequence[Slide]:
    """The slides as they stand in the file, pages of steps too."""
    return drawn.scene.slides if drawn.scene is not None else ()


def list_slides(drawn: Drawn) -> dict[str, Any]:
    """Every slide by its title, and what was found in the deck."""
    listed = [
        {"id": slide.id, "title": title_of(slide), "layout": slide.layout, "hidden": slide.hidden} for slide in pages_of(drawn)
    ]
    deck = drawn.deck
    return {
        "slides": listed,
        "findings": findings(drawn.diagnostics),
        "venue": deck.venue.id if deck else None,
        "language": deck.language if deck else None,
    }


def draw_slide(drawn: Drawn, name: str, desk: Desk, workspace: Workspace) -> tuple[Slide, str] | None:
    """A slide (or the first page of it) and its drawing; None where there is none."""
    slide = next((each for each in pages_of(drawn) if name in (each.id, home(each))), None)
    if slide is None or drawn.deck is None or drawn.scene is None:
        return None
    return slide, slide_svg(drawn.scene, slide, href=desk.cut_address(drawn.deck, workspace, drawn.scene.template))


def fraction(box: Box, scene: Scene) -> list[float]:
    """Left, top, width, height in fractions of the slide."""
    w, h = scene.size.w, scene.size.h
    return [round(each, 5) for each in (box.x / w, box.y / h, box.w / w, box.h / h)]


def about(found: Sequence[Diagnostic], slide: Slide) -> list[dict[str, Any]]:
    """The findings that concern a slide."""
    return findings([each for each in found if each.slide is not None and home(each.slide) == home(slide)])


def _pictures(slide: Slide, scene: Scene) -> dict[str, list[float]]:
    return {
        item.id.removesuffix(".picture"): fraction(item.box, scene)
        for item in walk(slide.items)
        if isinstance(item, PictureItem) and item.id.endswith(".picture")
    }


def slide_fields(desk: Desk, drawn: Drawn, at: At) -> dict[str, Any]:
    """A slide with everything that can be changed on it. Raises HTTPException 404."""
    made = draw_slide(drawn, at.slide, desk, desk.workspace)
    if made is None or drawn.deck is None or drawn.scene is None:
        raise HTTPException(404, f"there is no slide {at.slide}")
    slide, svg = made
    spots = slide_texts(desk.workspace, drawn.deck, at)
    seen = {each.spot: each for each in find_lines(spots, slide)}
    texts = []
    for index, spot in enumerate(spots):
        box = fraction(seen[index].box, drawn.scene) if index in seen else None
        texts.append({**spot_fields(spot), "box": box})
    resolved = next(each for each in drawn.deck.slides if home(each.id) == home(slide))
    boxes = _pictures(slide, drawn.scene)
    shown = [{**panel_fields(panel), "box": boxes.get(panel.id)} for panel in panels(resolved)]
    ratio = drawn.scene.size.w / drawn.scene.size.h
    return {
        "id": slide.id,
        "title": title_of(slide),
        "svg": svg,
        "ratio": round(ratio, 5),
        "texts": texts,
        "panels": shown,
        "findings": about(drawn.diagnostics, slide),
        "language": drawn.deck.language,
        "files": desk.files(),
    }


def slide_routes(desk: Desk) -> list[Route]:
    """``/api/slides``, ``/api/slide``, and the pictures on them."""

    def show_list(request: Request) -> Response:
        return JSONResponse(list_slides(desk.draw(*where_of(request))))

    def show_slide(request: Request) -> Response:
        deck, venue, language = where_of(request)
        at = At(deck, request.query_params.get("slide", ""), venue=venue, language=language)
        return JSONResponse(slide_fields(desk, desk.draw(deck, venue, language), at))

    def show_cut(request: Request) -> Response:
        made = desk.cut(request.path_params["name"])
        if made is None:
            raise HTTPException(404, "there is no such picture")
        return Response(made[0], media_type=f"image/{made[1]}", headers=SANDBOXED)

    return [
        Route("/api/slides", show_list, methods=["GET"]),
        Route("/api/slide", show_slide, methods=["GET"]),
        Route("/api/cuts/{name}", show_cut, methods=["GET"]),
    ]
