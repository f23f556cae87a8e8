"""Slides, layouts and masters as what they inherit from each other: palette, fonts, placeholders, text styles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from slidekit.powerpoint.reading.colours import Palette, read_map, read_scheme
from slidekit.powerpoint.reading.fills import Paint
from slidekit.powerpoint.reading.markup import A, P, Tree, children, first, whole
from slidekit.powerpoint.reading.parts import Parts
from slidekit.powerpoint.reading.styles import Cascade
from slidekit.powerpoint.reading.theme import read_fonts
from slidekit.scene.items import Placeholder

_ON_MASTER = {"ctrTitle": "title", "title": "title", "dt": "dt", "ftr": "ftr", "sldNum": "sldNum", "hdr": "hdr"}
"""Of which placeholder of the master one inherits; everything else of its body."""
_STYLES = {"title": "titleStyle", "body": "bodyStyle"}


@dataclass
class Sheet:
    """A slide, layout or master with its parent; ``holders`` are its own placeholders."""

    name: str
    tree: Tree
    parent: Sheet | None
    paint: Paint
    fonts: dict[str, str]
    defaults: Tree | None
    holders: list[tuple[Placeholder, Tree]] = field(default_factory=list)
    cascades: dict[tuple[int, ...], Cascade] = field(default_factory=dict)

    @property
    def master(self) -> Sheet:
        return self if self.parent is None else self.parent.master

    def ancestors(self, holder: Placeholder | None) -> list[Tree]:
        """The placeholders that one inherits from, the nearest first."""
        found: list[Tree] = []
        sheet = self.parent
        while holder is not None and sheet is not None:
            match = sheet.find(holder)
            if match is not None:
                found.append(match)
            sheet = sheet.parent
        return found

    def find(self, holder: Placeholder) -> Tree | None:
        """The placeholder of this sheet that one of a sheet below inherits from."""
        if self.parent is None:
            wanted = _ON_MASTER.get(holder.type, "body")
            return next((tree for own, tree in self.holders if own.type == wanted), None)
        exact = next((tree for own, tree in self.holders if own.idx == holder.idx and own.type == holder.type), None)
        if exact is not None:
            return exact
        by_index = next((tree for own, tree in self.holders if own.idx == holder.idx), None)
        return by_index if by_index is not None else next((tree for own, tree in self.holders if own.type == holder.type), None)

    def cascade(self, shape: Tree, holder: Placeholder | None, ancestors: list[Tree]) -> Cascade:
        """The styles that the text of a shape inherits."""
        lists = [first(each, f"{P}txBody", f"{A}lstStyle") for each in (shape, *ancestors)]
        if holder is not None:
            kind = _ON_MASTER.get(holder.type, "body")
            lists.append(first(self.master.tree, f"{P}txStyles", f"{P}{_STYLES.get(kind, 'otherStyle')}"))
        lists.append(self.defaults)
        known = [each for each in lists if each is not None and len(each)]
        key = tuple(id(each) for each in known)
        if key not in self.cascades:
            self.cascades[key] = Cascade(known, self.paint.palette, self.fonts)
        return self.cascades[key]


def read_placeholder(shape: Tree) -> Placeholder | None:
    """``p:ph`` (19.3.1.36) of any kind of shape."""
    if not len(shape):
        return None
    holder = first(shape[0], f"{P}nvPr", f"{P}ph")
    return Placeholder(holder.get("type", "obj"), whole(holder.get("idx"))) if holder is not None else None


class Sheets:
    """Opens layouts and masters once each."""

    def __init__(self, parts: Parts, defaults: Tree | None, theme: Tree | None) -> None:
        """``defaults`` is the presentation's ``p:defaultTextStyle``, ``theme`` its own theme, for masters without one."""
        self.parts, self.defaults, self.theme = parts, defaults, theme
        self.opened: dict[str, Sheet | None] = {}

    def slide(self, name: str) -> Sheet | None:
        """The slide with what it inherits, None where its part cannot be read."""
        return self._open(name, ("slideLayout", "slideMaster"))

    def layout(self, name: str) -> Sheet | None:
        """A layout with what it inherits, None where its part cannot be read."""
        return self._shared(name, ("slideMaster",))

    def _shared(self, name: str, kinds: tuple[str, ...]) -> Sheet | None:
        if name not in self.opened:
            self.opened[name] = None  # a layout that leads to itself ends here
            self.opened[name] = self._open(name, kinds)
        return self.opened[name]

    def _open(self, name: str, kinds: tuple[str, ...]) -> Sheet | None:
        tree = self.parts.tree(name)
        if tree is None:
            return None
        above = self.parts.target(name, kinds[0]) if kinds else None
        parent = self._shared(above, kinds[1:]) if above is not None and above != name else None
        if parent is None:
            paint, fonts = self._found(name, tree)
        else:
            override = first(tree, f"{P}clrMapOvr", f"{A}overrideClrMapping")
            names = read_map(override) or parent.paint.palette.names
            above_it = parent.paint
            paint = replace(above_it, palette=Palette(above_it.palette.theme, names), part_of=self._finder(name))
            fonts = parent.fonts
        sheet = Sheet(name, tree, parent, paint, fonts, self.defaults)
        sheet.holders = list(_holders(tree))
        return sheet

    def _found(self, name: str, tree: Tree) -> tuple[Paint, dict[str, str]]:
        """Palette and fonts of a master, from its own theme."""
        place = self.parts.target(name, "theme")
        theme = self.parts.tree(place) if place is not None else self.theme
        palette = Palette(read_scheme(theme), read_map(tree.find(f"{P}clrMap")))
        return Paint(palette, theme, self._finder(name), self._finder(place or "")), read_fonts(theme)

    def _finder(self, source: str) -> Callable[[str | None], str | None]:
        def find(rid: str | None) -> str | None:
            link = self.parts.link(source, rid)
            return None if link is None or link.external else link.target

        return find


def _holders(tree: Tree) -> Iterator[tuple[Placeholder, Tree]]:
    shapes = first(tree, f"{P}cSld", f"{P}spTree")
    for shape in children(shapes) if shapes is not None else ():
        holder = read_placeholder(shape)
        if holder is not None:
            yield holder, shape
