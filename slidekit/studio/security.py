"""What every request must pass, and what every answer carries.

Nothing that a browser sends by itself opens anything: there is no cookie. The page holds the token (it came behind ``#`` in
its address) and sends it as a header with each request, events and pictures too, which other sites cannot do.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from hmac import compare_digest

from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from slidekit.studio.addresses import Address

TOKEN_HEADER = "x-slidekit-token"
BODY_LIMIT = 2**20
"""Bytes of a body where a route has no limit of its own."""
SAFE = frozenset({"GET", "HEAD"})
METHODS = SAFE | {"PUT", "POST", "DELETE"}
POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' blob:",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}
"""Of every answer. A route may be stricter (``SANDBOXED``) and say its own ``cache-control``, never less."""
SANDBOXED = {"content-security-policy": "sandbox; default-src 'none'", "content-disposition": "attachment"}
"""For bytes that came from a user: whoever opens them by their address gets a file, never a page of this site."""
FORMS = frozenset({"application/x-www-form-urlencoded", "multipart/form-data", "text/plain"})
"""The types that a form on another site can send without asking first."""


def new_token() -> str:
    """256 random bits as 43 letters."""
    return secrets.token_urlsafe(32)


class Guard:
    """ASGI middleware around the whole application; ``judge`` has the rules in their order."""

    def __init__(
        self, app: ASGIApp, *, address: Address, token: str, public: Iterable[str] = (), limits: Mapping[str, int] | None = None
    ) -> None:
        """``public``: paths, or beginnings that end with ``/``, which may be read without the token; they hold no data.

        ``limits``: beginning of a path → bytes of a body; elsewhere ``BODY_LIMIT``.
        """
        self.app = app
        self.address = address
        self.token = token.encode()
        self.public = tuple(public)
        self.limits = dict(limits or {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        armoured = _Armoured(send)
        refusal = self.judge(scope)
        if refusal is not None:
            await _refuse(*refusal, scope, receive, armoured)
            return
        await self.app(scope, _Counted(receive, self._limit(scope["path"])), armoured)

    def judge(self, scope: Scope) -> tuple[int, str] | None:
        """Why a request is refused, with its HTTP status; None when it may pass."""
        headers: list[tuple[bytes, bytes]] = scope["headers"]
        hosts = [value.decode("latin-1").lower() for name, value in headers if name == b"host"]
        if len(hosts) != 1 or not self._is_ours(hosts[0], scope):
            return 400, "this is not the name of this server"
        given = {name.decode("latin-1"): value.decode("latin-1") for name, value in headers}
        method, path = scope["method"], scope["path"]
        if method not in METHODS:
            return 405, f"{method} is not used here"
        origin = given.get("origin")
        if origin is not None and origin.lower() != f"http://{hosts[0]}":
            return 403, "the request comes from another site"
        site = given.get("sec-fetch-site", "same-origin")
        public = method in SAFE and self._is_public(path)
        if site != "same-origin" and not (site == "none" and public):
            return 403, "the request comes from another site"
        if not public and not compare_digest(given.get(TOKEN_HEADER, "").encode("utf-8", "replace"), self.token):
            return 403, "the token is missing or wrong"
        return self._judge_body(method, path, given)

    def _judge_body(self, method: str, path: str, given: Mapping[str, str]) -> tuple[int, str] | None:
        kind = given.get("content-type", "").partition(";")[0].strip().lower()
        if method == "POST" and kind != "application/json":
            return 415, "send JSON"
        if method not in SAFE and kind in FORMS:
            return 415, "forms are not read here"
        length = given.get("content-length", "0")
        if not length.isascii() or not length.isdecimal():
            return 400, "Content-Length is not a number"
        if len(length) > 15 or int(length) > self._limit(path):
            return 413, f"more than {self._limit(path):,} bytes"
        return None

    def _is_ours(self, host: str, scope: Scope) -> bool:
        if host in self.address.hosts:
            return True
        server = scope.get("server")
        if not self.address.beyond or server is None:
            return False
        name = f"[{server[0]}]" if ":" in server[0] else server[0]
        return host == f"{name}:{self.address.port}"

    def _is_public(self, path: str) -> bool:
        return any(path == each or (each.endswith("/") and each != "/" and path.startswith(each)) for each in self.public)

    def _limit(self, path: str) -> int:
        found = [begin for begin in self.limits if path.startswith(begin)]
        return self.limits[max(found, key=len)] if found else BODY_LIMIT


class _Counted:
    """``receive`` that counts what a body brings: it may go on beyond its limit, whatever its Content-Length said."""

    def __init__(self, receive: Receive, limit: int) -> None:
        self.receive = receive
        self.limit = limit
        self.seen = 0

    async def __call__(self) -> Message:
        message = await self.receive()
        self.seen += len(message.get("body", b"")) if message["type"] == "http.request" else 0
        if self.seen > self.limit:
            raise HTTPException(413, f"more than {self.limit:,} bytes", {"connection": "close"})
        return message


class _Armoured:
    """``send`` that adds ``HEADERS`` to every answer, and takes away what would let other sites read it."""

    def __init__(self, send: Send) -> None:
        self.send = send

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            own = [(name.lower(), value) for name, value in message.get("headers", [])]
            own = [(name, value) for name, value in own if not name.startswith(b"access-control-")]
            there = {name for name, _ in own}
            more = [(name.encode(), value.encode()) for name, value in HEADERS.items() if name.encode() not in there]
            message = {**message, "headers": [*own, *more]}
        await self.send(message)


async def _refuse(status: int, why: str, scope: Scope, receive: Receive, send: Send) -> None:
    await JSONResponse({"error": why}, status, headers={"connection": "close"})(scope, receive, send)
