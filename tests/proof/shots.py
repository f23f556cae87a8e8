"""A deck from plan to judgement."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from covering import judge_covers
from rendering import Report, compare, judge, paint, read

from decks import Made, Plan, Project
from slidekit.scene.scene import Scene

NIGHTLY = os.environ.get("SLIDEKIT_PROOF") == "nightly"
DECKS, KINDS = (24, None) if NIGHTLY else (4, 12)
"""How many decks of how many kinds of slide (None: all): a few hundred boxes, or with ``SLIDEKIT_PROOF=nightly`` thousands."""

LEAST_BOXES = 2_000 if NIGHTLY else 200


@dataclass(frozen=True, slots=True)
class Shot:
    """A deck, its file, and what a renderer made of it."""

    made: Made
    path: Path
    report: Report


def render(deck: Path, scene: Scene, to_pdf: Callable[[Path], Path]) -> Report:
    """Print a painted copy of the deck and judge every text box."""
    painted = deck.with_name(f"{deck.stem}-painted.pptx")
    boxes = paint(deck, painted)
    page = read(to_pdf(painted), boxes)
    report = Report(boxes=len(boxes), findings=[*judge(boxes, page), *judge_covers(boxes, scene)])
    compare(boxes, scene, report)
    return report


def shoot(project: Project, plan: Plan, to_pdf: Callable[[Path], Path], out: str = "build") -> Shot:
    """Make, build and render a deck, and judge every text box."""
    made = project.make(plan)
    path = project.build(made, project.root / out)
    return Shot(made, path, render(path, made.scene, to_pdf))
