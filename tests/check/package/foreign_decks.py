"""Decks as other programs write them, with the faults that such decks have: python-pptx, Pandoc, PptxGenJS."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from package_kit import film, image, photograph
from package_shapes import draw_arrow
from PIL import Image
from pptx import Presentation
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import PP_ALIGN
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


def shouted(deck) -> None:  # type: ignore[no-untyped-def]
    """Capitals, justified text, blank lines, two spaces: how letters become slides."""
    slide = titled(deck, "NEVER MOVE THE NEEDLE WITHOUT SEEING ITS TIP", 1)
    frame = slide.placeholders[1].text_frame
    frame.text = "Two  spaces stand here"
    for words in ("", "", "Words that go on and on until a line is full, and then some more of them for the next"):
        frame.add_paragraph().text = words
    frame.paragraphs[-1].alignment = PP_ALIGN.JUSTIFY


def moving(deck) -> None:  # type: ignore[no-untyped-def]
    """An animated GIF, and a film with sound and far too many pixels."""
    slide = titled(deck, "It moves all the time")
    frames = [Image.new("RGB", (300, 200), (shade, 60, 80)) for shade in (20, 120, 220)]
    file = BytesIO()
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:], loop=0)
    slide.shapes.add_picture(BytesIO(file.getvalue()), Inches(1), Inches(2), Inches(3))
    large = film(sound=b"mp4a", pixels=(3840, 2160))
    slide.shapes.add_movie(BytesIO(large), Inches(5), Inches(2), Inches(4), Inches(3), BytesIO(image()))


def disclosures(deck) -> None:  # type: ignore[no-untyped-def]
    """Two of them: one names relationships and no more, one has a brand."""
    titled(deck, "Disclosures", 1).placeholders[1].text = "Consultant of Acme\nRoyalties from Bolt"
    titled(deck, "Conflicts of interest", 1).placeholders[1].text = "Nothing but Acme® shares"
    titled(deck, "Stem cells are taken from bone", 1).placeholders[1].text = "Find the tip"


def pale(deck) -> None:  # type: ignore[no-untyped-def]
    """An arrow that nobody sees, red letters on black, a list of nine."""
    slide = titled(deck, "The tip is at the arrow")
    draw_arrow(slide, "EEEECC", 1, 2, 4, 4)
    box = slide.shapes.add_textbox(Inches(5), Inches(2), Inches(4), Inches(1))
    box.fill.solid()
    box.fill.fore_color.rgb = RGBColor(0, 0, 0)
    box.text_frame.text = "Stop here"
    box.text_frame.paragraphs[0].runs[0].font.color.rgb = RGBColor(0xFF, 0x20, 0x20)
    box.text_frame.paragraphs[0].runs[0].font.size = Pt(28)
    titled(deck, "Nine things are to be done", 1).placeholders[1].text = "\n".join("Do it" for _ in range(9))


def clean(deck) -> None:  # type: ignore[no-untyped-def]
    """What a careful person makes: nothing to mend in it."""
    about = deck.core_properties
    about.title, about.author, about.last_modified_by, about.comments = "Where it ends", "A. Ruiz", "A. Ruiz", ""
    titled(deck, "The tip is seen before it moves", 1).placeholders[1].text = "Find the tip\nKeep the plane"
    slide = titled(deck, "The needle lies above the crest")
    shown = slide.shapes.add_picture(BytesIO(image(size=(900, 600))), Inches(2), Inches(2), Inches(6))
    shown._element.nvPicPr.cNvPr.set("descr", "Left hip from behind, a needle above the crest")


BY_PYTHON: dict[str, Callable[..., None]] = {
    "every-layout": every_layout, "long-lists": long_lists, "radiographs": radiographs, "charts": charts, "tables": tables,
    "groups": groups, "films": films, "words-everywhere": words_everywhere, "drawings": drawings, "poster": mixed_sizes,
    "shouted": shouted, "moving": moving, "disclosures": disclosures, "pale": pale, "clean": clean,
}  # fmt: skip

BY_PANDOC = {
    "outline": "% A talk\n% Ada Ruiz\n\n# First part\n\n## A slide\n\n- one\n- two\n    - three\n\n## \n\nNo title here\n",
    "long": "## A long list\n\n" + f"- {LOREM}\n" * 14,
    "table": "## Doses\n\n" + "| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * 20,
    "columns": "## Two\n\n::: columns\n:::: column\nleft\n::::\n:::: column\n![IMG_0042](p.png)\n::::\n:::\n",
    "plain": "% Where it ends\n% A. Ruiz\n\n## The tip is seen before it moves\n\n- Find the tip\n- Keep the plane\n",
    "lists": "".join(
        f"## Step {word} is taken with care\n\n- One\n- Two\n\n" for word in ["one", "two", "three", "four", "five", "six"]
    ),
    "notes": "## Said\n\n::: notes\nDOB: 05/03/1940\n:::\n\nTODO\n\n[here](https://example.org) and `code`\n",
}

BY_PPTXGENJS = {
    "careful": "p.title = 'Where it ends'; p.author = 'A. Ruiz'; "
    "s.addText('The tip is seen before it moves', {placeholder: 'title'});",
    "film": "s.addMedia({type: 'video', path: 'f.mp4', x: 1, y: 1, w: 4, h: 3}); "
    "s.addText('Lorem ipsum dolor sit amet', {x: 1, y: 5, w: 6, h: 1, fontSize: 20});",
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
    (path.parent / "f.mp4").write_bytes(film(codec=b"hvc1"))
    script = (
        "const P = require('pptxgenjs'); const p = new P(); p.layout = 'LAYOUT_WIDE'; "
        "p.defineSlideMaster({title: 'T', objects: [{placeholder: {options: {name: 'title', type: 'title', x: 1, y: 0.4, "
        "w: 11, h: 1, fontSize: 36, color: '202020'}, text: ''}}]}); const s = p.addSlide("
        f"{{masterName: '{'T' if name == 'careful' else ''}'}}); "
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
