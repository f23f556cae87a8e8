"""Cases of how texts are typed, set and coloured, and of lists."""

from __future__ import annotations

from io import BytesIO

from package_cases import Case, nothing
from package_kit import Kit, image
from package_shapes import SLIDE, arrow, chart, coloured
from PIL import Image

SHOUTED = "NEVER MOVE THE TIP WITHOUT LOOKING AT IT"
LONG = "It goes on until the line is full, and then on to the next, and there it ends"
SIGN = '<a:pPr><a:buFont typeface="{}"/><a:buChar char="x"/></a:pPr>'


def points(kit: Kit, *lines: str) -> None:
    kit.slide("These things are to be done", *lines)


def lists(kit: Kit, count: int) -> None:
    for number in range(count):
        kit.slide(f"Step {number} is taken with care", "One", "Two")


def sign(kit: Kit, font: str) -> None:
    kit.edit(SLIDE, "<a:p><a:r><a:t>Find the tip", f"<a:p>{SIGN.format(font)}<a:r><a:t>Find the tip")


def set_runs(kit: Kit, text: str, attribute: str) -> None:
    """A box whose run has an attribute of its own."""
    kit.box(text, h=2.5)
    kit.edit(SLIDE, '<a:rPr sz="2000"', f'<a:rPr {attribute} sz="2000"')


def aligned(kit: Kit, side: str) -> None:
    kit.box(LONG, h=2)
    kit.edit(SLIDE, "<a:p><a:r><a:rPr", f'<a:p><a:pPr algn="{side}"/><a:r><a:rPr')


def title_of(kit: Kit, size: int) -> None:
    kit.edit(SLIDE, "<a:r><a:t>The tip", f'<a:r><a:rPr sz="{size}00"/><a:t>The tip')


def animated(kit: Kit, count: int) -> None:
    frames = [Image.new("RGB", (450, 300), (shade, 60, 80)) for shade in range(20, 20 + 60 * count, 60)]
    file = BytesIO()
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:])
    kit.picture(file.getvalue())


def repeated(kit: Kit, times: str) -> None:
    effect = f'<p:par><p:cTn id="1" presetID="8" presetClass="emph" repeatCount="{times}"/></p:par>'
    kit.edit(SLIDE, "</p:sld>", f"<p:timing><p:tnLst>{effect}</p:tnLst></p:timing></p:sld>")


TYPING = [
    Case("bullet-font", lambda kit: sign(kit, "Fancy Signs"), lambda kit: sign(kit, "Wingdings"), says="set in Fancy Signs"),
    Case("title-small", lambda kit: title_of(kit, 24), lambda kit: title_of(kit, 28), says="set in 24 pt"),
    Case(
        "too-far",
        nothing,
        venue="screen: {farthest: 10}",
        good_venue="screen: {farthest: 4}",
        says="10 picture heights away 39 pt can be read",
    ),
    Case("double-space", lambda kit: kit.box("Two  spaces"), lambda kit: kit.box("A stop.  Two spaces"), says="two spaces"),
    Case("double-space", lambda kit: kit.box("Two \u00a0spaces"), lambda kit: kit.box("5\u00a0mm of it"), says="two spaces"),
    Case(
        "blank-lines",
        lambda kit: kit.box("One\n\n\nTwo", h=2),
        lambda kit: kit.box("One\n\nTwo\n\n\n", h=2),
        says="2 empty lines",
    ),
    Case("all-capitals", lambda kit: kit.box(SHOUTED, h=1), lambda kit: kit.box(SHOUTED.lower(), h=1), says="6 words in a row"),
    Case("all-capitals", lambda kit: set_runs(kit, LONG, 'cap="all"'), lambda kit: set_runs(kit, LONG, 'cap="none"')),
    Case(
        "long-italics",
        lambda kit: set_runs(kit, f"{LONG}. {LONG}", 'i="1"'),
        lambda kit: set_runs(kit, LONG, 'i="1"'),
        says="36 words",
    ),
    Case("justified", lambda kit: aligned(kit, "just"), lambda kit: aligned(kit, "l")),
    Case("near-edge", lambda kit: kit.box("At the edge", x=0.1), lambda kit: kit.box("Inside", x=0.6), says="0.8% from"),
    Case(
        "red-on-dark",
        lambda kit: coloured(kit, "Stop here", "FF3030", "000000"),
        lambda kit: coloured(kit, "Stop here", "FFE040", "000000"),
    ),
    Case(
        "colour-alone",
        lambda kit: chart(kit, "0072B2", "9A5A9A"),
        lambda kit: chart(kit, "0072B2", "E69F00"),
        says="are one grey",
    ),
    Case(
        "many-bullets",
        lambda kit: points(kit, *["Do it"] * 7),
        lambda kit: points(kit, *["Do it"] * 6),
        slide="2",
        says="has 7 points",
    ),
    Case("lists-in-a-row", lambda kit: lists(kit, 4), lambda kit: lists(kit, 3), slide="5", says="5 in a row from slide 1"),
    Case(
        "low-contrast",
        lambda kit: coloured(kit, "Grey words", "808080", "FFFFFF"),
        lambda kit: coloured(kit, "Grey words", "606060", "FFFFFF"),
        venue="screen: {contrast: strict}",
        says="20 pt text needs 4.5",
    ),
    Case(
        "min-size",
        lambda kit: kit.box("Photo: A. Ruiz, CC BY 4.0", size=12),
        lambda kit: kit.box("Photo: A. Ruiz, CC BY 4.0", size=14),
        venue="fonts: {caption_pt: 14}",
        says="the credit TextBox 3 is set in 12 pt",
    ),
    Case(
        "min-size",
        lambda kit: chart(kit, "0072B2"),
        lambda kit: chart(kit, "0072B2"),
        venue="fonts: {label_pt: 20}",
        good_venue="fonts: {label_pt: 16}",
        says="are set in 18 pt",
    ),
    Case("faint-stroke", lambda kit: arrow(kit, "EEEECC"), lambda kit: arrow(kit, "303030"), says="contrast of 1.18"),
    Case("faint-stroke", lambda kit: arrow(kit, "304050", image()), lambda kit: arrow(kit, "FFFFFF", image())),
    Case("endless-motion", lambda kit: animated(kit, 3), lambda kit: animated(kit, 1), says="animated GIF"),
    Case("endless-motion", lambda kit: repeated(kit, "indefinite"), lambda kit: repeated(kit, "2000"), says="repeats until"),
]
