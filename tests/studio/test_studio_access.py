"""The preview for everybody: accessibility, narrow and spaced pages, the keyboard, the time a save takes, its screenshots."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from browsing import WATCH, current, ready, visiting
from PIL import Image
from previewed import Previewed, make_project, previewing

pytestmark = pytest.mark.browser
AXE = "axe_playwright_python"
DOCS = Path(__file__).parents[2] / "docs/img"


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Previewed]:
    with previewing(make_project(tmp_path)) as opened:
        yield opened


@pytest.fixture
def visit(browser: Any) -> Iterator[Callable[..., Any]]:
    with visiting(browser) as go:
        yield go


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


@pytest.mark.parametrize(("name", "width"), [("preview", 1280), ("preview-narrow", 390)])
def test_screenshots_for_the_manual(
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    visit: Callable[..., Any],
    tmp_path: Path,
    name: str,
    width: int,
) -> None:
    """``--update`` takes them anew, of a lecture; otherwise they are only looked for."""
    kept = DOCS / f"{name}.png"
    if request.config.getoption("--update"):
        for folder in ("decks", "assets"):
            shutil.copytree(DOCS.parents[1] / folder, tmp_path / folder)
        monkeypatch.chdir(tmp_path)
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
    """The picture with 256 colours."""
    buffer = BytesIO()
    Image.open(BytesIO(data)).convert("RGB").quantize(256).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
