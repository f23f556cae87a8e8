"""Small decks and scenes for the rules, made without a file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from slidekit.check import check
from slidekit.core.diagnostics import Diagnostic, Span
from slidekit.core.geometry import Box, Point, Size
from slidekit.core.richtext import Inline, Rich
from slidekit.core.units import pt
from slidekit.resolve.model import (
    Figure,
    Mark,
    Panel,
    Place,
    ResolvedDeck,
    Slide,
    Speaker,
    Venue,
)
from slidekit.scene.design import Design, LayoutPlaceholder
from slidekit.scene.items import (
    ChartItem,
    ChartPoint,
    ChartSeries,
    Fill,
    Item,
    MediaKey,
    PictureItem,
    Segment,
    ShapeItem,
    Stroke,
    TextItem,
)
from slidekit.scene.scene import Properties, Scene
from slidekit.scene.scene import Slide as Page
from slidekit.scene.text import Char, Line, Paragraph, Run, TextBody

SPAN = Span("decks/a.yaml", 1, 1, 1, 5)
PAGE = Size(12_192_000, 6_858_000)
WIDE = Box(pt(40), pt(40), pt(600), pt(60))
COLOURS = {"dk1": "101418", "lt1": "F4F4F4", "dk2": "202428", "lt2": "C0C4C8", "accent1": "F0E442", "hlink": "8CCBF0"}


def rich(words: str) -> Rich:
    return (Inline(words),)


def holder(kind: str) -> LayoutPlaceholder:
    return LayoutPlaceholder(kind, 0, kind, WIDE, (), "")


def design(dark: bool = True) -> Design:
    parts = [holder(kind) for kind in ("title", "body", "dt", "ftr", "sldNum")]
    return Design("Test", dark, COLOURS, "Calibri", "Calibri", *parts, layouts=())  # type: ignore[arg-type]


def slide(id: str = "a", title: str = "One idea is shown", layout: str = "points", **keys: object) -> Slide:
    return Slide(id, layout, replace(SPAN, line=len(id) + 1), rich(title) if title else (), **{"seconds": 60.0, **keys})  # type: ignore[arg-type]


def deck(*slides: Slide, venue: Venue | None = None, **keys: object) -> ResolvedDeck:
    start = ResolvedDeck(
        "talk", "Talk", "", "en", "reading-room", "1", venue or Venue("hall"), Speaker("A. Speaker", pending=False),
        slides or (slide(),), {}, (), (), "2026-04-28T00:00:00Z", SPAN,
    )  # fmt: skip
    return replace(start, **keys)  # type: ignore[arg-type]


def body(
    *words: str, size: float = 24, colour: str = "tx1", bold: bool = False, link: str | None = None, gap: float = 30
) -> TextBody:
    char = Char("Calibri", size, colour, bold)
    lines = tuple(
        Line(text, 0, pt(100 + gap * index), pt(100), size, "Calibri", index)
        for index, text in enumerate(line for paragraph in words for line in paragraph.split("\n"))
    )
    return TextBody(tuple(Paragraph((Run(text, char, "en", link),)) for text in words), lines)


def text(id: str, *words: str, role: str = "body", box: Box = WIDE, fill: Fill | None = None, **style: object) -> TextItem:
    return TextItem(id, role, box, body(*words, **style), fill=fill)  # type: ignore[arg-type]


def scene(*items: Item, id: str = "a", dark: bool = True, footer: str = "", notes: str = "") -> Scene:
    paragraphs = body(notes).paragraphs if notes else ()
    pages = (Page(id, "points", items, paragraphs, span=SPAN),)
    return Scene(PAGE, pages, design(dark), Properties("talk", "Talk", "A", "en", "2026-04-28T00:00:00Z"), footer)


def codes(resolved: ResolvedDeck, seen: Scene | None = None) -> list[str]:
    return [finding.code for finding in check(resolved, seen or scene())]


def only(resolved: ResolvedDeck, seen: Scene | None = None) -> Diagnostic:
    found = check(resolved, seen or scene())
    assert len(found) == 1, found
    return found[0]


def venue(**rules: object) -> Venue:
    return Venue("hall", **rules)  # type: ignore[arg-type]


def figure(**keys: object) -> Figure:
    start = Figure("hip", "assets/hip-01.png", "0" * 64, (800, 600), "radiograph", "A left hip", False, (), "", {}, span=SPAN)
    return replace(start, **keys)  # type: ignore[arg-type]


def marks(count: int) -> tuple[Mark, ...]:
    return tuple(Mark(f"m{index}", "arrow", Place((0.5, 0.5)), SPAN, label=rich("Tip")) for index in range(count))


def picture(own: int, width: int = PAGE.w // 2, role: str = "picture") -> PictureItem:
    return PictureItem("p.picture", role, Box(0, 0, width, width), MediaKey("hip", (10, 0, own + 10, own), (own, own)), "A hip")


def chart(colour: str = "accent1", size: float = 18, name: str = "Series") -> ChartItem:
    points = (ChartPoint("one", 1.0), ChartPoint("two", 2.0))
    return ChartItem("c", "chart", WIDE, "bar", (ChartSeries(name, points, colour),), "Calibri", size, "en", alt="A chart")


def line(id: str, colour: str, width: int = 2) -> ShapeItem:
    return ShapeItem(id, "annotation", WIDE, Segment(Point(0, 0), Point(9, 9)), stroke=Stroke(colour, pt(width)))


STATED = Speaker("A. Speaker", pending=False, as_of=date(2026, 4, 1), email="a@speaker.org")


def found(resolved: ResolvedDeck, seen: Scene | None = None) -> list[Diagnostic]:
    return list(check(resolved, seen or scene()))


def hall(*slides: Slide, speaker: Speaker = STATED, language: str = "en", **rules: object) -> ResolvedDeck:
    """A deck at a venue with these rules."""
    return deck(*slides, venue=venue(**rules), speaker=speaker, language=language)


def panel(**keys: object) -> Panel:
    return Panel("hip", figure(**keys), SPAN)


def spoken(*texts: str, notes: str = "", layout: str = "points", font: str = "Calibri", link: str | None = None) -> Scene:
    """One slide on which each text is an item of its own, named t0, t1 …"""

    def words(said: str) -> TextBody:
        lines = (Line(said, 0, pt(100), pt(100), 24.0, font, 0),)
        return TextBody((Paragraph((Run(said, Char(font, 24.0), "en", link),)),), lines)

    items = tuple(TextItem(f"t{index}", "body", WIDE, words(each)) for index, each in enumerate(texts))
    made = scene(*items, notes=notes)
    return replace(made, slides=(replace(made.slides[0], layout=layout),))
