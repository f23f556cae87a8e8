"""Crops by two shared landmarks, legends, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from slidekit.core.geometry import Area

LIBRARY = """\
figures:
  near: {file: near.png, kind: chart, alt: x, credit: me, landmarks: {a: [0.3, 0.5], b: [0.7, 0.5], spot: [0.5, 0.4, 0.6, 0.5]}}
  far: {file: far.png, kind: chart, alt: x, credit: me, landmarks: {a: [0.4, 0.5], b: [0.6, 0.5], beside: [0.401, 0.5]}}
  turned: {file: far.png, kind: chart, alt: x, credit: me, landmarks: {a: [0.5, 0.4], b: [0.5, 0.6]}}
  old: {file: far.png, kind: chart, alt: x, credit: me, landmarks: {a: [0.4, 0.5], b: [0.6, 0.5]}, stale: [b]}
"""
TWO = "- {id: s, title: x, panels: [%s], align: [a, b]}"


@pytest.fixture
def files(picture: Callable[[int, int], bytes]) -> dict[str, bytes | str]:
    return {"assets/figures.yaml": LIBRARY, "assets/near.png": picture(100, 100), "assets/far.png": picture(200, 100)}


def crops(project: Any, files: dict[str, bytes | str], panels: str) -> list[Area | None]:
    outcome = project.resolve(TWO % panels, files=files)
    assert not outcome.diagnostics, outcome.diagnostics
    assert all(panel.aligned for panel in outcome.value.slides[0].panels)
    return [panel.crop for panel in outcome.value.slides[0].panels]


def problem(project: Any, files: dict[str, bytes | str], panels: str) -> Any:
    [found] = project.found(TWO % panels, files=files)
    return found


def test_without_a_crop_the_panels_show_what_all_pictures_have(project: Any, files: Any) -> None:
    near, far = crops(project, files, "near, far")
    assert near == Area(0, 0, 1, 1)
    assert far == pytest.approx((0.25, 0, 0.75, 1))


def test_the_first_crop_is_the_window(project: Any, files: Any) -> None:
    near, far = crops(project, files, "{figure: near, crop: [0.2, 0.3, 0.8, 0.6]}, far")
    assert near == pytest.approx((0.2, 0.3, 0.8, 0.6))
    assert far == pytest.approx((0.35, 0.3, 0.65, 0.6))


def test_the_largest_crop_that_all_can_match_is_offered(project: Any, files: Any) -> None:
    wide = "{figure: far, crop: [0.1, 0, 0.75, 1]}, near"
    found = problem(project, files, wide)
    assert found.code == "align-outside"
    assert "near would have to show [-0.3, 0, 1, 1]" in found.message
    assert found.help.startswith("write crop: [0.25, 0, 0.75, 1] on far")
    crops(project, files, wide.replace("[0.1, 0, 0.75, 1]", "[0.25, 0, 0.75, 1]"))


def test_a_crop_without_a_landmark(project: Any, files: Any) -> None:
    found = problem(project, files, "{figure: near, crop: [0.5, 0, 1, 1]}, far")
    assert (found.code, found.help) == ("align-outside", "write crop: [0, 0, 1, 1] on near")
    assert "leaves out a or b" in found.message


def test_a_landmark_that_a_figure_lacks(project: Any, files: Any) -> None:
    [found] = project.found("- {id: s, title: x, panels: [far, near], align: [a, besides]}", files=files)[:1]
    assert (found.code, found.help) == ("unknown-landmark", "did you mean beside?")
    assert found.span.line == 4


def test_landmarks_at_one_place_give_no_scale(project: Any, files: Any) -> None:
    [found] = project.found("- {id: s, title: x, panels: [far, far], align: [a, beside]}", files=files)
    assert found.code == "landmarks-coincide"
    assert "0 pixels apart on far (200 × 100)" in found.message


def test_a_scale_needs_points(project: Any, files: Any) -> None:
    [found] = project.found("- {id: s, title: x, panels: [near, near], align: [a, spot]}", files=files)
    assert found.code == "bad-place"


def test_a_turned_picture_is_told(project: Any, files: Any) -> None:
    found = problem(project, files, "near, turned")
    assert (found.code, found.severity.value) == ("panels-differ", "warning")
    assert "turned is turned by 90° against near" in found.message


def test_another_crop_does_nothing(project: Any, files: Any) -> None:
    found = problem(project, files, "near, {figure: far, crop: [0, 0, 1, 1]}")
    assert (found.code, found.help) == ("option-without-effect", "take crop out")


def test_a_stale_landmark_is_told(project: Any, files: Any) -> None:
    assert problem(project, files, "near, old").code == "stale-annotation"


LEGEND = """\
- id: s
  title: x
  panels:
    - figure: bone
      annotations:
        - {arrow: tip}
        - {arrow: far, style: risk}
        - {ellipse: marrow, style: risk}
        - {arrow: entry, dashed: true}
  legend:
    arrow: {en: Tip, es: Punta}
    risk: Danger
    dashed arrow: Planned [@eskey]
"""


def test_marks_belong_to_the_entry_that_describes_them_most_closely(project: Any) -> None:
    entries = project.slide(LEGEND).legend
    assert [[mark.id for mark in entry.marks] for entry in entries] == [
        ["arrow-tip", "arrow-far"],
        ["ellipse-marrow"],
        ["arrow-entry"],
    ]
    assert [entry.text[0].text for entry in entries] == ["Tip", "Danger", "Planned "]
    assert project.slide(LEGEND).cites == ("eskey",)


def test_an_entry_without_marks(project: Any) -> None:
    [found] = project.found(LEGEND + "    star: Nothing\n")
    assert (found.code, found.severity.value, found.span.line) == ("legend-unused", "warning", 17)
    assert found.help == "take it out; the marks are arrow, risk arrow, risk ellipse, dashed arrow"


def test_different_patients_on_four_panels(project: Any) -> None:
    subjects = ("one", "two", "one", "three")
    library = "figures:\n" + "".join(
        f"  f{i}: {{file: bone.png, kind: ct, alt: x, credit: me, subject: {name}}}\n" for i, name in enumerate(subjects)
    )
    outcome = project.resolve("- {id: s, title: x, panels: [f0, f1, f2, f3]}", files={"assets/figures.yaml": library})
    assert [panel.badges for panel in outcome.value.slides[0].panels] == [
        (),
        ("DIFFERENT PATIENT",),
        (),
        ("DIFFERENT PATIENT",),
    ]
