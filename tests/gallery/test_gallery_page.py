"""docs/gallery.md is what decks/gallery.yaml says and what slidekit draws of it. ``--update`` writes both anew."""

from __future__ import annotations

from math import ceil
from pathlib import Path

import pytest
from gallery_page import DECK, PICTURES, ROOT, entries, page, sheet_name
from PIL import Image, ImageChops, ImageStat
from test_gallery import ASPECTS, THEMES, gallery_project, venue_of

from slidekit import render

WIDTH, THUMB, COLUMNS = 560, 176, 8
GAP, GROUND = 6, "#666666"
COLOURS = 160
ALIKE = 3.0
"""Mean difference in greys up to which a picture is as committed: they have few colours, and fonts differ a little."""
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


def small(picture: Image.Image) -> Image.Image:
    """With few colours, so that forty of them weigh little."""
    return picture.convert("RGB").quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)


def sheet(paths: list[Path]) -> Image.Image:
    """All slides, small, in rows."""
    thumbs = [Image.open(path).convert("RGB") for path in paths]
    high = round(THUMB * thumbs[0].height / thumbs[0].width)
    rows = ceil(len(thumbs) / COLUMNS)
    whole = Image.new("RGB", (COLUMNS * (THUMB + GAP) + GAP, rows * (high + GAP) + GAP), GROUND)
    for number, thumb in enumerate(thumbs):
        place = GAP + number % COLUMNS * (THUMB + GAP), GAP + number // COLUMNS * (high + GAP)
        whole.paste(thumb.resize((THUMB, high), Image.Resampling.LANCZOS), place)
    return whole


def test_the_page_is_what_the_deck_says(request: pytest.FixtureRequest) -> None:
    path, text = ROOT / "docs" / "gallery.md", page(THEMES, ASPECTS)
    if request.config.getoption("--update"):
        path.write_text(text, "utf-8")
    assert path.read_text("utf-8") == text


def test_pictures_are_what_is_drawn(drawn: dict[tuple[str, str], list[Path]], request: pytest.FixtureRequest) -> None:
    fresh = {sheet_name(*key): sheet(paths) for key, paths in drawn.items()}
    names = [f"{entry.id}.png" for entry in entries()]
    shown = drawn[THEMES[0], ASPECTS[0]]
    assert len(shown) == len(names)
    fresh |= {name: Image.open(path) for name, path in zip(names, shown, strict=True)}
    if request.config.getoption("--update"):
        FOLDER.mkdir(parents=True, exist_ok=True)
        for path in FOLDER.glob("*.png"):
            path.unlink()
        for name, picture in fresh.items():
            small(picture).save(FOLDER / name, optimize=True)
    assert {path.name for path in FOLDER.glob("*.png")} == set(fresh)
    for name, picture in fresh.items():
        kept = Image.open(FOLDER / name).convert("L")
        differs = ImageStat.Stat(ImageChops.difference(kept, small(picture).convert("L"))).mean[0]
        assert differs < ALIKE, f"{name}: run pytest {request.node.path.name} --update, and look at it"
