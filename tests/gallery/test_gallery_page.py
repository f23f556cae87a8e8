"""docs/gallery.md is what decks/gallery.yaml says and what slidekit draws of it. ``--update`` writes both anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from contact_sheets import ALIKE, contact_sheet, difference, keep
from gallery_page import DECK, PICTURES, ROOT, entries, page, sheet_name
from PIL import Image
from test_gallery import ASPECTS, THEMES, gallery_project, venue_of

from slidekit import render

WIDTH = 560
FOLDER = ROOT / "docs" / PICTURES


@pytest.fixture(scope="session")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], list[Path]]:
    """The slides as pictures, in every theme and aspect."""
    root = gallery_project(tmp_path_factory.mktemp("page"))
    made = {}
    for theme in THEMES:
        for aspect in ASPECTS:
            out = root / "drawn" / theme / aspect.replace(":", "x")
            done = render(root / DECK, venue=venue_of(aspect, theme), to="png", width=WIDTH, out=out)
            assert done.ok
            made[theme, aspect] = [Path(file.path) for file in done.files]
    return made


def test_the_page_is_what_the_deck_says(request: pytest.FixtureRequest) -> None:
    path, text = ROOT / "docs" / "gallery.md", page(THEMES, ASPECTS)
    if request.config.getoption("--update"):
        path.write_text(text, "utf-8")
    assert path.read_text("utf-8") == text


def test_pictures_are_what_is_drawn(drawn: dict[tuple[str, str], list[Path]], request: pytest.FixtureRequest) -> None:
    fresh = {sheet_name(*key): contact_sheet([Image.open(path) for path in paths]) for key, paths in drawn.items()}
    names = [f"{entry.id}.png" for entry in entries()]
    shown = drawn[THEMES[0], ASPECTS[0]]
    assert len(shown) == len(names)
    fresh |= {name: Image.open(path) for name, path in zip(names, shown, strict=True)}
    if request.config.getoption("--update"):
        for path in FOLDER.glob("*.png"):
            path.unlink()
        for name, picture in fresh.items():
            keep(picture, FOLDER / name)
    assert {path.name for path in FOLDER.glob("*.png")} == set(fresh)
    for name, picture in fresh.items():
        assert difference(picture, FOLDER / name) < ALIKE, (
            f"{name}: run pytest {request.node.path.name} --update, and look at it"
        )
