"""The same deck by hand, as a careful user of the two libraries would write it: nothing is measured, fitted or checked there.

Each slide: a title, five points with a bold run, one of twenty pictures, an ellipse, an arrow, two labels, notes.
Both scripts take the number of slides and the project's folder.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

PYTHON_PPTX = """
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

PPTXGENJS = """
const PptxGenJS = require("pptxgenjs");
const count = Number(process.argv[1]), root = process.argv[2];
const deck = new PptxGenJS();
deck.layout = "LAYOUT_WIDE";
for (let number = 0; number < count; number++) {
  const slide = deck.addSlide();
  slide.addText(`Slide number ${number} has a title`, { x: 0.5, y: 0.3, w: 12, h: 1, fontSize: 36 });
  const runs = [];
  for (let point = 0; point < 5; point++) {
    runs.push({ text: `Point ${point} with a `, options: { bullet: true } });
    runs.push({ text: "bold", options: { bold: true } });
    runs.push({ text: " run in it", options: { breakLine: true } });
  }
  slide.addText(runs, { x: 0.5, y: 1.8, w: 6, h: 5, fontSize: 24 });
  slide.addImage({ path: `${root}/assets/p${number % 20}.jpg`, x: 7, y: 2, w: 5.5, h: 4.125 });
  slide.addShape("ellipse", { x: 8, y: 3, w: 1, h: 1, line: { color: "FFFFFF", width: 2 } });
  slide.addShape("line", { x: 8, y: 3, w: 1, h: 1, line: { color: "FFFFFF", width: 2, endArrowType: "triangle" } });
  for (const words of ["A ring", "The tip"]) slide.addText(words, { x: 9, y: 3, w: 2, h: 0.5, fontSize: 16 });
  slide.addNotes(`Say this on slide ${number}.`);
}
deck.writeFile({ fileName: `${root}/by-pptxgenjs.pptx` });
"""


def by_python_pptx(slides: int, root: Path) -> list[str]:
    """The command."""
    return [sys.executable, "-c", PYTHON_PPTX, str(slides), str(root)]


def by_pptxgenjs(slides: int, root: Path) -> list[str]:
    """The command, for where Node finds PptxGenJS."""
    return ["node", "-e", PPTXGENJS, str(slides), str(root)]


def has_pptxgenjs() -> bool:
    """True where Node finds PptxGenJS: ``npm install pptxgenjs`` anywhere, NODE_PATH leading there."""
    if shutil.which("node") is None:
        return False
    found = subprocess.run(["node", "-e", 'require("pptxgenjs")'], env=os.environ, capture_output=True, check=False)
    return found.returncode == 0
