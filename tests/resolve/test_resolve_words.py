"""Dates, numbers and fixed words in each language."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slidekit.resolve.dates import format_date, long_date, read_date
from slidekit.resolve.numbers import format_number
from slidekit.resolve.words import ENGLISH, WORDS, words_for
from slidekit.spec.kinds import KINDS


@pytest.mark.parametrize(
    ("pattern", "english", "spanish"),
    [
        ("", "5 March 2026", "5 de marzo de 2026"),
        ("d MMMM", "5 March", "5 marzo"),
        ("dd/MM/yyyy", "05/03/2026", "05/03/2026"),
        ("d.M.", "5.3.", "5.3."),
        ("EEEE, HH:mm", "Thursday, 14:05", "jueves, 14:05"),
        ("MMM yyyy", "Mar 2026", "mar 2026"),
        ("d 'of' MMMM 'o''clock'", "5 of March o'clock", "5 of marzo o'clock"),
    ],
)
def test_date_tokens(pattern: str, english: str, spanish: str) -> None:
    assert format_date("2026-03-05T14:05", "en", pattern) == english
    assert format_date("2026-03-05T14:05", "es-AR", pattern) == spanish


@pytest.mark.parametrize("text", ["28.4.2026", "2026-13-01", "2026-02-30", "tomorrow", "2026-4-1"])
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(ValueError):
        read_date(text)


@pytest.mark.parametrize("pattern", ["qq", "d MMMMM", "d 'de", "YYYY"])
def test_what_is_no_pattern(pattern: str) -> None:
    with pytest.raises(ValueError):
        format_date("2026-03-05", "en", pattern)


def test_every_month_and_day_has_a_name_of_its_own() -> None:
    for language in WORDS:
        months = {long_date(date(2026, month, 1), language) for month in range(1, 13)}
        days = {format_date((date(2026, 1, 1) + timedelta(n)).isoformat(), language, "EEEE") for n in range(7)}
        assert (len(months), len(days)) == (12, 7)


@pytest.mark.parametrize(
    ("value", "digits", "english", "spanish"),
    [
        ("25.7", None, "25.7", "25,7"),
        ("10.0", None, "10.0", "10,0"),
        (2212, None, "2212", "2212"),
        ("48000", None, "48,000", "48\u00a0000"),
        (-3.25, 1, "\u22123.3", "\u22123,3"),
        (0.125, 2, "0.13", "0,13"),
        (7, 2, "7.00", "7,00"),
    ],
)
def test_numbers(value: str | float, digits: int | None, english: str, spanish: str) -> None:
    assert format_number(value, "en", digits) == english
    assert format_number(value, "es", digits) == spanish


@given(st.integers(-(10**12), 10**12), st.sampled_from(["en", "es", "fr"]))
def test_whole_numbers_come_back(value: int, language: str) -> None:
    text = format_number(value, language)
    assert int(text.replace("\u2212", "-").replace(",", "").replace("\u00a0", "")) == value


def test_languages_say_the_same_things() -> None:
    for words in WORDS.values():
        assert all(getattr(words, field.name) for field in fields(words))
        assert words.badges.keys() == ENGLISH.badges.keys()
        assert words.says.keys() == ENGLISH.says.keys() == KINDS.keys()
        assert all("{label}" in sentence for sentence in words.says.values())


def test_nearest_words() -> None:
    assert words_for("es-AR").disclosure.startswith("Declaración")
    assert words_for("pt") is ENGLISH
