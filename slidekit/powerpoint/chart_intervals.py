"""Intervals of a chart: native error bars with ends of their own (``c:errBars``, ISO/IEC 29500-1, 21.2.2.55)."""

from __future__ import annotations

from typing import Any

from pptx.oxml import parse_xml

from slidekit.powerpoint.chart_book import columns_of, reach_of
from slidekit.powerpoint.chart_style import A, C
from slidekit.powerpoint.markup import escape, stroke
from slidekit.scene.items import ChartItem, ChartSeries, Stroke

_WIDTH = 25_400
_MARKED = ("line", "dot", "scatter")


def draw_intervals(chart: Any, item: ChartItem) -> None:
    """Error bars in every series that has intervals, before ``c:cat`` or ``c:xVal`` as the schema wants it."""
    if not item.has_intervals:
        return
    for number, (series, wanted) in enumerate(zip(chart.plots[0].series, item.series, strict=True)):
        if any(point.low is not None or point.high is not None for point in wanted.points):
            data = next(child for child in series._element if child.tag in (f"{{{C}}}cat", f"{{{C}}}xVal"))
            data.addprevious(parse_xml(_error_bars(item, number, wanted)))


def _error_bars(item: ChartItem, number: int, series: ChartSeries) -> str:
    columns = columns_of(item, number)
    reach = [reach_of(point.value, point.low, point.high) for point in series.points]
    below, above = zip(*reach, strict=True)
    # bars know one direction only, and PowerPoint writes none there
    direction = '<c:errDir val="y"/>' if item.kind in _MARKED else ""
    return (
        f'<c:errBars xmlns:c="{C}" xmlns:a="{A}">{direction}<c:errBarType val="both"/><c:errValType val="cust"/>'
        f'<c:noEndCap val="0"/><c:plus>{_numbers(above, columns.above)}</c:plus>'
        f"<c:minus>{_numbers(below, columns.below)}</c:minus>"
        f"<c:spPr>{stroke(Stroke('tx1', _WIDTH))}</c:spPr></c:errBars>"
    )


def _numbers(values: tuple[float, ...], place: str) -> str:
    """``c:numRef`` (21.2.2.123) to the workbook with what stands there, else ``c:numLit`` (21.2.2.122)."""
    points = "".join(f'<c:pt idx="{n}"><c:v>{value:.12g}</c:v></c:pt>' for n, value in enumerate(values))
    known = f'<c:formatCode>General</c:formatCode><c:ptCount val="{len(values)}"/>{points}'
    if not place:
        return f"<c:numLit>{known}</c:numLit>"
    return f"<c:numRef><c:f>{escape(place)}</c:f><c:numCache>{known}</c:numCache></c:numRef>"
