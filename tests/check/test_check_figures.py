"""Marks, alt texts and pixels."""

from __future__ import annotations

from dataclasses import replace

import pytest
from check_decks import SPAN, chart, codes, deck, figure, marks, only, picture, scene, slide, venue

from slidekit.core.diagnostics import Severity
from slidekit.resolve.model import (
    Column,
    Panel,
)


def test_many_marks() -> None:
    crowded = slide(panels=(Panel("p", figure(), SPAN, marks=marks(6)),))
    finding = only(deck(crowded))
    assert (finding.code, finding.severity, finding.element) == ("many-marks", Severity.WARNING, "p")
    assert "6 marks" in finding.message
    pair = slide(panels=(Panel("p", figure(), SPAN, marks=marks(4)), Panel("q", figure(), SPAN, marks=marks(4))))
    assert "8 marks on 2 panels" in only(deck(pair)).message
    assert codes(deck(slide(panels=(Panel("p", figure(), SPAN, marks=marks(5)),)))) == []


def test_alt_missing() -> None:
    assert codes(deck(slide(panels=(Panel("p", figure(alt=""), SPAN),)))) == ["alt-missing"]
    assert codes(deck(slide(panels=(Panel("p", figure(alt="", decorative=True), SPAN),)))) == []
    assert codes(deck(slide(panels=(Panel("p", figure(alt=""), SPAN, alt="The tip"),)))) == []
    assert codes(deck(), scene(replace(chart(), alt=""))) == ["alt-missing"]
    column = Column((), None, (), (), Panel("p", figure(alt=""), SPAN), SPAN)
    assert codes(deck(slide(columns=(column,)))) == ["alt-missing"]


@pytest.mark.parametrize("alt", ["hip-01", "scan of hip.PNG", "IMG_2041", "Screenshot 3", "image"])
def test_alt_is_file_name(alt: str) -> None:
    assert codes(deck(slide(panels=(Panel("p", figure(alt=alt), SPAN),)))) == ["alt-is-file-name"]


@pytest.mark.parametrize("alt", ["A hip, seen from behind", "A needle in the ilium", "Figure of eight suture"])
def test_real_descriptions_are_fine(alt: str) -> None:
    assert codes(deck(slide(panels=(Panel("p", figure(alt=alt), SPAN),)))) == []


def test_upscaled() -> None:
    finding = only(deck(), scene(picture(480)))
    assert (finding.code, finding.severity) == ("upscaled", Severity.WARNING)
    assert "960 screen pixels with 480 of its own: 2.0 times" in finding.message
    assert codes(deck(), scene(picture(640))) == []
    assert codes(deck(), scene(picture(480, role="inset"))) == []
    assert codes(deck(venue=venue(pixels=(1024, 768))), scene(picture(480))) == []
