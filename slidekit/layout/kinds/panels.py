"""Slides of panels side by side: figure, compare, compare-3, grid, sequence. Panels of one slide share size and height."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil

from slidekit.core.geometry import Box
from slidekit.core.richtext import plain
from slidekit.core.units import pt, share
from slidekit.layout.captions import caption_height
from slidekit.layout.composition import compose
from slidekit.layout.context import Context, Kind, Placed, Sizes
from slidekit.layout.insets.cutout import insets_of
from slidekit.layout.insets.link import Pictured, link
from slidekit.layout.kinds.points import place_listing
from slidekit.layout.kinds.regions import (
    BODY,
    PICTURE,
    body_placeholder,
    default_content,
    picture_placeholder,
    title_placeholder,
)
from slidekit.layout.legend import place_legend
from slidekit.layout.page import Page
from slidekit.layout.panel import place_panel
from slidekit.layout.pictures import aspect, centred, common_shape, largest
from slidekit.layout.points import list_points
from slidekit.layout.stylesheet import Stylesheet
from slidekit.layout.typeset import needed
from slidekit.layout.verdicts import VerdictRow, verdict_height, verdict_row
from slidekit.resolve.closeup import is_close_up
from slidekit.resolve.model import Panel
from slidekit.scene.design import LayoutPlaceholder, SlideLayout
from slidekit.scene.items import Item

POINTS_GAP = pt(14)
ROW_GAP = pt(14)
LEGEND_DROP = pt(16)
LEAST_HEIGHT = pt(110)
LONE_CAPTION = pt(420)
"""The caption of a lone picture is at least this wide: a narrow picture needs no tower of words below it."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A grid of panels: columns as (left, width), the frames' height and aspect, the row of verdicts, the captions' height in
    each row.
    """

    columns: tuple[tuple[int, int], ...]
    height: int
    shape: float
    verdict: VerdictRow
    captions: tuple[int, ...]

    @property
    def total(self) -> int:
        rows = len(self.captions)
        return rows * (self.verdict.head + self.height) + sum(self.captions) + (rows - 1) * ROW_GAP


def arrange(context: Context, panels: tuple[Panel, ...], room: Box) -> Arrangement:
    """The grid that shows the panels largest, verdicts and all; on equal terms the one with fewer rows."""
    counts = range(1, len(panels) + 1)
    grids = [_grid(context, panels, room, columns) for columns in counts if ceil(len(panels) / columns) <= 3]
    return max(grids, key=lambda grid: (grid.verdict.fits, grid.height, -len(grid.captions)))


def _grid(context: Context, panels: tuple[Panel, ...], room: Box, columns: int) -> Arrangement:
    rows = ceil(len(panels) / columns)
    parts = share(room.w, [1] * columns, context.page.gutter)
    width = parts[0][1]
    look = context.look
    verdict = verdict_row(panels, width, look.sheet, look.language)
    lone = LONE_CAPTION if len(panels) == 1 else width
    cut = [panels[row * columns : (row + 1) * columns] for row in range(rows)]
    captions = tuple(max(caption_height(panel, min(width, lone), look) for panel in row) for row in cut)
    free = (room.h - rows * verdict.head - sum(captions) - (rows - 1) * ROW_GAP) // rows
    shape = common_shape(panels, width / max(free, pt(40)))
    height = _height(context, panels, width, max(free, pt(40)), shape)
    return Arrangement(tuple((room.x + left, w) for left, w in parts), height, shape, verdict, captions)


def _height(context: Context, panels: tuple[Panel, ...], width: int, height: int, shape: float) -> int:
    """The height of the frames, which all panels share, in columns of this width."""
    return min(largest(panel, context.page, context.sheet.venue, width, height, shape)[1] for panel in panels)


def place_grid(context: Context, panels: tuple[Panel, ...], room: Box) -> Placed:
    """All panels of a slide in ``room``."""
    if len(panels) == 1 and insets_of(panels[0]):
        return _place_lone(context, panels[0], room)
    grid = arrange(context, panels, room)
    look = replace(context.look, verdict=grid.verdict)
    close_up = context.slide.layout == "figure-inset"  # whole and detail are no comparison: each has its own shape
    pictures: list[Pictured] = []
    borders: list[Box] = []
    top = room.y + max(0, room.h - grid.total) * 3 // 10
    for row, below in enumerate(grid.captions):
        top += grid.verdict.head
        for (left, width), panel in zip(grid.columns, panels[row * len(grid.columns) :], strict=False):
            border = Box(left, top, min(width, round(grid.height * (aspect(panel) if close_up else grid.shape))), grid.height)
            region = Box(left, top, width, grid.height)
            if len(panels) == 1:
                border = border._replace(x=left + (width - border.w) // 2)
            caption = width if len(panels) > 1 else max(border.w, LONE_CAPTION)
            pictures.append((panel, centred(panel, border), region, min(caption, room.right - border.x)))
            borders.append(border)
        top += grid.height + below + ROW_GAP
    linked = None
    if close_up and is_close_up(panels):
        linked, pictures = pictures[1][1], link(pictures, context.language)
    placed = []
    for (panel, picture, region, width), border in zip(pictures, borders, strict=True):
        facts = panel is pictures[0][0] or _facts(panel) != _facts(panels[0])
        placed.append(place_panel(panel, picture, region, width, look, facts=facts, linked=linked, border=border))
        linked = None
    findings = [finding for panel in placed for finding in panel.findings]
    free = _height(context, panels, grid.columns[0][1], context.page.size.h, grid.shape)
    if grid.height < min(LEAST_HEIGHT, free):
        lacking = (LEAST_HEIGHT - grid.height) * len(grid.captions)
        words = sum(len(plain(panel.caption).split()) for panel in panels)
        over = round(words * min(1.0, lacking / max(1, sum(grid.captions))))
        findings.append(context.too_long("captions", max(1, over), context.sheet.caption.size))
    items = [item for panel in placed for item in panel.items]
    reveals = tuple(reveal for panel in placed for reveal in panel.reveals)
    return Placed(items, reveals, tuple(findings))


def _place_lone(context: Context, panel: Panel, room: Box) -> Placed:
    """One panel with its close-ups, in the middle."""
    look = context.look
    head = verdict_height([panel], look.sheet)
    below = caption_height(panel, min(room.w, LONE_CAPTION), look)
    found = compose(panel, room.w, room.h - head - below, look)
    top = room.y + head + max(0, room.h - head - found.box.h - below) * 3 // 10
    whole = found.at(room.x + (room.w - found.box.w) // 2, top)
    region = Box(room.x, top, room.w, whole.box.h)
    width = min(max(whole.box.w, LONE_CAPTION), room.right - whole.box.x)
    placed = place_panel(panel, whole.picture, region, width, look, insets=whole.insets)
    return Placed(list(placed.items), placed.reveals, placed.findings)


def _facts(panel: Panel) -> tuple[object, ...]:
    """What need not be said again on every panel of a slide."""
    figure = panel.figure
    return figure.view, figure.side, tuple(sorted(figure.orient.items()))


def _text_height(context: Context, size: float) -> int:
    if not context.points:
        return 0
    listing = list_points(
        context.points, size, context.sheet, context.language, gap=context.sheet.theme.spacing.tight_point_gap
    )
    return needed(listing.paragraphs, context.content.w) + POINTS_GAP


def fits_at(context: Context, size: float) -> bool:
    """True when the pictures keep an acceptable height above the points."""
    content = context.content
    room = content._replace(h=content.h - _text_height(context, size))
    return room.h > 0 and arrange(context, context.slide.panels, room).height >= LEAST_HEIGHT


def place(context: Context, sizes: Sizes) -> Placed:
    """Title, panels, optional points below them, foot."""
    content = context.content
    text = _text_height(context, sizes.body)
    room = content._replace(h=content.h - text)
    panels = place_grid(context, context.slide.panels, room)
    points = Placed([])
    if text:
        box = Box(content.x, content.bottom - text + POINTS_GAP, content.w, text - POINTS_GAP)
        points = place_listing(context, sizes.body, box)
    foot = context.foot if text else _raise_legend(context, max(item.box.bottom for item in panels.items))
    items: list[Item] = [*context.title(), *panels.items, *points.items, *foot, *context.furniture()]
    return Placed(items, (*panels.reveals, *points.reveals), (*panels.findings, *points.findings))


def _raise_legend(context: Context, above: int) -> list[Item]:
    """The foot, its legend right below the panels where these leave room."""
    legend, *rest = context.foot if context.slide.legend else [None]
    if legend is None:
        return context.foot
    content, bottom = context.content, min(legend.box.bottom, above + LEGEND_DROP + legend.box.h)
    raised = place_legend(context.slide.legend, content.x, bottom, content.w, context.sheet, context.language)
    return [raised or legend, *rest]


def _layout(kind: str, name: str, count: int, rows: int = 1) -> Kind:
    def make(page: Page, sheet: Stylesheet, sizes: Sizes) -> SlideLayout:
        box = default_content(page, sheet, sizes.title)
        columns = count // rows
        holders: list[LayoutPlaceholder] = [title_placeholder(page, sheet, sizes.title)]
        for row, (top, tall) in enumerate(share(box.h - pt(24), [1] * rows, ROW_GAP)):
            for column, (left, wide) in enumerate(share(box.w, [1] * columns, page.gutter)):
                index = row * columns + column
                region = Box(box.x + left, box.y + top, wide, tall)
                holders.append(picture_placeholder(region, sheet, PICTURE + index, f"Picture {index + 1}"))
        strip = Box(box.x, box.bottom - pt(20), box.w, pt(20))
        holders.append(body_placeholder(strip, sizes.body, sheet, BODY, "Points"))
        return SlideLayout(kind, name, None, tuple(holders))

    return Kind(place, make, "body", fits_at)


FIGURE = _layout("figure", "Figure", 1)
BUILD = _layout("build", "Figure in Steps", 1)
COMPARE = _layout("compare", "Compare", 2)
COMPARE_3 = _layout("compare-3", "Compare Three", 3)
GRID = _layout("grid", "Grid", 4, 2)
SEQUENCE = _layout("sequence", "Sequence", 4)
CINE = _layout("cine", "Film", 1)
