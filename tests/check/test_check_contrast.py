"""Colours against what lies beneath."""

from __future__ import annotations

from dataclasses import replace

from check_decks import PAGE, WIDE, chart, codes, deck, line, only, picture, scene, text

from slidekit.core.diagnostics import Severity
from slidekit.core.geometry import Box
from slidekit.core.units import pt
from slidekit.scene.items import (
    Fill,
    Preset,
    ShapeItem,
)


def test_low_contrast() -> None:
    finding = only(deck(), scene(text("points", "quiet", colour="505458", size=24)))
    assert (finding.code, finding.severity, finding.element) == ("low-contrast", Severity.WARNING, "points")
    assert "505458 on 101418" in finding.message
    assert only(deck(), scene(text("points", "gone", colour="202428"))).severity is Severity.ERROR
    assert codes(deck(), scene(text("points", "loud", colour="tx1"))) == []
    assert codes(deck(), scene(text("points", "loud", colour="tx1"), dark=False)) == []


def test_large_and_bold_text_may_have_less_contrast() -> None:
    grey = "70747A"  # 3.9:1 on the page
    assert codes(deck(), scene(text("x", "words", role="caption", colour=grey, size=16))) == ["low-contrast"]
    assert codes(deck(), scene(text("x", "words", role="caption", colour=grey, size=18))) == []
    assert codes(deck(), scene(text("x", "words", role="caption", colour=grey, size=14, bold=True))) == []


def test_links_are_judged_in_the_colour_that_powerpoint_gives_them() -> None:
    assert codes(deck(), scene(text("x", "words", colour="101418", link="https://a.org"))) == []


def test_contrast_is_against_what_lies_beneath() -> None:
    plate = ShapeItem("plate", "chip", WIDE, Preset("rect"), Fill("F4F4F4"))
    assert codes(deck(), scene(plate, text("x", "words", colour="tx1"))) == ["low-contrast"]
    assert codes(deck(), scene(plate, text("x", "words", colour="bg1"))) == []
    assert codes(deck(), scene(plate, text("x", "words", colour="tx1", fill=Fill("bg1")))) == []
    assert codes(deck(), scene(plate, text("x", "words", colour="tx1", box=Box(pt(30), pt(30), pt(900), pt(480))))) == []


def test_on_a_picture_a_plate_is_judged_by_its_worst_end() -> None:
    base = replace(picture(2000), box=Box(0, 0, *PAGE))
    assert codes(deck(), scene(base, text("x", "words"))) == []
    assert codes(deck(), scene(base, text("x", "words", colour="FFFFFF", fill=Fill("000000", 0.8)))) == []
    assert codes(deck(), scene(base, text("x", "words", colour="FFFFFF", fill=Fill("000000", 0.3)))) == ["low-contrast"]


def test_faint_stroke() -> None:
    finding = only(deck(), scene(line("a", "303438")))
    assert (finding.code, finding.severity) == ("faint-stroke", Severity.WARNING)
    assert codes(deck(), scene(line("a", "FFFFFF"))) == []
    assert codes(deck(), scene(line("a", "FFFFFF"), dark=False)) == ["faint-stroke"]
    assert codes(deck(), scene(line("halo", "000000", 5), line("core", "FFFFFF"), dark=False)) == []
    assert codes(deck(), scene(line("halo", "000000", 5), line("core", "101010"))) == ["faint-stroke"]
    base = replace(picture(2000), box=Box(0, 0, *PAGE))
    assert codes(deck(), scene(base, line("halo", "000000", 5), line("core", "FF0000"))) == []
    assert codes(deck(), scene(base, line("halo", "000000", 5), line("core", "800000"))) == ["faint-stroke"]


def test_faint_chart() -> None:
    assert codes(deck(), scene(chart("202428"))) == ["faint-stroke"]
    assert codes(deck(), scene(chart())) == []
