"""The galleries: without findings in every theme, valid, as they were, and drawn as measured, in both aspects."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
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
GALLERY = {"gallery": "decks/gallery.yaml", "comparisons": "docs/gallery/comparisons.yaml"}
"""The first of them uses all slides of docs/gallery/annotations.yaml."""
THEMES = ("reading-room", "slate", "daylight")
ASPECTS = ("16:9", "4:3")
AGREEMENT = 0.98
COMPARISONS = {"compare", "compare-3", "grid", "sequence", "build", "figure-inset"}


@dataclass(frozen=True)
class Shown:
    path: Path
    scene: Scene


Get = Callable[..., Shown]


@pytest.fixture(scope="session")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Get:
    """A gallery at an aspect in a theme, built once: its file and its scene. No finding is accepted."""
    root = tmp_path_factory.mktemp("gallery")
    shutil.copytree(ROOT / "assets", root / "assets")
    shutil.copytree(ROOT / "docs" / "gallery", root / "docs" / "gallery")
    (root / "decks" / "venues").mkdir(parents=True)
    shutil.copy(ROOT / "decks" / "gallery.yaml", root / "decks")
    for aspect, theme in product(ASPECTS, THEMES):
        venue = f"{{slidekit: 1, event: {{name: Gallery}}, theme: {theme}, screen: {{aspect: '{aspect}'}}}}"
        (root / "decks" / "venues" / f"{_venue(aspect, theme)}.yaml").write_text(venue, encoding="utf-8")
    made: dict[tuple[str, str, str], Shown] = {}

    def get(name: str, aspect: str, theme: str = THEMES[0]) -> Shown:
        if (name, aspect, theme) not in made:
            spec, venue = root / GALLERY[name], _venue(aspect, theme)
            result = build(spec, venue=venue, out=root / "out")
            assert result.diagnostics == ()
            scene = lay_out(spec, venue=venue).value
            assert scene is not None
            made[name, aspect, theme] = Shown(Path(result.outputs[0].path), scene)
        return made[name, aspect, theme]

    return get


def _venue(aspect: str, theme: str) -> str:
    return f"{theme}-{aspect.replace(':', 'x')}"


every_page = pytest.mark.parametrize("name", GALLERY)
every_aspect = pytest.mark.parametrize("aspect", ASPECTS)


@every_page
@every_aspect
@pytest.mark.parametrize("theme", THEMES)
def test_no_validator_finds_anything(name: str, aspect: str, theme: str, gallery: Get) -> None:
    path = gallery(name, aspect, theme).path
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


def _read(path: str) -> SlidesFile:
    parsed = parse_yaml((ROOT / path).read_text("utf-8"), path)
    assert parsed.value is not None
    page = read(SlidesFile, parsed.value, templates=True)
    assert page.value is not None, page.diagnostics
    return page.value


def test_every_layout_is_shown(gallery: Get) -> None:
    assert {slide.layout for slide in gallery("gallery", "16:9").scene.slides} == LAYOUTS_RENDERED


def test_every_kind_and_option_of_marks_is_shown() -> None:
    written = _read("docs/gallery/annotations.yaml").slides
    deck = (ROOT / GALLERY["gallery"]).read_text("utf-8")
    assert [slide.id for slide in written if f"annotations.yaml#{slide.id}\n" not in deck] == []
    marks = [mark for slide in written for panel in slide.panels for mark in panel.annotations]
    assert {mark.kind for mark in marks} >= set(KINDS)
    used = {key for mark in marks for key in mark.model_fields_set}
    options = {"label", "number", "style", "dashed", "label_at", *(o for k in KINDS for o in KINDS[k].options)}
    assert {key.rstrip("_") for key in used} >= options
    assert {mark.style for mark in marks} == {"finding", "second", "risk", "ok", "quiet"}


def test_every_layout_of_panels_side_by_side_is_shown(gallery: Get) -> None:
    assert {slide.layout for slide in gallery("comparisons", "16:9").scene.slides} >= COMPARISONS & LAYOUTS_RENDERED
