"""Landmarks and marks that come and go in the studio, in Chromium: by pointer, by keyboard, in numbers; the files tell."""

from __future__ import annotations

import re

import pytest
from desks import FIGURES, HARVEST, MARKS, SECTION, Studio, Visit, dragged, go, told, until

pytestmark = pytest.mark.browser


def test_a_landmark_is_added_by_keyboard(studio: Studio, visit: Visit) -> None:
    page = visit(studio.url)
    go(page, studio, SECTION)
    page.get_by_role("button", name="Add a landmark").press("Enter")
    page.keyboard.type("Far Edge")
    page.keyboard.press("Enter")
    told(page, "write far-edge")
    studio.untouched()
    page.keyboard.press("Control+a")
    page.keyboard.type("far-edge")
    page.get_by_label("new: x", exact=True).fill("0.3")
    page.get_by_label("new: x", exact=True).press("Tab")
    page.locator("button.handle[data-key='(new)']").focus()
    page.keyboard.press("Shift+ArrowDown")
    assert page.get_by_label("new: y", exact=True).input_value() == "0.5083"
    studio.untouched()
    page.get_by_role("button", name="Add", exact=True).press("Enter")
    told(page, "Added bone-section: far-edge")
    assert studio.changed(FIGURES) == ["+      far-edge: [0.3, 0.5083]"]
    until(lambda: page.evaluate("document.activeElement.dataset.key") == "far-edge")
    page.keyboard.press("Control+z")
    told(page, "Undone")
    studio.untouched()


def test_an_area_is_dragged_before_it_is_added(studio: Studio, visit: Visit) -> None:
    page = visit(studio.url)
    go(page, studio, SECTION)
    page.get_by_role("button", name="Add a landmark").click()
    page.get_by_label("Shape").select_option("area")
    dragged(page, page.locator(".handle[data-key='(new)'][data-place='0']"), -30, -20)
    page.get_by_label("Name", exact=True).fill("wide")
    page.get_by_role("button", name="Add", exact=True).click()
    told(page, "Added bone-section: wide")
    (line,) = studio.changed(FIGURES)
    left, top, right, bottom = (float(each) for each in re.findall(r"0\.\d+", line))
    assert (right, bottom) == (0.65, 0.65)
    assert left < 0.35
    assert top < 0.35


def test_escape_gives_a_new_landmark_up(studio: Studio, visit: Visit) -> None:
    page = visit(studio.url)
    go(page, studio, SECTION)
    page.get_by_role("button", name="Add a landmark").click()
    page.get_by_label("Shape").select_option("path")
    page.get_by_role("button", name="One point more").click()
    assert page.locator(".handle[data-key='(new)']").count() == 3
    page.keyboard.press("Escape")
    page.locator(".draft").wait_for(state="detached")
    assert page.locator(".handle[data-key='(new)']").count() == 0
    assert page.evaluate("document.activeElement.className") == "add"
    studio.untouched()


def test_a_landmark_is_called_otherwise_in_all_files(studio: Studio, visit: Visit) -> None:
    page = visit(studio.url)
    go(page, studio, SECTION)
    page.get_by_role("button", name="Rename: tip-right").click()
    page.get_by_label("New name").fill("good-tip")
    page.keyboard.press("Enter")
    told(page, "Renamed bone-section: tip-right → good-tip · in 4 decks")
    assert studio.changed(FIGURES) == ["-      tip-right: [0.403, 0.577]", "+      good-tip: [0.403, 0.577]"]
    assert [line for line in studio.changed(HARVEST) if line[0] == "+"] == [
        "+          - needle: [entry-right, good-tip]",
        "+          - measure: [good-tip, tip-wrong]",
    ]
    page.get_by_role("button", name="good-tip", exact=True).wait_for()
    page.locator("#undo").click()
    told(page, "Undone")
    studio.untouched()


def test_what_marks_stand_on_is_not_removed(studio: Studio, visit: Visit) -> None:
    page = visit(studio.url)
    go(page, studio, SECTION)
    page.get_by_role("button", name="Remove: tip-right").click()
    before, _, _ = studio.text(HARVEST).partition("[entry-right, tip-right]")
    line = before.count("\n") + 1
    told(page, rf"used by needle on slide quarter-inch \({HARVEST}:{line}\), measure on slide quarter-inch")
    studio.untouched()
    page.get_by_role("button", name="Remove: sacrum").click()
    told(page, "Removed bone-section: sacrum")
    page.locator(".place-row[data-key=sacrum]").wait_for(state="detached")
    assert studio.changed(FIGURES) == ["-      sacrum: [0.1, 0.7]"]


def test_a_mark_is_added_and_removed(studio: Studio, visit: Visit) -> None:
    page = visit(studio.url)
    go(page, studio, MARKS)
    page.get_by_role("button", name="Add a mark").click()
    page.get_by_label("Stands on").select_option("psis")
    page.get_by_label("Label (en)").fill("Back of the crest")
    page.get_by_role("button", name="Add", exact=True).click()
    told(page, "Write the label in every language")
    page.get_by_label("Label (es)").fill("Espina posterior")
    page.get_by_label("Meaning").select_option("quiet")
    page.get_by_role("button", name="Add", exact=True).dblclick()
    told(page, "Added to harvest-compare: arrow · in 4 decks")
    assert studio.changed(HARVEST) == [
        "+          - arrow: psis",
        "+            label: {es: Espina posterior, en: Back of the crest}",
        "+            style: quiet",
    ]
    page.get_by_role("button", name="Remove: Back of the crest").click()
    told(page, "Removed from harvest-compare")
    studio.untouched()


def test_a_mark_at_a_place_of_its_own(studio: Studio, visit: Visit) -> None:
    page = visit(studio.url)
    go(page, studio, MARKS)
    page.get_by_role("button", name="Add a mark").click()
    page.get_by_label("What").select_option("needle")
    field = page.get_by_label("new, point 2: x")
    field.fill("0.9")
    field.press("Tab")
    page.get_by_role("button", name="Add", exact=True).click()
    told(page, "Added to harvest-compare: needle")
    assert studio.changed(HARVEST) == ["+          - needle: [[0.25, 0.5], [0.9, 0.5]]"]


def test_where_an_arrow_comes_from(studio: Studio, visit: Visit) -> None:
    """A side by name, then a point: dragged, with the arrow keys, in numbers; then by itself again."""
    page = visit(studio.url)
    go(page, studio, MARKS)
    side = page.get_by_label("Comes from: Tip in thick bone", exact=True)
    side.select_option("below")
    until(lambda: studio.changed(HARVEST) == ["+            from: below"])
    side.select_option("point")
    tail = page.locator(".handle[data-key='arrow-tip|from']")
    tail.wait_for()
    until(lambda: studio.changed(HARVEST) == ["+            from: [0.518, 0.338]"])
    dragged(page, tail, -40, 30)
    until(lambda: re.fullmatch(r"\+            from: \[0\.4\d+, 0\.3\d+\]", studio.changed(HARVEST)[0]) is not None)
    field = page.get_by_label("Tip in thick bone: Comes from: x", exact=True)
    field.fill("0.25")
    field.press("Enter")
    until(lambda: "from: [0.25, " in studio.changed(HARVEST)[0])
    page.locator("button.handle[data-key='arrow-tip|from']").focus()
    before = studio.changed(HARVEST)
    page.keyboard.press("ArrowLeft")
    until(lambda: studio.changed(HARVEST) != before)
    assert "from: [0.2492, " in studio.changed(HARVEST)[0]
    side.select_option("auto")
    until(lambda: not studio.changed(HARVEST))
    studio.untouched()


def test_where_a_label_stands(studio: Studio, visit: Visit) -> None:
    page = visit(studio.url)
    go(page, studio, MARKS)
    page.get_by_label("Label: Paper-thin bone", exact=True).select_option("above")
    until(lambda: studio.changed(HARVEST) == ["+            label_at: above"])
    page.get_by_label("Label: Paper-thin bone", exact=True).select_option("point")
    page.get_by_role("button", name="Place: Paper-thin bone: Label").click()
    box = page.locator(".stage").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 4, box["y"] + box["height"] / 4)
    until(lambda: re.fullmatch(r"\+            label_at: \[0\.2[45]\d*, 0\.2[45]\d*\]", studio.changed(HARVEST)[0]) is not None)
    page.keyboard.press("Control+z")
    told(page, "Undone")


VENUE = "slidekit: 1\nid: away\nfigures: {harvest-fluoroscopy: harvest-crest-on-target}\n"


def test_a_stand_in_is_seen_and_changed_at_its_venue(studio: Studio, visit: Visit) -> None:
    before = studio.version()
    studio.write("decks/venues/away.yaml", VENUE)
    until(lambda: studio.version() > before)
    page = visit(studio.url)
    card = page.locator("li.card[data-figure=harvest-crest-on-target]")
    assert "Stands in for harvest-fluoroscopy at away" in card.inner_text()
    assert "Not used on any slide" in page.locator("li.card[data-figure=harvest-crest-off-target]").inner_text()
    assert "Still of the film flow-film" in page.locator("li.card[data-figure=flow-1]").inner_text()
    go(page, studio, "#/figure/harvest-crest-on-target")
    use = page.locator(".use[data-deck='decks/pittsburgh.yaml']")
    assert "only at away" in use.inner_text()
    use.scroll_into_view_if_needed()
    use.locator("svg").wait_for()
    use.get_by_role("button", name="Marks: pittsburgh, harvest-compare, away").click()
    field = page.get_by_label("Tip in thick bone: x", exact=True)
    field.fill("0.7")
    field.press("Enter")
    told(page, "Moved harvest-crest-on-target: tip")
    assert [line for line in studio.changed(FIGURES) if line[0] == "+"] == ["+      tip: [0.7, 0.359]"]
    use.get_by_role("link", name="pittsburgh · harvest-compare").click()
    page.locator(".slide-frame svg").wait_for()
    assert page.get_by_label("Venue").input_value() == "away"
    page.get_by_role("link", name="Open picture harvest-crest-on-target").click()
    page.locator("h2", has_text="Marks on harvest-compare (pittsburgh, away)").wait_for()
