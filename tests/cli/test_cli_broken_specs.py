"""Broken specs: each gives its one-line place, fact, help and nearest name, and leaves the former output alone.

The table is ``broken_specs.txt`` beside this file; its head says how to read it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from slidekit.cli import cli

DECK = "decks/talk.yaml"
HEAD = "slidekit: 1\ntitle: Broken on purpose\nvenue: example\nspeaker: ../assets/speaker.yaml\nslides:\n"
PANEL = "- id: a\n  title: A picture\n  panels:\n    - figure: needle\n"
WRAPS = {"slides": (HEAD, 2), "panel": (PANEL, 6), "marks": (PANEL + "      annotations:\n", 8)}


@dataclass(frozen=True)
class Broken:
    """A file, what is wrong with it, and where (line, column), in the order of the file."""

    name: str
    file: str
    content: bytes
    findings: tuple[tuple[int, int, str], ...]
    says: tuple[str, ...]


def indent(text: str, width: int) -> str:
    return "".join(" " * width + line if line.strip() else line for line in text.splitlines(keepends=True))


def read(section: str) -> Broken:
    name, _, rest = section.partition("\n")
    head, _, body = rest.partition("\n\n")
    given = [line.split(": ", 1) for line in head.splitlines()]
    of = {key: [value for other, value in given if other == key] for key, _ in given}
    kind = of.get("in", ["slides"])[0]
    body = body.strip("\n") + "\n"
    if kind in ("panel", "marks"):
        body = WRAPS[kind][0] + indent(body, WRAPS[kind][1])
    if kind in WRAPS:
        body = HEAD + indent(body, WRAPS["slides"][1])
    text, places = take_marks(body.replace("⇥", "\t"))
    findings = tuple((line, column, code) for (line, column), code in zip(places, of["code"], strict=True))
    encoding = of.get("encoding", ["utf-8"])[0]
    return Broken(name, DECK if kind in WRAPS else kind, text.encode(encoding), findings, tuple(of.get("says", ())))


def take_marks(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its marks, and the line and column of each, counted from 1."""
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        parts = line.split("¦")
        found += [(number, len("".join(parts[: index + 1])) + 1) for index in range(len(parts) - 1)]
    return text.replace("¦", ""), found


TABLE = Path(__file__).with_name("broken_specs.txt").read_text("utf-8")
CASES = [read(section) for section in re.split(r"^## ", TABLE, flags=re.M)[1:]]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of the starter, built once."""
    folder = tmp_path_factory.mktemp("broken") / "talk"
    assert CliRunner().invoke(cli, ["new", str(folder)]).exit_code == 0
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        result = CliRunner().invoke(cli, ["build"])
        assert result.exit_code == 0, result.output
    (folder / "decks" / "shared").mkdir()
    (folder / "decks" / "shared" / "closing.yaml").write_text("slides:\n  - {id: disclosure, layout: disclosure}\n", "utf-8")
    return folder


def test_enough_cases() -> None:
    assert len(CASES) >= 30
    assert len({case.name for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name.replace(" ", "-"))
def test_broken(case: Broken, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(built)
    path, output = built / case.file, built / "build" / "talk.pptx"
    former, spec = output.read_bytes(), path.read_bytes()
    path.write_bytes(case.content)
    try:
        result = CliRunner().invoke(cli, ["build", DECK])
    finally:
        path.write_bytes(spec)
    said = result.stderr
    assert result.exit_code == 1, result.output
    assert output.read_bytes() == former
    assert "nothing written" in said
    found = re.findall(r"^(\S+?):(\d+):(\d+): error\[(.+?)\]: ", said, re.M)
    assert [(file, int(line), int(column), code) for file, line, column, code in found] == [
        (case.file, *finding) for finding in case.findings
    ], said
    errors = [part for part in re.split(r"^(?=\S+:\d+:\d+: )", said, flags=re.M) if ": error[" in part]
    assert all("\n  help: " in part for part in errors), said
    for words in case.says:
        assert any(words in part for part in errors), said


def test_mistakes_in_two_files_are_reported_together(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(built)
    deck, venue = built / DECK, built / "decks" / "venues" / "example.yaml"
    kept = {path: path.read_bytes() for path in (deck, venue)}
    deck.write_text(HEAD + "  - {id: a, titel: A}\n", "utf-8")
    venue.write_text("slidekit: 1\naudiance: lay\n", "utf-8")
    try:
        said = CliRunner().invoke(cli, ["check", DECK]).stdout
    finally:
        for path, content in kept.items():
            path.write_bytes(content)
    assert f"{DECK}:6:13: error[unknown-key]" in said
    assert "decks/venues/example.yaml:2:1: error[unknown-key]" in said


def test_what_looks_like_a_trap_and_is_none(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(built)
    deck, venue = built / "decks" / "fine.yaml", built / "decks" / "venues" / "fine.yaml"
    venue.write_text("slidekit: 1\nscreen: {aspect: 4:3}\nlanguage: no\n", "utf-8")
    deck.write_text(FINE, "utf-8")
    try:
        result = CliRunner().invoke(cli, ["check", str(deck)])
    finally:
        deck.unlink()
        venue.unlink()
    assert result.exit_code == 0, result.output


FINE = """\
slidekit: 1
title: {no: Hei, en: Hello}
venue: fine
language: no
languages: [no, en]
revision: 1.10
slides:
  - id: a
    title: Off
    when: venue.country in ['US', 'CA'] or true
    points: [Yes, 007, 1.10, {en: Yes, no: Ja}]
    seconds: 9
"""
