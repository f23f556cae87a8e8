"""``slidekit preview``: a deck drawn anew at each save, told to the pages that look at it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from slidekit.pipeline.live import LiveProject
from slidekit.studio.addresses import Address
from slidekit.studio.events import Hub
from slidekit.studio.places import Places
from slidekit.studio.security import SANDBOXED
from slidekit.studio.serving import make_app, tell_failure
from slidekit.studio.views import PICTURES, Choice, Shown, View
from slidekit.studio.watching import watch

MOST_VIEWS = 8
T = TypeVar("T")


class Preview:
    """The views of one project. Its coroutines run in one event loop; drawing runs in one thread beside it."""

    def __init__(self, project: LiveProject, spec: str, hub: Hub, places: Places, moment: str | None = None) -> None:
        self.project = project
        self.spec = spec
        self.hub = hub
        self.places = places
        self.moment = moment
        self.views: dict[Choice, View] = {}
        self._worker = ThreadPoolExecutor(1, "draw")
        self._turn = asyncio.Lock()
        self._later: set[asyncio.Task[None]] = set()

    def choose(self, given: dict[str, str]) -> Choice:
        """What a request asks to see. Raises HTTPException 404 for what is not offered."""
        choice = Choice(given.get("deck") or self.spec, given.get("venue", ""), given.get("language", ""))
        if choice.deck != self.spec and choice.deck not in self.project.decks():
            raise HTTPException(404, "there is no such deck")
        offer = self.project.offer(choice.deck)
        if choice.venue and choice.venue not in offer.venues:
            raise HTTPException(404, "there is no such venue")
        if choice.language and offer.languages and choice.language not in offer.languages:
            raise HTTPException(404, "the deck is not offered in this language")
        return choice

    async def open(self, choice: Choice) -> View:
        """The view of a choice, drawn as its files are now."""
        async with self._turn:
            view = self.views.pop(choice, None) or View(self.project, choice, self.places, self.moment)
            self.views[choice] = view
            spare = [each for each in self.views if each != choice and not self.hub.listens(each)]
            for other in spare[: max(0, len(self.views) - MOST_VIEWS)]:
                del self.views[other]
            if view.stale:
                await self._redraw(view)
        return view

    async def refresh(self) -> None:
        """Files have changed: draw anew what pages look at, the rest when somebody does."""
        for view in self.views.values():
            view.stale = True
        async with self._turn:
            for view in reversed(tuple(self.views.values())):
                if self.hub.listens(view.choice):
                    try:
                        await self._redraw(view)
                    except Exception as failure:  # slidekit's own: said on the page, and the next save is another chance
                        tell_failure(self.hub, failure)
        self.project.tidy([view.shown.drawing for view in self.views.values()])

    async def watch(self) -> None:
        """Draw anew at each save, for ever."""
        root = Path(self.project.workspace.root)
        async for _ in watch(root, deep=(root / "decks").exists() or (root / "assets").exists()):
            await self.refresh()

    async def _redraw(self, view: View) -> None:
        """Slides first, as soon as they are drawn; findings take a little longer."""
        view.stale = False
        shown = await self._run(view.redraw)
        self._publish(view, shown)
        if not shown.broken:
            await self._judge(view)

    async def _judge(self, view: View) -> None:
        judged = await self._run(view.judge, view.shown)
        view.shown = judged
        self.hub.publish("findings", view.findings(judged), view.choice)
        if judged.verdict is not None and judged.verdict.waiting:
            task = asyncio.create_task(self._judge_again(view, judged))
            self._later.add(task)
            task.add_done_callback(self._later.discard)

    async def _judge_again(self, view: View, judged: Shown) -> None:
        """Once more when all pictures are cut, unless the deck has been drawn anew meanwhile."""
        assert judged.verdict is not None
        await asyncio.wait([asyncio.wrap_future(made) for made in judged.verdict.waiting])
        async with self._turn:
            if view.shown is judged:
                await self._judge(view)

    def _publish(self, view: View, shown: Shown) -> None:
        news = list(view.news(shown))
        view.shown = shown
        for name, data in news:
            self.hub.publish(name, data, view.choice)
        offer = view.offer()
        if offer != view.offered:
            view.offered = offer
            self.hub.publish("choice", offer, view.choice)

    async def _run(self, work: Callable[..., T], *given: object) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._worker, work, *given)

    @asynccontextmanager
    async def drawing(self) -> AsyncIterator[None]:
        """Ends what was begun."""
        try:
            yield
        finally:
            for task in self._later:
                task.cancel()
            self._worker.shutdown(wait=False, cancel_futures=True)


def preview_app(
    project: LiveProject, spec: str, *, address: Address, token: str, hub: Hub, editor: str = "", moment: str | None = None
) -> ASGIApp:
    """The preview of the deck at ``spec``, a path in the project; ``editor`` is a template of ``places``."""
    preview = Preview(project, spec, hub, Places(project.workspace.root, editor), moment)

    async def events(request: Request) -> Response:
        view = await preview.open(preview.choose(dict(request.query_params)))
        return hub.stream(view.opening, view.choice)

    async def picture(request: Request) -> Response:
        made = project.picture(request.path_params["name"])
        file = (await asyncio.shield(asyncio.wrap_future(made))).value if made is not None else None
        if file is None:
            raise HTTPException(404, "there is no such picture")
        return Response(file.data, media_type=f"image/{file.kind}", headers=SANDBOXED)

    async def work() -> None:
        async with preview.drawing():
            await preview.watch()

    routes = [
        Route("/api/events", events, methods=["GET"]),
        Route(PICTURES + "{name}", picture, methods=["GET"]),
    ]
    return make_app(routes, page="preview.html", address=address, token=token, hub=hub, work=[work])
