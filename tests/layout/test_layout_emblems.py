"""Logos, labels, credits and portraits: where they stand, and that they lie on nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from layout_decks import SPAN, TALK, deck, figure, panel, rich

from slidekit.core.geometry import Box
from slidekit.core.units import to_pt
from slidekit.layout import lay_out
from slidekit.resolve.model import Logo, ResolvedDeck, Slide
from slidekit.scene.items import GroupItem, Item, PictureItem, ShapeItem, TextItem
from slidekit.scene.scene import Scene
from slidekit.scene.walk import walk
from slidekit.theme import BUILTIN

ASPECTS = ("16:9", "4:3", "16:10")
CORNERS = ("top-right", "bottom-left", "bottom-right")


def logo(corner: str = "bottom-right", *slides: str, plate: str = "FFFFFF", pixels: tuple[int, int] = (600, 200)) -> Logo:
    return Logo("@logo", pixels, "Logo of The Society", corner, frozenset(slides or ("all",)), plate)


def with_logo(talk: ResolvedDeck) -> ResolvedDeck:
    assert talk.venue.logo is not None
    return replace(talk, figures={**talk.figures, "@logo": figure("@logo", talk.venue.logo.pixels)})


def lay(talk: ResolvedDeck, theme: str = "reading-room") -> Scene:
    outcome = lay_out(talk, BUILTIN[theme])
    assert outcome.value is not None
    assert not outcome.diagnostics, outcome.diagnostics
    return outcome.value


def find(items: tuple[Item, ...], name: str) -> Item | None:
    return next((item for item in items if item.id == name), None)


@pytest.mark.parametrize("aspect", ASPECTS)
@pytest.mark.parametrize("corner", CORNERS)
@pytest.mark.parametrize("theme", ["reading-room", "daylight"])
def test_a_logo_is_small_inside_the_slide_and_on_nothing(aspect: str, corner: str, theme: str) -> None:
    scene = lay(with_logo(deck(*TALK, aspect=aspect, logo=logo(corner))), theme)
    page = Box(0, 0, *scene.size)
    shown = 0
    for slide in scene.slides:
        emblem = find(slide.items, "logo")
        if emblem is None:
            assert slide.layout == "figure-full"
            continue
        shown += 1
        assert isinstance(emblem, GroupItem)
        assert emblem.alt == "Logo of The Society"
        assert page.holds(emblem.box)
        assert emblem.box.w * emblem.box.h < page.w * page.h / 80
        for item in slide.items:
            if item is not emblem and isinstance(item, TextItem | GroupItem | PictureItem):
                assert not emblem.box.meets(item.box), (slide.id, item.id)
    assert shown > 5


def test_a_logo_keeps_its_shape_and_stands_where_the_venue_says() -> None:
    talk = with_logo(deck(*TALK, logo=logo("bottom-right", "first", "last", pixels=(500, 500))))
    scene = lay(talk)
    bearers = [slide.id for slide in scene.slides if find(slide.items, "logo")]
    assert bearers == [scene.slides[0].id, scene.slides[-1].id]
    [mark] = [item for item in walk(scene.slides[-1].items) if item.id == "logo.picture"]
    assert abs(mark.box.w - mark.box.h) < 3
    assert lay(with_logo(deck(*TALK, logo=logo("top-right", "first")))).slides[1].items == lay(deck(*TALK)).slides[1].items


def test_hidden_slides_are_neither_first_nor_last() -> None:
    hidden = replace(TALK[-1], id="spare", hidden=True)
    scene = lay(with_logo(deck(*TALK, hidden, logo=logo("bottom-right", "last"))))
    assert [slide.id for slide in scene.slides if find(slide.items, "logo")] == [TALK[-1].id]


def test_an_opaque_logo_has_no_plate() -> None:
    scene = lay(with_logo(deck(*TALK, logo=logo(plate=""))))
    mark = find(scene.slides[-1].items, "logo")
    assert isinstance(mark, PictureItem)
    assert mark.alt == "Logo of The Society"


@pytest.mark.parametrize("aspect", ASPECTS)
def test_labels_stand_above_everything_in_small_letters(aspect: str) -> None:
    labels = ("UNPUBLISHED DATA – DO NOT COPY OR DISTRIBUTE", "NO PHOTOGRAPHS")
    scene = lay(deck(*TALK, aspect=aspect, labels=labels))
    for slide in scene.slides:
        notice = find(slide.items, "notice")
        assert isinstance(notice, TextItem)
        assert notice.text.paragraphs[0].runs[0].text == " · ".join(labels)
        assert notice.text.paragraphs[0].runs[0].char.size == 12
        assert to_pt(notice.box.bottom) <= 28
        for item in slide.items:
            if item is not notice and isinstance(item, TextItem):
                assert not notice.box.meets(item.box), (slide.id, item.id)


def test_labels_that_are_too_long_are_a_finding() -> None:
    outcome = lay_out(deck(*TALK, labels=("CME " + "0123456789 " * 20,)), BUILTIN["reading-room"])
    assert [finding.code for finding in outcome.diagnostics] == ["notice-too-long"]


def test_credits_stand_at_the_foot_of_their_slide() -> None:
    def foot(*slides: Slide, **rules: object) -> list[str]:
        items = lay(deck(*slides, **rules)).slides[0].items
        return [p.runs[0].text for item in items if item.id == "picture-credits" for p in item.text.paragraphs]  # type: ignore[union-attr]

    one = panel()
    credited = replace(one, figure=replace(one.figure, credit="Ada Ruiz, CC-BY-4.0"))
    single = Slide("a", "figure", SPAN, rich("A hip"), panels=(credited,), seconds=9)
    assert foot(single, credit_on_slide=True) == ["Picture: Ada Ruiz, CC-BY-4.0"]
    assert foot(single) == []
    other = replace(panel("knee"), letter="B", figure=replace(figure("knee"), credit="B. Other"))
    third = replace(credited, id="third", letter="C")
    pair = Slide("a", "compare-3", SPAN, rich("Two"), panels=(replace(credited, letter="A"), other, third), seconds=9)
    assert foot(pair, credit_on_slide=True) == ["A, C: Ada Ruiz, CC-BY-4.0\u2003B: B. Other"]
    full = Slide("a", "figure-full", SPAN, rich("A hip"), panels=(credited,), seconds=9)
    words = [
        p.runs[0].text
        for item in lay(deck(full, credit_on_slide=True)).slides[0].items
        if item.id == "caption"
        for p in item.text.paragraphs
    ]  # type: ignore[union-attr]
    assert "Picture: Ada Ruiz, CC-BY-4.0" in words


@pytest.mark.parametrize("aspect", ASPECTS)
def test_the_portrait_is_round_and_beside_the_speaker(aspect: str) -> None:
    talk = deck(Slide("title", "title", SPAN, rich("A talk")), Slide("thanks", "thanks", SPAN, rich("Thanks")), aspect=aspect)
    speaker = replace(talk.speaker, name="Ada Ruiz", photo="@photo")
    talk = replace(talk, speaker=speaker, figures={"@photo": figure("@photo", (600, 900))})
    for slide in lay(talk).slides:
        portrait, lines = find(slide.items, "portrait"), find(slide.items, "speaker")
        assert isinstance(portrait, PictureItem)
        assert isinstance(lines, TextItem)
        assert portrait.round
        assert portrait.box.w == portrait.box.h
        assert portrait.alt == "Portrait of Ada Ruiz"
        left, top, right, bottom = portrait.media.crop
        assert (right - left, bottom - top, left) == (600, 600, 0)
        assert 0 < top < 150, "faces are in the upper part"
        assert portrait.box.right < lines.box.x
        rule = find(slide.items, "rule")
        assert isinstance(rule, ShapeItem)
        assert rule.box.y < portrait.box.y
