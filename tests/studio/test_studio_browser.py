"""The preview in a browser: what is seen after a save, keys, choices, errors, accessibility, and how long it takes."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from PIL import Image
from previewed import DECK, Previewed, draw, make_project, previewing
from served import TOKEN

pytestmark = pytest.mark.browser
AXE = "axe_playwright_python"
SECONDS = 20_000
DOCS = Path(__file__).parents[2] / "docs/img"


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Previewed]:
    with previewing(make_project(tmp_path), editor="vscode://file/{path}:{line}:{column}") as opened:
        yield opened


@pytest.fixture
def visit(browser: Any) -> Iterator[Callable[..., Any]]:
    """Open an address in a browser of its own; no error of a script and no breach of the policy may come up."""
    opened: list[Any] = []
    wrong: list[str] = []

    def go(url: str, **settings: Any) -> Any:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, "locale": "en-US", **settings})
        context.set_default_timeout(SECONDS)
        opened.append(context)
        page = context.new_page()
        page.on("pageerror", lambda problem: wrong.append(str(problem)))
        page.on("console", lambda told: wrong.append(told.text) if told.type == "error" else None)
        page.goto(url)
        return page

    yield go
    for context in opened:
        context.close()
    assert not [each for each in wrong if "net::ERR" not in each and "Failed to load resource" not in each]


def wait(page: Any, words: str) -> None:
    """Until the large slide says these words."""
    page.wait_for_function("words => document.querySelector('#slide').textContent.includes(words)", arg=words)


def ready(page: Any) -> Any:
    page.wait_for_selector("#slide svg")
    page.wait_for_selector("#state[data-state=open]")
    return page


def current(page: Any) -> str:
    return str(page.locator("#slide svg").get_attribute("data-slide"))


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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(served: Previewed, visit: Callable[..., Any], scheme: str, width: int) -> None:
    """WCAG 2.2 AA as far as a program can tell, with an error on top, the help open, and as it usually is."""
    axe = pytest.importorskip(f"{AXE}.sync_playwright").Axe()
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    page = ready(visit(served.url, viewport={"width": width, "height": 800}, color_scheme=scheme))
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    found = [axe.run(page, options=rules)]
    served.edit("figure: needle,", "figure: needel,")
    page.wait_for_selector("#trouble:not([hidden])")
    found.append(axe.run(page, options=rules))
    page.locator("#help-open").click()
    found.append(axe.run(page, options=rules))
    assert [result.response["violations"] for result in found] == [[], [], []], "\n".join(r.generate_report() for r in found)


@pytest.mark.parametrize("width", [320, 640, 1280])
def test_nothing_is_cut_off(served: Previewed, visit: Callable[..., Any], width: int) -> None:
    """Reflow (1.4.10): no scrolling sideways; targets (2.5.8) of 24 × 24 at least; the spacing of 1.4.12 hides nothing."""
    served.edit("figure: needle,", "figure: needel,")
    page = visit(served.url, viewport={"width": width, "height": 700})
    page.wait_for_selector("#trouble:not([hidden])")
    served.edit("needel", "needle")
    ready(page)
    spaced = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }"
    for style in ("", spaced):
        page.evaluate(
            "style => { const s = new CSSStyleSheet(); s.replaceSync(style); document.adoptedStyleSheets = [s] }", style
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = """[...document.querySelectorAll('button, select, input')].filter(each => {
        const box = each.getBoundingClientRect();
        return box.width && (box.width < 24 || box.height < 24);
    }).map(each => each.outerHTML)"""
    assert page.evaluate(small) == []


def test_everything_is_reached_by_keyboard(served: Previewed, visit: Callable[..., Any]) -> None:
    page = ready(visit(served.url))
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id || document.activeElement.className"))
        if reached[-1] == "skip" and len(reached) > 1:
            break
    assert {"deck", "venue", "language", "help-open", "thumb", "forth", "full"} <= {
        each for name in reached for each in name.split()
    }
    outline = page.evaluate(
        "document.querySelector('#full').focus(), getComputedStyle(document.querySelector('#full')).outlineWidth"
    )
    assert outline == "3px"
    page.locator(".thumb").nth(2).focus()
    page.keyboard.press("Enter")
    assert current(page) == "stepped"


def test_a_save_is_seen_at_once(served: Previewed, visit: Callable[..., Any]) -> None:
    """From the save to the painted slide; ``tests/bench/bench_preview.py`` measures it for 40 slides with pictures."""
    page = ready(visit(served.url))
    page.locator(".thumb").nth(1).click()
    taken = []
    text = served.spec.read_text("utf-8")
    for number in range(7):
        word = f"The needle {number} is seen"
        page.evaluate(WATCH, word)
        started = time.time()
        served.save(text.replace("The needle is seen", word))
        taken.append(page.evaluate("window.painted") / 1000 - started)
        time.sleep(0.1)
    assert median(taken) < 1.0, taken


WATCH = """word => { window.painted = new Promise(done => {
    const look = () => {
        if (!document.querySelector('#slide').textContent.includes(word)) return;
        watching.disconnect();
        requestAnimationFrame(() => requestAnimationFrame(() => done(performance.timeOrigin + performance.now())));
    };
    const watching = new MutationObserver(look);
    watching.observe(document.querySelector('#slide'), {childList: true, subtree: true});
}); }"""


@pytest.mark.parametrize(("name", "width"), [("preview", 1280), ("preview-narrow", 390)])
def test_screenshots_for_the_manual(
    request: pytest.FixtureRequest, visit: Callable[..., Any], tmp_path: Path, name: str, width: int
) -> None:
    """``--update`` takes them anew, of a lecture; otherwise they are only looked for."""
    kept = DOCS / f"{name}.png"
    if request.config.getoption("--update"):
        for folder in ("decks", "assets"):
            shutil.copytree(DOCS.parents[1] / folder, tmp_path / folder)
        with previewing(tmp_path / "decks/pittsburgh.yaml") as served:
            page = ready(visit(served.url, viewport={"width": width, "height": 800}))
            for _ in range(4):
                page.keyboard.press("ArrowDown")
            page.wait_for_timeout(2000)
            kept.write_bytes(shrink(page.screenshot()))
    assert kept.exists()
    assert kept.stat().st_size < 150_000
    with Image.open(kept) as image:
        assert image.size == (width, 800)


def shrink(data: bytes) -> bytes:
    """The picture with 128 colours."""
    buffer = BytesIO()
    Image.open(BytesIO(data)).convert("RGB").quantize(128).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


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
