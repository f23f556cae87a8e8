"""Seconds against the slot, and the pace."""

from __future__ import annotations

from check_decks import codes, deck, only, slide, venue

from slidekit.core.diagnostics import Severity
from slidekit.resolve.model import (
    Step,
)


def test_seconds_missing() -> None:
    finding = only(deck(slide("a"), slide("b", title="B is shown", seconds=0.0)))
    assert (finding.code, finding.severity, finding.slide) == ("seconds-missing", Severity.INFO, "b")
    assert codes(deck(slide("a", seconds=0.0))) == []
    assert codes(deck(slide("a", seconds=0.0), venue=venue(slot_minutes=10.0))) == ["seconds-missing"]
    assert codes(deck(slide("a"), slide("b", title="B is shown", seconds=0.0, steps=(Step((), 20.0),)))) == []


def test_over_time() -> None:
    finding = only(deck(slide("a", seconds=90.0), venue=venue(slot_minutes=1.0)))
    assert (finding.code, finding.severity) == ("over-time", Severity.ERROR)
    assert "1 min 30 s" in finding.message
    assert "a (90 s)" in finding.help
    assert codes(deck(slide("a", seconds=60.0), slide("b", title="B is not", hidden=True), venue=venue(slot_minutes=1.0))) == []


def test_slides_per_minute() -> None:
    pair = (slide("a", seconds=30.0), slide("b", title="B is shown", seconds=30.0))
    finding = only(deck(*pair, venue=venue(max_slides_per_minute=1.5)))
    assert finding.code == "slides-per-minute"
    assert "2.0 per minute" in finding.message
    assert codes(deck(*pair, venue=venue(max_slides_per_minute=1.5, slot_minutes=2.0))) == []
