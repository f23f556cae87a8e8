"""Templates read as plain data: what slides inherit, what comes along, and what is refused, one finding each."""

from __future__ import annotations

import zlib
from collections.abc import Callable

import pytest
from template_files import NAVY, TEAL, add_link, change, dark, logo, plain, potx, society, two_masters, zipped

from slidekit.core.diagnostics import Outcome
from slidekit.powerpoint.templates import read_template
from slidekit.scene.design import LayoutPlaceholder, SlideLayout
from slidekit.scene.template import Template

MASTER, LAYOUT, MAIN = "ppt/slideMasters/slideMaster1.xml", "ppt/slideLayouts/slideLayout2.xml", "ppt/presentation.xml"
TYPES = "[Content_Types].xml"


def read(data: bytes) -> Outcome[Template]:
    return read_template(data, "society.potx", None, lambda content, _: (content, "png", (300, 120)))


def opened(data: bytes) -> Template:
    outcome = read(data)
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value


def layout(template: Template, name: str) -> SlideLayout:
    return next(each for each in template.layouts if each.name == name)


def holder(found: SlideLayout, *types: str) -> LayoutPlaceholder:
    return next(each for each in found.placeholders if each.type in types)


def test_a_layout_has_the_places_and_styles_that_slides_inherit() -> None:
    template = opened(society())
    content = layout(template, "Title and Content")
    title, body = holder(content, "title"), holder(content, "obj", "body")
    assert (title.levels[0].size, title.levels[0].colour, title.levels[0].align) == (32.0, "FFFFFF", "l")
    assert body.levels[0].bullet.kind == "char"
    assert body.levels[1].margin > body.levels[0].margin > 0
    assert title.box.bottom < body.box.y
    assert body.insets == (91_440, 45_720, 91_440, 45_720)
    assert [part.type for part in content.placeholders if part.type in ("dt", "ftr", "sldNum")] == ["dt", "ftr", "sldNum"]
    assert holder(layout(template, "Title Slide"), "subTitle").levels[0].colour == "FFFFFF"


def test_scenery_is_what_a_slide_shows_of_layout_and_master() -> None:
    template = opened(society())
    content = layout(template, "Title and Content")
    assert [part.colours for part in content.scenery] == [("FFFFFF",), (NAVY,), ()]
    assert [part.colours for part in layout(template, "Section Header").scenery] == [(TEAL,)]


def test_colours_go_through_the_map_of_the_master() -> None:
    found = layout(opened(dark()), "Title and Content").colours
    assert (found["bg1"], found["tx1"], found["dk1"]) == ("101418", "F4F6F8", "101418")
    plain_one, second = (layout(opened(two_masters()), name).colours for name in ("Blank", "Dark Blank"))
    assert (plain_one["bg1"], second["bg1"]) == ("FFFFFF", "1B1B1B")


def test_a_template_by_its_content_type_is_the_same() -> None:
    assert opened(potx(society())) == opened(society())


def test_examples_authors_and_thumbnails_stay_behind() -> None:
    template = opened(society(examples=True, author="JANE DOE"))
    names = [part.name for part in template.parts]
    assert {name.partition("/")[0] for name in names} == {"slideMasters", "slideLayouts", "theme", "media"}
    assert [name for name in names if name.startswith("media/")] == ["media/image1.png"]
    whole = b"".join(part.data for part in template.parts)
    for secret in (b"EXAMPLE", b"SECRET", b"jane", b"JANE DOE\0"):
        assert secret not in whole


def test_links_tags_timing_and_new_forms_of_pictures_stay_behind() -> None:
    data = add_link(society(), LAYOUT, "hyperlink", "https://society.example/?user=jane", external=True)
    data = add_link(data, LAYOUT, "tags", "../tags/tag1.xml", rid="rId78")

    def marked(old: bytes) -> bytes:
        tags = b'<p:custDataLst><p:tags r:id="rId78"/></p:custDataLst>'
        old = old.replace(b"</p:spTree>", b"</p:spTree>" + tags, 1)
        old = old.replace(b"<a:rPr", b'<a:rPr lang="en-US"><a:hlinkClick r:id="rId77"/></a:rPr><a:rPr', 0)
        old = old.replace(b'name="Title 1"/>', b'name="Title 1"><a:hlinkClick r:id="rId77"/></p:cNvPr>')
        return old.replace(b"</p:clrMapOvr>", b'</p:clrMapOvr><p:transition advTm="100"/><p:timing><p:tnLst/></p:timing>')

    template = opened(change(data, {LAYOUT: marked, "ppt/tags/tag1.xml": b"<p:tagLst/>"}))
    part = next(part for part in template.parts if part.name == "slideLayouts/slideLayout2.xml")
    assert part.links == (("slideMaster", "../slideMasters/slideMaster1.xml"),)
    for gone in (b"hlinkClick", b"custDataLst", b"timing", b"transition", b"r:id"):
        assert gone not in part.data


def test_a_picture_that_cannot_come_along_takes_its_shape_with_it() -> None:
    outcome = read_template(society(), "society.potx", None, lambda *_: None)
    assert outcome.value is not None
    master = next(part for part in outcome.value.parts if part.name == "slideMasters/slideMaster1.xml")
    assert b"<p:pic>" not in master.data
    assert b"Bar 1" in master.data


def test_the_same_bytes_give_the_same_parts() -> None:
    assert opened(two_masters()).parts == opened(two_masters()).parts


def swapped(part: str, old: bytes, new: bytes) -> Callable[[], bytes]:
    """The society's template with other bytes in a part."""
    return lambda: change(society(), {part: lambda content: content.replace(old, new, 1)})


def with_part(name: str, content: bytes | None) -> Callable[[], bytes]:
    """The society's template with a part of other content, or without it."""
    return lambda: change(society(), {name: content})


LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
DOCTYPE = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><p:sldLayout'
STRICT = b'<a xmlns="http://purl.oclc.org/ooxml/x"/></p:presentation>'
ELSEWHERE = "https://evil.example/p.png"
UNREADABLE: dict[str, tuple[Callable[[], bytes], str]] = {
    "cut off": (lambda: society()[:9_000], "society.potx"),
    "no zip": (lambda: b"%PDF-1.7 something else", "society.potx"),
    "a password": (lambda: LOCKED, "password"),
    "an image": (logo, "society.potx"),
    "a document": (lambda: zipped({TYPES: b"<Types/>", "word/document.xml": b"<w/>"}), "without a presentation"),
    "no layout": (with_part(LAYOUT, None), LAYOUT),
    "bad layout": (with_part(LAYOUT, b"<p:sldLayout>"), LAYOUT),
    "deep groups": (swapped(LAYOUT, b"</p:spTree>", b"<p:grpSp>" * 3000 + b"</p:spTree>"), LAYOUT),
    "no theme": (with_part("ppt/theme/theme1.xml", None), "theme1.xml"),
    "no master": (swapped(MAIN, b"sldMasterId ", b"sldMasterIs "), "no slide master"),
    "no size": (swapped(MAIN, b"sldSz cx", b"sldSz c"), "no size"),
    "strict": (swapped(MAIN, b"</p:presentation>", STRICT), "Strict"),
    "a bomb": (with_part(LAYOUT, b"<p:sldLayout>" + b" " * 40_000_000), LAYOUT),
}
UNSAFE: dict[str, tuple[Callable[[], bytes], str]] = {
    "macros": (with_part("ppt/vbaProject.bin", b"\0"), "vbaProject.bin"),
    "a pptm": (swapped(TYPES, b"presentation.main", b"presentation.macroEnabled.main"), "macros"),
    "a doctype": (swapped(LAYOUT, b"<p:sldLayout", DOCTYPE), LAYOUT),
    "a picture elsewhere": (lambda: add_link(society(), MASTER, "image", ELSEWHERE, external=True), "evil.example"),
}
HOSTILE = {
    **{name: (*case, "template-unreadable") for name, case in UNREADABLE.items()},
    **{name: (*case, "template-unsafe") for name, case in UNSAFE.items()},
}


@pytest.mark.parametrize("name", HOSTILE)
def test_one_finding_names_what_is_wrong(name: str) -> None:
    make, named, code = HOSTILE[name]
    outcome = read(make())
    assert outcome.value is None
    assert [finding.code for finding in outcome.diagnostics] == [code]
    assert named in outcome.diagnostics[0].message
    assert outcome.diagnostics[0].help


def test_damage_that_no_slide_needs_does_not_matter() -> None:
    data = change(society(examples=True), {"ppt/slides/slide1.xml": b"<broken", "docProps/thumbnail.jpeg": b"no picture"})
    assert read(data).value is not None


def test_random_damage_never_crashes() -> None:
    data = plain()
    for seed in range(0, len(data), 997):
        worse = bytearray(data)
        worse[seed] ^= 0x5A
        worse[(seed * 7) % len(data)] ^= zlib.crc32(bytes([seed % 256])) & 0xFF
        outcome = read(bytes(worse))
        assert outcome.value is not None or len(outcome.diagnostics) == 1
