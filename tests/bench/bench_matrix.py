"""Seconds of whole processes when much has been built before: nothing changed, one picture swapped, four venues of one deck.

The deck has 40 slides, each with a photograph of 12 megapixels, marked and labelled. Every figure is a ratio of two commands
run in turn, median of the rounds. Run: ``python tests/bench/bench_matrix.py [ROUNDS]`` (default 5).
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from PIL import Image

SLIDES = 40
SIZE = (4000, 3000)
BUILD = [sys.executable, "-m", "slidekit", "build"]
BY_HAND = """
import sys
from pptx import Presentation
from pptx.util import Inches
deck = Presentation()
for number in range(40):
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = f"What picture {number} shows"
    slide.placeholders[1].text_frame.text = "One thing to see"
    slide.shapes.add_picture(f"assets/p{number}.jpg", Inches(5), Inches(2), Inches(4))
    slide.notes_slide.notes_text_frame.text = f"Say this on slide {number}."
deck.save("by-hand.pptx")
"""


def make_project(root: Path) -> None:
    """One deck, four venues, two of them in 4:3."""
    (root / "decks/venues").mkdir(parents=True)
    (root / "assets").mkdir()
    figures = ["slidekit: 1", "defaults: {credit: bench, kind: illustration}", "figures:"]
    slides = ["slidekit: 1", "title: Matrix", "slides:"]
    for number in range(SLIDES):
        photograph(number).save(root / f"assets/p{number}.jpg", quality=88)
        landmarks = "{tip: [0.6, 0.4], ring: [0.2, 0.2, 0.4, 0.5]}"
        figures.append(f"  p{number}: {{file: p{number}.jpg, alt: Picture number {number}, landmarks: {landmarks}}}")
        marks = "[{ellipse: ring, label: A ring}, {arrow: tip, label: The tip}]"
        slides += [
            f"  - id: s{number}",
            f"    title: What picture {number} shows",
            f"    panels: [{{figure: p{number}, annotations: {marks}}}]",
            "    points: [One thing to see, And another one]",
            f"    notes: Say this on slide {number}.",
            "    seconds: 30",
        ]
    (root / "assets/figures.yaml").write_text("\n".join(figures) + "\n")
    (root / "decks/matrix.yaml").write_text("\n".join(slides) + "\n")
    for number, aspect in enumerate(("16:9", "16:9", "4:3", "4:3")):
        (root / f"decks/venues/v{number}.yaml").write_text(f'slidekit: 1\nscreen: {{aspect: "{aspect}"}}\n')


def photograph(number: int) -> Image.Image:
    """Soft structure with some grain, as a photograph compresses."""
    soft = Image.effect_noise((SIZE[0] // 16, SIZE[1] // 16), 40 + number).resize(SIZE, Image.Resampling.BICUBIC)
    return Image.blend(soft, Image.effect_noise(SIZE, 12), 0.3).convert("RGB")


def time_of(command: list[str], folder: Path) -> float:
    """Wall seconds of a whole process."""
    start = perf_counter()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return perf_counter() - start


def forget(root: Path) -> None:
    """As if nothing had ever been built."""
    shutil.rmtree(root / ".slidekit", ignore_errors=True)
    shutil.rmtree(root / "build", ignore_errors=True)


def swap(root: Path, number: int) -> None:
    """Another picture in the place of the first."""
    photograph(number).save(root / "assets/p0.jpg", quality=88)


def say(name: str, target: str, pairs: list[tuple[float, float]]) -> None:
    """The two medians and the median of the ratios."""
    ours, theirs = (median(each) for each in zip(*pairs, strict=True))
    print(f"{name}: {ours:.3f} s beside {theirs:.3f} s, ratio {median(a / b for a, b in pairs):.3f} (target {target})")


def main() -> None:
    """Print a line for each comparison."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        make_project(root)
        cold, hand = [], []
        for _ in range(rounds):
            forget(root)
            cold.append(time_of(BUILD, root))
            hand.append(time_of([sys.executable, "-c", BY_HAND], root))
        say("cold beside python-pptx by hand, which shrinks no picture", "none", list(zip(cold, hand, strict=True)))
        time_of(BUILD, root)
        bare = [sys.executable, "-c", "pass"]
        say("nothing changed beside a bare interpreter", "3", [(time_of(BUILD, root), time_of(bare, root)) for _ in range(40)])
        pairs = []
        for number in range(rounds):
            swap(root, 100 + number)
            warm = time_of(BUILD, root)
            forget(root)
            pairs.append((warm, time_of(BUILD, root)))
        say("one picture swapped beside cold", "0.2", pairs)
        say("four venues beside one", "2", [(venues(root, "all"), venues(root, "v0")) for _ in range(rounds)])


def venues(root: Path, which: str) -> float:
    """Cold, at one venue or at all."""
    forget(root)
    return time_of([*BUILD, "--venue", which], root)


if __name__ == "__main__":
    main()
