"""Pages in a browser, as tests look at them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

SECONDS = 20_000
WATCH = """word => { window.painted = new Promise(done => {
    const look = () => {
        if (!document.querySelector('#slide').textContent.includes(word)) return;
        watching.disconnect();
        requestAnimationFrame(() => requestAnimationFrame(() => done(performance.timeOrigin + performance.now())));
    };
    const watching = new MutationObserver(look);
    watching.observe(document.querySelector('#slide'), {childList: true, subtree: true});
}); }"""


@contextmanager
def visiting(browser: Any) -> Iterator[Callable[..., Any]]:
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
