"""Small decks and scenes for the rules that venues bring."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from slidekit.check import check
from slidekit.core.diagnostics import Diagnostic, Span
from slidekit.core.geometry import Box, Size
from slidekit.core.richtext import Inline
from slidekit.core.units import pt
from slidekit.resolve.model import Figure, Panel, ResolvedDeck, Slide, Speaker, Venue
from slidekit.scene.design import Design, LayoutPlaceholder
from slidekit.scene.items import TextItem
from slidekit.scene.scene import Properties, Scene
from slidekit.scene.scene import Slide as Page
from slidekit.scene.text import Char, Line, Paragraph, Run, TextBody

SPAN = Span("decks/a.yaml", 1, 1, 1, 5)
BOX = Box(pt(40), pt(40), pt(600), pt(60))
COLOURS = {"dk1": "101418", "lt1": "F4F4F4", "dk2": "202428", "lt2": "C0C4C8", "accent1": "F0E442", "hlink": "8CCBF0"}
STATED = Speaker("A. Speaker", pending=False, as_of=date(2026, 4, 1), email="a@speaker.org")


def slide(id: str = "a", title: str = "One idea", layout: str = "points", **keys: object) -> Slide:
    return Slide(id, layout, SPAN, (Inline(title),), **{"seconds": 60.0, **keys})  # type: ignore[arg-type]


def figure(**keys: object) -> Figure:
    start = Figure("hip", "assets/a.png", "0" * 64, (800, 600), "radiograph", "A left hip", False, (), "", {}, span=SPAN)
    return replace(start, **keys)  # type: ignore[arg-type]


def panel(**keys: object) -> Panel:
    return Panel("hip", figure(**keys), SPAN)


def deck(*slides: Slide, speaker: Speaker = STATED, language: str = "en", **rules: object) -> ResolvedDeck:
    venue = Venue("hall", **rules)  # type: ignore[arg-type]
    return ResolvedDeck(
        "talk", "Talk", "", language, "reading-room", "1", venue, speaker, slides or (slide(),), {}, (), (),
        "2026-04-28T00:00:00Z", SPAN,
    )  # fmt: skip


def scene(*texts: str, notes: str = "", layout: str = "points", font: str = "Calibri", link: str | None = None) -> Scene:
    """One slide; each text is an item of its own, named t0, t1 …"""

    def body(words: str) -> TextBody:
        lines = (Line(words, 0, pt(100), pt(100), 24.0, font, 0),)
        return TextBody((Paragraph((Run(words, Char(font, 24.0), "en", link),)),), lines)

    holders = [LayoutPlaceholder(kind, 0, kind, BOX, (), "") for kind in ("title", "body", "dt", "ftr", "sldNum")]
    design = Design("Test", True, COLOURS, "Calibri", "Calibri", *holders, layouts=())  # type: ignore[arg-type]
    items = tuple(TextItem(f"t{index}", "body", BOX, body(words)) for index, words in enumerate(texts))
    page = Page("a", layout, items, body(notes).paragraphs if notes else (), span=SPAN)
    return Scene(Size(12_192_000, 6_858_000), (page,), design, Properties("talk", "Talk", "A", "en", "2026-04-28T00:00:00Z"))


def found(resolved: ResolvedDeck, seen: Scene | None = None) -> list[Diagnostic]:
    return list(check(resolved, seen or scene()))


def codes(resolved: ResolvedDeck, seen: Scene | None = None) -> list[str]:
    return [finding.code for finding in found(resolved, seen)]
