"""Native charts: python-pptx writes series, caches and workbook; what it leaves to chance is set here."""

from __future__ import annotations

from typing import Any

from lxml import etree
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.chart.xmlwriter import ChartXmlWriter
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml import parse_xml

from slidekit.core.units import pt
from slidekit.powerpoint.chart_book import workbook
from slidekit.powerpoint.chart_intervals import draw_intervals
from slidekit.powerpoint.chart_labels import label
from slidekit.powerpoint.chart_style import A, C, ink, paint, write_text_style
from slidekit.scene.items import ChartItem

_TYPES = {
    "bar": XL_CHART_TYPE.BAR_CLUSTERED,
    "column": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "line": XL_CHART_TYPE.LINE_MARKERS,
    "dot": XL_CHART_TYPE.LINE_MARKERS,
    "scatter": XL_CHART_TYPE.XY_SCATTER,
    "pie": XL_CHART_TYPE.PIE,
}
# python-pptx is half annotated: its charts are untyped here, at one place
_Chart: Any = Chart
_Xml: Any = ChartXmlWriter
_CategoryData: Any = CategoryChartData
_XyData: Any = XyChartData
_BARS = ("bar", "column")
_MARKS = ("line", "dot", "scatter")
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def chart_part(item: ChartItem, body_font: str, moment: str) -> tuple[bytes, bytes]:
    """The chart's XML, whose workbook is relationship rId1, and the workbook. ``moment`` dates the workbook."""
    data = _data(item)
    space = parse_xml(_Xml(_TYPES[item.kind], data).xml.encode())
    chart = _Chart(space, None)
    _mend(space, item.language)
    _dress(chart, item)
    label(chart, item)
    draw_intervals(chart, item)
    write_text_style(chart, item, body_font)
    external = etree.SubElement(space, f"{{{C}}}externalData", {f"{{{_R}}}id": "rId1"})
    etree.SubElement(external, f"{{{C}}}autoUpdate", val="0")
    xml = etree.tostring(space, xml_declaration=True, encoding="UTF-8", standalone=True)
    return xml, workbook(item, data, moment)


def _data(item: ChartItem) -> Any:
    if item.kind == "scatter":
        pairs = _XyData(number_format=item.number_format)
        for series in item.series:
            row = pairs.add_series(series.name)
            for number, point in enumerate(series.points):
                row.add_data_point(number + 1 if point.x is None else point.x, point.value)
        return pairs
    data = _CategoryData(number_format=item.number_format)
    data.categories = [point.label for point in item.series[0].points]
    for series in item.series:
        data.add_series(series.name, [point.value for point in series.points])
    return data


def _mend(space: Any, language: str) -> None:
    """Positive axis ids, square corners, a language: in the schema's order (21.2.2.27: date1904, lang, roundedCorners)."""
    for axis in space.iter(f"{{{C}}}axId", f"{{{C}}}crossAx"):
        axis.set("val", axis.get("val").lstrip("-"))
    for tag in ("lang", "roundedCorners"):
        for old in space.findall(f"{{{C}}}{tag}"):
            space.remove(old)
    date = space.find(f"{{{C}}}date1904")
    start = 0 if date is None else space.index(date) + 1
    space.insert(start, etree.Element(f"{{{C}}}lang", val=language))
    space.insert(start + 1, etree.Element(f"{{{C}}}roundedCorners", val="0"))


def _dress(chart: Chart, item: ChartItem) -> None:
    """Colours from the scene, quiet axes, no title, a legend only where labels cannot name the series."""
    chart.has_title = False
    chart.has_legend = len(item.series) > 1 and item.kind not in ("line", "pie")
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
    plot = chart.plots[0]
    if item.kind in _BARS:
        plot.gap_width, plot.overlap = 50, 0
    for series, wanted in zip(plot.series, item.series, strict=True):
        if item.kind in _BARS:
            series.invert_if_negative = False
        if item.kind in _MARKS:
            _mark(series, wanted.colour, wanted.colour, joined=item.kind == "line")
        elif item.kind in _BARS:
            paint(series.format.fill, wanted.colour, item.opacity)
        for number, point in enumerate(wanted.points):
            if point.colour is not None:
                target = series.points[number]
                paint(target.format.fill, point.colour, item.opacity)
                if item.kind in _MARKS:
                    _mark(target, point.colour, wanted.colour, joined=item.kind == "line")
    if item.kind != "pie":
        _axes(chart, item)


def _mark(target: Any, colour: str, line: str, joined: bool) -> None:
    """Marker and line of a series, or of one of its points: what a point does not say itself, PowerPoint makes up."""
    if joined:
        ink(target.format.line, line, pt(2.5))
    else:
        target.format.line.fill.background()
    if hasattr(target, "smooth"):
        target.smooth = False
    target.marker.style, target.marker.size = XL_MARKER_STYLE.CIRCLE, 7 if joined else 11
    paint(target.marker.format.fill, colour)
    target.marker.format.line.fill.background()


def _axes(chart: Chart, item: ChartItem) -> None:
    """Titles by direction on the slide: a bar chart's categories stand on the vertical axis, first on top."""
    category, value = chart.category_axis, chart.value_axis
    for axis in (category, value):
        axis.has_major_gridlines = axis.has_minor_gridlines = False
        axis.major_tick_mark = XL_TICK_MARK.NONE if axis is category and item.kind != "scatter" else XL_TICK_MARK.OUTSIDE
        ink(axis.format.line, "tx2", pt(1))
    value.tick_labels.number_format, value.tick_labels.number_format_is_linked = item.tick_format or item.number_format, False
    if item.kind == "bar":
        category.reverse_order = True
        # the last category is at the foot, and the value axis with it (c:crosses, 21.2.2.33)
        value._element.find(f"{{{C}}}crosses").set("val", "max")
    if item.range is not None:
        value.minimum_scale, value.maximum_scale = item.range
        value.major_unit = item.step
    if item.x_range is not None:
        category.minimum_scale, category.maximum_scale = item.x_range
        category.major_unit = item.x_step
    if any(number < 0 for number in item.numbers):
        for axis in (category, value):
            axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW  # beside the plot, not on what lies below 0
    if item.plot is not None and item.kind not in ("bar", "scatter"):
        category.tick_labels.font.bold = (
            False  # makes the text properties; names that have room on several lines are not turned
        )
        category._element.find(f"{{{C}}}txPr/{{{A}}}bodyPr").set("rot", "0")
    across, up = (value, category) if item.kind == "bar" else (category, value)
    for axis, title in ((across, item.x_title), (up, item.y_title)):
        axis.has_title = bool(title)
        if title:
            axis.axis_title.text_frame.text = title
    if item.kind in _BARS and not value.has_title:
        value.visible = False  # every bar carries its value
