"""What was written is read back as it was meant; what other programs write inherits as PowerPoint lets it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from powerpoint_scenes import specimen
from pptx import Presentation
from pptx.util import Inches

from slidekit.core.diagnostics import Span
from slidekit.core.geometry import Box
from slidekit.powerpoint import write
from slidekit.powerpoint.reading import read_package
from slidekit.scene.found import FoundRun, FoundShape, every
from slidekit.scene.items import GroupItem, Item, PictureItem, ShapeItem, TextItem
from slidekit.scene.package import Package
from slidekit.scene.scene import Scene

FILE = Span.whole("talk.pptx")


def read(data: bytes) -> Package:
    outcome = read_package(data, FILE)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


def items(found: tuple[Item, ...]) -> Iterator[Item]:
    for item in found:
        yield item
        if isinstance(item, GroupItem):
            yield from items(item.items)


@pytest.mark.parametrize("dark", [True, False], ids=["dark", "light"])
def test_what_was_written_is_read_back(dark: bool) -> None:
    scene = specimen(dark)
    package = read(write(scene))
    assert package.record is not None
    assert package.record.deck == scene.properties.deck
    assert package.page == scene.size
    assert package.sections == tuple(section.name for section in scene.sections)
    assert package.properties["title"] == scene.properties.title
    assert len(package.slides) == len(scene.slides)
    compared = 0
    for slide, found in zip(scene.slides, package.slides, strict=True):
        assert found.hidden == slide.hidden
        assert found.notes == "\n".join("".join(run.text for run in p.runs) for p in slide.notes)
        shapes = {shape.name.removeprefix(f"{slide.id}/"): shape for shape in every(found.shapes)}
        for item in items(slide.items):
            compare(item, shapes[item.id], scene)
            compared += 1
    assert compared > 40


def compare(item: Item, shape: FoundShape, scene: Scene) -> None:
    assert shape.box == item.box, item.id
    if not isinstance(item, TextItem):
        assert shape.alt == item.alt, item.id
    if isinstance(item, PictureItem):
        assert shape.kind == "picture"
        assert shape.decorative == item.decorative or not item.alt
        assert shape.frame is not None
        assert shape.frame.crop == (0, 0, 0, 0)
    if isinstance(item, TextItem | ShapeItem):
        assert (shape.fill.colours if shape.fill else ()) == ((scene.design.rgb(item.fill.colour),) if item.fill else ()), (
            item.id
        )
        runs = [run for p in item.text.paragraphs for run in p.runs] if item.text else []
        wanted = [replace(run, text=line) for run in runs for line in run.text.split("\n") if line]
        got = [run for p in shape.text.paragraphs for run in p.runs if run.text.strip("\n")] if shape.text else []
        assert [(r.text, r.char.font, r.char.size, r.char.bold, r.char.italic, r.language) for r in wanted] == [
            (r.text, r.font, r.size, r.bold, r.italic, r.language) for r in got
        ], item.id
        for run, other in zip(wanted, got, strict=True):
            if not run.link:
                assert other.colour == scene.design.rgb(run.char.colour), item.id


def other(change: Callable[[dict[str, bytes]], None], *points: str) -> Package:
    """A deck by python-pptx with one slide, its parts changed."""
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = "A title"
    slide.placeholders[1].text = "\n".join(points or ("one",))
    file = BytesIO()
    deck.save(file)
    with ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return read(file.getvalue())


def swap(part: str, old: str, new: str) -> Callable[[dict[str, bytes]], None]:
    def change(parts: dict[str, bytes]) -> None:
        assert old.encode() in parts[part], old
        parts[part] = parts[part].replace(old.encode(), new.encode(), 1)

    return change


SHRUNK = '<a:bodyPr><a:normAutofit fontScale="{}"/></a:bodyPr><a:lstStyle/><a:p><a:r><a:t>one'
SLIDE, MASTER, THEME = "ppt/slides/slide1.xml", "ppt/slideMasters/slideMaster1.xml", "ppt/theme/theme1.xml"


def body_run(package: Package, paragraph: int = 0) -> FoundRun:
    text = package.slides[0].shapes[1].text
    assert text is not None
    return text.paragraphs[paragraph].runs[0]


def test_sizes_and_fonts_come_from_master_and_theme() -> None:
    plain = body_run(other(lambda _: None))
    assert (plain.size, plain.font, plain.colour) == (32, "Calibri", "000000")
    assert (
        body_run(
            other(swap(THEME, '<a:minorFont><a:latin typeface="Calibri"/>', '<a:minorFont><a:latin typeface="Georgia"/>'))
        ).font
        == "Georgia"
    )
    assert body_run(other(swap(MASTER, '<a:defRPr sz="3200"', '<a:defRPr sz="2600"'))).size == 26


def test_levels_and_autofit_count() -> None:
    def deeper(parts: dict[str, bytes]) -> None:
        swap(SLIDE, "<a:p><a:r><a:t>two", '<a:p><a:pPr lvl="1"/><a:r><a:t>two')(parts)
        swap(
            SLIDE,
            "<a:bodyPr/><a:lstStyle/><a:p><a:r><a:t>one",
            '<a:bodyPr><a:normAutofit fontScale="62500" lnSpcReduction="20000"/></a:bodyPr><a:lstStyle/><a:p><a:r><a:t>one',
        )(parts)

    package = other(deeper, "one", "two")
    assert (body_run(package).size, body_run(package, 1).size) == (20, 17.5)
    text = package.slides[0].shapes[1].text
    assert text is not None
    assert (text.autofit, text.scale, text.paragraphs[0].leading) == ("shrink", 0.625, 0.8)


@pytest.mark.parametrize(
    ("xml", "colour"),
    [
        ('<a:srgbClr val="12ab34"/>', "12AB34"),
        ('<a:schemeClr val="accent1"/>', "4F81BD"),
        ('<a:schemeClr val="bg1"><a:lumMod val="50000"/></a:schemeClr>', "808080"),
        ('<a:schemeClr val="tx1"><a:lumMod val="65000"/><a:lumOff val="35000"/></a:schemeClr>', "595959"),
        ('<a:sysClr val="windowText" lastClr="101010"/>', "101010"),
        ('<a:prstClr val="red"/>', "FF0000"),
        ('<a:srgbClr val="000000"><a:tint val="75000"/></a:srgbClr>', "898989"),
        ('<a:schemeClr val="nothing"/>', "000000"),
    ],
)
def test_colours(xml: str, colour: str) -> None:
    package = other(swap(SLIDE, "<a:r><a:t>one", f"<a:r><a:rPr><a:solidFill>{xml}</a:solidFill></a:rPr><a:t>one"))
    assert body_run(package).colour == colour


def test_groups_scale_their_members() -> None:
    box = '<a:off x="{}" y="{}"/><a:ext cx="{}" cy="{}"/>'
    outer = f'<a:xfrm>{box.format(1000, 2000, 4000, 8000)}<a:chOff x="0" y="0"/><a:chExt cx="400" cy="400"/></a:xfrm>'
    shape = (
        '<p:sp><p:nvSpPr><p:cNvPr id="9" name="in"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>{}</a:xfrm></p:spPr></p:sp>'
    )
    head = '<p:nvGrpSpPr><p:cNvPr id="8" name="g"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
    group = f"<p:grpSp>{head}<p:grpSpPr>{{}}</p:grpSpPr>{{}}</p:grpSp>"
    xml = group.format(outer, shape.format(box.format(100, 50, 200, 100)))
    package = other(swap(SLIDE, "</p:spTree>", f"{xml}</p:spTree>"))
    inside = package.slides[0].shapes[-1].members[0]
    assert inside.box == Box(2000, 3000, 2000, 2000)


def test_an_alternative_is_read_once() -> None:
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    shape = '<p:sp><p:nvSpPr><p:cNvPr id="{0}" name="{1}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/></p:sp>'
    choice = (
        f'<mc:Choice Requires="p14">{shape.format(8, "new")}</mc:Choice><mc:Fallback>{shape.format(9, "old")}</mc:Fallback>'
    )
    xml = f'<mc:AlternateContent xmlns:mc="{mc}">{choice}</mc:AlternateContent></p:spTree>'
    package = other(swap(SLIDE, "</p:spTree>", xml))
    assert [shape.name for shape in package.slides[0].shapes][2:] == ["new"]


def test_the_background_comes_from_the_master() -> None:
    assert other(lambda _: None).slides[0].background == replace(
        other(lambda _: None).slides[0].background, colours=("FFFFFF",)
    )  # type: ignore[type-var]
    dark = swap(
        SLIDE,
        "<p:cSld>",
        '<p:cSld><p:bg><p:bgPr><a:solidFill><a:srgbClr val="0C1013"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>',
    )
    background = other(dark).slides[0].background
    assert background is not None
    assert background.colours == ("0C1013",)


def test_a_placeholder_without_place_stands_where_its_layout_says() -> None:
    assert other(lambda _: None).slides[0].shapes[1].box == Box(Inches(0.5), Inches(1.75), Inches(9), 4525963)


def test_a_strict_file_is_read_as_any_other() -> None:
    """ISO/IEC 29500 Strict has namespaces of its own, and percentages with their sign."""
    pairs = [
        (b"http://schemas.openxmlformats.org/presentationml/2006/main", b"http://purl.oclc.org/ooxml/presentationml/main"),
        (b"http://schemas.openxmlformats.org/drawingml/2006/main", b"http://purl.oclc.org/ooxml/drawingml/main"),
        (
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        ),
    ]

    def change(parts: dict[str, bytes]) -> None:
        swap(SLIDE, "<a:bodyPr/><a:lstStyle/><a:p><a:r><a:t>one", SHRUNK.format("62.5%"))(parts)
        for name in parts:
            for usual, strict in pairs:
                parts[name] = parts[name].replace(usual, strict)

    package = other(change)
    assert package.slides[0].title == "A title"
    assert body_run(package).size == 20


def test_eastern_letters_have_a_typeface_of_their_own() -> None:
    run = '<a:r><a:rPr><a:latin typeface="Arial"/><a:ea typeface="MS Gothic"/></a:rPr><a:t>{}'
    assert body_run(other(swap(SLIDE, "<a:r><a:t>one", run.format("針の先")))).font == "MS Gothic"
    assert body_run(other(swap(SLIDE, "<a:r><a:t>one", run.format("tip")))).font == "Arial"
