"""Small resolved decks, made by hand: what the layout tests lay out."""

from __future__ import annotations

from dataclasses import replace

import segno

from slidekit.core.diagnostics import Span
from slidekit.core.geometry import Area
from slidekit.core.richtext import Inline, Rich
from slidekit.layout import lay_out
from slidekit.resolve.model import (
    Column,
    Figure,
    Mark,
    NumberBlock,
    Panel,
    Place,
    Point,
    QrBlock,
    QuoteBlock,
    Reference,
    ResolvedDeck,
    Slide,
    Speaker,
    TableBlock,
    Venue,
    Verdict,
)
from slidekit.scene.scene import Scene
from slidekit.theme import BUILTIN

SPAN = Span("decks/test.yaml", 1, 1, 1, 2)


def rich(text: str) -> Rich:
    return (Inline(text),)


def point(text: str, **keys: object) -> Point:
    return Point(rich(text), SPAN, **keys)  # type: ignore[arg-type]


def figure(name: str = "hip", pixels: tuple[int, int] = (1200, 1200), **keys: object) -> Figure:
    return Figure(
        name, f"assets/{name}.png", "0" * 64, pixels, "simulation", f"Picture of the {name}", False, (), "", {}, **keys
    )  # type: ignore[arg-type]


def mark(kind: str, place: Place, **keys: object) -> Mark:
    return Mark(f"{kind}-{len(repr(place))}", kind, place, SPAN, **keys)  # type: ignore[arg-type]


def at(x: float, y: float) -> Place:
    return Place(point=(x, y))


def area(left: float, top: float, right: float, bottom: float) -> Place:
    return Place(area=Area(left, top, right, bottom))


def panel(name: str = "hip", pixels: tuple[int, int] = (1200, 1200), **keys: object) -> Panel:
    return Panel(name, figure(name, pixels), SPAN, alt=f"Picture of the {name}", **keys)  # type: ignore[arg-type]


def deck(*slides: Slide, **venue: object) -> ResolvedDeck:
    figures = {p.figure.id: p.figure for slide in slides for p in slide.panels}
    references = (Reference("renfrew", 1, "Renfrew 1991", rich("Renfrew DL. Correct placement. 1991."), True),)
    speaker = Speaker("Ada Example", "MD", "Radiology", disclosure=(point("Nothing to disclose."),), pending=False)
    where = Venue("example", name="Example Meeting", **venue)  # type: ignore[arg-type]
    return ResolvedDeck(
        "test",
        "A test deck",
        "",
        "en",
        "reading-room",
        "1",
        where,
        speaker,
        slides,
        figures,
        references,
        (),
        "2026-04-28T00:00:00Z",
        SPAN,
    )


ARROWED = panel(
    marks=(mark("arrow", at(0.6, 0.4), label=rich("Needle tip")), mark("ellipse", area(0.2, 0.5, 0.4, 0.8), number=2))
)
TALK = (
    Slide("title", "title", SPAN, title=rich("Needles need pictures"), subtitle=rich("A test"), dateline=rich("Here, today")),
    Slide(
        "split",
        "points-figure",
        SPAN,
        title=rich("The tip is seen before anything is drawn"),
        panels=(replace(ARROWED, caption=rich("Oblique view."), badges=("SIMULATED",)),),
        points=(
            point("The tip ends in marrow"),
            point("Here the bone is thin", number=2),
            point("Both hold", points=(point("inside"),)),
        ),
        cites=("renfrew",),
        section="The harvest",
    ),
    Slide(
        "compare",
        "compare",
        SPAN,
        title=rich("With and without"),
        panels=(
            replace(ARROWED, id="a", letter="A", verdict=Verdict(rich("Without imaging"), "cross")),
            replace(panel("spine"), letter="B", verdict=Verdict(rich("With imaging"), "check")),
        ),
        footnote=rich("Simulated pictures."),
    ),
    Slide(
        "number",
        "number",
        SPAN,
        title=rich("A number"),
        number=NumberBlock(rich("25.7"), rich("%"), rich("of needles"), rich("R."), SPAN),
    ),
    Slide(
        "quote", "quote", SPAN, title=rich("A quote"), quote=QuoteBlock(rich("often blood"), rich("A doctor"), (), True, SPAN)
    ),
    Slide(
        "columns",
        "columns",
        SPAN,
        title=rich("Myth and fact"),
        columns=(
            Column(rich("Myth"), "cross", (), (point("The needle is where I feel it"),), None, SPAN),
            Column(rich("Fact"), "check", rich("Look first."), (), None, SPAN),
        ),
    ),
    Slide(
        "table",
        "table",
        SPAN,
        title=rich("A table"),
        table=TableBlock(
            (rich("Study"), rich("n")), ((rich("One"), rich("316")), (rich("Two"), rich("17"))), (3, 1), (1, None), (), SPAN
        ),
    ),
    Slide("take-home", "take-home", SPAN, title=rich("Take home"), points=(point("One", number=1), point("Two", number=2))),
    Slide("references", "references", SPAN, title=rich("References")),
)


def laid_out(talk: ResolvedDeck, theme: str = "daylight") -> Scene:
    """The scene of a deck in which laying it out finds nothing wrong."""
    outcome = lay_out(talk, BUILTIN[theme])
    assert outcome.value is not None
    assert [finding.code for finding in outcome.diagnostics] == []
    return outcome.value


def code_of(url: str) -> QrBlock:
    matrix = segno.make(url, error="m", micro=False, boost_error=False).matrix
    return QrBlock(url, tuple(tuple(bool(module) for module in row) for row in matrix), SPAN)


def thanks(url: str = "https://example.org/a", **keys: object) -> Slide:
    return Slide("thanks", "thanks", SPAN, title=rich("Thanks"), qr=code_of(url), seconds=5, **keys)  # type: ignore[arg-type]
