"""A build with nothing to do is answered from its record: quickly, with the same words, and never when anything changed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from slidekit.records.places import project_of
from slidekit.records.stamps import MISSING, is_settled, stamp

ROOT = Path(__file__).parents[2]
DECK = "slidekit: 1\ntitle: A talk\nslides:\n  - {id: a, points: [One, Two], seconds: 9}\n"
HEAVY = {"click", "yaml", "pydantic", "json", "re", "typing", "pathlib", "PIL", "lxml", "hashlib", "dataclasses"}

Build = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks/talk.yaml").write_text(DECK)
    return tmp_path


@pytest.fixture
def run(project: Path) -> Build:
    def build(*words: str, **world: str) -> subprocess.CompletedProcess[str]:
        environment = {name: value for name, value in os.environ.items() if name != "SLIDEKIT_CACHE"}
        command = [sys.executable, "-m", "slidekit", "build", *words]
        return subprocess.run(
            command,
            cwd=project,
            env={**environment, "PYTHONPATH": str(ROOT), **world},
            capture_output=True,
            text=True,
            check=False,
        )

    return build


def answered(done: subprocess.CompletedProcess[str]) -> bool:
    """Whether the answer came from the record: then the command line was never loaded."""
    return "import time:" in done.stderr and "click" not in loaded(done)


def loaded(done: subprocess.CompletedProcess[str]) -> set[str]:
    lines = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    return {line.rsplit("|", 1)[1].strip().split(".")[0] for line in lines}


def test_the_second_run_says_the_same_and_that_nothing_was_done(run: Build) -> None:
    first, second = run(), run()
    assert first.returncode == second.returncode == 0
    assert first.stdout.startswith("build/talk.pptx  1 slide  ")
    assert second.stdout == "build/talk.pptx  1 slide  unchanged\n"
    assert second.stderr.endswith("1 deck unchanged, nothing to do, 1 warning\n")
    assert second.stderr.splitlines()[:-1] == first.stderr.splitlines()[:-1]


def test_it_loads_hardly_anything(run: Build) -> None:
    run()
    done = run(PYTHONPROFILEIMPORTTIME="1")
    assert answered(done)
    assert not loaded(done) & HEAVY


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("decks/talk.yaml", DECK.replace("Two", "Six")),
        ("decks/other.yaml", DECK),
        ("assets/references.yaml", "slidekit: 1\nreferences: {}\n"),
    ],
)
def test_a_change_is_never_missed(run: Build, project: Path, path: str, text: str) -> None:
    (project / "assets").mkdir()
    run()
    run()
    (project / path).write_text(text)
    assert not answered(run(PYTHONPROFILEIMPORTTIME="1"))


def test_an_output_that_was_changed_or_is_gone_is_written_again(run: Build, project: Path) -> None:
    run()
    good = (project / "build/talk.pptx").read_bytes()
    (project / "build/talk.pptx").unlink()
    run()
    assert (project / "build/talk.pptx").read_bytes() == good
    (project / "build/talk.pptx").write_bytes(good[:-1])
    assert "output-edited" in run().stderr
    assert (project / "build/talk.pptx").read_bytes() == good


def test_other_words_places_and_moments_have_records_of_their_own(run: Build) -> None:
    run()
    assert answered(run(PYTHONPROFILEIMPORTTIME="1"))
    for words, world in ((["--json"], {}), (["--force"], {}), ([], {"SOURCE_DATE_EPOCH": "1770000000"})):
        assert not answered(run(*words, PYTHONPROFILEIMPORTTIME="1", **world))


def test_json_is_answered_as_json(run: Build) -> None:
    first, second = json.loads(run("--json").stdout), json.loads(run("--json").stdout)
    assert [output["cached"] for output in second["outputs"]] == [True]
    for output in (*first["outputs"], *second["outputs"]):
        del output["seconds"], output["cached"]
    assert second == first


def test_force_and_errors_are_never_answered(run: Build, project: Path) -> None:
    run("--force")
    assert not answered(run("--force", PYTHONPROFILEIMPORTTIME="1"))
    (project / "decks/talk.yaml").write_text(DECK.replace("points", "pionts"))
    assert run().returncode == 1
    assert not answered(run(PYTHONPROFILEIMPORTTIME="1"))


def test_a_program_that_calls_the_command_line_leaves_no_record(run: Build, project: Path) -> None:
    code = "from slidekit.cli import main; main(['build', 'decks/talk.yaml'])"
    world = {**os.environ, "PYTHONPATH": str(ROOT)}
    del world["SLIDEKIT_CACHE"]
    subprocess.run([sys.executable, "-c", code, "build"], cwd=project, env=world, check=True, capture_output=True)
    assert not (project / ".slidekit/runs").exists()
    assert not answered(run(PYTHONPROFILEIMPORTTIME="1"))


def test_a_damaged_record_is_none(run: Build, project: Path) -> None:
    run()
    for record in (project / ".slidekit/runs").iterdir():
        record.write_bytes(record.read_bytes().replace(b"1 slide", b"9 slide"))
    assert "9 slide" not in run().stdout


def test_switched_off_nothing_is_kept(run: Build, project: Path) -> None:
    assert run(SLIDEKIT_CACHE="off").returncode == 0
    assert not (project / ".slidekit").exists()


def test_a_young_file_may_change_unseen(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("a")
    seen = stamp(str(path))
    now = path.stat().st_ctime_ns
    assert not is_settled(seen, now + 1_000_000)
    assert is_settled(seen, now + 1_000_000_000)
    os.utime(path, ns=(0, 5_000_000_000))
    coarse = f"1 {now // 10**9 * 10**9} {now // 10**9 * 10**9} 7"
    assert not is_settled(coarse, now + 1_000_000_000), "a disk that counts whole seconds"
    assert stamp(str(path)) != seen
    assert stamp(str(tmp_path / "b")) == MISSING
    assert is_settled(MISSING)


def test_where_a_project_begins(project: Path) -> None:
    (project / "decks/venues").mkdir()
    assert project_of(str(project / "decks/venues")) == str(project)
    assert project_of(str(project / "decks/talk.yaml")) == str(project)
