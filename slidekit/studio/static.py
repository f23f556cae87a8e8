"""The page's own files, from the package: read once, served by their exact names, nothing else is looked for on the disk."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

PAGES = Path(__file__).with_name("pages")
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
STATIC = "/static/"
PUBLIC = ("/", STATIC, "/favicon.ico")
"""What may be read without the token; it is the same for everybody who has slidekit."""


@lru_cache(maxsize=1)
def files() -> dict[str, tuple[bytes, str]]:
    """Name → bytes and type of every file of the pages."""
    found = sorted(path for path in PAGES.rglob("*") if path.suffix in TYPES)
    return {path.relative_to(PAGES).as_posix(): (path.read_bytes(), TYPES[path.suffix]) for path in found}


def answer(name: str, request: Request) -> Response:
    """One of the files, or that the browser has it already."""
    known = files().get(name)
    if known is None:
        return Response("there is no such file", 404, media_type="text/plain")
    data, kind = known
    headers = {"etag": f'"{sha256(data).hexdigest()[:32]}"', "cache-control": "no-cache", "content-type": kind}
    if request.headers.get("if-none-match") == headers["etag"]:
        return Response(status_code=304, headers=headers)
    return Response(data, headers=headers)


def static_routes(page: str) -> list[Route]:
    """``page`` (a name in ``files``) at ``/``, everything below ``/static/``."""

    def open_page(request: Request) -> Response:
        return answer(page, request)

    def open_file(request: Request) -> Response:
        return answer(request.path_params["name"], request)

    def open_icon(request: Request) -> Response:
        return answer("icon.svg", request)

    return [
        Route("/", open_page, methods=["GET"]),
        Route("/favicon.ico", open_icon, methods=["GET"]),
        Route(STATIC + "{name:path}", open_file, methods=["GET"]),
    ]
