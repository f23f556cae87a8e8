"""Cases of disclosure, brands, time, movement, notes, and of accessibility."""

from __future__ import annotations

from package_cases import Case
from package_kit import Kit, image
from package_shapes import alt, linked_words, notes, order, sections, table, timing, transition

TYPED = "1. Find the tip\n2. Hold the plane\n3. Move on"


def several(kit: Kit, *titles: str) -> None:
    for number, title in enumerate(titles):
        kit.slide(title, f"Point {number}")


def disclosure(kit: Kit, words: str, picture: bool = False) -> None:
    kit.slide("Disclosure of interests", words)
    if picture:
        kit.picture(image())


PLAIN = ("The first is shown", "The second is shown", "The third is shown")

TALK = [
    Case(
        "disclosure-missing",
        lambda kit: several(kit, *PLAIN),
        lambda kit: several(kit, "Disclosure", *PLAIN),
        slide=None,
        says="none of the 4 slides",
    ),
    Case(
        "required-slide",
        lambda kit: several(kit, "Nothing is said"),
        lambda kit: several(kit, "Take-home message"),
        venue="required: [take-home]",
        slide=None,
    ),
    Case(
        "slide-position",
        lambda kit: several(kit, "It is shown", "Conflict of interest: none"),
        lambda kit: several(kit, "Conflict of interest: none", "It is shown"),
        venue="disclosure: {position: second}",
        slide="3",
        says="wants it second",
    ),
    Case(
        "disclosure-brand",
        lambda kit: disclosure(kit, "Shares of Regenexx®"),
        lambda kit: disclosure(kit, "Shares of Regenexx"),
        slide="2",
        says="“®”",
    ),
    Case(
        "disclosure-brand",
        lambda kit: disclosure(kit, "Shares", picture=True),
        lambda kit: disclosure(kit, "Shares"),
        slide="2",
        says="shows Hip",
    ),
    Case(
        "trade-name",
        lambda kit: kit.box("As regenexx shows"),
        lambda kit: kit.box("As others show"),
        venue="forbid: {trade_names: [Regenexx]}",
        says="says regenexx",
    ),
    Case(
        "trade-name",
        lambda kit: notes(kit, "Say Regenexx"),
        lambda kit: notes(kit, "Say nothing"),
        venue="forbid: {trade_names: [Regenexx]}",
        says="its notes say",
    ),
    Case(
        "address-forbidden",
        lambda kit: kit.box("www.example.org"),
        lambda kit: kit.box("Example"),
        venue="forbid: {urls: true}",
    ),
    Case(
        "too-many-slides",
        lambda kit: several(kit, *PLAIN),
        lambda kit: several(kit, *PLAIN[:1]),
        venue="timing: {max_slides: 2}",
        slide=None,
        says="has 4 slides",
    ),
    Case(
        "slides-per-minute",
        lambda kit: several(kit, *PLAIN),
        lambda kit: several(kit, PLAIN[0]),
        venue="timing: {max_slides_per_minute: 1}\nevent: {slot_minutes: 2}",
        slide=None,
        says="2.0 per minute",
    ),
    Case("animation-forbidden", timing, venue="forbid: {animations: true}", says="animations"),
    Case("animation-forbidden", transition, venue="forbid: {animations: true}", says="a transition"),
    Case("auto-advance", lambda kit: transition(kit, ' advTm="5000"'), transition, says="after 5 s"),
    Case("notes-long", lambda kit: notes(kit, "word " * 700), lambda kit: notes(kit, "word " * 70), says="3,499 letters"),
    Case(
        "notes-missing",
        lambda kit: (notes(kit, "Say it"), several(kit, PLAIN[0])),
        lambda kit: notes(kit, "Say it"),
        slide=None,
        says="1 of 2 slides",
    ),
]

ACCESS = [
    Case("title-missing", lambda kit: kit.slide("", layout=6), lambda kit: kit.slide("It has one", "One"), slide="2"),
    Case(
        "title-twice",
        lambda kit: several(kit, "It is shown", "It is shown at last", "It is shown"),
        lambda kit: several(kit, "It is shown (1/2)", "It is shown (2/2)"),
        slide="4",
        says="as slide 2",
    ),
    Case("alt-missing", lambda kit: alt(kit, ""), lambda kit: alt(kit, "A hip"), says="picture Hip has no alt text"),
    Case("alt-is-file-name", lambda kit: alt(kit, "IMG_0042.jpg"), lambda kit: alt(kit, "A hip"), says="IMG…"),
    Case("alt-is-file-name", lambda kit: alt(kit, "A picture containing sky\n\nDescription automatically generated")),
    Case("alt-long", lambda kit: alt(kit, "A hip. " * 80), lambda kit: alt(kit, "A hip. " * 8), says="559 letters"),
    Case("reading-order", lambda kit: order(kit, True), lambda kit: order(kit, False), says="title is read after"),
    Case(
        "reading-order",
        lambda kit: (kit.box("Below", y=4), kit.box("Above", y=2)),
        lambda kit: (kit.box("Above", y=2), kit.box("Below", y=4)),
        says="is read before",
    ),
    Case("table-header", lambda kit: table(kit, header=False), lambda kit: table(kit)),
    Case("merged-cells", lambda kit: table(kit, merge=True), lambda kit: table(kit), says="2 merged cells"),
    Case("link-text", lambda kit: linked_words(kit, "here"), lambda kit: linked_words(kit, "The guide"), says="“here”"),
    Case("section-name", lambda kit: sections(kit, "Default Section"), lambda kit: sections(kit, "Harvest"), slide=None),
    Case(
        "typed-bullet", lambda kit: kit.box(TYPED, h=1.5), lambda kit: kit.box("Find the tip\nMove on", h=1.5), says="3 lines"
    ),
]
