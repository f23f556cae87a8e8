"""Which layout content chooses, and what each takes."""

from __future__ import annotations

import pytest
from spec_reading import good, only, slide_of

from slidekit.core.diagnostics import Diagnostic
from slidekit.spec import LAYOUTS, Deck, Slide, check_slots, check_steps, choose_layout, count_states, describe

TABLE = "table: {rows: [[a, b]]}"


def slide(lines: str) -> Slide:
    return good(Deck, slide_of(lines)).slides[0]


CHOSEN = [
    ("title: x", "statement"),
    ("title: x\nsubtitle: y", "statement"),
    ("title: x\nequation: a^2", "statement"),
    ("points: [a]", "points"),
    ("panels: [a]", "figure"),
    ("panels: [a]\npoints: [b]", "points-figure"),
    ("panels: [{figure: a, annotations: [{inset: close-up}]}]", "figure-inset"),
    ("panels: [a, b]", "compare"),
    ("panels: [a, b]\npoints: [c]", "compare"),
    ("panels: [a, b, c]", "compare-3"),
    ("panels: [a, b, c, d]", "grid"),
    ("panels: [{figure: a, time: 1}, {figure: b, time: 2}, {figure: c, time: 3}]", "sequence"),
    ("panels: [a, b, c, d, e]", "sequence"),
    ("panels: [a, b, c, d, e, f]", "sequence"),
    ("video: a", "cine"),
    ("video: a\npoints: [b]", "cine"),
    (TABLE, "table"),
    ("chart: {kind: bar, file: a.csv}\npoints: [b]", "chart"),
    ("number: {value: 1}", "number"),
    ("quote: x", "quote"),
    ("columns: [{title: a}, {title: b}]", "columns"),
    ("layout: take-home\npoints: [a]", "take-home"),
]


@pytest.mark.parametrize(("lines", "layout"), CHOSEN)
def test_content_chooses(lines: str, layout: str) -> None:
    one = slide(lines)
    assert choose_layout(one).value == layout
    assert check_slots(one, layout) == []


def test_a_video_figure_chooses_cine() -> None:
    assert choose_layout(slide("panels: [film]"), videos={"film"}).value == "cine"


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (f"{TABLE}\npoints: [a]", "no layout fits points and table; the nearest is table, which takes table"),
        ("panels: [a, b, c]\npoints: [x]", "the nearest is compare-3"),
        ("panels: [a, b, c, d, e, f, g]", "no layout fits panels"),
        ("notes: x", "nothing but keys of control"),
        ("columns: [{title: a}]", "columns takes 2 or 3 columns, not 1"),
    ],
)
def test_content_that_fits_nothing(lines: str, says: str) -> None:
    outcome = choose_layout(slide(lines))
    assert outcome.value is None
    assert says in only(outcome.diagnostics, "no-layout").message
    assert outcome.diagnostics[0].help


def problems(lines: str) -> list[Diagnostic]:
    one = slide(lines)
    assert one.layout is not None
    return check_slots(one, one.layout)


@pytest.mark.parametrize(
    ("lines", "code", "message", "help"),
    [
        (
            "layout: points-figure\npanels: [a]\npoints: [b]\n" + TABLE,
            "no-slot",
            "takes panels, points",
            "regulatory, table, evidence",
        ),
        ("layout: references\npoints: [a]", "no-slot", "written by itself", "layouts with points"),
        ("layout: points", "missing-slot", "points needs points", "add points:"),
        ("layout: statement\nsubtitle: x", "missing-slot", "needs title", "add title:"),
        ("layout: regulatory\ntitle: x", "missing-slot", "points or table", "add points or table:"),
        ("layout: compare\npanels: [a]", "panel-count", "takes 2 panels, not 1", "figure-full"),
        ("layout: sequence\npanels: [a, b]", "panel-count", "takes 3 to 6 panels, not 2", "compare"),
        ("layout: title\npanels: [a, b]", "panel-count", "takes 0 or 1 panel, not 2", "compare"),
        ("layout: columns\ncolumns: [{title: a}]", "column-count", "2 or 3 columns, not 1", "two or three"),
        ("layout: figure-inset\npanels: [a]", "missing-slot", "inset mark", "inset: area"),
        ("layout: build\npanels: [a]", "too-few-states", "this slide has 1", "step: 2"),
    ],
)
def test_slots(lines: str, code: str, message: str, help: str) -> None:
    finding = only(tuple(problems(lines)), code)
    assert message in finding.message
    assert help in finding.help
    assert finding.slide == "one"


def test_every_layout_says_what_it_takes() -> None:
    rows = describe()
    assert [row["layout"] for row in rows] == list(LAYOUTS)
    named = {row["layout"]: row for row in rows}
    assert named["sequence"]["required"] == "panels 3 to 6"
    assert named["take-home"]["required"] == "points (numbered)"
    assert named["cine"]["required"] == "panels 0 or 1 or video"


STEPPED = "panels:\n  - figure: a\n    annotations: [{arrow: tip}, {box: tip, step: %d}]\n"


def test_steps_are_counted_from_marks_and_points() -> None:
    one = slide(STEPPED % 2 + "points: [{text: a, step: 3}]\nsteps: [a, b, c]")
    assert count_states(one) == 3
    assert check_steps(one) == []


def test_steps_with_a_gap_or_too_many() -> None:
    assert "at 2" in only(tuple(check_steps(slide(STEPPED % 3))), "step-gap").message
    finding = only(tuple(check_steps(slide(STEPPED % 2 + "steps: [a, b, c]"))), "steps-too-many")
    assert finding.message == "3 steps for 2 states"
