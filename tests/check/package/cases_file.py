"""Cases of the file as such."""

from __future__ import annotations

from package_cases import Case, nothing
from package_kit import Kit, image
from package_shapes import SLIDE, chart, comment, linked_words, second_master

INK = '<p:contentPart r:id="rId1"><p:nvContentPartPr><p:cNvPr id="99" name="Ink 1"/></p:nvContentPartPr></p:contentPart>'


def hide(kit: Kit) -> None:
    kit.slide("Further questions are answered here", "One")._element.set("show", "0")


def twice(kit: Kit) -> None:
    kit.picture(image())
    kit.add("ppt/media/image9.png", image(), "image", SLIDE)


def once(kit: Kit) -> None:
    kit.picture(image())
    kit.picture(image(), y=4.5)


CASES = [
    Case(
        "slide-size", nothing, venue="screen: {aspect: 4:3}", good_venue="screen: {aspect: 16:9}", slide=None, says="1.78 : 1"
    ),
    Case(
        "file-format",
        nothing,
        venue="deliver: {formats: [pdf]}",
        good_venue="deliver: {formats: [pptx]}",
        slide=None,
        says="pdf",
    ),
    Case("file-format", nothing, name="talk.potx", slide=None, says="a template"),
    Case(
        "file-too-large",
        nothing,
        venue="deliver: {max_mb: 0.01}",
        good_venue="deliver: {max_mb: 1}",
        slide=None,
        says="takes 0.01",
    ),
    Case("file-name", nothing, name="my talk ü.pptx", slide=None, says="space ü"),
    Case(
        "file-name",
        nothing,
        venue='deliver: {filename: "{{ speaker.family }}_hall"}',
        good_name="ruiz_hall.pptx",
        slide=None,
        says="<speaker.family>_hall",
    ),
    Case(
        "linked-outside",
        lambda kit: kit.link(SLIDE, "file:///C:/Users/ada/flow.mp4", "video"),
        lambda kit: linked_words(kit, "The guide"),
        slide=None,
        says="…/flow.mp4 on a disk",
    ),
    Case(
        "unsafe-link",
        lambda kit: linked_words(kit, "The guide", "file:///C:/Users/ada/guide.pdf"),
        lambda kit: linked_words(kit, "The guide"),
    ),
    Case("unsafe-link", lambda kit: linked_words(kit, "The guide", "javascript:alert(1)")),
    Case(
        "unsafe-link",
        lambda kit: linked_words(kit, "The guide", "https://ada:secret@example.org"),
        lambda kit: linked_words(kit, "Write", "mailto:a@example.org"),
        says="carries a user's name",
    ),
    Case(
        "unused-part",
        lambda kit: kit.add("ppt/media/image9.png", image()),
        lambda kit: kit.picture(image()),
        slide=None,
        says="image9.png",
    ),
    Case("repeated-part", twice, once, slide=None),
    Case("unused-master", second_master, slide=None, says="slideMaster2.xml"),
    Case("active-content", lambda kit: kit.add("ppt/vbaProject.bin", b"vba", "vbaProject"), slide=None, says="macros"),
    Case(
        "embedded-object",
        lambda kit: kit.add("ppt/embeddings/sheet1.xlsx", b"PK", "package", SLIDE),
        lambda kit: chart(kit, "0072B2"),
    ),
    Case("comments-left", comment, says="1 comment"),
    Case("ink-left", lambda kit: kit.edit(SLIDE, "</p:spTree>", f"{INK}</p:spTree>"), says="Ink 1"),
    Case("hidden-slide", hide, lambda kit: kit.slide("A second slide is shown", "One"), slide="2"),
    Case(
        "off-slide", lambda kit: kit.box("Nobody sees it", x=20), lambda kit: kit.box("In its place"), says="beside the slide"
    ),
    Case("off-slide", lambda kit: kit.box("Over the edge", x=11), lambda kit: kit.box("In place", x=9), says="1.67 in beyond"),
    Case(
        "broken-deck",
        lambda kit: kit.edit("ppt/slides/_rels/slide1.xml.rels", "slideLayout2.xml", "slideLayout99.xml"),
        slide=None,
        says="slideLayout99.xml",
    ),
    Case("broken-deck", lambda kit: kit.edit(SLIDE, "</p:cSld>", ""), slide=None, says="no well-formed XML"),
    Case("unsafe-deck", lambda kit: kit.add("ppt/../../etc/passwd", b"root"), slide=None, says="leads out of the file"),
]
