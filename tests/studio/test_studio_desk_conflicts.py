"""Edits of the studio that are none, and two who change the same file (28): nothing of anybody is lost."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from desks import FIGURES, HARVEST, PAGE, Studio, phone_photo, until
from served import ADDRESS, TOKEN, client_of
from starlette.testclient import TestClient

from slidekit.studio.desk.app import studio_app
from slidekit.studio.desk.desk import Desk
from slidekit.studio.desk.edits import Merges, make_edit
from slidekit.studio.events import Hub
from slidekit.sync.editing import Edit

LANDMARK = {"kind": "landmark", "figure": "bone-section", "name": "tip-right", "place": [0.5, 0.5]}
MARK = {
    "kind": "mark-add",
    "figure": "bone-section",
    "deck": "decks/florida.yaml",
    "slide": "quarter-inch",
    "panel": "bone-section",
}


@pytest.fixture
def studio(project: Path, client: TestClient) -> Studio:
    """With the lectures as they are, whatever the test before has done."""
    given = Studio(PAGE, project)
    given.restore(lambda: int(client.get("/api/project").json()["version"]))
    return given


def seen(client: TestClient) -> dict[str, str]:
    return {"if-match": ", ".join(client.get("/api/project").json()["files"].values())}


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
        ({**LANDMARK, "kind": "landmark-add"}, 409),
        ({**LANDMARK, "kind": "landmark-add", "name": "../x"}, 409),
        ({**LANDMARK, "kind": "landmark-add", "name": "x: {y: z}"}, 409),
        ({**LANDMARK, "kind": "landmark-add", "name": "x", "place": "tip-right"}, 400),
        ({**LANDMARK, "kind": "landmark-rename"}, 400),
        ({**LANDMARK, "kind": "landmark-rename", "new": "a\nb: c"}, 409),
        ({**LANDMARK, "kind": "landmark-rename", "new": "tip-wrong"}, 409),
        ({**LANDMARK, "kind": "landmark-remove"}, 409),
        ({**LANDMARK, "kind": "landmark-remove", "name": "none"}, 409),
        ({**MARK, "mark_kind": "arrow", "place": {"x": 1}}, 400),
        ({**MARK, "mark_kind": "arrow", "place": "../x"}, 409),
        ({**MARK, "mark_kind": "arrow: tip-right, label", "place": "tip-right"}, 409),
        ({**MARK, "mark_kind": "arrow", "place": "tip-right", "style": "red"}, 409),
        ({**MARK, "mark_kind": "arrow", "place": "tip-right", "label": "x"}, 400),
        ({**MARK, "mark_kind": "arrow", "place": "tip-right", "label": {"en": 1}}, 400),
        ({**MARK, "mark_kind": "arrow", "place": "tip-right", "label": {"en: x}": "x"}}, 409),
        ({**MARK, "mark_kind": "arrow", "place": "tip-right", "label": {"en": "<script>x</script>"}}, 409),
        ({**MARK, "mark_kind": "arrow", "place": "tip-right", "label": {"en": "a\u0007b"}}, 409),
        ({**MARK, "mark_kind": "arrow", "place": "tip-right", "label": {"en": "{{ 9 ** 9 ** 9 }}", "es": "x"}}, 409),
        ({**MARK, "mark_kind": "arrow", "place": "tip-right", "venue": "../x"}, 409),
        ({**MARK, "mark_kind": "arrow", "place": "tip-right", "venue": {}}, 400),
        ({**MARK, "kind": "mark-side", "mark": "measure-tip-right-tip-wrong", "key": "style", "place": "ok"}, 400),
        ({**MARK, "kind": "mark-side", "mark": "measure-tip-right-tip-wrong", "key": "label_at", "place": "x: y"}, 409),
        ({**MARK, "kind": "mark-side", "mark": "none", "key": "label_at", "place": "left"}, 409),
        ({**MARK, "kind": "mark-remove", "mark": "none"}, 409),
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


def test_a_change_of_several_files_is_made_in_all_or_in_none(client: TestClient, studio: Studio) -> None:
    """28: a name that stands in two files, of which an editor has changed one: no half of it is merged."""
    headers = seen(client)
    studio.write(HARVEST, studio.text(HARVEST) + "# by an editor\n")
    told = client.post("/api/edits", json={**LANDMARK, "kind": "landmark-rename", "new": "end"}, headers=headers)
    assert (told.status_code, told.json()["merge"]) == (412, None)
    assert studio.changed(FIGURES) == []
    assert studio.changed(HARVEST) == ["+# by an editor"]
    told = client.post("/api/edits", json={**LANDMARK, "kind": "landmark-rename", "new": "end"}, headers=seen(client))
    assert told.status_code == 200
    assert told.json()["edit"]["files"] == [FIGURES, HARVEST]


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


def test_nothing_is_undone_that_was_not_done(studio: Studio) -> None:
    with client_of(studio_app(studio.root, address=ADDRESS, token=TOKEN, hub=Hub())) as fresh:
        told = fresh.post("/api/undo", json={})
    assert told.status_code == 409
    assert told.json()["code"] == "nothing-to-undo"
    studio.untouched()


def test_a_project_that_cannot_be_read_is_told(client: TestClient, studio: Studio) -> None:
    """A broken figures file or deck is a finding on the page, never an end of it."""
    studio.write(FIGURES, "figures: [")
    until(lambda: client.get("/api/project").json()["figures"] == [])
    told = client.get("/api/project")
    assert told.status_code == 200
    assert told.json()["figures"] == []
    assert told.json()["findings"]
    assert client.get("/api/figures/bone-section/picture").status_code == 404
    slides = client.get("/api/slides?deck=decks/florida.yaml").json()
    assert slides["findings"][0]["severity"] == "error"


def test_a_file_that_changes_between_plan_and_write(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    """28: an editor saves in that moment; nothing of it is lost, and the page gets both changes to look at."""
    desk = Desk(studio.root, Hub())
    etags = tuple(desk.files().values())
    make = desk.make

    def late(edit: Edit) -> Edit:
        monkeypatch.setattr(desk, "make", make)
        studio.write(FIGURES, studio.text(FIGURES) + "# saved in that moment\n")
        return make(edit)

    monkeypatch.setattr(desk, "make", late)
    told = make_edit(desk, Merges(), LANDMARK, etags)
    assert told.status_code == 412
    assert json.loads(bytes(told.body))["merge"]["clean"] is True
    assert studio.changed(FIGURES) == ["+# saved in that moment"]
