"""Slide parts with their relationships (ISO/IEC 29500-1, 13.3.8)."""

from __future__ import annotations

from slidekit.powerpoint.canvas import Canvas
from slidekit.powerpoint.identity import slide_number
from slidekit.powerpoint.markup import HEAD, NAMESPACES, P14, shape_tree
from slidekit.powerpoint.shapes import draw
from slidekit.powerpoint.timing import timing
from slidekit.scene.scene import Slide


def slide_part(slide: Slide, canvas: Canvas) -> str:
    """``p:sld`` (19.3.1.38). Reading order is the order of the items."""
    shapes = "".join(draw(canvas, item) for item in slide.items)
    hidden = ' show="0"' if slide.hidden else ""
    return (
        f"{HEAD}<p:sld {NAMESPACES}{hidden}><p:cSld>{shape_tree(shapes)}"
        f'<p:extLst><p:ext uri="{{BB962C8B-B14F-4D97-AF65-F5344CB8AC3E}}"><p14:creationId xmlns:p14="{P14}" '
        f'val="{slide_number(canvas.shared.deck, slide.id)}"/></p:ext></p:extLst></p:cSld>'
        f"<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>{timing(slide, canvas.ids)}</p:sld>"
    )
