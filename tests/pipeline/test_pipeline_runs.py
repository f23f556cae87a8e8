"""Whole runs: which decks, where they are written, what happens to the file that was there."""

from __future__ import annotations

from pathlib import Path

import pytest

import slidekit
from slidekit.pipeline import build, check, lay_out, load, project_decks

DECK = "slidekit: 1\ntitle: A talk\nslides:\n  - {id: a, title: One slide, points: [One, Two], seconds: 20}\n"
BROKEN = DECK.replace("points", "pionts")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    (root / "decks" / "venues").mkdir(parents=True)
    (root / "decks" / "one.yaml").write_text(DECK)
    (root / "decks" / "two.yaml").write_text(DECK.replace("A talk", "Another"))
    for name, aspect in (("here", "16:9"), ("there", "4:3")):
        (root / "decks" / "venues" / f"{name}.yaml").write_text(f'slidekit: 1\nscreen: {{aspect: "{aspect}"}}\n')
    return root


def test_every_deck_of_the_project_is_built_beside_its_sources(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project / "decks")
    result = build()
    assert result.ok
    assert [Path(output.path) for output in result.outputs] == [project / "build" / "one.pptx", project / "build" / "two.pptx"]
    assert [path.name for path in project_decks(project)] == ["one.yaml", "two.yaml"]


def test_all_venues_have_a_file_each(project: Path) -> None:
    result = build(project / "decks" / "one.yaml", venue="all")
    assert [Path(output.path).name for output in result.outputs] == ["one.here.pptx", "one.there.pptx"]
    assert len({output.digest for output in result.outputs}) == 2


def test_a_broken_deck_leaves_its_former_file_and_the_others_go_on(project: Path) -> None:
    decks = [project / "decks" / "one.yaml", project / "decks" / "two.yaml"]
    build(decks)
    before = (project / "build" / "one.pptx").read_bytes()
    decks[0].write_text(BROKEN)
    decks[1].write_text(DECK.replace("A talk", "Changed"))
    result = build(decks)
    assert not result.ok
    assert [output.deck for output in result.outputs] == ["two"]
    assert (project / "build" / "one.pptx").read_bytes() == before


def test_check_writes_nothing(project: Path) -> None:
    result = check(project / "decks" / "one.yaml")
    assert result.ok
    assert result.outputs == ()
    assert not (project / "build").exists()


def test_a_draft_is_written_in_spite_of_text_that_does_not_fit(project: Path) -> None:
    deck = project / "decks" / "one.yaml"
    deck.write_text(DECK.replace("One, Two", ", ".join(["far too many words for one slide " * 12] * 6)))
    assert build(deck).outputs == ()
    drafted = build(deck, draft=True)
    assert len(drafted.outputs) == 1
    assert not drafted.ok


def test_strict_stops_at_warnings(project: Path) -> None:
    deck = project / "decks" / "one.yaml"
    deck.write_text(DECK.replace("title: One slide, ", ""))
    assert len(build(deck).outputs) == 1
    assert build(deck, strict=True).outputs == ()


def test_two_decks_never_share_a_file(project: Path) -> None:
    twin = project / "decks" / "two.yaml"
    twin.write_text("id: one\n" + DECK)
    result = build([project / "decks" / "one.yaml", twin])
    assert [finding.code for finding in result.diagnostics if finding.is_error] == ["output-twice"]
    assert result.outputs == ()


def test_a_project_reached_through_a_link_is_the_same_project(project: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(project, target_is_directory=True)
    result = build(link / "decks" / ".." / "decks" / "one.yaml")
    assert result.ok
    assert (project / "build" / "one.pptx").exists()


def test_a_deck_made_in_python_is_built_like_one_from_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    slides = [slidekit.Slide(id="a", title="One slide", points=["One", "Two"], seconds=20)]
    made = slidekit.Deck(id="one", title="A talk", slides=slides)
    result = slidekit.build(made, out=tmp_path / "out")
    assert [output.deck for output in result.outputs] == ["one"]
    scene = lay_out(made).value
    assert scene is not None
    assert load(made).ok


def test_no_deck_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert [finding.code for finding in build().diagnostics] == ["no-decks"]
