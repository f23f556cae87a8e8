"""Texts of the lectures are found where they are seen, whatever markup, citations and values they hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from slidekit.check.talk import home
from slidekit.pipeline import lay_out, load
from slidekit.source import DiskWorkspace
from slidekit.sync.editing import At, slide_texts
from slidekit.sync.editing.lines import find_lines

ROOT = Path(__file__).parents[2]
UNSEEN = ("section", "alt", "notes", "quote by", "number value", "number unit")
"""Not on the slide, or part of a longer line; charts draw their own texts."""


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", ["buenos-aires", "florida", "las-vegas", "pittsburgh"])
def test_every_text_is_found(name: str, language: str) -> None:
    spec = f"decks/{name}.yaml"
    workspace = DiskWorkspace(ROOT)
    deck, scene = load(ROOT / spec, language=language).value, lay_out(ROOT / spec, language=language).value
    assert deck is not None
    assert scene is not None
    last = {home(slide): slide for slide in scene.slides}
    wanted, missed = 0, []
    for slide in last.values():
        spots = slide_texts(workspace, deck, At(spec, home(slide), language=language))
        seen = find_lines(spots, slide)
        assert len({each.spot for each in seen}) == len(seen)
        for each in seen:
            assert 0 <= each.box.x < each.box.x + each.box.w <= scene.size.w
            assert 0 <= each.box.y < each.box.y + each.box.h <= scene.size.h
        found = {each.spot for each in seen}
        for number, spot in enumerate(spots):
            if spot.text and not spot.spoken and not spot.what.endswith(UNSEEN) and not spot.what.startswith("chart"):
                wanted += 1
                missed += [f"{slide.id}: {spot.what}: {spot.text}"] if number not in found else []
    assert wanted > 25
    assert len(missed) <= wanted * 0.02, missed
