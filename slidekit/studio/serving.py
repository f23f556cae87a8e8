"""An application from its routes, with everything that guards it; and serving it until somebody presses Ctrl-C."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from types import FrameType

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from slidekit.core.diagnostics import Refused
from slidekit.studio.addresses import Address
from slidekit.studio.events import Hub
from slidekit.studio.security import Guard
from slidekit.studio.static import PUBLIC, static_routes

Work = Callable[[], Awaitable[None]]


def make_app(
    routes: Sequence[BaseRoute],
    *,
    page: str,
    address: Address,
    token: str,
    hub: Hub,
    work: Sequence[Work] = (),
    limits: Mapping[str, int] | None = None,
) -> ASGIApp:
    """``routes`` behind the guard, ``page`` at ``/`` and the pages' files below ``/static/``.

    ``work``: what runs beside the answers for as long as the server does (the watcher); ``limits`` as in ``Guard``.
    """

    @contextlib.asynccontextmanager
    async def working(app: Starlette) -> AsyncIterator[None]:  # noqa: ARG001
        tasks = [asyncio.create_task(_run(each, hub)) for each in work]
        try:
            yield
        finally:
            hub.close()
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    inner = Starlette(
        routes=[*static_routes(page), *routes],
        lifespan=working,
        exception_handlers={HTTPException: _told, Refused: _refused, Exception: _failed},
    )
    return _Quiet(Guard(inner, address=address, token=token, public=PUBLIC, limits=limits))


async def _run(work: Work, hub: Hub) -> None:
    try:
        await work()
    except Exception as failure:
        tell_failure(hub, failure)


def tell_failure(hub: Hub, failure: Exception) -> None:
    """Say on every page that slidekit itself has failed."""
    hub.publish("fault", {"message": _describe(failure)})
    _show(failure)


def _describe(failure: Exception) -> str:
    return f"slidekit failed: {type(failure).__name__}; please report this (SLIDEKIT_TRACEBACK=1 shows where)"


def _show(failure: Exception) -> None:
    if os.environ.get("SLIDEKIT_TRACEBACK") == "1":
        traceback.print_exception(failure)


async def _told(request: Request, problem: Exception) -> Response:  # noqa: ARG001
    assert isinstance(problem, HTTPException)
    return JSONResponse({"error": problem.detail}, problem.status_code, headers=dict(problem.headers or {}))


async def _refused(request: Request, problem: Exception) -> Response:  # noqa: ARG001
    assert isinstance(problem, Refused)
    first = problem.diagnostics[0]
    return JSONResponse({"error": first.message, "code": first.code, "help": first.help}, 409)


async def _failed(request: Request, problem: Exception) -> Response:  # noqa: ARG001
    _show(problem)
    return JSONResponse({"error": _describe(problem)}, 500)


class _Quiet:
    """The outermost layer: what nobody foresaw has been answered with 500, and is no traceback in the user's terminal."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        with contextlib.suppress(Exception):
            await self.app(scope, receive, send)


class Server(uvicorn.Server):
    """uvicorn that ends its streams at the first Ctrl-C instead of waiting for the pages to go."""

    def __init__(self, app: ASGIApp, hub: Hub) -> None:
        config = uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            server_header=False,
            date_header=False,
            proxy_headers=False,
            lifespan="on",
            http="h11",
            ws="none",
            limit_concurrency=128,
            timeout_keep_alive=30,
            timeout_graceful_shutdown=2,
            h11_max_incomplete_event_size=2**15,
        )
        super().__init__(config)
        self.hub = hub

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Ctrl-C, and the end of the session."""
        self.hub.close()
        super().handle_exit(sig, frame)

    def stop(self) -> None:
        """The same from another thread."""
        self.handle_exit(signal.SIGTERM, None)


def serve(app: ASGIApp, hub: Hub, taken: socket.socket) -> None:
    """Answer on a socket that listens until Ctrl-C, which ends it quietly."""
    with contextlib.suppress(KeyboardInterrupt):
        Server(app, hub).run(sockets=[taken])
