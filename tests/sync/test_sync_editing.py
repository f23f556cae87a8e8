"""Edits as a page makes them: what they write, what they refuse, what a person would have written."""

from __future__ import annotations

from pathlib import Path

import pytest
from editing_projects import changed, workspace
from sync_projects import DECK, FIGURES, snapshot

from slidekit.core.diagnostics import Refused
from slidekit.pipeline import load
from slidekit.source import DiskWorkspace
from slidekit.sync.editing import (
    At,
    Edit,
    FileChange,
    move_landmark,
    move_mark,
    resolve_at,
    set_crop,
    set_focus,
    write_edit,
)

PIXELS = (800, 600)


def at(slide: str = "one", mark: str = "", panel: str = "bone") -> At:
    return At("decks/talk.yaml", slide, panel, mark)


def test_a_landmark_moves() -> None:
    edit = move_landmark(workspace(), "bone", "tip", [0.5, 0.62512], PIXELS)
    assert changed(edit) == [
        "-      tip: [0.5, 0.5]         # end of the needle",
        "+      tip: [0.5, 0.625]         # end of the needle",
    ]
    assert edit.decks == ("decks/talk.yaml",)


def test_a_stale_landmark_that_is_moved_is_confirmed() -> None:
    figures = FIGURES.replace("      marrow:", "      other: [0.1, 0.1]\n      marrow:").replace(
        "  plain:", "    stale: [tip, other]\n  plain:"
    )
    files = workspace(figures=figures)
    edit = move_landmark(files, "bone", "tip", [0.4, 0.5], PIXELS)
    assert [line for line in changed(edit) if "stale" in line] == ["-    stale: [tip, other]", "+    stale: [other]"]


def test_an_area_keeps_its_shape() -> None:
    edit = move_landmark(workspace(), "bone", "marrow", [0.2, 0.25, 0.6, 0.6], PIXELS)
    assert changed(edit)[1] == "+      marrow: [0.2, 0.25, 0.6, 0.6]"


@pytest.mark.parametrize(
    ("name", "place", "code"),
    [
        ("tip", [0.5], "bad-place"),
        ("tip", [0.5, 1.2], "bad-place"),
        ("tip", [0.5, float("nan")], "bad-place"),
        ("tip", [0.5, True], "bad-place"),
        ("tip", [0.1, 0.1, 0.2, 0.2], "bad-place"),
        ("marrow", [0.6, 0.2, 0.2, 0.6], "bad-place"),
        ("marrow", [0.6, 0.2], "bad-place"),
        ("tpi", [0.5, 0.5], "unknown-landmark"),
    ],
)
def test_places_that_are_none(name: str, place: list[float], code: str) -> None:
    with pytest.raises(Refused) as refused:
        move_landmark(workspace(), "bone", name, place, PIXELS)
    assert refused.value.diagnostics[0].code == code
    assert refused.value.diagnostics[0].help


def test_a_mark_in_numbers_moves_in_its_deck() -> None:
    marks = [mark.id for mark in resolve_at(workspace(), at()).slides[0].panels[0].marks]
    edit = move_mark(workspace(), at(mark=marks[0]), [0.3, 0.45], PIXELS)
    assert changed(edit) == [
        "-          - {arrow: [0.30, 0.40], label: Tip}   # by hand",
        "+          - {arrow: [0.30, 0.45], label: Tip}   # by hand",
    ]


def test_one_point_of_a_path_moves() -> None:
    marks = [mark.id for mark in resolve_at(workspace(), at()).slides[0].panels[0].marks]
    edit = move_mark(workspace(), at(mark=marks[1]), [0.7, 0.9], PIXELS, step=1)
    assert changed(edit)[1] == "+          - needle: [tip, [0.7, 0.9]]"
    edit = move_mark(workspace(), at(mark=marks[1]), [0.1, 0.2], PIXELS, step=0)
    assert edit.files[0].path == "assets/figures.yaml", "that end is a landmark"
    with pytest.raises(Refused):
        move_mark(workspace(), at(mark=marks[1]), [[0.1, 0.2], [0.3, 0.3]], PIXELS)


def test_a_mark_on_a_landmark_moves_the_landmark() -> None:
    edit = move_mark(workspace(), at(mark="ellipse-marrow"), [0.1, 0.2, 0.5, 0.6], PIXELS)
    assert changed(edit) == ["-      marrow: [0.2, 0.2, 0.6, 0.6]", "+      marrow: [0.1, 0.2, 0.5, 0.6]"]


@pytest.mark.parametrize(
    ("slide", "lines"),
    [
        ("one", ["+        crop: [0.1, 0.2, 0.9, 0.8]"]),
        ("two", ["-    panels: [bone]", "+    panels: [{figure: bone, crop: [0.1, 0.2, 0.9, 0.8]}]"]),
        ("three", ["-      - bone", "+      - {figure: bone, crop: [0.1, 0.2, 0.9, 0.8]}"]),
    ],
)
def test_a_crop_is_set(slide: str, lines: list[str]) -> None:
    edit = set_crop(workspace(), at(slide), [0.1, 0.2, 0.9, 0.8], PIXELS)
    assert changed(edit) == lines


def test_a_crop_that_is_a_landmark_moves_it_and_is_taken_out() -> None:
    files = workspace(DECK)
    edit = set_crop(files, at("two"), [0.2, 0.2, 0.7, 0.7], PIXELS)
    assert changed(edit)[1] == "+      marrow: [0.2, 0.2, 0.7, 0.7]"
    edit = set_crop(files, at("two"), None, PIXELS)
    assert changed(edit) == ["-        crop: marrow"]


def test_focus() -> None:
    assert changed(set_focus(workspace(), at(), [0.5, 0.25], PIXELS)) == [
        "-        focus: [0.50, 0.5]        # the middle",
        "+        focus: [0.50, 0.25]        # the middle",
    ]
    assert changed(set_focus(workspace(), at("three"), [0.1, 0.25], PIXELS))[1] == (
        "+      - {figure: bone, fit: cover, focus: [0.1, 0.25]}"
    )
    assert changed(set_focus(workspace(), at(), None, PIXELS)) == [
        "-        fit: cover",
        "-        focus: [0.50, 0.5]        # the middle",
    ]


def test_what_is_not_on_the_slide() -> None:
    for wrong in (at("oen"), at(panel="bon"), at(mark="arow")):
        with pytest.raises(Refused) as refused:
            move_mark(workspace(), wrong, [0.1, 0.2], PIXELS)
        assert refused.value.diagnostics[0].code == "not-on-slide"
        assert refused.value.diagnostics[0].help


def test_nothing_is_written_over_what_others_wrote(project: Path) -> None:
    edit = move_landmark(DiskWorkspace(project), "bone", "tip", [0.1, 0.2], PIXELS)
    path = project / "assets/figures.yaml"
    path.write_text(path.read_text() + "# by somebody else\n")
    before = snapshot(project)
    with pytest.raises(Refused) as refused:
        write_edit(project, edit)
    assert refused.value.diagnostics[0].code == "file-changed"
    assert snapshot(project) == before


def test_all_files_or_none(project: Path) -> None:
    (project / "assets/folder.yaml").mkdir()
    before = snapshot(project)
    wrong = FileChange("assets/folder.yaml/x/y.yaml", None, b"x")
    (project / "assets/file").write_text("no folder")
    blocked = FileChange("assets/file/new.png", None, b"x")
    good = move_landmark(DiskWorkspace(project), "bone", "tip", [0.1, 0.2], PIXELS).files[0]
    with pytest.raises(Refused):
        write_edit(project, Edit("swap", "bone", (good, blocked)))
    after = snapshot(project)
    assert after["assets/figures.yaml"] == before["assets/figures.yaml"]
    assert wrong.diff


def test_an_edited_deck_still_loads(project: Path) -> None:
    files = DiskWorkspace(project)
    write_edit(project, set_crop(files, At("decks/talk.yaml", "one", "bone"), [0.1, 0.1, 0.9, 0.9], PIXELS))
    deck = load(project / "decks/talk.yaml")
    assert deck.ok
    assert deck.value is not None
    assert deck.value.slides[0].panels[0].crop == (0.1, 0.1, 0.9, 0.9)
