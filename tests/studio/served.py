"""A page served for tests: to starlette's client, and to browsers from a thread of its own."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from starlette.testclient import TestClient
from starlette.types import ASGIApp

from slidekit.studio.addresses import Address, listen
from slidekit.studio.events import Hub
from slidekit.studio.serving import Server

TOKEN = "t" * 43
ADDRESS = Address("127.0.0.1", 8765)
Make = Callable[[Address, Hub], ASGIApp]


def client_of(app: ASGIApp, *, token: str | None = TOKEN) -> TestClient:
    """A client that asks as the page does; ``token`` None leaves the token out."""
    headers = {"x-slidekit-token": token} if token is not None else {}
    return TestClient(app, "http://127.0.0.1:8765", headers=headers, raise_server_exceptions=False)


@contextmanager
def running(make: Make, port: int = 0) -> Iterator[Address]:
    """An application on a real socket; it must end when it is told to."""
    taken, address = listen(port=port)
    hub = Hub()
    server = Server(make(address, hub), hub)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [taken]}, daemon=True)
    thread.start()
    end = time.monotonic() + 20
    while not server.started and thread.is_alive() and time.monotonic() < end:
        time.sleep(0.005)
    assert server.started
    try:
        yield address
    finally:
        server.stop()
        thread.join(20)
        taken.close()
        assert not thread.is_alive(), "the server does not end"
