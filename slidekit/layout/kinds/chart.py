"""Native charts, with optional points below."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from slidekit.core.diagnostics import Diagnostic
from slidekit.core.geometry import Box
from slidekit.core.richtext import plain
from slidekit.core.units import pt
from slidekit.layout.axis import axis_range, axis_step, bar_opacity, is_set, plot_box, x_axis
from slidekit.layout.context import Context, Kind, Placed, Sizes
from slidekit.layout.kinds.points import place_listing
from slidekit.layout.kinds.regions import body_placeholder, default_content, text_placeholder, title_placeholder
from slidekit.layout.page import Page
from slidekit.layout.points import list_points
from slidekit.layout.stylesheet import Style, Stylesheet
from slidekit.layout.typeset import needed, paragraph, set_text
from slidekit.resolve import format_number, words_for
from slidekit.resolve.model import ChartBlock, Datum
from slidekit.scene.design import SlideLayout
from slidekit.scene.items import ChartItem, ChartPoint, ChartSeries, Item, TextItem

COLOURS = ("accent2", "accent1", "accent3", "accent4", "accent5", "accent6")
LEAST_HEIGHT = pt(190)
TEXT_GAP = pt(14)


class Numbers:
    """How a chart's numbers are printed: as many decimals as its values have, in the deck's language, the unit behind."""

    def __init__(self, chart: ChartBlock, language: str) -> None:
        values = [value for datum in chart.data for value in datum.values]
        self.decimals = max((count_decimals(value) for value in values), default=0)
        self.language = language
        self.mark = format_number("0.1", language)[1]
        space = "" if not chart.unit or chart.unit.startswith(("°", "′")) else "\u00a0"
        self.unit = space + chart.unit

    def say(self, value: float) -> str:
        """``25,7 %``."""
        return format_number(_digits(value), self.language, self.decimals) + self.unit

    @property
    def format(self) -> str:
        """The same in Excel's language, which prints the decimal mark of the computer's region."""
        return self.format_of(self.decimals)

    def format_of(self, decimals: int) -> str:
        """Excel's format of a number with so many decimals."""
        digits = "0" + ("." + "0" * decimals if decimals else "")
        quoted = self.unit.replace('"', "").replace("\u00a0", " ")
        return f'{digits}"{quoted}"' if quoted else digits


def _digits(value: float) -> str:
    """A number as its author wrote it: what counting in twos adds at the sixteenth digit is not in it."""
    return f"{Decimal(f'{value:.12g}'):f}"


def count_decimals(value: float) -> int:
    """How many decimals a number is written with."""
    return len(_digits(value).partition(".")[2])


def _series(chart: ChartBlock, numbers: Numbers) -> tuple[ChartSeries, ...]:
    names = [plain(name) for name in chart.series] or [chart.unit or "Value"]
    return tuple(
        ChartSeries(name, tuple(_point(datum, index, numbers) for datum in chart.data), COLOURS[index % len(COLOURS)])
        for index, name in enumerate(names)
    )


def _point(datum: Datum, series: int, numbers: Numbers) -> ChartPoint:
    label = plain(datum.label)
    if datum.n:
        label = f"{label} (n = {datum.n})" if label else f"n = {datum.n}"
    colour = {"focus": "accent1", "quiet": "tx2"}.get(datum.style)
    low, high = (ends[series] if ends else None for ends in (datum.low, datum.high))
    value = datum.values[series]
    return ChartPoint(label, value, datum.x, colour, low, high, numbers.say(value))


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
    numbers = Numbers(chart, context.language)
    item = ChartItem(
        "chart", "chart", box, chart.kind, _series(chart, numbers), context.sheet.body, size, context.language, numbers.format,  # type: ignore[arg-type]
        chart.range, plain(chart.x_title), plain(chart.y_title), _alt(context, chart, numbers), chart.span,
        numbers.decimals, numbers.mark,
    )  # fmt: skip
    if (is_set(item) and item.kind != "pie") or item.kind == "scatter":
        item = replace(item, range=axis_range(item))
    if item.has_intervals:
        item = replace(item, opacity=bar_opacity(item, context.sheet))
    item = replace(item, plot=plot_box(item, numbers.unit))
    if item.kind == "scatter":
        across, x_step = x_axis(item)
        item = replace(item, x_range=across, x_step=x_step)
    if item.range is not None:
        step = axis_step(item.range)
        item = replace(item, step=step, tick_format=numbers.format_of(count_decimals(step)))
    items: list[Item] = [*context.title(), item]
    if source:
        line = Box(content.x, box.bottom + pt(6), content.w, below - pt(6))
        items.append(TextItem("source", "source", line, set_text(source, line), span=chart.span))
    points = Placed([])
    if text:
        room = Box(content.x, content.bottom - text + TEXT_GAP, content.w, text - TEXT_GAP)
        points = place_listing(context, sizes.body, room)
    return Placed([*items, *points.items, *context.foot, *context.furniture()], points.reveals, findings or points.findings)


def _alt(context: Context, chart: ChartBlock, numbers: Numbers) -> str:
    """The title, then every value with its interval and number: a chart must be readable without being seen."""
    names = [plain(name) for name in chart.series] if len(chart.series) > 1 else []
    to, unit = words_for(context.language).to, numbers.unit.replace("\u00a0", " ")

    def said(datum: Datum) -> str:
        values = [_exact(value, context) + unit for value in datum.values]
        for index, (low, high) in enumerate(zip(datum.low, datum.high, strict=True)):
            values[index] += f" ({to.format(low=_exact(low, context), high=_exact(high, context))})"
        if names:
            values = [f"{name} {value}" for name, value in zip(names, values, strict=True)]
        label = plain(datum.label) or (_exact(datum.x, context) if datum.x is not None else "")
        count = f" (n = {datum.n})" if datum.n else ""
        return f"{label}{count} {', '.join(values)}".strip()

    return shorten(f"{plain(context.slide.title)}: {'; '.join(said(datum) for datum in chart.data)}")


def _exact(value: float, context: Context) -> str:
    return format_number(_digits(value), context.language)


def shorten(text: str, most: int = 480) -> str:
    """The text, cut between its values where it is longer than a screen reader should have to read."""
    if len(text) <= most:
        return text
    return text[: most - 2].rpartition(";")[0] + " …"


def _layout(page: Page, sheet: Stylesheet, sizes: Sizes) -> SlideLayout:
    box = default_content(page, sheet, sizes.title)
    holder = text_placeholder("chart", 14, "Chart", box, Style(sheet.body, 18.0), "Click icon to add chart")
    strip = Box(box.x, box.bottom - pt(20), box.w, pt(20))
    points = body_placeholder(strip, sizes.body, sheet)
    return SlideLayout("chart", "Chart", None, (title_placeholder(page, sheet, sizes.title), holder, points))


CHART = Kind(place, _layout, "body", fits_at)
