"""Texts in the studio, in Chromium; and two who change the same file."""

from __future__ import annotations

import re
from typing import Any

import pytest
from desks import HARVEST, SLIDE, Studio, Visit, go, told, until

pytestmark = pytest.mark.browser


def test_a_line_of_the_slide_is_clicked_and_changed(studio: Studio, visit: Visit) -> None:
    page = visit(studio.url)
    go(page, studio, SLIDE)
    page.get_by_role("button", name=re.compile("^Change Title")).click()
    field = page.get_by_role("textbox", name="Title")
    assert field.input_value() == "Paper-thin bone lies just a quarter of an inch from the right spot"
    page.get_by_text("shows in buenos-aires, florida, las-vegas, pittsburgh").wait_for()
    field.fill("Paper-thin bone: a quarter of an inch away")
    field.press("Enter")
    told(page, "Text changed .* in 4 decks")
    assert studio.changed(HARVEST) == [
        "-      en: Paper-thin bone lies just a quarter of an inch from the right spot",
        '+      en: "Paper-thin bone: a quarter of an inch away"',
    ]
    page.locator(".slide-frame svg text", has_text="away").wait_for()
    studio.untouched(HARVEST)


def test_the_other_language_and_the_notes(studio: Studio, visit: Visit) -> None:
    page = visit(studio.url)
    go(page, studio, "#/slides/decks%2Fpittsburgh.yaml/marrow-target?language=es")
    page.locator(".slide-frame svg text", has_text="Las células").first.wait_for()
    page.locator("li[data-what=notes] button").click()
    field = page.get_by_role("textbox", name="Notes")
    text = field.input_value()
    assert text.startswith("Es un corte")
    assert text.count("\n\n") == 2
    field.fill(text.replace("Guarden la imagen completa,", "Recuerden la imagen entera,"))
    field.press("Control+Enter")
    told(page, "Text changed")
    assert studio.changed(HARVEST) == [
        "-        Guarden la imagen completa, porque ahora nos acercamos.",
        "+        Recuerden la imagen entera, porque ahora nos acercamos.",
    ]


def test_a_text_that_cannot_stand_is_refused(studio: Studio, visit: Visit) -> None:
    page = visit(studio.url)
    go(page, studio, SLIDE)
    page.locator("li[data-what=title] button").click()
    field = page.get_by_role("textbox", name="Title")
    field.fill("<b>Bold</b>")
    field.press("Enter")
    told(page, "HTML")
    assert field.input_value() == "<b>Bold</b>", "nothing typed is lost"
    studio.untouched()


def open_title(page: Any, studio: Studio) -> Any:
    go(page, studio, SLIDE)
    page.locator("textarea").wait_for(state="detached")
    page.locator("li[data-what=title] button").click()
    return page.get_by_role("textbox", name="Title")


def test_two_tabs_in_conflict(studio: Studio, visit: Visit) -> None:
    one, other = visit(studio.url), visit(studio.url)
    first, second = open_title(one, studio), open_title(other, studio)
    first.fill("The first tab was quicker")
    first.press("Enter")
    told(one, "Text changed")
    second.fill("The second tab")
    second.press("Enter")
    dialog = other.locator("dialog")
    dialog.get_by_text("Somebody else changed the same lines").wait_for()
    assert "The first tab was quicker" in dialog.inner_text()
    assert "The second tab" in dialog.inner_text()
    dialog.get_by_role("button", name="Keep theirs").click()
    told(other, "Your change was dropped")
    assert studio.changed(HARVEST)[1] == "+      en: The first tab was quicker"

    second = open_title(other, studio)
    first = open_title(one, studio)
    first.fill("Quicker again")
    first.press("Enter")
    until(lambda: studio.changed(HARVEST)[1] == "+      en: Quicker again")
    second.fill("Mine shall hold")
    second.press("Enter")
    dialog.get_by_role("button", name="Use mine").click()
    until(lambda: studio.changed(HARVEST)[1] == "+      en: Mine shall hold")
    one.locator(".slide-frame svg text", has_text="Mine shall hold").wait_for()


def test_an_editor_on_other_lines(studio: Studio, visit: Visit) -> None:
    """Both changes can be had, and both are kept; a slide put in before does not lead the text astray."""
    page = visit(studio.url)
    field = open_title(page, studio)
    text = studio.text(HARVEST)
    studio.write(HARVEST, text.replace("slides:\n", "slides:\n\n  - id: before\n    title: Put in by an editor\n", 1))
    page.wait_for_timeout(800)
    field.fill("From the page")
    field.press("Enter")
    dialog = page.locator("dialog")
    dialog.get_by_text("Both changes can be had").wait_for()
    dialog.get_by_role("button", name="Keep both").click()
    told(page, "Text changed")
    assert studio.changed(HARVEST) == [
        "+",
        "+  - id: before",
        "+    title: Put in by an editor",
        "-      en: Paper-thin bone lies just a quarter of an inch from the right spot",
        "+      en: From the page",
    ]
