"""The four lectures as files: valid, editable, without traces, the same every time."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest_lectures import LECTURES, ROOT, Lecture
from openxml_audit import FileFormat, OpenXmlValidator
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from slidekit.core.diagnostics import Severity
from slidekit.pipeline import build, load
from slidekit.powerpoint import verify

EXPECTED = {"disclosure-pending"}
"""What check may warn of: only the speaker can make the statement."""
NOTED = {"venue-unconfirmed"}

Get = Callable[[str], Lecture]
every = pytest.mark.parametrize("name", LECTURES)


def xml_of(path: Path) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(path) as package:
        for entry in package.namelist():
            yield entry, package.read(entry)


@every
def test_it_builds_with_the_expected_warnings_only(name: str, tmp_path: Path) -> None:
    result = build(ROOT / "decks" / f"{name}.yaml", out=tmp_path)
    assert len(result.outputs) == 1
    assert {finding.code for finding in result.diagnostics if finding.severity is Severity.WARNING} == EXPECTED
    assert {finding.code for finding in result.diagnostics if finding.severity is Severity.INFO} <= NOTED
    assert (tmp_path / f"{name}.pptx").exists()


@every
def test_no_validator_finds_anything(name: str, lecture: Get) -> None:
    path = lecture(name).path
    assert verify(path.read_bytes()) == ()
    audit = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365).validate(path)
    assert list(audit.errors) == []


@every
def test_every_slide_has_a_title_in_a_placeholder(name: str, lecture: Get) -> None:
    slides = Presentation(str(lecture(name).path)).slides
    assert len(slides) >= 10
    for slide in slides:
        assert slide.shapes.title is not None
        assert slide.shapes.title.text.strip()
        assert not [shape for shape in slide.placeholders if shape.has_text_frame and not shape.text_frame.text.strip()]


def test_florida_has_exactly_ten_slides(lecture: Get) -> None:
    assert len(Presentation(str(lecture("florida").path)).slides) == 10


@every
def test_a_panel_is_one_group_of_picture_and_marks(name: str, lecture: Get) -> None:
    groups = [
        shape
        for slide in Presentation(str(lecture(name).path)).slides
        for shape in slide.shapes
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP and any(s.shape_type == MSO_SHAPE_TYPE.PICTURE for s in shape.shapes)
    ]
    assert len(groups) >= 6
    for group in groups:
        [picture] = [shape for shape in group.shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE]
        assert len(group.shapes) > 1
        assert group._element.nvGrpSpPr.cNvPr.get("descr", "")
        for member in group.shapes:
            assert group.left <= member.left
            assert member.left + member.width <= group.left + group.width
            assert group.top <= member.top
            assert member.top + member.height <= group.top + group.height
        assert not re.search(r"\.(png|jpe?g)", picture.name)


def test_at_least_six_different_panels_are_annotated() -> None:
    marked = set()
    for name in LECTURES:
        deck = load(ROOT / "decks" / f"{name}.yaml").value
        assert deck is not None
        marked |= {panel.figure.id for slide in deck.slides for panel in slide.panels if panel.marks}
    assert len(marked) >= 6


@every
def test_nothing_tells_where_a_picture_came_from(name: str, lecture: Get) -> None:
    names = {path.name.encode() for path in (ROOT / "assets").rglob("*.png")}
    for entry, content in xml_of(lecture(name).path):
        if entry.startswith("ppt/media/"):
            assert re.fullmatch(r"ppt/media/image\d+\.(png|jpeg|jpg)", entry)
            assert not any(chunk in content for chunk in (b"tEXt", b"iTXt", b"zTXt", b"eXIf", b"Exif"))
        else:
            assert not any(file in content for file in names), entry
            assert str(ROOT).encode() not in content
            assert b"assets/" not in content


@every
def test_notes_sections_and_languages_are_there(name: str, lecture: Get) -> None:
    deck = Presentation(str(lecture(name).path))
    noted = [slide for slide in deck.slides if slide.has_notes_slide]
    assert len(noted) >= len(deck.slides) - 3
    language = b'lang="es' if name == "buenos-aires" else b'lang="en'
    for entry, content in xml_of(lecture(name).path):
        if re.fullmatch(r"ppt/slides/slide\d+\.xml", entry):
            assert content.count(b"<a:rPr") == content.count(b"<a:rPr lang=")
            assert language in content
        if entry == "ppt/presentation.xml":
            assert b"p14:sectionLst" in content


def test_same_bytes_whatever_the_hash_seed_zone_and_folder(tmp_path: Path) -> None:
    code = "import sys, slidekit; print(slidekit.build(sys.argv[1], out=sys.argv[2]).outputs[0].sha256)"
    sums = set()
    for seed, zone in (("0", "UTC"), ("1", "Asia/Tokyo"), ("77", "America/Bogota")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C.UTF-8"}
        command = [sys.executable, "-c", code, str(ROOT / "decks" / "florida.yaml"), str(tmp_path / seed)]
        done = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=True)
        sums.add(done.stdout.strip())
    assert len(sums) == 1


def test_the_moment_of_the_build_can_be_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1770000000")
    result = build(ROOT / "decks" / "florida.yaml", out=tmp_path)
    properties = Presentation(result.outputs[0].path).core_properties
    assert properties.created is not None
    assert properties.created.isoformat().startswith("2026-02-02T02:40:00")
