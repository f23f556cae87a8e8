"""Slide parts with their relationships (ISO/IEC 29500-1, 13.3.8)."""

from __future__ import annotations

from slidekit.powerpoint.canvas import Canvas
from slidekit.powerpoint.identity import slide_number
from slidekit.powerpoint.markup import HEAD, NAMESPACES, P14, escape, shape_tree
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
        f"<p:clrMapOvr>{_colour_map(canvas)}</p:clrMapOvr>{timing(slide, canvas.ids)}</p:sld>"
    )


def _colour_map(canvas: Canvas) -> str:
    """The master's map (19.3.1.7), or that of a layout which has its own: slides do not inherit it."""
    pairs = "".join(f' {name}="{escape(value)}"' for name, value in canvas.layout.colour_map)
    return f"<a:overrideClrMapping{pairs}/>" if pairs else "<a:masterClrMapping/>"
