"""Which of a template's layouts a slide takes: the one that the deck names, else by what its placeholders are for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from slidekit.core.diagnostics import Diagnostic, Refused, Span, error, nearest
from slidekit.core.geometry import Box, Size
from slidekit.layout.frames.frame import CONTENTS, texts_of, title_of
from slidekit.layout.frames.regions import content_box, has_room, region_in
from slidekit.resolve.model import Slide, TemplateUse
from slidekit.scene.design import SlideLayout
from slidekit.scene.template import Template

_SPECIAL = ("title", "secHead")
_OPENING = ("title", "section", "statement")
_USUAL = 0.7
"""PowerPoint's own "Title and Content" wins unless another has much more room."""
_KEPT = 0.8
"""A layout of titles only must leave this share of the content region."""
TEXT_SLIDES = frozenset(
    ("points", "regulatory", "objectives", "agenda", "disclosure", "take-home", "references", "credits", "quote", "number",
     "columns", "thanks")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Choice:
    """The layouts that slides take by themselves, and those that the deck names."""

    content: SlideLayout
    bare: SlideLayout
    title: SlideLayout | None
    section: SlideLayout | None
    named: Mapping[str, SlideLayout]

    def of(self, slide: Slide) -> SlideLayout:
        """The layout for a slide."""
        texts = (slide.layout in TEXT_SLIDES and slide.table is None) or bool(slide.points)
        return self.for_kind(slide.layout, texts=texts)

    def for_kind(self, kind: str, *, texts: bool) -> SlideLayout:
        """The layout for one of slidekit's, with or without ``texts`` in a placeholder."""
        if kind in self.named:
            return self.named[kind]
        if kind == "title":
            return self.title or self.section or self.content
        if kind in ("section", "statement"):
            return self.section or self.bare
        return self.content if texts else self.bare


def choose(template: Template, use: TemplateUse) -> Choice:
    """Raises Refused: ``template-layout``, ``template-without-content``."""
    master = _home(template, use)
    layouts = [layout for layout in template.layouts if layout.master == master]
    content = _content(layouts, template.size)
    assert content is not None
    findings: list[Diagnostic] = []
    named: dict[str, SlideLayout] = {}
    for kind, (wanted, span) in use.layouts.items():
        layout = _find(template.layouts, wanted)
        if layout is None:
            findings.append(_unknown(template, wanted, span))
        elif title_of(layout) is None:
            fact = f"the layout “{wanted}” of {template.file} has no placeholder for titles"
            findings.append(error("template-layout", fact, span, f"name another for {kind}"))
        elif kind not in _OPENING and not has_room(_region(layout, content, template.size)):
            fact = f"the layout “{wanted}” of {template.file} leaves too little room for what {kind} shows"
            findings.append(error("template-layout", fact, span, f"name another for {kind}"))
        else:
            named[kind] = layout
    if findings:
        raise Refused(*findings)
    title = next((layout for layout in layouts if layout.type == "title"), None)
    title = title or next((layout for layout in layouts if _holds(layout, "ctrTitle") or _holds(layout, "subTitle")), None)
    section = next((layout for layout in layouts if layout.type == "secHead" and title_of(layout) is not None), None)
    return Choice(content, _bare(layouts, content, template.size), title, section, named)


def _home(template: Template, use: TemplateUse) -> int:
    """The first master with a layout for content."""
    for master in range(template.masters):
        if _content([layout for layout in template.layouts if layout.master == master], template.size) is not None:
            return master
    fact = f"no layout of {template.file} has placeholders for a title and for text"
    help = "in PowerPoint, View › Slide Master, give one layout a title and a content placeholder"
    raise Refused(error("template-without-content", fact, use.span, help))


def _content(layouts: Sequence[SlideLayout], page: Size) -> SlideLayout | None:
    """The layout with a title and the most room in one text placeholder."""
    rooms = {layout.kind: room for layout in layouts if (room := room_of(layout, page)) > 0}
    able = [layout for layout in layouts if layout.kind in rooms]
    if not able:
        return None
    largest = max(able, key=lambda layout: (rooms[layout.kind], -len(texts_of(layout))))
    usual = next((layout for layout in able if layout.type == "obj"), largest)
    return usual if rooms[usual.kind] >= _USUAL * rooms[largest.kind] else largest


def room_of(layout: SlideLayout, page: Size) -> int:
    """The area of a layout's content region; 0 for one without, without title, or for other purposes."""
    box = content_box(layout, wide=False)
    if box is None or layout.type in _SPECIAL or not _holds(layout, "title"):
        return 0
    region = region_in(layout, box, page)
    return region.w * region.h if has_room(region) else 0


def _region(layout: SlideLayout, content: SlideLayout, page: Size) -> Box:
    box = content_box(layout, wide=True) or content_box(content, wide=False)
    assert box is not None
    return region_in(layout, box, page)


def _bare(layouts: Sequence[SlideLayout], content: SlideLayout, page: Size) -> SlideLayout:
    """A layout with a title and no placeholder to leave empty, where that has room for the same content region."""
    box = content_box(content, wide=False)
    assert box is not None
    for layout in layouts:
        plain = _holds(layout, "title") and not any(part.type in CONTENTS for part in layout.placeholders)
        if plain and layout.type in ("titleOnly", None):
            region = region_in(layout, box, page)
            if region.w * region.h >= _KEPT * box.w * box.h:
                return layout
    return content


def _holds(layout: SlideLayout, type: str) -> bool:
    return any(part.type == type for part in layout.placeholders)


def _find(layouts: Sequence[SlideLayout], wanted: str) -> SlideLayout | None:
    """By its name as PowerPoint shows it; capitals and spaces at the ends do not matter."""
    exact = next((layout for layout in layouts if layout.name == wanted), None)
    plain = wanted.strip().casefold()
    return exact or next((layout for layout in layouts if layout.name.strip().casefold() == plain), None)


def _unknown(template: Template, wanted: str, span: Span | None) -> Diagnostic:
    names = list(dict.fromkeys(layout.name for layout in template.layouts if layout.name))
    near = nearest(wanted, names)
    help = f"did you mean “{near}”?" if near else f"it has: {', '.join(names[:12])}{' …' if len(names) > 12 else ''}"
    return error("template-layout", f"{template.file} has no layout “{wanted}”", span, help)
