"""The four lectures as LibreOffice draws them: every line where the scene says, inside its box, on no other text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pymupdf
import pytest
from conftest_lectures import LECTURES, Lecture
from drawn_lines import agrees, letters_of, lines_of

Get = Callable[[str], Lecture]
AGREEMENT = 0.98


@pytest.mark.libreoffice
@pytest.mark.parametrize("name", LECTURES)
def test_lines_are_drawn_where_they_were_measured(name: str, lecture: Get, to_pdf: Callable[[Path], Path]) -> None:
    built = lecture(name)
    pages = pymupdf.open(to_pdf(built.path))
    shown = [slide for slide in built.scene.slides if not slide.hidden]
    assert len(pages) == len(shown)
    missed = []
    count = 0
    for slide, page in zip(shown, pages, strict=True):
        drawn = letters_of(page)
        for element, line in lines_of(slide.items):
            if line.text.strip():
                count += 1
                if not agrees(line, drawn):
                    missed.append((slide.id, element, line.text))
    assert count > 100
    assert len(missed) <= (1 - AGREEMENT) * count, missed


@pytest.mark.libreoffice
def test_a_line_measured_elsewhere_would_be_noticed(lecture: Get, to_pdf: Callable[[Path], Path]) -> None:
    built = lecture("florida")
    pages = pymupdf.open(to_pdf(built.path))
    slide = next(slide for slide in built.scene.slides if slide.id == "harvest-compare")
    drawn = letters_of(pages[list(built.scene.slides).index(slide)])
    lines = [line for _, line in lines_of(slide.items)]
    assert all(agrees(line, drawn) for line in lines)
    assert not any(agrees(replace(line, width=round(line.width * 0.9)), drawn) for line in lines if line.width > 2_000_000)
    assert not any(agrees(replace(line, baseline=line.baseline + 50_000), drawn) for line in lines)
