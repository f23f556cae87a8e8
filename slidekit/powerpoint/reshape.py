"""Marks that follow: those that still stand as they were drawn get the place and form of the new drawing, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy

from lxml import etree

from slidekit.core.geometry import Box, union
from slidekit.powerpoint.identity import guid
from slidekit.powerpoint.markup import A, outline
from slidekit.powerpoint.standing import SHAPES, Scale, Standing, a, box_in, onto, p
from slidekit.scene.items import Outline, Segment, ShapeItem

NEAR = 2_000
"""EMU by which a shape may differ from its drawing and still be where slidekit put it: LibreOffice counts in 360."""
_A16 = "{http://schemas.microsoft.com/office/drawing/2014/main}creationId"


def fits(standing: Standing, item: ShapeItem, scale: Scale) -> bool:
    """Whether a shape stands as ``item`` was drawn, after ``scale``."""
    box = standing.box
    if box is None:
        return False
    if isinstance(item.geometry, Segment):
        if standing.turn[0]:
            return False
        drawn = [scale.point(*item.geometry.start), scale.point(*item.geometry.end)]
        ends = _ends(box, *standing.turn[1:])
        return any(
            all(abs(m - n) <= NEAR for one, other in zip(way, drawn, strict=True) for m, n in zip(one, other, strict=True))
            for way in (ends, ends[::-1])
        )
    return standing.straight and all(abs(m - n) <= NEAR for m, n in zip(box, scale.box(item.box), strict=True))


def reshape(standing: Standing, item: ShapeItem, scale: Scale) -> None:
    """Give a shape the place and form of ``item``; colours, lines, text and all else stay."""
    frame = standing.frame
    assert frame is not None
    if isinstance(item.geometry, Segment):
        (x0, y0), (x1, y1) = scale.point(*item.geometry.start), scale.point(*item.geometry.end)
        for name, on in (("flipH", x1 < x0), ("flipV", y1 < y0)):
            if name in frame.attrib:
                del frame.attrib[name]
            if on:
                frame.set(name, "1")
        _set(frame, Box(min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0)))
        return
    box = scale.box(item.box)
    if isinstance(item.geometry, Outline):
        _redraw(standing, item, box, scale)
    _set(frame, box)


def add_like(standing: Standing, item: ShapeItem, scale: Scale, name: tuple[str, str, str]) -> Standing:
    """A further shape behind one like it; ``name`` is deck, slide and element."""
    node = deepcopy(standing.node)
    standing.node.addnext(node)
    new = Standing(node, standing.group)
    every = [str(each.get("id")) for each in node.getroottree().getroot().iter(f"{p}cNvPr")]
    taken = {int(number) for number in every if number.isdecimal()}
    number = int(standing.facts.get("id", "")) + 1 if str(standing.facts.get("id")).isdecimal() else max(taken, default=1) + 1
    new.facts.set("id", str(number if number not in taken else max(taken) + 1))
    new.facts.set("name", "/".join(name[1:]))
    for creation in new.facts.iter(_A16):
        creation.set("id", guid(*name))
    reshape(new, item, scale)
    return new


def fit_groups(groups: Iterable[Standing], former: dict[Standing, Box | None]) -> None:
    """Boxes of groups that held exactly their members do so again, innermost first; turned groups stay as they are."""
    waiting = list(dict.fromkeys(groups))
    while waiting:
        group = waiting.pop(0)
        frame, inner, before = group.frame, group.inner, former.get(group)
        members = members_box(group)
        if frame is None or inner is None or before is None or members is None or members == before:
            continue
        held = box_in(frame, "chOff", "chExt")
        if any(abs(m - n) > NEAR for m, n in zip(held, before, strict=True)):
            continue
        for tag, keys, values in (("chOff", "xy", members[:2]), ("chExt", ("cx", "cy"), members[2:])):
            node = frame.find(f"{a}{tag}")
            assert node is not None
            for key, value in zip(keys, values, strict=True):
                node.set(key, str(value))
        _set(frame, inner.box(members))
        if group.group is not None:
            waiting.append(group.group)


def members_box(group: Standing) -> Box | None:
    """The union of the members' boxes in the group's coordinates."""
    boxes = [Standing(node, group).box for node in group.node if node.tag in SHAPES]
    placed = [box for box in boxes if box is not None]
    return union(placed) if placed else None


def _ends(box: Box, across: bool, down: bool) -> list[tuple[int, int]]:
    xs = (box.right, box.x) if across else (box.x, box.right)
    ys = (box.bottom, box.y) if down else (box.y, box.bottom)
    return [(xs[0], ys[0]), (xs[1], ys[1])]


def _set(frame: etree._Element, box: Box) -> None:
    place, size = frame.find(f"{a}off"), frame.find(f"{a}ext")
    assert place is not None
    assert size is not None
    place.set("x", str(box.x))
    place.set("y", str(box.y))
    size.set("cx", str(box.w))
    size.set("cy", str(box.h))


def _redraw(standing: Standing, item: ShapeItem, box: Box, scale: Scale) -> None:
    """Another path in the shape's free form; a shape that has none is only moved."""
    old = standing.node.find(f"{p}spPr/{a}custGeom/{a}pathLst")
    if old is None or not isinstance(item.geometry, Outline):
        return
    commands: list[tuple[str | int, ...]] = []
    for command in item.geometry.commands:
        numbers = [int(value) for value in command[1:]]
        points = (scale.point(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True))
        commands.append((command[0], *(number for point in points for number in point)))
    text = outline(Outline(tuple(commands)), box, item.fill is not None)
    new = etree.fromstring(text.replace("<a:custGeom>", f'<a:custGeom xmlns:a="{A}">', 1)).find(f"{a}pathLst")
    assert new is not None
    old[:] = list(new)
    etree.cleanup_namespaces(old)


def drawn_scale(base: Box, whole: Box, to: Scale) -> Scale:
    """The coordinates of a drawing on ``base`` → those where the picture's ``whole`` box stands, after ``to``."""
    return to.after(onto(base, whole))
