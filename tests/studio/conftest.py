"""The studio of a copy of the lectures, one server for the tests of a file, and browsers that look at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from desks import Studio, copy_lectures, opened
from served import ADDRESS, TOKEN, client_of
from starlette.testclient import TestClient

from slidekit.studio.desk.app import studio_app
from slidekit.studio.events import Hub

SECONDS = 30_000


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    with opened(copy_lectures(tmp_path_factory.mktemp("desk") / "talks")) as studio:
        yield studio


@pytest.fixture
def studio(served: Studio) -> Studio:
    """With the lectures as they are, whatever the test before has done."""
    served.restore()
    return served


@pytest.fixture
def visit(browser: Any) -> Iterator[Callable[..., Any]]:
    """Open an address in a browser of its own; no error of a script and no breach of the policy may come up."""
    contexts: list[Any] = []
    wrong: list[str] = []

    def go(url: str, **settings: Any) -> Any:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, "locale": "en-US", **settings})
        context.set_default_timeout(SECONDS)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda problem: wrong.append(str(problem)))
        page.on("console", lambda told: wrong.append(told.text) if told.type == "error" and "409" not in told.text else None)
        page.goto(url)
        page.wait_for_selector("main h1")
        return page

    yield go
    for context in contexts:
        context.close()
    assert not [each for each in wrong if "412" not in each]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_lectures(tmp_path_factory.mktemp("asked") / "talks")


@pytest.fixture(scope="module")
def client(project: Path) -> Iterator[TestClient]:
    with client_of(studio_app(project, address=ADDRESS, token=TOKEN, hub=Hub())) as opened:
        yield opened
