"""QR codes: the drawn one is the code, and text keeps clear of it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from layout_decks import code_of, deck, laid_out, point, rich, thanks

from slidekit.core.geometry import Box
from slidekit.layout import lay_out
from slidekit.layout.qr import QUIET, outlines
from slidekit.scene.items import (
    GroupItem,
    Outline,
    ShapeItem,
)
from slidekit.theme import BUILTIN


def inside(commands: tuple[tuple[str | int, ...], ...], x: float, y: float) -> bool:
    """Even-odd rule: how often a ray to the right crosses the outline."""
    crossings, start, at = 0, (0, 0), (0, 0)
    for name, *numbers in commands:
        to = start if name == "Z" else (int(numbers[0]), int(numbers[1]))
        if name == "M":
            start = to
        elif (at[1] > y) != (to[1] > y) and x < at[0]:
            crossings += 1
        at = to
    return crossings % 2 == 1


@pytest.mark.parametrize("url", ["https://example.org/a", "https://example.org/" + "b" * 120])
def test_the_drawn_code_is_the_code(url: str) -> None:
    qr = code_of(url)
    scene = laid_out(deck(thanks(url)))
    (group,) = [item for item in scene.slides[0].items if isinstance(item, GroupItem) and item.id == "qr"]
    plate, drawn = group.items
    assert isinstance(drawn, ShapeItem)
    assert isinstance(drawn.geometry, Outline)
    module = plate.box.w // (len(qr.modules) + 2 * QUIET)
    for y, row in enumerate(qr.modules):
        for x, dark in enumerate(row):
            at = (plate.box.x + (QUIET + x + 0.5) * module, plate.box.y + (QUIET + y + 0.5) * module)
            assert inside(drawn.geometry.commands, *at) == dark, (x, y)
    assert url in group.alt
    assert drawn.box == Box(plate.box.x + QUIET * module, plate.box.y + QUIET * module, *[len(qr.modules) * module] * 2)


def test_outlines_turn_at_every_corner() -> None:
    ring = [[True, True, True], [True, False, True], [True, True, False]]
    loops = outlines(ring)
    assert sorted(map(len, loops)) in ([4, 6], [10])
    for loop in loops:
        assert all((a[0] == b[0]) != (a[1] == b[1]) for a, b in pairwise([*loop, loop[0]]))


def test_a_code_of_a_long_address_is_a_finding() -> None:
    outcome = lay_out(deck(thanks("https://example.org/" + "c" * 1200)), BUILTIN["daylight"])
    assert [found.code for found in outcome.diagnostics] == ["qr-too-fine"]


def test_text_keeps_clear_of_the_code() -> None:
    words = rich("A subtitle that is long enough to run into whatever stands at the right of it, and then some")
    scene = laid_out(deck(thanks(subtitle=words, points=(point("Ask us for the local rules before you try any of it"),))))
    (group,) = [item for item in scene.slides[0].items if item.id == "qr"]
    texts = [item for item in scene.slides[0].items if item.id in ("subtitle", "points", "speaker")]
    assert len(texts) == 3
    assert not any(item.box.meets(group.box) for item in texts)


# charts
