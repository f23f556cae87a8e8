"""Intervals of charts and QR codes: read from the deck or a CSV file, refused where they make no sense."""

from __future__ import annotations

import sys
from typing import Any

import pytest
import segno


def chart(project: Any, data: str, files: dict[str, str] | None = None) -> Any:
    return project.slide(f"- {{id: a, title: x, chart: {data}}}", files=files or {}).chart


def test_ends_are_read_for_every_series(project: Any) -> None:
    made = chart(project, "{kind: bar, series: [A, B], data: [{label: l, value: [1, 2], low: [0.5, 1], high: [2, 3]}]}")
    assert (made.data[0].low, made.data[0].high) == ((0.5, 1.0), (2.0, 3.0))


def test_one_end_is_an_interval_from_the_value(project: Any) -> None:
    made = chart(project, "{kind: bar, data: [{label: l, value: 4, high: 6}, {label: m, value: 5}]}")
    assert (made.data[0].low, made.data[0].high) == ((4.0,), (6.0,))
    assert (made.data[1].low, made.data[1].high) == ((), ())


def test_ends_come_from_a_file_too(project: Any) -> None:
    files = {"assets/a.csv": "label;value;low;high;n\nBlind;51.2;44.8;57.6;240\nSeen;93;;;\n"}
    made = chart(project, "{kind: bar, file: ../assets/a.csv}", files)
    assert (made.data[0].low, made.data[0].high, made.data[0].n) == ((44.8,), (57.6,), "240")
    assert made.data[1].low == ()


def test_ends_of_several_series_have_columns_of_their_own(project: Any) -> None:
    files = {"assets/a.csv": "label,A,B,A low,A high\nOne,1,2,0.5,1.5\n"}
    made = chart(project, "{kind: bar, series: [A, B], file: ../assets/a.csv}", files)
    assert (made.data[0].low, made.data[0].high) == ((0.5, 2.0), (1.5, 2.0))


def test_ends_that_are_no_numbers_are_named(project: Any) -> None:
    files = {"assets/a.csv": "label,value,low,high\nOne,1,x,2\n"}
    outcome = project.resolve("- {id: a, title: x, chart: {kind: bar, file: ../assets/a.csv}}", files=files)
    (found,) = [finding for finding in outcome.diagnostics if finding.code == "chart-file"]
    assert "line 2: low is 'x'" in found.message


@pytest.mark.parametrize("data", ["low: 0, high: 2", "low: 1, high: 1", "low: 0"])
def test_intervals_around_their_value_are_fine(project: Any, data: str) -> None:
    slides = f"- {{id: a, title: x, seconds: 9, chart: {{kind: dot, range: [0, 3], data: [{{label: l, value: 1, {data}}}]}}}}"
    assert project.found(slides) == []


def test_a_qr_code_is_that_of_the_address(project: Any) -> None:
    slide = project.slide("- {layout: thanks, qr: 'https://example.org/a'}")
    expected = segno.make("https://example.org/a", error="m", micro=False, boost_error=False).matrix
    assert [list(row) for row in slide.qr.modules] == [[bool(module) for module in row] for row in expected]


def test_without_segno_a_code_says_what_to_install(project: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "segno", None)
    outcome = project.resolve("- {layout: thanks, qr: 'https://example.org/a'}")
    (found,) = [finding for finding in outcome.diagnostics if finding.code == "qr-extra-missing"]
    assert "slidekit[qr]" in found.help
    assert outcome.value.slides[0].qr is None
