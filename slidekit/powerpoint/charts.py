"""Native charts: python-pptx writes series, caches and workbook; what it leaves to chance is set here."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import Any

from lxml import etree
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.chart.xlsx import CategoryWorkbookWriter, XyWorkbookWriter
from pptx.chart.xmlwriter import ChartXmlWriter
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE, XL_TICK_MARK
from pptx.oxml import parse_xml

from slidekit.core.units import EMU_PER_PT, pt
from slidekit.powerpoint.chart_style import A, C, ink, paint, write_text_style
from slidekit.powerpoint.markup import solid
from slidekit.powerpoint.package import pack
from slidekit.scene.items import ChartItem
from slidekit.scene.text import Colour

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
    workbook = (XyWorkbookWriter if item.kind == "scatter" else CategoryWorkbookWriter)(data).xlsx_blob
    space = parse_xml(_Xml(_TYPES[item.kind], data).xml.encode())
    chart = _Chart(space, None)
    _mend(space, item.language)
    _dress(chart, item)
    _label(chart, item)
    write_text_style(chart, item, body_font)
    external = etree.SubElement(space, f"{{{C}}}externalData", {f"{{{_R}}}id": "rId1"})
    etree.SubElement(external, f"{{{C}}}autoUpdate", val="0")
    xml = etree.tostring(space, xml_declaration=True, encoding="UTF-8", standalone=True)
    return xml, _canonical(workbook, moment)


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
            _mark(series, wanted.colour, joined=item.kind == "line")
        elif item.kind in _BARS:
            paint(series.format.fill, wanted.colour)
        for number, point in enumerate(wanted.points):
            if point.colour is not None:
                target = series.points[number]
                paint((target.marker if item.kind in _MARKS else target).format.fill, point.colour)
    if item.kind != "pie":
        _axes(chart, item)


def _mark(series: Any, colour: str, joined: bool) -> None:
    if joined:
        ink(series.format.line, colour, pt(2.5))
    else:
        series.format.line.fill.background()
    if hasattr(series, "smooth"):
        series.smooth = False
    series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 7 if joined else 11
    paint(series.marker.format.fill, colour)
    series.marker.format.line.fill.background()


def _axes(chart: Chart, item: ChartItem) -> None:
    """Titles by direction on the slide: a bar chart's categories stand on the vertical axis, first on top."""
    category, value = chart.category_axis, chart.value_axis
    for axis in (category, value):
        axis.has_major_gridlines = axis.has_minor_gridlines = False
        axis.major_tick_mark = XL_TICK_MARK.NONE if axis is category and item.kind != "scatter" else XL_TICK_MARK.OUTSIDE
        ink(axis.format.line, "tx2", pt(1))
    value.tick_labels.number_format, value.tick_labels.number_format_is_linked = item.number_format, False
    if item.kind == "bar":
        category.reverse_order = True
    if item.range is not None:
        value.minimum_scale, value.maximum_scale = item.range
    across, up = (value, category) if item.kind == "bar" else (category, value)
    for axis, title in ((across, item.x_title), (up, item.y_title)):
        axis.has_title = bool(title)
        if title:
            axis.axis_title.text_frame.text = title
    if item.kind in _BARS and not value.has_title:
        value.visible = False  # every bar carries its value


def _label(chart: Chart, item: ChartItem) -> None:
    """Values beside bars, dots and slices; the series' name at a line's last point; a scatter's points by their own labels."""
    plot = chart.plots[0]
    if item.kind == "line" and len(item.series) > 1:
        for series, wanted in zip(plot.series, item.series, strict=True):
            _name_at(series, len(wanted.points) - 1, wanted.colour)
        _leave_room(chart, item)
        return
    if item.kind == "scatter":
        for series, wanted in zip(plot.series, item.series, strict=True):
            for number, point in enumerate(wanted.points):
                if point.label:
                    label = series.points[number].data_label
                    label.text_frame.text = point.label
                    label.position = XL_LABEL_POSITION.RIGHT
        return
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.show_value, labels.show_category_name = True, item.kind == "pie"
    labels.number_format, labels.number_format_is_linked = item.number_format, False
    labels.position = {
        "pie": XL_LABEL_POSITION.OUTSIDE_END,
        "line": XL_LABEL_POSITION.ABOVE,
        "dot": XL_LABEL_POSITION.ABOVE,
    }.get(item.kind, XL_LABEL_POSITION.OUTSIDE_END)
    if item.kind == "pie":
        separator = etree.Element(f"{{{C}}}separator")
        separator.text = "\n"
        labels._element.find(f"{{{C}}}showBubbleSize").addnext(separator)


def _name_at(series: Any, point: int, ink: Colour) -> None:
    """``c:dLbls`` (21.2.2.49) that show nothing but the series' name right of one point; it stands before ``c:cat``."""
    shows = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
    off = "".join(f'<c:show{name} val="0"/>' for name in shows)
    on = off.replace('SerName val="0"', 'SerName val="1"')
    labels = parse_xml(
        f'<c:dLbls xmlns:c="{C}" xmlns:a="{A}"><c:dLbl><c:idx val="{point}"/>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr>{solid(ink)}"
        f'</a:defRPr></a:pPr><a:endParaRPr/></a:p></c:txPr><c:dLblPos val="r"/>{on}</c:dLbl>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{off}</c:dLbls>"
    )
    series._element.find(f"{{{C}}}cat").addprevious(labels)


def _leave_room(chart: Any, item: ChartItem) -> None:
    """``c:manualLayout`` (21.2.2.95): the plot with its axes ends before the names right of it, at most at half the width."""
    longest = max(len(series.name) for series in item.series)
    share = min(0.5, (0.6 * item.size * longest + item.size) * EMU_PER_PT / item.box.w)
    area = chart._chartSpace.find(f"{{{C}}}chart/{{{C}}}plotArea")
    for old in area.findall(f"{{{C}}}layout"):
        area.remove(old)
    layout = (
        f'<c:layout xmlns:c="{C}"><c:manualLayout><c:layoutTarget val="outer"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="0"/><c:y val="0.02"/><c:w val="{1 - share:.4f}"/><c:h val="0.96"/></c:manualLayout></c:layout>'
    )
    area.insert(0, parse_xml(layout))


def _canonical(workbook: bytes, moment: str) -> bytes:
    """The same workbook without the clock in it."""
    items: list[tuple[str, bytes]] = []
    with zipfile.ZipFile(BytesIO(workbook)) as archive:
        for name in archive.namelist():
            data = archive.read(name)
            if name == "docProps/core.xml":
                stamp = rb"\g<1>" + moment.encode()
                data = re.sub(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*", stamp, data)
            items.append((name, data))
    return pack(items, moment)
