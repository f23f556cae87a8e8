"""Events reach every page, a page that stops reading is let go, and the server ends at once."""

from __future__ import annotations

import asyncio
import http.client
import json
import time
from pathlib import Path

import pytest
from served import TOKEN, client_of, running
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from slidekit.studio.addresses import Address
from slidekit.studio.events import MOST_LISTENERS, MOST_WAITING, Hub, packed
from slidekit.studio.serving import make_app
from slidekit.studio.watching import is_scratch, watch
from slidekit.studio.writes import Writes, etag_of


def app_of(address: Address, hub: Hub) -> ASGIApp:
    async def events(request: Request) -> Response:  # noqa: ARG001
        return hub.stream(lambda: [("hello", {"listeners": hub.listeners})])

    async def tell(request: Request) -> Response:
        hub.publish("told", {"word": request.query_params["word"]})
        return Response(status_code=204)

    return make_app(
        [Route("/api/events", events), Route("/api/tell", tell)], page="preview.html", address=address, token=TOKEN, hub=hub
    )


def hello() -> list[tuple[str, object]]:
    return [("hello", {})]


def connect(address: Address, path: str) -> http.client.HTTPResponse:
    asked = http.client.HTTPConnection(address.host, address.port, timeout=10)
    asked.request("GET", path, headers={"X-Slidekit-Token": TOKEN})
    return asked.getresponse()


def read_event(told: http.client.HTTPResponse) -> tuple[str, object]:
    name = told.readline().decode().removeprefix("event: ").strip()
    data = json.loads(told.readline().decode().removeprefix("data: "))
    assert told.readline() == b"\n"
    return name, data


def test_events_reach_every_page() -> None:
    with running(app_of) as address:
        pages = [connect(address, "/api/events") for _ in range(3)]
        assert pages[0].headers["content-type"].startswith("text/event-stream")
        assert [read_event(page) for page in pages] == [("hello", {"listeners": number}) for number in (1, 2, 3)]
        connect(address, "/api/tell?word=%C3%B1%0A").read()
        assert [read_event(page) for page in pages] == [("told", {"word": "ñ\n"})] * 3


def test_events_need_the_token() -> None:
    with running(app_of) as address:
        asked = http.client.HTTPConnection(address.host, address.port, timeout=10)
        asked.request("GET", "/api/events")
        assert asked.getresponse().status == 403


def test_the_server_ends_with_pages_open() -> None:
    with running(app_of) as address:
        page = connect(address, "/api/events")
        read_event(page)
        started = time.monotonic()
    assert time.monotonic() - started < 2
    assert page.read() == b"", "the stream has ended"


def test_a_page_that_has_gone_is_forgotten() -> None:
    made: list[Hub] = []

    def make(address: Address, hub: Hub) -> ASGIApp:
        made.append(hub)
        return app_of(address, hub)

    with running(make) as address:
        page = connect(address, "/api/events")
        read_event(page)
        assert made[0].listeners == 1
        page.close()
        end = time.monotonic() + 5
        while made[0].listeners and time.monotonic() < end:
            time.sleep(0.01)
        assert made[0].listeners == 0


def test_a_page_that_does_not_read_is_let_go() -> None:
    async def scenario() -> list[bytes]:
        hub = Hub()
        stream = hub._events(hello)
        assert await anext(stream) == packed("hello", {})
        for number in range(MOST_WAITING + 5):
            hub.publish("told", number)
        assert hub.listeners == 0
        return [event async for event in stream]

    assert asyncio.run(scenario()) == []


def test_channels_are_apart() -> None:
    async def scenario() -> list[bytes]:
        hub = Hub()
        here, there = hub._events(hello, "here"), hub._events(hello, "there")
        await anext(here)
        await anext(there)
        assert hub.listens("here")
        assert not hub.listens("nowhere")
        hub.publish("told", 1, "there")
        hub.publish("told", 2, "here")
        hub.publish("told", 3)
        told = [await anext(stream) for stream in (here, here, there, there)]
        hub.close()
        return told

    assert asyncio.run(scenario()) == [packed("told", number) for number in (2, 3, 1, 3)]


def test_there_are_not_endlessly_many_pages() -> None:
    async def scenario() -> int:
        hub = Hub()
        streams = [hub._events(hello) for _ in range(MOST_LISTENERS)]
        for stream in streams:
            await anext(stream)
        status = hub.stream(hello).status_code
        for stream in streams:
            await stream.aclose()
        return status

    assert asyncio.run(scenario()) == 503


def test_silence_is_broken() -> None:
    async def scenario() -> bytes:
        stream = Hub(beat=0.01)._events(hello)
        await anext(stream)
        beat = await anext(stream)
        await stream.aclose()
        return beat

    assert asyncio.run(scenario()).startswith(b":")


async def batches(
    root: Path, act: object, writes: Writes | None = None, *, deep: bool = True, settle: float = 0.2
) -> list[frozenset[str]]:
    """What is told until ``done`` is there; ``settle`` seconds after the watcher has started and after the act."""
    told: list[frozenset[str]] = []
    stop = asyncio.Event()

    async def listen() -> None:
        async for paths in watch(root, writes=writes, stop=stop, deep=deep):
            told.append(paths)
            if "done" in paths:
                return

    task = asyncio.create_task(listen())
    await asyncio.sleep(settle)
    act()  # type: ignore[operator]
    await asyncio.sleep(settle)
    (root / "done").write_text("x")
    await asyncio.wait_for(task, 10)
    return [paths - {"done"} for paths in told if paths - {"done"}]


def test_a_save_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "decks").mkdir()
    deck = tmp_path / "decks/a.yaml"
    deck.write_text("one")

    def save() -> None:
        """As editors do: beside it, then in its place, with a swap file."""
        (tmp_path / "decks/.a.yaml.swp").write_text("x")
        (tmp_path / "decks/a.yaml~").write_text("one")
        (tmp_path / "decks/a.yaml.tmp").write_text("two")
        (tmp_path / "decks/a.yaml.tmp").replace(deck)

    assert asyncio.run(batches(tmp_path, save)) == [{"decks/a.yaml"}]


def test_own_writes_are_not_told(tmp_path: Path) -> None:
    """By their hash: what somebody else puts there is told, even a moment later."""
    writes = Writes(tmp_path)
    (tmp_path / "a.yaml").write_bytes(b"one")
    assert asyncio.run(batches(tmp_path, lambda: writes.write("a.yaml", b"two", seen=etag_of(b"one")), writes)) == []
    assert asyncio.run(batches(tmp_path, lambda: (tmp_path / "a.yaml").write_bytes(b"three"), writes)) == [{"a.yaml"}]


def test_new_folders_and_removed_files_are_told(tmp_path: Path) -> None:
    (tmp_path / "gone.png").write_bytes(b"x")

    def act() -> None:
        (tmp_path / "gone.png").unlink()
        (tmp_path / "assets").mkdir()

    assert frozenset().union(*asyncio.run(batches(tmp_path, act))) == {"gone.png", "assets"}


def test_only_the_files_of_a_folder(tmp_path: Path) -> None:
    """A deck that stands in no project: the folders beside it may be a whole home."""
    (tmp_path / "photographs").mkdir()

    def act() -> None:
        (tmp_path / "photographs/a.png").write_bytes(b"x")
        (tmp_path / "talk.yaml").write_text("x")

    assert asyncio.run(batches(tmp_path, act, deep=False)) == [{"talk.yaml"}]


def test_files_are_looked_at_where_the_system_tells_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from slidekit.studio import watching

    def spent(*given: object, **settings: object) -> object:
        if not settings["force_polling"]:
            raise RuntimeError("OS file watch limit reached")
        return told(*given, **settings)  # type: ignore[arg-type]

    told = watching.awatch
    monkeypatch.setattr(watching, "awatch", spent)
    (tmp_path / "a.yaml").write_text("one")
    told_of = asyncio.run(batches(tmp_path, lambda: (tmp_path / "a.yaml").write_text("two, longer"), settle=1.5))
    assert {"a.yaml"} in told_of


def test_scratch() -> None:
    scratch = (".git/index", "a/.slidekit/cache/x", "decks/.a.yaml.swp", "a~", "~$a.pptx", ".#a", ".git")
    assert all(is_scratch(path) for path in scratch)
    assert not any(is_scratch(path) for path in ("decks/a.yaml", "assets/needle.png", ".env.yaml", "build/a.pptx"))


def test_a_stopped_server_answers_nothing_more() -> None:
    hub = Hub()
    hub.close()
    with client_of(app_of(Address("127.0.0.1", 8765), hub)) as client:
        assert client.get("/api/events").status_code == 503
