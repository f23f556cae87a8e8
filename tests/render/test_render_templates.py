"""Decks on a template: its ground, its plain shapes, its colours and its pictures are drawn."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from math import ceil
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image
from pptx import Presentation
from template_art import BLUE, GREEN, GROUND, PLACES, RED, WHITE, art
from template_files import NAVY, change, dark, society

from slidekit.media.similarity import measure_similarity
from slidekit.pipeline import build, lay_out
from slidekit.pipeline.backdrops import Backdrops, backdrops_of, with_backdrops
from slidekit.pipeline.render import render
from slidekit.render import data_href, slide_svg
from slidekit.render.png import page_pngs
from slidekit.scene.scene import Scene

DECK = """\
slidekit: 1
title: Needles
template: ../assets/society.potx
slides:
  - {id: said, title: Three things to know, points: [One, Two], seconds: 20}
  - {id: part, layout: section, title: The second part, seconds: 5}
"""
IMAGE = "{http://www.w3.org/2000/svg}image"
LINK = "{http://www.w3.org/1999/xlink}href"


def project(root: Path, template: bytes) -> Path:
    (root / "decks").mkdir()
    (root / "assets").mkdir()
    (root / "decks/talk.yaml").write_text(DECK, "utf-8")
    (root / "assets/society.potx").write_bytes(template)
    return root / "decks/talk.yaml"


def laid(root: Path, template: bytes) -> Scene:
    scene = lay_out(project(root, template)).value
    assert scene is not None
    return scene


def drawn(root: Path, template: bytes) -> str:
    scene = laid(root, template)
    return slide_svg(scene, scene.slides[0], href=lambda _: "")


def test_a_bar_of_the_template_lies_behind_its_title(tmp_path: Path) -> None:
    svg = drawn(tmp_path, society())
    bar, title = svg.index(f'fill="#{NAVY}"'), svg.index("Three things to know</text>")
    assert bar < title
    assert 'fill="#FFFFFF"' in svg[title - 300 : title], "white on the bar"


def test_a_dark_ground_is_dark(tmp_path: Path) -> None:
    svg = drawn(tmp_path, dark())
    grounds = re.findall(r'<path d="[^"]+" fill="#([0-9A-F]{6})"', svg[: svg.index("data-id")])
    assert sum(int(grounds[-1][place : place + 2], 16) for place in (0, 2, 4)) < 3 * 64


def test_the_logo_stands_where_the_master_has_it_behind_the_slides_own(tmp_path: Path) -> None:
    scene = with_backdrops(laid(tmp_path, society()))
    svg = slide_svg(scene, scene.slides[0], href=data_href(scene))
    [image] = etree.fromstring(svg.encode()).iter(IMAGE)
    assert svg.index("<image") < svg.index("data-id")
    wide, high = 13.333 * 72, 7.5 * 72
    place = [float(image.get(name)) for name in ("x", "y", "width", "height")]
    assert place == pytest.approx([wide - high * 0.33, high * 0.865, high * 0.3, high * 0.12], abs=0.01)
    assert image.get(LINK).startswith("data:image/png;base64,")


def pixels(root: Path, template: bytes) -> Image.Image:
    """The first slide, 40 pixels to an inch."""
    out = root / "one.png"
    result = render(project(root, template), slides=["said"], width=round(13.333 * 40), out=out)
    assert result.ok
    return Image.open(out).convert("RGB")


def near(image: Image.Image, name: str, x: float, y: float, wanted: tuple[int, int, int]) -> bool:
    """The colour at a share of a picture's place."""
    left, top, wide, high = PLACES[name]
    found = image.getpixel((round((left + x * wide) * 40), round((top + y * high) * 40)))
    assert isinstance(found, tuple)
    return all(abs(a - b) < 30 for a, b in zip(found, wanted, strict=True))


def test_pictures_are_cropped_clipped_turned_and_repeated_as_the_template_says(tmp_path: Path) -> None:
    image = pixels(tmp_path, art())
    light = tuple((each + 255) // 2 for each in GROUND)
    ground = (light[0], light[1], light[2])
    assert image.getpixel((5, 5)) == pytest.approx(ground, abs=4), "half as strong as it is"
    assert all(near(image, "cropped", x, y, GREEN) for x in (0.1, 0.9) for y in (0.1, 0.9))
    assert near(image, "round", 0.25, 0.25, RED)
    assert near(image, "round", 0.03, 0.03, ground)
    # mirrored: green, red / white, blue; then a quarter to the right: white, green / blue, red
    assert near(image, "turned", 0.4, 0.3, WHITE)
    assert near(image, "turned", 0.6, 0.3, GREEN)
    assert near(image, "turned", 0.4, 0.7, BLUE)
    assert near(image, "turned", 0.6, 0.7, RED)
    assert near(image, "padded", 0.15, 0.5, ground)
    assert near(image, "padded", 0.4, 0.25, RED)
    # a tile is half an inch: red and white in turn
    assert [near(image, "tiles", x, 0.5, RED) for x in (0.05, 0.2, 0.3, 0.45, 0.8)] == [True, False, True, False, True]


def test_vector_pictures_and_what_nobody_can_read_are_left_out(tmp_path: Path) -> None:
    emf = b"\x01\x00\x00\x00" + bytes(36) + b" EMF" + bytes(64)
    [name] = {name for name in _names(society()) if "image" in name}
    scene = laid(tmp_path, change(society(), {name: emf}))
    assert [part.backdrop for part in scene.scenery_of(scene.slides[0])] == [None, None, None]
    assert "<image" not in slide_svg(scene, scene.slides[0], href=lambda _: "")


def _names(data: bytes) -> list[str]:
    deck = Presentation(BytesIO(data))
    return [str(part.partname)[1:] for part in deck.part.package.iter_parts()]


def test_the_deck_itself_has_them_in_its_master_only(tmp_path: Path) -> None:
    spec = project(tmp_path, art())
    with_pages = build(spec, out=tmp_path / "one", formats=["pdf"]).outputs[0]
    alone = build(spec, out=tmp_path / "two").outputs[0]
    assert with_pages.sha256 == alone.sha256
    deck = Presentation(alone.path)
    assert not [shape for slide in deck.slides for shape in slide.shapes if shape.shape_type == 13]
    assert len([name for name in _names(Path(alone.path).read_bytes()) if "media/" in name]) == 3


def test_pages_ask_for_them_by_what_they_are(tmp_path: Path) -> None:
    scene, names = laid(tmp_path, society()), Backdrops()
    [key] = backdrops_of(scene, scene.slides)
    name = names.name(key, scene.template)
    assert name is not None
    assert name == Backdrops().name(key, scene.template)
    made = names.future(name)
    assert made is not None
    file = made.result().value
    assert file is not None
    assert (file.kind, file.data) == (with_backdrops(scene).media[key].kind, with_backdrops(scene).media[key].data)
    assert names.name(key._replace(figure="needle"), scene.template) is None
    assert names.future("nothing") is None


def test_the_html_holds_a_logo_of_many_slides_once(tmp_path: Path) -> None:
    result = render(project(tmp_path, dark()), to="html", out=tmp_path / "one.html")
    text = Path(result.files[0].path).read_text("utf-8")
    assert text.count("data:image/png;base64,") == 1
    assert text.count('<use xlink:href="#picture_1"') == 2
    assert re.search(r'<image id="picture_1" width="1" height="1"[^>]*xlink:href="data:', text)


def test_capitals_are_drawn_where_the_template_has_them(tmp_path: Path) -> None:
    scene = laid(tmp_path, dark())
    assert ">THE SECOND PART</text>" in slide_svg(scene, scene.slides[1], href=lambda _: "")


def test_a_large_picture_is_cut_down_to_what_a_screen_shows(tmp_path: Path) -> None:
    [name] = {name for name in _names(society()) if "image" in name}
    file = BytesIO()
    Image.new("L", (3000, 1200)).save(file, "PNG")
    scene = laid(tmp_path, change(society(), {name: file.getvalue()}))
    [found] = [part.backdrop for part in scene.scenery_of(scene.slides[0]) if part.backdrop is not None]
    assert found.media.size == (ceil(1920 * found.frame.w / scene.size.w), ceil(1920 * found.frame.h / scene.size.w))
    made = with_backdrops(scene).media[found.media]
    assert (made.width, made.height) == found.media.size


@pytest.mark.libreoffice
@pytest.mark.parametrize("template", [society, dark, art])
def test_slides_on_a_template_look_as_libreoffice_draws_them(
    template: Callable[[], bytes], tmp_path: Path, to_pdf: Callable[[Path], Path]
) -> None:
    [output] = build(project(tmp_path, template()), out=tmp_path / "out", formats=["pdf"]).outputs
    ours = Path(next(each.path for each in output.renderings)).read_bytes()
    theirs = to_pdf(Path(output.path).rename(tmp_path / "office.pptx")).read_bytes()
    pairs = zip(page_pngs(ours, 640), page_pngs(theirs, 640), strict=True)
    assert min(measure_similarity(one, two).foreground for one, two in pairs) >= 0.9
