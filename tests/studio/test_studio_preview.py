"""What the preview tells its pages: slides, news after a save, findings with their places, choices; and the command."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from previewed import DECK, Previewed, draw, make_project, previewing
from served import TOKEN

from slidekit.cli import cli
from slidekit.core.diagnostics import Refused, Span, error, warning
from slidekit.studio.places import Places, editor_template
from slidekit.studio.preview import MOST_VIEWS


class Page:
    """What a page hears."""

    def __init__(self, served: Previewed, query: str = "") -> None:
        self.asked = http.client.HTTPConnection(served.address.host, served.address.port, timeout=20)
        self.asked.request("GET", f"/api/events{query}", headers={"X-Slidekit-Token": TOKEN})
        self.told = self.asked.getresponse()

    def next(self, wanted: str) -> dict[str, Any]:
        """The data of the next event with this name."""
        while True:
            line = self.told.readline().decode()
            assert line.startswith("event: "), f"{wanted} does not come: {line!r}"
            name = line.removeprefix("event: ").strip()
            data: dict[str, Any] = json.loads(self.told.readline().decode().removeprefix("data: "))
            self.told.readline()
            if name == wanted:
                return data

    def close(self) -> None:
        self.asked.close()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Previewed]:
    with previewing(make_project(tmp_path), editor="vscode://file/{path}:{line}:{column}") as opened:
        yield opened


def fetch(served: Previewed, path: str, token: str = TOKEN) -> tuple[int, http.client.HTTPMessage, bytes]:
    asked = http.client.HTTPConnection(served.address.host, served.address.port, timeout=20)
    asked.request("GET", path, headers={"X-Slidekit-Token": token})
    told = asked.getresponse()
    return told.status, told.headers, told.read()


def test_a_page_is_told_everything(served: Previewed) -> None:
    page = Page(served)
    choice = page.next("choice")
    assert choice["decks"] == ["decks/deck.yaml", "decks/other.yaml"]
    assert choice["venues"] == ["alla", "here"]
    assert choice["languages"] == ["en", "es"]
    drawings = page.next("drawings")
    deck = page.next("deck")
    assert [slide["id"] for slide in deck["slides"]] == ["title", "shown", "stepped", "linked"]
    assert {slide["digest"] for slide in deck["slides"]} == set(drawings)
    assert all(svg.startswith("<svg ") for svg in drawings.values())
    assert [slide["states"] for slide in deck["slides"]] == [1, 1, 3, 1]
    assert deck["slides"][1]["notes"] == ["Show it"]
    assert deck["slides"][1]["place"]["text"].endswith("decks/deck.yaml:10:5")
    assert deck["sections"] == {"title": "First things", "stepped": "Then"}
    findings = page.next("findings")
    told = {finding["code"]: finding for finding in findings["findings"]}
    assert not findings["broken"]
    assert told["seconds-missing"]["help"]
    page.close()


def test_only_what_has_changed_is_told(served: Previewed) -> None:
    page = Page(served)
    first = page.next("deck")
    page.next("findings")
    served.edit("The needle is seen", "The needle is well seen")
    deck = page.next("deck")
    assert len(deck["drawings"]) == 1
    assert "well seen" in next(iter(deck["drawings"].values()))
    same = [new["digest"] == old["digest"] for new, old in zip(deck["slides"], first["slides"], strict=True)]
    assert same == [True, False, True, True]
    served.edit("slides:\n", "slides:\n\n\n")
    moved = page.next("deck")
    assert moved["drawings"] == {}, "lines that move are not drawn anew"
    assert moved["slides"][1]["place"]["text"].endswith("deck.yaml:12:5")
    page.close()


def test_a_broken_deck_keeps_its_slides(served: Previewed) -> None:
    page = Page(served)
    page.next("findings")
    served.edit("  - id: shown", "  - id: [shown")
    while not (told := page.next("findings"))["broken"]:
        pass
    errors = [finding for finding in told["findings"] if finding["severity"] == "error"]
    assert re.search(r"decks/deck\.yaml:\d+:\d+$", errors[0]["place"]["text"])
    assert errors[0]["place"]["url"].startswith("vscode://file/")
    other = Page(served)
    assert len(other.next("deck")["slides"]) == 4, "a page that is opened now sees the last good slides"
    assert other.next("findings")["broken"]
    served.save(DECK)
    assert len(page.next("deck")["slides"]) == 4
    assert not page.next("findings")["broken"]
    page.close()
    other.close()


def test_a_deck_that_is_broken_from_the_start(tmp_path: Path) -> None:
    spec = make_project(tmp_path)
    spec.write_text("slidekit: 1\ntitle: [", "utf-8")
    with previewing(spec) as served:
        page = Page(served)
        assert page.next("findings")["broken"]
        served.save(DECK)
        deck = page.next("deck")
        assert set(deck["drawings"]) == {slide["digest"] for slide in deck["slides"]}
        page.close()


def test_pages_choose_for_themselves(served: Previewed) -> None:
    here, there = Page(served), Page(served, "?venue=alla")
    assert here.next("deck")["language"].startswith("en")
    deck = there.next("deck")
    assert (deck["language"][:2], deck["title"]) == ("es", "Una aguja necesita una imagen")
    assert deck["size"][0] / deck["size"][1] == pytest.approx(4 / 3)
    here.next("findings")
    there.next("findings")
    served.edit("Se ve la aguja", "Se ve bien la aguja")
    assert here.next("deck")["drawings"] == {}
    assert len(there.next("deck")["drawings"]) == 1
    other = Page(served, "?deck=decks/other.yaml")
    assert other.next("deck")["title"] == "Another"
    spanish = Page(served, "?language=es")
    assert spanish.next("deck")["language"].startswith("es")
    for page in (here, there, other, spanish):
        page.close()


@pytest.mark.parametrize(
    "query", ["?deck=decks/none.yaml", "?deck=../x.yaml", "?deck=/etc/passwd", "?venue=none", "?venue=../here", "?language=fr"]
)
def test_what_is_not_offered_is_not_there(served: Previewed, query: str) -> None:
    assert fetch(served, f"/api/events{query}")[0] == 404


def test_many_choices_do_not_pile_up(served: Previewed) -> None:
    """More choices than are kept: each is drawn when somebody asks for it."""
    choices = [f"?venue={venue}&language={language}" for venue in ("", "here", "alla") for language in ("", "en", "es")]
    assert len(choices) > MOST_VIEWS
    for query in (*choices, choices[0]):
        page = Page(served, query)
        assert len(page.next("deck")["slides"]) == 4
        page.close()


def test_pictures_are_recoded_and_sandboxed(served: Previewed) -> None:
    page = Page(served)
    drawings = page.next("drawings")
    page.close()
    paths = {path for svg in drawings.values() for path in re.findall(r'xlink:href="(/[^"]+)"', svg)}
    assert len(paths) == 1
    status, headers, data = fetch(served, paths.copy().pop())
    assert status == 200
    assert headers["content-type"] in ("image/png", "image/jpeg")
    assert headers["content-security-policy"].startswith("sandbox")
    assert data[:4] in (b"\x89PNG", b"\xff\xd8\xff\xe0", b"\xff\xd8\xff\xdb")
    assert fetch(served, paths.copy().pop(), token="x")[0] == 403
    assert fetch(served, "/api/pictures/../../deck.yaml")[0] == 404
    assert fetch(served, f"/api/pictures/{'0' * 40}")[0] == 404


def test_a_new_picture_is_drawn(served: Previewed) -> None:
    page = Page(served)
    page.next("findings")
    draw(served.spec.parents[1] / "assets/needle.png", 200)
    (drawing,) = page.next("deck")["drawings"].values()
    assert 'data-slide="shown"' in drawing
    page.close()


def test_a_fault_of_slidekit_is_said_and_the_next_save_works(served: Previewed, monkeypatch: pytest.MonkeyPatch) -> None:
    from slidekit.studio import views

    page = Page(served)
    page.next("findings")
    with monkeypatch.context() as patched:
        patched.setattr(views, "slide_svg", lambda *_, **__: 1 / 0)
        served.edit("The needle is seen", "The needle is hardly seen")
        assert "ZeroDivisionError" in page.next("fault")["message"]
    served.edit("hardly seen", "seen again")
    assert any("seen again" in svg for svg in page.next("deck")["drawings"].values())
    page.close()


def test_places() -> None:
    place = Span("decks/a talk.yaml", 12, 3, 12, 9)
    assert Places("/home/me/talk").tell(place) == {"text": "/home/me/talk/decks/a talk.yaml:12:3", "url": ""}
    told = Places("/home/me/talk", editor_template("vscode")).tell(place)
    assert told is not None
    assert told["url"] == "vscode://file/home/me/talk/decks/a%20talk.yaml:12:3"
    told = Places("/home/me/talk", editor_template("idea")).tell(place)
    assert told is not None
    assert told["url"] == "idea://open?file=/home/me/talk/decks/a%20talk.yaml&line=12&column=3"
    assert Places("/x").tell(Span.whole("assets/a.png")) == {"text": "/x/assets/a.png", "url": ""}
    assert Places("/x").tell(None) is None
    assert Places(str(Path.cwd())).tell(place) == {"text": "decks/a talk.yaml:12:3", "url": ""}
    found = [warning("b-b", "second", place), error("a-a", "first", None), error("a-a", "first", None)]
    assert [each["code"] for each in Places("/x").tell_all(found)] == ["a-a", "b-b"]


@pytest.mark.parametrize(
    "wanted",
    [
        "vscod",
        "javascript:alert({path})",
        "JavaScript:{path}",
        "data:{path}",
        "http://x/{path}",
        "x:{file}",
        "x:{path} y",
        "{path}",
    ],
)
def test_editors_that_are_none(wanted: str) -> None:
    with pytest.raises(Refused) as refused:
        editor_template(wanted)
    assert refused.value.diagnostics[0].code == "unknown-editor"


def test_editors_of_ones_own() -> None:
    assert editor_template("emacs://open?url={path}&line={line}") == "emacs://open?url={path}&line={line}"


COMMAND = [sys.executable, "-m", "slidekit", "preview"]


def test_the_command_serves_and_ends_cleanly(tmp_path: Path) -> None:
    spec = make_project(tmp_path)
    started = subprocess.Popen(
        [*COMMAND, str(spec), "--no-open", "--language", "es"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
    )
    assert started.stdout is not None
    line = started.stdout.readline()
    found = re.fullmatch(r"decks/deck\.yaml: http://127\.0\.0\.1:(\d+)/\?language=es#([\w-]{43})\n", line)
    assert found, line
    asked = http.client.HTTPConnection("127.0.0.1", int(found[1]), timeout=20)
    asked.request("GET", "/api/events?language=es", headers={"X-Slidekit-Token": found[2]})
    told = asked.getresponse()
    assert told.status == 200
    assert told.readline() == b"event: choice\n"
    began = time.monotonic()
    os.kill(started.pid, signal.SIGINT)
    output, problems = started.communicate(timeout=20)
    assert time.monotonic() - began < 5
    assert (started.returncode, output) == (0, "")
    assert problems == "Ctrl-C ends the preview\n"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--host", "0.0.0.0"], "host-not-loopback"),
        (["--host", "203.0.113.9", "--i-know"], "address-not-usable"),
        (["--editor", "vscod"], "unknown-editor"),
    ],
)
def test_the_command_refuses(tmp_path: Path, words: list[str], code: str) -> None:
    told = CliRunner().invoke(cli, ["preview", str(make_project(tmp_path)), "--no-open", *words])
    assert told.exit_code == 2
    assert f"error[{code}]" in told.stderr
    assert "Traceback" not in told.stderr


def test_the_command_without_its_libraries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("slidekit.cli.preview.NEEDED", ("uvicorn", "no_such_library"))
    told = CliRunner().invoke(cli, ["preview", str(make_project(tmp_path))])
    assert told.exit_code == 2
    assert "studio-extra-missing" in told.stderr
    assert "no_such_library, which is not installed" in told.stderr
    assert "pip install 'slidekit[studio]'" in told.stderr
