"""Edits from the page: planned on what the page has seen, written over nothing else."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import unified_diff
from threading import Lock
from typing import Any, Literal

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from slidekit.core.diagnostics import Refused
from slidekit.resolve.registers import FIGURES
from slidekit.source import OverlayWorkspace
from slidekit.studio.bodies import read_json
from slidekit.studio.desk.answers import edit_fields, findings
from slidekit.studio.desk.asked import plan
from slidekit.studio.desk.desk import Desk, yaml_files
from slidekit.studio.writes import etag_of
from slidekit.sync.editing import Edit, FileChange, Merge, merge_lines
from slidekit.sync.editing.edit import change_file

MOST_MERGES = 50
PATIENCE = 3
"""How often an edit is planned anew when files change under it."""


@dataclass(frozen=True, slots=True)
class Pending:
    """A merge that waits for a decision: the edit as it was meant, one file as others left it, and both together."""

    edit: Edit
    path: str
    theirs: bytes
    merge: Merge


class Merges:
    """Merges that pages are looking at. For many threads."""

    def __init__(self) -> None:
        self._held: OrderedDict[str, Pending] = OrderedDict()
        self._lock = Lock()

    def keep(self, pending: Pending) -> str:
        """Remember one; gives its name."""
        with self._lock:
            name = secrets.token_urlsafe(12)
            self._held[name] = pending
            while len(self._held) > MOST_MERGES:
                self._held.popitem(last=False)
            return name

    def find(self, name: str) -> Pending:
        """Raises HTTPException 404."""
        with self._lock:
            if name not in self._held:
                raise HTTPException(404, "this merge is no longer there")
            return self._held[name]


def seen_by(request: Request) -> tuple[str, ...]:
    """The states of files that the page has seen (``If-Match``, a list). Raises HTTPException 428 without."""
    etags = tuple(each.strip() for each in request.headers.get("if-match", "").split(",") if each.strip())
    if not etags:
        raise HTTPException(428, "say with If-Match which state you have seen")
    return etags


def make_edit(desk: Desk, merges: Merges, asked: Mapping[str, Any], etags: tuple[str, ...]) -> Response:
    """Plan on the files as the page has seen them, and write; 412 with a merge where one of them is another by now.

    A file that changes while this is done is looked at once more.
    """
    for _ in range(PATIENCE):
        answer = _try_edit(desk, merges, asked, etags)
        if answer is not None:
            return answer
    return _cannot_merge(desk, FIGURES)


def _try_edit(desk: Desk, merges: Merges, asked: Mapping[str, Any], etags: tuple[str, ...]) -> Response | None:
    """None where a file has changed meanwhile."""
    bases = outdated(desk, etags)
    try:
        edit = plan(OverlayWorkspace(desk.workspace, bases) if bases else desk.workspace, asked, desk.workspace)
    except Refused as refused:
        if not bases:
            raise
        return _cannot_merge(desk, sorted(bases)[0], refused)
    for each in edit.files:
        if each.path in bases and len(edit.files) > 1:
            return _cannot_merge(desk, each.path)  # it is made in all of them, or in none
        if each.path in bases:
            return _offer_merge(desk, merges, edit, each, desk.workspace.read(each.path))
        if each.before is not None and etag_of(each.before) not in etags:
            known = desk.versions.find(each.path, etags) is not None
            return None if known else _cannot_merge(desk, each.path)
    if asked.get("dry"):
        return JSONResponse({"edit": edit_fields(edit), "files": desk.files()})
    try:
        done = desk.make(edit)
    except Refused as refused:
        if refused.diagnostics[0].code == "file-changed":
            return None
        raise
    return JSONResponse({"edit": edit_fields(done), "files": desk.files(), "version": desk.version})


def outdated(desk: Desk, etags: tuple[str, ...]) -> dict[str, bytes]:
    """The files that are no longer as the page has seen them, as it has seen them."""
    found = {}
    for path in yaml_files(desk.workspace):
        if etag_of(desk.workspace.read(path)) not in etags:
            base = desk.versions.find(path, etags)
            if base is not None:
                found[path] = base
    return found


def _cannot_merge(desk: Desk, path: str, why: Refused | None = None) -> Response:
    etag = desk.versions.keep(path, desk.workspace.read(path))
    told = {"error": f"{path} has changed", "code": "file-changed", "file": path, "etag": etag, "merge": None}
    return JSONResponse({**told, "findings": findings(why.diagnostics if why is not None else ())}, 412)


def _offer_merge(desk: Desk, merges: Merges, edit: Edit, change: FileChange, theirs: bytes) -> Response:
    base, mine, path = change.before or b"", change.after or b"", change.path
    merge = merge_lines(_text(base), _text(mine), _text(theirs))
    view = {
        "id": merges.keep(Pending(edit, path, theirs, merge)),
        "mine": _diff(base, mine),
        "theirs": _diff(base, theirs),
        "clean": not merge.clashes,
        "clashes": [{"base": each.base, "mine": each.mine, "theirs": each.theirs} for each in merge.clashes],
    }
    etag = desk.versions.keep(path, theirs)
    told = {"error": f"{path} has changed", "code": "file-changed", "file": path, "etag": etag, "merge": view}
    return JSONResponse(told, 412)


def settle_merge(desk: Desk, pending: Pending, keep: Literal["mine", "theirs"], etags: tuple[str, ...]) -> Response:
    """Write both changes together, or with ``keep`` ``mine`` mine where they clash."""
    if etag_of(pending.theirs) not in etags:
        raise HTTPException(412, f"{pending.path} has changed again")
    change = change_file(desk.workspace, pending.path, pending.merge.resolved(keep).encode("utf-8"))
    if change.before != pending.theirs:
        raise HTTPException(412, f"{pending.path} has changed again")
    done = desk.make(Edit(pending.edit.kind, pending.edit.subject, (change,), pending.edit.decks))
    return JSONResponse({"edit": edit_fields(done), "files": desk.files(), "version": desk.version})


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _diff(one: bytes, other: bytes) -> str:
    lines = unified_diff(_text(one).splitlines(keepends=True), _text(other).splitlines(keepends=True), n=1)
    return "".join(list(lines)[2:])


def edit_routes(desk: Desk) -> list[Route]:
    """``/api/edits``, ``/api/merges``, ``/api/undo``, ``/api/redo``."""
    merges = Merges()

    async def post_edit(request: Request) -> Response:
        asked, etags = await read_json(request), seen_by(request)
        return await run_in_threadpool(make_edit, desk, merges, asked, etags)

    async def post_merge(request: Request) -> Response:
        asked, etags = await read_json(request), seen_by(request)
        pending = merges.find(request.path_params["name"])
        keep: Literal["mine", "theirs"] = "theirs" if asked.get("keep") == "theirs" else "mine"
        return await run_in_threadpool(settle_merge, desk, pending, keep, etags)

    async def post_undo(request: Request) -> Response:
        await read_json(request)
        done = await run_in_threadpool(desk.undo if request.url.path.endswith("undo") else desk.redo)
        return JSONResponse({"edit": edit_fields(done), "version": desk.version})

    return [
        Route("/api/edits", post_edit, methods=["POST"]),
        Route("/api/merges/{name}", post_merge, methods=["POST"]),
        Route("/api/undo", post_undo, methods=["POST"]),
        Route("/api/redo", post_undo, methods=["POST"]),
    ]
