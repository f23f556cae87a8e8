"""Characters that no font draws, and paragraphs that run to the left."""

from __future__ import annotations

import pytest
from layout_decks import SPAN, deck, point, rich

from slidekit.layout import lay_out
from slidekit.layout.stylesheet import Style
from slidekit.layout.typeset import paragraph
from slidekit.resolve.model import Slide
from slidekit.text import is_rtl
from slidekit.theme import BUILTIN

STYLE = Style("Arial", 20)


@pytest.mark.parametrize(
    ("text", "language", "rtl"),
    [
        ("שלום", "en", True),
        ("العربية first", "en", True),
        ("12 % – العربية", "en-GB", True),
        ("Latin then العربية", "ar", False),
        ("5 ± 2 %", "he-IL", True),
        ("5 ± 2 %", "en", False),
        ("", "ar", True),
        ("", "es-AR", False),
        ("Ωμέγα", "fa", False),
    ],
)
def test_the_first_strong_letter_decides(text: str, language: str, rtl: bool) -> None:
    assert is_rtl(text, language) is rtl
    made = paragraph(text, STYLE, language)
    assert (made.rtl, made.align) == (rtl, "r" if rtl else "l")
    assert paragraph(text, STYLE, language, align="ctr").align == "ctr"


def test_lines_of_a_mirrored_list_end_at_the_margin_on_the_right() -> None:
    slide = Slide("hebrew", "points", SPAN, title=rich("כותרת"), points=(point("מצאו את קצה המחט"), point("Latin line")))
    scene = lay_out(deck(slide), BUILTIN["daylight"]).value
    assert scene is not None
    body = next(item for item in scene.slides[0].items if item.id == "points")
    first, second = body.text.lines  # type: ignore[union-attr]
    margin = body.text.paragraphs[0].margin  # type: ignore[union-attr]
    assert abs(first.x + first.width - (body.box.right - margin)) < 2
    assert abs(second.x - (body.box.x + margin)) < 2


def test_a_character_without_glyph_is_told_once() -> None:
    slides = [
        Slide("one", "points", SPAN, title=rich("Plain ✓ 漢字 😀"), points=(point("กข\ue123 and more: ค ง"),)),
        Slide("two", "points", SPAN, title=rich("Again ก and จ"), points=(point("Ωμέγα"),)),
    ]
    found = [d for d in lay_out(deck(*slides), BUILTIN["daylight"]).diagnostics if d.code == "missing-glyph"]
    assert [(d.slide, d.element) for d in found] == [("one", "points"), ("two", "title")]
    assert found[0].message == (
        "no usual font has U+0E01 THAI CHARACTER KO KAI, U+0E02 THAI CHARACTER KHO KHAI, U+E123 of private use and 2 more; "
        "the audience may see an empty box"
    )
    assert "U+0E08" in found[1].message
    assert "U+0E01" not in found[1].message
