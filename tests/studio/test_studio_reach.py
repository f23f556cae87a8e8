"""The studio for everybody: by keyboard alone, on a phone, in Spanish, and what axe-core says."""

from __future__ import annotations

import re
from typing import Any

import pytest
from desks import FIGURES, HARVEST, MARKS, SECTION, SLIDE, Studio, Visit, go, settled, told, until

pytestmark = pytest.mark.browser
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


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
    settled(page)
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
        settled(page)
        found = axe.run(page, options={"runOnly": RULES, "resultTypes": ["violations"]})
        assert found.violations_count == 0, f"{where}: {found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth") <= width, where

    for address in (
        "#/figures",
        SECTION,
        "#/figure/bone-section?layer=crop&deck=decks/pittsburgh.yaml&slide=quarter-inch&panel=bone-section",
    ):
        go(page, studio, address)
        judge(address)
    go(page, studio, MARKS)
    page.locator(".side-choice select").first.select_option("point")
    page.locator(".place-row.part").wait_for()
    page.locator("button.add").click()
    judge("a mark and its sides")
    go(page, studio, SECTION)
    page.locator("button.add").click()
    judge("a new landmark")
    page.locator(".place-row .acts button").first.click()
    page.locator("dialog[open]").wait_for()
    judge("another name")
    page.keyboard.press("Escape")
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
    for number in range(1, 4):
        page.locator(".build-form input").nth(number).uncheck()
    page.locator(".build-form button[type=submit]").click()
    page.locator(".build.done, .build.failed").wait_for(timeout=180_000)
    judge("the downloads")


def other_picture(studio: Studio) -> bytes:
    return (studio.root / "assets/pictures/sac-section.png").read_bytes()
