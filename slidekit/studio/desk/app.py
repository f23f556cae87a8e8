"""The studio as one application: its routes, its watcher, its limits."""

from __future__ import annotations

from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from slidekit.studio.addresses import Address
from slidekit.studio.bodies import IMAGE_LIMIT
from slidekit.studio.desk.builds import build_routes
from slidekit.studio.desk.desk import Desk
from slidekit.studio.desk.edits import edit_routes
from slidekit.studio.desk.figures import figure_routes
from slidekit.studio.desk.slides import slide_routes
from slidekit.studio.desk.swaps import swap_routes
from slidekit.studio.events import Hub
from slidekit.studio.serving import make_app

PAGE = "studio/studio.html"


def studio_app(root: Path, *, address: Address, token: str, hub: Hub) -> ASGIApp:
    """The assistants' page for the project in ``root``."""
    desk = Desk(root, hub)

    def events(request: Request) -> Response:  # noqa: ARG001
        return hub.stream(lambda: [("hello", {"version": desk.version})])

    routes = [
        Route("/api/events", events, methods=["GET"]),
        *figure_routes(desk),
        *slide_routes(desk),
        *edit_routes(desk),
        *swap_routes(desk),
        *build_routes(desk),
    ]
    limits = {"/api/uploads/": IMAGE_LIMIT}
    return make_app(routes, page=PAGE, address=address, token=token, hub=hub, work=[desk.work], limits=limits)
