"""The lines against LibreOffice itself: sixty boxes in English and Spanish."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from slidekit.text import Align, Para, Piece, Style, compose, needed_height

SENTENCES = {
    "en-GB": (
        "Positive pressure ventilation did not raise the risk of pneumothorax (RR 0.98; 95% CI 0.81–1.19).",
        "When is intubation indicated? Only if pH stays below 7.25 — in spite of treatment!",
        "Give 20 mg/kg as a slow bolus, then 5–10 mg/h; halve the dose in end-stage renal failure.",
        "Well-known third-party/legacy devices, COVID-19 and IL-6 trials: see https://example.org/a-b?c=d.",
        "Difficult “fluffy” infiltrates A / B were offset after affiliation ( n = 5 ) at two sites ...",
        "Children ≥ 2 years: at most 60 mg/kg a day in three doses.",
    ),
    "es-AR": (
        "La ventilación con presión positiva no aumentó el riesgo de neumotórax (RR 0,98; IC 95 % 0,81–1,19).",
        "¿Cuándo está indicada la intubación? Sólo si el pH es menor de 7,25 — ¡a pesar del tratamiento!",
        "Administrar 20 mg/kg en bolo lento y seguir con 5–10 mg/h; reducir en insuficiencia renal.",
        "El tamaño muestral (n = 1.204) fue insuficiente para detectar diferencias a los 30 días.",
        "“Primero, no dañar”: la evidencia disponible es de calidad baja o muy baja : « según » el caso.",
        "Niños de 2 años o más: dosis máxima diaria de 60 mg/kg repartida en tres tomas.",
    ),
}
SIZES = [14.0, 16.0, 18.0, 20.0, 22.5, 24.0, 28.0, 32.0, 36.0, 40.0]


def make_box(number: int, random: Random) -> tuple[str, tuple[Para, ...], float]:
    """Language, paragraphs and width of one box; every fifth has several styles in a paragraph."""
    language = ("en-GB", "es-AR")[number % 2]
    font, size = ("Arial", "Calibri")[number // 2 % 2], random.choice(SIZES)
    bullet, leading = number % 3 == 0, random.choice([1.0, 1.0, 0.9, 1.2])
    align: Align = random.choice(["l", "l", "ctr"])
    paras = []
    for _ in range(random.randint(1, 4)):
        style = Style(font, bold=random.random() < 0.2)
        pieces = [Piece(random.choice(SENTENCES[language]), style, size)]
        if number % 5 == 0:
            pieces.append(Piece("12", Style(font, baseline=30), size))
            pieces.append(Piece(" " + random.choice(SENTENCES[language]), Style(font, italic=True), size))
        margin = 18 if bullet else 0
        paras.append(
            Para(
                tuple(pieces),
                margin,
                -margin,
                bullet,
                before=6,
                after=2,
                leading=leading,
                align=align,
                label="•" if bullet else "",
            )
        )
    return language, tuple(paras), random.uniform(max(150, 9 * size), 720)


def write_paragraph(paragraph: object, para: Para, language: str) -> None:
    """The paragraph as DrawingML, with python-pptx's element."""
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    marks = f'marL="{round(para.margin * 12700)}" indent="{round(para.indent * 12700)}" algn="{para.align}"'
    space = f'<a:lnSpc><a:spcPct val="{round(para.leading * 100000)}"/></a:lnSpc>'
    for tag, points in (("spcBef", para.before), ("spcAft", para.after)):
        space += f'<a:{tag}><a:spcPts val="{round(points * 100)}"/></a:{tag}>'
    space += '<a:buChar char="•"/>' if para.bullet else "<a:buNone/>"
    runs = ""
    for piece in para.pieces:
        style = piece.style
        flags = f'sz="{round(piece.size * 100)}" b="{int(style.bold)}" i="{int(style.italic)}"'
        flags += f' baseline="{style.baseline * 1000}"'
        text = piece.text.replace("&", "&amp;").replace("<", "&lt;")
        runs += f'<a:r><a:rPr lang="{language}" {flags}><a:latin typeface="{style.font}"/></a:rPr><a:t>{text}</a:t></a:r>'
    element = paragraph._p  # type: ignore[attr-defined]
    element.getparent().replace(element, parse_xml(f"<a:p {nsdecls('a')}><a:pPr {marks}>{space}</a:pPr>{runs}</a:p>"))


def write_deck(boxes: list[tuple[str, tuple[Para, ...], float]], path: Path) -> None:
    """One box a slide, at (20, 20) pt, without insets."""
    from pptx import Presentation
    from pptx.util import Pt

    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(800), Pt(2000)
    for language, paras, width in boxes:
        frame = deck.slides.add_slide(deck.slide_layouts[6]).shapes.add_textbox(Pt(20), Pt(20), Pt(width), Pt(1900)).text_frame
        frame.word_wrap = True
        frame.margin_left = frame.margin_top = frame.margin_right = frame.margin_bottom = 0
        for number, para in enumerate(paras):
            write_paragraph(frame.add_paragraph() if number else frame.paragraphs[0], para, language)
    deck.save(str(path))


def read_letters(page: object) -> list[tuple[str, float, float]]:
    """Every drawn letter with its origin, in drawing order, bullets left out."""
    import pymupdf

    raw = page.get_text("rawdict", flags=pymupdf.TEXT_PRESERVE_WHITESPACE)  # type: ignore[attr-defined]
    spans = [span for block in raw["blocks"] for line in block["lines"] for span in line["spans"]]
    chars = [char for span in spans for char in span["chars"]]
    return [(char["c"], *char["origin"]) for char in chars if not char["c"].isspace() and char["c"] != "•"]


def gather_lines(letters: list[tuple[str, float, float]], baselines: list[float]) -> tuple[list[str], list[float]]:
    """The text of each line (superscripts belong to the line below them) and the x of its first letter."""
    lines, lefts = [""] * len(baselines), [0.0] * len(baselines)
    for char, x, y in letters:
        distances = [abs(baseline - y) if y < baseline + 2 else 1e6 for baseline in baselines]
        index = distances.index(min(distances))
        lefts[index] = lefts[index] or x
        lines[index] += char
    return lines, lefts


@pytest.mark.libreoffice
def test_lines_and_heights_agree_with_libreoffice(to_pdf: Callable[[Path], Path], tmp_path: Path) -> None:
    pymupdf = pytest.importorskip("pymupdf")
    random = Random(11)
    boxes = [make_box(number, random) for number in range(60)]
    write_deck(boxes, tmp_path / "boxes.pptx")
    pages = pymupdf.open(to_pdf(tmp_path / "boxes.pptx"))
    assert len(pages) == len(boxes)
    unequal, moved, over, count = [], [], [], 0
    for number, ((_, paras, width), page) in enumerate(zip(boxes, pages, strict=True)):
        composed = compose(paras, width)
        ours = ["".join(line.text.split()) for line in composed.lines]
        letters = read_letters(page)
        theirs, lefts = gather_lines(letters, [line.baseline + 20 for line in composed.lines])
        count += len(ours)
        if ours != theirs:
            unequal.append((number, [pair for pair in zip(ours, theirs, strict=True) if pair[0] != pair[1]][:2]))
        elif max(abs(left - 20 - line.x) for left, line in zip(lefts, composed.lines, strict=True)) > 1:
            moved.append(number)
        lowest = max(y for _, _, y in letters)
        if lowest - 20 + 0.2 * composed.lines[-1].size > needed_height(paras, width):
            over.append(number)
    print(f"{len(boxes) - len(unequal)} of {len(boxes)} boxes, {count} lines equal")
    assert len(unequal) <= 0.05 * len(boxes), unequal
    assert moved == []
    assert over == []
