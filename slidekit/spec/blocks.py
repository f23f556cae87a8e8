"""The blocks of a slide beside panels and points: tables, charts, quotes, numbers, columns."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, PlainValidator, ValidationInfo, model_validator

from slidekit.spec.block import Block, Item
from slidekit.spec.faults import fault, is_template, key_of
from slidekit.spec.forms import Equation, FigureId
from slidekit.spec.panel import Sign
from slidekit.spec.points import Point
from slidekit.spec.scalars import Count, File, Lang, Num, Positive, one_of, read_number, schema_of
from slidekit.spec.text import ItemText, Source, Text

CHARTS = ("bar", "column", "line", "scatter", "dot", "pie")


def check_values(value: Any, info: ValidationInfo) -> float | list[float]:
    """A number, or one for each series."""
    if is_template(value, info):
        return value  # type: ignore[no-any-return]
    if isinstance(value, list | tuple):
        return [item if is_template(item, info) else read_number(item, key_of(info)) for item in value]
    return read_number(value, key_of(info))


Values = Annotated[float | list[float], PlainValidator(check_values), schema_of("Values")]


class Highlight(Block):
    """A row, a column, or a cell of a table, counted from 1; the header is not counted."""

    noun: ClassVar[str] = "highlight"
    example: ClassVar[str] = "write highlight: {row: 2}"

    row: Annotated[Count | None, Field(description="Counted from 1 without the header")] = None
    column: Annotated[Count | None, Field(description="Counted from 1")] = None


class Table(Block):
    """A table of texts."""

    noun: ClassVar[str] = "table"
    example: ClassVar[str] = "write table: {header: […], rows: [[…]]}"

    header: list[ItemText] = Field(default_factory=list, description="The first line")
    rows: Annotated[list[list[ItemText]], Field(description="A list of cells for each row")]
    widths: list[Positive] = Field(default_factory=list, description="Relative widths of the columns")
    highlight: Annotated[Highlight | None, Field(description="What stands out")] = None
    source: Annotated[Source | None, Field(description="Where it is from")] = None

    @model_validator(mode="after")
    def _square(self) -> Table:
        if not self.rows:
            raise fault("wrong-type", "rows is empty", "write at least one row", ("rows",))
        columns = len(self.header or self.rows[0])
        for index, row in enumerate(self.rows):
            if len(row) != columns:
                message = f"row {index + 1} has {len(row)} cells; the table has {columns} columns"
                raise fault("table-shape", message, "quote cells that hold a comma", ("rows", index))
        if self.widths and len(self.widths) != columns:
            message = f"{len(self.widths)} widths for {columns} columns"
            raise fault("table-shape", message, "write one weight for each column", ("widths",))
        marked = self.highlight or Highlight.unsaid()
        for name, value, most in (("row", marked.row, len(self.rows)), ("column", marked.column, columns)):
            if isinstance(value, int) and value > most:
                message = f"highlight names {name} {value}; the table has {most}"
                raise fault("table-shape", message, "count from 1, without the header", ("highlight", name))
        return self


class Datum(Item):
    """A value of a chart."""

    noun: ClassVar[str] = "value of a chart"
    example: ClassVar[str] = "write {label: …, value: 12}"

    label: Annotated[Text | None, Field(description="What it is")] = None
    value: Annotated[Values | None, Field(description="A number, or one for each series")] = None
    low: Annotated[Values | None, Field(description="Lower end of its interval")] = None
    high: Annotated[Values | None, Field(description="Upper end of its interval")] = None
    n: Annotated[Text | None, Field(description="How many it stands for")] = None
    x: Annotated[Num | None, Field(description="Scatter and line: along the axis")] = None
    y: Annotated[Num | None, Field(description="Scatter and line: upward")] = None
    style: Annotated[
        Annotated[Literal["normal", "focus", "quiet"], one_of("normal", "focus", "quiet")],
        Field(description="What stands out"),
    ] = "normal"


class Chart(Block):
    """A chart, drawn natively."""

    noun: ClassVar[str] = "chart"
    example: ClassVar[str] = "write chart: {kind: bar, data: [{label: …, value: 12}]}"
    hints: ClassVar[dict[str, str]] = {"type": "did you mean kind?"}

    kind: Annotated[
        Annotated[Literal["bar", "column", "line", "scatter", "dot", "pie"], one_of(*CHARTS)],
        Field(description="bar, column, line, scatter, dot or pie"),
    ]
    data: list[Datum] = Field(default_factory=list, description="The values")
    file: Annotated[File | None, Field(description="A CSV file with the same headers, instead of data")] = None
    series: list[ItemText] = Field(default_factory=list, description="Names of the series when values are lists")
    unit: Annotated[Text | None, Field(description="Unit of the values")] = None
    range: Annotated[list[Num] | None, Field(description="[from, to] of the axis")] = None
    x_title: Annotated[Text | None, Field(description="Title of the horizontal axis")] = None
    y_title: Annotated[Text | None, Field(description="Title of the vertical axis")] = None
    source: Annotated[Source | None, Field(description="Where the numbers are from")] = None

    @model_validator(mode="after")
    def _complete(self) -> Chart:
        if bool(self.data) == (self.file is not None):
            has = "both data and file" if self.data else "neither data nor file"
            raise fault("chart-data", f"a chart with {has}", "give it one of the two")
        if self.range is not None and len(self.range) != 2:
            raise fault("wrong-type", f"range has {len(self.range)} numbers", "write range: [0, 100]", ("range",))
        if self.kind == "pie" and len(self.series) > 1:
            message = f"a pie of {len(self.series)} series; it shows one"
            raise fault("chart-data", message, "choose bar or column, or make a pie of each on its own slide", ("series",))
        for index, datum in enumerate(self.data):
            self.check_datum(index, datum)
        return self

    def check_datum(self, index: int, datum: Datum) -> None:
        """Raise for a value without numbers, or with other than one for each series."""
        if datum.value is None and (datum.x is None or datum.y is None):
            raise fault("chart-data", "a value without a number", "write value: 12, or x: and y:", ("data", index))
        if isinstance(datum.value, list) and len(datum.value) != len(self.series):
            message = f"{len(datum.value)} numbers for {len(self.series)} series"
            raise fault("chart-data", message, "write one number for each name in series", ("data", index, "value"))
        values = len(datum.value) if isinstance(datum.value, list) else 1
        for key, ends in (("low", datum.low), ("high", datum.high)):
            count = len(ends) if isinstance(ends, list) else 1
            if ends is not None and count != values:
                message = f"{key} has {count} number{'' if count == 1 else 's'} for {values} value{'' if values == 1 else 's'}"
                raise fault("chart-data", message, "write one end for each value", ("data", index, key))


class Quote(Block):
    """A quotation. Bare text stands for ``text``."""

    noun: ClassVar[str] = "quote"
    main_key: ClassVar[str | None] = "text"
    main_is_text: ClassVar[bool] = True

    text: Annotated[Text, Field(description="The words, without quotation marks")]
    by: Annotated[Text | None, Field(description="Who said it")] = None
    source: Annotated[Source | None, Field(description="Where it is from")] = None
    original: Annotated[Lang | None, Field(description="Language of the original; others are shown as translations")] = None


class Number(Block):
    """One big number."""

    noun: ClassVar[str] = "number block"
    example: ClassVar[str] = "write number: {value: 25.7, unit: …, text: …}"

    value: Annotated[Text, Field(description="Printed as spelled")]
    unit: Annotated[Text | None, Field(description="Its unit")] = None
    text: Annotated[Text | None, Field(description="What is counted")] = None
    source: Annotated[Source | None, Field(description="Where it is from")] = None


class Formula(Block):
    """An equation. Bare LaTeX stands for ``latex``."""

    noun: ClassVar[str] = "equation"
    main_key: ClassVar[str | None] = "latex"
    example: ClassVar[str] = r"write equation: '\frac{a}{b}'"

    latex: Annotated[Equation, Field(description="LaTeX, in single quotes or none")]
    alt: Annotated[Text | None, Field(description="Read aloud instead of the formula")] = None


class Column(Item):
    """A column of text, always a map."""

    noun: ClassVar[str] = "column"
    example: ClassVar[str] = "write {title: …, points: […]}"

    title: Annotated[Text | None, Field(description="Its heading")] = None
    sign: Annotated[Sign | None, Field(description="cross, check or question")] = None
    text: Annotated[Text | None, Field(description="A paragraph")] = None
    points: list[Point] = Field(default_factory=list, description="Its points")
    figure: Annotated[FigureId | None, Field(description="Id of a figure")] = None
