"""Runs are tagged for the spelling dictionary of where the talk is given."""

from dataclasses import replace

import pytest
from layout_decks import SPAN, TALK, deck, rich

from slidekit.layout import lay_out
from slidekit.layout.languages import proofing
from slidekit.resolve.model import ChartBlock, Datum, QuoteBlock, Slide
from slidekit.scene.items import ChartItem, TextItem
from slidekit.theme import BUILTIN


@pytest.mark.parametrize(
    ("language", "country", "tag"),
    [
        ("es", "AR", "es-AR"),
        ("es", "", "es-ES"),
        ("es", "DE", "es-ES"),
        ("en", "AR", "en-US"),
        ("en", "GB", "en-GB"),
        ("pt-BR", "PT", "pt-BR"),
        ("ja", "JP", "ja"),
    ],
)
def test_tags(language: str, country: str, tag: str) -> None:
    assert proofing(language, country) == tag


def test_every_run_carries_the_tag() -> None:
    scene = lay_out(deck(*TALK, country="CA"), BUILTIN["daylight"]).value
    assert scene is not None
    assert scene.properties.language == "en-CA"
    for slide in scene.slides:
        for item in slide.items:
            text = getattr(item, "text", None)
            assert all(run.language == "en-CA" for p in (text.paragraphs if text else ()) for run in p.runs)


@pytest.mark.parametrize(("language", "said"), [("en", "Bed 47.7 %; Room 15,000 %"), ("es", "Bed 47,7 %; Room 15\u00a0000 %")])
def test_numbers_of_a_chart_are_said_as_the_language_writes_them(language: str, said: str) -> None:
    data = (Datum(rich("Bed"), (47.7,)), Datum(rich("Room"), (15000.0,)))
    chart = ChartBlock("bar", data, (), "%", None, (), (), (), SPAN)
    talk = replace(deck(Slide("a", "chart", SPAN, rich("Found"), chart=chart, seconds=9)), language=language)
    scene = lay_out(talk, BUILTIN["daylight"]).value
    assert scene is not None
    [item] = [item for item in scene.slides[0].items if isinstance(item, ChartItem)]
    assert item.alt == f"Found: {said}"


def test_quotations_stand_in_the_marks_of_the_language() -> None:
    quote = QuoteBlock(rich("a menudo"), rich("Ellos"), (), True, SPAN)
    talk = replace(deck(Slide("a", "quote", SPAN, rich("Dicho"), quote=quote, seconds=9)), language="es")
    scene = lay_out(talk, BUILTIN["daylight"]).value
    assert scene is not None
    texts = [item.text for item in scene.slides[0].items if isinstance(item, TextItem)]
    words = "".join(run.text for text in texts for p in text.paragraphs for run in p.runs)
    assert "«a menudo»" in words
    assert "(traducción)" in words
