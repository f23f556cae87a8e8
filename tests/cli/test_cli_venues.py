"""``slidekit venues``, and names that are misspelt: each finding names the nearest."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from slidekit.cli import cli
from slidekit.resolve.library import library_venues

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = CliRunner().invoke(cli, ["new", str(tmp_path / "talk")])
    assert made.exit_code == 0, made.output
    monkeypatch.chdir(tmp_path / "talk")
    return tmp_path / "talk"


def run(*words: str, code: int = 0) -> tuple[str, str]:
    result = CliRunner().invoke(cli, list(words))
    assert "Traceback" not in result.output
    assert result.exit_code == code, result.output
    return result.stdout, result.stderr


def test_the_list_has_the_project_and_the_library() -> None:
    out, _ = run("venues")
    lines = [line.split() for line in out.splitlines() if line.startswith("  ")]
    names = [line[0] for line in lines if line[0] != "venue"]
    assert names == ["example", *library_venues()]
    assert ["example", "16:9", "18", "en", "10", "none", "yes", "Example", "Meeting,", "Springfield"] in lines
    assert ["ors", "16:9", "18", "en", "7", "+", "3", "none", "no", "Orthopaedic", "Research", "Society"] in lines


def test_the_list_for_programs() -> None:
    out, _ = run("venues", "--json")
    said = json.loads(out)
    assert said["diagnostics"] == []
    of = {venue["id"]: venue for venue in said["venues"]}
    assert (of["example"]["from"], of["example"]["confirmed"], of["example"]["slot_minutes"]) == ("project", True, 10.0)
    assert (of["ins"]["from"], of["ins"]["disclosure"], of["ins"]["confirmed"]) == ("library", "first", False)
    held = next(rule for rule in of["ins"]["rules"] if rule["rule"] == "disclosure.hold_seconds")
    assert (held["value"], held["confirmed"]) == (30, False)
    assert held["sources"][0]["url"] == "https://2021.e-ins.org"


def test_one_venue_with_its_sources() -> None:
    out, _ = run("venues", "show", "escmid")
    assert "library: societies/escmid.yaml" in out
    assert "fonts.min_pt" in out
    assert "20  (not confirmed)" in out
    assert "https://www.escmid.org: At least 20 pt" in out
    out, _ = run("venues", "show", "example")
    assert "project: decks/venues/example.yaml" in out
    assert "not confirmed" not in out
    days, _ = run("venues", "show", "example", "--json")
    assert json.loads(days)["id"] == "example"


def test_a_broken_venue_is_reported_and_the_others_are_listed(project: Path) -> None:
    (project / "decks" / "venues" / "bad.yaml").write_text("slidekit: 1\nforbid: {logoes: all}\n")
    out, err = run("venues", code=1)
    assert "unknown-key" in err
    assert "did you mean logos?" in err
    assert "eurospine" in out


def test_dates_of_a_venue_as_json() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        out, _ = run("venues", "show", "florida", "--json")
    starts = [rule["value"] for rule in json.loads(out)["rules"] if rule["rule"] == "event.start"]
    assert starts == ["2026-04-21T10:30"]


SLIDE = "  - {id: a, title: A picture, panels: [{figure: needle, annotations: [{arrow: tip, label: Tip}]}], seconds: 9}\n"
HEAD = "slidekit: 1\ntitle: A talk\nvenue: example\nlanguages: [en, es]\nvars: {depth: 25}\nslides:\n"


@pytest.mark.parametrize(
    ("old", "new", "options", "code", "help"),
    [
        ("venue: example", "venue: exmaple", [], "venue-unknown", "did you mean example?"),
        ("", "", ["--venue", "eurospin"], "venue-unknown", "did you mean eurospine?"),
        ("", "", ["--language", "spanish"], "language-not-offered", "did you mean es?"),
        ("", "", ["--language", "se"], "language-not-offered", "did you mean es?"),
        ("title: A picture", "title: {en: A, sp: Una}", ["--language", "es"], "untranslated", "did you mean es instead of sp?"),
        ("A picture", '"{{ vars.dpeth }} mm"', [], "undefined-name", "did you mean depth?"),
        ("figure: needle", "figure: neelde", [], "figure-unknown", "did you mean needle?"),
        ("arrow: tip", "arrow: tpi", [], "unknown-landmark", "did you mean tip?"),
    ],
)  # fmt: skip
def test_misspelt_names_get_the_nearest(project: Path, old: str, new: str, options: list[str], code: str, help: str) -> None:
    deck = project / "decks" / "talk.yaml"
    deck.write_text((HEAD + SLIDE).replace(old, new) if old else HEAD + SLIDE, "utf-8")
    out, _ = run("check", "decks/talk.yaml", *options, code=1)
    assert f"error[{code}]" in out
    assert f"help: {help}" in out


def test_build_says_what_was_handed_in(project: Path) -> None:
    (project / "decks" / "venues" / "example.yaml").write_text(
        "deliver: {filename: '{{ speaker.last }}_{{ deck.id }}'}\nplayer: {presenter_view: false}\n"
    )
    out, _ = run("build", "decks/talk.yaml")
    assert "+ build/deliver/" in out
    assert "+ build/talk.notes.md" in out
    said = json.loads(run("build", "decks/talk.yaml", "--json")[0])["outputs"][0]
    assert Path(said["delivered"]).parent.name == "deliver"
    assert said["notes"].endswith("talk.notes.md")


def test_gaps_of_promised_languages_come_in_one_finding(project: Path) -> None:
    deck = project / "decks" / "talk.yaml"
    text = "slidekit: 1\ntitle: {en: A talk, es: Una charla}\nlanguages: [en, es]\nslides:\n"
    text += "  - {id: a, title: Not translated yet, points: [PSIS, {en: Only english}, {en: Both, es: Ambos}], seconds: 9}\n"
    deck.write_text(text, "utf-8")
    out, _ = run("check", "decks/talk.yaml")
    assert "warning[languages-incomplete]: 2 texts lack es, which languages promises: decks/talk.yaml 5" in out
    out, _ = run("check", "decks/talk.yaml", "--language", "es", code=1)
    assert "languages-incomplete" not in out
    assert out.count("error[untranslated]") == 1
    assert out.count("warning[other-language]") == 1
