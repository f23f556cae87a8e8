"""The shipped tables: what is in them, and that they are the fonts' own numbers."""

from __future__ import annotations

import importlib.util
import logging
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from slidekit.text import Style, face, known, missing, table_family, width
from slidekit.text.fallback import wide
from slidekit.text.metrics import Face

ROOT = Path(__file__).parents[2]
FONTS = Path("/usr/share/fonts")
FACES = [
    (family, bold, italic)
    for family in ("Calibri", "Cambria", "Arial", "Times New Roman", "Courier New")
    for bold in (False, True)
    for italic in (False, True)
]


def load_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_metrics", ROOT / "tools/make_metrics.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("family", "twin"), [("Calibri", "Carlito"), ("Cambria", "Caladea"), ("Arial", "Liberation Sans")])
def test_a_family_and_its_twin_share_a_face(family: str, twin: str) -> None:
    assert face(family, True) is face(twin.upper(), True)
    assert known(family)
    assert known(twin.lower())


@pytest.mark.parametrize(
    ("family", "stand_in"),
    [
        ("Helvetica Neue", "Liberation Sans"),
        ("Georgia", "Liberation Serif"),
        ("Consolas", "Liberation Mono"),
        ("PT Sans Serif", "Liberation Sans"),
    ],
)
def test_an_unknown_family_falls_back_by_class(family: str, stand_in: str) -> None:
    assert not known(family)
    assert table_family(family) == stand_in
    assert face(family).name == f"{stand_in} regular"


@pytest.mark.parametrize(("family", "bold", "italic"), FACES)
def test_every_face_has_the_characters_of_western_lectures(family: str, bold: bool, italic: bool) -> None:
    table = face(family, bold, italic)
    needed = [chr(code) for code in [*range(0x20, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]] + list(
        "Łőšžœ…–—“”‘’‚„•€™≥≤≈→"
    )
    assert [char for char in needed if char not in table.advances and char not in "≈→"] == []
    assert all(table.advance(char) > 0 for char in needed)
    assert 0.4 < table.x_height / table.upem < table.cap / table.upem < table.ascent / table.upem < 1


def test_widths_of_characters_no_face_has() -> None:
    table = face("Calibri")
    assert table.advance("漢") == table.upem
    assert table.advance("カ") == table.upem
    assert table.advance("。") == table.upem
    assert table.advance("😀") == table.advance("✅") == round(1.37 * table.upem)
    assert table.advance("⚠\ufe0f"[0]) + table.advance("\ufe0f") >= 1.3 * table.upem
    assert table.advance("\u0301") == 0
    assert table.advance("\u200b") == 0
    assert table.advance("\u2009") > 0
    assert table.advance("ก") == pytest.approx(table.average * 1.1, abs=1)
    assert table.advance("\ue000") > 0


@pytest.mark.parametrize("family", ["Calibri", "Cambria", "Arial", "Times New Roman"])
@pytest.mark.parametrize("bold", [False, True])
def test_symbols_and_scripts_a_face_lacks_are_measured_by_the_stand_in(family: str, bold: bool) -> None:
    table = face(family, bold)
    stand_in = wide("DejaVu Sans bold" if bold else "DejaVu Sans regular")
    for char in "☐☑✓✔✕✗★♀♂≥µ°½‰→⇒∫∑ǅאבגעברيةԱა":
        if table.has(char) or char in wide(table.name):
            assert 0 < table.advance(char) < 1.5 * table.upem
        else:
            assert table.advance(char) >= round(stand_in[char] * table.upem) > 0, char


def test_missing_names_each_lacking_character_once() -> None:
    assert missing("naïve ≥ 5\u00a0µg ✓ ☐ 漢字 😀 Ωμέγα שלום العربية", "Arial") == ()
    assert missing("กa\ue123ก\u200b", "Arial") == ("ก", "\ue123")


def test_a_family_loads_fast() -> None:
    load = "from slidekit.text import face; t = time.process_time(); face('Calibri'); print(time.process_time() - t)"
    command = [sys.executable, "-c", f"import gzip, json, time; {load}"]
    spent = min(float(subprocess.run(command, capture_output=True, text=True, check=True).stdout) for _ in range(3))
    assert spent < 0.1


def test_kerning_and_ligatures_of_a_known_pair() -> None:
    table = face("Calibri")
    assert table.kern("T", "o") < -100
    assert table.kern("n", "n") == 0
    assert len(table.join("office")) == 4
    assert face("Arial").join("office") == "office"


def find_font(script: ModuleType, table: Face) -> Path:
    family, style = next(
        (name, style) for name in script.FAMILIES for style in script.STYLES if f"{name} {style}" == table.name
    )
    found = sorted(FONTS.rglob(f"{script.FAMILIES[family]}-{script.STYLES[style]}.ttf"))
    if not found:
        pytest.skip(f"{table.name} is not installed under {FONTS}")
    return found[0]


@pytest.mark.parametrize(("family", "bold", "italic"), FACES)
def test_tables_are_the_fonts_own_numbers(family: str, bold: bool, italic: bool) -> None:
    fonts = pytest.importorskip("fontTools.ttLib")
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    script, table = load_script(), face(family, bold, italic)
    font = fonts.TTFont(find_font(script, table))
    cmap, metrics = font.getBestCmap(), font["hmtx"]
    for char in script.list_characters():
        assert table.advances.get(char) == (metrics[cmap[ord(char)]][0] if ord(char) in cmap else None), char
    sample = {char: cmap[ord(char)] for char in " AFLTVWYavrwyoéñ.,-–’”1470ΓАГт" if ord(char) in cmap}
    truth = script.read_kerning(font, sample)
    assert {(a, b): table.kern(a, b) for a in sample for b in sample if table.kern(a, b)} == {
        (a, b): value for a, row in truth.items() for b, value in row.items()
    }
    assert set(table.ligatures) == set(script.read_ligatures(font, script.list_characters()))


def test_the_wide_table_is_the_fonts_own_numbers() -> None:
    fonts = pytest.importorskip("fontTools.ttLib")
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    script = load_script()
    for name, stem in (script.WIDE | {"Carlito regular": "Carlito-Regular"}).items():
        found = sorted(FONTS.rglob(f"{stem}.ttf"))
        if not found:
            pytest.skip(f"{name} is not installed under {FONTS}")
        font = fonts.TTFont(found[0])
        cmap, metrics, upem = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
        table = wide(name)
        assert len(table) > 1400
        assert all(width == metrics[cmap[ord(char)]][0] / upem for char, width in table.items())


@pytest.mark.parametrize("font", ["Calibri", "Cambria", "Arial", "Times New Roman", "Courier New"])
@pytest.mark.parametrize("bold", [False, True])
def test_a_no_break_space_is_as_wide_as_a_space(font: str, bold: bool) -> None:
    style = Style(font, bold=bold)
    assert width("\u00a0", style, 48.0) == width(" ", style, 48.0)
