"""The lines of the grammar's section 7, and the traps around marks and places."""

from __future__ import annotations

import pytest
from spec_reading import cut, findings, good, mark_of, only, reading, slide_of

from slidekit.core.geometry import Area
from slidekit.source import from_data
from slidekit.spec import KINDS, Deck, FiguresFile, Mark, Panel, Place, Slide, read, to_data

ACCEPTED = [
    ("{arrow: tip, label: x}", "arrow", Place(name="tip")),
    ("{arrow: [0.1, 0.2]}", "arrow", Place(point=(0.1, 0.2))),
    ("{arrow: [entry, tip], curved: true}", "arrow", Place(path=("entry", "tip"))),
    ("{arrow: [[0.1, 0.2], [0.3, 0.4]]}", "arrow", Place(path=((0.1, 0.2), (0.3, 0.4)))),
    ("{ellipse: [0.61, 0.44], size: [0.12, 0.20], style: risk}", "ellipse", Place(point=(0.61, 0.44))),
    ("{ellipse: [0.5, 0.3, 0.7, 0.6], number: 2}", "ellipse", Place(area=Area(0.5, 0.3, 0.7, 0.6))),
    ("{number: psis}", "number", Place(name="psis")),
    ("{at: psis, number: 3}", "at", Place(name="psis")),
    ("{needle: hidden-path, confirmed: false}", "needle", Place(name="hidden-path")),
    ("{angle: [a, corner, b], label: 40°}", "angle", Place(path=("a", "corner", "b"))),
    ("{number: [0.1, 0.2]}", "number", Place(point=(0.1, 0.2))),
    ("{arrow: [entry, [0.5, 0.5]]}", "arrow", Place(path=("entry", (0.5, 0.5)))),
    ("{arrow: tip, label_at: [0.2, 0.2], from: top-left}", "arrow", Place(name="tip")),
    ("{inset: close-up, zoom: 3, when: venue.audience != 'lay', id: close}", "inset", Place(name="close-up")),
]


@pytest.mark.parametrize(("line", "kind", "place"), ACCEPTED)
def test_marks_accepted(line: str, kind: str, place: Place) -> None:
    outcome = mark_of(line)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    assert (outcome.value.kind, outcome.value.place) == (kind, place)


REJECTED = [
    ("{number: 1}", "mark-kinds", "a disc needs a place"),
    ("{arrow: tip, ellipse: tip}", "mark-kinds", "arrow and ellipse"),
    ("{label: x}", "mark-kinds", "it has label"),
    ("{arrow: [0.1, 0.2, 0.3]}", "bad-place", "3 numbers; a point has 2, an area 4"),
    ("{arrow: [580, 470]}", "bad-place", "580 is not a fraction"),
    ("{arrow: tip, color: red}", "unknown-key", '"color"'),
    ("{arow: tip}", "unknown-key", "arow"),
    ("{arrow: tip, kind: box}", "unknown-key", '"kind"'),
    ("{arrow: tip, place: box}", "unknown-key", '"place"'),
    ("{needle: [0.1, 0.2]}", "bad-place", "needle stands on a point; it takes a path"),
    ("{measure: [a, b, c]}", "bad-place", "measure has 3 points; it takes 2"),
    ("{angle: [a, b]}", "bad-place", "angle has 2 points; it takes 3"),
    ("{point: [0.1, 0.1, 0.2, 0.2]}", "bad-place", "point stands on an area"),
    ("{ellipse: [0.7, 0.3, 0.5, 0.6]}", "bad-place", "left 0.7 is not less than right 0.5"),
    ("{ellipse: [0.5, 0.6, 0.7, 0.3]}", "bad-place", "top 0.6 is not less than bottom 0.3"),
    ("{arrow: [0.1, tip]}", "bad-place", "mixes numbers and points"),
    ("{arrow: 0.4}", "bad-place", "1 number"),
    ('{arrow: "0.1, 0.2"}', "bad-place", "numbers stand in brackets"),
    ("{arrow: Needle Tip}", "bad-place", "no landmark name"),
    ("{arrow: [-0.1, 0.2]}", "bad-place", "-0.1 lies outside the picture"),
    ("{arrow: [1.2, 0.2]}", "bad-place", "1.2 lies outside the picture"),
    ("{arrow: [45, 60]}", "bad-place", "45 is not a fraction"),
    ("{arrow: []}", "bad-place", "empty"),
    ("{arrow: [tip]}", "bad-place", "1 point"),
    ("{arrow: {x: 1}}", "bad-place", "a map is no place"),
    ("{arrow: [[0.1, 0.2, 0.3, 0.4], tip]}", "bad-place", "4 numbers in a path"),
    ("{arrow: tip, style: red}", "unknown-value", '"red"'),
    ("{arrow: tip, step: 0}", "out-of-range", "the least is 1"),
    ("{arrow: tip, dashed: yes}", "wrong-type", "true or false"),
    ("{inset: close-up, zoom: 1}", "out-of-range", "the least is 1.2"),
    ("{inset: close-up, zoom: 11}", "out-of-range", "the most is 10"),
    ("{ellipse: tip, size: 10%}", "bad-place", "10% is not a fraction"),
    ("{text: tip}", "missing-key", "label"),
]


@pytest.mark.parametrize(("line", "code", "says"), REJECTED)
def test_marks_rejected(line: str, code: str, says: str) -> None:
    outcome = mark_of(line)
    assert not outcome.ok
    finding = only(outcome.diagnostics, code)
    assert says in finding.message
    assert finding.help


HELP = [
    ("{arrow: [580, 470]}", "580 looks like pixels: divide by the width"),
    ("{arrow: [0.5, 470]}", "470 looks like pixels: divide by the height"),
    ("{arrow: tip, color: red}", "style names a meaning: finding, second, risk, ok, quiet"),
    ("{arow: tip}", "did you mean arrow?"),
    ("{arrow: tip, labl: x}", "did you mean label?"),
    ("{psis: [0.31, 0,22], arrow: tip}", "known"),
    ("{arrow: [0.31, 0,22]}", "Decimal comma? Write [0.31, 0.22]"),
    ("{arrow: [0,31, 0,22]}", "Decimal comma? Write [0.31, 0.22]"),
    ("{box: [10%, 0, 90%, 1]}", "write 0.1"),
    ("{number: 1}", "write {at: landmark, number: 1}"),
    ("{arrow: tip, dashed: yes}", "write true"),
]


@pytest.mark.parametrize(("line", "help"), HELP)
def test_marks_help(line: str, help: str) -> None:
    assert help in mark_of(line).diagnostics[0].help


def test_number_of_digits_is_the_option_and_a_place_the_kind() -> None:
    carried = mark_of("{ellipse: thin-bone, number: 2}").value
    bare = mark_of("{number: psis}").value
    assert carried is not None
    assert (carried.kind, carried.number) == ("ellipse", 2)
    assert bare is not None
    assert (bare.kind, bare.number) == ("number", None)


def test_option_without_effect_warns_and_keeps_the_mark() -> None:
    outcome = mark_of("{arrow: tip, size: 0.1, confirmed: false}")
    assert outcome.ok
    assert [(each.code, each.severity.value) for each in outcome.diagnostics] == [("option-without-effect", "warning")] * 2
    assert outcome.diagnostics[0].message == "size does nothing on arrow; it belongs to ellipse, circle, box"


def test_findings_point_at_the_smallest_place() -> None:
    text = slide_of("""
        panels:
          - figure: bone
            annotations:
              - arrow: [580, 470]
              - {arrow: tip, colour: red}
              - {arrow: tip, ellipse: tip}
              - {needle: [0.1, 0.2]}
        """)
    found = reading(Deck, text).diagnostics
    assert [(each.code, cut(text, each)) for each in found] == [
        ("bad-place", "580"),
        ("unknown-key", "colour"),
        ("mark-kinds", "ellipse"),
        ("bad-place", "[0.1, 0.2]"),
    ]
    assert {each.slide for each in found} == {"one"}


def test_marks_of_a_slide_stand_on_names() -> None:
    finding = only(findings("panels: [a, b]\nannotations:\n  - {arrow: [0.1, 0.2]}"), "bad-place")
    assert "name a landmark" in finding.help
    assert findings("panels: [a, b]\nannotations:\n  - arrow: front\n  - {line: [front, back]}") == ()


def test_crop_takes_an_area_and_focus_a_point() -> None:
    assert "an area is expected" in only(findings("panels:\n  - {figure: a, crop: [0.1, 0.2]}"), "bad-place").message
    assert "a point is expected" in only(findings("panels:\n  - {figure: a, focus: [0.1, 0.2, 0.3, 0.4]}"), "bad-place").message
    panel = good(Panel, "figure: a\ncrop: close-up\nfocus: [0.5, 0.5]")
    assert panel.crop == Place(name="close-up")
    assert panel.focus == Place(point=(0.5, 0.5))


def test_landmarks_are_numbers() -> None:
    head = "slidekit: 1\nfigures:\n  bone:\n    file: bone.png\n    alt: Bone\n"
    marks = "    landmarks:\n      tip: [0.1, 0.2]\n      thin: [0.1, 0.2, 0.3, 0.4]\n      way: [[0.1, 0.2], [0.3, 0.4]]\n"
    figure = good(FiguresFile, head + marks).figures["bone"]
    assert [place.shape for place in figure.landmarks.values()] == ["point", "area", "path"]
    for wrong in ("tip: entry", "tip: [[0.1, 0.2], entry]", "tip: [0.31, 0,22]"):
        only(reading(FiguresFile, f"{head}    landmarks:\n      {wrong}\n").diagnostics, "bad-place")


def test_every_kind_reads_in_each_of_its_shapes() -> None:
    forms = {"point": "[0.1, 0.2]", "area": "[0.1, 0.2, 0.3, 0.4]"}
    for kind in KINDS.values():
        for shape in kind.shapes:
            path = "[" + ", ".join(["[0.1, 0.2]"] * (kind.points or 2)) + "]"
            outcome = mark_of(f"{{{kind.name}: {forms.get(shape, path)}, label: x}}")
            assert outcome.diagnostics == (), kind.name
            assert outcome.value is not None
            assert outcome.value.place.shape == shape


def test_marks_made_in_python_read_back_the_same() -> None:
    slide = Slide(
        id="a",
        title="A",
        panels=[
            {
                "figure": "bone",
                "annotations": [
                    Mark(arrow=["entry", "tip"], label="Tip", curved=True),
                    {"number": [0.1, 0.2]},
                    Mark(arrow="tip", from_="left"),
                ],
            }
        ],
    )
    data = to_data(slide)
    assert data["panels"][0]["annotations"] == [
        {"arrow": ["entry", "tip"], "label": "Tip", "curved": True},
        {"number": [0.1, 0.2]},
        {"arrow": "tip", "from": "left"},
    ]
    span = good(Deck, "slidekit: 1\nslides: [{title: x}]").span
    assert span is not None
    again = read(Slide, from_data(data, span))
    assert again.ok
    assert again.value is not None
    assert to_data(again.value) == data
