"""Fonts of the machine: found by family and style, whatever the system calls their files; a theme's own come first."""

from __future__ import annotations

import sys
from pathlib import Path

import pymupdf
import pytest

from slidekit.pipeline import build, faces

sys.path.append(str(Path(__file__).parents[1] / "text"))
from font_files import make_font
from test_pipeline_fonts import DECK, THEME


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with the fonts that a test puts there."""
    monkeypatch.setattr(faces, "FOLDERS", {system: (str(tmp_path),) for system in ("linux", "darwin", "win32")})
    faces.installed.cache_clear()
    faces.fonts_stamp.cache_clear()
    yield tmp_path  # type: ignore[misc]
    faces.installed.cache_clear()
    faces.fonts_stamp.cache_clear()


@pytest.mark.parametrize(
    ("file", "family", "bold", "italic"),
    [
        ("LiberationSans-Regular.ttf", "Liberation Sans", False, False),
        ("sub/LiberationSans-BoldItalic.ttf", "Liberation Sans", True, True),
        ("Carlito-Italic.TTF", "Carlito", False, True),
        ("ARIALBD.TTF", "Arial", True, False),
        ("Arial Bold Italic.ttf", "Arial", True, True),
        ("calibri.ttf", "Calibri", False, False),
        ("timesi.ttf", "Times New Roman", False, True),
        ("DejaVuSans.ttf", "DejaVu Sans", False, False),
        ("Brand.ttf", "Brand", False, False),
    ],
)
def test_a_file_is_found_by_family_and_style(file: str, family: str, bold: bool, italic: bool, folder: Path) -> None:
    (folder / file).parent.mkdir(exist_ok=True)
    (folder / file).write_bytes(b"font")
    assert faces.find_font(family, bold, italic) == b"font"
    assert faces.find_font(family, not bold, italic) is None
    assert faces.find_font("Other", bold, italic) is None


def test_the_stamp_changes_with_the_fonts(folder: Path) -> None:
    stamps = []
    for name in (None, "A-Regular.ttf", "B-Regular.otf", "C-Regular.ttf"):
        if name:
            (folder / name).write_bytes(b"font")
        faces.installed.cache_clear()
        faces.fonts_stamp.cache_clear()
        stamps.append(faces.fonts_stamp())
    assert stamps[0] != stamps[1] == stamps[2] != stamps[3]


def test_a_themes_own_font_is_embedded(tmp_path: Path) -> None:
    pytest.importorskip("uharfbuzz")
    pytest.importorskip("fontTools.fontBuilder")
    (tmp_path / "themes").mkdir()
    (tmp_path / "decks").mkdir()
    (tmp_path / "themes/brand.yaml").write_text(THEME + "fonts:\n  Brand: {regular: brand.ttf}\n")
    (tmp_path / "themes/brand.ttf").write_bytes(make_font("Brand", 500))
    (tmp_path / "decks/talk.yaml").write_text(DECK)
    [output] = build(tmp_path / "decks/talk.yaml", formats=["pdf"]).outputs
    [page] = pymupdf.open(output.renderings[0].path)
    assert any("Brand" in font[3] for font in page.get_fonts())
    assert "Find the tip" in page.get_text()
