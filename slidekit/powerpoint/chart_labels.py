"""Labels of a chart: values beside what they belong to, names of series at the ends of lines, room for both."""

from __future__ import annotations

from typing import Any

from lxml import etree
from pptx.enum.chart import XL_LABEL_POSITION
from pptx.oxml import parse_xml

from slidekit.core.units import EMU_PER_PT
from slidekit.powerpoint.chart_book import columns_of
from slidekit.powerpoint.chart_style import A, C
from slidekit.powerpoint.identity import guid
from slidekit.powerpoint.markup import escape, solid
from slidekit.scene.items import ChartItem, ChartPoint, ChartSeries
from slidekit.scene.text import Colour

C15 = "http://schemas.microsoft.com/office/drawing/2012/chart"
_POSITIONS = {"pie": "outEnd", "bar": "outEnd", "column": "outEnd", "line": "t", "dot": "t"}
_GAP = 0.25
"""Between the end of an interval and its label, in type sizes."""
_TITLE = 1.7
"""What an axis title takes, in type sizes."""
_NOTHING = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"


def label(chart: Any, item: ChartItem) -> None:
    """Values beside bars, dots and slices; the series' name at a line's last point; a scatter's points by their own labels."""
    plot = chart.plots[0]
    if item.kind == "line" and len(item.series) > 1:
        for series, wanted in zip(plot.series, item.series, strict=True):
            _name_at(series, len(wanted.points) - 1, wanted.colour)
        _leave_room(chart, item)
    elif item.kind == "scatter":
        _name_points(plot, item)
    elif item.decimals or item.has_intervals:
        for number, (series, wanted) in enumerate(zip(plot.series, item.series, strict=True)):
            _label_values(series._element, item, number, wanted)
    else:
        _live_values(plot, item)
    if item.plot is not None:
        box, plot_box = item.box, item.plot
        x, y = (plot_box.x - box.x) / box.w, (plot_box.y - box.y) / box.h
        _place_plot(chart, "inner", x, y, plot_box.w / box.w, plot_box.h / box.h)


def _name_points(plot: Any, item: ChartItem) -> None:
    for series, wanted in zip(plot.series, item.series, strict=True):
        for number, point in enumerate(wanted.points):
            if point.label:
                named = series.points[number].data_label
                named.text_frame.text = point.label
                named.position = XL_LABEL_POSITION.RIGHT


def _live_values(plot: Any, item: ChartItem) -> None:
    """Whole numbers read the same everywhere: the program prints them from its data."""
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.show_value, labels.show_category_name = True, item.kind == "pie"
    labels.number_format, labels.number_format_is_linked = item.number_format, False
    labels.position = XL_LABEL_POSITION.ABOVE if item.kind in ("line", "dot") else XL_LABEL_POSITION.OUTSIDE_END
    if item.kind == "pie":
        separator = etree.Element(f"{{{C}}}separator")
        separator.text = "\n"
        labels._element.find(f"{{{C}}}showBubbleSize").addnext(separator)


def _label_values(element: Any, item: ChartItem, number: int, series: ChartSeries) -> None:
    """``c:dLbls`` (21.2.2.49) with one ``c:dLbl`` (21.2.2.47) for each point.

    Numbers with decimals are taken from the workbook's column of labels ([MS-ODRAWXML] 2.24.3.24), where a formula prints them
    with the deck's decimal mark: a number format prints that of the computer's region, whatever locale it names.
    """
    place = columns_of(item, number).labels
    position = "r" if item.has_intervals and item.kind == "dot" else _POSITIONS[item.kind]
    shows = _shows(value=not place, category=item.kind == "pie")
    each = "".join(_point_label(item, n, point, place, position, shows) for n, point in enumerate(series.points))
    code = escape(item.number_format)
    labels = parse_xml(
        f'<c:dLbls xmlns:c="{C}" xmlns:a="{A}">{each}<c:numFmt formatCode="{code}" sourceLinked="0"/>{_NOTHING}'
        f'<c:dLblPos val="{position}"/>{shows}{_extension("showLeaderLines", False)}</c:dLbls>'
    )
    before = next(child for child in element if child.tag in {f"{{{C}}}{tag}" for tag in ("errBars", "cat", "val")})
    before.addprevious(labels)
    if place:
        element.append(parse_xml(_label_cells(series, place)))


def _point_label(item: ChartItem, number: int, point: ChartPoint, place: str, position: str, shows: str) -> str:
    layout = _beyond_interval(item, point)
    if not place and not layout:
        return ""
    text = ""
    if place:
        name = _field(item, number, "CATEGORYNAME", point.label) if item.kind == "pie" else ""
        value = _field(item, number, "CELLRANGE", point.said)
        text = f"<c:tx><c:rich><a:bodyPr/><a:lstStyle/>{name}{value}</c:rich></c:tx>"
    code = escape(item.number_format)
    return (
        f'<c:dLbl><c:idx val="{number}"/>{layout}{text}<c:numFmt formatCode="{code}" sourceLinked="0"/>{_NOTHING}'
        f'<c:dLblPos val="{position}"/>{shows}{_extension("showDataLabelsRange", True) if place else ""}</c:dLbl>'
    )


def _field(item: ChartItem, number: int, kind: str, text: str) -> str:
    """A paragraph with an ``a:fld`` (21.1.2.2.4) that the program fills, and what it held when the file was written."""
    field = f'<a:fld id="{guid(item.id, kind, str(number))}" type="{kind}"><a:rPr/><a:pPr><a:defRPr/></a:pPr>'
    return f"<a:p><a:pPr><a:defRPr/></a:pPr>{field}<a:t>{escape(text)}</a:t></a:fld><a:endParaRPr/></a:p>"


def _shows(*, value: bool, category: bool) -> str:
    on = {"Val": value, "CatName": category}
    names = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
    return "".join(f'<c:show{name} val="{int(on.get(name, False))}"/>' for name in names)


def _extension(option: str, on: bool) -> str:
    """``c15:showDataLabelsRange`` takes a label from a cell, ``c15:showLeaderLines`` ties a moved one to its point."""
    return (
        f'<c:extLst><c:ext uri="{{CE6537A1-D6FC-4f65-9D91-7224C49458BB}}" xmlns:c15="{C15}">'
        f'<c15:{option} val="{int(on)}"/></c:ext></c:extLst>'
    )


def _label_cells(series: ChartSeries, place: str) -> str:
    """``c15:datalabelsRange`` ([MS-ODRAWXML] 2.24.3.13): the cells, and what they held when the file was written."""
    points = "".join(f'<c:pt idx="{n}"><c:v>{escape(point.said)}</c:v></c:pt>' for n, point in enumerate(series.points))
    return (
        f'<c:extLst xmlns:c="{C}"><c:ext uri="{{02D57815-91ED-43cb-92C2-25804820EDAC}}" xmlns:c15="{C15}">'
        f"<c15:datalabelsRange><c15:f>{escape(place)}</c15:f><c15:dlblRangeCache>"
        f'<c:ptCount val="{len(series.points)}"/>{points}</c15:dlblRangeCache></c15:datalabelsRange></c:ext></c:extLst>'
    )


def _beyond_interval(item: ChartItem, point: ChartPoint) -> str:
    """``c:layout`` (21.2.2.88) that moves a label from the end of its bar, or its point, to beyond the end of the interval."""
    if item.plot is None or item.range is None or (point.low is None and point.high is None):
        return ""
    below = point.value < 0 and item.kind != "line"
    end = point.low if below else point.high
    share = ((point.value if end is None else end) - point.value) / (item.range[1] - item.range[0])
    gap = _GAP * item.size * EMU_PER_PT * (-1 if below else 1)
    if item.kind == "bar":
        x, y = (share * item.plot.w + gap) / item.box.w, 0.0
    else:
        x, y = 0.0, -(share * item.plot.h + (gap if item.kind == "column" else 0)) / item.box.h
    return f'<c:layout><c:manualLayout><c:x val="{x:.5f}"/><c:y val="{y:.5f}"/></c:manualLayout></c:layout>'


def _name_at(series: Any, point: int, ink: Colour) -> None:
    """``c:dLbls`` (21.2.2.49) that show nothing but the series' name right of one point; it stands before ``c:cat``."""
    off = _shows(value=False, category=False)
    on = off.replace('SerName val="0"', 'SerName val="1"')
    labels = parse_xml(
        f'<c:dLbls xmlns:c="{C}" xmlns:a="{A}"><c:dLbl><c:idx val="{point}"/>'
        f"{_NOTHING}<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr>{solid(ink)}"
        f'</a:defRPr></a:pPr><a:endParaRPr/></a:p></c:txPr><c:dLblPos val="r"/>{on}</c:dLbl>'
        f"{_NOTHING}{off}</c:dLbls>"
    )
    series._element.find(f"{{{C}}}cat").addprevious(labels)


def _leave_room(chart: Any, item: ChartItem) -> None:
    """The plot with its axes ends before the names right of it, at most at half the width."""
    longest = max(len(series.name) for series in item.series)
    share = min(0.5, (0.6 * item.size * longest + item.size) * EMU_PER_PT / item.box.w)
    title = _TITLE * item.size * EMU_PER_PT
    left, foot = title / item.box.w * bool(item.y_title), title / item.box.h * bool(item.x_title)
    _place_plot(chart, "outer", left, 0.02, 1 - share - left, 0.96 - foot)


def _place_plot(chart: Any, target: str, x: float, y: float, w: float, h: float) -> None:
    """``c:manualLayout`` (21.2.2.95): the plot in fractions of the chart, with its axes (``outer``) or without (``inner``)."""
    area = chart._chartSpace.find(f"{{{C}}}chart/{{{C}}}plotArea")
    for old in area.findall(f"{{{C}}}layout"):
        area.remove(old)
    layout = (
        f'<c:layout xmlns:c="{C}"><c:manualLayout><c:layoutTarget val="{target}"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{_fraction(x)}"/><c:y val="{_fraction(y)}"/><c:w val="{w:.4f}"/><c:h val="{_fraction(h)}"/>'
        "</c:manualLayout></c:layout>"
    )
    area.insert(0, parse_xml(layout))


def _fraction(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")
