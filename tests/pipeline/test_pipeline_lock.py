"""``slidekit.lock``: what was submitted, and in words what is no longer so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from projects import codes, draw, make_project, names, validate

from slidekit.pipeline import build, changes


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = make_project(tmp_path / "project")
    monkeypatch.chdir(root)
    assert build(lock="write").ok
    return root


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_what_is_as_it_was_locked_is_written(project: Path) -> None:
    (project / "build/one.pptx").unlink()
    result = build(lock="hold")
    assert codes(result) == []
    assert names(result) == ["one.pptx", "two.pptx"]
    validate(result)
    assert changes(project).value == {"one.pptx": "", "two.pptx": ""}


def test_a_change_is_told_and_nothing_is_written(project: Path) -> None:
    before = {path.name: path.read_bytes() for path in (project / "build").iterdir()}
    edit(project / "decks/one.yaml", "en: The needle is seen", "en: Now the needle is seen")
    edit(project / "decks/one.yaml", "en: Say it", "en: Say it twice")
    draw(project / "assets/needle.png", 20)
    result = build(lock="hold")
    [message] = [each.message for each in result.diagnostics if each.is_error]
    words = "slide 1 first: notes changed; slide 2 shown: title and picture changed; the others are the same"
    assert message == f"one.pptx is not as it was locked: {words}"
    assert codes(result) == ["locked-differs"]
    assert result.outputs == ()
    assert {path.name: path.read_bytes() for path in (project / "build").iterdir()} == before
    told = changes(project).value
    assert told is not None
    assert told["two.pptx"] == ""
    assert told["one.pptx"].startswith("slide 1 first: notes changed")


def test_new_gone_and_moved_slides_are_told(project: Path) -> None:
    slides = "".join(f"  - {{id: {name}, title: Slide {name}, points: [One], seconds: 9}}\n" for name in "cba")
    edit(project / "decks/two.yaml", "  - {id: a, title: One slide, points: [One, Two], seconds: 20}\n", slides)
    build("decks/two.yaml", lock="write")
    edit(project / "decks/two.yaml", slides, slides.replace("id: c", "id: d").replace("Slide a", "The slide a"))
    [message] = [each.message for each in build(lock="hold").diagnostics if each.is_error]
    assert message == (
        "two.pptx is not as it was locked: slide 3 a: title changed; slide 1 d is new; slide c, formerly 1, is gone; "
        "the others are the same"
    )


def test_places_alone_are_layout(project: Path) -> None:
    edit(project / "assets/figures.yaml", "tip: [0.6, 0.4]", "tip: [0.5, 0.5]")
    told = changes(project).value
    assert told is not None
    assert told["one.pptx"] == "slide 2 shown: only its layout changed; the others are the same"


def test_versions_explain_what_slides_do_not(project: Path) -> None:
    lock = json.loads((project / "slidekit.lock").read_text())
    lock["versions"]["pillow"] = "1.0"
    lock["outputs"]["two.pptx"]["digest"] = "0" * 64
    (project / "slidekit.lock").write_text(json.dumps(lock))
    told = changes(project).value
    assert told is not None
    assert told["one.pptx"] == ""
    assert told["two.pptx"].startswith(
        "every slide says and shows the same; the rest of the file differs (made with pillow 1.0 → "
    )


def test_an_output_that_was_never_locked_differs(project: Path) -> None:
    result = build("decks/one.yaml", venue="alla", lock="hold")
    assert [each.message for each in result.diagnostics] == ["one.alla.pptx is not in slidekit.lock"]
    assert not (project / "build/one.alla.pptx").exists()


def test_locking_one_deck_keeps_the_others_and_a_failed_build_locks_nothing(project: Path) -> None:
    build("decks/one.yaml", venue="alla", lock="write")
    lock = (project / "slidekit.lock").read_text()
    assert list(json.loads(lock)["outputs"]) == ["one.alla.pptx", "one.pptx", "two.pptx"]
    edit(project / "decks/two.yaml", "points", "pionts")
    assert not build(lock="write").ok
    assert (project / "slidekit.lock").read_text() == lock


def test_without_a_lock_and_with_a_broken_one(project: Path) -> None:
    (project / "slidekit.lock").write_text('{"slidekit lock": 1, "outputs": [1]}')
    assert codes(build(lock="hold")) == ["lock-broken"]
    (project / "slidekit.lock").unlink()
    assert codes(build(lock="hold")) == ["lock-missing"]
    assert [each.code for each in changes(project).diagnostics] == ["lock-missing"]


def test_the_lock_holds_hashes_and_versions_and_is_the_same_every_time(project: Path) -> None:
    before = (project / "slidekit.lock").read_bytes()
    said = json.loads(before)
    assert set(said["outputs"]["one.pptx"]["figures"]) == {"needle"}
    assert {"slidekit", "python", "pillow", "zlib"} <= set(said["versions"])
    build(lock="write")
    assert (project / "slidekit.lock").read_bytes() == before
