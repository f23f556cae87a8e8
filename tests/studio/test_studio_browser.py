"""The preview in a browser: what is seen after a save, keys, choices, errors."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import current, ready, visiting, wait
from previewed import DECK, Previewed, draw, make_project, previewing
from served import TOKEN

pytestmark = pytest.mark.browser


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Previewed]:
    with previewing(make_project(tmp_path), editor="vscode://file/{path}:{line}:{column}") as opened:
        yield opened


@pytest.fixture
def visit(browser: Any) -> Iterator[Callable[..., Any]]:
    with visiting(browser) as go:
        yield go


def test_a_save_is_seen(served: Previewed, visit: Callable[..., Any]) -> None:
    page = ready(visit(served.url))
    assert TOKEN not in page.url, "the token does not stay in the address"
    page.locator(".thumb").nth(1).click()
    wait(page, "The needle is seen")
    page.wait_for_function("() => document.querySelector('#slide image')?.getAttribute('href')?.startsWith('blob:')")
    served.edit("The needle is seen", "The needle is well seen")
    wait(page, "well seen")
    assert current(page) == "shown"
    assert page.locator("#slide image").get_attribute("href").startswith("blob:"), "the picture does not blink"
    assert "well seen" in page.locator(".thumb").nth(1).inner_text()
    assert page.locator("#status").inner_text() == "1 slide drawn anew"
    page.reload()
    wait(ready(page), "well seen")


def test_other_rows_and_the_scroll_stay(served: Previewed, visit: Callable[..., Any]) -> None:
    """Elements of slides that have not changed are the same elements; slides come and go around them."""
    slides = "".join(f"  - {{id: more-{n}, title: Slide number {n}, points: [One], seconds: 9}}\n" for n in range(30))
    served.save(DECK + slides)
    page = ready(visit(served.url))
    page.wait_for_function("() => document.querySelectorAll('.thumb').length === 34")
    page.evaluate("document.querySelectorAll('.thumb').forEach(each => { each.dataset.same = 'yes' })")
    page.evaluate("document.querySelector('.sheet').scrollTop = 1500")
    served.edit("Slide number 3,", "Slide number three,")
    page.wait_for_function("() => document.querySelector('.sheet').textContent.includes('number three')")
    assert page.evaluate("document.querySelector('.sheet').scrollTop") == 1500
    served.edit(
        "  - {id: more-7, title: Slide number 7, points: [One], seconds: 9}\n",
        "  - {id: new, title: New, points: [One], seconds: 9}\n",
    )
    page.wait_for_function("() => document.querySelector('.sheet').textContent.includes('New')")
    assert page.evaluate("document.querySelectorAll('.thumb[data-same]').length") == 33
    names = page.locator(".thumb .name").all_text_contents()
    assert [name.split()[0] for name in names] == [str(number) for number in range(1, 35)]
    assert names[11] == "12 New"


def test_keys(served: Previewed, visit: Callable[..., Any]) -> None:
    page = ready(visit(served.url))
    seen = []
    for key in ("ArrowDown", "End", "ArrowUp", "Home", "PageDown"):
        page.keyboard.press(key)
        seen.append(current(page))
    assert seen == ["shown", "linked", "stepped", "title", "shown"]
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("ArrowDown")
    assert current(page) == "shown", "keys in a dialog are the dialog's"
    page.locator("#letters").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert not page.locator("#help").is_visible(), "letters can be switched off"
    page.locator("#deck").focus()
    page.keyboard.press("Home")
    assert current(page) == "shown", "keys in a list are the list's"


def test_steps_of_a_build(served: Previewed, visit: Callable[..., Any]) -> None:
    page = ready(visit(served.url))
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    assert current(page) == "stepped"

    def visible() -> list[str]:
        return [word for word in ("first", "second", "third") if page.locator(f"#slide text:has-text('{word}')").is_visible()]

    told = []
    for _ in range(3):
        told.append((page.locator("#step-words").inner_text(), visible()))
        page.keyboard.press("ArrowRight")
    assert told == [
        ("step 1 of 3", ["first"]),
        ("step 2 of 3", ["first", "second"]),
        ("step 3 of 3", ["first", "second", "third"]),
    ]
    assert current(page) == "linked"
    assert page.locator("#steps").is_hidden()
    page.keyboard.press("ArrowLeft")
    assert (current(page), page.locator("#step-words").inner_text()) == ("stepped", "step 3 of 3")
    page.locator("#step-back").click()
    served.edit("Comes first", "Comes at first")
    wait(page, "at first")
    assert page.locator("#step-words").inner_text() == "step 2 of 3", "a save keeps the step"


def test_full_screen(served: Previewed, visit: Callable[..., Any]) -> None:
    page = ready(visit(served.url))
    page.keyboard.press("f")
    page.wait_for_function("() => document.fullscreenElement?.id === 'slide'")
    page.keyboard.press("ArrowDown")
    assert current(page) == "shown"
    page.keyboard.press("f")
    page.wait_for_function("() => document.fullscreenElement === null")


def test_notes_and_links(served: Previewed, visit: Callable[..., Any]) -> None:
    page = ready(visit(served.url))
    page.locator(".thumb").nth(1).click()
    assert page.locator("#notes p").all_inner_texts() == ["Show it", "20 seconds planned"]
    page.locator(".thumb").nth(3).click()
    assert page.locator("#notes").inner_text() == "This slide has no notes."
    link = page.locator("#slide a").first
    assert link.get_attribute("href") == "https://example.org/manual"
    assert link.get_attribute("target") == "_blank"
    assert "noopener" in link.get_attribute("rel")
    assert page.locator(".thumb a").first.get_attribute("href") is None


def test_a_broken_deck(served: Previewed, visit: Callable[..., Any]) -> None:
    page = ready(visit(served.url, permissions=["clipboard-read", "clipboard-write"]))
    page.locator(".thumb").nth(1).click()
    served.edit("figure: needle,", "figure: needel,")
    page.wait_for_selector("#trouble:not([hidden])")
    assert page.locator("#trouble").get_attribute("role") == "alert"
    assert page.locator("#trouble-head").inner_text() == "The deck has an error"
    assert "there is no figure needel" in page.locator("#trouble-list").inner_text()
    assert current(page) == "shown"
    assert "The needle is seen" in page.locator("#slide").inner_text()
    place = page.locator("#trouble-list .place button").first
    assert place.inner_text().endswith("decks/deck.yaml:12:23")
    place.click()
    page.wait_for_function("() => document.querySelector('#status').textContent.includes('is copied')")
    assert page.evaluate("navigator.clipboard.readText()") == place.inner_text()
    assert page.locator("#trouble-list a").first.get_attribute("href") == f"vscode://file{served.spec}:12:23"
    served.edit("needel", "needle")
    page.wait_for_selector("#trouble", state="hidden")
    page.wait_for_selector("#state[data-state=open]")


def test_findings_stand_by_their_slide(served: Previewed, visit: Callable[..., Any]) -> None:
    page = ready(visit(served.url))
    served.edit("The needle is seen", "The needle is seen " + "very " * 60)
    page.wait_for_selector(".thumb >> nth=1 >> .count.error")
    page.locator(".thumb").nth(1).click()
    assert page.locator("#findings h3").first.inner_text() == "On this slide"
    assert "words too long" in page.locator("#findings .error").first.inner_text()
    assert page.locator("#trouble").is_hidden(), "the deck can be drawn"
    page.keyboard.press("Home")
    page.get_by_role("button", name="Go to slide 2").first.click()
    assert current(page) == "shown"


def test_the_focus_stays(served: Previewed, visit: Callable[..., Any]) -> None:
    page = ready(visit(served.url))
    page.wait_for_selector("#findings .place button")
    page.locator("#findings .place button").first.focus()
    for number, status in enumerate(("1 slide drawn anew", "1 slide drawn anew\xa0")):
        served.edit("Read more" if not number else "Read a lot", "Read a lot" if not number else "Read it all")
        page.wait_for_function("status => document.querySelector('#status').textContent === status", arg=status)
    assert page.evaluate("document.activeElement.closest('#findings') !== null")


def test_venue_language_and_deck(served: Previewed, visit: Callable[..., Any]) -> None:
    page = ready(visit(served.url))
    page.locator(".thumb").nth(1).click()
    page.locator("#venue").select_option("alla")
    wait(page, "Se ve la aguja")
    assert current(page) == "shown", "the slide stays when the venue is another"
    box = page.locator("#slide svg").bounding_box()
    assert box["width"] / box["height"] == pytest.approx(4 / 3, rel=0.02)
    page.locator("#language").select_option("en")
    wait(page, "The needle is seen")
    assert "venue=alla" in page.url
    page.reload()
    wait(ready(page), "The needle is seen")
    assert page.locator("#venue").input_value() == "alla"
    page.locator("#deck").select_option("decks/other.yaml")
    wait(page, "One slide")
    assert page.locator("#title").inner_text() == "Another"
    assert page.locator(".thumb").count() == 1


def test_following_the_change(served: Previewed, visit: Callable[..., Any]) -> None:
    page = ready(visit(served.url))
    page.locator("#help-open").click()
    page.locator("#follow").check()
    page.locator("#help button").click()
    served.edit("Read more", "Read much more")
    wait(page, "Read much more")
    assert current(page) == "linked"


def test_the_interface_in_spanish(served: Previewed, visit: Callable[..., Any]) -> None:
    page = ready(visit(served.url, locale="es-CO"))
    assert page.locator("html").get_attribute("lang") == "es"
    assert page.locator("#notes-head").inner_text() == "Notas del orador"
    assert page.locator("#counter").inner_text() == "1 de 4"
    page.locator("#help-open").click()
    page.locator("#interface").select_option("en")
    page.locator("#help button").click()
    assert page.locator("#notes-head").inner_text() == "Speaker's notes"
    page.reload()
    assert ready(page).locator("#notes-head").inner_text() == "Speaker's notes"


def test_every_phrase_is_in_both_languages(served: Previewed, visit: Callable[..., Any]) -> None:
    page = ready(visit(served.url))
    words = page.evaluate("import('/static/preview-words.js').then(found => found.WORDS)")
    assert words["en"].keys() == words["es"].keys()
    for key, phrase in words["en"].items():
        other = words["es"][key]
        assert isinstance(phrase, list) == isinstance(other, list), key
        names = [sorted(part.split("}")[0] for part in str(each).split("{")[1:]) for each in (phrase, other)]
        assert names[0] == names[1], key


def test_without_the_token(served: Previewed, visit: Callable[..., Any]) -> None:
    page = visit(served.url.partition("#")[0])
    page.wait_for_selector("#trouble:not([hidden])")
    assert page.locator("#trouble-head").inner_text() == "This page has no access"
    assert page.locator("#slide svg").count() == 0


def test_a_server_that_ends_and_begins_again(tmp_path: Path, visit: Callable[..., Any]) -> None:
    spec = make_project(tmp_path)
    with previewing(spec) as served:
        page = ready(visit(served.url))
    page.wait_for_selector("#state[data-state=lost]")
    assert "not connected" in page.locator("#state-words").inner_text()
    with previewing(spec, port=served.address.port) as again:
        page.wait_for_selector("#state[data-state=open]")
        again.edit("A needle needs", "A needle still needs")
        wait(page, "A needle still needs")


def test_nothing_is_asked_of_other_sites(served: Previewed, visit: Callable[..., Any]) -> None:
    page = visit("about:blank")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(served.url)
    ready(page)
    page.wait_for_timeout(300)
    assert len(asked) > 5
    assert not [url for url in asked if not url.startswith((served.url.partition("#")[0], "blob:"))]


def test_a_swapped_picture_is_seen(served: Previewed, visit: Callable[..., Any]) -> None:
    page = ready(visit(served.url))
    page.locator(".thumb").nth(1).click()
    page.wait_for_function("() => document.querySelector('#slide image')?.getAttribute('href')?.startsWith('blob:')")
    before = page.locator("#slide image").get_attribute("href")
    draw(served.spec.parents[1] / "assets/needle.png", 220)
    page.wait_for_function(
        "before => { const now = document.querySelector('#slide image')?.getAttribute('href'); return now && now !== before }",
        arg=before,
    )
