"""Parts of a template as a deck takes them: only what masters and layouts need, without traces, links and effects.

Every part gets a neutral name and every relationship a new id, so that the same template gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from slidekit.powerpoint.markup import HEAD
from slidekit.powerpoint.reading.markup import A, P, R, Tree, local
from slidekit.scene.package import PackageLink
from slidekit.scene.template import FOOTER, backdrop_name

Size = tuple[int, int]
Picture = Callable[[bytes, str], tuple[bytes, str, Size] | None]
"""A picture's bytes and its part's name → cleaned bytes, ending (``png jpeg emf wmf``), and pixels, (0, 0) for one that
previews do not draw; None: the deck does without it.
"""

_GONE = frozenset(("timing", "transition", "custDataLst", "controls", "modifyVerifier"))
_ACTIONS = frozenset(("hlinkClick", "hlinkHover", "hlinkMouseOver", "snd"))
_SHAPES = frozenset(("sp", "pic", "cxnSp", "grpSp", "graphicFrame", "contentPart", "AlternateContent"))
_FILE_NAME = re.compile(r"[\\/]|\.[A-Za-z0-9]{3,4}$")
_ORDER = "sldLayoutIdLst"


@dataclass(slots=True)
class Cleaned:
    """A part's tree ready to be written, and its relationships as (kind, target) in the order of their ids."""

    tree: Tree
    links: dict[tuple[str, str], str] = field(default_factory=dict)

    def link(self, kind: str, target: str) -> str:
        """The id of a relationship, new or known."""
        return self.links.setdefault((kind, target), f"rId{len(self.links) + 1}")

    def to_bytes(self) -> bytes:
        """The part, under the same head as those that slidekit writes."""
        return HEAD.encode() + etree.tostring(self.tree, encoding="UTF-8")


def clean(tree: Tree, links: Mapping[str, PackageLink], place: Callable[[PackageLink], str | None]) -> Cleaned:
    """A copy of a part's tree; ``place`` gives the new target of a relationship, None where it stays behind.

    What needed a relationship that stays behind goes with it: a link from its text, else the whole shape.
    """
    made = Cleaned(etree.fromstring(etree.tostring(tree)))
    _drop([node for node in made.tree.iter(etree.Element) if local(node) in _GONE or _is_effect(node)])
    lost = []
    for node in made.tree.iter(etree.Element):
        for name, rid in list(node.attrib.items()):
            if not str(name).startswith(R) or local(node) == "sldLayoutId":
                continue
            link = links.get(str(rid))
            target = place(link) if link is not None and not link.external else None
            if link is None or target is None:
                lost.append(_bearer(node))
                break
            node.set(name, made.link(link.kind, target))
        _forget(node)
    _drop(lost)
    _drop([node for node in made.tree.iter(etree.Element) if local(node) == "extLst" and not len(node)])
    for holder in made.tree.iterfind(f".//{P}sp/{P}nvSpPr/{P}nvPr/{P}ph[@type='ftr']"):
        _leave_footer(next(holder.iterancestors(f"{P}sp")))
    return made


def _leave_footer(shape: Tree) -> None:
    """An empty footer gets the deck's words, as "Apply to All" writes them, so that new slides have them too."""
    paragraph = shape.find(f"{P}txBody/{A}p")
    if paragraph is None or any((text.text or "").strip() for text in shape.iter(f"{A}t")):
        return
    run = etree.Element(f"{A}r")
    etree.SubElement(run, f"{A}rPr")
    etree.SubElement(run, f"{A}t").text = FOOTER
    for old in paragraph.findall(f"{A}r"):
        paragraph.remove(old)
    paragraph.insert(1 if paragraph.find(f"{A}pPr") is not None else 0, run)


def _is_effect(node: Tree) -> bool:
    """An alternative that holds a transition or timing in a newer form."""
    return local(node) == "AlternateContent" and any(
        local(each) in ("transition", "timing") for each in node.iter(etree.Element)
    )


def _bearer(node: Tree) -> Tree:
    """What goes with a lost relationship."""
    if local(node) in _ACTIONS:
        return node
    for above in (node, *node.iterancestors()):
        if local(above) in ("ext", "bg"):
            return above
        if local(above) in _SHAPES and above.getparent() is not None and local(above.getparent()) in ("spTree", "grpSp"):  # type: ignore[arg-type]
            return above
    return node


def _drop(nodes: list[Tree]) -> None:
    for node in nodes:
        parent = node.getparent()
        if parent is not None:
            parent.remove(node)


def _forget(node: Tree) -> None:
    """Names of files and their folders, which say who drew it where."""
    if local(node) != "cNvPr":
        return
    for key in ("descr", "title"):
        if _FILE_NAME.search(node.get(key, "").strip()):
            del node.attrib[key]
    if _FILE_NAME.search(node.get("name", "").strip()):
        node.set("name", f"Shape {node.get('id', '')}")


def list_layouts(cleaned: Cleaned, targets: list[str], start: int) -> None:
    """The master's list of layouts (19.3.1.41), written anew with ids from ``start``."""
    entries = cleaned.tree.find(f"{P}{_ORDER}")
    if entries is None:
        return
    for entry in list(entries):
        entries.remove(entry)
    for number, target in enumerate(targets, start):
        etree.SubElement(entries, f"{P}sldLayoutId", {"id": str(number), f"{R}id": cleaned.link("slideLayout", target)})


class Shown(NamedTuple):
    """A picture that can be drawn: what it is called in a scene, and its size in pixels."""

    name: str
    pixels: Size


@dataclass(slots=True)
class Names:
    """New names by old ones, counted for each kind in the order of first use; and the pictures' bytes."""

    picture: Picture
    read: Callable[[str], bytes | None]
    pictures: dict[str, str | None] = field(default_factory=dict)
    contents: dict[str, bytes] = field(default_factory=dict)
    shown: dict[str, Shown] = field(default_factory=dict)

    def picture_of(self, part: str) -> str | None:
        """The new name of a picture's part, None for one that stays behind. The same bytes are one part."""
        if part not in self.pictures:
            self.pictures[part] = None
            data = self.read(part)
            made = self.picture(data, part) if data is not None else None
            if made is not None:
                content, ending, pixels = made
                known = next((name for name, held in self.contents.items() if held == content), None)
                name = known or f"media/image{len(self.contents) + 1}.{ending}"
                self.contents[name] = content
                self.pictures[part] = name
                if min(pixels) > 0:
                    self.shown[part] = Shown(backdrop_name(content), pixels)
        return self.pictures[part]

    def items(self) -> Iterator[tuple[str, bytes]]:
        """Every picture that is used."""
        return iter(self.contents.items())
