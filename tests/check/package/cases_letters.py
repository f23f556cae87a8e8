"""Cases of letters, words, colours and languages."""

from __future__ import annotations

import re

from package_cases import Case, nothing
from package_kit import Kit, image
from package_shapes import SLIDE, chart, coloured, letters_in

LONG = "word " * 30
GOES_ON = "A title is long when it goes on and on over many lines and says everything that comes to mind at once"


def on_a_picture(kit: Kit, ink: str) -> None:
    kit.picture(image(colour=(20, 20, 20)))
    coloured(kit, "On it", ink, x=5.4, y=2.2, w=1.5)


def above_another(kit: Kit, height: float) -> None:
    kit.box(LONG, h=height)
    kit.box("Below", y=2.1 + height)


def without_language(kit: Kit) -> None:
    def change(parts: dict[str, bytes]) -> None:
        for name in parts:
            if name.endswith(".xml"):
                parts[name] = re.sub(rb' lang="[^"]*"', b"", parts[name])

    kit.later.append(change)


CASES = [
    Case(
        "font-not-allowed",
        lambda kit: letters_in(kit, "Impact"),
        lambda kit: letters_in(kit, "Calibri"),
        venue="fonts: {allow: [Calibri]}",
        says="Impact",
    ),
    Case(
        "font-not-embedded",
        lambda kit: letters_in(kit, "Lobster"),
        lambda kit: letters_in(kit, "Verdana"),
        says="set in Lobster",
    ),
    Case(
        "many-fonts",
        lambda kit: letters_in(kit, "Arial", "Verdana", "Georgia"),
        lambda kit: letters_in(kit, "Arial"),
        slide=None,
        says="4 families",
    ),
    Case("min-size", lambda kit: kit.box("Small print", size=9), lambda kit: kit.box("Small print", size=12), says="in 9 pt"),
    Case(
        "min-size",
        lambda kit: kit.edit(SLIDE, "<a:bodyPr/>", '<a:bodyPr><a:normAutofit fontScale="50000"/></a:bodyPr>'),
        lambda kit: kit.edit(SLIDE, "<a:bodyPr/>", '<a:bodyPr><a:normAutofit fontScale="90000"/></a:bodyPr>'),
        says="in 16 pt (shrunk to 50% by autofit)",
    ),
    Case(
        "min-size",
        lambda kit: (kit.picture(image()), kit.box("Femur", x=5.4, w=1.5, size=14)),
        lambda kit: (kit.picture(image()), kit.box("Femur", x=5.4, w=1.5, size=20)),
        venue="fonts: {caption_pt: 16}",
        says="on a picture is set in 14 pt",
    ),
    Case("min-size", nothing, venue="fonts: {min_pt: 40}", good_venue="fonts: {min_pt: 24}", says="at least 40 pt"),
    Case("missing-glyph", lambda kit: kit.box("Letter ก of Thai"), lambda kit: kit.box("≥ 5 µm, ñ, α"), says="U+0E01"),
    Case(
        "text-overflow",
        lambda kit: kit.box(LONG, h=0.5, y=6.5),
        lambda kit: kit.box("word word", h=0.5, y=6.5),
        says="leaves the slide",
    ),
    Case("text-overflow", lambda kit: above_another(kit, 0.6), lambda kit: above_another(kit, 3), says="runs into"),
    Case(
        "many-words",
        lambda kit: kit.slide("Words are many here today", *["one two three four five six"] * 14),
        lambda kit: kit.slide("Words are few here today", *["one two three four five six"] * 4),
        slide="2",
        says="84 words",
    ),
    Case("many-words", nothing, venue="text: {max_words: 3}", good_venue="text: {max_words: 6}", says="allows 3"),
    Case("many-lines", nothing, venue="text: {max_lines: 1}", good_venue="text: {max_lines: 2}", says="2 lines of text"),
    Case("title-long", lambda kit: kit.slide(GOES_ON, "One"), lambda kit: kit.slide(GOES_ON[:40], "One"), slide="2"),
    Case(
        "topic-title", lambda kit: kit.slide("Results", "One"), lambda kit: kit.slide("The needle was seen", "One"), slide="2"
    ),
    Case(
        "empty-placeholder",
        lambda kit: kit.slide("One holder is empty"),
        lambda kit: kit.slide("All are full", "One"),
        slide="2",
    ),
    Case("left-over-text", lambda kit: kit.box("TODO: ask Ada"), lambda kit: kit.box("To do: ask Ada"), says="“TODO”"),
    Case("left-over-text", lambda kit: kit.box("Lorem ipsum"), lambda kit: kit.box("Click the probe to lock it")),
    Case(
        "low-contrast",
        lambda kit: coloured(kit, "Grey", "CCCCCC"),
        lambda kit: coloured(kit, "Grey", "333333"),
        says="CCCCCC on FFFFFF has a contrast of 1.61",
    ),
    Case(
        "low-contrast",
        lambda kit: coloured(kit, "Dark", "222222", "111111"),
        lambda kit: coloured(kit, "Light", "EEEEEE", "111111"),
        says="222222 on 111111",
    ),
    Case(
        "low-contrast",
        lambda kit: on_a_picture(kit, "333333"),
        lambda kit: on_a_picture(kit, "FFFFFF"),
        says="333333 on 141414",
    ),
    Case(
        "low-contrast",
        lambda kit: on_a_picture(kit, "333333"),
        lambda kit: (kit.picture(image(colour=(20, 20, 20))), coloured(kit, "Half on it", "333333", x=6.5, y=2.2)),
        says="333333 on 141414",
    ),
    Case(
        "red-green",
        lambda kit: chart(kit, "FF0000", "00B050"),
        lambda kit: chart(kit, "0072B2", "E69F00"),
        says="tells series apart",
    ),
    Case(
        "red-green",
        lambda kit: (coloured(kit, "Wrong", "C00000"), coloured(kit, "Right", "00802B", y=3)),
        lambda kit: coloured(kit, "Wrong", "C00000"),
        says="words in red",
    ),
    Case("language-missing", without_language, slide=None, says="(first on slide 1"),
    Case(
        "language-differs",
        lambda kit: kit.edit(SLIDE, "<a:r><a:t>Find the tip", '<a:r><a:rPr lang="es-AR"/><a:t>Buscar la punta de la aguja'),
        slide=None,
        says="marked as es",
    ),
    Case("document-title", lambda kit: setattr(kit.deck.core_properties, "title", ""), slide=None, says="is empty"),
]
