"""Decks of other programs: real problems with slide and shape, never a traceback; our own come out clean."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import foreign_decks
import pytest
from click.testing import CliRunner

from slidekit.cli import cli
from slidekit.pipeline import build

ROOT = Path(__file__).parents[3]

EXPECTED = {
    "every-layout": {"empty-placeholder", "title-missing"},
    "long-lists": {"text-overflow", "many-words"},
    "radiographs": {"stretched-picture", "hidden-crop", "media-metadata", "upscaled", "alt-is-file-name"},
    "charts": {"alt-missing", "title-twice"},
    "tables": {"min-size", "table-header", "merged-cells", "alt-missing"},
    "groups": {"low-contrast", "alt-is-file-name"},
    "films": {"film-type", "film-long", "alt-missing"},
    "words-everywhere": {"left-over-text", "personal-data", "title-missing", "text-overflow"},
    "drawings": {"off-slide", "alt-is-file-name"},
    "poster": {"off-slide", "many-words"},
    "outline": {"title-missing", "topic-title"},
    "long": {"text-overflow", "many-words"},
    "table": {"alt-missing"},
    "columns": {"alt-is-file-name"},
    "notes": {"personal-data", "left-over-text", "link-text"},
    "text": {"min-size", "text-overflow", "many-words", "title-missing"},
    "chart": {"red-green", "alt-missing"},
    "picture": {"stretched-picture", "alt-is-file-name"},
    "master": {"low-contrast", "font-not-embedded"},
}
"""What each deck was made to show; ``table`` is made by two programs."""


def judge(path: Path) -> None:
    result = CliRunner().invoke(cli, ["check", str(path), "--format", "json"])
    assert result.exit_code in (0, 1), result.output
    found = json.loads(result.stdout)["diagnostics"]
    codes = {finding["code"] for finding in found}
    assert codes >= EXPECTED[path.stem], codes
    for finding in found:
        assert finding["message"], finding
        assert finding["help"], finding
        if finding["code"] in EXPECTED[path.stem] - {
            "many-words",
            "title-missing",
            "title-twice",
            "topic-title",
            "personal-data",
        }:
            assert finding["slide"], finding
            assert finding["element"], finding
    text = CliRunner().invoke(cli, ["check", str(path)])
    assert "Traceback" not in text.output
    assert text.exit_code == result.exit_code


@pytest.mark.parametrize("name", foreign_decks.BY_PYTHON)
def test_decks_by_python_pptx(name: str, tmp_path: Path) -> None:
    judge(foreign_decks.by_python(name, tmp_path / f"{name}.pptx"))


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="Pandoc is not installed")
@pytest.mark.parametrize("name", foreign_decks.BY_PANDOC)
def test_decks_by_pandoc(name: str, tmp_path: Path) -> None:
    judge(foreign_decks.by_pandoc(name, tmp_path / f"{name}.pptx"))


@pytest.mark.skipif(not foreign_decks.has_pptxgenjs(), reason="Node finds no PptxGenJS: NODE_PATH leads to none")
@pytest.mark.parametrize("name", foreign_decks.BY_PPTXGENJS)
def test_decks_by_pptxgenjs(name: str, tmp_path: Path) -> None:
    judge(foreign_decks.by_pptxgenjs(name, tmp_path / f"{name}.pptx"))


@pytest.fixture(scope="module")
def lectures(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    out = tmp_path_factory.mktemp("lectures")
    result = build(sorted((ROOT / "decks").glob("*.yaml")), out=out)
    return [Path(output.path) for output in result.outputs]


def test_the_lectures_have_nothing_to_mend(lectures: list[Path]) -> None:
    assert len(lectures) == 4
    for path in lectures:
        result = CliRunner().invoke(cli, ["check", str(path), "--format", "json"])
        found = json.loads(result.stdout)["diagnostics"]
        assert [each for each in found if each["severity"] != "info"] == []
        assert {"built-by"} <= {each["code"] for each in found} <= {"built-by", "notes-missing", "hidden-slide"}


def test_the_lectures_at_their_venues(lectures: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """The venue comes from the project around the current folder where the file lies in none."""
    monkeypatch.chdir(ROOT)
    for path in lectures:
        result = CliRunner().invoke(cli, ["check", str(path), "--venue", path.stem, "--format", "json"])
        found = json.loads(result.stdout)["diagnostics"]
        codes = {each["code"] for each in found if each["severity"] != "info"}
        assert codes <= {"file-name", "many-lines"}, (path.stem, codes)
        assert result.exit_code == 0
