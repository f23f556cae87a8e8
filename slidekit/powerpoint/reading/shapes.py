"""The shapes of a sheet (19.3.1.45) at their places, with everything they inherit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count

from slidekit.powerpoint.reading.charts import read_chart, read_ground
from slidekit.powerpoint.reading.colours import first_colour
from slidekit.powerpoint.reading.fills import NO_FILL, read_fill, read_frame, read_stroke, read_styled_fill
from slidekit.powerpoint.reading.markup import A, C, P, R, Tree, children, first, local, truth, whole
from slidekit.powerpoint.reading.motion import starting_films
from slidekit.powerpoint.reading.parts import Parts
from slidekit.powerpoint.reading.places import Frame, read_box, transform_of
from slidekit.powerpoint.reading.sheets import Sheet, read_placeholder
from slidekit.powerpoint.reading.tables import TableStyles, read_grid, read_rows
from slidekit.powerpoint.reading.text import Allowance, LinkOf, read_text
from slidekit.scene.found import FoundFill, FoundShape, FoundText
from slidekit.scene.items import Placeholder

_KINDS = {"sp": "shape", "pic": "picture", "cxnSp": "line", "grpSp": "group", "graphicFrame": "object", "contentPart": "ink"}
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_EMBEDDED = "{http://schemas.microsoft.com/office/powerpoint/2010/main}media"
_GRAPHICS = {"table": "table", "chart": "chart", "diagram": "diagram", "ole": "object", "chartex": "chart"}
DEEPEST = 32
"""Groups within groups beyond are not looked into: PowerPoint itself makes few."""


@dataclass
class Reader:
    """What reading shapes needs beside the sheet; ``keys`` numbers every shape of the file."""

    parts: Parts
    styles: TableStyles
    allowance: Allowance
    keys: Iterator[int]

    @classmethod
    def of(cls, parts: Parts, styles: TableStyles, most: int) -> Reader:
        """A reader for one file that looks at ``most`` shapes, runs and cells."""
        return cls(parts, styles, Allowance(most), count(1))

    def shapes(self, sheet: Sheet, *, scenery: bool = False) -> tuple[FoundShape, ...]:
        """The shapes of a sheet in drawing order; as ``scenery`` without its placeholders."""
        tree = first(sheet.tree, f"{P}cSld", f"{P}spTree")
        if tree is None:
            return ()
        found = self._members(tree, sheet, Frame(), 0)
        return tuple(shape for shape in found if not scenery or shape.placeholder is None)

    def _members(self, tree: Tree, sheet: Sheet, frame: Frame, depth: int) -> Iterator[FoundShape]:
        for child in children(tree):
            kind = local(child)
            if kind in _KINDS and len(child) and depth <= DEEPEST:
                self.allowance.take()
                yield self._shape(child, kind, sheet, frame, depth)

    def _shape(self, tree: Tree, kind: str, sheet: Sheet, frame: Frame, depth: int) -> FoundShape:
        holder = read_placeholder(tree)
        ancestors = sheet.ancestors(holder)
        transform = next(
            (each for each in (transform_of(part, local(part)) for part in (tree, *ancestors)) if each is not None), None
        )
        box = read_box(transform) if transform is not None else None
        about = _about(tree)
        made = FoundShape(
            key=next(self.keys),
            kind=_KINDS[kind],
            number=whole(about.get("id")),
            name=about.get("name", ""),
            box=frame.place(box) if box is not None else None,
            turn=whole(transform.get("rot")) / 60_000 if transform is not None else 0.0,
            alt=about.get("descr") or about.get("title") or "",
            decorative=_is_decorative(about),
            hidden=truth(about.get("hidden")),
            placeholder=holder,
            link=self._link_of(sheet)(_click(about)),
            flips=_flips(transform),
        )
        if kind == "grpSp":
            inner = frame.inside(transform) if transform is not None else frame
            return replace(made, members=tuple(self._members(tree, sheet, inner, depth + 1)))
        if kind == "graphicFrame":
            return self._graphic(tree, made, sheet)
        if kind == "pic":
            return self._picture(tree, made, sheet)
        return self._drawn(tree, made, sheet, ancestors) if kind in ("sp", "cxnSp") else made

    def _drawn(self, tree: Tree, made: FoundShape, sheet: Sheet, ancestors: list[Tree]) -> FoundShape:
        properties = [each for each in (first(part, f"{P}spPr") for part in (tree, *ancestors)) if each is not None]
        fills = (read_fill(each, sheet.paint) for each in properties)
        fill: FoundFill | str | None = next((each for each in fills if each is not None), None)
        if fill is None:
            fill = read_styled_fill(first(tree, f"{P}style", f"{A}fillRef"), sheet.paint)
        geometry = next((each for each in (part.find(f"{A}prstGeom") for part in properties) if each is not None), None)
        text = self._text(tree, made.placeholder, sheet, ancestors)
        about = first(tree[0], f"{P}cNvSpPr")
        is_box = made.placeholder is not None or (about is not None and truth(about.get("txBox")))
        is_text = is_box and text is not None and bool(text.words.strip())
        return replace(
            made,
            kind="text" if is_text else made.kind,
            geometry=geometry.get("prst", "") if geometry is not None else "rect" if made.placeholder else "custom",
            text=text,
            fill=None if fill == NO_FILL or isinstance(fill, str) else fill,
            stroke=read_stroke(first(tree, f"{P}spPr"), first(tree, f"{P}style"), sheet.paint),
        )

    def _text(self, tree: Tree, holder: Placeholder | None, sheet: Sheet, ancestors: list[Tree]) -> FoundText | None:
        body = first(tree, f"{P}txBody")
        if body is None:
            return None
        cascade = sheet.cascade(tree, holder, ancestors)
        reference = first(tree, f"{P}style", f"{A}fontRef")
        colour = first_colour(reference, sheet.paint.palette) if holder is None else None
        if colour is not None:
            cascade = replace(cascade, colour=colour[0], levels={})
        properties = [first(each, f"{P}txBody", f"{A}bodyPr") for each in (tree, *ancestors)]
        return read_text(body, [p for p in properties if p is not None], cascade, self._link_of(sheet), self.allowance)

    def _picture(self, tree: Tree, made: FoundShape, sheet: Sheet) -> FoundShape:
        blip = first(tree, f"{P}blipFill", f"{A}blip")
        link = self.parts.link(sheet.name, blip.get(f"{R}link")) if blip is not None else None
        linked = link.target if link is not None and link.external else None
        made = replace(
            made,
            frame=read_frame(first(tree, f"{P}blipFill"), sheet.paint),
            linked=linked,
            geometry=_geometry(tree),
        )
        return self._film(tree, made, sheet)

    def _film(self, tree: Tree, made: FoundShape, sheet: Sheet) -> FoundShape:
        """A picture that stands for a video or a sound (19.3.1.33, 20.1.3)."""
        about = first(tree[0], f"{P}nvPr")
        for child in about.iter() if about is not None else ():
            name = local(child)
            if name in ("videoFile", "audioFile", "wavAudioFile", "quickTimeFile") or child.tag == _EMBEDDED:
                link = self.parts.link(sheet.name, child.get(f"{R}embed") or child.get(f"{R}link"))
                kind = made.kind if child.tag == _EMBEDDED else "sound" if "udio" in name else "film"
                external = link is not None and link.external and link.target != "NULL"
                target = link.target if link is not None and not link.external else made.film
                made = replace(
                    made, kind=kind, film=target, linked=link.target if link is not None and external else made.linked
                )
        if made.film is None or made.kind == "picture":
            return made
        by_itself = made.number in starting_films(sheet.tree)
        captions = any(local(each) == "track" for each in tree.iter())  # [MS-PPTX] 2.20, p173:track
        return replace(made, linked=None, captions=captions, by_itself=by_itself)

    def _graphic(self, tree: Tree, made: FoundShape, sheet: Sheet) -> FoundShape:
        data = first(tree, f"{A}graphic", f"{A}graphicData")
        if data is None:
            return made
        kind = _GRAPHICS.get(data.get("uri", "").rpartition("/")[2], "object")
        made = replace(made, kind=kind)
        table = data.find(f"{A}tbl")
        if table is not None:
            rows = read_rows(table, sheet, self.styles, self._link_of(sheet), self.allowance)
            about = table.find(f"{A}tblPr")
            widths, heights = read_grid(table)
            header = about is not None and truth(about.get("firstRow"))
            return replace(made, kind="table", rows=rows, widths=widths, heights=heights, header=header)
        chart = data.find(f"{C}chart")
        if chart is not None:
            place = sheet.paint.part_of(chart.get(f"{R}id"))
            space = self.parts.tree(place) if place else None
            text, colours = read_chart(space, sheet, self.allowance)
            return replace(made, text=text, colours=colours, fill=read_ground(space, sheet))
        return made

    def _link_of(self, sheet: Sheet) -> LinkOf:
        def address(rid: str | None) -> str | None:
            link = self.parts.link(sheet.name, rid)
            return None if link is None else link.target if link.external else f"#{link.target}"

        return address


def _about(tree: Tree) -> Tree:
    """``p:cNvPr`` (19.3.1.12); any element without attributes where there is none."""
    found = first(tree[0], f"{P}cNvPr")
    return found if found is not None else tree.makeelement("none", {})


def _is_decorative(about: Tree) -> bool:
    return any(truth(each.get("val"), True) for each in about.iter(_DECORATIVE))


def _click(about: Tree) -> str | None:
    click = about.find(f"{A}hlinkClick")
    return click.get(f"{R}id") if click is not None else None


def _flips(transform: Tree | None) -> tuple[bool, bool]:
    return (truth(transform.get("flipH")), truth(transform.get("flipV"))) if transform is not None else (False, False)


def _geometry(tree: Tree) -> str:
    found = first(tree, f"{P}spPr", f"{A}prstGeom")
    return found.get("prst", "") if found is not None else "rect"
