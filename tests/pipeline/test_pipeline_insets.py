"""Close-ups as files: valid, one group, cut for themselves, turned with their picture, drawn where the scene says."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pymupdf
import pytest
from openxml_audit import FileFormat, OpenXmlValidator
from PIL import Image, ImageDraw
from pptx import Presentation

from slidekit.core.units import to_pt
from slidekit.pipeline import build, lay_out
from slidekit.pipeline.result import BuildResult
from slidekit.powerpoint import verify
from slidekit.scene.items import GroupItem, Item, PictureItem

SIZE = (1600, 1200)
SPOT = (0.44, 0.46)
"""Centre of the red dot, in fractions of the upright picture."""
AREA = "[0.36, 0.36, 0.56, 0.6]"
LIBRARY = """\
slidekit: 1
figures:
  dotted:
    file: {file}
    kind: chart
    credit: drawn
    alt: A red dot on grey
    landmarks: {{spot: [0.44, 0.46], near: {area}}}
"""


def dotted(scale: float = 1.0) -> Image.Image:
    size = round(SIZE[0] * scale), round(SIZE[1] * scale)
    image = Image.new("RGB", size, (128, 128, 128))
    x, y, r = SPOT[0] * size[0], SPOT[1] * size[1], 12 * scale
    ImageDraw.Draw(image).ellipse((x - r, y - r, x + r, y + r), fill=(220, 0, 0))
    return image


def project(folder: Path, slide: str, *, scale: float = 1.0, turned: bool = False, venue: str = "") -> Path:
    """A deck of one slide about the dotted picture; ``turned``: stored on its side, with the EXIF that puts it upright."""
    (folder / "assets").mkdir()
    (folder / "decks" / "venues").mkdir(parents=True)
    name, exif, image = "dotted.png", Image.Exif(), dotted(scale)
    if turned:
        name, image = "dotted.jpg", image.transpose(Image.Transpose.ROTATE_90)
        exif[0x0112] = 6
    image.save(folder / "assets" / name, exif=exif, **({"quality": 92} if turned else {}))
    (folder / "assets" / "figures.yaml").write_text(LIBRARY.format(file=name, area=AREA), "utf-8")
    (folder / "decks" / "venues" / "hall.yaml").write_text(f"slidekit: 1\n{venue}", "utf-8")
    lines = "".join(f"    {line}\n" for line in slide.splitlines())
    deck = folder / "decks" / "talk.yaml"
    deck.write_text(
        f"slidekit: 1\ntitle: A talk\nvenue: hall\nslides:\n  - id: close\n    title: A close-up\n    seconds: 9\n{lines}",
        "utf-8",
    )
    return deck


def marked(*marks: str, panel: str = "", rest: str = "") -> str:
    listed = "".join(f"      - {mark}\n" for mark in marks)
    return f"panels:\n  - figure: dotted\n{panel}    annotations:\n{listed}{rest}"


def built(deck: Path) -> tuple[BuildResult, Path]:
    result = build(deck, out=deck.parents[1] / "build")
    assert result.ok, result.diagnostics
    path = Path(result.outputs[0].path)
    assert verify(path.read_bytes()) == ()
    assert list(OpenXmlValidator(file_format=FileFormat.MICROSOFT_365).validate(path).errors) == []
    return result, path


def pictures(deck: Path) -> dict[str, PictureItem]:
    def flat(items: tuple[Item, ...]) -> Iterator[PictureItem]:
        for item in items:
            if isinstance(item, GroupItem):
                yield from flat(item.items)
            elif isinstance(item, PictureItem):
                yield item

    scene = lay_out(deck).value
    assert scene is not None
    return {item.id: item for slide in scene.slides for item in flat(slide.items)}


def test_picture_marks_and_close_up_are_one_group_with_one_description(tmp_path: Path) -> None:
    deck = project(tmp_path, marked("{arrow: spot, label: Dot}", "{inset: near, label: Round the dot}"))
    result, path = built(deck)
    assert not result.diagnostics
    [slide] = Presentation(str(path)).slides
    [group] = [shape for shape in slide.shapes if shape.name == "close/dotted"]
    names = [shape.name for shape in group.shapes]
    assert {"close/dotted.picture", "close/dotted.inset-near.copy", "close/dotted.inset-near.label"} <= set(names)
    assert len(names) == len(set(names))
    xml = slide.part.blob.decode()
    alt = group._element.nvGrpSpPr.cNvPr.get("descr")
    assert alt == "A red dot on grey. An arrow marks Dot. A box and a magnified copy show Round the dot."
    ids = [
        part.split('"')[0]
        for part in xml.split('creationId xmlns:a16="http://schemas.microsoft.com/office/drawing/2014/main" id="')
    ]
    assert len(ids[1:]) == len(set(ids[1:])) >= len(names)
    assert build(deck, out=tmp_path / "again").outputs[0].sha256 == result.outputs[0].sha256


@pytest.mark.parametrize("animated", [True, False])
def test_a_close_up_in_steps(tmp_path: Path, animated: bool) -> None:
    venue = "" if animated else "forbid: {animations: true}\n"
    _, path = built(project(tmp_path, marked("{arrow: spot}", "{inset: near, step: 2}"), venue=venue))
    slides = list(Presentation(str(path)).slides)
    assert len(slides) == (1 if animated else 2)
    later = [shape.name for shape in slides[0].shapes if shape.name.endswith(".step-2")]
    assert bool(later) == animated
    assert ("<p:timing" in slides[0].part.blob.decode()) == animated
    inside = [shape.name for slide in slides for group in slide.shapes if group.shape_type == 6 for shape in group.shapes]
    assert sum(name.endswith(".copy") for name in inside) == 1


@pytest.mark.parametrize("turned", [False, True])
def test_the_copy_is_a_cut_of_its_own_of_the_upright_picture(tmp_path: Path, turned: bool) -> None:
    deck = project(tmp_path, marked("{inset: near}"), turned=turned)
    _, path = built(deck)
    copy = pictures(deck)["dotted.inset-near.copy"]
    assert copy.media.crop == (576, 432, 896, 720)
    with zipfile.ZipFile(path) as package:
        images = [Image.open(BytesIO(package.read(name))).convert("RGB") for name in package.namelist() if "ppt/media/" in name]
    [image] = [image for image in images if image.size == copy.media.size]
    assert image.width >= 300  # not the few pixels that the area has on the smaller picture
    x, y = round(0.4 * image.width), round((0.46 - 0.36) / 0.24 * image.height)
    red, green, _ = image.getpixel((x, y))
    assert red > 150 > 80 > green


def test_too_few_pixels_are_a_finding_with_numbers(tmp_path: Path) -> None:
    deck = project(tmp_path, marked("{inset: near, zoom: 3}"), scale=0.35)
    found = [each for each in build(deck, out=tmp_path / "build").diagnostics if each.code == "upscaled"]
    copy = next(each for each in found if each.element == "dotted.inset-near.copy")
    times = float(copy.message.split(": ")[-1].removesuffix(" times"))
    assert times > 2
    assert "with 112 of its own" in copy.message
    assert "zoom" in copy.help


def test_a_picture_gives_a_little_for_a_sharp_close_up(tmp_path: Path) -> None:
    deck = project(tmp_path, marked("{inset: near, zoom: 4}"), scale=1.0)
    result, _ = built(deck)
    assert not result.diagnostics
    copy = pictures(deck)["dotted.inset-near.copy"]
    assert copy.box.w / 12_192_000 * 1920 <= 2.0 * (copy.media.crop[2] - copy.media.crop[0]) * 1.01


def test_an_option_of_other_kinds_does_nothing(tmp_path: Path) -> None:
    result, _ = built(
        project(tmp_path, marked("{inset: near, curved: true, dashed: true, style: quiet, number: 1, label: Near}"))
    )
    assert [each.code for each in result.diagnostics] == ["option-without-effect"]
    assert result.diagnostics[0].message.startswith("curved does nothing on inset")


def test_a_mark_of_the_slide_chooses_the_layout_too(tmp_path: Path) -> None:
    deck = project(tmp_path, "panels: [dotted]\nannotations:\n  - inset: near\n")
    scene = lay_out(deck).value
    assert scene is not None
    assert scene.slides[0].layout == "figure-inset"


def test_the_first_of_two_panels_says_what_its_box_marks(tmp_path: Path) -> None:
    slide = "layout: figure-inset\npanels:\n  - dotted\n  - {figure: dotted, id: part, crop: near}\n"
    _, path = built(project(tmp_path, slide))
    [page] = Presentation(str(path)).slides
    [group] = [shape for shape in page.shapes if shape.name == "close/dotted"]
    assert group._element.nvGrpSpPr.cNvPr.get("descr") == "A red dot on grey. A box marks the part that B shows larger."
    assert sum("connector" in shape.name for shape in group.shapes) == 4


LAYOUTS = {
    "alone": marked("{inset: near, zoom: 3}"),
    "with points": marked("{inset: near}", rest="points: [One thing to say, Another thing]\n"),
    "cropped": marked("{inset: near, label: Dot}", panel="    crop: [0.1, 0.2, 0.9, 0.9]\n"),
    "full": marked("{inset: near}", rest="layout: figure-full\n"),
}


@pytest.mark.libreoffice
@pytest.mark.parametrize("aspect", ["16:9", "4:3"])
@pytest.mark.parametrize("name", sorted(LAYOUTS))
def test_a_dot_is_drawn_in_the_copy_where_the_scene_says(
    tmp_path: Path, to_pdf: Callable[[Path], Path], name: str, aspect: str
) -> None:
    deck = project(tmp_path, LAYOUTS[name], venue=f'screen: {{aspect: "{aspect}"}}\n')
    _, path = built(deck)
    pixmap = pymupdf.open(to_pdf(path))[0].get_pixmap(dpi=144)
    page = Image.frombytes("RGB", (pixmap.width, pixmap.height), pixmap.samples)
    shown = pictures(deck)
    for item in (shown["dotted.picture"], shown["dotted.inset-near.copy"]):
        left, top, right, bottom = item.media.crop
        x = to_pt(item.box.x + (SPOT[0] * SIZE[0] - left) / (right - left) * item.box.w)
        y = to_pt(item.box.y + (SPOT[1] * SIZE[1] - top) / (bottom - top) * item.box.h)
        around = page.crop((round(2 * x) - 60, round(2 * y) - 60, round(2 * x) + 60, round(2 * y) + 60))
        red = [
            (i % 120, i // 120)
            for i, (r, g, b) in enumerate(zip(*[iter(around.tobytes())] * 3, strict=True))
            if r > 150 and g < 80 and b < 80
        ]
        assert len(red) > 30
        across, down = (sum(each[axis] for each in red) / len(red) for axis in (0, 1))
        assert abs(across + 0.5 - 60 + round(2 * x) - 2 * x) / 2 <= 2
        assert abs(down + 0.5 - 60 + round(2 * y) - 2 * y) / 2 <= 2
