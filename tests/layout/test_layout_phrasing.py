"""Titles break where their phrases do, and say the same words in as many lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slidekit import text as measure
from slidekit.core.geometry import Box
from slidekit.core.richtext import Inline
from slidekit.core.units import pt, to_pt
from slidekit.layout.chips import label_sizes, padding
from slidekit.layout.phrasing import phrased
from slidekit.layout.stylesheet import Style
from slidekit.layout.typeset import SLACK, Measurable, measurable, paragraph

TITLE = Style("Arial", 36.0, bold=True)


def said(words: str, language: str = "en") -> Measurable:
    return measurable([paragraph(words, TITLE, language)])


def room(points: float) -> Box:
    return Box(pt(28), pt(30), pt(points), pt(90))


def lines(text: Measurable, box: Box) -> list[str]:
    return [line.text.strip().replace("\u00a0", " ") for line in measure.compose(text, to_pt(box.w)).lines]


NARROW, WIDE = 662, 883


@pytest.mark.parametrize(
    ("language", "points", "expected"),
    [
        ("en", NARROW, "Four assumptions ride on a needle | that nobody can see"),
        ("en", NARROW, "Paper-thin bone lies a quarter | of an inch from the right spot"),
        ("en", NARROW, "Up, down, right, left, stuck? | Nobody sees where the cells go"),
        ("es", WIDE, "Mirando a lo largo del hueso, | el cuarto de pulgada se ve"),
        ("en", WIDE, "Without contrast, nobody can see | where injected cells will go"),
    ],
)
def test_titles_break_between_phrases(language: str, points: float, expected: str) -> None:
    title = said(expected.replace(" |", ""), language)
    assert lines(*phrased(title, room(points))) == expected.split(" | ")


def test_a_title_that_breaks_well_stays_as_it_is() -> None:
    title = said("Nothing here shows that imaging improves the outcome")
    assert phrased(title, room(662)) == (title, room(662))
    short = said("Disclosure")
    assert phrased(short, room(662)) == (short, room(662))


WORD = st.sampled_from(
    ("a", "the", "of", "needle", "needles,", "tip?", "bone", "marrow", "is", "un", "hueso:", "Nobody", "sees")
)
WORDS = st.lists(WORD, min_size=1, max_size=16)


@given(WORDS, st.floats(300, 900), st.sampled_from(["en", "es"]))
def test_words_lines_and_room_are_kept(words: list[str], points: float, language: str) -> None:
    title, box = said(" ".join(words), language), room(points)
    well, narrow = phrased(title, box)
    assert box.holds(narrow)
    assert " ".join(lines(well, narrow)) == " ".join(lines(title, box)) == " ".join(words)
    before, after = (measure.compose(text, to_pt(where.w)).lines for text, where in ((title, box), (well, narrow)))
    assert len(after) == len(before)
    costs = [measure.break_cost([(line.text, line.width) for line in broken], language) for broken in (before, after)]
    assert costs[1] <= costs[0] + 1e-9
    if narrow != box:
        widest = max(line.width for line in after)
        assert to_pt(narrow.w) >= min(widest * SLACK, points) - 0.01  # neither PowerPoint nor LibreOffice breaks it again


def test_a_narrower_box_stays_where_its_lines_begin() -> None:
    words = "أربعة افتراضات تعتمد على إبرة لا يراها أحد في أي مكان"
    _, narrow = phrased(measurable([paragraph(words, TITLE, "ar")]), room(500), even=1.0)
    assert narrow.w < room(500).w
    assert narrow.right == room(500).right


@pytest.mark.parametrize("words", ["Tip in thick bone", "Tip position assumed", "Punta en hueso grueso", "Stays at the needle"])
@pytest.mark.parametrize("font", ["Arial", "Calibri"])
def test_labels_break_alike_in_a_box_a_hair_narrower_or_wider(words: str, font: str) -> None:
    style = Style(font, 16.0)
    across, _ = padding(style)
    text = measurable([paragraph(words, style, "en")])
    for width, _ in label_sizes((Inline(words),), style, "en", pt(500))[1:]:
        inner = to_pt(width - 2 * across)
        ways = {tuple(line.text for line in measure.compose(text, inner * share).lines) for share in (0.987, 1.0, 1.009)}
        assert len(ways) == 1, (words, ways)
