"""What is handed in: file names, clashes, freeze, size, and notes to hold in the hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from slidekit.pipeline import BuildResult, build, load
from slidekit.pipeline.delivery import LONGEST, file_name, frozen_since
from slidekit.powerpoint import verify
from slidekit.resolve.model import ResolvedDeck, Venue

DECK = """\
slidekit: 1
title: A talk
venue: hall
speaker: {name: Ada Núñez Ruiz}
slides:
  - {id: a, title: One slide, points: [One thing to say, Two things to say], seconds: 20, notes: Say this.}
  - {id: b, title: Another, points: [Three, {text: Four, step: 2}], steps: [{seconds: 10, notes: First.}, {seconds: 5}]}
"""


def project(root: Path, venue: str, deck: str = DECK) -> Path:
    (root / "decks" / "venues").mkdir(parents=True, exist_ok=True)
    (root / "decks" / "venues" / "hall.yaml").write_text(venue, "utf-8")
    path = root / "decks" / "one.yaml"
    path.write_text(deck, "utf-8")
    return path


def codes(result: BuildResult) -> list[str]:
    return [finding.code for finding in result.diagnostics]


def test_the_finished_deck_is_put_under_the_venues_name(tmp_path: Path) -> None:
    spec = project(tmp_path, "deliver: {filename: '{{ speaker.last }} Núñez/{{ deck.id }} v{{ deck.revision }}'}\n")
    result = build(spec)
    assert codes(result) == []
    [output] = result.outputs
    assert Path(output.path) == tmp_path / "build" / "one.pptx"
    assert output.delivered is not None
    delivered = Path(output.delivered)
    assert delivered == tmp_path / "build" / "deliver" / "Ruiz_Nunez_one_v1.pptx"
    assert delivered.read_bytes() == Path(output.path).read_bytes()
    assert verify(delivered.read_bytes()) == ()
    assert list(OpenXmlValidator(file_format=FileFormat.MICROSOFT_365).validate(delivered).errors) == []
    assert not list((tmp_path / "build").rglob("*.tmp"))


def test_without_a_pattern_nothing_is_handed_in(tmp_path: Path) -> None:
    [output] = build(project(tmp_path, "slidekit: 1\n")).outputs
    assert (output.delivered, output.notes) == (None, None)
    assert [path.name for path in (tmp_path / "build").iterdir()] == ["one.pptx"]


def test_two_decks_never_share_a_name(tmp_path: Path) -> None:
    first = project(tmp_path, "deliver: {filename: Talk}\n")
    second = first.with_name("two.yaml")
    second.write_text(DECK.replace("A talk", "Other"), "utf-8")
    result = build([first, second])
    assert codes(result) == ["output-twice"]
    assert "decks/two.yaml and decks/one.yaml would both be handed in as Talk.pptx" in result.diagnostics[0].message
    assert [output.delivered is not None for output in result.outputs] == [True]
    assert not (tmp_path / "build" / "two.pptx").exists()


def test_names_that_differ_in_case_alone_are_the_same(tmp_path: Path) -> None:
    first = project(tmp_path, "deliver: {filename: '{{ deck.title }}'}\n")
    second = first.with_name("two.yaml")
    second.write_text(DECK.replace("A talk", "a TALK"), "utf-8")
    assert codes(build([first, second])) == ["output-twice"]


def test_every_venue_at_once_hands_in_at_home_only(tmp_path: Path) -> None:
    spec = project(tmp_path, "deliver: {filename: Talk}\n")
    (tmp_path / "decks" / "venues" / "there.yaml").write_text("deliver: {filename: Talk}\n")
    result = build(spec, venue="all")
    assert codes(result) == []
    assert [(output.venue, output.delivered is not None) for output in result.outputs] == [("hall", True), ("there", False)]
    assert build(spec, venue="there").outputs[0].delivered is not None


def test_a_draft_is_not_handed_in(tmp_path: Path) -> None:
    [output] = build(project(tmp_path, "deliver: {filename: Talk}\n"), draft=True).outputs
    assert output.delivered is None


@pytest.mark.parametrize(
    ("wanted", "name", "code"),
    [
        ("Ruiz_v2.pptx", "Ruiz_v2", ""),
        ("Größe & Maß", "Grosse_Mass", ""),
        ("../../etc/passwd", "etc_passwd", ""),
        (".hidden", "hidden", ""),
        ("con", "con_", ""),
        ("講演", "talk", "filename-empty"),
        ("x" * 200, "x" * LONGEST, "filename-long"),
    ],
)
def test_names_that_every_system_takes(tmp_path: Path, wanted: str, name: str, code: str) -> None:
    spec = project(tmp_path, f"deliver: {{filename: '{wanted}'}}\n", DECK.replace("slidekit: 1", "slidekit: 1\nid: talk"))
    deck = load(spec).value
    assert isinstance(deck, ResolvedDeck)
    found: list = []  # type: ignore[type-arg]
    assert file_name(deck, found) == name
    assert [finding.code for finding in found] == ([code] if code else [])


def rewrite(spec: Path, old: str, new: str) -> BuildResult:
    spec.write_text(spec.read_text("utf-8").replace(old, new), "utf-8")
    return build(spec)


FROZEN = "deliver: {{filename: Talk, freeze: {freeze}, submitted: 2026-04-20}}\nconfirmed: {confirmed}\n"


def test_typos_may_be_mended_and_nothing_else(tmp_path: Path) -> None:
    spec = project(tmp_path, FROZEN.format(freeze="typos-only", confirmed="true"))
    assert build(spec).ok
    file = tmp_path / "build" / "deliver" / "Talk.pptx"
    first = file.read_bytes()
    assert codes(build(spec)) == []
    assert codes(rewrite(spec, "One thing to say", "One thing to sai")) == []
    mended = file.read_bytes()
    assert mended != first
    result = rewrite(spec, "Two things to say", "Something else entirely, and much more of it")
    assert codes(result) == ["delivery-frozen"]
    assert "changed: a" in result.diagnostics[0].message
    assert file.read_bytes() == mended
    assert (tmp_path / "build" / "one.pptx").read_bytes() != mended
    added = rewrite(spec, "slides:\n", "slides:\n  - {id: c, title: New, seconds: 5}\n")
    assert "c (new)" in added.diagnostics[0].message


def test_nothing_may_change_at_all(tmp_path: Path) -> None:
    spec = project(tmp_path, FROZEN.format(freeze="all", confirmed="false"))
    build(spec)
    result = rewrite(spec, "One thing to say", "One thing to sai")
    assert [(f.code, f.is_error) for f in result.diagnostics if f.code == "delivery-frozen"] == [("delivery-frozen", False)]


def test_a_file_that_slidekit_did_not_write_is_not_replaced(tmp_path: Path) -> None:
    spec = project(tmp_path, FROZEN.format(freeze="typos-only", confirmed="true"))
    file = tmp_path / "build" / "deliver" / "Talk.pptx"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"somebody's own")
    result = build(spec)
    assert codes(result) == ["delivery-frozen"]
    assert "the whole file" in result.diagnostics[0].message
    assert file.read_bytes() == b"somebody's own"


def test_before_it_is_handed_in_everything_may_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spec = project(tmp_path, "deliver: {filename: Talk, freeze: all, deadline: 2026-04-20T16:00}\n")
    build(spec)
    assert codes(rewrite(spec, "One thing", "Quite another thing")) == []
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1776700801")  # 2026-04-20T16:00:01Z
    result = rewrite(spec, "Quite another", "A third")
    assert sorted(codes(result)) == ["deadline-passed", "delivery-frozen"]


def test_since_when_nothing_may_change() -> None:
    venue = Venue("hall", freeze="all", deadline="2026-04-20T16:00", submitted="2026-04-19")
    assert frozen_since(venue, None) == "2026-04-19"
    assert frozen_since(Venue("hall", freeze="all", deadline="2026-04-20T16:00"), None) == ""
    assert frozen_since(Venue("hall", submitted="2026-04-19"), None) == ""


def test_a_file_that_is_too_large_is_not_written(tmp_path: Path) -> None:
    spec = project(tmp_path, "deliver: {max_mb: 0.01}\n")
    result = build(spec)
    assert codes(result) == ["file-too-large"]
    assert result.outputs == ()
    assert not (tmp_path / "build").exists()
    assert codes(build(project(tmp_path, "deliver: {max_mb: 1}\n"))) == []
    doubtful = build(project(tmp_path, "deliver: {max_mb: 0.01}\nconfirmed: false\n"))
    assert [(f.code, f.is_error) for f in doubtful.diagnostics if f.code == "file-too-large"] == [("file-too-large", False)]
    assert len(doubtful.outputs) == 1


def test_notes_where_no_screen_shows_them(tmp_path: Path) -> None:
    keys = "player: {presenter_view: false}\nevent: {city: Oslo, start: 2026-04-28}\n"
    [output] = build(project(tmp_path, keys)).outputs
    assert output.notes == str(tmp_path / "build" / "one.notes.md")
    assert (tmp_path / "build" / "one.notes.md").read_text("utf-8") == (
        "# A talk\n\nAda Núñez Ruiz · Oslo · 28 April 2026\n\n## 1. One slide (0:00, 20 s)\n\nSay this.\n\n"
        "## 2. Another (0:20, 15 s)\n\n1 / 2\n\nFirst.\n"
    )
    [named] = build(tmp_path / "decks" / "one.yaml", venue="hall").outputs
    assert named.notes == str(tmp_path / "build" / "one.hall.notes.md")
