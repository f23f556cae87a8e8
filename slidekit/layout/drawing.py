"""What the marks of one panel are drawn into: shapes by step, and what later ones must keep clear of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from slidekit.core.diagnostics import Diagnostic
from slidekit.core.geometry import WHOLE, Area, Box, Point, Viewport
from slidekit.core.units import pt
from slidekit.layout.annotations import Target
from slidekit.layout.annotations.labels import Spot
from slidekit.layout.annotations.quiet import Detail
from slidekit.layout.annotations.target import XY
from slidekit.layout.page import Page
from slidekit.layout.pictures import Framed
from slidekit.layout.stylesheet import Stylesheet
from slidekit.layout.traces import trace
from slidekit.layout.verdicts import VerdictRow
from slidekit.resolve.model import Mark, Panel
from slidekit.scene.items import PictureItem, ShapeItem
from slidekit.scene.marks import Annotation

Drawn = ShapeItem | PictureItem


@dataclass(frozen=True, slots=True)
class Look:
    """What every panel of a slide shares."""

    page: Page
    sheet: Stylesheet
    language: str
    slide: str
    shown: int | None = None
    verdict: VerdictRow | None = None
    """The row of the slide's verdicts, one size for all; None lets each panel find its own."""


@dataclass
class Drawing:
    """The marks of one panel by step, and what later ones must keep clear of.

    ``insets`` are the places of the panel's close-ups, labels included; () leaves them to be sought. ``linked`` is another
    panel's picture that shows the last inset's area, in place of a copy.
    """

    panel: Panel
    framed: Framed
    region: Box
    look: Look
    obstacles: list[Box]
    insets: tuple[Box, ...] = ()
    linked: Box | None = None
    steps: dict[int, list[Drawn]] = field(default_factory=dict)
    targets: list[tuple[Mark, Target]] = field(default_factory=list)
    strokes: list[tuple[XY, XY]] = field(default_factory=list)
    shafts: dict[int, tuple[XY, XY]] = field(default_factory=dict)
    """Arrows that come from their label, by the mark's index: from tail to tip."""
    findings: list[Diagnostic] = field(default_factory=list)
    discs: dict[int, Point] = field(default_factory=dict)
    labels: dict[int, Spot] = field(default_factory=dict)

    @property
    def traces(self) -> tuple[Annotation, ...]:
        """What the manifest keeps of the marks; a close-up is a picture of its own."""
        panel = self.panel
        return tuple(
            trace(mark, self.name(index).removeprefix(f"{panel.id}."), self.labels.get(index), self.discs.get(index))
            for index, mark in enumerate(panel.marks)
            if mark.kind != "inset"
        )

    @property
    def view(self) -> Viewport:
        return self.framed.view

    @property
    def sheet(self) -> Stylesheet:
        return self.look.sheet

    @property
    def language(self) -> str:
        return self.look.language

    @property
    def u(self) -> int:
        return pt(self.sheet.label.size)

    def by_step(self, shown: int | None) -> dict[int, list[Drawn]]:
        """The shapes by step; on a page that shows one state, all that has come by then belongs to the first."""
        if shown is None:
            return dict(self.steps)
        return {1: [item for step in sorted(self.steps) if step <= shown for item in self.steps[step]]}

    def add(self, mark: Mark, items: Sequence[Drawn], step: int = 1) -> None:
        """Shapes that come with the mark, and not before ``step``."""
        self.steps.setdefault(max(mark.step, step), []).extend(items)

    def name(self, index: int) -> str:
        """What the shapes of a mark are called: panel and mark, counted where two marks share an id."""
        marks = self.panel.marks
        twins = [mark.id for mark in marks[:index]].count(marks[index].id)
        return f"{self.panel.id}.{marks[index].id}" + (f".{twins + 1}" if twins else "")

    def detail(self) -> Detail | None:
        """The figure's map of detail, and the part of it that the slide shows."""
        panel, shown = self.panel, self.view.shown
        if panel.figure.detail is None or not panel.figure.detail.rows:
            return None
        whole = panel.crop or WHOLE
        window = Area(
            (shown.left - whole.left) / whole.width,
            (shown.top - whole.top) / whole.height,
            (shown.right - whole.left) / whole.width,
            (shown.bottom - whole.top) / whole.height,
        )
        return Detail(f"{panel.figure.sha256}:{panel.crop}", panel.figure.detail.rows, window)
