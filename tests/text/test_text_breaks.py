"""Where lines may end; the rows were seen in LibreOffice 7.4 (``÷`` marks the breaks it takes)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slidekit.text.breaks import cut_word, loose, opportunities

WORDS = [
    "third-÷party", "T1-÷weighted/T2-÷weighted", "COVID-÷19", "IL-÷6-÷receptor", "-÷5mmHg", "a--÷b", "--÷option", "5-÷10%",
    "10–÷15mg", "word÷—÷word", "well÷—÷known÷—", "(high-÷risk)", "“high-÷risk”", "high-“risk”", "high-÷(risk)", "yes!÷no",
    "yes!)", "yes!!", "what?!÷no", "why?)", "what?÷(no", "no!“yes", "wait…÷what", "wait…)", "…÷what", "a|÷b", "a||÷b",
    "C:\\÷temp\\÷file", "path/to/file", "a}b", "a_b", "v1.2.3", "10,000", "12:30", "a;b", "user@host", "A&B", "a=b", "a+b",
    "a*b", "#tag", "50%", "€50", "a(b)", "(a)b", "a[b]c", "it’s", "«yes»no", "¿qué?", "2×3", "a·b", "a→b", "≥5", "5±2",
    "5°C", "naïve\u2011test", "half\u2010÷way", "thin\u2009÷space", "en\u2002÷space", "nb\u00a0space", "nnb\u202fspace",
    "fig\u2007space", "word\u2060join", "zw\u200b÷sp", "soft\u00ad÷hyphen", "https://ex.org/a-÷b-÷c?÷d=e", "1-,", "x-.",
    "p-÷value<0.05", "mg/kg-÷day", "a÷—“b”", "“a”—÷b", "a÷—,b", "a–÷(b)", "α-÷β", "−5", "日÷本÷語", "日÷本、÷語",
    "abc÷%def", "(%)", "www.example.org/path/to/file_name.html?÷q=1", "and/or", "１÷２", "안÷녕", "ー÷本",
    "「日÷本」÷語", "abc÷日÷本÷abc", "e\u0301-÷a",
]  # fmt: skip


@pytest.mark.parametrize("marked", WORDS)
def test_breaks_inside_a_word(marked: str) -> None:
    word = marked.replace("÷", "")
    parts = [word[start:end] for start, end in zip((0, *cut_word(word)), (*cut_word(word), len(word)), strict=True)]
    assert "÷".join(parts) == marked


def test_breaks_after_spaces_and_marks() -> None:
    assert opportunities("one two-three  four ") == (4, 8, 15)
    assert opportunities("one two") == (4,)
    assert opportunities("") == ()


def test_spaces_before_closing_marks_are_loose() -> None:
    assert loose("A / B ( n = 5 ) ok") == {2, 8, 14}
    assert loose("one two") == frozenset()


@given(st.text(alphabet="ab -–—/!?…(“”\u00a0日\u0301", max_size=30))
def test_opportunities_rise_inside_the_text(text: str) -> None:
    places = opportunities(text)
    assert list(places) == sorted(set(places))
    assert all(0 < place < len(text) for place in places)
    assert all(text[place] != " " and text[place - 1] != "\u00a0" for place in places)
    assert all(text[place] != "\u00a0" or text[place - 1] == " " for place in places)
