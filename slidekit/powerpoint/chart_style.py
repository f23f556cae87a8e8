"""Colours and type of a chart: theme colours stay theme colours, every text has its language."""

from __future__ import annotations

from typing import Any

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR

from slidekit.core.colour import channels
from slidekit.scene.items import ChartItem
from slidekit.scene.text import Colour

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_Rgb: Any = RGBColor
_THEME = {
    "tx1": MSO_THEME_COLOR.TEXT_1,
    "bg1": MSO_THEME_COLOR.BACKGROUND_1,
    "tx2": MSO_THEME_COLOR.TEXT_2,
    "bg2": MSO_THEME_COLOR.BACKGROUND_2,
    "hlink": MSO_THEME_COLOR.HYPERLINK,
    "folHlink": MSO_THEME_COLOR.FOLLOWED_HYPERLINK,
    **{f"accent{n}": getattr(MSO_THEME_COLOR, f"ACCENT_{n}") for n in range(1, 7)},
}


def _apply(target: Any, colour: Colour) -> None:
    if colour in _THEME:
        target.theme_color = _THEME[colour]
    else:
        target.rgb = _Rgb(*channels(colour))


def paint(fill: Any, colour: Colour, opacity: float = 1.0) -> None:
    """A python-pptx fill, solid in a colour of the scene."""
    fill.solid()
    _apply(fill.fore_color, colour)
    if opacity < 1:
        alpha = etree.SubElement(fill._xPr.find(f"{{{A}}}solidFill")[0], f"{{{A}}}alpha")
        alpha.set("val", str(round(opacity * 100_000)))


def ink(line: Any, colour: Colour, width: int) -> None:
    """A python-pptx line, ``width`` in EMU."""
    line.width = width
    paint(line.fill, colour)


def write_text_style(chart: Any, item: ChartItem, body_font: str) -> None:
    """``c:txPr`` of the chart: size, colour, font, language; titles and rich labels get size and language on their runs."""
    font, space = chart.font, chart._chartSpace
    font.size = round(item.size * 12_700)
    font.bold = False
    _apply(font.color, "tx1")
    if item.font != body_font:
        font.name = item.font
    for defaults in space.iter(f"{{{A}}}defRPr"):
        defaults.set("lang", item.language)
        defaults.set("sz", str(round(item.size * 100)))
        defaults.set("b", "0")
    for run in list(space.iter(f"{{{A}}}r", f"{{{A}}}fld")):
        properties = run.find(f"{{{A}}}rPr")
        if properties is None:
            properties = etree.Element(f"{{{A}}}rPr")
            run.insert(0, properties)
        properties.set("lang", item.language)
        properties.set("sz", str(round(item.size * 100)))
        properties.set("b", "0")
    for mark in space.iter(f"{{{A}}}endParaRPr"):
        mark.set("lang", item.language)
