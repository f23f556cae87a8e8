"""Seconds of whole processes: ``slidekit build --force`` of N slides beside the same deck by hand with python-pptx, in turn.

Each slide: a title, five points with a bold run, one of twenty 1600 × 1200 pictures, an ellipse, an arrow, two labels, notes.
Run: ``python tests/bench/bench_build.py [SLIDES …]`` (default 1000 2000). Quote ratios, not seconds: machines differ and drift.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from PIL import Image

RUNS = 3
PICTURES = 20

BY_HAND = """
import sys
from pptx import Presentation
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.util import Inches
count, root = int(sys.argv[1]), sys.argv[2]
deck = Presentation()
deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
for number in range(count):
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = f"Slide number {number} has a title"
    frame = slide.placeholders[1].text_frame
    for point in range(5):
        paragraph = frame.paragraphs[0] if point == 0 else frame.add_paragraph()
        paragraph.add_run().text = f"Point {point} with a "
        run = paragraph.add_run()
        run.text, run.font.bold = "bold", True
        paragraph.add_run().text = " run in it"
    slide.shapes.add_picture(f"{root}/assets/p{number % 20}.jpg", Inches(7), Inches(2), Inches(5.5))
    slide.shapes.add_shape(MSO_SHAPE.OVAL, Inches(8), Inches(3), Inches(1), Inches(1))
    slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, Inches(8), Inches(3), Inches(9), Inches(4))
    for words in ("A ring", "The tip"):
        slide.shapes.add_textbox(Inches(9), Inches(3), Inches(2), Inches(0.5)).text_frame.text = words
    slide.notes_slide.notes_text_frame.text = f"Say this on slide {number}."
deck.save(f"{root}/by-hand.pptx")
"""


def make_project(root: Path, slides: int) -> None:
    """A project whose one deck has so many slides."""
    (root / "decks").mkdir(parents=True)
    (root / "assets").mkdir()
    figures = ["slidekit: 1", "defaults: {credit: bench, kind: illustration}", "figures:"]
    for number in range(PICTURES):
        noise = Image.effect_noise((400, 300), 60).resize((1600, 1200)).convert("RGB").rotate(number)
        noise.save(root / f"assets/p{number}.jpg", quality=85)
        landmarks = "{tip: [0.6, 0.4], ring: [0.2, 0.2, 0.4, 0.5]}"
        figures.append(f"  p{number}: {{file: p{number}.jpg, alt: Picture number {number}, landmarks: {landmarks}}}")
    (root / "assets/figures.yaml").write_text("\n".join(figures) + "\n")
    lines = ["slidekit: 1", "title: Long", "slides:"]
    for number in range(slides):
        lines += [
            f"  - id: s{number}",
            "    layout: points-figure",
            f"    title: Slide number {number} has a title",
            "    panels:",
            f"      - figure: p{number % PICTURES}",
            "        annotations: [{ellipse: ring, label: A ring}, {arrow: tip, label: The tip}]",
            "    points:",
            *(f"      - Point {point} with a **bold** run in it" for point in range(5)),
            f"    notes: Say this on slide {number}.",
            "    seconds: 30",
        ]
    (root / "decks/long.yaml").write_text("\n".join(lines) + "\n")


def time_of(command: list[str], folder: Path) -> float:
    """Wall seconds of a whole process."""
    start = perf_counter()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return perf_counter() - start


def main() -> None:
    """Print a line for each number of slides."""
    for slides in [int(argument) for argument in sys.argv[1:]] or [1000, 2000]:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder) / "project"
            make_project(root, slides)
            ours, theirs = [], []
            for _ in range(RUNS):
                ours.append(time_of([sys.executable, "-m", "slidekit", "build", "--force"], root))
                theirs.append(time_of([sys.executable, "-c", BY_HAND, str(slides), str(root)], root))
            ratio = median(a / b for a, b in zip(ours, theirs, strict=True))
            print(f"{slides} slides: slidekit {median(ours):.2f} s, by hand {median(theirs):.2f} s, ratio {ratio:.3f}")


if __name__ == "__main__":
    main()
