"""PDF and PNG: real text at its measured places, links, bookmarks, states, notes; the same bytes every time."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pymupdf
import pytest
from conftest_render import LECTURES, every_item, said, text_item
from PIL import Image

from slidekit.core.geometry import Box
from slidekit.core.units import pt, to_pt
from slidekit.pipeline.faces import find_font
from slidekit.render.leaves import leaves_of
from slidekit.render.pdf import deck_pdf
from slidekit.render.png import page_count, page_pngs, pick_pages, write_png
from slidekit.scene.items import Item, MediaKey, PictureItem
from slidekit.scene.scene import MediaFile, Reveal, Scene, Slide
from slidekit.scene.text import Paragraph
from slidekit.scene.titles import title_of


def no_font(family: str, bold: bool, italic: bool) -> None:
    """A machine without fonts."""


def pages(
    scene: Scene, *, find: Callable[[str, bool, bool], bytes | None] = find_font, notes: bool = False
) -> pymupdf.Document:
    return pymupdf.open(stream=deck_pdf(scene, find, notes=notes))


def of(scene: Scene, *items: Item, **slide: object) -> Scene:
    """The scene's design with one slide of these items."""
    return replace(scene, slides=(Slide("own", "points", items, **slide),), sections=())  # type: ignore[arg-type]


def letters(page: pymupdf.Page) -> list[tuple[float, float, str]]:
    """Left edge, baseline and letter of everything written."""
    raw = page.get_text("rawdict")["blocks"]
    chars = [char for block in raw for line in block.get("lines", ()) for span in line["spans"] for char in span["chars"]]
    return [(*char["origin"], char["c"]) for char in chars]


@pytest.mark.parametrize("name", LECTURES)
@pytest.mark.parametrize("find", [find_font, no_font])
def test_lines_begin_and_end_where_they_were_measured(
    name: str, find: Callable[[str, bool, bool], bytes | None], lecture: Callable[[str], Scene]
) -> None:
    """With fonts of equal widths or with none: every line stands, and no letter of it leaves its measured width."""
    scene = lecture(name)
    document = pages(scene, find=find)
    assert len(document) == len(scene.slides)
    checked = 0
    for slide, page in zip(scene.slides, document, strict=True):
        drawn = letters(page)
        for item in every_item(slide.items):
            for line in getattr(getattr(item, "text", None), "lines", ()):
                here = [(x, c) for x, y, c in drawn if abs(y - to_pt(line.baseline)) < 0.02]
                left, right = to_pt(line.x), to_pt(line.x + line.width)
                inside = "".join(c for x, c in sorted(here) if left - 0.02 <= x < right and not c.isspace())
                wanted = "".join(line.text.split())
                if find is no_font:  # a font of Latin letters has a question mark for others
                    wanted = wanted.encode("cp1252", "replace").decode("cp1252")
                assert wanted in inside, (slide.id, line)
                checked += 1
    assert checked > 100


def test_title_author_language_and_bookmarks(lecture: Callable[[str], Scene]) -> None:
    scene = lecture("buenos-aires")
    document = pages(scene)
    assert document.metadata["title"] == scene.properties.title
    assert document.metadata["author"] == scene.properties.author
    assert document.metadata["creationDate"] == f"D:{re.sub(r'[^0-9]', '', scene.properties.moment)}Z00'00'"
    assert b"/Lang (es" in deck_pdf(scene, no_font)
    expected: list[tuple[int, str]] = []
    for section in scene.sections:
        expected.append((1, section.name))
        expected += [(2, title_of(slide)) for slide in scene.slides if slide.id in section.slides]
    first = [(1, title_of(slide)) for slide in scene.slides if not any(slide.id in each.slides for each in scene.sections)]
    assert [(level, title) for level, title, _ in document.get_toc()] == [*first, *expected]


def test_links_lead_to_the_web_and_to_slides(lecture: Callable[[str], Scene]) -> None:
    runs = (said("see ", link=None), said("there", link="https://example.org/"), said(" or "), said("again", link="#own"))
    unsafe = text_item("other", Paragraph((said("no", link="javascript:alert(1)"),)), top=300)
    [page] = pages(of(lecture("florida"), text_item("body", Paragraph(runs)), unsafe))
    links = page.get_links()
    assert [link.get("uri") for link in links if "uri" in link] == ["https://example.org/"]
    assert [link["page"] for link in links if link["kind"] == pymupdf.LINK_GOTO or "page" in link] == [0]
    box = next(link["from"] for link in links if link.get("uri"))
    assert page.get_textbox(box).strip() == "there"


def test_text_of_any_script_comes_out_again(lecture: Callable[[str], Scene]) -> None:
    words = "Größe ≤ 3 µm ✓ → ½ Ñandú"
    [page] = pages(of(lecture("florida"), text_item("body", Paragraph((said(words),)))))
    assert page.get_text().replace("\n", "") == words


def test_builds_show_their_last_state_or_every_one(lecture: Callable[[str], Scene]) -> None:
    body = text_item("body", Paragraph((said("one"),)), Paragraph((said("two"),)))
    scene = of(lecture("florida"), body, clicks=((Reveal("body", 1, 1),),))
    assert [page.get_text().split() for page in pages(scene)] == [["one", "two"]]
    every = deck_pdf(scene, find_font, leaves=leaves_of(scene, states=True))
    assert [page.get_text().split() for page in pymupdf.open(stream=every)] == [["one"], ["one", "two"]]
    assert [leaf.name for leaf in leaves_of(scene, states=True)] == ["001-own.1", "001-own.2"]


def test_hidden_slides_are_left_out_unless_asked_for(lecture: Callable[[str], Scene]) -> None:
    scene = of(lecture("florida"), text_item("body", Paragraph((said("one"),))), hidden=True)
    assert leaves_of(scene) == ()
    assert [leaf.number for leaf in leaves_of(scene, scene.slides)] == [1]


def test_notes_stand_below_their_slides_and_go_on_over_the_page(lecture: Callable[[str], Scene]) -> None:
    scene = lecture("pittsburgh")
    document = pages(scene, notes=True)
    sheets = [page.rect for page in document]
    assert {(round(rect.width), round(rect.height)) for rect in sheets} == {(595, 842)}
    text = "".join(page.get_text() for page in document)
    for slide in scene.slides:
        for paragraph in slide.notes:
            for word in "".join(run.text for run in paragraph.runs).split()[:3]:
                assert word in text
    long = tuple(
        Paragraph((said(f"Paragraph {number} with enough words to fill a line of the sheet, and then some more"),))
        for number in range(60)
    )
    sheets_of_one = pages(of(scene, text_item("body", Paragraph((said("one"),))), notes=long), notes=True)
    assert len(sheets_of_one) > 1
    assert "Paragraph 59" in sheets_of_one[-1].get_text()
    lowest = max(y for page in sheets_of_one for _, y, _ in letters(page))
    assert lowest < 842 - 30


@pytest.mark.parametrize("mode", ["RGB", "L", "P", "RGBA", "jpeg", "1"])
def test_pictures_of_every_kind_look_the_same(mode: str, lecture: Callable[[str], Scene]) -> None:
    picture = Image.new("RGB", (40, 30), (200, 30, 30))
    picture.paste((20, 160, 60), (20, 0, 40, 30))
    out = BytesIO()
    kind = "jpeg" if mode == "jpeg" else "png"
    made = {"P": lambda: picture.quantize(8), "1": lambda: picture.convert("L").point(lambda level: 255 * (level > 90), "1")}
    made.get(mode, lambda: picture if mode == "jpeg" else picture.convert(mode))().save(out, kind)
    key = MediaKey("x", (0, 0, 40, 30), (40, 30))
    box = Box(pt(100), pt(100), pt(400), pt(300))
    scene = of(lecture("florida"), PictureItem("picture", "picture", box, key))
    scene = replace(scene, media={key: MediaFile(out.getvalue(), kind, 40, 30)})
    [png] = page_pngs(deck_pdf(scene, find_font), 960)
    drawn = Image.open(BytesIO(png)).convert("RGB")
    wanted = Image.open(BytesIO(out.getvalue())).convert("RGB")
    for x, y in ((150, 200), (450, 200)):
        colour = wanted.getpixel(((x - 100) // 10, (y - 100) // 10))
        assert all(abs(a - b) < 12 for a, b in zip(drawn.getpixel((x, y)), colour, strict=True)), mode  # type: ignore[arg-type]


def test_png_holds_the_pixels_it_was_given() -> None:
    rows = bytes(range(12)) + b"\xff" * 4 + bytes(range(12, 24)) + b"\xff" * 4
    data = write_png(4, 2, 16, rows)
    image = Image.open(BytesIO(data))
    assert (image.size, image.mode, image.tobytes()) == ((4, 2), "RGB", bytes(range(24)))
    assert struct.unpack(">I", data[29:33])[0] == zlib.crc32(data[12:29])


def test_png_is_as_wide_as_asked_and_in_order(lecture: Callable[[str], Scene]) -> None:
    pdf = deck_pdf(lecture("florida"), find_font)
    found = [Image.open(BytesIO(data)) for data in page_pngs(pdf, 320)]
    assert [image.size for image in found] == [(320, 180)] * 10
    [third] = page_pngs(pdf, 320, [2])
    assert Image.open(BytesIO(third)).tobytes() == found[2].tobytes()
    assert page_count(pick_pages(pdf, [1, 3])) == 2
    with pytest.raises(ValueError, match="PDFium cannot read it"):
        next(page_pngs(b"no pdf", 320))


@pytest.mark.parametrize("name", LECTURES)
def test_the_same_scene_gives_the_same_bytes(name: str, lecture: Callable[[str], Scene]) -> None:
    scene = lecture(name)
    assert deck_pdf(scene, find_font) == deck_pdf(replace(scene), find_font)
    assert deck_pdf(scene, find_font, notes=True) == deck_pdf(scene, find_font, notes=True)


def test_a_font_that_is_none_is_passed_over(lecture: Callable[[str], Scene]) -> None:
    scene = of(lecture("florida"), text_item("body", Paragraph((said("Words"),))))
    [page] = pages(scene, find=lambda *_: b"OTTO is not for ReportLab")
    assert page.get_text().strip() == "Words"
    assert {font[3] for font in page.get_fonts()} == {"Helvetica"}
