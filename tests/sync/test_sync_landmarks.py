"""Landmarks that come, go and are called otherwise: in the figures file, and wherever a mark says their name."""

from __future__ import annotations

import pytest
from editing_projects import NUMBERED, changed, pictures, workspace
from sync_projects import FIGURES

from slidekit.core.diagnostics import Refused
from slidekit.pipeline.job import Job
from slidekit.pipeline.stages import resolve_job
from slidekit.source import MemoryWorkspace, OverlayWorkspace, Workspace
from slidekit.sync.editing import Edit, add_landmark, remove_landmark, rename_landmark

PIXELS = (800, 600)
TWO = """\
slidekit: 1
title: A talk
slides:
  - id: both
    title: Two frames
    panels: [bone, twin]
    annotations:
      - arrow: tip                # in both
  - id: alone
    title: One frame
    panels:
      - figure: bone
        crop: marrow
        annotations: [{needle: [tip, [0.5, 0.55]], label: Tip}, {at: [0.3, 0.3], label_at: tip, label: Far}]
"""
TWINS = FIGURES + "  twin: {file: bone.png, alt: Its twin, kind: illustration, landmarks: {tip: [0.4, 0.4]}}\n"


def after(files: Workspace, edit: Edit) -> Workspace:
    return OverlayWorkspace(files, {each.path: each.after for each in edit.files if each.after is not None})


def errors(files: Workspace) -> list[str]:
    return [each.message for each in resolve_job(files, Job("decks/talk.yaml")).diagnostics if each.is_error]


def code_of(refused: pytest.ExceptionInfo[Refused]) -> str:
    found = refused.value.diagnostics[0]
    assert found.help
    return found.code


def test_a_landmark_is_added_behind_the_others() -> None:
    files = workspace()
    edit = add_landmark(files, "bone", "far-edge", [0.25, 0.33333], PIXELS)
    assert changed(edit) == ["+      far-edge: [0.25, 0.333]"]
    assert (edit.kind, edit.subject) == ("landmark-add", "bone: far-edge")
    assert changed(add_landmark(files, "bone", "wing", [0.1, 0.2, 0.3, 0.4], PIXELS)) == ["+      wing: [0.1, 0.2, 0.3, 0.4]"]
    way = add_landmark(files, "bone", "way", [[0.1, 0.2], [0.3, 0.4], [1, 0]], PIXELS)
    assert changed(way) == ["+      way: [[0.1, 0.2], [0.3, 0.4], [1, 0]]"]


def test_the_first_landmark_of_a_figure() -> None:
    files = workspace(
        figures="slidekit: 1\nfigures:\n  bone:\n    file: bone.png\n    alt: A bone   # seen\n    kind: photograph\n"
    )
    assert changed(add_landmark(files, "bone", "tip", [0.5, 0.5], PIXELS)) == ["+    landmarks:", "+      tip: [0.5, 0.5]"]
    flow = workspace(figures="slidekit: 1\nfigures:\n  bone: {file: bone.png, alt: A bone, kind: photograph}\n")
    assert changed(add_landmark(flow, "bone", "tip", [0.5, 0.5], PIXELS))[1] == (
        "+  bone: {file: bone.png, alt: A bone, kind: photograph, landmarks: {tip: [0.5, 0.5]}}"
    )


@pytest.mark.parametrize(
    ("name", "place", "code"),
    [
        ("Far Edge", [0.1, 0.1], "landmark-name"),
        ("", [0.1, 0.1], "landmark-name"),
        ("9-a", [0.1, 0.1], "landmark-name"),
        ("numbers", [0.1, 0.1], "landmark-name"),
        ("tip", [0.1, 0.1], "landmark-exists"),
        ("far", [0.1, 1.1], "bad-place"),
        ("far", [], "bad-place"),
        ("far", [[0.1, 0.1]], "bad-place"),
    ],
)
def test_landmarks_that_are_none(name: str, place: list[float], code: str) -> None:
    with pytest.raises(Refused) as refused:
        add_landmark(workspace(), "bone", name, place, PIXELS)
    assert code_of(refused) == code


def test_the_nearest_name_is_told() -> None:
    with pytest.raises(Refused) as refused:
        add_landmark(workspace(), "bone", "Far Edge!", [0.1, 0.1], PIXELS)
    assert refused.value.diagnostics[0].help == "write far-edge"


def test_a_landmark_that_nothing_uses_is_removed() -> None:
    files = workspace(figures=FIGURES.replace("      marrow:", "      other: [0.1, 0.1]   # once\n      marrow:"))
    assert changed(remove_landmark(files, "bone", "other")) == ["-      other: [0.1, 0.1]   # once"]


def test_what_marks_stand_on_is_not_removed() -> None:
    files = workspace()
    for name, told in (("tip", "needle on slide one (decks/talk.yaml:12)"), ("marrow", "ellipse on slide one")):
        with pytest.raises(Refused) as refused:
            remove_landmark(files, "bone", name)
        assert code_of(refused) == "landmark-used"
        assert told in refused.value.diagnostics[0].message


def test_a_crop_a_label_and_a_mark_for_all_panels_hold_a_landmark_too() -> None:
    files = workspace(TWO, TWINS)
    with pytest.raises(Refused) as refused:
        remove_landmark(files, "bone", "marrow")
    assert refused.value.diagnostics[0].message == "marrow of bone is used by crop on slide alone (decks/talk.yaml:13)"
    with pytest.raises(Refused) as refused:
        remove_landmark(files, "twin", "tip")
    assert refused.value.diagnostics[0].message == "tip of twin is used by arrow on slide both (decks/talk.yaml:8)"


def test_a_stand_in_at_a_venue_keeps_what_its_original_is_asked_for() -> None:
    venue = "slidekit: 1\nid: away\nfigures: {bone: twin}\n"
    files = workspace(NUMBERED, TWINS, **{"decks/venues/away.yaml": venue})
    with pytest.raises(Refused) as refused:
        remove_landmark(files, "twin", "tip")
    assert "needle on slide one" in refused.value.diagnostics[0].message


def test_the_last_landmark_takes_its_key_with_it() -> None:
    files = workspace("slidekit: 1\ntitle: A talk\nslides: [{id: a, title: A, panels: [twin]}]\n", TWINS)
    assert changed(remove_landmark(files, "twin", "tip"))[1] == "+  twin: {file: bone.png, alt: Its twin, kind: illustration}"


def test_a_stale_landmark_that_is_removed_is_stale_no_longer() -> None:
    figures = FIGURES.replace("      marrow:", "      other: [0.1, 0.1]\n      marrow:").replace(
        "  plain:", "    stale: [tip, other]\n  plain:"
    )
    lines = changed(remove_landmark(workspace(figures=figures), "bone", "other"))
    assert lines == ["-      other: [0.1, 0.1]", "-    stale: [tip, other]", "+    stale: [tip]"]


def test_a_new_name_goes_into_every_mark() -> None:
    files = workspace()
    edit = rename_landmark(files, "bone", "tip", "needle-tip")
    assert changed(edit) == [
        "-      tip: [0.5, 0.5]         # end of the needle",
        "+      needle-tip: [0.5, 0.5]         # end of the needle",
        "-          - needle: [tip, [0.7, 0.8]]",
        "+          - needle: [needle-tip, [0.7, 0.8]]",
    ]
    assert edit.subject == "bone: tip → needle-tip"
    assert edit.decks == ("decks/talk.yaml",)
    assert errors(after(files, edit)) == errors(files) == []


def test_figures_that_share_a_mark_keep_one_name() -> None:
    files = workspace(TWO, TWINS)
    edit = rename_landmark(files, "twin", "tip", "front")
    assert edit.subject == "bone, twin: tip → front"
    told = "\n".join(line for line in changed(edit) if line[0] == "+")
    assert "      front: [0.5, 0.5]         # end of the needle" in told
    assert "landmarks: {front: [0.4, 0.4]}" in told
    assert "- arrow: front                # in both" in told
    assert "[{needle: [front, [0.5, 0.55]], label: Tip}, {at: [0.3, 0.3], label_at: front, label: Far}]" in told
    assert errors(after(files, edit)) == errors(files) == []


def test_a_name_that_is_stale_or_shared_from_elsewhere() -> None:
    shared = {
        "decks/shared/more.yaml": NUMBERED.replace("title: A talk\n", ""),
        "decks/talk.yaml": "slidekit: 1\ntitle: A talk\nslides: [{use: shared/more.yaml#one}]\n",
        "assets/figures.yaml": FIGURES.replace("  plain:", "    stale: [tip]\n  plain:"),
    }
    files = MemoryWorkspace({**pictures(), **shared})
    edit = rename_landmark(files, "bone", "tip", "end")
    assert [each.path for each in edit.files] == ["assets/figures.yaml", "decks/shared/more.yaml"]
    assert "+    stale: [end]" in changed(edit)
    assert edit.decks == ("decks/talk.yaml",)


@pytest.mark.parametrize(
    ("name", "new", "code"),
    [("tip", "marrow", "landmark-exists"), ("tip", "A b", "landmark-name"), ("tpi", "end", "unknown-landmark")],
)
def test_names_that_are_refused(name: str, new: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        rename_landmark(workspace(), "bone", name, new)
    assert code_of(refused) == code


def test_landmarks_of_the_defaults_are_changed_by_hand() -> None:
    figures = FIGURES.replace("defaults: {", "defaults: {landmarks: {edge: [0.9, 0.9]}, ")
    files = workspace("slidekit: 1\ntitle: A\nslides: [{id: a, title: A, panels: [plain]}]\n", figures)
    for act in (
        lambda: add_landmark(files, "plain", "far", [0.1, 0.1], PIXELS),
        lambda: rename_landmark(files, "plain", "edge", "far"),
        lambda: remove_landmark(files, "plain", "edge"),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert code_of(refused) == "not-written-here"


def test_a_figure_that_a_template_chooses() -> None:
    deck = NUMBERED.replace("panels: [bone]", 'panels: [{figure: "{{ vars.shown }}", annotations: [{arrow: tip}]}]').replace(
        "title: A talk", "title: A talk\nvars: {shown: bone}"
    )
    with pytest.raises(Refused) as refused:
        rename_landmark(workspace(deck), "bone", "tip", "end")
    assert code_of(refused) == "not-written-here"
    with pytest.raises(Refused) as refused:
        remove_landmark(workspace(deck), "bone", "tip")
    assert "slide two" in refused.value.diagnostics[0].message
