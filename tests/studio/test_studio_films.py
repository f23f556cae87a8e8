"""Films in the studio: shown by their posters, and swapped like pictures."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from desks import FIGURES, LECTURES, PAGE, Studio, copy_lectures
from film_projects import film
from served import ADDRESS, TOKEN, client_of
from starlette.testclient import TestClient

from slidekit.studio.desk.app import studio_app
from slidekit.studio.events import Hub


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    """With the gallery, which shows the film and has everything else too."""
    root = copy_lectures(tmp_path / "talks")
    shutil.copytree(LECTURES / "docs/gallery", root / "docs/gallery")
    shutil.copy(LECTURES / "decks/gallery.yaml", root / "decks/gallery.yaml")
    return Studio(PAGE, root)


@pytest.fixture
def client(studio: Studio) -> Iterator[TestClient]:
    with client_of(studio_app(studio.root, address=ADDRESS, token=TOKEN, hub=Hub())) as opened:
        yield opened


def test_every_slide_of_the_gallery_is_drawn(client: TestClient) -> None:
    """Every layout, every kind of item and of mark; every picture on them can be had."""
    project = client.get("/api/project").json()
    assert project["findings"] == []
    for figure in project["figures"]:
        told = client.get(f"/api/figures/{figure['id']}/picture?size=small")
        assert told.headers["content-type"] == "image/png", figure["id"]
    slides = client.get("/api/slides?deck=decks/gallery.yaml").json()["slides"]
    assert len(slides) > 25
    pictures = set()
    for slide in slides:
        told = client.get("/api/slide", params={"deck": "decks/gallery.yaml", "slide": slide["id"]})
        assert told.status_code == 200, told.text
        assert isinstance(told.json()["texts"], list)
        pictures |= set(re.findall(r'xlink:href="(/api/[^"]+)"', told.json()["svg"]))
    assert len(pictures) > 10
    for path in pictures:
        assert client.get(path).headers["content-type"].startswith("image/")


def test_a_film_is_swapped_and_put_back(client: TestClient, studio: Studio) -> None:
    before = studio.text(FIGURES)
    assert client.put("/api/uploads/flow-film", content=b"\x89PNG\r\n\x1a\n" + bytes(3000)).status_code == 415
    assert client.put("/api/uploads/bone-section", content=film()).status_code == 415
    told = client.put("/api/uploads/flow-film", content=film())
    assert told.status_code == 200, told.text
    plan = told.json()
    assert plan["film"] is True
    assert plan["path"].startswith("assets/films/flow-film.")
    done = client.post(f"/api/swaps/{plan['id']}/accept", json={}, headers={"if-match": plan["files"][FIGURES]})
    assert done.status_code == 200, done.text
    assert (studio.root / plan["path"]).exists()
    assert f"file: {plan['path'].removeprefix('assets/')}" in studio.text(FIGURES)
    assert client.post("/api/undo", json={}).status_code == 200
    assert studio.text(FIGURES) == before
    assert not (studio.root / plan["path"]).exists()
    studio.untouched("decks/gallery.yaml")


def test_a_landmark_of_a_film_moves(client: TestClient, studio: Studio) -> None:
    seen = ", ".join(client.get("/api/project").json()["files"].values())
    edit = {"kind": "landmark", "figure": "flow-film", "name": "tip", "place": [0.5, 0.52]}
    assert client.post("/api/edits", json=edit, headers={"if-match": seen}).status_code == 200
    assert studio.changed(FIGURES)[1] == "+    landmarks: {tip: [0.5, 0.52], entry: [0.965, 0.591]}"
