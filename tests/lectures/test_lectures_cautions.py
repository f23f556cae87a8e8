"""What the lectures assert, sentence by sentence, against the list of claims: no word of caution is lost in either language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from lecture_specs import CLAIMS, DECKS, TEXT_KEYS, slides, slides_of, texts

SUBJECTS = {
    "S1": {"en": r"needs imaging guidance|image every harvest", "es": r"necesita guía por imágenes|imagen en cada extracción"},
    "S6": {"en": r"big problem", "es": r"gran problema"},
    "S7": {"en": r"\b(?:see|get) blood", "es": r"\b(?:ven|reciben)\b.{0,12} sangre"},
    "S10": {"en": r"intended route|trying to get the", "es": r"vía buscada|quisieran llevar"},
    "S12": {"en": r"in the space he|be the intended space", "es": r"espacio donde cree|ser ese espacio"},
    "S13": {"en": r"injured area", "es": r"zona lesionada"},
    "S16": {"en": r"to arrive\b|make it to|\barrival (?:is|stays)", "es": r"\blleguen\b|\bllegada (?:es|poco)"},
    "S18": {"en": r"treatments at that center", "es": r"tratamientos en ese centro"},
    "S19": {"en": r"injecting them", "es": r"inyectarlas"},
}
"""How a sentence is recognized that makes one of the claims that have words of caution."""
CAUTIOUS = r"\b(?:may|might|could|likely|probably|often|can mean|about the cost)\b"
"""Words by which the source itself is cautious. That contrast *can be seen*, and that cells *can't* get there, is none."""
SPOKEN = {"S1": "an opinion all through", "S6": "what somebody says"}
"""Claims that must be cautious where the source's sentence is not."""


def sentences(parts: Iterable[str]) -> Iterator[str]:
    for part in parts:
        yield from re.split(r"(?<=[.?!])\s+", " ".join(part.replace("*", "").split()))


def cautions(claim: str, language: str) -> re.Pattern[str]:
    """Any word of caution of a claim: whole where it is short (``can``, not ``cannot``), as a stem where it is long."""
    words = (rf"\b{re.escape(word)}" + (r"\b" if len(word) < 6 else "") for word in CLAIMS[claim]["keep"][language])
    return re.compile("|".join(words), re.IGNORECASE)


def told(claim: str, language: str, parts: Iterable[str]) -> list[str]:
    """The sentences that make a claim."""
    subject = re.compile(SUBJECTS[claim][language], re.IGNORECASE)
    return [sentence for sentence in sentences(parts) if subject.search(sentence)]


def bare(claim: str, language: str, parts: Iterable[str]) -> list[str]:
    """Of the sentences that make a claim, those without any of its words of caution."""
    return [sentence for sentence in told(claim, language, parts) if not cautions(claim, language).search(sentence)]


def cautious_slides() -> list[Any]:
    return [
        pytest.param(slide, claim, language, id=f"{deck}-{slide['id']}-{claim}-{language}")
        for deck in DECKS
        for slide in slides_of(deck)
        for claim in slide.get("claims", [])
        if "keep" in CLAIMS[claim]
        for language in sorted(TEXT_KEYS)
    ]


@pytest.mark.parametrize(("deck", "slide"), slides())
def test_every_claim_has_its_sentence_in_the_list(deck: str, slide: dict[str, Any]) -> None:
    assert set(slide.get("claims", [])) <= set(CLAIMS), f"{deck} {slide['id']}"
    for claim in slide.get("claims", []):
        assert CLAIMS[claim]["quote"].strip()
        assert set(CLAIMS[claim]["text"]) == TEXT_KEYS


@pytest.mark.parametrize("claim", CLAIMS)
def test_the_list_is_as_cautious_as_the_source(claim: str) -> None:
    entry = CLAIMS[claim]
    careful = claim in SPOKEN or re.search(CAUTIOUS, entry["quote"])
    assert bool(careful) == ("keep" in entry) == (claim in SUBJECTS)
    if careful:
        assert set(entry["keep"]) == TEXT_KEYS
        for language in TEXT_KEYS:
            assert cautions(claim, language).search(entry["text"][language]), f"{claim} {language} is bolder than its source"


@pytest.mark.parametrize(("slide", "claim", "language"), cautious_slides())
def test_every_sentence_that_makes_a_claim_keeps_its_caution(slide: dict[str, Any], claim: str, language: str) -> None:
    parts = list(texts(slide, language))
    assert told(claim, language, parts), f"no sentence of {slide['id']} makes {claim}, or SUBJECTS does not know how"
    assert bare(claim, language, parts) == []


@pytest.mark.parametrize(("slide", "claim", "language"), cautious_slides())
def test_a_sentence_without_its_caution_would_be_found(slide: dict[str, Any], claim: str, language: str) -> None:
    """One sentence of the slide is made bold; the others keep their words, and do not cover for it."""
    parts = list(sentences(texts(slide, language)))
    [*_, last] = told(claim, language, parts)
    bold = " ".join(cautions(claim, language).sub(" ", last).split())
    changed = [bold if part == last else part for part in parts]
    assert [*told(claim, language, [bold])] == bare(claim, language, changed) == [bold]


def test_short_words_of_caution_count_only_whole() -> None:
    assert bare("S13", "en", ["The cells cannot reach the injured area."]) != []
    assert bare("S13", "en", ["A few millimeters can keep them from the injured area."]) == []
