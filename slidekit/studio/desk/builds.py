"""Decks built for a venue from the page, one build after another, and downloaded under the name that they are handed in by."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, Thread
from typing import Any
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from slidekit.core.diagnostics import Diagnostic
from slidekit.pipeline import BuildResult, Output, build
from slidekit.source import deck_files
from slidekit.studio.bodies import read_json
from slidekit.studio.desk.answers import findings
from slidekit.studio.desk.desk import Desk
from slidekit.studio.desk.figures import VENUES

MOST_BUILDS = 20
POWERPOINT = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


@dataclass(slots=True)
class Build:
    """``state`` is ``waiting running done failed``; ``files`` are what can be downloaded, in the order of the decks."""

    id: str
    decks: tuple[str, ...]
    venue: str | None
    language: str | None
    state: str = "waiting"
    count: int = 0
    current: str = ""
    outputs: tuple[Output, ...] = ()
    files: tuple[tuple[str, Path], ...] = ()
    found: tuple[Diagnostic, ...] = field(default=())

    def fields(self) -> dict[str, Any]:
        """As the page shows it."""
        return {
            "id": self.id,
            "decks": list(self.decks),
            "venue": self.venue,
            "language": self.language,
            "state": self.state,
            "count": self.count,
            "total": len(self.decks),
            "current": self.current,
            "files": [{"name": name, "size": path.stat().st_size if path.exists() else 0} for name, path in self.files],
            "outputs": [{"deck": each.deck, "venue": each.venue, "slides": each.slides} for each in self.outputs],
            "findings": findings(self.found),
        }


class Builds:
    """The builds of one server. For many threads."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._held: OrderedDict[str, Build] = OrderedDict()
        self._lock = Lock()
        self._running = Lock()

    def start(self, decks: tuple[str, ...], venue: str | None, language: str | None) -> Build:
        """Begin a build, or let it wait for the one before it."""
        made = Build(secrets.token_urlsafe(12), decks, venue, language)
        with self._lock:
            self._held[made.id] = made
            while len(self._held) > MOST_BUILDS:
                self._held.popitem(last=False)
        Thread(target=self._run, args=(made,), daemon=True).start()
        return made

    def find(self, name: str) -> Build:
        """Raises HTTPException 404."""
        with self._lock:
            if name not in self._held:
                raise HTTPException(404, "this build is no longer there")
            return self._held[name]

    def _run(self, made: Build) -> None:
        with self._running:
            made.state = "running"
            self._tell(made)

            def progress(name: str, count: int, total: int) -> None:  # noqa: ARG001
                made.count, made.current = count, name
                self._tell(made)

            specs = [self._desk.root / deck for deck in made.decks]
            try:
                result = build(specs, venue=made.venue, language=made.language, progress=progress)
            except Exception:
                made.state = "failed"
                self._tell(made)
                raise
            made.outputs, made.found = result.outputs, result.diagnostics
            made.files = files_of(result)
            made.state = "done" if len(result.outputs) == len(made.decks) else "failed"
            self._tell(made)

    def _tell(self, made: Build) -> None:
        self._desk.tell("build", made.fields())


def files_of(result: BuildResult) -> tuple[tuple[str, Path], ...]:
    """What is handed in for each deck: the file under the venue's name, else the deck itself."""
    found = (Path(each.delivered or each.path) for each in result.outputs)
    return tuple((path.name, path) for path in found)


def build_routes(desk: Desk) -> list[Route]:
    """``/api/builds``."""
    builds = Builds(desk)

    async def post_build(request: Request) -> Response:
        asked = await read_json(request)
        decks = await run_in_threadpool(deck_files, desk.workspace)
        wanted = asked.get("decks")
        chosen = tuple(deck for deck in decks if not isinstance(wanted, list) or deck in wanted)
        venue, language = asked.get("venue") or None, asked.get("language") or None
        if not chosen:
            raise HTTPException(400, "there is no such deck")
        if venue is not None and f"{VENUES}/{venue}.yaml" not in desk.workspace.list(VENUES, ".yaml"):
            raise HTTPException(400, "there is no such venue in the project")
        if language is not None and not (isinstance(language, str) and len(language) < 12):
            raise HTTPException(400, "there is no such language")
        return JSONResponse(builds.start(chosen, venue, language).fields(), 202)

    def get_build(request: Request) -> Response:
        return JSONResponse(builds.find(request.path_params["name"]).fields())

    def get_file(request: Request) -> Response:
        made = builds.find(request.path_params["name"])
        number = request.path_params["number"]
        if number >= len(made.files):
            raise HTTPException(404, "there is no such file")
        name, path = made.files[number]
        try:
            data = path.read_bytes()
        except OSError:
            raise HTTPException(404, f"{name} is no longer there; build it again") from None
        disposition = f"attachment; filename*=UTF-8''{quote(name)}"
        return Response(data, media_type=POWERPOINT, headers={"content-disposition": disposition})

    return [
        Route("/api/builds", post_build, methods=["POST"]),
        Route("/api/builds/{name}", get_build, methods=["GET"]),
        Route("/api/builds/{name}/files/{number:int}", get_file, methods=["GET"]),
    ]
