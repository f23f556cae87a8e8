"""The template as a whole: its layouts, read as slides inherit them, beside its parts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from lxml import etree

from slidekit.core.diagnostics import Outcome, Refused, Span, error
from slidekit.powerpoint.master import FIRST_ID
from slidekit.powerpoint.package import OFFICE, PRESENTATION
from slidekit.powerpoint.reading.markup import A, P, Tree, first, truth
from slidekit.powerpoint.reading.presentation import MOST
from slidekit.powerpoint.reading.shapes import Reader
from slidekit.powerpoint.reading.sheets import Sheet, Sheets
from slidekit.powerpoint.reading.tables import TableStyles
from slidekit.powerpoint.reading.text import TooMuch
from slidekit.powerpoint.templates.carrying import Names, Picture, clean, list_layouts
from slidekit.powerpoint.templates.holders import read_holders
from slidekit.powerpoint.templates.opening import Opened, open_template
from slidekit.powerpoint.templates.scenery import Stage
from slidekit.scene.design import SlideLayout
from slidekit.scene.package import PackageLink
from slidekit.scene.template import Template, TemplatePart

_LOADED = frozenset(("image", "video", "audio", "media"))
"""What a program loads by itself when it opens the file."""
_COLOURS = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "44546A", "lt2": "E7E6E6", "accent1": "4472C4", "accent2": "ED7D31",
    "accent3": "A5A5A5", "accent4": "FFC000", "accent5": "5B9BD5", "accent6": "70AD47", "hlink": "0563C1",
    "folHlink": "954F72", "bg1": "FFFFFF", "tx1": "000000", "bg2": "E7E6E6", "tx2": "44546A",
}  # fmt: skip
"""PowerPoint's own, for what a damaged theme leaves out."""
_OVERRIDE = f"{P}clrMapOvr", f"{A}overrideClrMapping"


def read_template(data: bytes, file: str, span: Span | None, picture: Picture) -> Outcome[Template]:
    """A ``.potx`` or ``.pptx`` as a deck can be built on it; ``picture`` cleans the pictures of its masters and layouts.

    Errors, one at most: ``template-unreadable``, ``template-unsafe``; further ones that ``picture`` raises.
    """
    try:
        opened = open_template(data, file, span)
        _refuse_outside(opened)
        names = _names(opened, picture)
        parts = tuple(_parts(opened, names))
        made = Template(file, opened.size, tuple(_layouts(opened, names)), parts, len(opened.masters), len(names.contents))
        return Outcome(replace(made, table_styles=_table_styles(opened)))
    except TooMuch:
        fact = f"{file} has more than {MOST:,} shapes on its masters and layouts"
        return Outcome(None, (error("template-unreadable", fact, span, "use a template that was not generated"),))
    except Refused as refused:
        return Outcome(None, refused.diagnostics[:1])


def _layouts(opened: Opened, names: Names) -> list[SlideLayout]:
    parts, main = opened.parts, opened.main
    theme = parts.target(main, "theme")
    sheets = Sheets(parts, opened.tree.find(f"{P}defaultTextStyle"), parts.tree(theme) if theme else None)
    reader = Reader.of(parts, TableStyles(None), MOST)
    found: list[SlideLayout] = []
    for number, (_, layouts) in enumerate(opened.masters):
        for name in layouts:
            opened.need(name)
            sheet = sheets.layout(name)
            if sheet is not None:
                found.append(_layout(sheet, str(len(found) + 1), number, reader, Stage(opened.size, names.shown)))
    return found


def _layout(sheet: Sheet, kind: str, master: int, reader: Reader, stage: Stage) -> SlideLayout:
    about = sheet.tree.find(f"{P}cSld")
    shapes = reader.shapes(sheet)
    behind = [shape for shape in shapes if shape.placeholder is None]
    if sheet.parent is not None and truth(sheet.tree.get("showMasterSp"), True):
        behind = [*reader.shapes(sheet.parent, scenery=True), *behind]
    palette = sheet.paint.palette
    colours = {name: colour for name in palette.names if (colour := palette.find(name)) is not None}
    override = first(sheet.tree, *_OVERRIDE)
    fonts = sheet.fonts
    return SlideLayout(
        kind,
        about.get("name", "") if about is not None else "",
        sheet.tree.get("type"),
        tuple(read_holders(sheet, shapes)),
        (stage.background(sheet), *stage.scenery(behind)),
        {**_COLOURS, **palette.theme, **colours},
        (fonts.get("+mj-lt", "Calibri"), fonts.get("+mn-lt", "Calibri")),
        tuple((str(key), str(value)) for key, value in override.attrib.items()) if override is not None else (),
        master,
    )


def _names(opened: Opened, picture: Picture) -> Names:
    def read(part: str) -> bytes | None:
        try:
            content = opened.parts.archive.medium(part) if part in opened.parts.archive else None
        except ValueError:
            content = None
        return None if content is None else bytes(content)

    return Names(picture, read)


def _themes(opened: Opened) -> dict[str, str]:
    """The themes' parts with their new names."""
    parts = opened.parts
    found = (parts.target(master, "theme") or parts.target(opened.main, "theme") for master, _ in opened.masters)
    themes: dict[str, str] = {}
    for master, part in zip((master for master, _ in opened.masters), found, strict=True):
        if part is None:
            raise Refused(error("template-unreadable", f"{opened.file} cannot be used: {master} has no theme", opened.span,
                                "open it in PowerPoint, save it again as .potx, and use that"))  # fmt: skip
        themes.setdefault(master, f"theme/theme{len(themes) + 1}.xml")
    return themes


def _parts(opened: Opened, names: Names) -> list[TemplatePart]:
    """Masters, layouts, themes and pictures; a theme that two masters share is copied, for each must have its own."""
    themes, made, count = _themes(opened), list[TemplatePart](), 0
    identity = FIRST_ID
    for number, (master, layouts) in enumerate(opened.masters, 1):
        home = f"slideMasters/slideMaster{number}.xml"
        new = {name: f"slideLayouts/slideLayout{count + index}.xml" for index, name in enumerate(layouts, 1)}
        count += len(layouts)
        cleaned = clean(opened.need(master), opened.parts.links.get(master, {}), _placer(names))
        identity += 1
        list_layouts(cleaned, [f"../{name}" for name in new.values()], identity)
        identity += len(layouts)
        cleaned.link("theme", f"../{themes[master]}")
        made.append(TemplatePart(home, cleaned.to_bytes(), PRESENTATION + "slideMaster+xml", tuple(cleaned.links)))
        for name, target in new.items():
            layout = clean(opened.need(name), opened.parts.links.get(name, {}), _placer(names))
            layout.link("slideMaster", f"../{home}")
            made.append(TemplatePart(target, layout.to_bytes(), PRESENTATION + "slideLayout+xml", tuple(layout.links)))
        part = opened.parts.target(master, "theme") or opened.parts.target(opened.main, "theme") or ""
        theme = clean(opened.need(part), opened.parts.links.get(part, {}), _placer(names))
        made.append(TemplatePart(themes[master], theme.to_bytes(), OFFICE + "theme+xml", tuple(theme.links)))
    return [*made, *(TemplatePart(name, content, None) for name, content in names.items())]


def _placer(names: Names) -> Callable[[PackageLink], str | None]:
    """Where a relationship of a master, layout or theme leads in the deck: pictures come along, all else stays behind."""

    def place(link: PackageLink) -> str | None:
        if link.kind != "image":
            return None
        picture = names.picture_of(link.target)
        return f"../{picture}" if picture else None

    return place


def _refuse_outside(opened: Opened) -> None:
    """Raises Refused ``template-unsafe`` for a master or layout that loads something from elsewhere."""
    sources = [part for master, layouts in opened.masters for part in (master, *layouts)]
    for source in sources:
        for link in opened.parts.links.get(source, {}).values():
            if link.external and link.kind in _LOADED:
                fact = f"loads a file from elsewhere whenever a slide is shown: {source} names {link.target[:80]}"
                opened.unsafe(fact, "in PowerPoint, File › Info › Edit Links to Files: break the link, and save it")


def _table_styles(opened: Opened) -> str:
    """Its own table styles, for new tables to choose from."""
    part = opened.parts.target(opened.main, "tableStyles")
    tree = opened.parts.tree(part) if part else None
    styles: Sequence[Tree] = tree.findall(f"{A}tblStyle") if tree is not None else ()
    plain = (
        style
        for style in styles
        if not any(str(name).startswith("{http") for node in style.iter(etree.Element) for name in node.attrib)
    )
    return "".join(etree.tostring(style, encoding="unicode", with_tail=False) for style in plain)
