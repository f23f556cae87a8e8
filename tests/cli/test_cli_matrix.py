"""The matrix, the lock and the cache from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from slidekit.cli import cli

DECK = """\
slidekit: 1
title: {en: A talk, es: Una charla}
language: en
languages: [en, es]
slides:
  - {id: a, title: {en: One slide, es: Una lámina}, points: [{en: One point, es: Un punto}], seconds: 20}
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "decks/venues").mkdir(parents=True)
    (tmp_path / "decks/talk.yaml").write_text(DECK, "utf-8")
    for venue in ("boston", "quito"):
        (tmp_path / f"decks/venues/{venue}.yaml").write_text("slidekit: 1\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(cli, list(words))
    assert "Traceback" not in result.output
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.usefixtures("project")
def test_all_venues_and_languages() -> None:
    code, out, err = run("build", "--venue", "all", "--language", "all", "--jobs", "1")
    assert code == 0, err
    assert [line.split()[0] for line in out.splitlines()] == [
        "build/talk.boston.en.pptx",
        "build/talk.boston.es.pptx",
        "build/talk.quito.en.pptx",
        "build/talk.quito.es.pptx",
    ]
    assert "talk (es): quito: the same slides as boston\n" in err
    assert err.endswith("4 decks written, no findings\n")


@pytest.mark.usefixtures("project")
def test_json_has_the_differences() -> None:
    said = json.loads(run("build", "--venue", "all", "--json")[1])
    assert said["differences"] == [
        {
            "deck": "talk",
            "language": "en",
            "base": "boston",
            "venues": ["quito"],
            "comparison": {"changed": [], "new": [], "gone": [], "moved": False},
        }
    ]
    assert [output["digest"] for output in said["outputs"]]


def test_lock_changes_and_locked(project: Path) -> None:
    assert run("changes")[0] == 1
    assert run("build", "--lock")[0] == 0
    assert run("changes")[1] == "talk.pptx: the same\n"
    (project / "decks/talk.yaml").write_text(DECK.replace("One point", "Another point"), "utf-8")
    code, out, err = run("changes")
    assert (code, out) == (0, "talk.pptx: slide 1 a: text changed; the others are the same\n")
    assert err == "1 of 1 decks changed, no findings\n"
    code, out, err = run("build", "--locked")
    assert (code, out) == (1, "")
    assert "error[locked-differs]: talk.pptx is not as it was locked: slide 1 a: text changed" in err
    assert err.endswith("nothing written, 1 error\n")


@pytest.mark.usefixtures("remembering")
def test_the_cache_is_shown_and_cleared(project: Path) -> None:
    assert run("cache")[1].splitlines()[-1].split()[:3] == ["in", "all", "0"]
    run("build")
    assert run("build")[1] == "build/talk.pptx  1 slide  unchanged\n"
    shown = run("cache")[1]
    rows = [line.split() for line in shown.splitlines()]
    assert [(row[0], row[1], row[4]) for row in rows[1:3]] == [("decks", "1", "1"), ("recipes", "1", "1")]
    assert shown.rstrip().endswith("of 512.0 MB at most, in .slidekit")
    assert run("cache", "clear")[1] == ".slidekit cleared: 2 entries\n"
    assert not [path for path in (project / ".slidekit").rglob("*") if path.is_file() and path.name != ".gitignore"]


@pytest.mark.usefixtures("project")
def test_slidekits_own_failure_on_a_deck_is_three(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("slidekit.powerpoint.write", lambda _: 1 / 0)
    code, _, err = run("build")
    assert code == 3
    assert "error[build-crashed]: slidekit failed on decks/talk.yaml: ZeroDivisionError: division by zero" in err


@pytest.mark.usefixtures("project")
def test_an_executor_that_takes_nothing_is_an_error() -> None:
    code, _, err = run("build", "--executor", "ray://x:1")
    assert code == 1
    assert "error[executor-unknown]: ray://x:1 names no executor" in err
    assert "help: write dask://HOST:PORT" in err
