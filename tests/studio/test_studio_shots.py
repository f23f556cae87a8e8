"""The pictures of ``docs/studio.md``: with ``--update`` they are taken anew, otherwise they are only looked for."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from desks import MARKS, Studio, drop_file, phone_photo
from PIL import Image

pytestmark = pytest.mark.browser
DOCS = Path(__file__).parents[2] / "docs"
LARGEST = 300_000
WIDE, NARROW = (1280, 800), (390, 800)


def shoot(page: Any, name: str) -> None:
    page.wait_for_timeout(1500)
    page.evaluate("document.getElementById('status').replaceChildren()")
    buffer = BytesIO()
    Image.open(BytesIO(page.screenshot())).convert("RGB").quantize(128).save(buffer, "PNG", optimize=True)
    (DOCS / "img" / f"{name}.png").write_bytes(buffer.getvalue())


def take(studio: Studio, visit: Callable[..., Any]) -> None:
    """One afternoon in pictures."""
    size = {"width": WIDE[0], "height": WIDE[1]}
    page = visit(studio.url, viewport=size, color_scheme="light")
    shoot(page, "studio-pictures")
    page.goto(studio.page("#/figure/bone-section"))
    page.get_by_role("button", name="tip-wrong", exact=True).click()
    page.locator("button.handle[data-key=tip-wrong]").wait_for()
    page.evaluate("scrollTo(0, 0)")
    shoot(page, "studio-landmarks")
    page.goto(studio.page("#/slides/decks%2Fpittsburgh.yaml/quarter-inch"))
    page.locator("li[data-what='points 0 text'] button").click()
    shoot(page, "studio-text")
    page.goto(studio.page(MARKS))
    page.get_by_label("Comes from: Tip in thick bone", exact=True).select_option("point")
    page.locator(".place-row.part").wait_for()
    page.locator("button.add").click()
    page.evaluate("scrollTo(0, 100)")
    shoot(page, "studio-marks")
    page.goto(studio.page("#/figures"))
    drop_file(page, "li.card[data-figure=harvest-outside]", "IMG_2041.JPG", phone_photo(), "image/jpeg")
    page.locator("dialog .slides svg").nth(1).wait_for()
    shoot(page, "studio-swap")
    page.get_by_role("button", name="Use this picture").click()
    page.locator(".place-row.stale").first.wait_for()
    phone = visit(studio.url, viewport={"width": NARROW[0], "height": NARROW[1]}, color_scheme="dark")
    phone.goto(studio.page("#/figure/harvest-outside"))
    phone.locator(".stage").scroll_into_view_if_needed()
    phone.get_by_role("button", name="entry", exact=True).click()
    phone.evaluate("document.querySelector('.stage-box').scrollIntoView()")
    shoot(phone, "studio-phone")


def test_screenshots_for_the_manual(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update"):
        take(request.getfixturevalue("studio"), request.getfixturevalue("visit"))
    for name in ("pictures", "landmarks", "marks", "text", "swap", "phone"):
        kept = DOCS / "img" / f"studio-{name}.png"
        assert kept.stat().st_size < LARGEST, name
        with Image.open(kept) as image:
            assert image.size == (NARROW if name == "phone" else WIDE)
