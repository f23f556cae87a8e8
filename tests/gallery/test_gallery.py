"""The galleries: without findings in every theme, valid, as they were, and drawn as measured, in both aspects."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pymupdf
import pytest
import segno
from drawn_lines import agrees, letters_of, lines_of
from openxml_audit import FileFormat, OpenXmlValidator

from slidekit.core.geometry import Box
from slidekit.core.units import to_pt
from slidekit.pipeline import build, lay_out
from slidekit.powerpoint import verify
from slidekit.scene.dump import dump
from slidekit.scene.items import ChartItem, EquationItem, GroupItem, TextItem
from slidekit.scene.scene import Scene
from slidekit.scene.walk import walk
from slidekit.source import parse_yaml
from slidekit.spec import KINDS, SlidesFile, read
from slidekit.spec.blocks import CHARTS
from slidekit.spec.layouts import LAYOUTS

ROOT = Path(__file__).parents[2]
GALLERY = {
    "gallery": "decks/gallery.yaml",
    **{
        path.stem: path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / "docs" / "gallery").glob("*.yaml"))
        if path.stem not in ("annotations", "films")
    },
}
"""The first of them uses all slides of those that are left out."""
THEMES = ("reading-room", "slate", "daylight")
ASPECTS = ("16:9", "4:3")
AGREEMENT = 0.98
COMPARISONS = {"compare", "compare-3", "grid", "sequence", "build", "figure-inset"}


@dataclass(frozen=True)
class Shown:
    path: Path
    scene: Scene


Get = Callable[..., Shown]


def gallery_project(root: Path) -> Path:
    """The galleries and the pictures of this repository, with a venue for each theme and aspect."""
    shutil.copytree(ROOT / "assets", root / "assets")
    shutil.copytree(ROOT / "docs" / "gallery", root / "docs" / "gallery")
    (root / "decks" / "venues").mkdir(parents=True)
    shutil.copy(ROOT / "decks" / "gallery.yaml", root / "decks")
    for aspect, theme in product(ASPECTS, THEMES):
        venue = f"{{slidekit: 1, event: {{name: Gallery}}, theme: {theme}, screen: {{aspect: '{aspect}'}}}}"
        (root / "decks" / "venues" / f"{venue_of(aspect, theme)}.yaml").write_text(venue, encoding="utf-8")
    return root


@pytest.fixture(scope="session")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Get:
    """A gallery at an aspect in a theme, built once: its file and its scene. No finding is accepted."""
    root = gallery_project(tmp_path_factory.mktemp("gallery"))
    made: dict[tuple[str, str, str], Shown] = {}

    def get(name: str, aspect: str, theme: str = THEMES[0]) -> Shown:
        if (name, aspect, theme) not in made:
            spec, venue = root / GALLERY[name], venue_of(aspect, theme)
            result = build(spec, venue=venue, out=root / "out")
            assert result.diagnostics == ()
            scene = lay_out(spec, venue=venue).value
            assert scene is not None
            made[name, aspect, theme] = Shown(Path(result.outputs[0].path), scene)
        return made[name, aspect, theme]

    return get


def venue_of(aspect: str, theme: str) -> str:
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
def test_everything_stands_on_its_slide(name: str, aspect: str, gallery: Get) -> None:
    scene = gallery(name, aspect).scene
    page = Box(0, 0, *scene.size)
    for slide in scene.slides:
        assert [item.id for item in walk(slide.items) if not page.holds(item.box)] == [], slide.id


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
    assert len(lines) > 15
    assert len(missed) <= (1 - AGREEMENT) * len(lines), missed


def _read(path: str) -> SlidesFile:
    parsed = parse_yaml((ROOT / path).read_text("utf-8"), path)
    assert parsed.value is not None
    page = read(SlidesFile, parsed.value, templates=True)
    assert page.value is not None, page.diagnostics
    return page.value


def test_every_layout_is_shown(gallery: Get) -> None:
    assert {slide.layout for slide in gallery("gallery", "16:9").scene.slides} == set(LAYOUTS)


@pytest.mark.parametrize("page", ["annotations", "films"])
def test_the_gallery_uses_all_of_a_page(page: str) -> None:
    deck = (ROOT / GALLERY["gallery"]).read_text("utf-8")
    assert [each.id for each in _read(f"docs/gallery/{page}.yaml").slides if f"{page}.yaml#{each.id}\n" not in deck] == []


def test_every_kind_and_option_of_marks_is_shown() -> None:
    written = _read("docs/gallery/annotations.yaml").slides
    marks = [mark for slide in written for panel in slide.panels for mark in panel.annotations]
    assert {mark.kind for mark in marks} >= set(KINDS)
    used = {key for mark in marks for key in mark.model_fields_set}
    options = {"label", "number", "style", "dashed", "label_at", *(o for k in KINDS for o in KINDS[k].options)}
    assert {key.rstrip("_") for key in used} >= options
    assert {mark.style for mark in marks} == {"finding", "second", "risk", "ok", "quiet"}


def test_every_layout_of_panels_side_by_side_is_shown(gallery: Get) -> None:
    assert {slide.layout for slide in gallery("comparisons", "16:9").scene.slides} >= COMPARISONS


def test_every_kind_of_chart_is_shown_with_intervals(gallery: Get) -> None:
    charts = [item for slide in gallery("charts", "16:9").scene.slides for item in slide.items if isinstance(item, ChartItem)]
    assert {item.kind for item in charts} == set(CHARTS)
    assert {item.kind for item in charts if item.has_intervals} == set(CHARTS) - {"pie"}


@pytest.mark.libreoffice
@every_aspect
def test_the_drawn_code_can_be_read(aspect: str, gallery: Get, to_pdf: Callable[[Path], Path]) -> None:
    """Module for module, at the middle of each, from a picture with as many pixels as the projector has."""
    shown = gallery("blocks", aspect)
    number, group = next(
        (number, item)
        for number, slide in enumerate(shown.scene.slides)
        for item in slide.items
        if isinstance(item, GroupItem) and item.role == "qr"
    )
    expected = segno.make("https://example.org/stem-cells/2026", error="m", micro=False, boost_error=False).matrix
    page = pymupdf.open(to_pdf(shown.path))[number]
    pixels = page.get_pixmap(matrix=pymupdf.Matrix(1080 / page.rect.height, 1080 / page.rect.height), colorspace="gray")
    scale = pixels.height / shown.scene.size.h
    quiet, side = 4, len(expected) + 8
    module = group.box.w / side
    read = [
        [
            pixels.pixel(round((group.box.x + (x + 0.5) * module) * scale), round((group.box.y + (y + 0.5) * module) * scale))[
                0
            ]
            < 128
            for x in range(side)
        ]
        for y in range(side)
    ]
    assert [row[quiet:-quiet] for row in read[quiet:-quiet]] == [[bool(dark) for dark in row] for row in expected]
    assert not any(any(row) for row in (*read[:quiet], *read[-quiet:]))


@pytest.mark.libreoffice
@every_aspect
def test_formulas_are_drawn_as_measured(aspect: str, gallery: Get, to_pdf: Callable[[Path], Path]) -> None:
    """Every letter of every drawn formula stands on its baseline, within its place."""
    shown = gallery("blocks", aspect)
    pages = pymupdf.open(to_pdf(shown.path))
    checked = 0
    for slide, page in zip(shown.scene.slides, pages, strict=True):
        drawn = letters_of(page)
        for item in (item for item in slide.items if isinstance(item, EquationItem)):
            for text in (inner for inner in item.drawn if isinstance(inner, TextItem)):
                (line,) = text.text.lines
                near, base = 0.08 * line.size, to_pt(line.baseline)
                reach = to_pt(line.x) - near, to_pt(line.x + line.width) + near
                there = {c for y, x, c in drawn if abs(y - base) < near and reach[0] <= x < reach[1]}
                assert set(line.text) - {" "} <= there, (slide.id, line.text)
                checked += 1
    assert checked > 40


@pytest.mark.libreoffice
@every_aspect
def test_labels_of_a_chart_keep_clear_of_its_intervals(aspect: str, gallery: Get, to_pdf: Callable[[Path], Path]) -> None:
    """A bar's label starts beyond the end of its interval, in the deck's decimals."""
    shown = gallery("charts", aspect)
    pages = pymupdf.open(to_pdf(shown.path))
    (item,) = [item for item in shown.scene.slides[0].items if isinstance(item, ChartItem)]
    assert item.plot is not None
    assert item.range is not None
    words = {word[4]: word[0] for word in pages[0].get_text("words")}
    for point in item.series[0].points:
        assert point.high is not None
        share = (point.high - item.range[0]) / (item.range[1] - item.range[0])
        end = to_pt(item.plot.x + round(share * item.plot.w))
        assert end < words[point.said.partition("\u00a0")[0]] < end + item.size, point.label
