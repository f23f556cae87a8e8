"""A scale bar on its plate: a bar with ticks, its length below. Drawn, never part of the pixels: it follows every crop."""

from __future__ import annotations

from slidekit.core.geometry import Box, Viewport
from slidekit.core.units import pt
from slidekit.layout.annotations.ink import Ink, Pen
from slidekit.layout.chips import DARK_PLATE, chip_size, plain_stroke, plate
from slidekit.layout.stylesheet import Style
from slidekit.layout.typeset import paragraph, set_text
from slidekit.resolve.model import Figure
from slidekit.scene.items import ShapeItem

LENGTHS_MM = (200.0, 100.0, 50.0, 20.0, 10.0, 5.0, 2.0, 1.0, 0.5, 0.2, 0.1)
AUTO_SHARE, MOST_SHARE = 0.25, 0.9
"""A bar whose length slidekit chooses takes at most a quarter of the picture, a given one nine tenths."""
TICK, HEAD, PAD = pt(3.5), pt(9), pt(6)


def emu_per_mm(figure: Figure, view: Viewport) -> float:
    """How long a millimetre of what is shown is on the slide; the figure's spacing must be known."""
    assert figure.spacing_mm is not None
    return view.box.w / view.shown.width / (figure.spacing_mm[0] * figure.pixels[0])


def bar_length(wanted: float, figure: Figure, view: Viewport) -> float | None:
    """Millimetres of the bar: as wanted, or for 0 the longest round length that looks well; None when it is too long."""
    unit = emu_per_mm(figure, view)
    if wanted:
        return wanted if wanted * unit <= view.box.w * MOST_SHARE else None
    return next((length for length in LENGTHS_MM if length * unit <= view.box.w * AUTO_SHARE), None)


def length_words(millimetres: float) -> str:
    """``10 mm``, ``0.5 mm``: always in millimetres, as on films."""
    return f"{millimetres:g} mm"


def bar_size(millimetres: float, figure: Figure, view: Viewport, style: Style, language: str) -> tuple[int, int]:
    """Width and height of the plate."""
    w, h = chip_size(length_words(millimetres), style, language)
    return max(w, round(millimetres * emu_per_mm(figure, view)) + 2 * PAD), h + HEAD


def draw_bar(
    name: str, millimetres: float, box: Box, figure: Figure, view: Viewport, style: Style, language: str
) -> list[ShapeItem]:
    """Plate with the length, and the bar above it."""
    text = [paragraph(length_words(millimetres), style, language, align="ctr")]
    body = set_text(text, box, anchor="b", insets=(0, HEAD, 0, pt(style.size * 0.14)), wrap=False)
    ground = ShapeItem(name, "scale", box, plate(box), DARK_PLATE, text=body)
    pen = Pen(f"{name}.bar", Ink("FFFFFF", "10161A", pt(2), 0))
    length = round(millimetres * emu_per_mm(figure, view))
    left, y = box.x + (box.w - length) / 2, box.y + HEAD * 0.72
    plain_stroke(pen, [(left, y), (left + length, y)])
    for x in (left, left + length):
        plain_stroke(pen, [(x, y - TICK), (x, y + TICK)])
    return [ground, *pen.items]
