"""Decks in a theme's own font, from the files to what is found and written."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "text"))
from font_files import make_font

from slidekit import text
from slidekit.core.diagnostics import Severity
from slidekit.pipeline import build
from slidekit.pipeline.result import BuildResult

THEME = """\
name: Brand
dark: false
colours:
  background: "FFFFFF"
  surface: "EDF1F4"
  text: "12181D"
  muted: "4D5963"
  accents: ["0072B2", "009E73", "D55E00", "CC79A7", "56B4E9", "E69F00"]
  link: "005A8C"
  visited: "7A3E63"
type: {heading: Brand, body: Brand}
"""
DECK = """\
slidekit: 1
title: In a font of its own
theme: ../themes/brand.yaml
speaker: {name: Ada Example}
slides:
  - id: words
    title: The tip is in view before it moves on
    points: [Find the tip, Keep the target in the plane]
    seconds: 20
"""


@pytest.fixture(autouse=True)
def _tools() -> None:
    pytest.importorskip("uharfbuzz")
    pytest.importorskip("fontTools.fontBuilder")


def run(folder: Path, fonts: str = "", deck: str = DECK, **files: bytes) -> tuple[BuildResult, dict[str, str]]:
    (folder / "themes").mkdir(parents=True, exist_ok=True)
    (folder / "decks").mkdir(exist_ok=True)
    (folder / "themes/brand.yaml").write_text(THEME + fonts)
    (folder / "decks/talk.yaml").write_text(deck)
    for name, data in files.items():
        (folder / f"themes/{name}.ttf").write_bytes(data)
    result = build(folder / "decks/talk.yaml", out=folder / "out")
    return result, {finding.code: finding.message for finding in result.diagnostics}


def test_a_deck_is_measured_with_its_own_font(tmp_path: Path) -> None:
    fonts = "fonts:\n  Brand: {regular: brand.ttf, bold: bold.ttf}\n"
    result, found = run(tmp_path, fonts, brand=make_font("Brand", 500), bold=make_font("Brand", 550))
    assert result.outputs, found
    assert found["font-not-embedded"] == "PowerPoint files do not hold their fonts: the lecture PC must have Brand"
    assert {d.severity for d in result.diagnostics if d.code == "font-not-embedded"} == {Severity.INFO}
    assert not {"font-unmeasured", "font-style-missing", "broken-font"} & set(found)


def test_wider_letters_need_more_room(tmp_path: Path) -> None:
    fonts = "fonts:\n  Brand: {regular: brand.ttf, bold: brand.ttf}\n"
    deck = DECK.replace("Find the tip", "Find the tip " * 90)
    codes = [set(run(tmp_path / str(wide), fonts, deck, brand=make_font("Brand", wide))[1]) for wide in (300, 1200, 300)]
    assert ["text-overflow" in each for each in codes] == [False, True, False]


def test_styles_without_a_file_are_told(tmp_path: Path) -> None:
    _, found = run(tmp_path, "fonts:\n  brand: {regular: brand.ttf}\n", brand=make_font("brand"))
    assert found["font-style-missing"].startswith("Brand has no bold file; programs make bold letters")


def test_a_family_that_nobody_measured_is_told(tmp_path: Path) -> None:
    result, found = run(tmp_path)
    assert found["font-unmeasured"] == "slidekit has no widths of Brand and measures with Liberation Sans"
    assert result.outputs


def test_a_font_of_another_name_is_told(tmp_path: Path) -> None:
    _, found = run(tmp_path, "fonts:\n  Brand: {regular: brand.ttf}\n", brand=make_font("Brand Sans"))
    assert "calls itself Brand Sans, not Brand" in found["font-name-differs"]


@pytest.mark.parametrize("data", [b"", b"wOF2" + bytes(99), b"OTTO" + bytes(4000)])
def test_a_broken_font_stops_the_deck(tmp_path: Path, data: bytes) -> None:
    result, found = run(tmp_path, "fonts:\n  Brand: {regular: brand.ttf}\n", brand=data)
    assert not result.outputs
    assert found["broken-font"].startswith("themes/brand.ttf is no usable font: ")
    place = next(d.span for d in result.diagnostics if d.code == "broken-font")
    assert place is not None
    assert (place.file, place.line) == ("themes/brand.yaml", 13)


def test_without_the_extra_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "hidden").mkdir()
    (tmp_path / "hidden/uharfbuzz.py").write_text("raise ImportError('not installed')")
    monkeypatch.syspath_prepend(str(tmp_path / "hidden"))
    monkeypatch.setitem(sys.modules, "uharfbuzz", None)
    result, found = run(tmp_path, "fonts:\n  Brand: {regular: brand.ttf}\n", brand=make_font("Brand", 777))
    assert not result.outputs
    assert "fonts-extra-missing" in found
    assert [d.help for d in result.diagnostics if d.code == "fonts-extra-missing"] == ["pip install 'slidekit[fonts]'"]


def test_after_a_build_no_font_stays_in_use(tmp_path: Path) -> None:
    run(tmp_path, "fonts:\n  Brand: {regular: brand.ttf}\n", brand=make_font("Brand"))
    assert not text.known("Brand")


def test_a_font_is_tried_without_the_files_of_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = tmp_path / "here"
    here.mkdir()
    for name in ("json.py", "unicodedata.py", "uharfbuzz.py"):
        (here / name).write_text("open('ran', 'w').close()\n")
    monkeypatch.chdir(here)
    result, found = run(tmp_path, "fonts:\n  Brand: {regular: brand.ttf}\n", brand=make_font("Brand", 778))
    assert result.outputs, found
    assert not (here / "ran").exists()
