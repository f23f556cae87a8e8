"""A measured formula as native text and lines at absolute places: what programs without mathematics show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from slidekit.core.geometry import Box
from slidekit.core.units import pt
from slidekit.layout.equations.inks import Block, Glyphs, Ink, Pen
from slidekit.layout.stylesheet import Style
from slidekit.layout.typeset import SLACK, paragraph, set_text
from slidekit.scene.items import Item, Outline, ShapeItem, Stroke, TextItem

NEAR = 0.02
"""Letters that begin so near (in their size) behind others are one text with them."""


def draw(block: Block, left: int, baseline: int, name: str, language: str, colour: str = "tx1") -> tuple[Item, ...]:
    """The block's inks with its left edge and baseline there, in EMU. Items are called ``name.1`` and so on."""
    items: list[Item] = []
    for number, ink in enumerate(_runs(block.inks), 1):
        called = f"{name}.{number}"
        if isinstance(ink, Glyphs):
            items.append(_text(ink, left, baseline, called, language, colour))
        else:
            items.append(_line(ink, left, baseline, called, colour))
    return tuple(items)


def _runs(inks: Iterable[Ink]) -> Iterator[Ink]:
    """The inks, letters that stand side by side joined."""
    held: Glyphs | None = None
    for ink in inks:
        if held is not None and isinstance(ink, Glyphs) and _continues(held, ink):
            held = Glyphs(held.text + ink.text, held.x, held.y, ink.x + ink.width - held.x, held.size, held.font, held.italic,
                          held.bold)  # fmt: skip
            continue
        if held is not None:
            yield held
        held = ink if isinstance(ink, Glyphs) else None
        if held is None:
            yield ink
    if held is not None:
        yield held


def _continues(before: Glyphs, after: Glyphs) -> bool:
    alike = (before.y, before.size, before.font, before.italic, before.bold) == (
        after.y, after.size, after.font, after.italic, after.bold)  # fmt: skip
    return alike and abs(before.x + before.width - after.x) < NEAR * before.size


def _text(ink: Glyphs, left: int, baseline: int, name: str, language: str, colour: str) -> TextItem:
    """Letters in a box whose first baseline is theirs."""
    style = Style(ink.font, round(ink.size, 1), colour, ink.bold, ink.italic)
    text = [paragraph(ink.text, style, language)]
    body = set_text(text, Box(0, 0, 0, 0), wrap=False)
    box = Box(left + pt(ink.x), baseline + pt(ink.y) - body.lines[0].baseline, pt(ink.width * SLACK), pt(ink.size * 1.2))
    return TextItem(name, "equation", box, set_text(text, box, wrap=False))


def _line(ink: Pen, left: int, baseline: int, name: str, colour: str) -> ShapeItem:
    commands: list[tuple[str | int, ...]] = []
    xs, ys = [], []
    for stroke in ink.strokes:
        for number, point in enumerate(stroke):
            numbers = [left + pt(v) if n % 2 == 0 else baseline + pt(v) for n, v in enumerate(point)]
            commands.append(("M" if number == 0 else "C" if len(numbers) == 6 else "L", *numbers))
            xs += numbers[::2]
            ys += numbers[1::2]
    box = Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    return ShapeItem(name, "equation", box, Outline(tuple(commands)), stroke=Stroke(colour, pt(ink.weight)))
