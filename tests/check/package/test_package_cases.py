"""Every finding through the command line: one file that has it, and one that is nearly the same and does not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from all_cases import CASES
from click.testing import CliRunner
from package_cases import Case, Make, nothing
from package_kit import Kit

from slidekit.cli import cli

Finding = dict[str, str | None]


def judge(folder: Path, make: Make, name: str, venue: str = "") -> list[Finding]:
    """The findings of ``slidekit check`` on a file, made in a project of its own."""
    words = ["check", str(folder / name), "--format", "json"]
    if venue:
        (folder / "decks" / "venues").mkdir(parents=True, exist_ok=True)
        (folder / "decks" / "venues" / "hall.yaml").write_text(f"slidekit: 1\n{venue}\n", "utf-8")
        words += ["--venue", "hall"]
    kit = Kit()
    make(kit)
    kit.save(folder / name)
    result = CliRunner().invoke(cli, words)
    assert result.exit_code in (0, 1), result.output
    found: list[Finding] = json.loads(result.stdout)["diagnostics"]
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}-{case.says[:20]}".strip("-"))
def test_each_finding_and_the_file_next_to_it(case: Case, tmp_path: Path) -> None:
    bad, good = tmp_path / "bad", tmp_path / "good"
    bad.mkdir()
    good.mkdir()
    found = [each for each in judge(bad, case.bad, case.name, case.venue) if each["code"] == case.code]
    assert found, f"{case.code} is not found"
    finding = found[0]
    assert any(case.says in str(each["message"]) for each in found), found
    assert finding["slide"] == case.slide
    assert finding["file"] == case.name
    assert finding["line"] is None
    assert finding["help"]
    clean = judge(good, case.good, case.good_name, case.venue if case.good_venue is None else case.good_venue)
    assert [each for each in clean if each["code"] == case.code] == []


def test_a_plain_deck_has_nothing_to_find(tmp_path: Path) -> None:
    assert [each["code"] for each in judge(tmp_path, nothing, "talk.pptx")] == ["built-by"]


def test_a_file_is_read_whatever_its_name_and_place(tmp_path: Path) -> None:
    """Names that no project may hold, and links, are no reason not to look."""
    assert "built-by" in {each["code"] for each in judge(tmp_path, nothing, "talk: 1?.pptx")}
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "link.pptx").symlink_to(tmp_path / "talk: 1?.pptx")
    result = CliRunner().invoke(cli, ["check", str(tmp_path / "other" / "link.pptx")])
    assert "link.pptx: info[built-by]" in result.stdout
