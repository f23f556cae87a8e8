"""What nobody has vouched for."""

from __future__ import annotations

from check_decks import SPAN, deck, only, scene, slide, venue

from slidekit.check import check
from slidekit.core.diagnostics import Severity
from slidekit.resolve.model import (
    Reference,
)


def test_reference_unconfirmed() -> None:
    known = Reference("fda", 1, "FDA 2021", (), True)
    believed = Reference("centeno", 2, "Centeno", (), False, SPAN)
    finding = only(deck(slide("a"), slide("b", title="B is shown", cites=("centeno",)), references=(known, believed)))
    assert (finding.code, finding.severity, finding.slide, finding.span) == (
        "reference-unconfirmed",
        Severity.WARNING,
        "b",
        SPAN,
    )


def test_unconfirmed_venues_only_warn_and_say_so_once() -> None:
    rules = {"max_slides": 1, "required": (("take-home", "last"),)}
    slides = (slide("a"), slide("b", title="B is shown"))
    sure = check(deck(*slides, venue=venue(**rules)), scene())
    assert [(f.code, f.severity) for f in sure] == [("required-slide", Severity.ERROR), ("too-many-slides", Severity.ERROR)]
    doubtful = check(deck(*slides, venue=venue(**rules, confirmed=False)), scene())
    assert [f.code for f in doubtful] == ["required-slide", "too-many-slides", "venue-unconfirmed"]
    assert [f.severity for f in doubtful] == [Severity.WARNING, Severity.WARNING, Severity.INFO]
    assert "timing.max_slides, required" in doubtful[-1].message
    one = check(deck(*slides, venue=venue(**rules, unconfirmed_rules=frozenset({"required"}))), scene())
    assert [f.severity for f in one] == [Severity.WARNING, Severity.ERROR, Severity.INFO]
    assert "one rule" in one[-1].message
    group = venue(**rules, unconfirmed_rules=frozenset({"timing"}))
    assert [f.severity for f in check(deck(*slides, venue=group), scene())] == [
        Severity.ERROR,
        Severity.WARNING,
        Severity.INFO,
    ]
