"""align: and legend: of a slide, and the edges of a figure."""

from __future__ import annotations

import pytest
from spec_reading import cut, findings, good, only, reading, slide_of

from slidekit.spec import Deck, FiguresFile, check_slots
from slidekit.spec.symbols import SYMBOLS, WITHOUT_SYMBOL, Symbol, read_symbol

PANELS = "panels: [a, b]\n"


@pytest.mark.parametrize(
    ("words", "symbol"),
    [
        ("arrow", Symbol("arrow")),
        ("risk", Symbol(None, "risk")),
        ("risk ellipse", Symbol("ellipse", "risk")),
        ("ellipse risk", Symbol("ellipse", "risk")),
        ("dashed arrow", Symbol("arrow", None, True)),
        ("ok dashed line", Symbol("line", "ok", True)),
    ],
)
def test_symbols(words: str, symbol: Symbol) -> None:
    assert read_symbol(words) == symbol
    deck = good(Deck, slide_of(f"{PANELS}legend: {{{words}: What it means}}"))
    assert deck.slides[0].legend == {words: "What it means"}


def test_a_symbol_fits_marks_of_its_look() -> None:
    assert Symbol("arrow").fits("arrow", "risk", True)
    assert Symbol(None, "risk").fits("ellipse", "risk", False)
    assert not Symbol("arrow", None, True).fits("arrow", "finding", False)
    assert Symbol("ellipse", "risk", True).words == 3


@pytest.mark.parametrize(
    ("words", "code", "says", "help"),
    [
        ("arow", "unknown-value", "neither a kind nor a style", "did you mean arrow?"),
        ("red arrow", "unknown-value", '"red"', ""),
        ("arrow ellipse", "wrong-type", "names arrow and ellipse", "two entries"),
        ("risk ok box", "wrong-type", "names risk and ok", "two entries"),
        ("text", "unknown-value", "text draws no symbol", "take it out"),
    ],
)
def test_what_is_no_symbol(words: str, code: str, says: str, help: str) -> None:
    found = only(findings(f"{PANELS}legend: {{{words}: x}}"), code)
    assert says in found.message
    assert help in found.help


def test_every_kind_either_has_a_symbol_or_says_why_not() -> None:
    for kind in SYMBOLS:
        assert read_symbol(kind).kind == kind
    assert not set(SYMBOLS) & set(WITHOUT_SYMBOL)


@pytest.mark.parametrize(
    ("names", "says"),
    [("[tip]", "1 landmark;"), ("[a, b, c]", "3 landmarks"), ("[tip, tip]", "tip twice"), ("[]", "0 landmarks")],
)
def test_align_takes_two_landmarks(names: str, says: str) -> None:
    text = slide_of(f"{PANELS}align: {names}")
    found = only(reading(Deck, text).diagnostics, "wrong-type")
    assert says in found.message
    assert cut(text, found) == names


def test_align_needs_panels_side_by_side() -> None:
    deck = good(Deck, slide_of("panels: [a]\nalign: [entry, tip]"))
    [found] = check_slots(deck.slides[0], "figure")
    assert found.code == "no-slot"
    assert found.help == "layouts with align: compare, compare-3, grid, sequence"
    assert check_slots(good(Deck, slide_of(f"{PANELS}align: [entry, tip]")).slides[0], "compare") == []


def test_a_legend_needs_panels() -> None:
    deck = good(Deck, slide_of("points: [x]\nlegend: {arrow: x}"))
    assert [found.code for found in check_slots(deck.slides[0], "points")] == ["no-slot"]


@pytest.mark.parametrize(
    ("orient", "says"),
    [
        ("{left: R, right: R}", "R at the left edge and R at the right edge"),
        ("{left: R, right: A}", "R at the left edge and A at the right edge"),
        ("{top: H, bottom: H}", "H at the top edge and H at the bottom edge"),
        ("{left: R, top: L}", "cannot run both ways"),
        ("{right: A, bottom: A}", "cannot run both ways"),
    ],
)
def test_edges_contradict_each_other(orient: str, says: str) -> None:
    text = f"figures:\n  a: {{file: a.png, alt: x, orient: {orient}}}"
    found = only(reading(FiguresFile, text).diagnostics, "orient-contradicts")
    assert says in found.message


@pytest.mark.parametrize("orient", ["{left: R, right: L}", "{left: A, right: P, top: H, bottom: F}", "{top: A, left: L}"])
def test_edges_that_go_together(orient: str) -> None:
    good(FiguresFile, f"figures:\n  a: {{file: a.png, alt: x, orient: {orient}}}")
