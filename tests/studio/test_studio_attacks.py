"""Attacks on a local server, one table: other names, other sites, no token, too much, files that would run, lost updates."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from threading import Barrier, Thread
from typing import NamedTuple

import pytest
from served import ADDRESS, TOKEN, client_of, running
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from slidekit.core.diagnostics import Refused
from slidekit.studio.addresses import Address, listen
from slidekit.studio.bodies import read_json, receive_upload
from slidekit.studio.events import Hub
from slidekit.studio.security import BODY_LIMIT, HEADERS, SANDBOXED, new_token
from slidekit.studio.serving import make_app
from slidekit.studio.writes import Stale, Writes, etag_of

PNG = b"\x89PNG\r\n\x1a\n" + bytes(3000)
UPLOAD_LIMIT = 10_000
OURS = "127.0.0.1:8765"
PAGE = "http://127.0.0.1:8765"


def app_in(folder: Path, address: Address, hub: Hub) -> ASGIApp:
    """Routes of every sort: one that reads, one that writes JSON, one for uploads, one for bytes of users."""

    async def read(request: Request) -> Response:  # noqa: ARG001
        return JSONResponse({"secret": "the deck"}, headers={"access-control-allow-origin": "*"})

    async def write(request: Request) -> Response:
        return JSONResponse({"got": await read_json(request)})

    async def upload(request: Request) -> Response:
        kept = await receive_upload(
            request, folder / "uploads", kinds=("png", "svg"), limits={"png": UPLOAD_LIMIT}, quota=3 * UPLOAD_LIMIT
        )
        return JSONResponse({"name": kept.path.name, "kind": kept.kind})

    async def asset(request: Request) -> Response:  # noqa: ARG001
        return Response(b"<svg xmlns='http://www.w3.org/2000/svg'/>", media_type="image/svg+xml", headers=SANDBOXED)

    async def crash(request: Request) -> Response:
        raise RuntimeError(f"a secret of {request.url.path}")

    routes = [
        Route("/api/deck", read, methods=["GET"]),
        Route("/api/note", write, methods=["POST", "PUT"]),
        Route("/api/uploads/{name:path}", upload, methods=["PUT"]),
        Route("/api/asset", asset, methods=["GET"]),
        Route("/api/crash", crash, methods=["GET"]),
    ]
    return make_app(
        routes, page="preview.html", address=address, token=TOKEN, hub=hub, limits={"/api/uploads/": 2 * UPLOAD_LIMIT}
    )


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    with client_of(app_in(tmp_path, ADDRESS, Hub())) as opened:
        yield opened


class Attack(NamedTuple):
    """A request and how it must end; ``headers`` with None take the header away."""

    name: str
    method: str
    path: str
    headers: dict[str, str | None]
    status: int
    body: bytes = b""


JSON = {"content-type": "application/json"}
ATTACKS = [
    Attack("24 another name (DNS rebinding)", "GET", "/api/deck", {"host": "evil.example:8765"}, 400),
    Attack("24 a name that leads here", "GET", "/api/deck", {"host": "127.0.0.1.nip.io:8765"}, 400),
    Attack("24 our name, another port", "GET", "/api/deck", {"host": "127.0.0.1:80"}, 400),
    Attack("24 our name without a port", "GET", "/api/deck", {"host": "127.0.0.1"}, 400),
    Attack("24 a name that ends like ours", "GET", "/api/deck", {"host": "evil.localhost:8765"}, 400),
    Attack("24 a name that begins like ours", "GET", "/api/deck", {"host": "localhost:8765.evil.example"}, 400),
    Attack("24 no name", "GET", "/api/deck", {"host": ""}, 400),
    Attack("24 another address of this machine", "GET", "/api/deck", {"host": "0.0.0.0:8765"}, 400),
    Attack("24 the public page under another name", "GET", "/", {"host": "evil.example:8765"}, 400),
    Attack("25 no token", "GET", "/api/deck", {"x-slidekit-token": None}, 403),
    Attack("25 a wrong token", "GET", "/api/deck", {"x-slidekit-token": "T" * 43}, 403),
    Attack("25 the beginning of the token", "GET", "/api/deck", {"x-slidekit-token": "t" * 42}, 403),
    Attack("25 the token in the address", "GET", f"/api/deck?token={TOKEN}", {"x-slidekit-token": None}, 403),
    Attack("25 the token as a cookie", "GET", "/api/deck", {"x-slidekit-token": None, "cookie": f"token={TOKEN}"}, 403),
    Attack("25 another origin", "GET", "/api/deck", {"origin": "http://evil.example"}, 403),
    Attack("25 a sandboxed page", "GET", "/api/deck", {"origin": "null"}, 403),
    Attack("25 another port of this machine", "GET", "/api/deck", {"origin": "http://127.0.0.1:3000"}, 403),
    Attack("25 our address over TLS", "GET", "/api/deck", {"origin": "https://127.0.0.1:8765"}, 403),
    Attack("25 another of our own names", "GET", "/api/deck", {"origin": "http://localhost:8765"}, 403),
    Attack("25 cross-site", "GET", "/api/deck", {"sec-fetch-site": "cross-site"}, 403),
    Attack("25 same-site, other port", "GET", "/api/deck", {"sec-fetch-site": "same-site"}, 403),
    Attack("25 typed into the address bar", "GET", "/api/deck", {"sec-fetch-site": "none"}, 403),
    Attack("25 the page framed by another site", "GET", "/", {"sec-fetch-site": "cross-site"}, 403),
    Attack("25 our script on another site", "GET", "/static/preview.js", {"sec-fetch-site": "cross-site"}, 403),
    Attack("25 a form", "POST", "/api/note", {"content-type": "application/x-www-form-urlencoded"}, 415, b"a=1"),
    Attack("25 a form with files", "POST", "/api/note", {"content-type": "multipart/form-data; boundary=x"}, 415, b"--x--"),
    Attack("25 JSON that claims to be text", "POST", "/api/note", {"content-type": "text/plain"}, 415, b"{}"),
    Attack("25 JSON without a type", "POST", "/api/note", {}, 415, b"{}"),
    Attack("25 writing with GET", "GET", "/api/note", {}, 405),
    Attack("25 asking what is allowed (CORS)", "OPTIONS", "/api/note", {"origin": "http://evil.example"}, 405),
    Attack("25 TRACE", "TRACE", "/api/deck", {}, 405),
    Attack("25 writing the public page without a token", "PUT", "/", {"x-slidekit-token": None}, 403),
    Attack("26 too much, with its length", "POST", "/api/note", JSON, 413, b" " * (BODY_LIMIT + 1)),
    Attack("26 a length that is no number", "POST", "/api/note", {**JSON, "content-length": "-1"}, 400, b"{}"),
    Attack("26 a length with 40 digits", "POST", "/api/note", {**JSON, "content-length": "9" * 40}, 413, b"{}"),
    Attack("26 JSON that nests", "POST", "/api/note", JSON, 400, b"[" * 200_000),
    Attack("26 JSON that is no object", "POST", "/api/note", JSON, 400, b"[]"),
    Attack("26 no JSON", "POST", "/api/note", JSON, 400, b"\xff"),
    Attack("26 an upload of another kind", "PUT", "/api/uploads/a.png", {}, 415, b"<html><body>" + bytes(3000)),
    Attack("26 a program", "PUT", "/api/uploads/a.png", {}, 415, b"MZ" + bytes(3000)),
    Attack("26 an empty upload", "PUT", "/api/uploads/a.png", {}, 400),
    Attack("26 an upload beyond its kind's limit", "PUT", "/api/uploads/a.png", {}, 413, PNG + bytes(UPLOAD_LIMIT)),
    Attack("26 an upload beyond the route's limit", "PUT", "/api/uploads/a.png", {}, 413, PNG + bytes(2 * UPLOAD_LIMIT)),
    Attack("27 a file of the package's folder", "GET", "/static/../security.py", {}, 404),
    Attack("27 the same, coded", "GET", "/static/%2e%2e/security.py", {}, 404),
    Attack("27 an absolute path", "GET", "/static//etc/passwd", {}, 404),
]


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_an_attack_is_refused(client: TestClient, tmp_path: Path, attack: Attack) -> None:
    given = {**dict(client.headers), **attack.headers}
    client.headers.clear()
    told = client.request(
        attack.method,
        attack.path,
        headers={name: value for name, value in given.items() if value is not None},
        content=attack.body,
    )
    assert told.status_code == attack.status, told.text
    assert "the deck" not in told.text
    assert not [name for name in told.headers if name.startswith("access-control-")]
    assert {name: told.headers[name] for name in HEADERS} == HEADERS
    assert not list((tmp_path / "uploads").glob("*")), "nothing is left of a refused upload"


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765", "[::1]:8765", "LOCALHOST:8765"])
def test_our_own_names_pass(client: TestClient, host: str) -> None:
    told = client.get("/api/deck", headers={"host": host, "origin": f"http://{host}", "sec-fetch-site": "same-origin"})
    assert told.json() == {"secret": "the deck"}
    assert "access-control-allow-origin" not in told.headers, "not even where a route asks for it"


def test_the_page_is_typed_into_the_address_bar(client: TestClient) -> None:
    client.headers.clear()
    told = client.get("/", headers={"sec-fetch-site": "none"})
    assert told.status_code == 200
    assert "frame-ancestors 'none'" in told.headers["content-security-policy"]
    assert "default-src 'self'" in told.headers["content-security-policy"]
    assert "unsafe" not in told.headers["content-security-policy"]
    assert "set-cookie" not in told.headers


def test_two_host_headers_are_refused(tmp_path: Path) -> None:
    with running(lambda address, hub: app_in(tmp_path, address, hub)) as address:
        asked = http.client.HTTPConnection(address.host, address.port, timeout=10)
        asked.putrequest("GET", "/api/deck", skip_host=True)
        asked.putheader("Host", f"127.0.0.1:{address.port}")
        asked.putheader("Host", "evil.example")
        asked.putheader("X-Slidekit-Token", TOKEN)
        asked.endheaders()
        assert asked.getresponse().status == 400


@pytest.mark.parametrize("path", ["/api/note", "/api/uploads/a"])
def test_a_body_without_length_is_counted_while_it_streams(tmp_path: Path, path: str) -> None:
    """26: the server answers before the body has ended, and keeps nothing of it."""
    with running(lambda address, hub: app_in(tmp_path, address, hub)) as address:
        asked = http.client.HTTPConnection(address.host, address.port, timeout=10)
        asked.putrequest("PUT", path)
        for name, value in {
            "X-Slidekit-Token": TOKEN,
            "Content-Type": "application/json",
            "Transfer-Encoding": "chunked",
        }.items():
            asked.putheader(name, value)
        asked.endheaders()
        chunk = PNG + bytes(BODY_LIMIT + 1 if path == "/api/note" else UPLOAD_LIMIT)
        asked.send(b"%x\r\n%b\r\n" % (len(chunk), chunk))
        assert asked.getresponse().status == 413
        asked.close()
    assert not list((tmp_path / "uploads").glob("*"))


@pytest.mark.parametrize("name", ["..%2f..%2fetc%2fpasswd", "%2e%2e%2fdecks%2fa.yaml", "a.html", "CON.png", "x" * 300])
def test_the_server_names_uploads(client: TestClient, tmp_path: Path, name: str) -> None:
    """26: of the client's name nothing is used, and the same bytes are one file."""
    for _ in range(2):
        told = client.put(f"/api/uploads/{name}", content=PNG)
        assert told.json() == {"name": f"{sha256(PNG).hexdigest()}.png", "kind": "png"}, told.text
    assert [path.name for path in (tmp_path / "uploads").iterdir()] == [f"{sha256(PNG).hexdigest()}.png"]
    assert [path.name for path in tmp_path.iterdir()] == ["uploads"]


def test_a_folder_of_uploads_fills_up(client: TestClient, tmp_path: Path) -> None:
    statuses = [client.put("/api/uploads/a", content=PNG + bytes([number]) * 4000).status_code for number in range(6)]
    assert statuses == [200, 200, 200, 200, 413, 413]
    assert len(list((tmp_path / "uploads").iterdir())) == 4


def test_bytes_of_users_never_run(client: TestClient) -> None:
    """27: opened by its address, a user's SVG is a download in a sandbox."""
    told = client.get("/api/asset")
    assert told.headers["content-security-policy"].startswith("sandbox")
    assert told.headers["content-disposition"] == "attachment"
    assert told.headers["x-content-type-options"] == "nosniff"


def test_a_crash_tells_nothing(client: TestClient, capfd: pytest.CaptureFixture[str]) -> None:
    told = client.get("/api/crash")
    assert told.status_code == 500
    assert "secret" not in told.text
    assert told.headers["x-content-type-options"] == "nosniff"
    assert "Traceback" not in capfd.readouterr().err


def test_an_update_is_not_lost(tmp_path: Path) -> None:
    """28: whoever has not seen what stands there now is told so, and gets it."""
    writes = Writes(tmp_path)
    first = writes.write("deck.yaml", b"one", seen=etag_of(None))
    assert first == etag_of(b"one")
    (tmp_path / "deck.yaml").write_bytes(b"by the editor")
    assert writes.write("deck.yaml", b"two", seen=first) == Stale(b"by the editor", etag_of(b"by the editor"))
    assert (tmp_path / "deck.yaml").read_bytes() == b"by the editor"
    assert writes.write("deck.yaml", b"two", seen=etag_of(b"by the editor")) == etag_of(b"two")


def test_of_two_pages_one_writes(tmp_path: Path) -> None:
    """28: both have seen the same version; whoever comes second is refused, every time."""
    writes = Writes(tmp_path)
    for turn in range(30):
        _, seen = writes.read("deck.yaml")
        start, ended = Barrier(2), list[object]()

        def save(text: bytes, seen: str = seen, start: Barrier = start, ended: list[object] = ended) -> None:
            start.wait()
            ended.append(writes.write("deck.yaml", text, seen=seen))

        pair = [Thread(target=save, args=(f"{turn}{name}".encode(),)) for name in "ab"]
        for thread in pair:
            thread.start()
        for thread in pair:
            thread.join()
        assert sorted(type(each) is Stale for each in ended) == [False, True]


@pytest.mark.parametrize("path", ["../x.yaml", "/etc/x", "a/../../x", "C:\\x"])
def test_writes_stay_in_the_project(tmp_path: Path, path: str) -> None:
    (tmp_path / "project").mkdir()
    with pytest.raises(Refused) as refused:
        Writes(tmp_path / "project").write(path, b"x", seen=etag_of(None))
    assert refused.value.diagnostics[0].code in ("outside-project", "bad-path")
    assert [each.name for each in tmp_path.iterdir()] == ["project"]


def test_a_link_that_leads_out_is_not_written(tmp_path: Path) -> None:
    (tmp_path / "project").mkdir()
    (tmp_path / "outside").mkdir()
    (tmp_path / "project/link").symlink_to(tmp_path / "outside")
    with pytest.raises(Refused):
        Writes(tmp_path / "project").write("link/x.yaml", b"x", seen=etag_of(None))
    assert not list((tmp_path / "outside").iterdir())


def test_tokens_have_256_bits() -> None:
    assert len({new_token() for _ in range(100)}) == 100
    assert {len(new_token()) for _ in range(100)} == {43}


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "example.org", ""])
def test_other_machines_are_kept_out(host: str) -> None:
    with pytest.raises(Refused) as refused:
        listen(host)
    assert refused.value.diagnostics[0].code == "host-not-loopback"


def test_whoever_knows_may_open_it(tmp_path: Path) -> None:
    """``--i-know``: the address that a connection came to is a name, others still are not, and the token is needed."""
    taken, address = listen("0.0.0.0", i_know=True)
    taken.close()
    assert address.beyond
    app = app_in(tmp_path, address, Hub())
    with TestClient(app, f"http://127.0.0.1:{address.port}", headers={"x-slidekit-token": TOKEN}) as client:
        assert client.get("/api/deck").status_code == 200
        assert client.get("/api/deck", headers={"host": f"192.168.1.5:{address.port}"}).status_code == 400
        assert client.get("/api/deck", headers={"x-slidekit-token": ""}).status_code == 403


def test_a_port_that_is_taken_is_said() -> None:
    taken, address = listen()
    try:
        with pytest.raises(Refused) as refused:
            listen(port=address.port)
        assert refused.value.diagnostics[0].code == "address-not-usable"
    finally:
        taken.close()


def test_refusals_are_json(client: TestClient) -> None:
    told = client.post("/api/note", headers=JSON, content=b"nonsense")
    assert json.loads(told.text) == {"error": "the body is not JSON"}
    assert client.get("/api/nothing").status_code == 404
