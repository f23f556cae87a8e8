"""Contrast after WCAG 2.2, 1.4.3 and 1.4.11, against what really lies beneath."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from slidekit.check.hues import is_red_on_dark
from slidekit.check.talk import Talk, home
from slidekit.check.wording import Words, read
from slidekit.core.colour import contrast, mix
from slidekit.core.diagnostics import Diagnostic, Severity, warning
from slidekit.core.geometry import Box, union
from slidekit.core.units import pt
from slidekit.scene.design import Design, Scenery
from slidekit.scene.ground import ANYTHING, ground_behind
from slidekit.scene.items import ChartItem, Fill, Item, MediaItem, PictureItem, Preset, ShapeItem, TextItem
from slidekit.scene.scene import Slide
from slidekit.scene.text import Run

UNUSABLE = 2.0
STROKE = 3.0
_PICTURE = ANYTHING
"""A picture may be anything: both ends count where a plate lets it through."""

Ground = tuple[str, ...]
Laid = PictureItem | MediaItem | TextItem | ShapeItem
_ratio = lru_cache(maxsize=1024)(contrast)
_mix = lru_cache(maxsize=1024)(mix)


def texts(talk: Talk) -> Iterator[Diagnostic]:
    """``low-contrast`` and ``red-on-dark``: 4.5:1, or 3:1 from 18 pt (14 pt bold) on; below 2:1 nobody can read it, an error.

    A venue with ``screen: {contrast: strict}`` wants 7:1 and 4.5:1.
    """
    for slide, items in read(talk):
        design, behind = talk.scene.design_of(slide), talk.scene.scenery_of(slide)
        below: list[Laid] = []
        for item, words in items:
            for text in words:
                ground = _laid(text.fill, ground_at(_ink(text) if behind else text.box, below, design, behind), design)
                if ground != _PICTURE:
                    sure = len(ground) == 1 or not behind  # of several grounds, nobody knows which letters stand on which
                    yield from _judge(talk, text, ground, slide, sure=sure)
            below += _grounds(item)


def _judge(talk: Talk, text: Words, ground: Ground, slide: Slide, *, sure: bool) -> Iterator[Diagnostic]:
    """What is wrong with the colours of a text; ``sure``: it stands on this ground and no other."""
    design, item = talk.scene.design_of(slide), text.item
    place = item.span or slide.span
    red = next((under for under in ground if _is_red(text.looks, under, design)), None)
    if red is not None:
        fact = f"{item.id} has red letters on {red}; on dark grounds many people cannot see red"
        help = "use white or yellow, and a word that says what is meant"
        yield warning("red-on-dark", fact, place, help, slide=home(slide), element=item.id)
    least = (4.5, 7.0) if talk.venue.strict_contrast else (3.0, 4.5)
    worst = _worst(text.looks, ground, design, *least, own_links=talk.scene.template is not None)
    if worst is not None:
        ratio, wanted, colour, under, size = worst
        severity = Severity.ERROR if ratio < UNUSABLE and sure else Severity.WARNING
        fact = f"{item.id}: {colour} on {under} has a contrast of {ratio:.2f}; {size:g} pt text needs {wanted:g}"
        help = "use a colour further from its ground"
        yield Diagnostic("low-contrast", severity, fact, place, help, home(slide), item.id)


def _is_red(runs: Sequence[Run], ground: str, design: Design) -> bool:
    return any(is_red_on_dark(design.rgb(run.char.colour), ground) for run in runs)


def _worst(
    runs: Sequence[Run], ground: Ground, design: Design, large: float, small: float, *, own_links: bool
) -> tuple[float, float, str, str, float] | None:
    """Ratio, wanted ratio, colour, ground and size of the run that falls shortest; None when all is well.

    ``own_links``: links whose colour in the template would not be seen have one of their own.
    """
    found = []
    for run in runs:
        colour = design.rgb("hlink" if run.link and not own_links else run.char.colour)
        wanted = large if run.char.size >= 18 or (run.char.bold and run.char.size >= 14) else small
        ratio, under = min((_ratio(colour, under), under) for under in ground)
        if ratio < wanted:
            found.append((ratio, wanted, colour, under, run.char.size))
    return min(found, default=None)


def strokes(talk: Talk) -> Iterator[Diagnostic]:
    """``faint-stroke``: marks and chart series need 3:1 against their halo, or their ground where they have none."""
    for slide, items in read(talk):
        design, behind = talk.scene.design_of(slide), talk.scene.scenery_of(slide)
        every, below = [item for item, _ in items], list[Laid]()
        for index, item in enumerate(every):
            for colour, ground in _drawn(item, every, index, below, design, behind):
                ratio = max((_ratio(colour, against) for against in ground), default=21.0)
                if ratio < STROKE:
                    fact = f"{item.id}: {colour} on {ground[0]} has a contrast of {ratio:.2f}; lines need {STROKE:g}"
                    help = "use a colour further from its ground"
                    yield warning("faint-stroke", fact, item.span or slide.span, help, slide=home(slide), element=item.id)
                    break
            below += _grounds(item)


def _drawn(
    item: Item, every: Sequence[Item], index: int, below: Sequence[Laid], design: Design, behind: Sequence[Scenery]
) -> Iterator[tuple[str, Ground]]:
    """Colours that carry meaning, each with the colours beside it of which one must differ; none when nobody can know."""
    if isinstance(item, ChartItem):
        ground = ground_at(item.box, below, design, behind)
        if ground != _PICTURE:
            for series in item.series:
                own = [series.colour] * (len(series.points) == 0 or any(p.colour is None for p in series.points))
                for colour in dict.fromkeys([*own, *(p.colour for p in series.points if p.colour)]):
                    yield design.rgb(colour), ground
    elif isinstance(item, ShapeItem) and item.role == "annotation" and item.stroke is not None:
        after, before = (every[i] if 0 <= i < len(every) else None for i in (index + 1, index - 1))
        if _haloed(item, after):
            return
        ground = ground_at(item.box, below, design, behind)
        beside = (() if ground == _PICTURE else ground) + ((design.rgb(item.fill.colour),) if item.fill else ())
        if isinstance(before, ShapeItem) and before.stroke is not None and _haloed(before, item):
            beside = (design.rgb(before.stroke.colour), *beside)
        if beside:
            yield design.rgb(item.stroke.colour), beside


def _haloed(halo: ShapeItem, core: Item | None) -> bool:
    """True when ``halo`` is the wider stroke drawn right below ``core``."""
    return (
        isinstance(core, ShapeItem)
        and core.stroke is not None
        and halo.stroke is not None
        and core.geometry == halo.geometry
        and core.box == halo.box
        and core.stroke.width < halo.stroke.width
    )


def ground_at(box: Box, below: Sequence[Laid], design: Design, behind: Sequence[Scenery] = ()) -> Ground:
    """The colours on which something in ``box`` stands, the page first, then whatever was drawn over it.

    ``behind`` is what a template draws below everything.
    """
    ground = ground_behind(box, (design.rgb("bg1"),), behind)
    for item in below:
        if isinstance(item, PictureItem | MediaItem):
            ground = _PICTURE if item.box.meets(box) else ground
        elif item.box.holds(box):
            ground = _laid(item.fill, ground, design)
    return ground


def _ink(text: Words) -> Box:
    """Where the letters of a text are, which often fill a part of its box only."""
    lines = text.body.lines
    if not lines:
        return text.box
    return union(Box(line.x, line.baseline - pt(line.size * 0.8), line.width, pt(line.size)) for line in lines)


def _grounds(item: Item) -> tuple[Laid, ...]:
    """The item, where something else can stand on it: most have no fill."""
    if isinstance(item, PictureItem | MediaItem):
        return (item,)
    return (item,) if isinstance(item, TextItem | ShapeItem) and item.fill is not None and _covers(item) else ()


def _covers(item: TextItem | ShapeItem) -> bool:
    """True when the fill covers (about) the whole box; drawn paths rarely do."""
    return isinstance(item, TextItem) or isinstance(item.geometry, Preset)


def _laid(fill: Fill | None, ground: Ground, design: Design) -> Ground:
    """A fill over a ground."""
    if fill is None or fill.alpha <= 0:
        return ground
    colour = design.rgb(fill.colour)
    return (colour,) if fill.alpha >= 1 else tuple(_mix(colour, under, fill.alpha) for under in ground)
