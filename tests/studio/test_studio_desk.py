"""Places in the studio, in Chromium: every way to move something, followed by a look at the files."""

from __future__ import annotations

import re
from hashlib import sha256

import pytest
from desks import FIGURES, HARVEST, SECTION, Studio, Visit, dragged, go, told, until

pytestmark = pytest.mark.browser


def test_a_landmark_is_dragged_and_put_back(studio: Studio, visit: Visit) -> None:
    page = visit(studio.url)
    go(page, studio, SECTION)
    dragged(page, page.locator(".handle[data-key=sacrum]"), 30, 12)
    told(page, "Moved bone-section: sacrum")
    lines = studio.changed(FIGURES)
    assert len(lines) == 2
    assert re.fullmatch(r"\+      sacrum: \[0\.1\d+, 0\.7\d+\]", lines[1]), lines
    page.locator("#status").get_by_role("button", name="Undo").click()
    told(page, "Undone")
    studio.untouched()
    page.keyboard.press("Control+Shift+Z")
    told(page, "Made again")
    assert studio.changed(FIGURES) == lines
    page.keyboard.press("Control+z")
    told(page, "Undone")
    studio.untouched()


def test_a_place_is_set_with_one_click(studio: Studio, visit: Visit) -> None:
    """The way without dragging (WCAG 2.5.7)."""
    page = visit(studio.url)
    go(page, studio, SECTION)
    page.get_by_role("button", name="Place: skin").click()
    box = page.locator(".stage").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 4, box["y"] + box["height"] / 2)
    told(page, "Moved bone-section: skin")
    (_, line) = studio.changed(FIGURES)
    x, y = (float(each) for each in re.findall(r"0\.\d+", line))
    assert (x, y) == pytest.approx((0.25, 0.5), abs=0.003)


def test_a_place_is_typed(studio: Studio, visit: Visit) -> None:
    page = visit(studio.url)
    go(page, studio, SECTION)
    field = page.get_by_label("thin-bone: right", exact=True)
    field.fill("0.75")
    field.press("Enter")
    told(page, "Moved bone-section: thin-bone")
    assert [line.split("#")[0].rstrip() for line in studio.changed(FIGURES)] == [
        "-      thin-bone: [0.512, 0.557, 0.713, 0.81]",
        "+      thin-bone: [0.512, 0.557, 0.75, 0.81]",
    ]
    page.get_by_label("skin: x", exact=True).fill("7")
    page.get_by_label("skin: x", exact=True).press("Enter")
    assert page.get_by_label("skin: x", exact=True).get_attribute("aria-invalid") == "true"
    assert len(studio.changed(FIGURES)) == 2


def test_a_crop_is_dragged_and_taken_out(studio: Studio, visit: Visit) -> None:
    page = visit(studio.url)
    go(page, studio, "#/figure/sac-section")
    use = page.locator(".use[data-deck='decks/pittsburgh.yaml']").first
    slide = use.get_attribute("data-slide")
    use.get_by_role("button", name=re.compile("^Part shown")).click()
    dragged(page, page.locator(".handle[data-key=crop][data-place='0']"), 50, 40)
    told(page, f"Part shown: {slide}|Moved sac-section")
    before = studio.changed("decks/shared/injection.yaml") + studio.changed(FIGURES)
    assert any("[" in line for line in before)
    page.get_by_role("button", name="Show the whole picture").click()
    until(lambda: page.get_by_label("Part shown: left", exact=True).input_value() == "0")
    studio.untouched()


def test_what_stays_in_sight(studio: Studio, visit: Visit) -> None:
    page = visit(studio.url)
    go(page, studio, "#/figure/bone-section?layer=focus&deck=decks/pittsburgh.yaml&slide=marrow-target&panel=bone-section")
    field = page.get_by_label("Stays in sight: y", exact=True)
    field.fill("0.6")
    field.press("Enter")
    told(page, "Stays in sight: marrow-target")
    assert studio.changed(HARVEST) == ["+        fit: cover", "+        focus: [0.5, 0.6]"]
    page.get_by_role("button", name="Do not fill the frame").click()
    until(lambda: field.input_value() == "0.5")
    studio.untouched()


def test_a_mark_on_a_landmark_moves_it_everywhere(studio: Studio, visit: Visit) -> None:
    page = visit(studio.url)
    go(page, studio, "#/figure/bone-section?layer=marks&deck=decks/pittsburgh.yaml&slide=quarter-inch&panel=bone-section")
    row = page.locator(".place-row").first
    assert "entry-right, tip-right" in row.inner_text()
    field = row.get_by_role("spinbutton").nth(3)
    field.fill("0.6")
    field.press("Enter")
    told(page, "Moved bone-section: tip-right · in 4 decks")
    assert studio.changed(FIGURES) == ["-      tip-right: [0.403, 0.577]", "+      tip-right: [0.403, 0.6]"]


def test_what_an_editor_saves_is_on_the_page(studio: Studio, visit: Visit) -> None:
    page = visit(studio.url)
    go(page, studio, SECTION)
    studio.write(FIGURES, studio.text(FIGURES).replace("sacrum: [0.1, 0.7]", "sacrum: [0.2, 0.7]"))
    until(lambda: page.get_by_label("sacrum: x", exact=True).input_value() == "0.2")


def test_a_picture_is_signed_off(studio: Studio, visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1777334400")
    plain = "bone-section.png      # 4:3, drawn to scale: 80 × 60 mm\n    kind: "
    studio.write(FIGURES, studio.text(FIGURES).replace(f"{plain}illustration", f"{plain}photograph"))
    page = visit(studio.url)
    go(page, studio, SECTION)
    initials = page.get_by_label("Your initials")
    initials.fill("A. B.")
    initials.press("Enter")
    told(page, "Signed off: bone-section: A. B.")
    assert "reviewed" in page.locator(".figure-head .facts").inner_text()
    assert initials.count() == 0
    data = (studio.root / "assets" / "pictures" / "bone-section.png").read_bytes()
    line = f"+    review: {{by: A. B., date: 2026-04-28, sha256: {sha256(data).hexdigest()}}}"
    assert [each for each in studio.changed(FIGURES) if each.startswith("+") and "kind" not in each] == [line]
    page.locator("#status").get_by_role("button", name="Undo").click()
    told(page, "Undone")
    assert "A. B." not in studio.text(FIGURES)
    assert initials.count() == 1
