"""Charts in the file: intervals as error bars, labels that keep their decimal mark, workbooks that hold both."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator
from powerpoint_scenes import chart_item, design, properties, title_item

from slidekit.core.geometry import Box, Size
from slidekit.powerpoint import verify, write
from slidekit.powerpoint.archive import unpack
from slidekit.scene.items import ChartItem
from slidekit.scene.scene import Scene, Slide

BOX = Box(500_000, 1_500_000, 11_000_000, 4_500_000)
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
KINDS = ("bar", "column", "line", "dot", "scatter", "pie")


def with_intervals(item: ChartItem, **options: object) -> ChartItem:
    series = tuple(
        replace(one, points=tuple(replace(p, low=p.value - 0.9, high=p.value + 1.3, said=f"{p.value:.1f}".replace(".", ","))
                                  for p in one.points))
        for one in item.series
    )  # fmt: skip
    return replace(item, series=series, **options)  # type: ignore[arg-type]


def written(item: ChartItem) -> tuple[bytes, dict[str, bytes]]:
    slide = Slide("s", "figure", (title_item("A chart"), item))
    data = write(Scene(Size(12_192_000, 6_858_000), (slide,), design(), properties()))
    return data, unpack(data)


def chart_of(item: ChartItem) -> etree._Element:
    return etree.fromstring(written(item)[1]["ppt/charts/chart1.xml"])


@pytest.mark.parametrize(("kind", "series"), [(kind, n) for kind in KINDS for n in (1, 2) if (kind, n) != ("pie", 2)])
@pytest.mark.parametrize("decimals", [0, 1])
def test_charts_with_intervals_are_sound(kind: str, series: int, decimals: int, tmp_path: Path) -> None:
    plain = chart_item(kind, BOX, series)
    plot = BOX.inset(300_000) if kind in ("bar", "column", "line") else None
    item = plain if kind == "pie" else with_intervals(plain, plot=plot, range=(0.0, 15.0), step=5.0, opacity=0.6)
    data, _ = written(replace(item, decimals=decimals, mark=","))
    assert verify(data) == ()
    path = tmp_path / "chart.pptx"
    path.write_bytes(data)
    audit = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365).validate(path)
    assert [str(fault) for fault in audit.errors] == []


@pytest.mark.parametrize("kind", ["bar", "column", "line", "dot", "scatter"])
def test_intervals_are_error_bars(kind: str) -> None:
    (bars,) = chart_of(with_intervals(chart_item(kind, BOX))).iter(f"{C}errBars")
    assert bars.find(f"{C}errValType").get("val") == "cust"
    for end, reach in (("plus", "1.3"), ("minus", "0.9")):
        assert {value.text for value in bars.find(f"{C}{end}").iter(f"{C}v")} == {reach}
    following = bars.getnext()
    assert following is not None
    assert following.tag in (f"{C}cat", f"{C}xVal")


def test_a_chart_without_intervals_has_no_error_bars() -> None:
    assert list(chart_of(chart_item("bar", BOX)).iter(f"{C}errBars")) == []


def test_error_bars_are_what_the_workbook_says() -> None:
    item = with_intervals(chart_item("column", BOX, 2), decimals=1, mark=",")
    _, parts = written(item)
    chart = etree.fromstring(parts["ppt/charts/chart1.xml"])
    cells = sheet(parts["ppt/embeddings/workbook1.xlsx"])
    for bars, series in zip(chart.iter(f"{C}errBars"), item.series, strict=True):
        for end in ("plus", "minus"):
            place = re.fullmatch(r"Sheet1!\$([A-Z]+)\$2:\$[A-Z]+\$(\d+)", bars.find(f"{C}{end}").find(f".//{C}f").text)
            assert place is not None
            held = [float(cells[f"{place[1]}{row}"][1]) for row in range(2, int(place[2]) + 1)]
            assert held == [1.3 if end == "plus" else 0.9 for _ in series.points]


def test_labels_keep_the_decks_decimal_mark() -> None:
    """The text of each label is cached in the chart, and computed by a formula in the workbook that knows both marks."""
    item = with_intervals(chart_item("bar", BOX), decimals=1, mark=",")
    _, parts = written(item)
    chart = etree.fromstring(parts["ppt/charts/chart1.xml"])
    c15 = "{http://schemas.microsoft.com/office/drawing/2012/chart}"
    (shown,) = chart.iter(f"{c15}datalabelsRange")
    said = [point.said for point in item.series[0].points]
    assert [value.text for value in shown.iter(f"{C}v")] == said
    assert all("," in text for text in said)
    fields = chart.findall(".//{*}fld[@type='CELLRANGE']/{*}t")
    assert [field.text for field in fields] == said
    place = shown.find(f"{c15}f").text
    column = place.split("$")[1]
    formula, value = sheet(parts["ppt/embeddings/workbook1.xlsx"])[f"{column}2"]
    assert value == said[0]
    assert formula == 'SUBSTITUTE(SUBSTITUTE(FIXED(B2,1,TRUE),".",","),"-","−")&""'


def test_whole_numbers_stay_live_labels() -> None:
    chart = chart_of(chart_item("bar", BOX))
    assert chart.find(".//{*}fld[@type='CELLRANGE']") is None
    assert {shown.get("val") for shown in chart.iter(f"{C}showVal")} == {"1"}


def test_labels_of_bars_move_to_the_end_of_the_interval() -> None:
    item = with_intervals(chart_item("bar", BOX), plot=Box(BOX.x, BOX.y, BOX.w // 2, BOX.h), range=(0.0, 13.0))
    moved = [float(x.get("val")) for label in chart_of(item).iter(f"{C}dLbl") for x in label.iter(f"{C}x")]
    assert len(moved) == len(item.series[0].points)
    gap = 0.25 * item.size * 12_700 / BOX.w
    assert moved == [pytest.approx(0.1 * 0.5 + gap, abs=1e-4)] * len(moved)


def test_words_of_a_workbook_are_never_formulas() -> None:
    item = chart_item("bar", BOX)
    points = (replace(item.series[0].points[0], label='=HYPERLINK("https://example.org")'), *item.series[0].points[1:])
    item = replace(item, series=(replace(item.series[0], points=points),))
    _, parts = written(item)
    assert not any(formula for formula, _ in sheet(parts["ppt/embeddings/workbook1.xlsx"]).values())


def sheet(workbook: bytes) -> dict[str, tuple[str, str]]:
    """Each cell's formula and value."""
    with ZipFile(BytesIO(workbook)) as archive:
        tree = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
        cells = {}
        for cell in tree.iter("{*}c"):
            formula, value = cell.find("{*}f"), cell.find("{*}v")
            cells[cell.get("r")] = ("" if formula is None else formula.text, "" if value is None else value.text)
        return cells


def test_the_value_axis_of_a_bar_chart_is_at_its_foot() -> None:
    crosses = {kind: chart_of(chart_item(kind, BOX)).find(f".//{C}valAx/{C}crosses").get("val") for kind in ("bar", "column")}
    assert crosses == {"bar": "max", "column": "autoZero"}


def test_a_scatters_axis_across_is_written() -> None:
    across, upright = chart_of(chart_item("scatter", BOX, x_range=(2020.0, 2026.0), x_step=2.0)).iter(f"{C}valAx")
    scaling = across.find(f"{C}scaling")
    assert [scaling.find(f"{C}{end}").get("val") for end in ("min", "max")] == ["2020.0", "2026.0"]
    assert across.find(f"{C}majorUnit").get("val") == "2.0"
    assert upright.find(f"{C}majorUnit") is None


@pytest.mark.parametrize("kind", ["bar", "column", "line", "dot", "scatter"])
@pytest.mark.parametrize(("sign", "place"), [(1, "nextTo"), (-1, "low")])
def test_names_stand_beside_the_plot_where_values_are_below_zero(kind: str, sign: int, place: str) -> None:
    plain = chart_item(kind, BOX)
    points = tuple(replace(point, value=sign * point.value) for point in plain.series[0].points)
    item = replace(plain, series=(replace(plain.series[0], points=points),))
    assert {found.get("val") for found in chart_of(item).iter(f"{C}tickLblPos")} == {place}
    assert verify(written(item)[0]) == ()


def test_labels_of_a_line_stand_above_intervals_below_zero_too() -> None:
    plain = with_intervals(chart_item("line", BOX), plot=BOX, range=(-20.0, 20.0))
    points = tuple(replace(p, value=-p.value, low=-p.value - 1, high=-p.value + 2) for p in plain.series[0].points)
    item = replace(plain, series=(replace(plain.series[0], points=points),))
    moved = [float(y.get("val")) for label in chart_of(item).iter(f"{C}dLbl") for y in label.iter(f"{C}y")]
    assert moved == [pytest.approx(-2 / 40, abs=1e-4)] * len(points)
