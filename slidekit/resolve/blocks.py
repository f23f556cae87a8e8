"""Points, tables, charts, quotations, numbers and columns in one language."""

from __future__ import annotations

from collections.abc import Sequence

from slidekit.core.diagnostics import warning
from slidekit.core.languages import base_of
from slidekit.resolve import model
from slidekit.resolve.datafile import read_data
from slidekit.resolve.films import shown
from slidekit.resolve.intervals import check_intervals, check_range, close, read_ends
from slidekit.resolve.setting import Draft
from slidekit.spec.blocks import Chart, Column, Datum, Highlight, Number, Quote, Table
from slidekit.spec.points import Point, SubPoint


def build_points(points: Sequence[Point], draft: Draft, *, numbered: bool = False) -> tuple[model.Point, ...]:
    """Talking points; ``numbered`` counts those of the first level that have no number of their own."""
    made: list[model.Point] = []
    for index, point in enumerate(points, 1):
        built = _point(point, draft, tuple(_point(sub, draft) for sub in point.points) if point.points else ())
        if numbered and built.number is None:
            built = model.Point(built.text, built.span, index, built.step, built.points)
        made.append(built)
    return tuple(made)


def _point(point: SubPoint, draft: Draft, nested: tuple[model.Point, ...] = ()) -> model.Point:
    return model.Point(draft.rich(point.text, point, "text"), point.span or draft.span, point.number, point.step, nested)


def build_table(table: Table, draft: Draft) -> model.TableBlock:
    """A table; no widths where none are given."""
    header = tuple(draft.rich(cell, table, "header", index) for index, cell in enumerate(table.header))
    rows = tuple(
        tuple(draft.rich(cell, table, "rows", row, column) for column, cell in enumerate(cells))
        for row, cells in enumerate(table.rows)
    )
    marked = table.highlight or Highlight.unsaid()
    return model.TableBlock(
        header,
        rows,
        tuple(table.widths),
        (marked.row, marked.column),
        draft.setting.citations.source(table.source, table, draft.id, draft.seen),
        table.span or draft.span,
    )


def build_chart(chart: Chart, draft: Draft) -> model.ChartBlock:
    """A chart; data from a CSV file are read here. Findings: ``axis-cut chart-interval range-too-small``."""
    span = chart.span or draft.span
    data = read_data(chart, draft) if chart.file is not None else [_datum(datum, draft) for datum in chart.data]
    reach = (chart.range[0], chart.range[1]) if chart.range is not None else None
    if reach is not None and chart.kind in ("bar", "column") and reach[0] != 0:
        message = f"the axis of the {chart.kind}s starts at {reach[0]:g}; their lengths then mislead"
        draft.found.append(
            warning("axis-cut", message, chart.span_of("range"), f"write range: [0, {reach[1]:g}]", slide=draft.id)
        )
    spans = [datum.span for datum in chart.data] if chart.file is None else [chart.span_of("file")] * len(data)
    draft.found.extend(check_intervals(chart.kind, data, spans, draft.id))
    draft.found.extend(check_range(data, reach, chart.span_of("range"), draft.id))
    return model.ChartBlock(
        chart.kind,
        tuple(data),
        tuple(draft.rich(name, chart, "series", index) for index, name in enumerate(chart.series)),
        draft.line(chart.unit, chart, "unit"),
        reach,
        draft.rich(chart.x_title, chart, "x_title"),
        draft.rich(chart.y_title, chart, "y_title"),
        draft.setting.citations.source(chart.source, chart, draft.id, draft.seen),
        span,
    )


def _datum(datum: Datum, draft: Draft) -> model.Datum:
    if datum.value is None:
        values: tuple[float, ...] = (datum.y,) if datum.y is not None else ()
    else:
        values = tuple(datum.value) if isinstance(datum.value, list) else (datum.value,)
    low, high = close(read_ends(datum.low, values), read_ends(datum.high, values), values)
    label, count = draft.rich(datum.label, datum, "label"), draft.line(datum.n, datum, "n")
    return model.Datum(label, values, datum.x, count, datum.style, low, high)


def build_quote(quote: Quote, draft: Draft) -> model.QuoteBlock:
    """A quotation; ``translated`` when its original is in another language than the deck."""
    language = draft.setting.tongue.language
    return model.QuoteBlock(
        draft.rich(quote.text, quote, "text"),
        draft.rich(quote.by, quote, "by"),
        draft.setting.citations.source(quote.source, quote, draft.id, draft.seen),
        quote.original is not None and base_of(quote.original) != base_of(language),
        quote.span or draft.span,
    )


def build_number(number: Number, draft: Draft) -> model.NumberBlock:
    """One big number, as spelled."""
    return model.NumberBlock(
        draft.rich(number.value, number, "value"),
        draft.rich(number.unit, number, "unit"),
        draft.rich(number.text, number, "text"),
        draft.setting.citations.source(number.source, number, draft.id, draft.seen),
        number.span or draft.span,
    )


def build_columns(columns: Sequence[Column], draft: Draft) -> tuple[model.Column, ...]:
    """Two or three columns, each perhaps with a figure."""
    return tuple(_column(column, draft) for column in columns)


def _column(column: Column, draft: Draft) -> model.Column:
    title = draft.rich(column.title, column, "title")
    text = draft.rich(column.text, column, "text")
    span = column.span or draft.span
    panel: model.Panel | None = None
    if column.figure is not None:
        figure = draft.setting.pictures.figure(column.figure, column.span_of("figure"), draft.id)
        if figure is not None:
            figure = shown(figure, span, draft)
            alt = "" if figure.decorative else figure.alt
            play = model.Play(span=span) if figure.film is not None else None
            panel = model.Panel(column.figure, figure, span, alt=alt, caption=figure.caption, badges=figure.badges, play=play)
    return model.Column(title, column.sign, text, build_points(column.points, draft), panel, span)
