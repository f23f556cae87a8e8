"""Titles, required slides, their places, how many there are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from check_decks import SPAN, codes, deck, only, scene, slide, text, venue

from slidekit.core.diagnostics import Severity
from slidekit.scene.items import (
    Placeholder,
)


def test_a_good_deck_has_no_findings() -> None:
    assert codes(deck(), scene(text("title", "One idea is shown", role="title", size=36), text("points", "A point"))) == []


def test_title_missing() -> None:
    finding = only(deck(slide(title="")))
    assert (finding.code, finding.severity, finding.slide) == ("title-missing", Severity.WARNING, "a")
    assert finding.span == replace(SPAN, line=2)
    assert codes(deck(slide(title="")), scene(text("title", "References", role="title", size=36))) == []
    assert codes(deck(slide(title="")), scene(replace(text("t", "Thanks"), placeholder=Placeholder("ctrTitle", 0)))) == []
    assert codes(deck(slide(title="")), scene(text("title", " ", role="title", size=36))) == ["title-missing"]


def test_title_twice() -> None:
    finding = only(deck(slide("a"), slide("b", title="one Idea is shown")))
    assert (finding.code, finding.slide) == ("title-twice", "b")
    assert "a and b" in finding.message
    assert codes(deck(slide("a"), slide("b", title="Another is shown"))) == []


def test_required_slide() -> None:
    finding = only(deck(venue=venue(required=(("take-home", "last"),))))
    assert (finding.code, finding.severity) == ("required-slide", Severity.ERROR)
    assert "take-home" in finding.message
    assert codes(deck(slide(layout="take-home"), venue=venue(required=(("take-home", None),)))) == []
    assert codes(deck(slide(layout="take-home", hidden=True), venue=venue(required=(("take-home", None),)))) == [
        "required-slide"
    ]
    both = venue(required=(("disclosure", None),), disclosure_position="second")
    assert codes(deck(venue=both)) == ["required-slide"]


@pytest.mark.parametrize(
    ("position", "good"), [("first", [0]), ("second", [1]), ("third", [2]), ("first-two", [0, 1]), ("last", [3])]
)
def test_slide_position(position: str, good: list[int]) -> None:
    for place in range(4):
        slides = [slide("abcd"[index], title=f"Idea {index} is shown") for index in range(4)]
        slides[place] = replace(slides[place], layout="disclosure")
        expected = [] if place in good else ["slide-position"]
        assert codes(deck(*slides, venue=venue(required=(("disclosure", position),)))) == expected
        if position != "last":
            assert codes(deck(*slides, venue=venue(disclosure_position=position))) == expected


def test_hidden_slides_take_no_position() -> None:
    slides = (
        slide("a"),
        slide("b", title="It is hidden", hidden=True),
        slide("c", title="Disclosure", layout="disclosure"),
    )
    assert codes(deck(*slides, venue=venue(disclosure_position="second"))) == []


def test_too_many_slides() -> None:
    finding = only(deck(slide("a"), slide("b", title="B is shown"), venue=venue(max_slides=1)))
    assert finding.code == "too-many-slides"
    assert "2 slides" in finding.message
    assert codes(deck(slide("a"), slide("b", title="B is shown", hidden=True), venue=venue(max_slides=1))) == []
