"""The workbook behind a chart: its numbers, the ends of their intervals, and its labels as formulas of the numbers."""

from __future__ import annotations

import re
import zipfile
from contextlib import contextmanager
from io import BytesIO
from typing import Any, NamedTuple

from pptx.chart.xlsx import CategoryWorkbookWriter, XyWorkbookWriter

from slidekit.powerpoint.package import pack
from slidekit.scene.items import ChartItem

# python-pptx is half annotated: its workbooks are untyped here, at one place
_Category: Any = CategoryWorkbookWriter
_Xy: Any = XyWorkbookWriter
ENDS = ("low", "high", "below", "above")


class SeriesColumns(NamedTuple):
    """Where the workbook has what belongs to a series beside its values, as references (``Sheet1!$D$2:$D$5``)."""

    below: str = ""
    above: str = ""
    labels: str = ""


def workbook(item: ChartItem, data: Any, moment: str) -> bytes:
    """The workbook of a chart, the same bytes for the same chart; ``moment`` dates it."""
    writer: Any = _XyBook(data) if item.kind == "scatter" else _CategoryBook(data)
    writer.item = item
    return _canonical(writer.xlsx_blob, moment)


def columns_of(item: ChartItem, series: int) -> SeriesColumns:
    """The columns that the workbook has for a series; all empty for a scatter, whose workbook has one table for each series."""
    if item.kind == "scatter":
        return SeriesColumns()
    first = _first_column(item, series)
    ends = len(ENDS) * item.has_intervals
    letters = [_Category._column_reference(first + n) for n in range(ends + bool(item.decimals))]
    last = len(item.series[0].points) + 1
    refs = [f"Sheet1!${letter}$2:${letter}${last}" for letter in letters]
    below, above = refs[2:4] if ends else ("", "")
    return SeriesColumns(below, above, refs[-1] if item.decimals else "")


def _first_column(item: ChartItem, series: int) -> int:
    """The number of the first column behind the values that is a series' own."""
    each = len(ENDS) * item.has_intervals + bool(item.decimals)
    return 2 + len(item.series) + each * series


@contextmanager
def _plain_sheet(file: BytesIO) -> Any:
    """A sheet in which a label that begins with ``=`` or looks like an address stays a text."""
    from xlsxwriter import Workbook

    book = Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    yield book, book.add_worksheet()
    book.close()


class _XyBook(_Xy):  # type: ignore[misc]
    item: ChartItem

    def _open_worksheet(self, file: BytesIO) -> Any:
        return _plain_sheet(file)


class _CategoryBook(_Category):  # type: ignore[misc]
    item: ChartItem

    def _open_worksheet(self, file: BytesIO) -> Any:
        return _plain_sheet(file)

    def _populate_worksheet(self, workbook: Any, worksheet: Any) -> None:
        super()._populate_worksheet(workbook, worksheet)
        for number in range(len(self.item.series)):
            self._write_beside(worksheet, number)

    def _write_beside(self, sheet: Any, number: int) -> None:
        item, series = self.item, self.item.series[number]
        column, value = _first_column(item, number) - 1, self._column_reference(2 + number)
        if item.has_intervals:
            low, high = (self._column_reference(column + n) for n in (1, 2))
            for n, end in enumerate(ENDS):
                sheet.write_string(0, column + n, f"{series.name} {end}")
            for row, point in enumerate(series.points, 1):
                below, above = reach_of(point.value, point.low, point.high)
                for n, end_value in enumerate((point.low, point.high)):
                    if end_value is not None:
                        sheet.write_number(row, column + n, end_value)
                cells = (f"=IF({low}{row + 1}=\"\",0,{value}{row + 1}-{low}{row + 1})", below), (
                    f"=IF({high}{row + 1}=\"\",0,{high}{row + 1}-{value}{row + 1})", above)  # fmt: skip
                for n, (formula, known) in enumerate(cells, 2):
                    sheet.write_formula(row, column + n, formula, None, known)
            column += len(ENDS)
        if item.decimals:
            sheet.write_string(0, column, f"{series.name} label")
            for row, point in enumerate(series.points, 1):
                sheet.write_formula(row, column, _label_formula(item, f"{value}{row + 1}", point.said), None, point.said)


def reach_of(value: float, low: float | None, high: float | None) -> tuple[float, float]:
    """How far an interval reaches below and above its value; 0 where it has no end. No noise of counting in twos."""
    below = 0.0 if low is None else value - low
    above = 0.0 if high is None else high - value
    return float(f"{below:.12g}"), float(f"{above:.12g}")


def _label_formula(item: ChartItem, cell: str, said: str) -> str:
    """The value of ``cell`` with the chart's decimal mark in whatever region Excel runs, and what follows the number."""
    other = "." if item.mark == "," else ","
    unit = re.sub(r"^[\d.,\u2212\u00a0]*\d", "", said).replace('"', '""')
    fixed = f'SUBSTITUTE(FIXED({cell},{item.decimals},TRUE),"{other}","{item.mark}")'
    return f'=SUBSTITUTE({fixed},"-","\u2212")&"{unit}"'


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
