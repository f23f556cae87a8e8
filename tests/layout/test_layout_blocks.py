"""Equations, QR codes, charts with intervals, and what is mirrored where a deck is read from the right."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
import segno
from layout_decks import SPAN, deck, panel, point, rich

from slidekit.core.geometry import Box, union
from slidekit.core.units import pt
from slidekit.layout import lay_out
from slidekit.layout.axis import axis_range, axis_step, bar_opacity, plot_box
from slidekit.layout.equations.linear import linear
from slidekit.layout.equations.measure import measure
from slidekit.layout.qr import QUIET, outlines
from slidekit.layout.stylesheet import Stylesheet
from slidekit.resolve.latex import read_latex
from slidekit.resolve.model import ChartBlock, Column, Datum, EquationBlock, QrBlock, ResolvedDeck, Slide, TableBlock, Venue
from slidekit.scene.dump import dump, to_json
from slidekit.scene.items import (
    ChartItem,
    ChartPoint,
    ChartSeries,
    EquationItem,
    GroupItem,
    Item,
    Outline,
    ShapeItem,
    TableItem,
    TextItem,
)
from slidekit.scene.scene import Scene
from slidekit.theme import BUILTIN


def laid_out(talk: ResolvedDeck, theme: str = "daylight") -> Scene:
    outcome = lay_out(talk, BUILTIN[theme])
    assert outcome.value is not None
    assert [finding.code for finding in outcome.diagnostics] == []
    return outcome.value


def equation(latex: str) -> EquationBlock:
    return EquationBlock(read_latex(latex), "read aloud", SPAN)


def slide(latex: str, layout: str = "statement", **keys: object) -> Slide:
    return Slide("a", layout, SPAN, title=rich("A law"), equation=equation(latex), seconds=9, **keys)  # type: ignore[arg-type]


def equation_of(scene: Scene) -> EquationItem:
    (item,) = [item for item in scene.slides[0].items if isinstance(item, EquationItem)]
    return item


def ink(item: Item) -> Box:
    """A text's letters, without the room that a line keeps above them; other shapes as they are."""
    if not isinstance(item, TextItem):
        return item.box
    (line,) = item.text.lines
    return Box(line.x, line.baseline - pt(0.75 * line.size), line.width, pt(line.size))


@pytest.mark.parametrize("aspect", ["16:9", "4:3"])
@pytest.mark.parametrize("latex", [r"E = mc^2", r"\frac{\frac{a}{b}}{\sqrt{c}}", r"\sum_{i=1}^{n} x_i = \int_0^\infty f"])
def test_an_equation_stands_in_the_middle_of_its_slide(latex: str, aspect: str) -> None:
    scene = laid_out(deck(slide(latex), aspect=aspect))
    item = equation_of(scene)
    inked = union(map(ink, item.drawn))
    assert item.box.holds(inked)
    assert abs((inked.x + inked.right) - (item.box.x + item.box.right)) < 0.04 * scene.size.w
    assert abs((inked.y + inked.bottom) - (item.box.y + item.box.bottom)) < 0.3 * item.box.h
    assert item.size >= 24


def test_an_equation_is_as_large_as_its_room_allows() -> None:
    short = equation_of(laid_out(deck(slide("a = b"))))
    long = equation_of(laid_out(deck(slide("+".join("abcdefghijklmnopqrstuvw")))))
    assert short.size > long.size
    assert all(inner.box.right <= long.box.right for inner in long.drawn)


@pytest.mark.parametrize("latex", ["+".join("abcdefghijklmnopqrstuvwxyz" * 3), r"a \\" * 30 + "a"])
def test_an_equation_that_fits_at_no_size_is_a_finding(latex: str) -> None:
    outcome = lay_out(deck(slide(latex)), BUILTIN["daylight"])
    (found,) = outcome.diagnostics
    assert (found.code, found.element) == ("text-overflow", "equation")
    assert "times too" in found.message


def test_points_stand_below_their_equation() -> None:
    points = (point("One"), point("Two"))
    scene = laid_out(deck(slide(r"\frac{a}{b}", "points", points=points)))
    item = equation_of(scene)
    (listing,) = [other for other in scene.slides[0].items if isinstance(other, TextItem) and other.id == "points"]
    assert item.box.bottom < listing.box.y
    assert listing.text.lines[-1].baseline < listing.box.bottom


def test_a_subtitle_says_what_the_letters_are() -> None:
    scene = laid_out(deck(slide("E = mc^2", subtitle=rich("E is energy"))))
    (words,) = [item for item in scene.slides[0].items if isinstance(item, TextItem) and item.id == "subtitle"]
    assert words.box.y > equation_of(scene).box.bottom


def test_a_scene_shows_its_equation() -> None:
    scene = laid_out(deck(slide(r"I = I_0 e^{-\mu x}")))
    assert "equation equation [equation]" in dump(scene)
    assert "I = I₀e^(−μx)" in dump(scene)
    (item,) = [item for item in to_json(scene)["slides"][0]["items"] if item["kind"] == "equation"]
    assert {inner["kind"] for inner in item["items"]} == {"text"}


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"\frac{a+b}{2}", "(a + b)/2"),
        (r"\sqrt{x} + \sqrt[3]{y}", "√x + ∛y"),
        (r"\sum_{i=1}^n x_i", "∑_(i = 1)ⁿ x_i"),
        (r"\hat{x} \le \bar{y}", "x̂ ≤ y̅"),
        (r"\begin{pmatrix} 1 & 0 \\ 0 & 1 \end{pmatrix}", "(1, 0; 0, 1)"),
        (r"f'(x) = \sin x", "f′(x) = sin x"),
    ],
)
def test_formulas_on_one_line(latex: str, text: str) -> None:
    assert linear(read_latex(latex)) == text


def test_what_stands_in_something_makes_it_larger() -> None:
    sizes = [
        measure(read_latex(latex), 40)
        for latex in ("a", r"\sqrt{a}", r"\sqrt{\frac{a}{b}}", r"\left(\sqrt{\frac{a}{b}}\right)")
    ]
    assert all(one.height < other.height and one.width < other.width for one, other in pairwise(sizes))


# codes


def code_of(url: str) -> QrBlock:
    matrix = segno.make(url, error="m", micro=False, boost_error=False).matrix
    return QrBlock(url, tuple(tuple(bool(module) for module in row) for row in matrix), SPAN)


def thanks(url: str = "https://example.org/a", **keys: object) -> Slide:
    return Slide("thanks", "thanks", SPAN, title=rich("Thanks"), qr=code_of(url), seconds=5, **keys)  # type: ignore[arg-type]


def inside(commands: tuple[tuple[str | int, ...], ...], x: float, y: float) -> bool:
    """Even-odd rule: how often a ray to the right crosses the outline."""
    crossings, start, at = 0, (0, 0), (0, 0)
    for name, *numbers in commands:
        to = start if name == "Z" else (int(numbers[0]), int(numbers[1]))
        if name == "M":
            start = to
        elif (at[1] > y) != (to[1] > y) and x < at[0]:
            crossings += 1
        at = to
    return crossings % 2 == 1


@pytest.mark.parametrize("url", ["https://example.org/a", "https://example.org/" + "b" * 120])
def test_the_drawn_code_is_the_code(url: str) -> None:
    qr = code_of(url)
    scene = laid_out(deck(thanks(url)))
    (group,) = [item for item in scene.slides[0].items if isinstance(item, GroupItem) and item.id == "qr"]
    plate, drawn = group.items
    assert isinstance(drawn, ShapeItem)
    assert isinstance(drawn.geometry, Outline)
    module = plate.box.w // (len(qr.modules) + 2 * QUIET)
    for y, row in enumerate(qr.modules):
        for x, dark in enumerate(row):
            at = (plate.box.x + (QUIET + x + 0.5) * module, plate.box.y + (QUIET + y + 0.5) * module)
            assert inside(drawn.geometry.commands, *at) == dark, (x, y)
    assert url in group.alt
    assert drawn.box == Box(plate.box.x + QUIET * module, plate.box.y + QUIET * module, *[len(qr.modules) * module] * 2)


def test_outlines_turn_at_every_corner() -> None:
    ring = [[True, True, True], [True, False, True], [True, True, False]]
    loops = outlines(ring)
    assert sorted(map(len, loops)) in ([4, 6], [10])
    for loop in loops:
        assert all((a[0] == b[0]) != (a[1] == b[1]) for a, b in pairwise([*loop, loop[0]]))


def test_a_code_of_a_long_address_is_a_finding() -> None:
    outcome = lay_out(deck(thanks("https://example.org/" + "c" * 1200)), BUILTIN["daylight"])
    assert [found.code for found in outcome.diagnostics] == ["qr-too-fine"]


def test_text_keeps_clear_of_the_code() -> None:
    words = rich("A subtitle that is long enough to run into whatever stands at the right of it, and then some")
    scene = laid_out(deck(thanks(subtitle=words, points=(point("Ask us for the local rules before you try any of it"),))))
    (group,) = [item for item in scene.slides[0].items if item.id == "qr"]
    texts = [item for item in scene.slides[0].items if item.id in ("subtitle", "points", "speaker")]
    assert len(texts) == 3
    assert not any(item.box.meets(group.box) for item in texts)


# charts


def chart(kind: str, *data: Datum, **keys: object) -> ChartItem:
    made = replace(ChartBlock(kind, data, (), "", None, (), (), (), SPAN), **keys)  # type: ignore[arg-type]
    scene = laid_out(deck(Slide("a", "chart", SPAN, rich("Found"), chart=made, seconds=9)))
    (item,) = [item for item in scene.slides[0].items if isinstance(item, ChartItem)]
    return item


def datum(label: str, value: float, low: float, high: float, **keys: object) -> Datum:
    return Datum(rich(label), (value,), low=(low,), high=(high,), **keys)  # type: ignore[arg-type]


def test_intervals_are_said_and_drawn() -> None:
    item = chart("bar", datum("Blind", 51.2, 44.8, 57.6, n="240"), Datum(rich("Seen"), (93.0,)), unit="%")
    assert item.alt == "Found: Blind (n = 240) 51.2 % (44.8 to 57.6); Seen 93 %"
    first, second = item.series[0].points
    assert (first.low, first.high, first.said) == (44.8, 57.6, "51.2\u00a0%")
    assert (second.low, second.said) == (None, "93.0\u00a0%")


@pytest.mark.parametrize("kind", ["bar", "column", "line", "dot"])
def test_the_axis_reaches_beyond_every_interval(kind: str) -> None:
    item = chart(kind, datum("a", 51.2, 44.8, 57.6), datum("b", 93.1, 88.7, 95.9))
    assert item.range is not None
    assert item.range[0] == 0
    assert item.range[1] >= (95.9 if kind in ("line", "dot") else 110)
    assert item.step is not None
    assert (item.range[1] / item.step) % 1 == 0


def test_dots_far_from_zero_start_near_their_values() -> None:
    item = chart("dot", datum("a", 97.1, 96.4, 97.8), datum("b", 98.3, 97.9, 98.6))
    assert item.range is not None
    assert item.range[0] >= 90


def test_bars_below_zero_have_room_for_their_labels_too() -> None:
    item = chart("bar", datum("a", -4, -6, -2), datum("b", 3, 1, 5))
    assert item.range is not None
    assert item.range[0] < -6 < 5 < item.range[1]


def test_an_authors_range_is_kept() -> None:
    assert chart("column", datum("a", 4, 3, 5), range=(0.0, 8.0)).range == (0.0, 8.0)


def test_a_plain_chart_leaves_its_axis_to_the_program() -> None:
    item = chart("bar", Datum(rich("a"), (4.0,)))
    assert (item.range, item.plot, item.step, item.opacity) == (None, None, None, 1.0)


@pytest.mark.parametrize(("reach", "step"), [((0, 10), 2), ((0, 1), 0.2), ((0, 140), 50), ((90, 100), 2), ((0, 7), 2)])
def test_steps_are_round(reach: tuple[float, float], step: float) -> None:
    assert axis_step(reach) == pytest.approx(step)


def test_names_of_bars_stand_beside_the_plot() -> None:
    item = chart("bar", datum("A rather long name of a bar", 4, 3, 5), datum("b", 4, 3, 5))
    assert item.plot is not None
    assert item.plot.x - item.box.x > 0.15 * item.box.w
    assert item.box.holds(item.plot)
    assert plot_box(replace(item, kind="dot")) is None


@pytest.mark.parametrize("theme", sorted(BUILTIN))
def test_intervals_are_seen_on_their_bars(theme: str) -> None:
    sheet = Stylesheet(BUILTIN[theme], Venue("v"))
    points = (ChartPoint("a", 1, low=0, high=2), ChartPoint("b", 1, low=0, high=2, colour="tx2"))
    item = ChartItem("c", "chart", Box(0, 0, 10, 10), "bar", (ChartSeries("s", points, "accent2"),), "Arial", 18, "en")
    assert 0.5 <= bar_opacity(item, sheet) <= 1
    assert bar_opacity(replace(item, kind="dot"), sheet) == 1
    assert axis_range(item)[1] > 2


# right to left


def hebrew(*slides: Slide) -> Scene:
    return laid_out(replace(deck(*slides), language="he"))


def test_tables_are_mirrored() -> None:
    cells = ((rich("אחת"), rich("40")), (rich("שתיים"), rich("25")))
    table = TableBlock((rich("עבודה"), rich("מספר")), cells, (3, 1), (None, None), (), SPAN)
    scene = hebrew(Slide("t", "table", SPAN, title=rich("טבלה"), table=table, seconds=9))
    (item,) = [item for item in scene.slides[0].items if isinstance(item, TableItem)]
    assert item.rtl
    first, second = (row for row in item.rows[0])
    assert first.text.lines[0].x > second.text.lines[0].x


@pytest.mark.parametrize("layout", ["points-figure", "figure-points"])
def test_splits_are_mirrored(layout: str) -> None:
    def sides(language: str) -> bool:
        made = Slide("s", layout, SPAN, title=rich("x"), panels=(panel(),), points=(point("y"),), seconds=9)
        scene = laid_out(replace(deck(made), language=language))
        (points,) = [item for item in scene.slides[0].items if item.id == "points"]
        picture = next(item for item in scene.slides[0].items if item.id == "hip")
        return points.box.x < picture.box.x

    assert sides("he") != sides("en")


def test_columns_are_mirrored() -> None:
    columns = tuple(Column(rich(name), "check", rich("טקסט"), (), None, SPAN) for name in ("אחת", "שתיים"))
    scene = hebrew(Slide("c", "columns", SPAN, title=rich("x"), columns=columns, seconds=9))
    items = {item.id: item for item in scene.slides[0].items}
    assert items["column-1"].box.x > items["column-2"].box.x
    assert items["column-1.title"].box.right < max(
        item.box.right for name, item in items.items() if name.startswith("column-1.sign")
    )


def test_a_code_stands_where_lines_end() -> None:
    scene = hebrew(thanks(subtitle=rich("תודה")))
    items = {item.id: item for item in scene.slides[0].items}
    assert items["qr"].box.right < items["subtitle"].box.x
