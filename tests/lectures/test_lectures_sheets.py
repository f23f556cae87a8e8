"""docs/lectures.md shows the four lectures as LibreOffice draws them. ``--update`` draws them anew: look at them."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pymupdf
import pytest
from contact_sheets import ALIKE, contact_sheet, difference, keep
from PIL import Image

from slidekit.pipeline import build

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "img" / "lectures"
LECTURES = ("buenos-aires", "florida", "las-vegas", "pittsburgh")
COLUMNS, THUMB = 5, 240


@pytest.mark.libreoffice
@pytest.mark.parametrize("name", LECTURES)
def test_the_sheet_is_what_libreoffice_draws(
    name: str, tmp_path: Path, to_pdf: Callable[[Path], Path], request: pytest.FixtureRequest
) -> None:
    made = build(ROOT / "decks" / f"{name}.yaml", out=tmp_path)
    pages = pymupdf.open(to_pdf(Path(made.outputs[0].path)))
    assert len(pages) == made.outputs[0].slides
    slides = [Image.open(BytesIO(page.get_pixmap(dpi=60).tobytes("png"))) for page in pages]
    fresh, path = contact_sheet(slides, COLUMNS, THUMB), FOLDER / f"{name}.png"
    if request.config.getoption("--update"):
        keep(fresh, path)
    assert difference(fresh, path) < ALIKE, f"run pytest {request.node.path.name} --update, and look at {path.name}"


def test_the_page_shows_every_sheet() -> None:
    text = (ROOT / "docs" / "lectures.md").read_text("utf-8")
    assert [name for name in LECTURES if f"(img/lectures/{name}.png)" not in text] == []
