"""Native charts, with optional points below."""

from __future__ import annotations

from slidekit.core.diagnostics import Diagnostic
from slidekit.core.geometry import Box
from slidekit.core.richtext import plain
from slidekit.core.units import pt
from slidekit.layout.context import Context, Kind, Placed, Sizes
from slidekit.layout.kinds.points import place_listing
from slidekit.layout.kinds.regions import body_placeholder, default_content, text_placeholder, title_placeholder
from slidekit.layout.page import Page
from slidekit.layout.points import list_points
from slidekit.layout.stylesheet import Style, Stylesheet
from slidekit.layout.typeset import needed, paragraph, set_text
from slidekit.resolve import format_number
from slidekit.resolve.model import ChartBlock, Datum
from slidekit.scene.design import SlideLayout
from slidekit.scene.items import ChartItem, ChartPoint, ChartSeries, Item, TextItem

COLOURS = ("accent2", "accent1", "accent3", "accent4", "accent5", "accent6")
LEAST_HEIGHT = pt(190)
TEXT_GAP = pt(14)


def _series(chart: ChartBlock) -> tuple[ChartSeries, ...]:
    names = [plain(name) for name in chart.series] or [chart.unit or "Value"]
    return tuple(
        ChartSeries(name, tuple(_point(datum, index) for datum in chart.data), COLOURS[index % len(COLOURS)])
        for index, name in enumerate(names)
    )


def _point(datum: Datum, series: int) -> ChartPoint:
    label = plain(datum.label)
    if datum.n:
        label = f"{label} (n = {datum.n})" if label else f"n = {datum.n}"
    colour = {"focus": "accent1", "quiet": "tx2"}.get(datum.style)
    return ChartPoint(label, datum.values[series], datum.x, colour)


def _format(chart: ChartBlock) -> str:
    """Excel's number format: as many decimals as the data has, the unit behind."""
    decimals = max((len(f"{value:g}".partition(".")[2]) for datum in chart.data for value in datum.values), default=0)
    digits = "0" + ("." + "0" * decimals if decimals else "")
    if not chart.unit:
        return digits
    quoted = chart.unit.replace('"', "")
    space = "" if quoted.startswith(("°", "′")) else " "
    return f'{digits}"{space}{quoted}"'


def _text_height(context: Context, size: float) -> int:
    if not context.points:
        return 0
    listing = list_points(
        context.points, size, context.sheet, context.language, gap=context.sheet.theme.spacing.tight_point_gap
    )
    return needed(listing.paragraphs, context.content.w) + TEXT_GAP


def fits_at(context: Context, size: float) -> bool:
    """True when the chart keeps an acceptable height above its points."""
    return context.content.h - _text_height(context, size) >= LEAST_HEIGHT


def place(context: Context, sizes: Sizes) -> Placed:
    """Title, chart, its source, points, foot."""
    chart, content = context.slide.chart, context.content
    assert chart is not None
    text = _text_height(context, sizes.body)
    source = [paragraph(chart.source, context.sheet.caption, context.language)] if chart.source else []
    below = needed(source, content.w) + pt(6) if source else 0
    box = Box(content.x, content.y, content.w, max(LEAST_HEIGHT, content.h - text - below))
    findings: tuple[Diagnostic, ...] = ()
    if text and box.h > content.h - text - below:
        words = sum(len(plain(item.text).split()) for point in context.points for item in (point, *point.points))
        over = round(words * min(1.0, (box.h - (content.h - text - below)) / text))
        findings = (context.too_long("points", max(1, over), sizes.body),)
    size = max(18.0, context.sheet.venue.min_pt)
    item = ChartItem(
        "chart", "chart", box, chart.kind, _series(chart), context.sheet.body, size, context.language, _format(chart),  # type: ignore[arg-type]
        chart.range, plain(chart.x_title), plain(chart.y_title), _alt(context, chart), chart.span,
    )  # fmt: skip
    items: list[Item] = [*context.title(), item]
    if source:
        line = Box(content.x, box.bottom + pt(6), content.w, below - pt(6))
        items.append(TextItem("source", "source", line, set_text(source, line), span=chart.span))
    points = Placed([])
    if text:
        room = Box(content.x, content.bottom - text + TEXT_GAP, content.w, text - TEXT_GAP)
        points = place_listing(context, sizes.body, room)
    return Placed([*items, *points.items, *context.foot, *context.furniture()], points.reveals, findings or points.findings)


def _alt(context: Context, chart: ChartBlock) -> str:
    """The title, then every value: a chart must be readable without being seen."""

    def said(value: float) -> str:
        return format_number(repr(value).removesuffix(".0"), context.language)

    values = [
        f"{plain(datum.label)} {', '.join(said(value) for value in datum.values)}{chart.unit and ' ' + chart.unit}"
        for datum in chart.data
    ]
    return f"{plain(context.slide.title)}: {'; '.join(values)}"[:480]


def _layout(page: Page, sheet: Stylesheet, sizes: Sizes) -> SlideLayout:
    box = default_content(page, sheet, sizes.title)
    holder = text_placeholder("chart", 14, "Chart", box, Style(sheet.body, 18.0), "Click icon to add chart")
    strip = Box(box.x, box.bottom - pt(20), box.w, pt(20))
    points = body_placeholder(strip, sizes.body, sheet)
    return SlideLayout("chart", "Chart", None, (title_placeholder(page, sheet, sizes.title), holder, points))


CHART = Kind(place, _layout, "body", fits_at)
