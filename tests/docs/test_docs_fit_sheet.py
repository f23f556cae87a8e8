"""The comparison of docs/fit.md: its measure sees text that leaves a box, and slidekit's five slides have none."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
COMPARE = ROOT / "tools" / "compare_fit"


@pytest.fixture
def slides(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    monkeypatch.syspath_prepend(str(COMPARE))
    found: list[dict[str, Any]] = json.loads((COMPARE / "slides.json").read_text("utf-8"))
    return found


@pytest.mark.libreoffice
def test_no_slide_of_the_sheet_leaves_its_boxes(
    slides: list[dict[str, Any]], to_pdf: Callable[[Path], Path], tmp_path: Path
) -> None:
    pytest.importorskip("pymupdf")
    import by_slidekit
    import measure
    import opened

    deck = tmp_path / "deck.pptx"
    by_slidekit.write(slides, ROOT / "assets", deck)
    assert opened.switch_off(deck, tmp_path / "opened.pptx") == 0
    pages = measure.paint(tmp_path / "opened.pptx", tmp_path / "painted.pptx")
    labels = {label["text"] for words in slides for label in words.get("labels", [])}
    fits = measure.read(to_pdf(tmp_path / "painted.pptx"), pages, labels)
    assert [(fit.over, fit.off, fit.collisions) for fit in fits] == [([], 0, 0)] * len(slides)


@pytest.mark.libreoffice
def test_measure_sees_text_outside(slides: list[dict[str, Any]], to_pdf: Callable[[Path], Path], tmp_path: Path) -> None:
    pytest.importorskip("pymupdf")
    import measure
    import opened
    from pptx import Presentation
    from pptx.enum.text import MSO_AUTO_SIZE
    from pptx.util import Pt

    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    for left, words in ((50, "One short line"), (300, slides[0]["points"][0]["text"])):
        frame = slide.shapes.add_textbox(Pt(left), Pt(400), Pt(200), Pt(40)).text_frame
        frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE
        frame.text = words
    deck.save(str(tmp_path / "deck.pptx"))
    assert opened.switch_off(tmp_path / "deck.pptx", tmp_path / "opened.pptx") == 2
    pages = measure.paint(tmp_path / "opened.pptx", tmp_path / "painted.pptx")
    (fit,) = measure.read(to_pdf(tmp_path / "painted.pptx"), pages, set())
    assert [round(frame.left) for frame in fit.over] == [300]
    assert fit.worst > 40
    assert fit.collisions == 0
