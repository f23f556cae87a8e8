"""Runs are tagged for the spelling dictionary of where the talk is given."""

import pytest
from layout_decks import TALK, deck

from slidekit.layout import lay_out
from slidekit.layout.languages import proofing
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
