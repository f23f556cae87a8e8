"""Arrows point at what they should, as LibreOffice draws it: random figures, formats, crops, fits and EXIF orientations.

Each picture has a coloured dot at its landmark, on each panel an arrow points there. Dot and tip are found in the pixels of the
rendered page. ``SLIDEKIT_PROOF=nightly`` takes more cases; ``pytest -s`` prints how far off the tips are.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pymupdf
import pytest
from landmarks import STYLES, Case, Landmarks, Talk, decks
from openxml_audit import FileFormat, OpenXmlValidator
from pointing import Pointing, arrow_of, find, shown_tip
from shots import NIGHTLY

import slidekit
from slidekit.core.geometry import Box
from slidekit.core.units import to_pt
from slidekit.layout.annotations.target import TIP_GAP
from slidekit.scene.items import GroupItem, Item, PictureItem, ShapeItem
from slidekit.theme import BUILTIN

pytestmark = pytest.mark.libreoffice

CASES, DECKS = (3000, 6) if NIGHTLY else (510, 2)
WITHIN = 2.0
"""Points that a tip may be off."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A case and what the page shows of it; None where dot or arrow were not found."""

    case: Case
    where: str
    pointing: Pointing | None

    @property
    def wanted(self) -> tuple[float, float]:
        """The tip's place by the rendered dot: the documented gap before it."""
        assert self.pointing is not None
        (x, y), (dx, dy) = self.pointing.dot, self.pointing.way
        gap = to_pt(TIP_GAP)
        return x - gap * dx, y - gap * dy

    @property
    def laid_off(self) -> float:
        """How far the scene's tip is from there."""
        assert self.pointing is not None
        return math.dist(self.pointing.said, self.wanted)

    @property
    def drawn_off(self) -> float:
        """How far the drawn colour's end is from where it ends on an arrow with its tip there."""
        assert self.pointing is not None
        return math.dist(self.pointing.drawn, shown_tip(self.case.style, self.wanted, self.pointing.tail))


def panels_of(items: tuple[Item, ...]) -> dict[str, GroupItem]:
    return {item.id: item for item in items if isinstance(item, GroupItem) and item.role == "panel"}


def parts(group: GroupItem) -> tuple[Box, list[ShapeItem]]:
    """Where the panel's picture is, and the shapes of its arrow."""
    [picture] = [item.box for item in group.items if isinstance(item, PictureItem)]
    return picture, [item for item in group.items if isinstance(item, ShapeItem) and item.role == "annotation"]


def show(project: Landmarks, talk: Talk, to_pdf: Callable[[Path], Path]) -> list[Shown]:
    """Every case of a deck, found on its page."""
    result = slidekit.build(talk.spec, out=project.root / "build")
    assert result.ok, [finding for finding in result.diagnostics if finding.is_error]
    path = Path(result.outputs[0].path)
    assert not OpenXmlValidator(file_format=FileFormat.MICROSOFT_365).validate(path).errors
    scene = slidekit.lay_out(talk.spec).value
    assert scene is not None
    marks = BUILTIN[talk.theme].marks
    found = []
    with pymupdf.open(to_pdf(path)) as document:
        for slide, cases, page in zip(scene.slides, talk.slides, document, strict=True):
            groups, drawn = panels_of(slide.items), page.get_displaylist()
            for case in cases:
                picture, shapes = parts(groups[case.id])
                pointing = find(drawn, picture, getattr(marks, case.style), arrow_of(shapes))
                found.append(Shown(case, f"{talk.spec.stem} slide {slide.id} {case.id}", pointing))
    return found


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Landmarks:
    return Landmarks(tmp_path_factory.mktemp("landmarks"))


@pytest.fixture(scope="module")
def shown(project: Landmarks, to_pdf: Callable[[Path], Path]) -> list[Shown]:
    return [each for talk in decks(project, CASES, DECKS) for each in show(project, talk, to_pdf)]


def told(name: str, values: list[float]) -> str:
    """Median, 95th and 99th percentile and largest of some distances."""
    low, high, most = np.percentile(values, (50, 95, 99))
    return f"{name}: median {low:.2f}, 95 % {high:.2f}, 99 % {most:.2f}, largest {max(values):.2f} pt"


def test_the_cases_are_many_and_of_every_kind(shown: list[Shown]) -> None:
    cases = [each.case for each in shown]
    panels = [case.panel for case in cases]
    assert len(cases) >= 500
    assert {case.orientation for case in cases} == set(range(1, 9))
    assert {case.style for case in cases} == set(STYLES)
    assert {Path(case.file).suffix for case in cases} == {".jpg", ".png", ".webp", ".tif", ".gif", ".bmp"}
    assert sum("crop" in panel for panel in panels) > 200
    assert sum(panel["fit"] == "cover" and panel["focus"] != "dot" for panel in panels) > 100
    assert sum(case.labelled for case in cases) > 80


def test_every_dot_and_every_arrow_is_found(shown: list[Shown]) -> None:
    assert [each.where for each in shown if each.pointing is None] == []


def test_tips_land_at_their_landmarks(shown: list[Shown]) -> None:
    seen = [each for each in shown if each.pointing is not None]
    print(f"\n{len(seen)} tips off their landmark, {told('as laid out', [each.laid_off for each in seen])}; ", end="")
    print(told("as drawn", [each.drawn_off for each in seen]))
    for off in (Shown.laid_off, Shown.drawn_off):
        far = {each.where: (off.fget(each), each.case) for each in seen if off.fget(each) > WITHIN}  # type: ignore[attr-defined]
        assert not far, far


def test_landmarks_that_are_off_are_seen(project: Landmarks, to_pdf: Callable[[Path], Path]) -> None:
    """The proof can fail: landmarks three hundredths of the picture beside their dots."""
    shown = show(project, project.make(77, 12, "16:9", "slate", beside=0.03), to_pdf)
    assert len(shown) >= 12
    for each in shown:
        assert each.pointing is None or (each.laid_off > WITHIN and each.drawn_off > WITHIN), each
