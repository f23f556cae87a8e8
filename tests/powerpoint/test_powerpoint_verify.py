"""Each rule of ``verify`` finds the fault it is there for; and ``write`` refuses scenes that would break one."""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image
from powerpoint_scenes import design, panel, png, specimen, table_item, title_item

from slidekit.core.geometry import Box
from slidekit.powerpoint import verify, write
from slidekit.powerpoint.archive import unpack
from slidekit.powerpoint.invariants.drawing import check_drawing, needs_tree
from slidekit.powerpoint.invariants.parts import parse
from slidekit.powerpoint.package import pack
from slidekit.scene.items import GroupItem, Item, Placeholder
from slidekit.scene.scene import MediaFile, Reveal, Slide
from slidekit.scene.text import Char, Paragraph, Run, TextBody

PARTS = unpack(write(specimen()))
SLIDE, RELS = "ppt/slides/slide4.xml", "ppt/slides/_rels/slide4.xml.rels"
INNER = '<a:off x="7600000" y="4900000"/>'
RING = '</p:nvSpPr><p:spPr><a:xfrm><a:off x="7000000" y="4800000"/>'
Parts = dict[str, bytes]


def swap(name: str, old: str, new: str) -> Callable[[Parts], None]:
    def change(parts: Parts) -> None:
        assert old.encode() in parts[name], f"{old} is not in {name}"
        parts[name] = parts[name].replace(old.encode(), new.encode(), 1)

    return change


def drop(name: str) -> Callable[[Parts], None]:
    return lambda parts: parts.pop(name) and None


def add(name: str, content: bytes) -> Callable[[Parts], None]:
    return lambda parts: parts.update({name: content})


EXIF = struct.pack(">I", 4) + b"eXIf" + b"MM\0*" + b"\0\0\0\0"
PICTURE = "ppt/media/image1.png"
FAULTS = {
    "no content type": add("ppt/media/image9.gif", b"GIF8"),
    "which is not there": drop("ppt/theme/theme2.xml"),
    "[Content_Types].xml is missing": drop("[Content_Types].xml"),
    "no relationship leads to": add("ppt/media/image7.png", png(2, 2, 0)),
    "never uses its relationship": swap(SLIDE, 'r:id="rId3"', 'r:id="rId2"'),
    "names the relationship rId99": swap(SLIDE, 'r:embed="rId2"', 'r:embed="rId99"'),
    "two relationships of one id": swap(RELS, 'Id="rId2"', 'Id="rId1"'),
    "is no web or mail address": swap(RELS, "https://example.org", "file:///etc/passwd"),
    "not written as relationships are": swap(RELS, "<Relationship Id", "<Relationship  Id"),
    "no well-formed XML": swap(SLIDE, "<a:t>Chip</a:t>", "<a:t>Chip\x01</a:t>"),
    "shapes of id 3": swap(SLIDE, 'cNvPr id="4"', 'cNvPr id="3"'),
    "shapes of name builds@2/plain": swap(SLIDE, 'name="builds@2/again"', 'name="builds@2/plain"'),
    "no whole EMU": swap(SLIDE, 'cx="1800000"', 'cx="1800000.5"'),
    "negative size": swap(SLIDE, 'cx="1800000"', 'cx="-1800000"'),
    "text body without a paragraph": swap(
        SLIDE,
        '<a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="en-US"/><a:t>Builds, table, pictures</a:t></a:r></a:p>',
        "<a:bodyPr/><a:lstStyle/>",
    ),
    "is not the union": swap(SLIDE, f'{INNER}<a:ext cx="400000"', f'{INNER}<a:ext cx="400001"'),
    "scales its members": swap(SLIDE, '<a:chExt cx="1000000"', '<a:chExt cx="2000000"'),
    "a placeholder stands in group": swap(SLIDE, f"<p:nvPr/>{RING}", f'<p:nvPr><p:ph type="title"/></p:nvPr>{RING}'),
    "does not stand on the slide itself": swap(SLIDE, '<p:spTgt spid="9"/>', '<p:spTgt spid="10"/>'),
    "animates paragraph 17": swap("ppt/slides/slide2.xml", 'st="3" end="3"', 'st="17" end="17"'),
    "do not count up": swap(SLIDE, '<p:cTn id="5"', '<p:cTn id="55"'),
    "build list does not match": swap(SLIDE, '<p:bldP spid="6" grpId="0" animBg="1"/>', ""),
    "sections hold 7 slides": swap("ppt/presentation.xml", '<p14:sldId id="257"/>', ""),
    "does not lead back": swap("ppt/notesSlides/_rels/notesSlide1.xml.rels", "slide1.xml", "slide2.xml"),
    "the slide list has 7 entries": swap("ppt/presentation.xml", '<p:sldId id="263"', '<p:other id="263"'),
    "docProps/app.xml holds Company": swap("docProps/app.xml", "</Properties>", "<Company>x</Company></Properties>"),
    "docProps/custom.xml is not one of ours": add("docProps/custom.xml", b"<a/>"),
    "a chunk eXIf": add(PICTURE, png(2, 2, 0, EXIF)),
    "bytes after its end": add(PICTURE, png(2, 2, 0) + b"hidden"),
    "is no PNG": add(PICTURE, b"\xff\xd8\xff\xd9"),
    "not a neutral name": add("ppt/media/patient-smith.png", png(2, 2, 0)),
}  # fmt: skip


@pytest.mark.parametrize("fact", FAULTS)
def test_a_broken_package_is_found(fact: str) -> None:
    parts = dict(PARTS)
    FAULTS[fact](parts)
    found = verify(pack(parts.items(), "2026-04-28T08:30:00Z"))
    assert any(fact in finding.message for finding in found), [finding.message for finding in found]
    assert {finding.code for finding in found} == {"package-invariant"}


def test_an_unsorted_or_damaged_zip_is_found() -> None:
    data = pack(reversed(PARTS.items()), "2026-04-28T08:30:00Z")
    assert [finding.message for finding in verify(data)] == ["the items of the zip are not in canonical order"]
    assert "cannot be read" in verify(data[: len(data) // 2])[0].message
    spoilt = bytearray(data)
    spoilt[200] ^= 0xFF
    assert "cannot be read" in verify(bytes(spoilt))[0].message


def jpeg(**options: object) -> bytes:
    file = BytesIO()
    Image.new("RGB", (8, 6), "grey").save(file, "JPEG", **options)
    return file.getvalue()


def test_a_jpeg_may_hold_a_picture_and_nothing_else() -> None:
    scene = specimen()
    exif = Image.Exif()
    exif[0x010F] = "A camera"

    def facts(data: bytes) -> list[str]:
        files = {key: MediaFile(data, "jpeg", 8, 6) for key in scene.media}
        return [finding.message for finding in verify(write(replace(scene, media=files)))]

    assert facts(jpeg()) == []
    assert facts(jpeg(exif=exif)) == ["ppt/media/image1.jpeg holds a segment APP1"]
    assert facts(jpeg(comment=b"C:\\patients\\smith.jpg")) == ["ppt/media/image1.jpeg holds a comment"]
    assert facts(jpeg() + b"x") == ["ppt/media/image1.jpeg holds bytes after its end, or less than it should"]
    assert facts(png(2, 2, 0)) == ["ppt/media/image1.jpeg is no JPEG"]


def refused(*items: Item, layout: str = "figure", clicks: tuple[tuple[Reveal, ...], ...] = ()) -> None:
    scene = specimen()
    write(replace(scene, slides=(Slide("a", layout, items, clicks=clicks),), sections=()))


def test_write_refuses_a_scene_that_breaks_its_contract() -> None:
    group = panel()
    with pytest.raises(ValueError, match="not the union"):
        refused(replace(group, box=Box(0, 0, 1, 1)))
    with pytest.raises(ValueError, match="not the union"):
        refused(replace(group, items=()))
    with pytest.raises(ValueError, match="placeholder 'title' stands in a group"):
        refused(GroupItem("g", "panel", title_item("x").box, (title_item("x"),)))
    with pytest.raises(ValueError, match="table 'table' stands in a group"):
        refused(GroupItem("g", "panel", table_item().box, (table_item(),)))
    with pytest.raises(ValueError, match="disagree"):
        refused(replace(table_item(), heights=(500_000, 500_000, 500_001)))
    with pytest.raises(ValueError, match="two items are called 'title'"):
        refused(title_item("x"), title_item("y"))
    with pytest.raises(KeyError, match="no placeholder body 1"):
        refused(replace(title_item("x"), placeholder=Placeholder("body", 1)))
    with pytest.raises(KeyError):
        refused(title_item("x"), layout="nowhere")
    with pytest.raises(KeyError):
        refused(group, clicks=((Reveal("panel-a.arrow"),),))
    bell = TextBody((Paragraph((Run("\a", Char("Arial", 18), "en"),)),))
    with pytest.raises(ValueError, match="not a character of XML"):
        refused(replace(title_item("x"), text=bell))
    twice = specimen()
    with pytest.raises(ValueError, match="same id"):
        write(replace(twice, slides=twice.slides + twice.slides[:1]))
    assert design().layouts[3].kind == "figure"


def test_groups_that_regular_expressions_pass_need_no_tree() -> None:
    """The quick way is the usual one, and it says no more than the slow one: every fault of a group sends the part there."""
    slide = PARTS["ppt/slides/slide1.xml"]
    assert not needs_tree(slide)
    grouped = next(each for name, each in PARTS.items() if b"<p:grpSp>" in each and b"<p:timing>" not in each)
    assert not needs_tree(grouped)
    assert not check_drawing("x", grouped, parse(grouped))
    for old, new in (
        (b"</p:grpSp>", b"<p:grpSp><p:nvGrpSpPr/></p:grpSp></p:grpSp>"),
        (b'<a:chExt cx="', b'<a:chExt cx="1'),
        (b'<p:grpSpPr><a:xfrm><a:off x="', b'<p:grpSpPr><a:xfrm><a:off x="1'),
    ):
        place = grouped.index(b"<p:grpSp>")
        assert needs_tree(grouped[:place] + grouped[place:].replace(old, new, 1)), old
