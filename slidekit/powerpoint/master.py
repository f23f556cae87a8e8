"""The slide master, its layouts and the notes master, made from a ``Design`` and from nothing else."""

from __future__ import annotations

from slidekit.core.geometry import Box, Size
from slidekit.powerpoint.identity import NUMBER_FIELD
from slidekit.powerpoint.levels import all_levels, own_levels, plain_style
from slidekit.powerpoint.markup import HEAD, NAMESPACES, RECT, escape, frame, shape_tree, solid
from slidekit.powerpoint.text import TITLES, plain_levels
from slidekit.powerpoint.theme import colour_map
from slidekit.scene.design import Design, LayoutPlaceholder, SlideLayout

FIRST_ID = 2_147_483_648
"""Masters and layouts share one space of ids, from here on (19.2.1.35)."""

NOTES_SIZE = Size(6_858_000, 9_144_000)
FURNITURE = {
    "dt": (' type="dt" sz="half"', 2, 10),
    "ftr": (' type="ftr" sz="quarter"', 3, 11),
    "sldNum": (' type="sldNum" sz="quarter"', 4, 12),
}
"""Date, footer, slide number: attributes of ``p:ph``, idx on the master, idx on layouts and slides."""

_TEXT_BODY = (
    '<a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" anchor="{}"><a:noAutofit/></a:bodyPr>'
)


def placeholder_tag(kind: str, idx: int) -> str:
    """``p:ph`` (19.3.1.36); type ``obj`` and idx 0 are the defaults and left out."""
    if kind in FURNITURE:
        return f'<p:ph{FURNITURE[kind][0]} idx="{idx}"/>'
    named = "" if kind == "obj" else f' type="{kind}"'
    return f'<p:ph{named} idx="{idx}"/>' if idx else f"<p:ph{named}/>"


def number_field(language: str, text: str = "‹#›") -> str:
    """A paragraph that is the slide number (21.1.2.2.4)."""
    field = f'<a:fld id="{NUMBER_FIELD}" type="slidenum"><a:rPr lang="{language}"/><a:t>{text}</a:t></a:fld>'
    return f"<a:p>{field}</a:p>"


def prompts(text: str, language: str) -> str:
    """One paragraph for each line, each a level further in; an empty text keeps an empty paragraph."""
    if not text:
        return f'<a:p><a:endParaRPr lang="{language}"/></a:p>'
    lines = text.split("\n")
    levels = [f'<a:pPr lvl="{depth}"/>' if depth else "" for depth in range(len(lines))]
    return "".join(
        f'<a:p>{level}<a:r><a:rPr lang="{language}"/><a:t>{escape(line)}</a:t></a:r></a:p>'
        for level, line in zip(levels, lines, strict=True)
    )


def _shape(number: int, name: str, ph: str, box: Box | None, body: str, locks: str = "") -> str:
    """A placeholder of a master or layout (19.3.1.43); without a box it stands where its master's does."""
    place = f"<p:spPr>{frame(box)}{RECT}</p:spPr>" if box else "<p:spPr/>"
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{escape(name)}"/><p:cNvSpPr><a:spLocks noGrp="1"{locks}/></p:cNvSpPr>'
        f"<p:nvPr>{ph}</p:nvPr></p:nvSpPr>{place}<p:txBody>{body}</p:txBody></p:sp>"
    )


def slide_master(design: Design, footer: str, language: str) -> str:
    """``p:sldMaster`` (19.3.1.42) with title, body, date, footer and number, and one layout id for each layout."""
    furniture = ((design.date, "dt"), (design.footer, "ftr"), (design.number, "sldNum"))
    title, body = _TEXT_BODY.format(design.title.anchor), _TEXT_BODY.format(design.body.anchor)
    shapes = _shape(
        2,
        design.title.name,
        '<p:ph type="title"/>',
        design.title.box,
        f"{title}<a:lstStyle/>{prompts(design.title.prompt, language)}",
    ) + _shape(
        3,
        design.body.name,
        '<p:ph type="body" idx="1"/>',
        design.body.box,
        f"{body}<a:lstStyle/>{prompts(design.body.prompt, language)}",
    )
    for number, (part, kind) in enumerate(furniture, 4):
        text = _furniture_text(part, kind, footer, language)
        style = own_levels(part.levels, plain_levels(18))
        shapes += _shape(
            number,
            part.name,
            placeholder_tag(kind, FURNITURE[kind][1]),
            part.box,
            _TEXT_BODY.format(part.anchor) + style + text,
        )
    layouts = "".join(
        f'<p:sldLayoutId id="{FIRST_ID + number}" r:id="rId{number}"/>' for number in range(1, len(design.layouts) + 1)
    )
    return (
        f"{HEAD}<p:sldMaster {NAMESPACES}><p:cSld><p:bg><p:bgPr>{solid('bg1')}<a:effectLst/></p:bgPr></p:bg>"
        f"{shape_tree(shapes)}</p:cSld>{colour_map(design.dark)}<p:sldLayoutIdLst>{layouts}</p:sldLayoutIdLst>"
        f"<p:txStyles><p:titleStyle>{all_levels(design.title.levels, 'mj')}</p:titleStyle>"
        f"<p:bodyStyle>{all_levels(design.body.levels, 'mn')}</p:bodyStyle>"
        f"<p:otherStyle>{plain_style(plain_levels(18), language)}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


def _furniture_text(part: LayoutPlaceholder, kind: str, footer: str, language: str) -> str:
    if kind == "sldNum":
        return number_field(language)
    return prompts(footer if kind == "ftr" else part.prompt, language)


def slide_layout(layout: SlideLayout, design: Design, footer: str, language: str) -> str:
    """``p:sldLayout`` (19.3.1.39): kept though unused, ``userDrawn`` when PowerPoint has no token for it."""
    token = f'type="{layout.type}" preserve="1"' if layout.type else 'preserve="1" userDrawn="1"'
    shapes = ""
    for number, part in enumerate(layout.placeholders, 2):
        above = design.title if part.type in TITLES else design.body
        anchor = "" if part.anchor == above.anchor else f' anchor="{part.anchor}"'
        body = f"<a:bodyPr{anchor}/>{own_levels(part.levels, above.levels)}{prompts(part.prompt, language)}"
        same = part.type == "title" and part.box == above.box
        locks = ' noChangeAspect="1"' if part.type == "pic" else ""
        tag = placeholder_tag(part.type, part.idx)
        shapes += _shape(number, part.name, tag, None if same else part.box, body, locks)
    for number, (part, kind) in enumerate(
        ((design.date, "dt"), (design.footer, "ftr"), (design.number, "sldNum")), len(layout.placeholders) + 2
    ):
        text = _furniture_text(part, kind, footer, language)
        tag = placeholder_tag(kind, FURNITURE[kind][2])
        shapes += _shape(number, part.name, tag, None, f"<a:bodyPr/><a:lstStyle/>{text}")
    return (
        f'{HEAD}<p:sldLayout {NAMESPACES} {token}><p:cSld name="{escape(layout.name)}">{shape_tree(shapes)}</p:cSld>'
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )
