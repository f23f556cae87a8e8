"""What a chart shows: its words with the sizes they are set in, and the colours of its series (21.2)."""

from __future__ import annotations

from collections.abc import Iterator

from slidekit.powerpoint.reading.fills import NO_FILL, read_fill
from slidekit.powerpoint.reading.markup import A, C, Tree, first, local, whole
from slidekit.powerpoint.reading.sheets import Sheet
from slidekit.powerpoint.reading.text import Allowance
from slidekit.scene.found import FoundFill, FoundParagraph, FoundRun, FoundText

DEFAULT_SIZE = 10.0
"""Points of a chart's text where nothing is said."""
_SERIES = f"{C}ser"


def read_ground(chart: Tree | None, sheet: Sheet) -> FoundFill | None:
    """What the series stand on: the plot's fill, else the chart's; clear where both say none, None where nothing is said."""
    plot, whole = first(chart, f"{C}chart", f"{C}plotArea", f"{C}spPr"), first(chart, f"{C}spPr")
    fills = [read_fill(each, sheet.paint) for each in (plot, whole)]
    known = next((fill for fill in fills if isinstance(fill, FoundFill) and fill.colours and fill.alpha > 0.95), None)
    return known or (FoundFill(alpha=0.0) if fills == [NO_FILL, NO_FILL] else None)


def read_chart(chart: Tree | None, sheet: Sheet, allowance: Allowance) -> tuple[FoundText | None, tuple[str, ...]]:
    """The words of a chart as a text that stands nowhere, and the colour of each series that names one."""
    if chart is None:
        return None, ()
    plain = _size(chart.find(f"{C}txPr"), DEFAULT_SIZE)
    paragraphs = []
    for words, size in _words(chart, plain):
        allowance.take()
        run = FoundRun(words, sheet.fonts.get("+mn-lt", "Calibri"), size, None)
        paragraphs.append(FoundParagraph((run,)))
    inks = (_ink(first(series, f"{C}spPr"), sheet) for series in chart.iter(_SERIES))
    return FoundText(tuple(paragraphs)), tuple(ink for ink in inks if ink)


def _ink(properties: Tree | None, sheet: Sheet) -> str | None:
    """The colour that a series names: of its areas, or of its line."""
    fill = read_fill(properties, sheet.paint)
    if not isinstance(fill, FoundFill):
        fill = read_fill(first(properties, f"{A}ln"), sheet.paint)
    return fill.colours[0] if isinstance(fill, FoundFill) and fill.colours else None


def _words(chart: Tree, plain: float) -> Iterator[tuple[str, float]]:
    for title in chart.iter(f"{C}title"):
        words = "".join(text.text or "" for text in title.iter(f"{A}t"))
        runs = [whole(run.get("sz")) / 100 for run in title.iter(f"{A}rPr", f"{A}defRPr") if run.get("sz")]
        if words.strip():
            yield words, runs[0] if runs else plain * 1.2
    for part in chart.iter(f"{C}catAx", f"{C}valAx", f"{C}dateAx", f"{C}dLbls"):
        if not _is_deleted(part) and (part.tag != f"{C}dLbls" or _shows(part)):
            yield local(part), _size(part.find(f"{C}txPr"), plain)
    for legend in chart.iter(f"{C}legend"):
        for name in chart.iterfind(f".//{_SERIES}/{C}tx//{C}v"):
            if name.text:
                yield name.text, _size(legend.find(f"{C}txPr"), plain)


def _is_deleted(axis: Tree) -> bool:
    mark = axis.find(f"{C}delete")
    return mark is not None and mark.get("val", "1") in ("1", "true")


def _shows(labels: Tree) -> bool:
    """True for data labels that say anything."""
    return any(local(each).startswith("show") and each.get("val", "1") in ("1", "true") for each in labels.iter())


def _size(properties: Tree | None, default: float) -> float:
    run = next((each for each in properties.iter(f"{A}defRPr") if each.get("sz")), None) if properties is not None else None
    return whole(run.get("sz")) / 100 if run is not None else default
