"""Small measured texts on and above pictures: chips, badges, panel letters, verdicts, number discs."""

from __future__ import annotations

from functools import lru_cache

from slidekit.core.geometry import Box
from slidekit.core.richtext import Rich
from slidekit.core.units import pt
from slidekit.layout.annotations.ink import Ink, Pen, ink_for
from slidekit.layout.annotations.lines import draw_question
from slidekit.layout.stylesheet import Style, Stylesheet
from slidekit.layout.typeset import Measurable, longest_word, measurable, natural, needed, paragraph, ruler, set_text
from slidekit.scene.items import Fill, Preset, ShapeItem, Stroke
from slidekit.scene.text import Align, Bullet, Colour

DARK_PLATE = Fill("10161A", 0.86)
"""The ground of chips and labels on a picture: white text holds 4.5:1 on it over any grey."""
ROUNDING = pt(2)
DISC = 1.5
"""Diameter of a number disc in units of its digit's size."""


def plate(box: Box) -> Preset:
    """The barely rounded outline of all chips."""
    return Preset("roundRect", (("adj", min(50_000, round(ROUNDING / max(1, min(box.w, box.h)) * 100_000))),))


@lru_cache(maxsize=1024)
def chip_size(words: str | Rich, style: Style, language: str) -> tuple[int, int]:
    """Width and height of a one-line chip."""
    dx, dy = padding(style)
    w, h = natural([paragraph(words, style, language)])
    return w + 2 * dx, h + 2 * dy


def padding(style: Style) -> tuple[int, int]:
    """Room beside, and above and below, the letters of a chip."""
    return pt(style.size * 0.42), pt(style.size * 0.14)


@lru_cache(maxsize=2048)  # the pages of a slide in steps, and decks for several venues, ask for the same chips again
def chip(
    name: str,
    words: str | Rich,
    box: Box,
    style: Style,
    language: str,
    *,
    role: str = "chip",
    fill: Fill | None = DARK_PLATE,
    wrap: bool = False,
    align: Align = "ctr",
    flat: bool = False,
) -> ShapeItem:
    """A text on a plate; ``flat`` has no inset above and below, for a row as high as its line.

    ``box`` comes from ``chip_size`` or a label's measured size."""
    dx, dy = padding(style)
    dy = 0 if flat else dy
    body = set_text([paragraph(words, style, language, align=align)], box, anchor="ctr", insets=(dx, dy, dx, dy), wrap=wrap)
    return ShapeItem(name, role, box, plate(box), fill, text=body)


@lru_cache(maxsize=4096)
def label_sizes(words: Rich, style: Style, language: str, widest: int) -> tuple[tuple[int, int], ...]:
    """Measured boxes of a label on one line and, where it has the words, on two and three; none wider than ``widest``."""
    dx, dy = padding(style)
    item = [paragraph(words, style, language, align="ctr")]
    w, h = natural(item)
    sizes = [(w + 2 * dx, h + 2 * dy)]
    letters = "".join(part.text for part in words)
    for lines in (2, 3):
        if letters.count(" ") >= lines - 1:
            width = _narrowest(words, style, language, lines, w)
            sizes.append((width + 2 * dx, needed(item, width) + 2 * dy))
    return tuple(size for size in sizes if size[0] <= widest) or (min(sizes),)


def _narrowest(words: Rich, style: Style, language: str, lines: int, whole: int) -> int:
    """The smallest width (slack included) at which the label takes ``lines`` lines."""
    item = [paragraph(words, style, language, align="ctr")]
    tall = needed(item, 2 * whole) * lines + pt(2)
    low, high = max(whole // (lines + 1), longest_word(item[0])), whole
    while high - low > pt(1):
        middle = (low + high) // 2
        if needed(item, middle) <= tall:
            high = middle
        else:
            low = middle
    return _steady(measurable(item), min(whole, round(high * 1.03)), whole)


def _steady(text: Measurable, width: int, whole: int) -> int:
    """The width, or a little more, at which every program breaks the label alike: no line ends within a hair of the edge."""
    rule = ruler(text)

    def broken(area: int) -> list[str]:
        return [line.text for line in rule(area).composed.lines]

    for share in range(100, 116):
        wide = width * share // 100
        if wide < whole and broken(round(wide * 0.985)) == broken(wide) == broken(round(wide * 1.01)):
            return wide
    return width


def disc_size(digit: float) -> int:
    """Diameter in EMU of a number disc whose digit has this size in points."""
    return pt(digit * DISC)


def disc(name: str, number: int, centre: tuple[int, int], sheet: Stylesheet, language: str) -> ShapeItem:
    """A number on a picture: a disc of the page's colour with the accent as ring and digit, readable on any grey."""
    style = Style(sheet.body, sheet.label.size * (1.0 if number < 10 else 0.8), "accent1", bold=True)
    side = disc_size(sheet.label.size)
    box = Box(centre[0] - side // 2, centre[1] - side // 2, side, side)
    body = set_text([paragraph(str(number), style, language, align="ctr")], box, anchor="ctr", wrap=False)
    return ShapeItem(name, "number", box, Preset("ellipse"), Fill("bg1"), Stroke("accent1", pt(2)), body)


def point_ring(name: str, centre: tuple[int, int], diameter: int) -> ShapeItem:
    """The disc behind a numbered point's own bullet, which stays readable when an edit leaves the disc behind."""
    box = Box(centre[0] - diameter // 2, centre[1] - diameter // 2, diameter, diameter)
    return ShapeItem(name, "number", box, Preset("ellipse"), Fill("bg1"), Stroke("accent1", pt(2)))


def number_bullet(number: int) -> Bullet:
    """The real bullet of a numbered point."""
    return Bullet("plain", start=number, colour="accent1", size=72)


SIGN_COLOURS: dict[str, Colour] = {"cross": "accent3", "check": "accent2", "question": "tx2"}


def sign(name: str, kind: str, box: Box) -> list[ShapeItem]:
    """The sign of a verdict: ✕ ✓ ? drawn as strokes on a disc, so that neither colour nor font carries the meaning alone."""
    ground = ShapeItem(f"{name}.ground", "verdict", box, Preset("ellipse"), Fill(SIGN_COLOURS[kind]))
    ink = Ink("bg1", "bg1", pt(2.25), 0)
    pen = Pen(name, ink)
    x, y = box.x + box.w / 2, box.y + box.h / 2
    half = box.w * 0.2
    if kind == "cross":
        for turn in (1, -1):
            plain_stroke(pen, [(x - half, y - turn * half), (x + half, y + turn * half)])
    elif kind == "check":
        plain_stroke(
            pen, [(x - half * 1.15, y + half * 0.05), (x - half * 0.25, y + half * 0.9), (x + half * 1.2, y - half * 0.85)]
        )
    else:
        draw_question(pen, (x, y), box.w * 0.3)
    return [ground, *pen.items]


def plain_stroke(pen: Pen, points: list[tuple[float, float]]) -> None:
    """A line without its halo, for plain grounds."""
    pen.path(points)
    del pen.items[-2]


def plain_ink(sheet: Stylesheet) -> Ink:
    """Thin leaders from a label to its finding."""
    base = ink_for(sheet.theme, "finding")
    return Ink(base.colour, base.halo_colour, pt(sheet.theme.marks.leader), pt(1))
