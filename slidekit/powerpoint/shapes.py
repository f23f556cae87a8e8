"""Items of a scene as PresentationML: one function for each kind of the closed union."""

from __future__ import annotations

from slidekit.core.geometry import Box, union
from slidekit.powerpoint.canvas import Canvas
from slidekit.powerpoint.films import draw_film
from slidekit.powerpoint.markup import RECT, ROUND, fill, frame, group_frame, outline, preset, stroke
from slidekit.powerpoint.master import placeholder_tag
from slidekit.powerpoint.tables import table
from slidekit.powerpoint.text import text_body
from slidekit.scene.items import (
    ChartItem,
    EquationItem,
    GroupItem,
    Item,
    MediaItem,
    Outline,
    PictureItem,
    Segment,
    ShapeItem,
    TextItem,
)

_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def draw(canvas: Canvas, item: Item, member: bool = False) -> str:
    """The XML of an item; a ``member`` of a group is decorative, for the group's alt text speaks for it."""
    if isinstance(item, TextItem):
        return _text(canvas, item, member)
    if isinstance(item, ShapeItem):
        return _line(canvas, item, member) if isinstance(item.geometry, Segment) else _shape(canvas, item, member)
    if isinstance(item, PictureItem):
        return _picture(canvas, item, member)
    if isinstance(item, GroupItem):
        return _group(canvas, item, member)
    if isinstance(item, EquationItem):
        from slidekit.powerpoint.mathematics import equation  # most decks have none

        return equation(canvas, item, member, draw)
    if isinstance(item, MediaItem):
        if member:
            raise ValueError(f"{canvas.slide}: film {item.id!r} stands in a group")
        return draw_film(canvas, item)
    if isinstance(item, ChartItem):
        return _chart(canvas, item, member)
    if member:
        raise ValueError(f"{canvas.slide}: table {item.id!r} stands in a group")
    return table(canvas, item)


def bounds(item: Item) -> Box:
    """Where an item stands; a line's box follows from its ends."""
    if isinstance(item, ShapeItem) and isinstance(item.geometry, Segment):
        start, end = item.geometry.start, item.geometry.end
        left, top = min(start.x, end.x), min(start.y, end.y)
        return Box(left, top, abs(end.x - start.x), abs(end.y - start.y))
    return item.box


def _text(canvas: Canvas, item: TextItem, member: bool) -> str:
    if item.placeholder is None:
        nonvisual = f'{canvas.identify(item.id, decorative=member)}<p:cNvSpPr txBox="1"/><p:nvPr/>'
        place = f"<p:spPr>{frame(item.box)}{RECT}{fill(item.fill)}{stroke(item.stroke)}</p:spPr>"
        base = canvas.shared.plain
    else:
        if member:
            raise ValueError(f"{canvas.slide}: placeholder {item.id!r} stands in a group")
        home, base = canvas.placeholder(item.placeholder)
        tag = placeholder_tag(*item.placeholder)
        nonvisual = f'{canvas.identify(item.id)}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>{tag}</p:nvPr>'
        own = "" if item.box == home.box else frame(item.box)
        own += fill(item.fill) if item.fill else ""
        own += stroke(item.stroke) if item.stroke else ""
        place = f"<p:spPr>{own}</p:spPr>" if own else "<p:spPr/>"
    return f"<p:sp><p:nvSpPr>{nonvisual}</p:nvSpPr>{place}{text_body(item.text, base, canvas.link)}</p:sp>"


def _shape(canvas: Canvas, item: ShapeItem, member: bool) -> str:
    """``p:sp`` (19.3.1.43). Without ``p:style``: nothing comes from the theme's effects."""
    silent = member or (item.decorative and item.text is None)
    name = canvas.identify(item.id, "" if member else item.alt, silent, item.link)
    if isinstance(item.geometry, Outline):
        geometry = outline(item.geometry, item.box, item.fill is not None)
    else:
        assert not isinstance(item.geometry, Segment)
        geometry = preset(item.geometry)
    text = "" if item.text is None else text_body(item.text, canvas.shared.plain, canvas.link)
    return (
        f"<p:sp><p:nvSpPr>{name}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
        f"<p:spPr>{frame(item.box)}{geometry}{fill(item.fill)}{stroke(item.stroke)}</p:spPr>{text}</p:sp>"
    )


def _line(canvas: Canvas, item: ShapeItem, member: bool) -> str:
    """``p:cxnSp`` (19.3.1.19): a line from corner to corner, flipped into its direction."""
    if item.text is not None:
        raise ValueError(f"{canvas.slide}: line {item.id!r} holds text")
    assert isinstance(item.geometry, Segment)
    start, end = item.geometry.start, item.geometry.end
    flip = (' flipH="1"' if end.x < start.x else "") + (' flipV="1"' if end.y < start.y else "")
    name = canvas.identify(item.id, "" if member else item.alt, member or item.decorative, item.link)
    return (
        f"<p:cxnSp><p:nvCxnSpPr>{name}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr>{frame(bounds(item), flip)}"
        f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom>{stroke(item.stroke)}</p:spPr></p:cxnSp>'
    )


def _picture(canvas: Canvas, item: PictureItem, member: bool) -> str:
    """``p:pic`` (19.3.1.37); the crop is in the pixels, so nothing is hidden."""
    rid = canvas.links.add("image", "../media/" + canvas.shared.picture(item.media))
    name = canvas.identify(item.id, "" if member else item.alt, member or item.decorative)
    return (
        f'<p:pic><p:nvPicPr>{name}<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{rid}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f"<p:spPr>{frame(item.box)}{ROUND if item.round else RECT}</p:spPr></p:pic>"
    )


def _group(canvas: Canvas, item: GroupItem, member: bool) -> str:
    """``p:grpSp`` (19.3.1.22), an identity group. ValueError when its box is not the union of its members'."""
    if not item.items or union(bounds(inner) for inner in item.items) != item.box:
        raise ValueError(f"{canvas.slide}: the box of group {item.id!r} is not the union of its members' boxes")
    name = canvas.identify(item.id, "" if member else item.alt, member or item.decorative)
    members = "".join(draw(canvas, inner, member=True) for inner in item.items)
    return (
        f"<p:grpSp><p:nvGrpSpPr>{name}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
        f"<p:grpSpPr>{group_frame(item.box)}</p:grpSpPr>{members}</p:grpSp>"
    )


def _chart(canvas: Canvas, item: ChartItem, member: bool) -> str:
    """``p:graphicFrame`` (19.3.1.21) that shows a chart part."""
    rid = canvas.links.add("chart", "../charts/" + canvas.shared.chart(item))
    name = canvas.identify(item.id, "" if member else item.alt, member)
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr>{name}<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/>'
        f"</p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>{frame(item.box, prefix='p')}<a:graphic>"
        f'<a:graphicData uri="{_CHART}"><c:chart xmlns:c="{_CHART}" r:id="{rid}"/></a:graphicData></a:graphic></p:graphicFrame>'
    )
