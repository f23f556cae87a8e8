"""Chart data from a CSV file with the headers of the grammar."""

from __future__ import annotations

import csv
import io
import re

from slidekit.core.diagnostics import Diagnostic, Refused, Span, did_you_mean, error
from slidekit.core.richtext import plain
from slidekit.resolve import model
from slidekit.resolve.intervals import close
from slidekit.resolve.registers import path_of
from slidekit.resolve.setting import Draft
from slidekit.spec.blocks import Chart

HEADERS = ("label", "value", "low", "high", "n", "style", "x", "y")
ENDS = ("low", "high")
MOST_BYTES = 2**20
_NUMBER = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d{1,3})?")


def read_data(chart: Chart, draft: Draft) -> list[model.Datum]:
    """The rows of ``chart.file``. Headers: ``label value low high n style x y``; with ``series`` one column for each of its
    names, and ``NAME low``, ``NAME high`` for its interval.

    Findings: ``chart-file``, and those of reading a file.
    """
    assert chart.file is not None
    span = chart.span_of("file")
    try:
        path = path_of(chart.file, span)
        text = draft.setting.files.workspace.read(path, span, limit=MOST_BYTES).decode("utf-8-sig")
    except Refused as refused:
        draft.found.extend(refused.diagnostics)
        return []
    except UnicodeDecodeError:
        draft.found.append(_fault("the file is not UTF-8", span, "save it as CSV UTF-8", draft))
        return []
    names = [plain(draft.rich(name, chart, "series", index)) for index, name in enumerate(chart.series)]
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    known = [*HEADERS, *names, *(f"{name} {end}" for name in names for end in ENDS)]
    headers = [header.strip() for header in rows.fieldnames or ()]
    for header in headers:
        if header not in known:
            help = did_you_mean(header, known)
            draft.found.append(
                _fault(f"{path} has a column {header or 'without name'}, which charts do not know", span, help, draft)
            )
            return []
    made: list[model.Datum] = []
    for row in rows:
        cells = {(key or "").strip(): (value or "").strip() for key, value in row.items() if isinstance(value, str)}
        try:
            made.append(_datum(cells, names, draft, chart))
        except ValueError as trouble:
            draft.found.append(_fault(f"{path}, line {rows.line_num}: {trouble}", span, "write numbers as 12 or 1.5", draft))
    if not made and not any(finding.code == "chart-file" for finding in draft.found):
        draft.found.append(
            _fault(f"{path} has no rows", span, f"write the headers {', '.join(HEADERS)} and a row for each value", draft)
        )
    return made


def _delimiter(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max(",;\t", key=first.count)


def _datum(cells: dict[str, str], names: list[str], draft: Draft, chart: Chart) -> model.Datum:
    if names:
        values = tuple(_number(cells.get(name, ""), name) for name in names)
    else:
        key = "value" if cells.get("value") else "y"
        values = (_number(cells.get(key, ""), key),)
    x = _number(cells["x"], "x") if cells.get("x") else None
    style = cells.get("style") or "normal"
    if style not in ("normal", "focus", "quiet"):
        raise ValueError(f"style is {style}; normal, focus or quiet is expected")
    low, high = close(_ends(cells, "low", names, values), _ends(cells, "high", names, values), values)
    return model.Datum(draft.rich(cells.get("label", ""), chart, "file"), values, x, cells.get("n", ""), style, low, high)


def _ends(cells: dict[str, str], end: str, names: list[str], values: tuple[float, ...]) -> tuple[float, ...]:
    """One end of the intervals; () where no cell of the row has any, the value itself where only some have."""
    columns = [f"{name} {end}" for name in names] or [end]
    found = [cells.get(column, "") for column in columns]
    if not any(found):
        return ()
    return tuple(_number(text, column) if text else value for text, column, value in zip(found, columns, values, strict=True))


def _number(text: str, name: str) -> float:
    if not _NUMBER.fullmatch(text):
        raise ValueError(f"{name} is {text!r}, not a number")
    return float(text)


def _fault(message: str, span: Span | None, help: str, draft: Draft) -> Diagnostic:
    return error("chart-file", message, span, help, slide=draft.id)
