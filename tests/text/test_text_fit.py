"""Safe heights, size search, balance."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_text_compose import blocks, para

from slidekit.text import (
    Para,
    balance,
    compose,
    fits,
    largest,
    lines_height,
    longest_word,
    needed_height,
    scaled,
    spaced_height,
    width,
    words_over,
)

TEXT = "Steady positive pressure keeps the preterm lung open while oxygen is weaned early and the tidal volume stays small"
FACTORS = [step / 20 for step in range(20, 5, -1)]


def test_needed_height_of_single_lines() -> None:
    assert needed_height([para("one")], 300) == pytest.approx(1.0098 * 24 * 1.02 + 0.07)
    assert needed_height([para("one", before=9, after=4), para("two", before=6)], 300) == pytest.approx(
        1.0098 * 58 * 1.02 + 0.07
    )
    assert needed_height([para("a\n\nb")], 300) == pytest.approx(1.0098 * 72 * 1.02 + 0.07)


def test_needed_height_counts_breaks_after_spaces_only() -> None:
    block = [para("on mother-to-child risk")]
    area = width("on mother-to-", block[0].pieces[0].style, 20) * 1.03
    assert [line.text for line in compose(block, area).lines] == ["on mother-to-", "child risk"]
    assert needed_height(block, area) == pytest.approx(1.0098 * 72 * 1.02 + 0.07)


@given(blocks, st.floats(100, 900))
@settings(deadline=None)
def test_a_box_of_the_needed_height_holds_the_composed_lines(block: list[Para], area: float) -> None:
    composed = compose(block, area)
    if not composed.forced:
        assert composed.height <= needed_height(block, area)


@given(blocks, st.floats(100, 900), st.floats(0, 60))
@settings(deadline=None)
def test_other_spaces_need_no_other_measure_of_the_lines(block: list[Para], area: float, space: float) -> None:
    moved = [para.moved(space) for para in block]
    assert spaced_height(block, lines_height(block, area), [space] * len(block)) == needed_height(moved, area)


@given(blocks, st.floats(100, 900), st.floats(20, 500))
@settings(deadline=None)
def test_search_finds_the_first_factor_that_fits(block: list[Para], area: float, height: float) -> None:
    found = largest(block, area, height, FACTORS)
    fitting = [factor for factor in FACTORS if fits(scaled(block, factor), area, height)]
    assert found == (fitting[0] if fitting else None)


@given(blocks)
@settings(deadline=None)
def test_no_word_is_cut_in_a_box_as_wide_as_the_longest(block: list[Para]) -> None:
    assert not compose(block, longest_word(block)).forced


def test_longest_word_includes_the_margin() -> None:
    assert longest_word([para("pressure", margin=18)]) == pytest.approx(longest_word([para("pressure")]) + 18)
    assert not fits([para("electroencephalography")], 100, 1000)


def test_words_over() -> None:
    block = [para(TEXT)]
    assert words_over(block, 300, needed_height(block, 300)) == 0
    half = words_over(block, 300, needed_height(block, 300) / 2)
    assert 7 <= half <= 12
    assert words_over(block, 300, 1) == len(TEXT.split())


def test_scaled_leaves_margins() -> None:
    (big,) = scaled([para("one", margin=18, indent=-18, before=6, after=2)], 1.5)
    assert (big.size, big.margin, big.indent, big.before, big.after) == (30, 18, -18, 9, 3)


@pytest.mark.parametrize("area", [250.0, 400.0, 640.0, 900.0])
def test_balance_keeps_the_lines_and_evens_them(area: float) -> None:
    block = [para(TEXT, 24)]
    narrow = balance(block, area)
    before, after = compose(block, area).lines, compose(block, narrow).lines
    assert area / 2 <= narrow <= area
    assert len(after) == len(before)
    assert min(line.width for line in after) >= min(line.width for line in before)


def test_balance_leaves_no_short_word_alone() -> None:
    block = [para("Which infants gain from it", 24)]
    area = compose([para("Which infants gain from", 24)], 900).width + 2
    assert compose(block, area).lines[-1].text == "it"
    assert compose(block, balance(block, area)).lines[-1].text != "it"
    assert balance([para("electroencephalography")], 100) == 100
