"""No text of any deck runs over: random decks as LibreOffice draws them, and by PowerPoint's rule.

A few hundred boxes by default; ``SLIDEKIT_PROOF=nightly`` renders thousands. ``pytest -s`` prints the figures.
"""

from __future__ import annotations

import functools
import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import fmean

import pytest
from corpora import ENGLISH, SPANISH
from measures import powerpoint_height, room
from rendering import Finding, Report, compare, judge, paint, read, scene_texts
from shots import DECKS, LEAST_BOXES, Shot, render, shoot

from decks import Plan, Project
from slidekit.core.units import to_pt

pytestmark = pytest.mark.libreoffice

AGREEMENT = 0.97
NARROWER = 0.97
WORDY = ("statement", "points", "points-numbered", "objectives", "figure-points", "table", "evidence", "quote", "columns")


@pytest.fixture(scope="session")
def total(proof: list[Shot]) -> Report:
    report = Report()
    for shot in proof:
        report.add(shot.report)
    print(f"\nall: {report.summary()}")
    return report


def test_the_proof_is_large_and_loses_few_slides(proof: list[Shot], total: Report) -> None:
    kept = sum(len(shot.made.plan.kinds) - len(shot.made.dropped) for shot in proof)
    asked = sum(len(shot.made.plan.kinds) for shot in proof)
    print(f"\n{kept} of {asked} slides fitted; left out: {[shot.made.dropped for shot in proof if shot.made.dropped]}")
    assert total.boxes >= LEAST_BOXES
    assert kept >= 0.9 * asked
    assert len({shot.made.plan.corpus.name for shot in proof}) == 4


def assert_none(found: list[Finding]) -> None:
    assert not found, "\n".join(["", *map(str, found)])


def test_no_text_runs_past_its_box_or_off_the_slide(total: Report) -> None:
    assert_none(total.of("overflow") + total.of("off-slide"))


def test_no_text_lies_on_another_or_under_a_picture(total: Report) -> None:
    assert_none(total.of("overlap") + total.of("covered"))


def test_no_text_vanishes(total: Report) -> None:
    assert_none(total.of("vanished"))


def test_lines_break_where_the_scene_says(total: Report) -> None:
    assert total.agreement >= AGREEMENT, [str(finding) for finding in total.of("breaks")]


def test_boxes_are_nearly_full(proof: list[Shot]) -> None:
    """The proof would be worth little if the texts were short."""
    shares = []
    for shot in proof:
        for (_, name), (item, text) in scene_texts(shot.made.scene).items():
            if item.role == "body":
                shares.append(powerpoint_height(text) / room(item, name, text))
    print(f"\n{len(shares)} body texts take {fmean(shares):.0%} of their height, {sum(s > 0.8 for s in shares)} more than 80 %")
    assert fmean(shares) > 0.5


def test_every_text_holds_by_the_rule_of_powerpoint(proof: list[Shot]) -> None:
    over = []
    count = 0
    for shot in proof:
        for (slide, name), (item, text) in scene_texts(shot.made.scene).items():
            if text.lines and any(line.text.strip() for line in text.lines):
                count += 1
                height, has = powerpoint_height(text), room(item, name, text)
                if height > has + 0.01:
                    over.append(f"{shot.made.plan.name} slide {slide} {name}: {height:.1f} of {has:.1f} pt")
    print(f"\n{count} texts by PowerPoint's rule")
    assert not over, "\n".join(over)


def test_the_decks_hold_at_another_resolution(proof: list[Shot], to_coarse_pdf: Callable[[Path], Path]) -> None:
    report = Report()
    for shot in proof[: max(2, DECKS // 4)]:
        report.add(render(shot.path, shot.made.scene, to_coarse_pdf))
    print(f"\nat 300 dots per inch: {report.summary()}")
    found = [finding for finding in report.findings if finding.kind != "breaks"]
    assert_none(found)


def clear_caches() -> None:
    """Forget everything measured so far."""
    for thing in gc.get_objects():
        if isinstance(thing, functools._lru_cache_wrapper) and str(thing.__module__).startswith("slidekit."):
            thing.cache_clear()


@pytest.fixture
def narrow_measure(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """All letters measured 3 % too narrow."""
    from slidekit.text import shape

    honest = shape.shape

    def dishonest(*arguments: object) -> list[float]:
        return [units * NARROWER for units in honest(*arguments)]  # type: ignore[arg-type]

    clear_caches()
    monkeypatch.setattr(shape, "shape", dishonest)
    yield
    monkeypatch.undo()
    clear_caches()


PLANS = (
    Plan(7, ENGLISH, "daylight", "4:3", "Calibri", WORDY),
    Plan(8, SPANISH, "slate", "4:3", "Arial", WORDY),
)


def shoot_all(project: Project, out: str, to_pdf: Callable[[Path], Path]) -> Report:
    report = Report()
    for plan in PLANS:
        report.add(shoot(project, plan, to_pdf, out).report)
    return report


def test_the_measure_as_it_is_passes(project: Project, to_pdf: Callable[[Path], Path]) -> None:
    report = shoot_all(project, "honest", to_pdf)
    assert_none(report.of("overflow"))
    assert report.agreement >= AGREEMENT


@pytest.mark.usefixtures("narrow_measure")
def test_a_measure_3_percent_too_narrow_fails(project: Project, to_pdf: Callable[[Path], Path]) -> None:
    report = shoot_all(project, "narrow", to_pdf)
    print(f"\nmeasured at {NARROWER}: {report.summary()}")
    assert report.of("overflow")
    assert report.agreement < AGREEMENT


def test_a_text_too_long_for_its_box_is_seen(proof: list[Shot], to_pdf: Callable[[Path], Path]) -> None:
    """Everything in placeholders at 40 pt, in boxes as they were."""
    from pptx import Presentation
    from pptx.util import Pt

    made, path = proof[0].made, proof[0].path
    deck = Presentation(str(path))
    for slide in deck.slides:
        for shape in slide.placeholders:
            for paragraph in shape.text_frame.paragraphs if shape.has_text_frame else ():
                for run in paragraph.runs:
                    run.font.size = Pt(40)
    larger = path.with_name("larger.pptx")
    deck.save(str(larger))
    painted = path.with_name("larger-painted.pptx")
    boxes = paint(larger, painted)
    page = read(to_pdf(painted), boxes)
    kinds = {finding.kind for finding in judge(boxes, page)}
    assert {"overflow", "overlap"} <= kinds
    report = Report()
    compare(boxes, made.scene, report)
    assert report.agreement < AGREEMENT
    assert page[2] == pytest.approx(to_pt(made.scene.size.w), abs=1)
