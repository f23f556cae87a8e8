"""Texts as a page changes them: their style, their address, and which decks they show in."""

from __future__ import annotations

from difflib import unified_diff

import pytest
from editing_projects import NUMBERED, changed, workspace
from sync_projects import FIGURES

from slidekit.core.diagnostics import Refused
from slidekit.source import rewrite_text
from slidekit.sync.editing import At, figure_texts, resolve_at, set_text, slide_texts

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


def test_a_region_falls_back_on_its_language_of_two_or_three_letters() -> None:
    figures = FIGURES.replace("alt: A bone", "alt: A bone\n    caption: {en: The bone, fil: Ang buto, es: El hueso}")
    files = workspace(NUMBERED, figures)
    for language, tongue, text in (("fil-PH", "fil", "Ang buto"), ("es-AR", "es", "El hueso"), ("de-AT", "de-AT", "")):
        [spot] = [each for each in figure_texts(files, "bone", language) if each.what == "caption"]
        assert (spot.language, spot.path[-1], spot.text) == (tongue, tongue, text)


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
