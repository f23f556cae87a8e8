"""Decks of other programs: real problems with slide and shape, never a traceback; our own come out clean."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from pathlib import Path

import foreign_decks
import pytest
import yaml
from click.testing import CliRunner

from slidekit.cli import cli
from slidekit.pipeline import build

ROOT = Path(__file__).parents[3]

EXPECTED: dict[str, dict[str, list[str]]] = yaml.safe_load((Path(__file__).parent / "foreign_findings.yaml").read_text("utf-8"))
ABOUT_THE_FILE = {
    "built-by", "thumbnail-left", "properties-tell", "document-title", "disclosure-missing", "unused-part", "take-home-missing",
}  # fmt: skip
"""What the programs themselves leave in every file."""


def judge(path: Path, maker: str) -> None:
    """All that the deck was made to show, with slide and shape, and nothing that it does not have."""
    result = CliRunner().invoke(cli, ["check", str(path), "--format", "json"])
    assert result.exit_code in (0, 1), result.output
    found = json.loads(result.stdout)["diagnostics"]
    for finding in found:
        assert finding["message"], finding
        assert finding["help"], finding
    assert {finding["code"] for finding in found if not finding["slide"]} <= ABOUT_THE_FILE
    on_slides = [finding for finding in found if finding["slide"]]
    wanted = [line.split(" ", 2) for line in EXPECTED[maker][path.stem]]
    assert Counter((each["code"], each["slide"]) for each in on_slides) == Counter((code, slide) for code, slide, *_ in wanted)
    assert all(
        finding["element"] for finding in on_slides if any(code == finding["code"] and rest for code, _, *rest in wanted)
    )
    if maker == "python-pptx":  # the others name their shapes differently from version to version
        shapes = {(code, slide, *shape) for code, slide, *shape in wanted}
        assert {(each["code"], each["slide"], *filter(None, [each["element"]])) for each in on_slides} == shapes
    text = CliRunner().invoke(cli, ["check", str(path)])
    assert "Traceback" not in text.output
    assert text.exit_code == result.exit_code


def test_every_deck_has_its_findings_written_down() -> None:
    made = {"python-pptx": foreign_decks.BY_PYTHON, "pandoc": foreign_decks.BY_PANDOC, "pptxgenjs": foreign_decks.BY_PPTXGENJS}
    assert {maker: sorted(decks) for maker, decks in made.items()} == {
        maker: sorted(decks) for maker, decks in EXPECTED.items()
    }
    assert sum(map(len, made.values())) >= 20


@pytest.mark.parametrize("name", foreign_decks.BY_PYTHON)
def test_decks_by_python_pptx(name: str, tmp_path: Path) -> None:
    judge(foreign_decks.by_python(name, tmp_path / f"{name}.pptx"), "python-pptx")


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="Pandoc is not installed")
@pytest.mark.parametrize("name", foreign_decks.BY_PANDOC)
def test_decks_by_pandoc(name: str, tmp_path: Path) -> None:
    judge(foreign_decks.by_pandoc(name, tmp_path / f"{name}.pptx"), "pandoc")


@pytest.mark.skipif(not foreign_decks.has_pptxgenjs(), reason="Node finds no PptxGenJS: NODE_PATH leads to none")
@pytest.mark.parametrize("name", foreign_decks.BY_PPTXGENJS)
def test_decks_by_pptxgenjs(name: str, tmp_path: Path) -> None:
    judge(foreign_decks.by_pptxgenjs(name, tmp_path / f"{name}.pptx"), "pptxgenjs")


@pytest.fixture(scope="module")
def lectures(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    out = tmp_path_factory.mktemp("lectures")
    result = build([path for path in sorted((ROOT / "decks").glob("*.yaml")) if path.stem != "gallery"], out=out)
    return [Path(output.path) for output in result.outputs]


def test_the_lectures_have_nothing_to_mend(lectures: list[Path]) -> None:
    assert len(lectures) == 4
    for path in lectures:
        result = CliRunner().invoke(cli, ["check", str(path), "--format", "json"])
        found = json.loads(result.stdout)["diagnostics"]
        assert [each["code"] for each in found if each["severity"] != "info"] == ["disclosure-pending"], "the placeholder"
        assert (
            {"built-by"}
            <= {each["code"] for each in found}
            <= {"built-by", "notes-missing", "hidden-slide", "disclosure-pending"}
        )


def test_the_lectures_at_their_venues(lectures: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """The venue comes from the project around the current folder where the file lies in none."""
    monkeypatch.chdir(ROOT)
    for path in lectures:
        result = CliRunner().invoke(cli, ["check", str(path), "--venue", path.stem, "--format", "json"])
        found = json.loads(result.stdout)["diagnostics"]
        codes = {each["code"] for each in found if each["severity"] != "info"}
        assert codes <= {"file-name", "many-lines", "disclosure-pending"}, (path.stem, codes)
        assert result.exit_code == 0
