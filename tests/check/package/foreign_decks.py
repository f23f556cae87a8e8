"""Decks as other programs write them, with the faults that such decks have: python-pptx, Pandoc, PptxGenJS."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from package_kit import film, image, photograph
from pptx import Presentation
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.util import Inches, Pt

LOREM = "Some words that go on and on about the same thing until the line is full. "


def titled(deck, title: str, layout: int = 5):  # type: ignore[no-untyped-def]
    slide = deck.slides.add_slide(deck.slide_layouts[layout])
    if slide.shapes.title is not None:
        slide.shapes.title.text = title
    return slide


def every_layout(deck) -> None:  # type: ignore[no-untyped-def]
    for layout in deck.slide_layouts:
        deck.slides.add_slide(layout)


def long_lists(deck) -> None:  # type: ignore[no-untyped-def]
    for number in range(3):
        slide = titled(deck, f"List {number}", 1)
        slide.placeholders[1].text = "\n".join(LOREM for _ in range(4 + 4 * number))


def radiographs(deck) -> None:  # type: ignore[no-untyped-def]
    slide = titled(deck, "Two views")
    first = slide.shapes.add_picture(BytesIO(photograph(maker="Canon")), Inches(0.5), Inches(2), Inches(4))
    first.crop_left, first.crop_top = 0.2, 0.1
    slide.shapes.add_picture(BytesIO(image(size=(60, 40))), Inches(5), Inches(2), Inches(4), Inches(4))


def charts(deck) -> None:  # type: ignore[no-untyped-def]
    data = CategoryChartData()
    data.categories = ["a", "b"]
    data.add_series("One", (1, 2))
    for kind in (XL_CHART_TYPE.PIE, XL_CHART_TYPE.LINE, XL_CHART_TYPE.BAR_STACKED):
        titled(deck, "Chart").shapes.add_chart(kind, Inches(1), Inches(2), Inches(6), Inches(4), data)
    points = XyChartData()
    points.add_series("Two").add_data_point(1, 2)
    titled(deck, "Chart").shapes.add_chart(XL_CHART_TYPE.XY_SCATTER, Inches(1), Inches(2), Inches(6), Inches(4), points)


def tables(deck) -> None:  # type: ignore[no-untyped-def]
    table = titled(deck, "Doses").shapes.add_table(12, 6, Inches(0.2), Inches(1.5), Inches(9.6), Inches(5)).table
    table.first_row = False
    table.cell(0, 0).merge(table.cell(0, 1))
    for row in table.rows:
        for cell in row.cells:
            cell.text = "Text"
            cell.text_frame.paragraphs[0].runs[0].font.size = Pt(9)


def groups(deck) -> None:  # type: ignore[no-untyped-def]
    shapes = titled(deck, "Groups").shapes
    for _ in range(5):
        shapes = shapes.add_group_shape().shapes
        shapes.add_shape(MSO_SHAPE.OVAL, Inches(1), Inches(2), Inches(1), Inches(1)).text_frame.text = "In a group"
    shapes.add_connector(MSO_CONNECTOR.ELBOW, Inches(1), Inches(1), Inches(4), Inches(4))
    shapes.add_picture(BytesIO(image()), Inches(3), Inches(3))


def films(deck) -> None:  # type: ignore[no-untyped-def]
    slide = titled(deck, "A film")
    slide.shapes.add_movie(BytesIO(film(codec=b"hvc1", seconds=400)), Inches(1), Inches(2), Inches(4), Inches(3))


def words_everywhere(deck) -> None:  # type: ignore[no-untyped-def]
    slide = titled(deck, "", 6)
    for number in range(6):
        box = slide.shapes.add_textbox(Inches(number), Inches(number), Inches(3), Inches(0.4))
        box.text_frame.text = "Click to add text" if number == 3 else LOREM
    slide.notes_slide.notes_text_frame.text = "Patient: Ruiz, Ada, MRN 4711002"


def drawings(deck) -> None:  # type: ignore[no-untyped-def]
    slide = titled(deck, "Drawn by hand")
    builder = slide.shapes.build_freeform(Inches(1), Inches(2))
    builder.add_line_segments([(Inches(4), Inches(2)), (Inches(4), Inches(5))])
    builder.convert_to_shape().text_frame.text = "freeform"
    slide.shapes.add_picture(BytesIO(image()), Inches(12), Inches(3))


def mixed_sizes(deck) -> None:  # type: ignore[no-untyped-def]
    deck.slide_width, deck.slide_height = Inches(4), Inches(30)
    titled(deck, "A poster", 0).placeholders[1].text = LOREM * 9


BY_PYTHON: dict[str, Callable[..., None]] = {
    "every-layout": every_layout, "long-lists": long_lists, "radiographs": radiographs, "charts": charts, "tables": tables,
    "groups": groups, "films": films, "words-everywhere": words_everywhere, "drawings": drawings, "poster": mixed_sizes,
}  # fmt: skip

BY_PANDOC = {
    "outline": "% A talk\n% Ada Ruiz\n\n# First part\n\n## A slide\n\n- one\n- two\n    - three\n\n## \n\nNo title here\n",
    "long": "## A long list\n\n" + f"- {LOREM}\n" * 14,
    "table": "## Doses\n\n" + "| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * 20,
    "columns": "## Two\n\n::: columns\n:::: column\nleft\n::::\n:::: column\n![IMG_0042](p.png)\n::::\n:::\n",
    "notes": "## Said\n\n::: notes\nDOB: 05/03/1940\n:::\n\nTODO\n\n[here](https://example.org) and `code`\n",
}

BY_PPTXGENJS = {
    "text": "s.addText('x '.repeat(400), {x: 0.5, y: 0.5, w: 3, h: 0.5, fontSize: 10, fit: 'shrink'});",
    "table": "s.addTable([['a', 'b'], ['1', '2']], {x: 1, y: 1, w: 8, color: 'CCCCCC', fontSize: 9});",
    "chart": "s.addChart(p.charts.BAR, [{name: 'A', labels: ['x'], values: [1]}, {name: 'B', labels: ['x'], values: [2]}], "
    "{x: 1, y: 1, w: 5, h: 3, chartColors: ['FF0000', '00B050']});",
    "picture": "s.addImage({path: 'p.png', x: 1, y: 1, w: 4, h: 4});",
    "master": "p.defineSlideMaster({title: 'M', background: {color: '101418'}, objects: [{text: {text: 'Foot', options: {x: 1, "
    "y: 5, w: 3, h: 0.4, color: '202428'}}}]}); const t = p.addSlide({masterName: 'M'}); "
    "t.addText('Dark on dark', {x: 1, y: 1, w: 6, h: 1, color: '202428', fontFace: 'Lobster'});",
}
"""What is done to a slide ``s`` of the presentation ``p``."""


def by_python(name: str, path: Path) -> Path:
    deck = Presentation()
    BY_PYTHON[name](deck)
    deck.save(path)
    return path


def by_pandoc(name: str, path: Path) -> Path:
    source = path.with_suffix(".md")
    source.write_text(BY_PANDOC[name], "utf-8")
    (path.parent / "p.png").write_bytes(image())
    words = ["pandoc", source.name, "--slide-level", "2", "-o", path.name]
    subprocess.run(words, cwd=path.parent, check=True, timeout=120, capture_output=True)
    return path


def by_pptxgenjs(name: str, path: Path) -> Path:
    (path.parent / "p.png").write_bytes(image())
    script = (
        "const P = require('pptxgenjs'); const p = new P(); p.layout = 'LAYOUT_WIDE'; const s = p.addSlide(); "
        f"{BY_PPTXGENJS[name]} p.writeFile({{fileName: '{path.name}'}});"
    )
    subprocess.run(["node", "-e", script], cwd=path.parent, check=True, timeout=120, capture_output=True)
    return path


def has_pptxgenjs() -> bool:
    """True where Node finds PptxGenJS (``npm install pptxgenjs`` anywhere, NODE_PATH leading there)."""
    try:
        done = subprocess.run(
            ["node", "-e", "require('pptxgenjs')"], capture_output=True, timeout=60, check=False, env=os.environ
        )
    except OSError:
        return False
    return done.returncode == 0
