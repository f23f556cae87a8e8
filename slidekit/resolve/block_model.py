"""The blocks of a slide beside panels and points: tables, charts, quotes, numbers, equations, codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slidekit.core.diagnostics import Span
from slidekit.core.frozen import dataclass
from slidekit.core.richtext import Rich

if TYPE_CHECKING:
    from slidekit.core.formula import Row


@dataclass(frozen=True, slots=True)
class TableBlock:
    """``highlight`` is (row, column), counted from 1, either may be None; ``source`` is ready to print."""

    header: tuple[Rich, ...]
    rows: tuple[tuple[Rich, ...], ...]
    widths: tuple[float, ...]
    highlight: tuple[int | None, int | None]
    source: Rich
    span: Span


@dataclass(frozen=True, slots=True)
class Datum:
    """One value of a chart; ``values`` has one number per series, and so have ``low`` and ``high`` where it has intervals."""

    label: Rich
    values: tuple[float, ...]
    x: float | None = None
    n: str = ""
    style: str = "normal"
    low: tuple[float, ...] = ()
    high: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class ChartBlock:
    """A chart, numbers and all."""

    kind: str
    data: tuple[Datum, ...]
    series: tuple[Rich, ...]
    unit: str
    range: tuple[float, float] | None
    x_title: Rich
    y_title: Rich
    source: Rich
    span: Span


@dataclass(frozen=True, slots=True)
class QuoteBlock:
    """``translated`` is true when the quotation's original is in another language than the deck."""

    text: Rich
    by: Rich
    source: Rich
    translated: bool
    span: Span


@dataclass(frozen=True, slots=True)
class NumberBlock:
    """A big number; ``value`` as spelled."""

    value: Rich
    unit: Rich
    text: Rich
    source: Rich
    span: Span


@dataclass(frozen=True, slots=True)
class EquationBlock:
    """An equation; ``alt`` reads it aloud."""

    formula: Row
    alt: str
    span: Span


@dataclass(frozen=True, slots=True)
class QrBlock:
    """A QR code of an address: for each row from the top which modules are dark, without the quiet zone around them."""

    url: str
    modules: tuple[tuple[bool, ...], ...]
    span: Span
