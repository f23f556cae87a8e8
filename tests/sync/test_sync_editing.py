"""Edits as a page makes them: what they write, what they refuse, what a person would have written."""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sync_projects import DECK, FIGURES, make_project, snapshot

from slidekit.core.diagnostics import Refused
from slidekit.pipeline import load
from slidekit.source import DiskWorkspace, MemoryWorkspace, Workspace, rewrite_text
from slidekit.sync.editing import (
    At,
    Edit,
    FileChange,
    figure_texts,
    merge_lines,
    move_landmark,
    move_mark,
    resolve_at,
    set_crop,
    set_focus,
    set_text,
    slide_texts,
    write_edit,
)

NUMBERED = """\
slidekit: 1
title: A talk
slides:
  - id: one
    title: "Quoted: a title"
    panels:
      - figure: bone
        fit: cover
        focus: [0.50, 0.5]        # the middle
        annotations:
          - {arrow: [0.30, 0.40], label: Tip}   # by hand
          - needle: [tip, [0.7, 0.8]]
          - ellipse: marrow
  - id: two
    title: Plain
    panels: [bone]
  - id: three
    title: Third
    panels:
      - bone
"""
PIXELS = (800, 600)


def workspace(deck: str = NUMBERED, **more: str) -> Workspace:
    return MemoryWorkspace({"decks/talk.yaml": deck, "assets/figures.yaml": FIGURES, **PICTURES, **more})


PICTURES: dict[str, bytes] = {}


@pytest.fixture(autouse=True, scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> None:
    root = make_project(tmp_path_factory.mktemp("pictures") / "talk")
    PICTURES.update({path: data for path, data in snapshot(root).items() if path.endswith(".png")})


def changed(edit: Edit) -> list[str]:
    lines: list[str] = []
    for each in edit.files:
        one, other = ((data or b"").decode().splitlines() for data in (each.before, each.after))
        lines += [line for line in unified_diff(one, other, n=0, lineterm="") if line[:3] not in ("---", "+++", "@@ ")]
    return lines


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
    files = MemoryWorkspace({"decks/talk.yaml": NUMBERED, "assets/figures.yaml": figures, **PICTURES})
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


NOTES = """\
slides:
  - id: a
    title: {en: Short, es: Corto}   # both
    points:
      - 'It''s one'
      - "Two: \\u00bd"
      - text: Three
        number: 1
    notes:
      en: |
        The first paragraph of the notes, which is broken into lines as the author
        likes it, and goes on.

        The second one.
    footnote: >-
      A note that is
      folded.
"""


@pytest.mark.parametrize(
    ("path", "text", "lines"),
    [
        (
            "title.es",
            "Más corto",
            ["-    title: {en: Short, es: Corto}   # both", "+    title: {en: Short, es: Más corto}   # both"],
        ),
        (
            "title.es",
            "Uno, dos",
            ["-    title: {en: Short, es: Corto}   # both", '+    title: {en: Short, es: "Uno, dos"}   # both'],
        ),
        (
            "title.fr",
            "Court",
            ["-    title: {en: Short, es: Corto}   # both", "+    title: {en: Short, es: Corto, fr: Court}   # both"],
        ),
        ("points.0", "It's two", ["-      - 'It''s one'", "+      - 'It''s two'"]),
        ("points.1", "Two: ⅓", ['-      - "Two: \\u00bd"', '+      - "Two: ⅓"']),
        ("points.2.text", "Three: four", ["-      - text: Three", '+      - text: "Three: four"']),
        ("points.2.text", "Three, four", ["-      - text: Three", "+      - text: Three, four"]),
        ("footnote", "A note that is not folded.", ["-      folded.", "+      not folded."]),
        ("notes.en", "NOTES", ["-        The second one.", "+        The second one, changed."]),
        ("notes.en", "FIRST", ["-        likes it, and goes on.", "+        likes it, and went on."]),
        ("notes.es", "Una.\n\nDos.", ["+      es: |", "+        Una.", "+", "+        Dos."]),
        ("title.en", "Short", []),
    ],
)
def test_texts_keep_their_style(path: str, text: str, lines: list[str]) -> None:
    first = "The first paragraph of the notes, which is broken into lines as the author likes it, and goes on."
    text = {
        "NOTES": f"{first}\n\nThe second one, changed.",
        "FIRST": f"{first.replace('goes', 'went')}\n\nThe second one.",
    }.get(text, text)
    steps = ("slides", 0, *(int(step) if step.isdigit() else step for step in path.split(".")))
    after = rewrite_text(NOTES.encode(), "x.yaml", steps, text, paragraphs="notes" in path).decode()
    got = [
        line
        for line in unified_diff(NOTES.splitlines(), after.splitlines(), n=0, lineterm="")
        if line[:2] not in ("--", "++", "@@")
    ]
    assert got == lines


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_stay(newline: str, mark: str) -> None:
    before = mark + NOTES.replace("\n", newline)
    after = rewrite_text(before.encode(), "x.yaml", ("slides", 0, "notes", "en"), "One.\n\nTwo.\n\nThree.", paragraphs=True)
    assert after.decode().startswith(mark)
    assert after.decode().replace(newline, "").count("\n") == 0


@pytest.mark.parametrize("text", ["a\x07b", "\ud800", "x\ufffey"])
def test_a_text_that_no_file_may_hold_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        rewrite_text(NOTES.encode(), "x.yaml", ("slides", 0, "points", 0), text)


SHARED = """\
slidekit: 1
languages: [en, es]
slides:
  - id: common
    title: {en: Common, es: Común}
    panels: [bone]
"""
USING = """\
slidekit: 1
languages: [en, es]
title: {en: A talk, es: Una charla}
slides:
  - {layout: title}
  - use: shared/all.yaml#common
    footnote: Mine
"""


def test_texts_of_a_slide_with_their_addresses() -> None:
    files = workspace(USING, **{"decks/shared/all.yaml": SHARED})
    place = At("decks/talk.yaml", "common", language="es")
    spots = slide_texts(files, resolve_at(files, place), place)
    assert [(each.file, each.what, each.text) for each in spots] == [
        ("decks/shared/all.yaml", "title", "Común"),
        ("decks/talk.yaml", "footnote", "Mine"),
    ]
    first = At("decks/talk.yaml", "title", language="es")
    assert [(each.path, each.text) for each in slide_texts(files, resolve_at(files, first), first)] == [
        (("title", "es"), "Una charla")
    ]
    assert [each.what for each in figure_texts(files, "bone", "en")] == ["alt"]


def test_a_shared_text_says_which_decks_it_shows_in() -> None:
    more = {"decks/shared/all.yaml": SHARED, "decks/own.yaml": USING.replace("footnote", "title"), "decks/second.yaml": USING}
    files = workspace(USING, **more)
    edit = set_text(files, "decks/shared/all.yaml", ("slides", 0, "title", "en"), "New")
    assert edit.decks == ("decks/second.yaml", "decks/talk.yaml"), "own.yaml has a title of its own there"
    assert changed(edit) == ["-    title: {en: Common, es: Común}", "+    title: {en: New, es: Común}"]


@pytest.mark.parametrize(
    "path",
    [("slides", 0, "id"), ("slides", 0, "panels", 0), ("slidekit",), ("slides", 9, "title"), ("slides", 0, "title", "x y")],
)
def test_only_texts_are_set(path: tuple[str | int, ...]) -> None:
    with pytest.raises(Refused) as refused:
        set_text(workspace(), "decks/talk.yaml", path, "changed")
    assert refused.value.diagnostics[0].code == "no-text-here"


def test_html_and_other_errors_are_refused() -> None:
    with pytest.raises(Refused) as refused:
        set_text(workspace(), "decks/talk.yaml", ("slides", 0, "title"), "<b>bold</b>")
    assert refused.value.diagnostics[0].code == "html-in-text"


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


LINES = st.lists(st.sampled_from(["a\n", "b\n", "c\n", "d\n", "\n"]), max_size=12).map("".join)


@given(LINES, LINES)
def test_one_change_merges_with_none(base: str, changed: str) -> None:
    assert merge_lines(base, changed, base).text == changed
    assert merge_lines(base, base, changed).text == changed
    assert merge_lines(base, changed, changed).text == changed


@given(st.lists(st.sampled_from("abcdefgh"), min_size=4, max_size=14), st.data())
def test_changes_far_apart_merge(letters: list[str], data: st.DataObject) -> None:
    base = [f"{letter}{number}\n" for number, letter in enumerate(letters)]
    one = data.draw(st.integers(0, len(base) - 3))
    other = data.draw(st.integers(one + 2, len(base) - 1))
    mine, theirs, both = [*base], [*base], [*base]
    mine[one] = both[one] = "mine\n"
    theirs[other] = both[other] = "theirs\n"
    assert merge_lines("".join(base), "".join(mine), "".join(theirs)).text == "".join(both)


def test_the_same_lines_clash() -> None:
    merge = merge_lines("a\nb\nc\n", "a\nmine\nc\n", "a\ntheirs\nc\n")
    assert merge.text is None
    assert [(each.base, each.mine, each.theirs) for each in merge.clashes] == [("b\n", "mine\n", "theirs\n")]
    assert merge.resolved("mine") == "a\nmine\nc\n"
    assert merge.resolved("theirs") == "a\ntheirs\nc\n"
