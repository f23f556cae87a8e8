"""The contract's samples read without a finding, and come back from plain data the same."""

from __future__ import annotations

import time
from datetime import datetime

import pytest
import spec_samples as samples
from spec_reading import good, node

from slidekit.core.geometry import Area
from slidekit.source import from_data
from slidekit.spec import (
    ClaimsFile,
    Deck,
    Figure,
    FiguresFile,
    Place,
    ReferencesFile,
    Slide,
    SlidesFile,
    Speaker,
    Venue,
    check_slots,
    choose_layout,
    read,
    source_keys,
    to_data,
)

FILES = [
    (Deck, samples.DECK),
    (FiguresFile, samples.FIGURES),
    (Venue, samples.VENUE),
    (SlidesFile, samples.LECTURE),
    (Speaker, samples.SPEAKER),
    (ReferencesFile, samples.REFERENCES),
    (ClaimsFile, samples.CLAIMS),
]


@pytest.mark.parametrize(("model", "text"), FILES)
def test_samples_read_and_come_back(model: type, text: str) -> None:
    value = good(model, text)
    data = to_data(value)
    again = read(model, from_data(data, node(text).span), templates=True)
    assert again.diagnostics == ()
    assert again.value == value
    assert to_data(again.value) == data


def test_lecture_slides_fit_their_layouts() -> None:
    for slide in good(SlidesFile, samples.LECTURE).slides:
        layout = choose_layout(slide).value
        assert layout is not None
        assert check_slots(slide, layout) == []


def test_values_have_their_types() -> None:
    deck = good(Deck, samples.DECK)
    slide = deck.slides[1]
    assert (slide.seconds, slide.hidden, slide.overflow) == (90, False, "error")
    assert slide.panels[1].crop == Place(area=Area(0.1, 0.0, 0.9, 1.0))
    assert slide.panels[1].annotations[1].size == (0.12, 0.2)
    assert slide.points[1].points[0].text == "Nested points are allowed"
    assert deck.template is not None
    assert deck.template.file == "../assets/society.potx"
    assert deck.speaker == "../assets/speaker.yaml"
    assert [each.code for each in slide.allow] == ["many-words"]
    venue = good(Venue, samples.VENUE)
    assert venue.event is not None
    assert venue.event.start == datetime(2026, 4, 28, 9)
    assert [each.layout for each in venue.required] == ["title", "disclosure", "take-home", "references"]
    lecture = good(SlidesFile, samples.LECTURE)
    assert lecture.slides[1].steps[2].notes == "Between the two tips there is a quarter of an inch."
    number = lecture.slides[6].number
    assert number is not None
    assert number.source is not None
    assert source_keys(number.source) == ("batinic1990", "yu2009")


def test_absent_is_not_default() -> None:
    slide = good(Deck, "slidekit: 1\nslides: [{title: x, points: []}]").slides[0]
    assert slide.model_fields_set == {"title", "points"}
    assert slide.when is True


def test_credits_are_a_line_or_a_map() -> None:
    text = "figures:\n  a: {file: a.png, alt: x, credit: %s}"
    assert good(FiguresFile, text % "Drawn by hand").figures["a"].credit == "Drawn by hand"
    assert good(FiguresFile, text % "{en: By hand, es: A mano}").figures["a"].credit == {"en": "By hand", "es": "A mano"}
    assert good(FiguresFile, text % "{url: x}").figures["a"].credit.url == "x"  # type: ignore[union-attr]


def test_figures_take_the_defaults_that_they_lack() -> None:
    file = good(
        FiguresFile,
        """
        defaults: {credit: The project, alt: A drawing, contrast: true}
        figures:
          a: {file: a.png}
          b: {file: b.png, alt: Another, contrast: false}
        """,
    )
    whole = file.complete()
    assert (whole["a"].alt, whole["a"].contrast, whole["a"].credit) == ("A drawing", True, "The project")
    assert (whole["b"].alt, whole["b"].contrast, whole["b"].credit) == ("Another", False, "The project")
    assert isinstance(whole["a"], Figure)
    assert whole["a"].span == file.figures["a"].span


def test_decks_are_made_in_python() -> None:
    deck = Deck(title="A talk", slides=[Slide(id="a", title="One", points=["x", {"text": "y", "number": 1}])])
    assert to_data(deck) == {
        "slidekit": 1,
        "title": "A talk",
        "slides": [{"id": "a", "title": "One", "points": [{"text": "x"}, {"text": "y", "number": 1}]}],
    }
    with pytest.raises(ValueError, match="seconds is 18pt; a number without a unit is expected"):
        Slide(id="a", seconds="18pt")


def test_a_thousand_slides_read_fast() -> None:
    slide = {
        "title": "A title that says something",
        "panels": [
            {"figure": "bone", "annotations": [{"arrow": "tip", "label": "Tip"}, {"box": ["0.5", "0.3", "0.7", "0.6"]}] * 2}
        ],
        "points": ["One", "Two", "Three", "Four", {"en": "Five", "es": "Cinco"}],
        "notes": "What to say.",
    }
    deck = from_data({"slidekit": 1, "slides": [{"id": f"s-{n}", **slide} for n in range(1000)]}, node("a: b").span)
    start = time.process_time()
    assert read(Deck, deck).ok
    assert time.process_time() - start < 3  # 0.25 s on a fast machine
