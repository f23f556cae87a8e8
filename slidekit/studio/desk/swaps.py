"""Another picture for a figure: taken in, planned, shown before and after, and only then accepted."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from slidekit.core.diagnostics import Diagnostic, Refused
from slidekit.media import Info, show_png
from slidekit.resolve.registers import FIGURES
from slidekit.source import OverlayWorkspace, Workspace
from slidekit.studio.bodies import IMAGES, read_json, receive_upload
from slidekit.studio.desk.answers import edit_fields, findings
from slidekit.studio.desk.desk import Desk, draw
from slidekit.studio.desk.edits import seen_by
from slidekit.studio.desk.figures import LARGE, find, png_answer, use_fields
from slidekit.studio.desk.slides import draw_slide
from slidekit.studio.writes import etag_of
from slidekit.sync import Swap, plan_swap
from slidekit.sync.editing import Edit, swap_edit

MOST_PLANS = 8
FILM_LIMIT = 100 * 2**20
"""Bytes of a film that a page may bring: it is held in memory until it is accepted, and for undo."""


PICTURES = frozenset({"jpeg", "png"})


@dataclass(frozen=True, slots=True)
class Plan:
    """A swap that waits to be accepted; ``after`` is the project as it would be."""

    swap: Swap
    edit: Edit
    found: tuple[Diagnostic, ...]
    after: Workspace


class Plans:
    """Swaps that pages are looking at. For many threads."""

    def __init__(self) -> None:
        self._held: OrderedDict[str, Plan] = OrderedDict()
        self._lock = Lock()

    def keep(self, plan: Plan) -> str:
        """Remember one; gives its name."""
        with self._lock:
            name = secrets.token_urlsafe(12)
            self._held[name] = plan
            while len(self._held) > MOST_PLANS:
                self._held.popitem(last=False)
            return name

    def find(self, name: str) -> Plan:
        """Raises HTTPException 404."""
        with self._lock:
            if name not in self._held:
                raise HTTPException(404, "this plan is no longer there; choose the picture again")
            return self._held[name]


def plan_upload(desk: Desk, figure: str, file: Path) -> Plan:
    """What would happen with the picture in a file. Raises Refused."""
    base = desk.workspace.read(FIGURES)
    outcome = plan_swap(desk.root, figure, file)
    swap = outcome.value
    if swap is None:
        raise Refused(*outcome.diagnostics)
    files = {FIGURES: swap.notes if swap.notes is not None else base}
    if swap.data is not None:
        files[swap.path] = swap.data
    edit = swap_edit(desk.workspace, swap, base)
    return Plan(swap, edit, outcome.diagnostics, OverlayWorkspace(desk.workspace, files))


def swap_fields(name: str, plan: Plan) -> dict[str, Any]:
    """The plan in the page's words."""
    swap = plan.swap
    likeness = swap.likeness
    return {
        "id": name,
        "figure": swap.figure,
        "former": swap.former,
        "path": swap.path,
        "before": _info(swap.before),
        "after": _info(swap.after),
        "same": swap.same,
        "film": swap.after.kind not in PICTURES,
        "idle": swap.idle,
        "likeness": {"mean": likeness.mean, "worst": likeness.worst} if likeness is not None else None,
        "removed": list(swap.removed),
        "stale": list(swap.stale),
        "changed": list(swap.changed),
        "check": list(swap.check),
        "places": [
            {"before": use_fields(place.before), "after": use_fields(place.after) if place.after else None}
            for place in swap.places
        ],
        "findings": findings(plan.found),
        "edit": edit_fields(plan.edit),
    }


def _info(info: Info | None) -> dict[str, Any] | None:
    return {"kind": info.kind, "pixels": [info.width, info.height]} if info is not None else None


def accept(desk: Desk, plan: Plan, etags: tuple[str, ...]) -> Response:
    """Write it. Raises HTTPException 412 where the figures file is not as the plan found it."""
    notes = plan.edit.files[-1]
    if notes.before is None or etag_of(notes.before) not in etags or desk.workspace.read(FIGURES) != notes.before:
        raise HTTPException(412, f"{FIGURES} has changed; choose the picture again")
    done = desk.make(plan.edit)
    return JSONResponse({"edit": edit_fields(done), "files": desk.files(), "version": desk.version})


def show_side(desk: Desk, plan: Plan, side: str) -> Response:
    """The figure's picture before or after, coded anew."""
    swap = plan.swap
    path = swap.former if side == "before" else swap.path
    workspace = desk.workspace if side == "before" else plan.after
    return png_answer(show_png(workspace.read(path), longest=LARGE, name=path))


def show_slides(desk: Desk, name: str, plan: Plan, deck: str, slide: str, venue: str | None) -> Response:
    """A slide as it is, and as it would be."""
    before = draw_slide(desk.draw(deck, venue), slide, desk, desk.workspace)
    later = desk.recall(lambda: draw(plan.after, deck, venue, None), "plan", name, deck, venue)
    after = draw_slide(later, slide, desk, plan.after)
    return JSONResponse({"before": before[1] if before else None, "after": after[1] if after else None})


def swap_routes(desk: Desk) -> list[Route]:
    """``/api/uploads/FIGURE`` takes a picture; ``/api/swaps/ID`` shows and accepts what was planned with it."""
    plans = Plans()

    async def put_upload(request: Request) -> Response:
        holding = await run_in_threadpool(find, desk, request.path_params["figure"])
        film = holding.figure.kind == "video"
        kinds = ("video",) if film else IMAGES
        upload = await receive_upload(request, Path(desk.staging.name), kinds=kinds, limits={"video": FILM_LIMIT})
        try:
            plan = await run_in_threadpool(plan_upload, desk, holding.id, upload.path)
        finally:
            upload.path.unlink(missing_ok=True)
        name = plans.keep(plan)
        return JSONResponse({**swap_fields(name, plan), "files": await run_in_threadpool(desk.files)})

    async def post_accept(request: Request) -> Response:
        await read_json(request)
        return await run_in_threadpool(accept, desk, plans.find(request.path_params["name"]), seen_by(request))

    def get_side(request: Request) -> Response:
        return show_side(desk, plans.find(request.path_params["name"]), request.url.path.rpartition("/")[2])

    def get_slides(request: Request) -> Response:
        asked, name = request.query_params, request.path_params["name"]
        where = asked.get("deck", ""), asked.get("slide", ""), asked.get("venue") or None
        return show_slides(desk, name, plans.find(name), *where)

    return [
        Route("/api/uploads/{figure}", put_upload, methods=["PUT"]),
        Route("/api/swaps/{name}/accept", post_accept, methods=["POST"]),
        Route("/api/swaps/{name}/slides", get_slides, methods=["GET"]),
        Route("/api/swaps/{name}/before", get_side, methods=["GET"]),
        Route("/api/swaps/{name}/after", get_side, methods=["GET"]),
    ]
