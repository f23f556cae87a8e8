"""Decks × venues × languages in one run: names, clashes, the same files however they are made, what differs between venues."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from projects import codes, digests, make_project, names, validate

from slidekit.pipeline import build, check
from slidekit.pipeline.comparing import tell_venues
from slidekit.pipeline.executors import _next_deck, processes_for
from slidekit.pipeline.job import Job
from slidekit.pipeline.plan import Planner
from slidekit.pipeline.work import Task


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = make_project(tmp_path / "project")
    monkeypatch.chdir(root)
    return root


def test_names_say_what_was_asked_for(project: Path) -> None:
    one = project / "decks/one.yaml"
    assert names(build(one)) == ["one.pptx"]
    assert names(build(one, language="en")) == ["one.pptx"]
    assert names(build(one, language="es")) == ["one.es.pptx"]
    assert names(build(one, language=["en", "es"])) == ["one.en.pptx", "one.es.pptx"]
    assert names(build(one, language="all")) == ["one.en.pptx", "one.es.pptx"]
    assert names(build(one, venue="alla")) == ["one.alla.pptx"]
    assert names(build(one, venue="alla", language="es")) == ["one.alla.pptx"]
    assert names(build(one, venue="alla", language="en")) == ["one.alla.en.pptx"]
    assert names(build(one, venue="aaos", language="en")) == ["one.aaos.pptx"], "that society speaks English"
    one.write_text(
        one.read_text("utf-8").replace("language: en\nlanguages: [en, es]", "language: es\nlanguages: [es, en]"), "utf-8"
    )
    assert names(build(one, venue="aaos", language="en")) == ["one.aaos.pptx"]
    assert names(build(one, venue="aaos", language="es")) == ["one.aaos.es.pptx"]


@pytest.mark.usefixtures("project")
def test_the_whole_matrix_in_one_run() -> None:
    result = build(venue="all", language="all")
    assert names(result) == [
        "one.alla.en.pptx",
        "one.alla.es.pptx",
        "one.here.en.pptx",
        "one.here.es.pptx",
        "two.alla.pptx",
        "two.here.pptx",
    ]
    assert codes(result) == []
    validate(result)


@pytest.mark.usefixtures("project")
def test_serial_and_parallel_builds_are_the_same_files(tmp_path: Path) -> None:
    alone = build(venue="all", language="all", out=tmp_path / "alone")
    apart = build(venue="all", language="all", out=tmp_path / "apart", jobs=2)
    assert digests(apart) == digests(alone)
    assert names(apart) == names(alone)
    assert apart.diagnostics == alone.diagnostics
    assert apart.differences == alone.differences


TOP = "slidekit: 1\ntitle: T\nlanguages: [en, es]\n"
TOPS = [
    TOP + "slides:\n  - {id: a, title: A}\nid: late\n",
    TOP + "id: late\nslides: [\n{id: a, title: A},\n]\n",
    (TOP + "id: late\nslides:   # many\n\n# more\n- {id: a, title: A}\n").replace("\n", "\r\n"),
    TOP + "slides:\n- id: a\n  title: |\n    id: wrong\n\n    x\n- id: b\n  title: B\nid: late\n",
]


@pytest.mark.parametrize("deck", TOPS)
def test_the_top_of_a_deck_is_read_whatever_its_slides_look_like(project: Path, deck: str) -> None:
    (project / "decks/three.yaml").write_bytes(deck.encode())
    plan = Planner("here", "all", None, Task("", Job(""))).plan("decks/three.yaml")
    assert [each.path.name for each in plan] == ["late.here.en.pptx", "late.here.es.pptx"]
    assert {each.task.slides for each in plan} <= {0, 1, 2}


def test_processes_are_started_only_where_they_pay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("slidekit.pipeline.executors.cores", lambda: 8)
    small = [Task("", Job(f"{number}.yaml"), slides=5) for number in range(4)]
    large = [replace(each, slides=60) for each in small]
    assert processes_for(small, "auto") == 1
    assert processes_for(small, 3) == 3
    assert processes_for(large, "auto") == 4
    assert processes_for(large, 2) == 2
    assert processes_for(large, 1) == 1
    assert processes_for([replace(large[0], job=Job("0.yaml", name)) for name in "abcd"], "auto") == 1, "one deck"


def test_a_process_stays_with_its_deck_and_helps_when_the_first_file_is_made() -> None:
    left = {"one": [3, 2, 1], "two": [4]}
    assert _next_deck("", set(), left) == "one"
    assert _next_deck("", {"one"}, left) == "two"
    assert _next_deck("two", {"one"}, left) == "two"
    assert _next_deck("two", {"one"}, {"one": [3], "two": []}) == ""
    assert _next_deck("two", set(), {"one": [3], "two": []}) == "one"


def test_a_clash_is_found_before_anything_is_built(project: Path) -> None:
    (project / "decks/three.yaml").write_text("id: ONE\n" + (project / "decks/two.yaml").read_text())
    result = build()
    assert [each.message for each in result.diagnostics] == [
        "decks/three.yaml and decks/one.yaml would both be written to ONE.pptx"
    ]
    assert codes(result) == ["output-twice"]
    assert not (project / "build").exists()


def test_a_deck_that_cannot_be_read_does_not_stop_the_others(project: Path) -> None:
    (project / "decks/one.yaml").write_text("slidekit: 1\ntitle: [\n")
    result = build(venue="all", language="all")
    assert names(result) == ["two.alla.pptx", "two.here.pptx"]
    assert not result.ok


def test_a_language_that_is_not_offered_stops_its_deck_only(project: Path) -> None:
    result = build(language="es")
    assert names(result) == ["one.es.pptx"]
    assert [each.code for each in result.diagnostics if each.is_error] == ["language-not-offered"]
    assert not (project / "build/two.es.pptx").exists()


def test_all_venues_of_a_project_without_any(tmp_path: Path) -> None:
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks/talk.yaml").write_text("slidekit: 1\ntitle: T\nslides: [{id: a, title: A}]\n")
    assert codes(build(tmp_path / "decks/talk.yaml", venue="all")) == ["no-venues"]


@pytest.mark.usefixtures("project")
def test_check_covers_the_matrix_and_writes_nothing() -> None:
    result = check(venue="all", language="all")
    assert result.ok
    assert result.outputs == ()
    assert not Path("build").exists()


def test_what_differs_between_venues_is_told(project: Path) -> None:
    deck = (project / "decks/one.yaml").read_text("utf-8")
    more = "  - id: only-here\n    when: venue.id == 'here'\n    title: {en: Only here, es: Solo aquí}\n    seconds: 9\n"
    (project / "decks/one.yaml").write_text(deck.replace("One point", '"One point at {{ venue.id }}"') + more, "utf-8")
    (project / "decks/venues/twin.yaml").write_text("slidekit: 1\nid: twin\n", "utf-8")
    result = build(project / "decks/one.yaml", venue="all", language="en")
    told = [tell_venues(each) for each in result.differences]
    assert told == [
        "one (en): alla: slide 1 differs from here (text); only at here: 3 only-here",
        "one (en): twin: slide 1 differs from here (text); only at here: 3 only-here",
    ]
    [two] = [tell_venues(each) for each in build(project / "decks/two.yaml", venue=["here", "alla"]).differences]
    assert two == "two (en): alla: the same slides as here"


def test_a_crash_is_one_finding_and_the_others_go_on(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("slidekit.powerpoint.write", lambda scene: 1 / 0 if scene.properties.deck == "one" else b"")
    result = build()
    assert [each.code for each in result.diagnostics if each.is_error][:1] == ["build-crashed"]
    assert "slidekit failed on decks/one.yaml: ZeroDivisionError" in result.diagnostics[0].message
    assert not (project / "build/one.pptx").exists()


KILLER = """
import os, sys
import slidekit.powerpoint as room
real = room.write
def write(scene):
    if scene.properties.deck == "one":
        os._exit(9)
    return real(scene)
room.write = write
"""


def test_a_killed_process_costs_its_deck_only(project: Path, tmp_path: Path) -> None:
    """The worker that makes ``one`` dies without a word, as when memory runs out."""
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\nif '--multiprocessing-fork' in sys.argv:\n    " + KILLER.strip().replace("\n", "\n    ") + "\n"
    )
    code = (
        "import slidekit\n"
        "if __name__ == '__main__':\n"
        "    r = slidekit.build(jobs=2)\n"
        "    print([o.deck for o in r.outputs], [d.message for d in r.diagnostics if d.is_error])\n"
    )
    script = tmp_path / "run.py"
    script.write_text(code)
    paths = f"{tmp_path}:{Path(__file__).parents[2]}"
    done = subprocess.run(
        [sys.executable, script], cwd=project, env={**os.environ, "PYTHONPATH": paths}, capture_output=True, text=True
    )
    said = "slidekit failed on decks/one.yaml: its process ended without an answer"
    assert done.stdout.strip() == f"['two'] ['{said}']", done.stderr


@pytest.mark.parametrize(
    ("address", "code"),
    [("ray://127.0.0.1:1", "executor-unknown"), ("dask://nowhere", "executor-unknown"), ("dask://127.0.0.1:1", "")],
)
@pytest.mark.usefixtures("project")
def test_an_executor_that_takes_nothing_is_a_finding(address: str, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("slidekit.pipeline.executors.PATIENCE", 1)
    found = codes(build(executor=address))
    assert found == [code] if code else found[0] in ("executor-unreachable", "dask-extra-missing")
