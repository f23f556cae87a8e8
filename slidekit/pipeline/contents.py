"""What each slide says and shows, as hashes: what two builds of a deck are compared by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from slidekit.scene.items import (
    ChartItem,
    EquationItem,
    GroupItem,
    Item,
    MediaItem,
    PictureItem,
    ShapeItem,
    TableItem,
    TextItem,
)
from slidekit.scene.scene import Scene, Slide
from slidekit.scene.walk import strings

PARTS = ("title", "text", "picture", "marks", "table", "chart", "equation", "notes", "order of appearance", "visibility")
"""In the order in which they are named."""
LOOK = "layout"
_UNTOLD = frozenset({"footer", "slide-number"})
"""Roles that differ from venue to venue on every slide."""
_MARKS = frozenset({"annotation", "badge", "chip", "label", "letter", "number", "verdict", "scale"})


@dataclass(frozen=True, slots=True)
class SlideContent:
    """A slide by its id: for each part (``PARTS``) that it has a hash of what that says, wherever and how large it stands.

    ``look`` is a hash of the slide's part in the file, and so of places, sizes and styles too.
    """

    id: str
    parts: Mapping[str, str]
    look: str


def contents_of(scene: Scene, package: Mapping[str, bytes]) -> tuple[SlideContent, ...]:
    """The slides of a scene in their order; ``package`` are the parts of the file written from it."""
    hashes = dict(figure_hashes(scene))
    return tuple(
        SlideContent(slide.id, _parts(slide, hashes), sha256(package[f"ppt/slides/slide{number}.xml"]).hexdigest())
        for number, slide in enumerate(scene.slides, 1)
    )


def figure_hashes(scene: Scene) -> tuple[tuple[str, str], ...]:
    """Id and sha256 of every figure; of a video its poster's, and under ``ID.film`` that of the film."""
    return tuple(
        pair for figure in scene.figures for pair in ((figure.id, figure.sha256), (f"{figure.id}.film", figure.film)) if pair[1]
    )


def changed_parts(one: SlideContent, other: SlideContent) -> tuple[str, ...]:
    """Which parts of a slide differ, ``PARTS`` first."""
    return tuple(part for part in PARTS if one.parts.get(part) != other.parts.get(part))


def _parts(slide: Slide, hashes: Mapping[str, str]) -> dict[str, str]:
    words: dict[str, list[str]] = {part: [] for part in PARTS}
    for item in slide.items:
        for part, said in _said(item, hashes):
            words[part].append(said)
    words["notes"] = [paragraph.text for paragraph in slide.notes]
    words["order of appearance"] = [repr(step) for step in slide.clicks]
    words["visibility"] = ["hidden"] if slide.hidden else []
    return {part: _hash(said) for part, said in words.items() if said}


def _said(item: Item, hashes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The parts that an item belongs to, and what it says there."""
    if item.role in _UNTOLD:
        return
    if isinstance(item, GroupItem):
        for member in item.items:
            yield from _said(member, hashes)
    elif isinstance(item, PictureItem):
        yield "picture", f"{item.media.figure} {hashes.get(item.media.figure)}"
    elif isinstance(item, MediaItem):
        film = item.film
        yield "picture", f"{film} {hashes.get(film)} film {hashes.get(f'{film}.film')} {item.play}"
    elif isinstance(item, ChartItem):
        yield "chart", repr((item.kind, item.series, item.x_title, item.y_title, item.number_format))
    elif isinstance(item, EquationItem):
        yield "equation", item.linear
    elif isinstance(item, TableItem):
        yield "table", repr([[[each.text for each in cell.text.paragraphs] for cell in row] for row in item.rows])
    elif isinstance(item, TextItem | ShapeItem):
        words = "".join(text for _, text, _ in strings((item,)))
        part = "marks" if item.role in _MARKS else "title" if item.role == "title" else "text"
        if words or part == "marks":
            yield part, f"{item.role} {words}"


def _hash(said: Iterable[str]) -> str:
    return sha256("\0".join(said).encode("utf-8", "surrogatepass")).hexdigest()[:16]
