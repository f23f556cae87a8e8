"""Items of a scene as drawings: one entry for each kind, looked up by type."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from slidekit.core.units import to_pt
from slidekit.render.charts import draw_chart
from slidekit.render.drawing import Film, Group, Mark, Path, Picture
from slidekit.render.shapes import draw_shape, ellipse, filled, frame_of, pen_of, rectangle
from slidekit.render.words import draw_text
from slidekit.scene.design import Design
from slidekit.scene.items import (
    ChartItem,
    EquationItem,
    GroupItem,
    Item,
    MediaItem,
    PictureItem,
    Preset,
    ShapeItem,
    Stroke,
    TableItem,
    TextItem,
)
from slidekit.scene.scene import Scene, Slide

RECT = Preset("rect")


def draw_slide(scene: Scene, slide: Slide, state: int | None = None) -> tuple[Group, ...]:
    """The slide's items in their order, as they stand in a ``state`` (from 1); None is the last, in which all is seen."""
    steps, design = steps_of(slide), scene.design_of(slide)
    drawn = [draw_item(design, slide.id, item, steps.get(item.id, ())) for item in slide.items]
    return tuple(drawn if state is None else [_until(group, state) for group in drawn if group.step <= state])


def states_of(slide: Slide) -> int:
    """How many states a slide has: one more than it has clicks that show something."""
    return 1 + sum(1 for click in slide.clicks if click)


def steps_of(slide: Slide) -> dict[str, tuple[tuple[int, int], ...]]:
    """Item id → in which state its paragraphs appear, as (paragraph, state); paragraph -1 is the whole item."""
    found: dict[str, tuple[tuple[int, int], ...]] = {}
    for state, click in enumerate((click for click in slide.clicks if click), 2):
        for reveal in click:
            first = -1 if reveal.first is None else reveal.first
            last = first if reveal.last is None else reveal.last
            found[reveal.item] = (*found.get(reveal.item, ()), *((number, state) for number in range(first, last + 1)))
    return found


def _until(group: Group, state: int) -> Group:
    """Without the paragraphs that appear later."""
    later = {paragraph for paragraph, step in group.steps if step > state}
    if not later:
        return group
    kept = tuple(mark for mark in group.members if getattr(mark, "paragraph", None) not in later)
    return Group(group.id, group.kind, group.role, kept, group.alt, group.silent, group.link, group.step, group.steps)


def draw_item(design: Design, slide: str, item: Item, steps: tuple[tuple[int, int], ...] = (), member: bool = False) -> Group:
    """An item as a group named as in the file, ``slide/item``; a ``member`` of a group is silent, for the group speaks."""
    kind, draw = KINDS[type(item)]
    whole = [state for paragraph, state in steps if paragraph < 0]
    alt = "" if member else getattr(item, "alt", "")
    silent = member or (not alt and bool(getattr(item, "decorative", False)) and getattr(item, "text", None) is None)
    return Group(
        f"{slide}/{item.id}",
        kind,
        item.role,
        draw(design, slide, item),
        alt,
        silent,
        getattr(item, "link", None),
        min(whole, default=1),
        tuple(pair for pair in steps if pair[0] >= 0),
    )


def _text(design: Design, _slide: str, item: TextItem) -> tuple[Mark, ...]:
    ground = draw_shape(design, RECT, item.box, item.fill, item.stroke) if item.fill or item.stroke else ()
    return (*ground, *draw_text(design, item.text))


def _shape(design: Design, _slide: str, item: ShapeItem) -> tuple[Mark, ...]:
    words = draw_text(design, item.text) if item.text is not None else ()
    return (*draw_shape(design, item.geometry, item.box, item.fill, item.stroke), *words)


def _picture(_design: Design, _slide: str, item: PictureItem) -> tuple[Mark, ...]:
    frame = frame_of(item.box)
    return (Picture(frame, item.media, ellipse(frame) if item.round else ()),)


def _film(_design: Design, _slide: str, item: MediaItem) -> tuple[Mark, ...]:
    return (Film(Picture(frame_of(item.box), item.media), item.film, item.play),)


def _equation(design: Design, slide: str, item: EquationItem) -> tuple[Mark, ...]:
    return tuple(draw_item(design, slide, inner, member=True) for inner in item.drawn)


def _group(design: Design, slide: str, item: GroupItem) -> tuple[Mark, ...]:
    return tuple(draw_item(design, slide, inner, member=True) for inner in item.items)


def _chart(design: Design, _slide: str, item: ChartItem) -> tuple[Mark, ...]:
    return draw_chart(design, item)


def _table(design: Design, _slide: str, item: TableItem) -> tuple[Mark, ...]:
    """Fills, then the rules below the rows, then the words; read from the right, the first column is there."""
    grounds: list[Mark] = []
    rules: list[Mark] = []
    words: list[Mark] = []
    top = to_pt(item.box.y)
    for height, row in zip(map(to_pt, item.heights), item.rows, strict=True):
        left = to_pt(item.box.x)
        ruled: list[tuple[Stroke | None, float, float]] = []
        columns = list(zip(map(to_pt, item.widths), row, strict=True))
        for width, cell in reversed(columns) if item.rtl else columns:
            if cell.fill is not None:
                grounds.append(Path(rectangle((left, top, width, height)), filled(design, cell.fill)))
            start = ruled.pop()[1] if ruled and ruled[-1][0] == cell.bottom else left
            ruled.append((cell.bottom, start, left + width))
            words += draw_text(design, cell.text)
            left += width
        top += height
        rules += [_rule(design, stroke, start, end, top) for stroke, start, end in ruled if stroke is not None]
    return (*grounds, *rules, *words)


def _rule(design: Design, stroke: Stroke, start: float, end: float, y: float) -> Path:
    """One line below all neighbouring cells that have the same."""
    return Path((("M", start, y), ("L", end, y)), None, pen_of(design, stroke))


Draw = Callable[[Design, str, Any], tuple[Mark, ...]]
KINDS: Mapping[type, tuple[str, Draw]] = {
    TextItem: ("text", _text),
    ShapeItem: ("shape", _shape),
    PictureItem: ("picture", _picture),
    TableItem: ("table", _table),
    ChartItem: ("chart", _chart),
    MediaItem: ("media", _film),
    EquationItem: ("equation", _equation),
    GroupItem: ("group", _group),
}
"""Kind of item → its name in ``scene --json``, and what draws it."""
