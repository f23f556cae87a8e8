"""Fixtures for every room's tests."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

SECONDS = 300
CHROMIUM = Path("/usr/bin/chromium")
os.environ["SLIDEKIT_CACHE"] = "off"
"""Tests look at what is made, not at what was made before, but for those that switch it on (``remembering``)."""


@pytest.fixture
def remembering(monkeypatch: pytest.MonkeyPatch) -> None:
    """Builds remember, as they do for everybody."""
    monkeypatch.delenv("SLIDEKIT_CACHE")


def miss(what: str) -> None:
    """Skip the test, or fail it where the renderers are required (``SLIDEKIT_REQUIRE_RENDERERS=1``)."""
    if os.environ.get("SLIDEKIT_REQUIRE_RENDERERS") == "1":
        pytest.fail(f"{what}, and SLIDEKIT_REQUIRE_RENDERERS=1")
    pytest.skip(what)


@pytest.fixture(scope="session")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for what LibreOffice made, by the bytes that it was made from; all processes of a run share it."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "converted"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def convert(tmp_path_factory: pytest.TempPathFactory, converted: Path) -> Callable[[Path, str, Path], Path]:
    """Save a deck with LibreOffice: path, ending of the new format, folder → path there.

    One profile for each process of a run; the same bytes are converted once.
    """
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        miss("LibreOffice (soffice) is not installed")
    profile = tmp_path_factory.mktemp("libreoffice").as_uri()

    def save(path: Path, ending: str, folder: Path) -> Path:
        made = folder / f"{path.stem}.{ending}"
        known = converted / f"{sha256(path.read_bytes()).hexdigest()}.{ending}"
        if not known.exists():
            partial = known.with_name(f"{known.name}.{os.getpid()}")
            shutil.copyfile(run(path, ending, folder), partial)
            partial.replace(known)
        else:
            shutil.copyfile(known, made)
        return made

    def run(path: Path, ending: str, folder: Path) -> Path:
        arguments = [
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            ending,
            "--outdir",
            str(folder),
            str(path),
        ]
        done = subprocess.run([str(program), *arguments], capture_output=True, text=True, timeout=SECONDS, check=False)
        made = folder / f"{path.stem}.{ending}"
        assert done.returncode == 0, f"soffice ended with {done.returncode}: {done.stderr}"
        assert made.exists(), f"soffice wrote nothing: {done.stdout}{done.stderr}"
        return made

    return save


@pytest.fixture(scope="session")
def to_pdf(convert: Callable[[Path, str, Path], Path]) -> Callable[[Path], Path]:
    """Render a deck with LibreOffice: path of the ``.pptx`` → path of the ``.pdf`` beside it."""
    return lambda path: convert(path, "pdf", path.parent)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Debian's Chromium under Playwright; not longer than a module, for its event loop keeps others from running."""
    if not CHROMIUM.exists():
        miss(f"there is no Chromium at {CHROMIUM}")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        miss("Playwright is not installed")
    with sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield chromium
        chromium.close()


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update`` writes golden files anew instead of comparing with them; look at the difference before you commit it."""
    parser.addoption("--update", action="store_true", help="write golden files anew")
