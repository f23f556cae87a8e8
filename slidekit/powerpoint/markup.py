"""XML as text: escaping, and the DrawingML constructs every part shares, each with its clause of ISO/IEC 29500-1:2016."""

from __future__ import annotations

import re

from slidekit.core.geometry import Box
from slidekit.scene.items import Fill, Outline, Preset, Stroke
from slidekit.scene.text import Colour

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
NAMESPACES = f'xmlns:a="{A}" xmlns:r="{R}" xmlns:p="{P}"'

_ESCAPED = re.compile('[&<>"\t\n\r]')
_ENTITY = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
_ILLEGAL = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
_SPECIAL = re.compile(f'[&<>"\t\n\r{_ILLEGAL}]').search
_THEME = frozenset(("tx1", "bg1", "tx2", "bg2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink"))


def escape(text: str) -> str:
    """Text for an element or an attribute in double quotes. ValueError for what XML 1.0 (2.2) cannot hold."""
    if not _SPECIAL(text):
        return text
    if re.search(f"[{_ILLEGAL}]", text):
        raise ValueError(f"not a character of XML in {text!r}")
    return _ESCAPED.sub(lambda found: _ENTITY[found.group()], text)


def colour(value: Colour, opacity: float = 1.0) -> str:
    """``a:schemeClr`` (20.1.2.3.29) or ``a:srgbClr`` (20.1.2.3.32), with ``a:alpha`` (20.1.2.3.1) below full opacity."""
    tag = "schemeClr" if value in _THEME else "srgbClr"
    if tag == "srgbClr" and not re.fullmatch("[0-9A-Fa-f]{6}", value):
        raise ValueError(f"neither a theme colour nor six hex digits: {value!r}")
    name = value if tag == "schemeClr" else value.upper()
    if opacity >= 1:
        return f'<a:{tag} val="{name}"/>'
    return f'<a:{tag} val="{name}"><a:alpha val="{round(opacity * 100_000)}"/></a:{tag}>'


def solid(value: Colour, opacity: float = 1.0) -> str:
    """``a:solidFill`` (20.1.8.54)."""
    return f"<a:solidFill>{colour(value, opacity)}</a:solidFill>"


def fill(value: Fill | None) -> str:
    """``a:solidFill`` or ``a:noFill`` (20.1.8.44): the inside of an unfilled shape lets clicks through."""
    return "<a:noFill/>" if value is None else solid(value.colour, value.alpha)


def stroke(value: Stroke | None, tag: str = "ln") -> str:
    """``a:ln`` (20.1.2.2.24), or under another name a table cell's border (21.1.3.5): fill, dash, join, ends in this order."""
    if value is None:
        return f"<a:{tag}><a:noFill/></a:{tag}>"
    cap = "rnd" if value.dash == "solid" else "flat"
    dash = "" if value.dash == "solid" else f'<a:prstDash val="{value.dash}"/>'
    head = "" if value.head == "none" else f'<a:headEnd type="{value.head}"/>'
    tail = "" if value.tail == "none" else f'<a:tailEnd type="{value.tail}"/>'
    return f'<a:{tag} w="{value.width}" cap="{cap}">{solid(value.colour, value.alpha)}{dash}<a:round/>{head}{tail}</a:{tag}>'


def frame(box: Box, flip: str = "", prefix: str = "a") -> str:
    """``a:xfrm`` (20.1.7.6), or ``p:xfrm`` of a graphic frame (19.3.1.53). Whole EMU, sizes never negative."""
    if box.w < 0 or box.h < 0:
        raise ValueError(f"negative size: {box}")
    return f'<{prefix}:xfrm{flip}><a:off x="{box.x:d}" y="{box.y:d}"/><a:ext cx="{box.w:d}" cy="{box.h:d}"/></{prefix}:xfrm>'


def group_frame(box: Box) -> str:
    """The ``a:xfrm`` of a group (20.1.7.5) whose members carry the slide's coordinates."""
    off, ext = f'x="{box.x:d}" y="{box.y:d}"', f'cx="{box.w:d}" cy="{box.h:d}"'
    return f"<a:xfrm><a:off {off}/><a:ext {ext}/><a:chOff {off}/><a:chExt {ext}/></a:xfrm>"


def preset(shape: Preset) -> str:
    """``a:prstGeom`` (20.1.9.18) with its adjust values."""
    if not shape.adjust:
        return f'<a:prstGeom prst="{shape.name}"><a:avLst/></a:prstGeom>'
    guides = "".join(f'<a:gd name="{name}" fmla="val {value:d}"/>' for name, value in shape.adjust)
    return f'<a:prstGeom prst="{shape.name}"><a:avLst>{guides}</a:avLst></a:prstGeom>'


RECT = preset(Preset("rect"))
ROUND = preset(Preset("ellipse"))


def outline(shape: Outline, box: Box, filled: bool) -> str:
    """``a:custGeom`` (20.1.9.8) with one ``a:path`` (20.1.9.15) whose units are EMU from the box's corner."""
    steps: list[str] = []
    for command in shape.commands:
        numbers = [int(value) for value in command[1:]]
        points = "".join(f'<a:pt x="{x - box.x}" y="{y - box.y}"/>' for x, y in zip(numbers[::2], numbers[1::2], strict=True))
        name = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo", "Z": "close"}[str(command[0])]
        steps.append(f"<a:{name}>{points}</a:{name}>" if points else f"<a:{name}/>")
    attributes = "" if filled else ' fill="none"'
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{box.w}" h="{box.h}"{attributes}>{"".join(steps)}</a:path></a:pathLst></a:custGeom>'
    )


def creation_id(identity: str) -> str:
    """``a16:creationId`` ([MS-ODRAWXML] 2.31): the extension by which a shape is known again."""
    return (
        '<a:ext uri="{FF2B5EF4-FFF2-40B4-BE49-F238E27FC236}"><a16:creationId '
        f'xmlns:a16="http://schemas.microsoft.com/office/drawing/2014/main" id="{identity}"/></a:ext>'
    )


def shape_tree(shapes: str) -> str:
    """``p:spTree`` (19.3.1.45): the root group has id 1, no name and no size."""
    return (
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
        '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
        f"{shapes}</p:spTree>"
    )
