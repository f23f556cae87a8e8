"""Marks and landmarks put into the four lectures at random and taken out again: every letter is as before."""

from __future__ import annotations

import os
import random
from pathlib import Path
from typing import Any

from slidekit.check.talk import home, panels
from slidekit.resolve.places import shape_of
from slidekit.source import MemoryWorkspace, OverlayWorkspace, Workspace, deck_files
from slidekit.spec.kinds import KINDS
from slidekit.sync.editing import At, Edit, add_landmark, add_mark, remove_landmark, remove_mark, rename_landmark, resolve_at

ROOT = Path(__file__).parents[2]
TURNS = 40 if os.environ.get("SLIDEKIT_PROOF") == "nightly" else 5
PIXELS = (1200, 900)


def lectures() -> Workspace:
    folders = ("decks", "assets")
    files = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file() and path.suffix != ".py"]
    return MemoryWorkspace({path.relative_to(ROOT).as_posix(): path.read_bytes() for path in files})


def after(files: Workspace, edit: Edit) -> Workspace:
    return OverlayWorkspace(files, {each.path: each.after for each in edit.files if each.after is not None})


def marked_panels(files: Workspace) -> list[tuple[At, Any]]:
    found = []
    for deck in deck_files(files):
        resolved = resolve_at(files, At(deck, ""))
        for slide in resolved.slides:
            found += [
                (At(deck, home(slide.id), panel.id), panel) for panel in panels(slide) if panel.marks and panel.crop is None
            ]
    return found


def test_a_mark_comes_and_goes() -> None:
    chance, files = random.Random(5), lectures()
    every = marked_panels(files)
    assert len(every) > 20
    for _ in range(TURNS):
        at, panel = chance.choice(every)
        points = [name for name, place in panel.figure.landmarks.items() if shape_of(place) == "point"]
        kind = chance.choice([name for name, each in KINDS.items() if "point" in each.shapes])
        place = chance.choice(points) if points else [0.5, 0.5]
        edit = add_mark(files, at, kind, place, PIXELS, label={"en": "Here: “it” is", "es": "Aquí"})
        later = after(files, edit)
        known = {mark.id for mark in panel.marks}
        slide = next(each for each in resolve_at(later, at).slides if home(each.id) == at.slide)
        (mark,) = [mark for each in panels(slide) if each.id == at.panel for mark in each.marks if mark.id not in known]
        assert mark.kind == kind
        back = remove_mark(later, At(at.deck, at.slide, at.panel, mark.id))
        assert back.files[0].after == edit.files[0].before


def test_a_landmark_comes_is_renamed_and_goes() -> None:
    chance, files = random.Random(6), lectures()
    figures = sorted({panel.figure.id for _, panel in marked_panels(files)})
    for _ in range(TURNS):
        figure = chance.choice(figures)
        edit = add_landmark(files, figure, "somewhere-new", [round(chance.random(), 3), 0.5], PIXELS)
        later = after(files, edit)
        later = after(later, rename_landmark(later, figure, "somewhere-new", "elsewhere"))
        assert remove_landmark(later, figure, "elsewhere").files[0].after == edit.files[0].before


def test_names_that_marks_say_are_changed_and_changed_back() -> None:
    """The decks resolve as before, with the same marks at the same places."""
    chance, files = random.Random(7), lectures()
    named = sorted(
        {(panel.figure.id, name) for _, panel in marked_panels(files) for mark in panel.marks for name in mark.needs}
    )
    for figure, name in chance.sample([each for each in named if each[1] != "numbers"], max(2, TURNS // 4)):
        edit = rename_landmark(files, figure, name, "called-otherwise")
        later = after(files, edit)
        for deck in edit.decks:
            assert places(later, deck) == places(files, deck)
        back = rename_landmark(later, figure, "called-otherwise", name)
        assert {each.path: each.after for each in back.files} == {each.path: each.before for each in edit.files}


def places(files: Workspace, deck: str) -> list[Any]:
    resolved = resolve_at(files, At(deck, ""))
    return [
        (slide.id, panel.id, mark.kind, mark.place)
        for slide in resolved.slides
        for panel in panels(slide)
        for mark in panel.marks
    ]
