"""Equations: in the middle, as large as their room allows, and the same on one line of text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from layout_decks import SPAN, deck, laid_out, point, rich

from slidekit.core.geometry import Box, union
from slidekit.core.units import pt
from slidekit.layout import lay_out
from slidekit.layout.equations.linear import linear
from slidekit.layout.equations.measure import measure
from slidekit.resolve.latex import read_latex
from slidekit.resolve.model import EquationBlock, Slide
from slidekit.scene.dump import dump, to_json
from slidekit.scene.items import (
    EquationItem,
    Item,
    TextItem,
)
from slidekit.scene.scene import Scene
from slidekit.theme import BUILTIN


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
