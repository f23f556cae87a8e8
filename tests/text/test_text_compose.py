"""Lines, their places, and the height model."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slidekit.text import Para, Piece, Style, clean, compose, needed_height, scaled, width

WORDS = [
    "de",
    "la",
    "ventilación",
    "mg/kg",
    "PaO₂/FiO₂",
    "well-known",
    "5–10",
    "(n",
    "=",
    "120)",
    "neonates,",
    "Ärzte",
    "“no”",
    "AVATAR",
    "office",
]
ARIAL, CALIBRI = Style("Arial"), Style("Calibri")

texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map(" ".join)
styles = st.builds(
    Style, st.sampled_from(["Arial", "Calibri", "Cambria"]), st.booleans(), st.booleans(), st.sampled_from([0, 0, 0, 30])
)
pieces = st.builds(Piece, texts, styles, st.sampled_from([14.0, 18.0, 24.0]))
paras = st.builds(
    Para,
    st.lists(pieces, min_size=1, max_size=3).map(tuple),
    margin=st.sampled_from([0.0, 18.0]),
    indent=st.sampled_from([0.0, 12.0]),
    before=st.sampled_from([0.0, 6.0]),
    after=st.sampled_from([0.0, 3.0]),
    leading=st.sampled_from([0.9, 1.0, 1.2]),
    align=st.sampled_from(["l", "ctr", "r"]),
)
blocks = st.lists(paras, min_size=1, max_size=3)


def para(text: str, size: float = 20, style: Style = ARIAL, **options: object) -> Para:
    return Para((Piece(text, style, size),), **options)  # type: ignore[arg-type]


def letters(text: str) -> str:
    return "".join(text.split())


@given(blocks, st.floats(120, 900))
@settings(deadline=None)
def test_lines_hold_all_the_text_in_order(block: list[Para], area: float) -> None:
    composed = compose(block, area)
    for number, each in enumerate(block):
        drawn = "".join(line.text for line in composed.lines if line.paragraph == number)
        assert letters(drawn) == letters("".join(piece.text for piece in each.pieces))


@given(blocks, st.floats(40, 900))
@settings(deadline=None)
def test_no_line_leaves_the_area_unless_forced(block: list[Para], area: float) -> None:
    composed = compose(block, area)
    for line in composed.lines:
        assert line.text == line.text.strip(" ")
        if not composed.forced:
            assert line.x >= -1e-5
            assert line.x + line.width <= area + 1e-5
    assert composed.width == max(line.width for line in composed.lines)


@given(blocks, st.floats(40, 600), st.floats(0, 300))
@settings(deadline=None)
def test_a_wider_area_never_needs_more_lines(block: list[Para], area: float, more: float) -> None:
    assert len(compose(block, area + more).lines) <= len(compose(block, area).lines)


@given(blocks, st.floats(120, 900))
@settings(deadline=None)
def test_height_is_the_sum_of_lines_and_gaps(block: list[Para], area: float) -> None:
    composed = compose(block, area)
    lines = sum(1.2 * line.size * block[line.paragraph].leading for line in composed.lines)
    gaps = sum(above.after + below.before for above, below in pairwise(block))
    assert composed.height == pytest.approx(lines + gaps)
    baselines = [line.baseline for line in composed.lines]
    assert baselines == sorted(baselines)


@pytest.mark.parametrize(("leading", "first"), [(1.0, 20.0), (1.5, 32.0), (0.8, 15.36)])
def test_first_baseline(leading: float, first: float) -> None:
    assert compose([para("one", leading=leading)], 300).lines[0].baseline == pytest.approx(first)


def test_lines_of_a_pitch_are_as_far_apart_whatever_stands_in_them() -> None:
    mixed = Para((Piece("one\vtwo ", ARIAL, 20), Piece("three\v", ARIAL, 30), Piece("four", ARIAL, 10)), pitch=26.0)
    composed = compose([mixed], 500)
    below = [26 * number - line.baseline for number, line in enumerate(composed.lines, 1)]
    assert below == pytest.approx([0.212 * size for size in (20, 30, 10)])
    assert compose([para("one", style=CALIBRI, pitch=24.0)], 500).lines[0].baseline == pytest.approx(19.0)
    assert composed.height == pytest.approx(78)
    assert needed_height([mixed], 500) >= 78
    assert scaled([mixed], 0.5)[0].pitch == 13.0
    assert mixed.moved(4.0).pitch == 26.0


def test_the_largest_size_of_a_line_counts_and_raised_letters_do_not_shrink_it() -> None:
    mixed = Para((Piece("small ", ARIAL, 16), Piece("BIG", ARIAL, 32), Piece("2", Style("Arial", baseline=30), 16)))
    line = compose([mixed], 500).lines[0]
    assert line.size == 32
    assert line.baseline == pytest.approx(32)
    note = Para((Piece("x", ARIAL, 20), Piece("1", Style("Arial", baseline=30), 20)))
    assert compose([note], 500).lines[0].size == 20
    assert compose([note], 500).lines[0].width < compose([para("x1")], 500).lines[0].width


def test_before_of_the_first_and_after_of_the_last_are_ignored() -> None:
    block = [para("one", before=9, after=4), para("two", before=6, after=50)]
    assert compose(block, 300).height == pytest.approx(2 * 24 + 10)


def test_bullets_stand_at_the_margin_and_a_wide_label_pushes_its_first_line() -> None:
    text = "words that certainly need more than a single line here"
    hanging = compose([para(text, margin=20, indent=-20, bullet=True, label="•")], 200).lines
    assert {line.x for line in hanging} == {20.0}
    wide = compose([para(text, margin=20, indent=-20, bullet=True, label="10.")], 200).lines
    assert wide[0].x == pytest.approx(width("10.", ARIAL, 20))
    assert wide[1].x == 20


def test_indent_moves_the_first_line_of_a_plain_paragraph() -> None:
    lines = compose([para("words that certainly need more than a single line", margin=10, indent=15)], 200).lines
    assert [line.x for line in lines[:2]] == [25, 10]


def test_alignment_and_anchor() -> None:
    one = compose([para("word", align="ctr")], 300, height=100, anchor="ctr").lines[0]
    assert one.x == pytest.approx((300 - one.width) / 2)
    assert one.baseline == pytest.approx((100 - 24) / 2 + 20)
    right = compose([para("word", align="r")], 300, height=100, anchor="b").lines[0]
    assert right.x + right.width == pytest.approx(300)
    assert right.baseline == pytest.approx(96)


def test_line_breaks_and_empty_paragraphs() -> None:
    composed = compose([para("one\ntwo", after=6), para(""), Para(())], 300)
    assert [line.text for line in composed.lines] == ["one", "two", "", ""]
    assert composed.height == pytest.approx(3 * 24 + 1.2 * 18 + 6)
    assert compose([], 300).lines == ()


def test_a_word_wider_than_the_area_is_moved_down_then_cut() -> None:
    composed = compose([para("an electroencephalography ward")], 120)
    assert composed.forced
    assert composed.lines[0].text == "an"
    assert letters("".join(line.text for line in composed.lines)) == "anelectroencephalographyward"
    assert all(line.width <= 120 for line in composed.lines)
    assert len(compose([para("word")], 1).lines) == 4


def test_without_wrap_only_line_breaks_count() -> None:
    composed = compose([para("a long line that would have to wrap\nbut does not", align="l")], 50, wrap=False)
    assert len(composed.lines) == 2
    assert not composed.forced
    assert composed.lines[0].x == 0


def test_kerning_stays_inside_a_run_and_breaks_cross_runs() -> None:
    whole = width("AVAVAV", CALIBRI, 40)
    apart = sum(width(letter, CALIBRI, 40) for letter in "AVAVAV")
    assert whole < apart
    assert width("two words", CALIBRI, 40) == pytest.approx(width("two ", CALIBRI, 40) + width("words", CALIBRI, 40))
    split = Para((Piece("un", ARIAL, 20), Piece("break", Style("Arial", bold=True), 20), Piece("able next", ARIAL, 20)))
    assert [line.text for line in compose([split], 115).lines] == ["unbreakable", "next"]


def test_words_are_counted() -> None:
    assert compose([para("one two-three four"), para("five")], 400).words == 4


def test_clean_keeps_one_space_between_and_none_at_the_ends() -> None:
    cleaned = clean([Piece("  a  ", ARIAL, 20), Piece(" b", CALIBRI, 20), Piece(" \n c ", ARIAL, 18), Piece("  ", ARIAL, 18)])
    assert [piece.text for piece in cleaned] == ["a ", "b", "\nc", ""]
    assert clean([Piece("e\u0301", ARIAL, 20)])[0].text == "é"


def test_words_of_a_line_sum_to_its_width() -> None:
    from slidekit.text import word_widths

    for text in ("Find the tip before it moves on", "AVATAR To, we fly (1990)", "uno"):
        style = Style("Calibri")
        [line] = compose([Para((Piece(text, style, 24.0),))], 2000).lines
        words = word_widths(text, style, 24.0)
        assert "".join(word for word, _ in words) == text
        assert sum(width for _, width in words) == pytest.approx(line.width, abs=0.01)
