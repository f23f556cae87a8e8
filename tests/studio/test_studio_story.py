"""An assistant's afternoon in the browser, from the first look to the file that is handed in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from desks import FIGURES, Studio, dragged, drop_file, harvest_photo, phone_photo
from openxml_audit import FileFormat, OpenXmlValidator
from PIL import Image, ImageChops, ImageStat
from pptx import Presentation

from slidekit.pipeline import build, lay_out
from slidekit.powerpoint import verify
from slidekit.scene.items import PictureItem
from slidekit.scene.walk import walk

pytestmark = pytest.mark.browser


def test_the_story(studio: Studio, visit: Callable[..., Any], tmp_path: Path) -> None:
    page = visit(studio.url)

    # a new picture for the harvest: a phone's photograph, on its side, with the place where it was taken
    card = "li.card[data-figure=harvest-outside]"
    page.locator(card).scroll_into_view_if_needed()
    drop_file(page, card, "../IMG_2041.JPG", phone_photo(), "image/jpeg")
    dialog = page.locator("dialog")
    dialog.locator("h2").wait_for()
    report = dialog.inner_text()
    assert "harvest-outside" in report
    assert "JPEG · 1500 × 1200" in report, "it stands upright"
    assert "GPS" in report
    assert "entry, hand, hidden-path, midline" in report
    dialog.locator(".slides svg").nth(1).wait_for()
    studio.untouched()
    dialog.get_by_role("button", name="Use this picture").click()

    # its landmarks: one is dragged into place, one moved with the keys, two fit as they are
    page.wait_for_url(re.compile("#/figure/harvest-outside$"))
    page.locator(".place-row.stale").nth(3).wait_for()
    page.get_by_role("button", name="entry", exact=True).click()  # hidden-path begins at the same point: entry is to be on top
    dragged(page, page.locator(".handle[data-key=entry]"), 60, -20)
    page.locator(".place-row.stale").nth(3).wait_for(state="detached")
    page.get_by_role("button", name="It fits: hand").click()
    page.locator(".place-row[data-key=hand].stale").wait_for(state="detached")
    page.get_by_role("button", name="It fits: midline").click()
    page.locator(".place-row[data-key=midline].stale").wait_for(state="detached")
    page.get_by_role("button", name="hidden-path", exact=True).click()
    page.keyboard.press("Tab")  # from its first point to its second
    for _ in range(3):
        page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("ArrowUp")
    page.locator(".place-row.stale").wait_for(state="detached")

    # Pittsburgh is built and downloaded
    page.get_by_role("link", name="Build").click()
    for deck in ("buenos-aires", "florida", "las-vegas"):
        page.get_by_role("checkbox", name=re.compile(deck)).uncheck()
    page.get_by_role("button", name="Build", exact=True).click()
    button = page.get_by_role("button", name=re.compile("Download"))
    button.wait_for(timeout=120_000)
    with page.expect_download() as waiting:
        button.click()
    name = waiting.value.suggested_filename
    assert name == "Centeno_pittsburgh_v1.pptx"
    deck = tmp_path / name
    waiting.value.save_as(deck)

    # what a person would have written
    lines = studio.changed(FIGURES)
    x, y = numbers(lines, "+      entry: [")
    assert lines == [
        "-    file: pictures/harvest-outside.png   # 1:1, so that it stands beside a fluoroscopy frame without a crop",
        "+    file: pictures/harvest-outside.jpg   # 1:1, so that it stands beside a fluoroscopy frame without a crop",
        "-      entry: [0.396, 0.6]",
        f"+      entry: [{x}, {y}]",
        "-      hidden-path: [[0.396, 0.6], [0.287, 0.691]]      # from the skin to where the tip is assumed to be",
        "+      hidden-path: [[0.396, 0.6], [0.267, 0.6902]]      # from the skin to where the tip is assumed to be",
    ]
    assert 0.44 < float(x) < 0.56
    assert 0.53 < float(y) < 0.6
    studio.untouched(FIGURES, "assets/pictures/harvest-outside.jpg")
    check_picture((studio.root / "assets/pictures/harvest-outside.jpg").read_bytes())
    check_deck(studio.root, deck)


def numbers(lines: list[str], start: str) -> list[str]:
    (line,) = [each for each in lines if each.startswith(start)]
    return line.removeprefix(start).rstrip("]").split(", ")


def check_picture(data: bytes) -> None:
    """Upright, and nothing inside but the picture."""
    assert b"Jane" not in data
    with Image.open(BytesIO(data)) as image:
        assert image.size == (1500, 1200)
        assert not image.getexif()
        assert alike(image.convert("RGB"), harvest_photo())


def alike(one: Image.Image, other: Image.Image) -> bool:
    difference = ImageChops.difference(one, other.resize(one.size))
    return max(ImageStat.Stat(difference).mean) < 6


def check_deck(root: Path, path: Path) -> None:
    """Valid, the same as a build of the project as it is now, the photograph on its slides and its marks at the new places."""
    data = path.read_bytes()
    assert verify(data) == ()
    assert list(OpenXmlValidator(file_format=FileFormat.MICROSOFT_365).validate(path).errors) == []
    again = build(root / "decks/pittsburgh.yaml", out=root / "again")
    assert Path(again.outputs[0].path).read_bytes() == data
    scene = lay_out(root / "decks/pittsburgh.yaml").value
    assert scene is not None
    shown = [slide for slide in Presentation(str(path)).slides if slide.shapes.title is not None]
    assert len(shown) == len(scene.slides)
    every = (item for slide in scene.slides for item in walk(slide.items) if isinstance(item, PictureItem))
    crops = {item.media.crop for item in every if item.media.figure == "harvest-outside"}
    parts = [harvest_photo().crop(tuple(round(edge) for edge in crop)) for crop in crops]
    photos = [image for slide in shown for image in pictures(slide.shapes) if any(alike(image, part) for part in parts)]
    assert photos, "the photograph is on a slide"
    assert all(b"Jane" not in part.blob for part in Presentation(str(path)).part.package.iter_parts())


def pictures(shapes: Any) -> Iterator[Image.Image]:
    for shape in shapes:
        if shape.shape_type == 6:
            yield from pictures(shape.shapes)
        elif shape.shape_type == 13:
            with Image.open(BytesIO(shape.image.blob)) as image:
                yield image.convert("RGB")
