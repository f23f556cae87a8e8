"""Marks that come and go, where arrows come from and labels stand: the YAML is what a person would have written."""

from __future__ import annotations

from typing import Any

import pytest
from editing_projects import NUMBERED, changed, workspace
from sync_projects import FIGURES

from slidekit.core.diagnostics import Refused
from slidekit.spec.kinds import KINDS
from slidekit.sync.editing import At, add_mark, remove_mark, resolve_at, set_mark_side

PIXELS = (800, 600)
BLOCK = """\
slidekit: 1
title: A talk
slides:
- id: one
  title: Dashes at the key
  panels:
  - figure: bone
    annotations:
    - arrow: tip         # the end
      label: {en: Tip, es: Punta}
      style: risk
    # and then
    seconds_is_no_key_here: no
"""


def at(slide: str = "one", mark: str = "", panel: str = "bone") -> At:
    return At("decks/talk.yaml", slide, panel, mark)


def code_of(refused: pytest.ExceptionInfo[Refused]) -> str:
    found = refused.value.diagnostics[0]
    assert found.help
    return found.code


def test_a_mark_behind_others_is_written_as_they_are() -> None:
    edit = add_mark(workspace(), at(), "arrow", "tip", PIXELS, label={"": "The tip"}, style="risk")
    assert changed(edit) == ["+          - arrow: tip", "+            label: The tip", "+            style: risk"]
    assert (edit.kind, edit.subject, edit.decks) == ("mark-add", "one: arrow", ("decks/talk.yaml",))
    flow = NUMBERED.replace("          - ellipse: marrow\n", "          - {ellipse: marrow}\n")
    edit = add_mark(workspace(flow), at(), "at", "marrow", PIXELS, label={"en": "Marrow", "es": "Médula ósea"})
    assert changed(edit) == ["+          - {at: marrow, label: {en: Marrow, es: Médula ósea}}"]


def test_the_first_mark_of_a_panel() -> None:
    assert changed(add_mark(workspace(), at("two"), "circle", [0.1, 0.2, 0.3, 0.4], PIXELS)) == [
        "-    panels: [bone]",
        "+    panels: [{figure: bone, annotations: [{circle: [0.1, 0.2, 0.3, 0.4]}]}]",
    ]
    assert changed(add_mark(workspace(), at("three"), "needle", [[0.1, 0.2], [0.5, 0.5]], PIXELS)) == [
        "-      - bone",
        "+      - figure: bone",
        "+        annotations:",
        "+          - needle: [[0.1, 0.2], [0.5, 0.5]]",
    ]
    bare = NUMBERED[: NUMBERED.index("        annotations:")] + NUMBERED[NUMBERED.index("  - id: two") :]
    assert changed(add_mark(workspace(bare), at(), "point", [0.333333, 0.5], PIXELS)) == [
        "+        annotations:",
        "+          - point: [0.333, 0.5]",
    ]


def test_dashes_stand_where_the_author_sets_them() -> None:
    deck = BLOCK.replace("    # and then\n    seconds_is_no_key_here: no\n", "")
    bare = deck[: deck.index("    annotations:")]
    assert changed(add_mark(workspace(deck), at(), "point", "tip", PIXELS)) == ["+    - point: tip"]
    assert changed(add_mark(workspace(bare), at(), "point", "tip", PIXELS)) == ["+    annotations:", "+    - point: tip"]


@pytest.mark.parametrize(
    ("kind", "place", "more", "code"),
    [
        ("arow", "tip", {}, "mark-kinds"),
        ("arrow", "tpi", {}, "unknown-landmark"),
        ("arrow", [0.5], {}, "bad-place"),
        ("arrow", [0.5, 2], {}, "bad-place"),
        ("needle", "tip", {}, "bad-place"),
        ("needle", [0.1, 0.2], {}, "bad-place"),
        ("angle", [[0.1, 0.2], [0.2, 0.3]], {}, "bad-place"),
        ("point", "marrow", {}, "bad-place"),
        ("text", "tip", {}, "missing-key"),
        ("arrow", "tip", {"style": "red"}, "wrong-type"),
    ],
)
def test_marks_that_are_none(kind: str, place: Any, more: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused) as refused:
        add_mark(workspace(), at(), kind, place, PIXELS, **more)
    assert code_of(refused) == code


def test_a_mark_outside_the_part_shown_is_refused() -> None:
    deck = NUMBERED.replace("panels: [bone]", "panels: [{figure: bone, crop: [0, 0, 0.5, 0.5]}]")
    with pytest.raises(Refused) as refused:
        add_mark(workspace(deck), at("two"), "arrow", [0.8, 0.8], PIXELS)
    assert code_of(refused) == "mark-outside-crop"


PLACES = {"point": [0.5, 0.5], "area": [0.4, 0.4, 0.6, 0.6], "path": [[0.4, 0.4], [0.6, 0.5], [0.5, 0.6]]}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_can_be_added_and_taken_out(kind: str) -> None:
    place = PLACES[KINDS[kind].shapes[0]]
    given = place[: KINDS[kind].points] if KINDS[kind].shapes[0] == "path" else place
    files = workspace()
    edit = add_mark(files, at("two"), kind, given, PIXELS, label={"": "Word"})
    after = edit.files[0].after
    assert after is not None
    files = workspace(after.decode())
    (mark,) = resolve_at(files, at("two")).slides[1].panels[0].marks
    assert mark.kind == kind
    back = remove_mark(files, at("two", mark.id))
    assert changed(back)[1] == "+    panels: [{figure: bone}]"


def test_a_mark_is_taken_out_with_its_lines() -> None:
    files = workspace()
    names = [mark.id for mark in resolve_at(files, at()).slides[0].panels[0].marks]
    assert changed(remove_mark(files, at(mark=names[1]))) == ["-          - needle: [tip, [0.7, 0.8]]"]
    assert changed(remove_mark(files, at(mark=names[0]))) == ["-          - {arrow: [0.30, 0.40], label: Tip}   # by hand"]
    assert remove_mark(files, at(mark=names[2])).kind == "mark-remove"
    with pytest.raises(Refused) as refused:
        remove_mark(files, at(mark="arrow-9"))
    assert code_of(refused) == "not-on-slide"


def test_the_last_mark_takes_its_key_with_it() -> None:
    deck = BLOCK.replace("    # and then\n    seconds_is_no_key_here: no\n", "    caption: Below   # stays\n")
    assert changed(remove_mark(workspace(deck), at(mark="arrow-tip"))) == [
        "-    annotations:",
        "-    - arrow: tip         # the end",
        "-      label: {en: Tip, es: Punta}",
        "-      style: risk",
    ]


def test_a_mark_for_all_panels() -> None:
    deck = "slidekit: 1\ntitle: A\nslides:\n  - id: one\n    title: A\n    panels: [bone]\n    annotations: [{arrow: tip}]\n"
    assert changed(remove_mark(workspace(deck), at(mark="arrow-tip"))) == ["-    annotations: [{arrow: tip}]"]


def test_marks_beside_use_do_not_give_way_to_those_of_the_shared_slide() -> None:
    shared = "slidekit: 1\nslides: [{id: one, title: A, panels: [bone], annotations: [{point: tip}]}]\n"
    deck = "slidekit: 1\ntitle: A\nslides:\n  - use: shared/s.yaml#one\n    annotations:\n      - arrow: tip\n"
    files = workspace(deck, **{"decks/shared/s.yaml": shared})
    lines = changed(remove_mark(files, at(mark="arrow-tip")))
    assert lines == ["-    annotations:", "-      - arrow: tip", "+    annotations: []"]


def test_where_an_arrow_comes_from() -> None:
    files = workspace()
    arrow = resolve_at(files, at()).slides[0].panels[0].marks[0].id
    assert changed(set_mark_side(files, at(mark=arrow), "from", "top-left", PIXELS))[1] == (
        "+          - {arrow: [0.30, 0.40], label: Tip, from: top-left}   # by hand"
    )
    assert changed(set_mark_side(files, at(mark=arrow), "from", [0.1, 0.12345], PIXELS))[1] == (
        "+          - {arrow: [0.30, 0.40], label: Tip, from: [0.1, 0.123]}   # by hand"
    )
    deck = NUMBERED.replace("label: Tip}", "label: Tip, from: [0.10, 0.2]}")
    moved = set_mark_side(workspace(deck), at(mark=arrow), "from", [0.1, 0.3], PIXELS)
    assert "from: [0.10, 0.3]}" in changed(moved)[1], "a number that stays keeps its spelling"
    for nothing in (None, "auto"):
        gone = set_mark_side(workspace(deck), at(mark=arrow), "from", nothing, PIXELS)
        assert changed(gone)[1] == "+          - {arrow: [0.30, 0.40], label: Tip}   # by hand"
    assert set_mark_side(files, at(mark=arrow), "from", None, PIXELS).idle


def test_where_a_label_stands() -> None:
    files = workspace(NUMBERED.replace("- ellipse: marrow", "- ellipse: marrow\n            label: Marrow"))
    names = [mark.id for mark in resolve_at(files, at()).slides[0].panels[0].marks]
    edit = set_mark_side(files, at(mark=names[2]), "label_at", [0.9, 0.1], PIXELS)
    assert changed(edit) == ["+            label_at: [0.9, 0.1]"]
    assert edit.kind == "mark"
    named = workspace(NUMBERED.replace("- ellipse: marrow", "- {ellipse: marrow, label: Here, label_at: tip}"))
    edit = set_mark_side(named, at(mark=names[2]), "label_at", [0.6, 0.5], PIXELS)
    assert changed(edit)[1].startswith("+      tip: [0.6, 0.5]"), "a label at a landmark moves the landmark"


@pytest.mark.parametrize(
    ("mark", "key", "side", "code"),
    [
        (0, "from", "north", "bad-place"),
        (0, "label_at", "top-left", "bad-place"),
        (0, "from", [0.1], "bad-place"),
        (0, "from", [0.1, -1], "bad-place"),
        (1, "from", "left", "option-without-effect"),
        (2, "from", "left", "option-without-effect"),
        (2, "label_at", "left", "option-without-effect"),
    ],
)
def test_sides_that_are_none(mark: int, key: str, side: Any, code: str) -> None:
    files = workspace()
    name = resolve_at(files, at()).slides[0].panels[0].marks[mark].id
    with pytest.raises(Refused) as refused:
        set_mark_side(files, at(mark=name), key, side, PIXELS)
    assert code_of(refused) == code


def test_windows_line_ends_stay() -> None:
    deck = NUMBERED.replace("\n", "\r\n")
    edit = add_mark(workspace(deck, FIGURES), at("three"), "point", "tip", PIXELS)
    after = edit.files[0].after
    assert after is not None
    assert after.count(b"\n") == after.count(b"\r\n") == deck.count("\n") + 2
