"""A theme's own fonts: how they are named, and what is said where a name is wrong."""

from __future__ import annotations

import pytest

from slidekit.source import MemoryWorkspace
from slidekit.theme import Theme, load_theme, read_fonts

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
fonts:
  Brand:
"""


def load(files: str) -> tuple[Theme | None, dict[str, str], MemoryWorkspace]:
    workspace = MemoryWorkspace({"themes/brand.yaml": THEME + files, "themes/fonts/a.ttf": b"A", "themes/fonts/b.otf": b"B"})
    loaded = load_theme(workspace, "themes/brand.yaml")
    return loaded.value, {finding.code: finding.message for finding in loaded.diagnostics}, workspace


def test_files_are_read_beside_the_theme() -> None:
    theme, found, workspace = load("    regular: fonts/a.ttf\n    bold_italic: ./fonts/b.otf\n")
    assert found == {}
    assert theme is not None
    sources = read_fonts(workspace, "themes/brand.yaml", theme).value
    assert sources is not None
    assert [(s.family, s.bold, s.italic, s.path, s.data) for s in sources] == [
        ("Brand", False, False, "themes/fonts/a.ttf", b"A"),
        ("Brand", True, True, "themes/fonts/b.otf", b"B"),
    ]
    assert sources[1].span.line == 15


def test_a_theme_without_fonts_reads_none() -> None:
    workspace = MemoryWorkspace({})
    theme = load_theme(workspace, "daylight").value
    assert theme is not None
    assert read_fonts(workspace, "daylight", theme).value == ()


@pytest.mark.parametrize(
    ("files", "code", "part"),
    [
        ("    regular: fonts/a.woff2\n", "bad-token", "fonts.Brand.regular is not the name of a .ttf or .otf file"),
        ("    bold: fonts/b.otf\n", "missing-key", "fonts.Brand.regular"),
        ("    regular: fonts/a.ttf\n    itallic: fonts/b.otf\n", "unknown-key", "fonts.Brand.itallic"),
    ],
)
def test_wrong_entries_are_findings(files: str, code: str, part: str) -> None:
    theme, found, _ = load(files)
    assert theme is None
    assert part in found[code]


@pytest.mark.parametrize(
    ("path", "code"),
    [("fonts/c.ttf", "file-not-found"), ("../../c.ttf", "outside-project"), ("/usr/share/c.ttf", "outside-project")],
)
def test_files_outside_or_missing_are_findings_at_their_place(path: str, code: str) -> None:
    theme, _, workspace = load(f"    regular: {path}\n    bold: fonts/b.otf\n")
    assert theme is not None
    read = read_fonts(workspace, "themes/brand.yaml", theme)
    assert [(finding.code, finding.span.line if finding.span else 0) for finding in read.diagnostics] == [(code, 14)]
