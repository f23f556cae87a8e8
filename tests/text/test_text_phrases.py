"""Where a line of a title may end."""

from __future__ import annotations

import pytest

from slidekit import text as measure


@pytest.mark.parametrize(
    ("line", "language", "expected"),
    [
        ("Four assumptions ride on a", "en", True),
        ("Four assumptions ride on a needle", "en", False),
        ("The cells we are after are in THE", "en-US", True),
        ("Up, down, right, left, stuck? Nobody", "en", True),  # the first word of the next sentence
        ("By loss of resistance, one epidural", "en", True),
        ("By loss of resistance, one epidural needle", "en", False),
        ("Looking along the bone,", "en", False),
        ("El hueso fino como papel está a un", "es-AR", True),
        ("El hueso fino como papel está a un cuarto", "es", False),
        ("Vitamin a", "xx", False),  # a language whose leaning words nobody wrote down
        ("a", "en", True),
    ],
)
def test_some_words_belong_to_the_next_line(line: str, language: str, expected: bool) -> None:
    assert measure.leans(line, language) is expected


def cost(*lines: tuple[str, float]) -> float:
    return measure.break_cost(lines, "en")


def test_even_lines_cost_least_and_a_leaning_end_more_than_unevenness() -> None:
    assert cost(("one phrase", 100), ("another one", 100)) == 0
    assert cost(("one phrase", 100), ("another one", 80)) < cost(("one phrase", 100), ("another one", 60))
    assert cost(("ride on a", 100), ("needle unseen", 100)) > cost(("ride on a needle", 140), ("nobody sees", 90))


def test_a_stop_is_a_good_end_and_a_single_word_left_over_a_bad_one() -> None:
    assert cost(("along the bone,", 90), ("it is seen", 100)) < cost(("along the bone", 90), ("it is seen", 100))
    assert cost(("where injected cells will", 100), ("go", 10)) > cost(("where injected", 60), ("cells will go", 60)) + 1
    assert cost(("a long line of words", 100), ("de nada", 30)) > cost(("a long line of words", 100), ("de nada", 45)) + 0.3
