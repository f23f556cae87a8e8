"""The gallery in docs/gallery: without findings, valid, as it was, and drawn as measured, in both aspects."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pymupdf
import pytest
from drawn_lines import agrees, letters_of, lines_of
from openxml_audit import FileFormat, OpenXmlValidator

from slidekit.pipeline import build, lay_out
from slidekit.powerpoint import verify
from slidekit.resolve.rendered import LAYOUTS_RENDERED
from slidekit.scene.dump import dump
from slidekit.scene.scene import Scene
from slidekit.source import parse_yaml
from slidekit.spec import KINDS, SlidesFile, read

ROOT = Path(__file__).parents[2]
GALLERY = tuple(sorted(path.stem for path in (ROOT / "docs" / "gallery").glob("*.yaml")))
ASPECTS = ("16:9", "4:3")
AGREEMENT = 0.98
COMPARISONS = {"compare", "compare-3", "grid", "sequence", "build", "figure-inset"}


@dataclass(frozen=True)
class Shown:
    path: Path
    scene: Scene


@pytest.fixture(scope="session")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Shown]:
    """A page of the gallery at an aspect, built once: its file and its scene. No finding is accepted."""
    root = tmp_path_factory.mktemp("gallery")
    shutil.copytree(ROOT / "assets", root / "assets")
    shutil.copytree(ROOT / "docs" / "gallery", root / "docs" / "gallery")
    (root / "decks" / "venues").mkdir(parents=True)
    for aspect in ASPECTS:
        venue = f"{{slidekit: 1, event: {{name: Gallery}}, screen: {{aspect: '{aspect}'}}}}"
        (root / "decks" / "venues" / f"{_venue(aspect)}.yaml").write_text(venue, encoding="utf-8")
    made: dict[tuple[str, str], Shown] = {}

    def get(name: str, aspect: str) -> Shown:
        if (name, aspect) not in made:
            spec = root / "docs" / "gallery" / f"{name}.yaml"
            result = build(spec, venue=_venue(aspect), out=root / "out")
            assert result.diagnostics == ()
            scene = lay_out(spec, venue=_venue(aspect)).value
            assert scene is not None
            made[name, aspect] = Shown(Path(result.outputs[0].path), scene)
        return made[name, aspect]

    return get


def _venue(aspect: str) -> str:
    return f"gallery-{aspect.replace(':', 'x')}"


Get = Callable[[str, str], Shown]
every_page = pytest.mark.parametrize("name", GALLERY)
every_aspect = pytest.mark.parametrize("aspect", ASPECTS)


@every_page
@every_aspect
def test_no_validator_finds_anything(name: str, aspect: str, gallery: Get) -> None:
    path = gallery(name, aspect).path
    assert verify(path.read_bytes()) == ()
    assert list(OpenXmlValidator(file_format=FileFormat.MICROSOFT_365).validate(path).errors) == []


@every_page
@every_aspect
def test_the_scene_is_as_it_was(name: str, aspect: str, gallery: Get, request: pytest.FixtureRequest) -> None:
    expected = Path(__file__).parent / "golden" / f"{name}-{aspect.replace(':', 'x')}.txt"
    text = dump(gallery(name, aspect).scene)
    if request.config.getoption("--update"):
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")


@pytest.mark.libreoffice
@every_page
@every_aspect
def test_lines_are_drawn_where_they_were_measured(name: str, aspect: str, gallery: Get, to_pdf: Callable[[Path], Path]) -> None:
    shown = gallery(name, aspect)
    pages = pymupdf.open(to_pdf(shown.path))
    assert len(pages) == len(shown.scene.slides)
    lines = [
        (slide.id, element, line, drawn)
        for slide, page in zip(shown.scene.slides, pages, strict=True)
        for drawn in (letters_of(page),)
        for element, line in lines_of(slide.items)
        if line.text.strip()
    ]
    missed = [(slide, element, line.text) for slide, element, line, drawn in lines if not agrees(line, drawn)]
    assert len(lines) > 50
    assert len(missed) <= (1 - AGREEMENT) * len(lines), missed


def _read(name: str) -> SlidesFile:
    parsed = parse_yaml((ROOT / "docs" / "gallery" / f"{name}.yaml").read_text("utf-8"), name)
    assert parsed.value is not None
    page = read(SlidesFile, parsed.value, templates=True)
    assert page.value is not None, page.diagnostics
    return page.value


def test_every_kind_and_option_of_marks_is_shown() -> None:
    marks = [mark for slide in _read("annotations").slides for panel in slide.panels for mark in panel.annotations]
    assert {mark.kind for mark in marks} >= set(KINDS)
    used = {key for mark in marks for key in mark.model_fields_set}
    options = {"label", "number", "style", "dashed", "label_at", *(o for k in KINDS for o in KINDS[k].options)}
    assert {key.rstrip("_") for key in used} >= options
    assert {mark.style for mark in marks} == {"finding", "second", "risk", "ok", "quiet"}


def test_every_layout_of_panels_side_by_side_is_shown(gallery: Get) -> None:
    assert {slide.layout for slide in gallery("comparisons", "16:9").scene.slides} >= COMPARISONS & LAYOUTS_RENDERED
