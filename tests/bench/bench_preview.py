"""From the save of a deck to the painted slide, in Chromium through the real page; and what each stage takes of it.

The deck has 40 slides, each with a photograph of 12 megapixels, marked and labelled. Times are milliseconds, median of the
rounds: a title is changed, a line is added above all slides, a landmark is moved, a picture is swapped.
Run: ``PYTHONPATH=tests/studio:tests/bench python tests/bench/bench_preview.py [ROUNDS]`` (default 15).
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from browsing import WATCH
from playwright.sync_api import sync_playwright
from previewed import Previewed, previewing
from projects import make_photographs, swap

from slidekit.pipeline.job import Job
from slidekit.pipeline.live import LiveDeck, LiveProject
from slidekit.studio.places import Places
from slidekit.studio.views import Choice, View

TITLE = "What picture 7 shows"


def report(name: str, taken: list[float]) -> None:
    """One line: median, least and most, in milliseconds."""
    taken = [1000 * each for each in taken]
    print(f"{name:<44} {median(taken):7.0f} ms   ({min(taken):.0f} to {max(taken):.0f})", flush=True)


def measure_stages(root: Path, rounds: int) -> None:
    """Inside the program: the drawing as a whole, a view of it with SVG, its findings."""
    spec = root / "decks/matrix.yaml"
    text = spec.read_text()
    with LiveProject(root) as project:
        view = View(project, Choice("decks/matrix.yaml"), Places(str(root)))
        deck = LiveDeck(project, Job("decks/matrix.yaml"))
        began = time.perf_counter()
        view.shown = view.redraw()
        deck.draw()
        print(f"{'the first drawing':<44} {1000 * (time.perf_counter() - began):7.0f} ms")
        for made in view.deck.judge(view.shown.drawing).waiting:
            made.result()
        draws, redraws, judges = [], [], []
        for number in range(rounds):
            spec.write_text(text.replace(TITLE, f"What picture {number} shows now"))
            time.sleep(0.05)
            marks = [time.perf_counter()]
            deck.draw()
            marks.append(time.perf_counter())
            shown = view.redraw()
            marks.append(time.perf_counter())
            view.shown = view.judge(shown)
            marks.append(time.perf_counter())
            for list_, start, end in zip((draws, redraws, judges), marks, marks[1:], strict=False):
                list_.append(end - start)
        report("resolve and lay out", draws)
        report("the same and the SVG of what has changed", redraws)
        report("findings, told after the slides", judges)
    spec.write_text(text)


def measure_page(served: Previewed, page: Any, rounds: int) -> None:
    """Through the page: each change is undone by the next."""
    text = served.spec.read_text()
    figures = served.spec.parents[1] / "assets/figures.yaml"
    library = figures.read_text()
    picture = served.spec.parents[1] / "assets/p7.jpg"
    pictures = [picture.read_bytes(), jpeg(41)]
    page.wait_for_function("() => document.querySelectorAll('.thumb image[href]').length === 40", timeout=120_000)
    page.locator(".thumb").nth(7).click()

    def title(number: int) -> None:
        served.save(text.replace(TITLE, f"What picture {number} shows now"))

    def line(number: int) -> None:
        served.save("# a line\n" * (number + 1) + text.replace(TITLE, f"What picture {number} shows then"))

    def landmark(number: int) -> None:
        figures.write_text(library.replace("tip: [0.6, 0.4]", f"tip: [0.{30 + number}, 0.4]"))

    def change_picture(number: int) -> None:
        beside = picture.with_name("p7.tmp")
        beside.write_bytes(pictures[(number + 1) % 2])
        beside.replace(picture)

    changes: dict[str, tuple[Callable[[int], None], str]] = {
        "a title is changed": (title, WATCH),
        "a line is added above all slides": (line, WATCH),
        "landmarks of all pictures are moved": (landmark, WATCH_MARKS),
        "a picture of 12 megapixels is swapped": (change_picture, WATCH_PICTURE),
    }
    for name, (change, watch) in changes.items():
        taken = []
        for number in range(rounds):
            words = {"a title is changed": f"picture {number} shows now"}.get(name, f"picture {number} shows then")
            page.evaluate(watch, words)
            began = time.time()
            change(number)
            taken.append(page.evaluate("() => window.painted") / 1000 - began)
            time.sleep(0.25)
        report(f"{name}: save to paint", taken)


WATCH_MARKS = """() => { const before = document.querySelector('#slide svg'); window.painted = new Promise(done => {
    const look = () => {
        if (document.querySelector('#slide svg') === before) return;
        watching.disconnect();
        requestAnimationFrame(() => requestAnimationFrame(() => done(performance.timeOrigin + performance.now())));
    };
    const watching = new MutationObserver(look);
    watching.observe(document.querySelector('#slide'), {childList: true, subtree: true});
}); }"""
WATCH_PICTURE = WATCH_MARKS.replace(
    "document.querySelector('#slide svg') === before",
    "document.querySelector('#slide svg') === before || !document.querySelector('#slide image').hasAttribute('href')",
).replace("subtree: true", "subtree: true, attributes: true")


def jpeg(number: int) -> bytes:
    """The bytes of a photograph."""
    with tempfile.TemporaryDirectory() as folder:
        swap(Path(folder), 0, number)
        return (Path(folder) / "assets/p0.jpg").read_bytes()


def main() -> None:
    """Measure stages, then the page."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    root = Path(tempfile.mkdtemp())
    try:
        make_photographs(root)
        measure_stages(root, rounds)
        with previewing(root / "decks/matrix.yaml") as served, sync_playwright() as started:
            browser = started.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            page.goto(served.url)
            measure_page(served, page, rounds)
            browser.close()
    finally:
        shutil.rmtree(root)


if __name__ == "__main__":
    main()
