"""The four lectures as LibreOffice draws them: every line where the scene says, inside its box, on no other text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pymupdf
import pytest
from conftest_lectures import LECTURES, Lecture

from slidekit.core.units import to_pt
from slidekit.scene.items import GroupItem, Item, TableItem
from slidekit.scene.text import Line

Get = Callable[[str], Lecture]
LETTERS = 1.5
"""A drawn line may start this many points beside its measured place."""
AGREEMENT = 0.98


def lines_of(items: tuple[Item, ...]) -> Iterator[tuple[str, Line]]:
    for item in items:
        if isinstance(item, GroupItem):
            yield from lines_of(item.items)
        elif isinstance(item, TableItem):
            yield from ((item.id, line) for row in item.rows for cell in row for line in cell.text.lines)
        elif (text := getattr(item, "text", None)) is not None:
            yield from ((item.id, line) for line in text.lines)


def letters_of(page: pymupdf.Page) -> list[tuple[float, float, str]]:
    """Baseline, left edge and letter of everything drawn."""
    return [
        (char["origin"][1], char["bbox"][0], char["c"])
        for block in page.get_text("rawdict")["blocks"]
        for line in block.get("lines", ())
        for span in line["spans"]
        for char in span["chars"]
        if char["c"].strip()
    ]


def agrees(line: Line, drawn: list[tuple[float, float, str]]) -> bool:
    """True when the line's letters, and only they, stand where it was measured. Order is left out: ligatures have none."""
    base, left, right = to_pt(line.baseline), to_pt(line.x), to_pt(line.x + line.width)
    found = [c for y, x, c in drawn if abs(y - base) < 2.5 and left - LETTERS <= x < right + 0.5]
    return sorted("".join(found)) == sorted(re.sub(r"\s", "", line.text))


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
