"""Text that runs to the left: its order, its brackets, its joined letters, and fonts in collections."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pymupdf
import pypdfium2
import pytest
from conftest_render import said, text_item
from fontTools.ttLib import TTCollection, TTFont

from slidekit.pipeline.faces import find_font
from slidekit.render.pdf import deck_pdf
from slidekit.render.pdf.direction import arrange, join
from slidekit.scene.scene import Scene, Slide
from slidekit.scene.text import Paragraph


def seen(text: str, *, rtl: bool) -> str:
    """From the left, letters that do not change."""
    return "".join(letter.drawn for letter in arrange(text, rtl, lambda _: False))


@pytest.mark.parametrize(
    ("text", "rtl", "wanted"),
    [
        ("abc", True, "abc"),
        ("אבג", True, "גבא"),
        ("אבג 12 דה", True, "הד 12 גבא"),
        ("אב (גד) MRI", True, "MRI (דג) בא"),
        ("אב MRI 3.0 גד", True, "דג MRI 3.0 בא"),
        ("12–14 אב", True, "בא 14–12"),
        ("25.7 % אב", True, "בא % 25.7"),
        ("50% אב", True, "בא 50%"),
        ("see אב גד (now)", False, "see דג בא (now)"),
        ("אב 12, גד", False, "דג ,12 בא"),
        ("a אב.", False, "a בא."),
    ],
)
def test_letters_stand_in_their_order(text: str, rtl: bool, wanted: str) -> None:
    assert seen(text, rtl=rtl) == wanted


@pytest.mark.parametrize(
    ("word", "kinds"),
    [
        ("بيت", ["initial", "medial", "final"]),
        ("دار", ["isolated", "isolated", "isolated"]),
        ("باب", ["initial", "final", "isolated"]),
        ("بَيت", ["initial", "", "medial", "final"]),
        ("سـم", ["initial", "", "final"]),
    ],
)
def test_letters_join_their_neighbours(word: str, kinds: list[str]) -> None:
    drawn = join(word, lambda _: True)
    told = [unicodedata.decomposition(form).partition(">")[0][1:] for form in drawn]
    assert told == kinds
    assert unicodedata.normalize("NFKC", "".join(drawn)) == unicodedata.normalize("NFKC", word)


def test_lam_and_alef_are_one_letter() -> None:
    assert join("لا", bool) == ["ﻻ", ""]
    assert join("سلام", bool) == ["ﺳ", "ﻼ", "", "ﻡ"]
    assert join("سلام", lambda _: False) == list("سلام")


def test_a_pdf_has_joined_letters_that_can_be_found(lecture: Callable[[str], Scene]) -> None:
    words = "السلام عليكم (لا)"
    paragraph = Paragraph((replace(said(words), language="ar"),), align="r", rtl=True)
    scene = replace(lecture("florida"), slides=(Slide("own", "points", (text_item("body", paragraph),)),), sections=())
    pdf = deck_pdf(scene, find_font)
    assert pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range().strip() == words
    forms = {char for char in pymupdf.open(stream=pdf)[0].get_text() if 0xFB50 <= ord(char) <= 0xFEFF}
    assert "ﻼ" in forms


def test_joined_letters_keep_to_the_right(lecture: Callable[[str], Scene]) -> None:
    paragraph = Paragraph((replace(said("الصحيح الصحيح"), language="ar"),), align="r", rtl=True)
    item = text_item("body", paragraph)
    scene = replace(lecture("florida"), slides=(Slide("own", "points", (item,)),), sections=())
    blocks = pymupdf.open(stream=deck_pdf(scene, find_font))[0].get_text("dict")["blocks"]
    right = max(span["bbox"][2] for block in blocks for line in block["lines"] for span in line["spans"])
    line = item.text.lines[0]
    assert right == pytest.approx((line.x + line.width) / 12_700, abs=3)


def test_a_font_in_a_collection_is_taken(lecture: Callable[[str], Scene]) -> None:
    data = find_font("Liberation Sans")
    assert data is not None
    collection, file = TTCollection(), BytesIO()
    collection.fonts = [TTFont(BytesIO(data))]
    collection.save(file)
    scene = replace(
        lecture("florida"), slides=(Slide("own", "points", (text_item("body", Paragraph((said("Words"),))),)),), sections=()
    )
    pdf = deck_pdf(scene, lambda *_: file.getvalue())
    assert any("Liberation" in font[3] for font in pymupdf.open(stream=pdf)[0].get_fonts())
