"""The studio's own routes under attack (24–28): what comes in is named by the server, what goes out was coded anew."""

from __future__ import annotations

import re
import tempfile
from io import BytesIO
from pathlib import Path

import pytest
from desks import PAGE, Studio, harvest_photo, phone_photo
from PIL import Image
from served import ADDRESS, TOKEN, client_of
from starlette.testclient import TestClient

from slidekit.studio.bodies import IMAGE_LIMIT
from slidekit.studio.desk.app import studio_app
from slidekit.studio.events import Hub
from slidekit.studio.security import HEADERS

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30" fill="#c00"/>%b</svg>'


@pytest.fixture
def studio(project: Path, client: TestClient) -> Studio:
    """With the lectures as they are, whatever the test before has done."""
    given = Studio(PAGE, project)
    given.restore(lambda: int(client.get("/api/project").json()["version"]))
    return given


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
    own = dict(client.headers)
    given = {**own, **headers}
    client.headers.clear()
    sent = {name: value for name, value in given.items() if value is not None}
    if method == "POST":
        sent["content-type"] = "application/json"
    told = client.request(method, path, headers=sent, content=b"{}" if method != "GET" else b"")
    client.headers.update(own)
    assert told.status_code == code
    assert {name: told.headers[name] for name in HEADERS} == HEADERS
    studio.untouched()


@pytest.mark.parametrize("path", [path for method, path in ROUTES if method != "GET"])
def test_reading_changes_nothing(client: TestClient, studio: Studio, path: str) -> None:
    assert client.get(path).status_code == 405
    studio.untouched()


@pytest.mark.parametrize("path", [path for method, path in ROUTES if method == "GET" and path != "/api/events"])
def test_looking_changes_nothing(client: TestClient, studio: Studio, path: str) -> None:
    """25: GET has no side effects, also where it answers."""
    before = client.get("/api/project").json()
    for given in (path, path.replace("/x", "/none"), f"{path}&venue=pittsburgh&language=es"):
        assert client.get(given).status_code in (200, 404)
    told = client.get("/api/project").json()
    assert (told["version"], told["undo"], told["files"]) == (before["version"], before["undo"], before["files"])
    studio.untouched()


def test_what_every_answer_carries(client: TestClient) -> None:
    """25: in its own words, so that a change of the policy is seen."""
    for path in ("/", "/api/project", "/static/studio/main.js", "/api/none"):
        told = client.get(path).headers
        policy = dict(part.strip().partition(" ")[::2] for part in told["content-security-policy"].split(";"))
        assert policy["default-src"] == policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
        assert policy["frame-ancestors"] == policy["object-src"] == policy["base-uri"] == policy["form-action"] == "'none'"
        assert (told["x-content-type-options"], told["referrer-policy"], told["x-frame-options"]) == (
            "nosniff",
            "no-referrer",
            "DENY",
        )
        assert not [name for name in told if name.startswith("access-control-") or name == "set-cookie"]


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


def test_nothing_of_an_upload_stays(studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """26: it streams to a folder of the server's own, which is empty again whatever came of it, and gone at the end."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with client_of(studio_app(studio.root, address=ADDRESS, token=TOKEN, hub=Hub())) as fresh:
        (staging,) = tmp_path.glob("slidekit-studio-*")
        for data in (phone_photo(), b"MZ" + bytes(4000), b"\x89PNG\r\n\x1a\n" + bytes(IMAGE_LIMIT), SVG % b"<script/>"):
            fresh.put("/api/uploads/bone-section", content=data)
            assert list(staging.iterdir()) == []
    assert not staging.exists()
    studio.untouched()


def test_a_drawing_that_is_text_goes_out_as_pixels(client: TestClient, studio: Studio) -> None:
    """27: of an SVG that somebody brings, no browser ever gets the SVG."""
    plan = client.put("/api/uploads/bone-section", content=SVG % b"").json()
    told = client.get(f"/api/swaps/{plan['id']}/after")
    assert (told.headers["content-type"], told.content[:8]) == ("image/png", b"\x89PNG\r\n\x1a\n")
    slide = client.get(f"/api/swaps/{plan['id']}/slides?deck=decks/florida.yaml&slide=quarter-inch").json()
    cuts = re.findall(r'xlink:href="(/api/cuts/[^"]+)"', slide["after"] + slide["before"])
    assert cuts
    for path in cuts:
        told = client.get(path)
        assert told.headers["content-type"] in ("image/png", "image/jpeg")
        assert told.headers["content-security-policy"].startswith("sandbox")
        assert told.headers["content-disposition"] == "attachment"
        assert b"<svg" not in told.content
    studio.untouched()


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
