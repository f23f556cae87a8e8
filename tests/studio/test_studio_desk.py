"""The studio in Chromium: every way to change something, followed by a look at the files."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from desks import FIGURES, Studio, dragged

pytestmark = pytest.mark.browser
HARVEST = "decks/shared/harvest.yaml"
SLIDE = "#/slides/decks%2Fpittsburgh.yaml/quarter-inch"
SECTION = "#/figure/bone-section"
Visit = Callable[..., Any]


def told(page: Any, words: str) -> None:
    """What the page has said at its foot, to screen readers too."""
    page.locator("#status").get_by_text(re.compile(words)).wait_for()


def until(check: Callable[[], bool]) -> None:
    """Wait for something that is no element of the page."""
    end = time.monotonic() + 30
    while not check():
        assert time.monotonic() < end, "it does not come about"
        time.sleep(0.05)


def go(page: Any, studio: Studio, address: str) -> None:
    page.goto(studio.page(address))
    page.locator("main h1").wait_for()


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


def test_a_line_of_the_slide_is_clicked_and_changed(studio: Studio, visit: Visit) -> None:
    page = visit(studio.url)
    go(page, studio, SLIDE)
    page.get_by_role("button", name=re.compile("^Change Title")).click()
    field = page.get_by_role("textbox", name="Title")
    assert field.input_value() == "Paper-thin bone lies a quarter of an inch from the right spot"
    page.get_by_text("shows in buenos-aires, florida, las-vegas, pittsburgh").wait_for()
    field.fill("Paper-thin bone: a quarter of an inch away")
    field.press("Enter")
    told(page, "Text changed .* in 4 decks")
    assert studio.changed(HARVEST) == [
        "-      en: Paper-thin bone lies a quarter of an inch from the right spot",
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
    field.fill(text.replace("Guarden la imagen completa.", "Recuerden la imagen entera."))
    field.press("Control+Enter")
    told(page, "Text changed")
    assert studio.changed(HARVEST) == [
        "-        Guarden la imagen completa. En la próxima nos acercamos.",
        "+        Recuerden la imagen entera. En la próxima nos acercamos.",
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
        "-      en: Paper-thin bone lies a quarter of an inch from the right spot",
        "+      en: From the page",
    ]


def test_what_an_editor_saves_is_on_the_page(studio: Studio, visit: Visit) -> None:
    page = visit(studio.url)
    go(page, studio, SECTION)
    studio.write(FIGURES, studio.text(FIGURES).replace("sacrum: [0.1, 0.7]", "sacrum: [0.2, 0.7]"))
    until(lambda: page.get_by_label("sacrum: x", exact=True).input_value() == "0.2")


def test_by_keyboard_alone(studio: Studio, visit: Visit) -> None:
    """From the first Tab to a moved landmark, a changed text and a download, without a pointer."""
    page = visit(studio.url)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    tab_to(page, "harvest-fluoroscopy")
    page.keyboard.press("Enter")
    page.locator("main h1", has_text="harvest-fluoroscopy").wait_for()
    tab_to(page, "tip")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowDown")
    told(page, "Moved harvest-fluoroscopy: tip")
    assert studio.changed(FIGURES) == ["-      tip: [0.658, 0.478]", "+      tip: [0.6588, 0.4863]"]
    focus = page.evaluate("document.activeElement.dataset.key")
    assert focus == "tip", "the focus stays on what was moved"
    page.keyboard.press("Control+z")
    told(page, "Undone")
    studio.untouched()

    go(page, studio, SLIDE)
    page.locator(".text-button").first.wait_for()
    tab_to(page, "Title")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+a")
    page.keyboard.type("Typed")
    page.keyboard.press("Enter")
    told(page, "Text changed")
    until(lambda: "Typed" in page.evaluate("document.activeElement.textContent"))

    go(page, studio, "#/build")
    for _ in range(3):
        tab_to(page, "", kind="checkbox", checked=True)
        page.keyboard.press("Space")
    tab_to(page, "Build", kind="submit")
    page.keyboard.press("Enter")
    page.locator(".build.done").wait_for(timeout=120_000)
    tab_to(page, "Download")
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    assert waiting.value.suggested_filename.endswith(".pptx")


def tab_to(page: Any, name: str, kind: str = "", checked: bool | None = None) -> None:
    """Press Tab until the focus is on what is called so; the focus is always seen."""
    look = """() => {
        const at = document.activeElement;
        const style = getComputedStyle(at);
        return {
            name: at.getAttribute('aria-label') ?? at.textContent, kind: at.type ?? '', checked: at.checked ?? null,
            seen: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
            inside: at.closest('body') !== null && at !== document.body,
        };
    }"""
    for _ in range(220):
        page.keyboard.press("Tab")
        at = page.evaluate(look)
        if at["inside"]:
            assert at["seen"], f"the focus on {at['name']!r} cannot be seen"
        if (
            at["inside"]
            and at["name"].strip().startswith(name)
            and kind in ("", at["kind"])
            and checked in (None, at["checked"])
        ):
            return
    raise AssertionError(f"Tab never comes to {name!r}")


@pytest.mark.parametrize("width", [360, 320])
@pytest.mark.parametrize("address", ["#/figures", SECTION, SLIDE, "#/build"])
def test_on_a_phone(studio: Studio, visit: Visit, address: str, width: int) -> None:
    """Nothing scrolls sideways, targets are large enough, and a finger moves a landmark."""
    page = visit(studio.url, viewport={"width": width, "height": 740}, has_touch=True, is_mobile=True)
    go(page, studio, address)
    page.wait_for_timeout(1500)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = page.evaluate(
        """() => [...document.querySelectorAll('button, select, input, a[href]')]
            .filter((each) => each.checkVisibility() && !each.closest('.unseen, .skip') && !each.matches('.unseen, .skip'))
            .filter((each) => getComputedStyle(each).display !== 'inline')
            .map((each) => [each.getBoundingClientRect(), each.outerHTML.slice(0, 90)])
            .filter(([box]) => box.width && (box.width < 24 || box.height < 24)).map(([, html]) => html)"""
    )
    assert small == []
    if address == SECTION:
        page.get_by_role("button", name="Place: sacrum").tap()
        box = page.locator(".stage").bounding_box()
        page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        told(page, "Moved bone-section: sacrum")
        assert studio.changed(FIGURES)[1].startswith("+      sacrum: [0.5")


def test_the_page_speaks_spanish(studio: Studio, visit: Visit) -> None:
    page = visit(studio.url, locale="es-AR")
    assert page.locator("html").get_attribute("lang") == "es"
    assert page.locator("h1").inner_text() == "Imágenes"
    go(page, studio, SECTION)
    assert "Referencias" in page.locator(".places").inner_text()
    page.get_by_label("Idioma de esta página").select_option("en")
    page.locator(".places h2", has_text="Landmarks").wait_for()
    assert page.locator("html").get_attribute("lang") == "en"


def test_every_phrase_is_there_in_both_languages(studio: Studio, visit: Visit) -> None:
    page = visit(studio.url)
    words = page.evaluate("import('/static/studio/words.js').then(({ WORDS }) => WORDS)")
    assert words["en"].keys() == words["es"].keys()
    shapes = {key for key in words["en"] if isinstance(words["en"][key], list) != isinstance(words["es"][key], list)}
    assert not shapes
    for key, phrase in words["en"].items():
        other = words["es"][key]
        pairs = zip(phrase, other, strict=True) if isinstance(phrase, list) else [(phrase, other)]
        for one, two in pairs:
            assert re.findall(r"\{\w+\}", two).sort() == re.findall(r"\{\w+\}", one).sort(), key


@pytest.mark.parametrize(
    ("scheme", "width", "locale"), [("light", 1280, "en-US"), ("dark", 1280, "es-AR"), ("light", 360, "es-AR")]
)
def test_axe_finds_nothing(studio: Studio, visit: Visit, scheme: str, width: int, locale: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = visit(studio.url, color_scheme=scheme, viewport={"width": width, "height": 900}, locale=locale)

    def judge(where: str) -> None:
        page.wait_for_timeout(900)
        found = axe.run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
        assert found.violations_count == 0, f"{where}: {found.generate_report()}"

    for address in (
        "#/figures",
        SECTION,
        "#/figure/bone-section?layer=crop&deck=decks/pittsburgh.yaml&slide=quarter-inch&panel=bone-section",
    ):
        go(page, studio, address)
        judge(address)
    page.locator("input[type=file]").set_input_files(
        {"name": "a.png", "mimeType": "image/png", "buffer": other_picture(studio)}
    )
    page.locator("dialog .slides svg").nth(1).wait_for()
    judge("the swap")
    page.locator("dialog button.primary").click()
    page.locator(".place-row.stale").first.wait_for()
    judge("stale landmarks")
    go(page, studio, SLIDE)
    page.locator("li[data-what=title] button").wait_for()
    judge(SLIDE)
    page.locator("li[data-what=title] button").click()
    judge("the editor")
    studio.write(HARVEST, studio.text(HARVEST).replace("en: Paper-thin bone lies", "en: Very thin bone lies"))
    page.locator("textarea").fill("Mine")
    page.locator("textarea").press("Enter")
    page.locator("dialog").wait_for()
    judge("the merge")
    page.keyboard.press("Escape")
    go(page, studio, "#/build")
    judge("#/build")
    page.locator(".build-form button[type=submit]").click()
    page.locator(".build.done, .build.failed").wait_for(timeout=180_000)
    judge("the downloads")


def other_picture(studio: Studio) -> bytes:
    return (studio.root / "assets/pictures/sac-section.png").read_bytes()
