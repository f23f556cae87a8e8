"""Faces read from font files measure as the shipped tables do, and never mix between decks."""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path

import pytest
from font_files import make_font

from slidekit.text import (
    BrokenFont,
    FontSet,
    FontsExtraMissing,
    Para,
    Piece,
    Style,
    compose,
    face,
    font_set,
    known,
    missing,
    read_font,
    using,
    width,
)
from slidekit.text.metrics import shipped_face
from slidekit.text.probe import probe

FONTS = Path("/usr/share/fonts")
BRAND = Style("Brand")


@pytest.fixture(autouse=True)
def _tools() -> None:
    pytest.importorskip("uharfbuzz")
    pytest.importorskip("fontTools.fontBuilder")


def brand(advance: int = 600, **options: object) -> FontSet:
    return font_set([("Brand", False, False, read_font(make_font("Brand", advance, **options)).face)])  # type: ignore[arg-type]


def test_widths_kerning_and_no_ligatures_when_counting() -> None:
    with using(brand(kern={("A", "V"): -100})):
        assert known("brand")
        assert width("nnn", BRAND, 10) == pytest.approx(18)
        assert width("AV", BRAND, 10) == pytest.approx(11)
        assert width("fi", BRAND, 10) == pytest.approx(9)
        line = compose([Para((Piece("fi", BRAND, 60.0),))], 500).lines[0]
        assert line.width == pytest.approx(36, abs=0.3)  # LibreOffice draws the ligature
        assert face("Brand", True) is face("Brand")
        assert (face("Brand").cap, face("Brand").x_height, face("Brand").ascent) == (700, 500, 900)
    assert not known("Brand")


def test_characters_the_font_lacks_fall_back() -> None:
    with using(brand(letters="ก\u00ad")):
        assert width("✓", BRAND, 10) > 5
        assert width("漢", BRAND, 10) == pytest.approx(10)
        assert missing("ก ข ✓", "Brand") == ("ข",)
        assert face("Brand").advance("\u00ad") == 0


def test_two_fonts_of_one_name_do_not_mix() -> None:
    text = [Para((Piece("one two three four", BRAND, 20.0),))]
    counts = []
    for advance in (400, 900, 400):
        with using(brand(advance)):
            counts.append(len(compose(text, 200).lines))
    assert counts == [1, 2, 1]
    assert brand() is brand()


def test_a_thickened_face_is_wider() -> None:
    data = make_font("Brand")
    assert read_font(data, bolder=True).face.advance("n") == 620
    assert read_font(data).face.advance("n") == 600


@pytest.mark.parametrize("data", [b"", b"no font", b"\x00\x01\x00\x00" + bytes(60), b"OTTO" + bytes(2000), b"wOF2" + bytes(99)])
def test_what_is_no_font_is_broken(data: bytes) -> None:
    with pytest.raises(BrokenFont):
        read_font(data)


def test_a_cut_font_never_raises_anything_else() -> None:
    whole = make_font("Brand", kern={("A", "V"): -100})
    for end in range(4, len(whole), len(whole) // 25):
        try:
            probe(whole[:end])
        except BrokenFont:
            continue


def test_without_harfbuzz_the_extra_is_named_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "uharfbuzz", None)
    with pytest.raises(FontsExtraMissing):
        read_font(make_font("Never read before"))


@pytest.mark.parametrize(("family", "name"), [("Calibri", "Carlito-Regular"), ("Arial", "LiberationSans-Regular")])
def test_a_font_file_measures_as_its_shipped_table(family: str, name: str) -> None:
    found = sorted(FONTS.rglob(f"{name}.ttf"))
    if not found:
        pytest.skip(f"{name} is not installed under {FONTS}")
    own, table = read_font(found[0].read_bytes()).face, shipped_face(family)
    texts = ["AVATAR Te To 11 office “fluffy” waffles", "Žluťoučký kůň", "Η κίνηση της βελόνας", "Игла должна"]
    for text in texts:
        assert [own.advance(char) for char in text] == [table.advance(char) for char in text]
        pairs = list(pairwise(text))
        assert [own.kern(*pair) for pair in pairs] == [table.kern(*pair) for pair in pairs]
    assert [len(own.join(text)) for text in texts] == [len(table.join(text)) for text in texts]
