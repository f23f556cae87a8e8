"""What makes PowerPoint offer a repair: parts that nobody reads until then, ids that lead nowhere, links that must be there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from lxml import etree

from slidekit.powerpoint.reading.markup import Tree
from slidekit.powerpoint.reading.parts import TYPES, Parts

_IDS = etree.XPath("//@r:*", namespaces={"r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships"})
_WANTED = {
    "slide+xml": ("slideLayout",),
    "slideLayout+xml": ("slideMaster",),
    "slideMaster+xml": ("theme",),
    "notesSlide+xml": ("slide", "notesMaster"),
    "notesMaster+xml": ("theme",),
}
"""Relationships that a part of a kind must have (ISO/IEC 29500-1, 13.3), by the end of its content type."""

LARGEST = 4 * 2**20
"""Parts that no slide needs are opened up to this size only."""


def check_whole(parts: Parts) -> None:
    """``broken-deck`` for every part that is not well-formed, refers to an id without a relationship, or lacks one."""
    for name in parts.archive:
        unread = name not in parts.trees and parts.archive.entries[name].size > LARGEST
        if not name.endswith((".xml", ".rels")) or name == TYPES or unread:
            continue
        tree = parts.tree(name)
        if tree is None:
            continue
        for fact in (*_dangling(parts, name, tree), *_missing(parts, name)):
            parts.damaged(f"{name} {fact}")


def _dangling(parts: Parts, name: str, tree: Tree) -> Iterator[str]:
    known = parts.links.get(name, {})
    used = [str(rid) for rid in cast(list[str], _IDS(tree))]
    lost = dict.fromkeys(rid for rid in used if rid and rid not in known)
    for rid in list(lost)[:1]:
        others = f" and {len(lost) - 1} more" if len(lost) > 1 else ""
        yield f"refers to {rid[:40]}{others}, for which it has no relationship"


def _missing(parts: Parts, name: str) -> Iterator[str]:
    kind = parts.type_of(name).rpartition(".")[2]
    for wanted in _WANTED.get(kind, ()):
        if parts.target(name, wanted) is None:
            yield f"has no relationship to its {wanted}"
