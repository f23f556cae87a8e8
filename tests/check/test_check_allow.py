"""What allow reaches, and what every finding has."""

from __future__ import annotations

from dataclasses import replace

from check_decks import SPAN, codes, deck, figure, line, marks, picture, rich, scene, slide, text, venue

from slidekit.check import check, silence
from slidekit.core.diagnostics import error
from slidekit.resolve.model import (
    Panel,
    Reference,
)
from slidekit.resolve.model import Point as TalkingPoint


def test_allow_silences_its_code_on_its_slide_only() -> None:
    crowded = Panel("p", figure(), SPAN, marks=marks(6))
    first = slide("a", panels=(crowded,), allow=frozenset({"many-marks"}))
    second = slide("b", title="B is shown", panels=(crowded,))
    assert [f.slide for f in check(deck(first, second), scene())] == ["b"]
    over = slide(points=(TalkingPoint(rich("many words here"), SPAN),), allow=frozenset({"many-words"}))
    assert codes(deck(over, venue=venue(max_words=2))) == []


def test_allow_reaches_the_states_of_a_slide_but_never_privacy() -> None:
    resolved = deck(slide("a", allow=frozenset({"text-overflow", "review-void"})))
    findings = (error("text-overflow", "x", slide="a@2"), error("review-void", "x", slide="a"), error("text-overflow", "x"))
    assert [f.code for f in silence(findings, resolved)] == ["review-void", "text-overflow"]


def test_states_of_a_slide_repeat_no_finding() -> None:
    once = scene(text("points", "quiet", colour="505458"))
    twice = replace(once, slides=(once.slides[0], replace(once.slides[0], id="a@2")))
    assert codes(deck(), twice) == ["low-contrast"]


def test_every_finding_is_one_line_with_help_and_a_place() -> None:
    crowded = slide(
        title="", panels=(Panel("p", figure(alt=""), SPAN, marks=marks(6)),), points=(TalkingPoint(rich("a b c"), SPAN),)
    )
    rules = venue(
        max_words=1, max_slides=0, required=(("x", None),), slot_minutes=0.5, max_slides_per_minute=1, confirmed=False
    )
    seen = scene(text("p", "grey", colour="505458", size=11), picture(100), line("l", "101418"))
    found = check(deck(crowded, venue=rules, references=(Reference("k", 1, "K", (), False),)), seen)
    assert len({finding.code for finding in found}) >= 13
    for finding in found:
        assert finding.span is not None
        assert finding.help
        assert "\n" not in finding.message
        assert not finding.message.endswith(".")
