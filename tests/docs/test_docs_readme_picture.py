"""The picture at the top of README is what slidekit draws of the slide beside it. ``--update`` draws it anew."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from contact_sheets import ALIKE, difference
from PIL import Image

from slidekit import render

ROOT = Path(__file__).parents[2]
PICTURE = ROOT / "docs" / "readme-slide.png"
WIDTH = 1200
HEAD = "slidekit: 1\ntitle: Stem Cell Mythbusters\nspeaker: ../assets/speaker.yaml\ntheme: reading-room\nslides:\n"


def test_the_first_picture_shows_the_slide_beside_it(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    shown = re.search(r"^```yaml\n# slides with the pictures of this repository\n(.*?)^```$", text, re.M | re.S)
    assert shown is not None
    assert text.index("docs/readme-slide.png") < shown.start()
    shutil.copytree(ROOT / "assets", tmp_path / "assets")
    (tmp_path / "decks").mkdir()
    deck = tmp_path / "decks" / "readme.yaml"
    deck.write_text(HEAD + "".join(f"  {line}\n" for line in shown[1].splitlines()), "utf-8")
    done = render(deck, to="png", width=WIDTH, out=tmp_path / "out")
    assert done.ok, done.diagnostics
    (file,) = done.files
    fresh = Image.open(file.path)
    if request.config.getoption("--update"):
        fresh.save(PICTURE, optimize=True)
    assert difference(fresh, PICTURE) < ALIKE
