"""Where a page is served: a loopback address, a port that is free, and the names that requests may use for it."""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import urlencode

from slidekit.core.diagnostics import refuse

LOOPBACK = "127.0.0.1"
NAMES = ("127.0.0.1", "localhost", "[::1]")
"""How browsers on this machine call it. An attacker's name that leads here (DNS rebinding) is none of them."""


@dataclass(frozen=True, slots=True)
class Address:
    """``host`` as given to the system, ``port``; ``beyond``: other machines reach it too."""

    host: str
    port: int
    beyond: bool = False

    @property
    def hosts(self) -> frozenset[str]:
        """Every ``Host`` header that is meant for it, exactly."""
        names = {*NAMES, *([_bracketed(self.host)] if self.beyond and not _is_any(self.host) else [])}
        ending = "" if self.port == 80 else f":{self.port}"
        return frozenset(f"{name}{ending}" for name in names)

    def url(self, token: str, **choice: str) -> str:
        """What to open. Browsers keep the part behind ``#`` to themselves: it is in no request, log or referrer."""
        host = LOOPBACK if _is_any(self.host) else _bracketed(self.host)
        query = urlencode({name: value for name, value in choice.items() if value})
        return f"http://{host}:{self.port}/{'?' if query else ''}{query}#{token}"


def listen(host: str = LOOPBACK, port: int = 0, *, i_know: bool = False) -> tuple[socket.socket, Address]:
    """A socket that listens; port 0 takes a free one.

    Raises Refused: ``host-not-loopback`` without ``i_know``, ``address-not-usable`` where the system does not give it.
    """
    beyond = not is_loopback(host)
    if beyond and not i_know:
        refuse(
            "host-not-loopback",
            f"{host} can be reached from other machines, and the page shows the whole project unencrypted",
            help="leave --host out, or add --i-know",
        )
    taken = None
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        taken = socket.socket(family, kind, protocol)
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(place)
        taken.listen(64)
    except (OSError, OverflowError) as problem:
        if taken is not None:
            taken.close()
        said = getattr(problem, "strerror", None) or str(problem)
        refuse("address-not-usable", f"{host}:{port} cannot be used: {said}", help="leave --port out to take a free one")
    return taken, Address(host, taken.getsockname()[1], beyond)


def is_loopback(host: str) -> bool:
    """True for addresses that only this machine reaches."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _is_any(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_unspecified
    except ValueError:
        return False


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
