"""A scene to read: as text for people and golden files, as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

from slidekit.core.geometry import Box
from slidekit.core.units import to_pt
from slidekit.scene.items import (
    ChartItem,
    EquationItem,
    GroupItem,
    Item,
    MediaItem,
    PictureItem,
    Playback,
    Segment,
    ShapeItem,
    TableItem,
    TextItem,
)
from slidekit.scene.scene import Reveal, Scene, Slide
from slidekit.scene.text import Line, TextBody


class LineJson(TypedDict):
    """A measured line; lengths in EMU, the size in points."""

    text: str
    x: int
    baseline: int
    width: int
    size_pt: float
    font: str


class ItemJson(TypedDict):
    """An item; ``id`` is the name of its shape in the file, cells of a table are ``name[row,column]``."""

    id: str
    kind: str
    role: str
    box: list[int]
    lines: list[LineJson]
    items: list[ItemJson]


class SlideJson(TypedDict):
    """A slide and what stands on it, in reading order."""

    id: str
    layout: str
    items: list[ItemJson]


class SceneJson(TypedDict):
    """The finished deck; ``size`` in EMU."""

    size: list[int]
    slides: list[SlideJson]


def to_json(scene: Scene) -> SceneJson:
    """What ``slidekit scene --json`` prints, ready for ``json.dumps``."""
    return {"size": list(scene.size), "slides": [_slide(slide) for slide in scene.slides]}


def _slide(slide: Slide) -> SlideJson:
    return {"id": slide.id, "layout": slide.layout, "items": [_item(slide.id, item) for item in slide.items]}


def _item(slide: str, item: Item) -> ItemJson:
    name = f"{slide}/{item.id}"
    inner: list[ItemJson] = []
    if isinstance(item, GroupItem):
        inner = [_item(slide, member) for member in item.items]
    elif isinstance(item, EquationItem):
        inner = [_item(slide, member) for member in item.drawn]
    elif isinstance(item, TableItem):
        inner = [_json(f"{name}[{row},{column}]", "cell", item.role, box, text) for row, column, box, text in _cells(item)]
    text = item.text if isinstance(item, TextItem | ShapeItem) else None
    return _json(name, _kind(item), item.role, item.box, text, inner)


def _json(name: str, kind: str, role: str, box: Box, text: TextBody | None, items: list[ItemJson] | None = None) -> ItemJson:
    lines = [_line(line) for line in text.lines] if text else []
    return {"id": name, "kind": kind, "role": role, "box": list(box), "lines": lines, "items": items or []}


def _line(line: Line) -> LineJson:
    return {
        "text": line.text,
        "x": line.x,
        "baseline": line.baseline,
        "width": line.width,
        "size_pt": line.size,
        "font": line.font,
    }


def _cells(table: TableItem) -> Iterator[tuple[int, int, Box, TextBody]]:
    top = table.box.y
    for row, (height, cells) in enumerate(zip(table.heights, table.rows, strict=True)):
        left = 0
        for column, (width, cell) in enumerate(zip(table.widths, cells, strict=True)):
            x = table.box.right - left - width if table.rtl else table.box.x + left
            yield row, column, Box(x, top, width, height), cell.text
            left += width
        top += height


def _kind(item: Item) -> str:
    return {
        TextItem: "text",
        ShapeItem: "shape",
        PictureItem: "picture",
        MediaItem: "media",
        TableItem: "table",
        ChartItem: "chart",
        EquationItem: "equation",
        GroupItem: "group",
    }[type(item)]


def dump(scene: Scene) -> str:
    """One line for each item with its box in points, its lines of text below it, members further in. Ends with a newline."""
    lines = [f"{scene.properties.deck}: {len(scene.slides)} slides of {_points(*scene.size)} pt"]
    for number, slide in enumerate(scene.slides, 1):
        hidden = ", hidden" if slide.hidden else ""
        lines.append(f"\n{number} {slide.id} ({slide.layout}{hidden})")
        for item in slide.items:
            lines += _dump_item(item, 1)
        lines += [
            f"  click {step}: {', '.join(_reveal(reveal) for reveal in every)}" for step, every in enumerate(slide.clicks, 1)
        ]
    return "\n".join(lines) + "\n"


def _points(*lengths: int) -> str:
    return " ".join(f"{to_pt(length):.1f}" for length in lengths)


def _dump_item(item: Item, depth: int) -> Iterator[str]:
    pad = "  " * depth
    yield f"{pad}{_kind(item)} {item.id} [{item.role}] {_points(*item.box)}{_detail(item)}"
    if isinstance(item, TextItem | ShapeItem) and item.text is not None:
        yield from _dump_text(item.text, depth + 1)
    elif isinstance(item, GroupItem):
        for member in item.items:
            yield from _dump_item(member, depth + 1)
    elif isinstance(item, TableItem):
        for row, column, box, text in _cells(item):
            yield f"{pad}  cell {row},{column} {_points(*box)}"
            yield from _dump_text(text, depth + 2)


def _detail(item: Item) -> str:
    """What tells two items of one kind apart."""
    if isinstance(item, TextItem) and item.placeholder is not None:
        return f" → {item.placeholder.type} {item.placeholder.idx}"
    if isinstance(item, PictureItem | MediaItem):
        crop, size = (" ".join(str(n) for n in numbers) for numbers in (item.media.crop, item.media.size))
        more = _playing(item.play) if isinstance(item, MediaItem) else " in a circle" if item.round else ""
        return f" {item.media.figure} crop {crop} to {size}{more}"
    if isinstance(item, ShapeItem) and isinstance(item.geometry, Segment):
        return f" from {_points(*item.geometry.start)} to {_points(*item.geometry.end)}"
    if isinstance(item, ChartItem):
        return f" {item.kind} of {len(item.series)} series"
    if isinstance(item, EquationItem):
        return f" {item.size:g} pt: {item.linear}"
    return ""


def _playing(play: Playback) -> str:
    """``plays 12.0 s on a click, silent``."""
    cut = f" from {play.skipped / 1000:g} s" if play.skipped else ""
    cut += f", {play.left / 1000:g} s left out" if play.left else ""
    words = ["by itself" if play.auto else "on a click", *(["again and again"] if play.loop else [])]
    return f" plays {play.length / 1000:.1f} s{cut} {', '.join([*words, 'silent' if play.mute else 'with sound'])}"


def _dump_text(text: TextBody, depth: int) -> Iterator[str]:
    for line in text.lines:
        yield f"{'  ' * depth}| {line.text} | {line.size:g} pt {line.font} at {_points(line.x, line.baseline, line.width)}"


def _reveal(reveal: Reveal) -> str:
    if reveal.first is None:
        return reveal.item
    last = reveal.first if reveal.last is None else reveal.last
    return f"{reveal.item} ¶{reveal.first}" if last == reveal.first else f"{reveal.item} ¶{reveal.first}–{last}"
