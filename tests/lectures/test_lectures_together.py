"""Four lectures × four venues × their languages in one run: every file valid, the same files serial and parallel."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest_lectures import LECTURES, ROOT
from openxml_audit import FileFormat, OpenXmlValidator

from slidekit.pipeline import BuildResult, build
from slidekit.pipeline.comparing import tell_venues
from slidekit.powerpoint import is_as_written, verify

DECKS = [ROOT / "decks" / f"{name}.yaml" for name in LECTURES]


@pytest.fixture(scope="module")
def matrix(tmp_path_factory: pytest.TempPathFactory) -> BuildResult:
    """Everything, by two processes."""
    return build(DECKS, venue="all", language="all", out=tmp_path_factory.mktemp("matrix"), jobs=2)


def test_the_whole_matrix_is_built_and_valid(matrix: BuildResult) -> None:
    assert [each for each in matrix.diagnostics if each.is_error] == []
    assert len(matrix.outputs) == 4 * 4 * 2
    assert len({output.path for output in matrix.outputs}) == len(matrix.outputs)
    validator = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365)
    for output in matrix.outputs:
        data = Path(output.path).read_bytes()
        assert verify(data) == (), output.path
        assert is_as_written(data), output.path
        assert list(validator.validate(Path(output.path)).errors) == [], output.path


def test_serial_is_the_same_as_parallel(matrix: BuildResult, tmp_path: Path) -> None:
    alone = build(DECKS, venue="all", language="all", out=tmp_path, jobs=1)
    assert [output.sha256 for output in alone.outputs] == [output.sha256 for output in matrix.outputs]
    assert [output.digest for output in alone.outputs] == [output.digest for output in matrix.outputs]
    assert alone.diagnostics == matrix.diagnostics


def test_venues_are_compared(matrix: BuildResult) -> None:
    told = [tell_venues(each) for each in matrix.differences]
    assert any(line.startswith("florida (en): pittsburgh: only slide") for line in told)
