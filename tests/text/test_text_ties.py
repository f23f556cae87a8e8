"""Signs, numbers and units that no line ends between."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slidekit.text import Para, Piece, Style, compose, tie


@pytest.mark.parametrize(
    ("written", "tied"),
    [
        ("≈ 6 mm", "≈_6_mm"),
        ("a quarter of an inch (≈ 6 mm) away", "a quarter of an inch (≈_6_mm) away"),
        ("20 ml de sangre", "20_ml de sangre"),
        ("an angle of 40 ° or 40°", "an angle of 40_° or 40°"),
        ("un 25,7 % de las agujas", "un 25,7_% de las agujas"),
        ("p < 0.05 and n > 30, ± 3", "p <_0.05 and n >_30, ±_3"),
        ("12–15 cm, ¼ cm", "12–15_cm, ¼_cm"),
        ("22 G needle, 5 min, 2 h", "22_G needle, 5_min, 2_h"),
        ("3 in 10 get 5 marks", "3 in 10 get 5 marks"),
        ("2 meters, 4 grams, 3 lesiones", "2 meters, 4 grams, 3 lesiones"),
        ("L4 mm and B12 mg", "L4 mm and B12 mg"),
        ("> 1,234,567,890 mmHg", "> 1,234,567,890 mmHg"),
        ("x < y", "x < y"),
        ("6\u00a0mm", "6_mm"),
        ("", ""),
    ],
)
def test_what_is_tied(written: str, tied: str) -> None:
    assert tie(written).replace("\u00a0", "_") == tied
    assert tie(tie(written)) == tie(written)


@given(st.text(alphabet="0 6.,≈<±%°mlgh(a\n", max_size=40))
def test_nothing_but_spaces_changes(text: str) -> None:
    assert tie(text).replace("\u00a0", " ") == text


def test_no_line_ends_there() -> None:
    words = "The needle in the wrong place is only ≈ 6 mm from the right one, and yet 25 % of the time it is ± 3 mm off"
    for width in range(60, 500, 7):
        para = Para((Piece(tie(words), Style("Arial"), 20.0),))
        lines = [line.text for line in compose((para,), width).lines]
        assert not any(line.rstrip().endswith(("≈", "±", " 6", " 25")) for line in lines), lines
