"""A lecture on a society's template: everything that it shows has its place there."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest
from conftest_lectures import ROOT
from openxml_audit import FileFormat, OpenXmlValidator
from pptx import Presentation
from template_files import dark, society

from slidekit.core.diagnostics import Severity
from slidekit.pipeline import build

EXPECTED = {"disclosure-pending", "many-lines"}
CASES = [("las-vegas", society, "16:9"), ("pittsburgh", society, "4:3"), ("florida", dark, "16:9")]


@pytest.mark.parametrize(("name", "make", "aspect"), CASES)
def test_a_lecture_on_a_template(name, make, aspect: str, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    for folder in ("decks", "assets"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / "assets/society.potx").write_bytes(make(aspect))
    deck = tmp_path / "decks" / f"{name}.yaml"
    text = deck.read_text("utf-8").replace("theme: reading-room", "template: ../assets/society.potx")
    deck.write_text(text, "utf-8")
    result = build(deck, out=tmp_path / "out")
    assert {finding.code for finding in result.diagnostics if finding.severity is not Severity.INFO} <= EXPECTED
    path = tmp_path / "out" / f"{name}.pptx"
    assert list(OpenXmlValidator(file_format=FileFormat.MICROSOFT_365).validate(path).errors) == []
    slides = Presentation(str(path)).slides
    assert len(slides) >= 10
    for slide in slides:
        assert slide.shapes.title is not None
        assert all(shape.text_frame.text for shape in slide.placeholders)
    with zipfile.ZipFile(path) as archive:
        assert b"jane" not in b"".join(archive.read(entry) for entry in archive.namelist())
