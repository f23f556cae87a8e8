"""The studio's own routes under attack (24–28): what comes in is named by the server, what goes out was coded anew."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from desks import FIGURES, Studio, copy_lectures, harvest_photo, phone_photo
from PIL import Image
from served import ADDRESS, TOKEN, client_of
from starlette.testclient import TestClient

from slidekit.studio.bodies import IMAGE_LIMIT
from slidekit.studio.desk.app import studio_app
from slidekit.studio.events import Hub
from slidekit.studio.security import HEADERS

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30" fill="#c00"/>%b</svg>'
LANDMARK = {"kind": "landmark", "figure": "bone-section", "name": "tip-right", "place": [0.5, 0.5]}
PAGE = "http://127.0.0.1:8765"


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    return Studio(PAGE, copy_lectures(tmp_path / "talks"))


@pytest.fixture
def client(studio: Studio) -> Iterator[TestClient]:
    with client_of(studio_app(studio.root, address=ADDRESS, token=TOKEN, hub=Hub())) as opened:
        yield opened


def seen(client: TestClient) -> dict[str, str]:
    return {"if-match": ", ".join(client.get("/api/project").json()["files"].values())}


ROUTES = [
    ("GET", "/api/project"),
    ("GET", "/api/events"),
    ("GET", "/api/slides?deck=decks/florida.yaml"),
    ("GET", "/api/slide?deck=decks/florida.yaml&slide=title"),
    ("GET", "/api/figures/bone-section/picture"),
    ("GET", "/api/figures/bone-section/texts"),
    ("GET", "/api/cuts/x"),
    ("GET", "/api/swaps/x/before"),
    ("GET", "/api/builds/x"),
    ("GET", "/api/builds/x/files/0"),
    ("POST", "/api/edits"),
    ("POST", "/api/merges/x"),
    ("POST", "/api/undo"),
    ("POST", "/api/redo"),
    ("POST", "/api/builds"),
    ("POST", "/api/swaps/x/accept"),
    ("PUT", "/api/uploads/bone-section"),
]
REFUSALS: list[tuple[dict[str, str | None], int]] = [
    ({"x-slidekit-token": None}, 403),
    ({"host": "evil.example:8765"}, 400),
    ({"origin": "http://evil.example"}, 403),
    ({"sec-fetch-site": "cross-site"}, 403),
]


@pytest.mark.parametrize(("method", "path"), ROUTES)
@pytest.mark.parametrize(("headers", "code"), REFUSALS)
def test_every_route_is_guarded(
    client: TestClient, studio: Studio, method: str, path: str, headers: dict[str, str | None], code: int
) -> None:
    given = {**dict(client.headers), **headers}
    client.headers.clear()
    sent = {name: value for name, value in given.items() if value is not None}
    if method == "POST":
        sent["content-type"] = "application/json"
    told = client.request(method, path, headers=sent, content=b"{}" if method != "GET" else b"")
    assert told.status_code == code
    assert {name: told.headers[name] for name in HEADERS} == HEADERS
    studio.untouched()


@pytest.mark.parametrize("path", [path for method, path in ROUTES if method != "GET"])
def test_reading_changes_nothing(client: TestClient, studio: Studio, path: str) -> None:
    assert client.get(path).status_code == 405
    studio.untouched()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", 400),
        (b"<html><script>alert(1)</script></html>", 415),
        (b"MZ" + bytes(4000), 415),
        (b"\x89PNG\r\n\x1a\n" + bytes(4000), 409),
        (b"\x89PNG\r\n\x1a\n" + bytes(IMAGE_LIMIT), 413),
        (b"\xff\xd8\xff\xe0" + bytes(100), 409),
        (SVG % b"<script>alert(1)</script>", 409),
        (SVG % b'<image href="/etc/passwd" width="9" height="9"/>', 409),
    ],
)
def test_uploads_that_are_no_pictures(client: TestClient, studio: Studio, data: bytes, code: int) -> None:
    told = client.put("/api/uploads/bone-section", content=data)
    assert told.status_code == code, told.text
    assert told.json()["error"]
    studio.untouched()


def test_an_upload_is_named_by_the_server_and_gone_afterwards(client: TestClient, studio: Studio) -> None:
    told = client.put("/api/uploads/harvest-outside", content=phone_photo(), headers={"x-file-name": "../../x.jpg"}).json()
    assert told["path"] == "assets/pictures/harvest-outside.jpg"
    assert told["removed"] == ["camera data (EXIF)", "GPS position", "an orientation tag"]
    studio.untouched()
    assert client.put("/api/uploads/..%2f..%2fetc", content=phone_photo()).status_code == 404


def test_pictures_go_out_coded_anew(client: TestClient) -> None:
    """27: a page gets PNG that slidekit made; opened by its address it is a download in a sandbox."""
    plan = client.put("/api/uploads/harvest-outside", content=phone_photo()).json()
    for path in ("/api/figures/harvest-outside/picture", f"/api/swaps/{plan['id']}/after", f"/api/swaps/{plan['id']}/before"):
        told = client.get(path)
        assert told.headers["content-type"] == "image/png"
        assert told.headers["content-security-policy"].startswith("sandbox")
        assert told.headers["content-disposition"] == "attachment"
        with Image.open(BytesIO(told.content)) as image:
            assert image.format == "PNG"
            assert not image.getexif()
    with Image.open(BytesIO(client.get(f"/api/swaps/{plan['id']}/after").content)) as image:
        assert image.size == harvest_photo().size
    assert client.get("/api/swaps/x/after").status_code == 404
    assert client.get("/api/cuts/" + "0" * 32).status_code == 404


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        ({}, 400),
        ({"kind": "nonsense", "figure": "bone-section"}, 400),
        ({**LANDMARK, "place": "x"}, 400),
        ({**LANDMARK, "place": [[[1]]]}, 409),
        ({**LANDMARK, "place": [0.1] * 600}, 400),
        ({**LANDMARK, "place": [0.5, "0.5"]}, 409),
        ({**LANDMARK, "figure": "x" * 500}, 400),
        ({**LANDMARK, "figure": "none"}, 409),
        ({**LANDMARK, "name": "none"}, 409),
        ({"kind": "text", "file": "../outside.yaml", "path": ["title"], "text": "x"}, 409),
        ({"kind": "text", "file": "/etc/passwd", "path": ["title"], "text": "x"}, 409),
        ({"kind": "text", "file": "decks/florida.yaml", "path": ["id"], "text": "x"}, 409),
        ({"kind": "text", "file": "decks/florida.yaml", "path": ["vars", "x"], "text": "x"}, 409),
        ({"kind": "text", "file": "decks/florida.yaml", "path": ["title", "en"], "text": "x" * 30_000}, 400),
        ({"kind": "text", "file": "decks/florida.yaml", "path": [{}], "text": "x"}, 400),
        ({"kind": "text", "file": "decks/florida.yaml", "path": ["title", "en"], "text": "a\u0007b"}, 409),
        ({"kind": "text", "file": "assets/speaker.yaml", "path": ["name"], "text": "x"}, 409),
        ({"kind": "crop", "figure": "bone-section", "deck": "../x.yaml", "slide": "a", "panel": "b", "place": None}, 409),
        (
            {"kind": "crop", "figure": "bone-section", "deck": "decks/florida.yaml", "slide": "a", "panel": "b", "place": None},
            409,
        ),
    ],
)
def test_edits_that_are_none(client: TestClient, studio: Studio, edit: dict[str, Any], code: int) -> None:
    told = client.post("/api/edits", json=edit, headers=seen(client))
    assert told.status_code == code, told.text
    assert told.json()["error"]
    studio.untouched()


def test_an_edit_says_what_it_has_seen(client: TestClient, studio: Studio) -> None:
    """28: without If-Match nothing is written, with a state that is not there any more neither."""
    assert client.post("/api/edits", json=LANDMARK).status_code == 428
    assert client.post("/api/edits", json=LANDMARK, headers={"if-match": '"unknown"'}).status_code == 412
    assert client.post("/api/edits", json=LANDMARK, headers={"if-match": "*"}).status_code == 412
    studio.untouched()


def test_of_two_pages_with_the_same_sight_one_writes(client: TestClient, studio: Studio) -> None:
    headers = seen(client)
    assert client.post("/api/edits", json=LANDMARK, headers=headers).status_code == 200
    told = client.post("/api/edits", json={**LANDMARK, "place": [0.6, 0.6]}, headers=headers)
    assert told.status_code == 412
    assert told.json()["merge"]["clean"] is False
    assert studio.changed(FIGURES)[1] == "+      tip-right: [0.5, 0.5]"
    merge = f"/api/merges/{told.json()['merge']['id']}"
    assert client.post(merge, json={"keep": "mine"}).status_code == 428
    assert client.post(merge, json={"keep": "mine"}, headers={"if-match": '"old"'}).status_code == 412
    studio.write(FIGURES, studio.text(FIGURES) + "# again by an editor\n")
    assert client.post(merge, json={"keep": "mine"}, headers={"if-match": told.json()["etag"]}).status_code == 412
    assert studio.changed(FIGURES)[1] == "+      tip-right: [0.5, 0.5]"


def test_a_swap_is_not_accepted_over_another_change(client: TestClient, studio: Studio) -> None:
    plan = client.put("/api/uploads/harvest-outside", content=phone_photo()).json()
    studio.write(FIGURES, studio.text(FIGURES) + "# by an editor\n")
    told = client.post(f"/api/swaps/{plan['id']}/accept", json={}, headers={"if-match": plan["files"][FIGURES]})
    assert told.status_code == 412
    assert studio.changed(FIGURES) == ["+# by an editor"]
    assert not (studio.root / "assets/pictures/harvest-outside.jpg").exists()


def test_a_dry_edit_writes_nothing(client: TestClient, studio: Studio) -> None:
    told = client.post("/api/edits", json={**LANDMARK, "dry": True}, headers=seen(client)).json()
    assert "+      tip-right: [0.5, 0.5]" in told["edit"]["diff"]
    studio.untouched()


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"decks": ["decks/none.yaml"]}, 400),
        ({"decks": ["../x.yaml"]}, 400),
        ({"decks": ["decks/florida.yaml"], "venue": "../../x"}, 400),
        ({"decks": ["decks/florida.yaml"], "language": "x" * 40}, 400),
        ({"decks": ["decks/florida.yaml"], "language": {"a": 1}}, 400),
    ],
)
def test_builds_that_are_none(client: TestClient, asked: dict[str, Any], code: int) -> None:
    assert client.post("/api/builds", json=asked).status_code == code


def test_nothing_is_undone_that_was_not_done(client: TestClient, studio: Studio) -> None:
    told = client.post("/api/undo", json={})
    assert told.status_code == 409
    assert told.json()["code"] == "nothing-to-undo"
    studio.untouched()


def test_a_project_that_cannot_be_read_is_told(client: TestClient, studio: Studio) -> None:
    """A broken figures file or deck is a finding on the page, never an end of it."""
    studio.write(FIGURES, "figures: [")
    told = client.get("/api/project")
    assert told.status_code == 200
    assert told.json()["figures"] == []
    assert told.json()["findings"]
    assert client.get("/api/figures/bone-section/picture").status_code == 404
    slides = client.get("/api/slides?deck=decks/florida.yaml").json()
    assert slides["findings"][0]["severity"] == "error"
