"""Relationships: each has a target, each target a way from the root, each id a use (ISO/IEC 29500-2, 6.5)."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from html import unescape
from posixpath import dirname, join, normpath
from typing import NamedTuple
from urllib.parse import urlsplit

from slidekit.powerpoint.invariants.parts import TYPES, Parts, is_drawing
from slidekit.powerpoint.markup import HEAD
from slidekit.powerpoint.package import RELATIONSHIPS

_ROW = rb'<Relationship Id="(rId[0-9]+)" Type="([^"]+)" Target="([^"]+)"( TargetMode="External")?/>'
_ROWS = re.compile(_ROW)
_WHOLE = re.compile(
    re.escape(f'{HEAD}<Relationships xmlns="{RELATIONSHIPS}">'.encode())
    + rb'(?:<Relationship Id="rId[0-9]+" Type="[^"<>]+" Target="[^"<>]+"(?: TargetMode="External")?/>)+</Relationships>'
)
_IDS = re.compile(rb' r:(?:id|embed|link)="([^"]*)"')
_OUTSIDE = ("http", "https", "mailto")
_IMPLICIT = frozenset(
    ("slideLayout", "notesSlide", "notesMaster", "slideMaster", "theme", "presProps", "viewProps", "tableStyles", "customXml")
)
"""Kinds that no attribute names: the part is found by the kind alone."""

_EXPLICIT_FROM = {
    "ppt/presentation.xml": ("slideMaster", "notesMaster"),
    "ppt/slideMasters/slideMaster1.xml": ("slideLayout",),
}


class Link(NamedTuple):
    """One relationship, its kind the last word of its type, its target a part's name or an address."""

    rid: str
    kind: str
    target: str
    external: bool


Links = Mapping[str, list[Link]]
"""Relationships by the part they start from; the package's own under ``""``."""


def source_of(name: str) -> str:
    """``ppt/slides/_rels/slide1.xml.rels`` → ``ppt/slides/slide1.xml``; the package's own → ``""``."""
    return name.replace("_rels/", "", 1).removesuffix(".rels")


def read_links(name: str, content: bytes) -> list[Link] | None:
    """The relationships in a ``.rels`` part, None when it is not written as we write them."""
    if not _WHOLE.fullmatch(content):
        return None
    folder = dirname(source_of(name))
    return [
        Link(rid.decode(), kind.rpartition(b"/")[2].decode(), _target(folder, target.decode(), bool(external)), bool(external))
        for rid, kind, target, external in _ROWS.findall(content)
    ]


@lru_cache(maxsize=4096)
def _target(folder: str, target: str, external: bool) -> str:
    return unescape(target) if external else normpath(join(folder, target))


def check_relationships(parts: Parts, links: Links, carried: Collection[str] = ()) -> list[str]:
    """Targets, ids and reachability of the whole package; parts of a template may name ids in their own way."""
    findings: list[str] = []
    reached = {link.target for every in links.values() for link in every if not link.external}
    for source, every in links.items():
        findings += _check_part(parts, source, every, named=source not in carried)
    for name in parts:
        if not name.endswith(".rels") and name != TYPES and name not in reached:
            findings.append(f"no relationship leads to {name}")
        if is_drawing(name) and name not in links:
            findings.append(f"{name} has no relationships")
    return findings


def _check_part(parts: Parts, source: str, links: list[Link], *, named: bool) -> list[str]:
    findings = []
    if source and source not in parts:
        findings.append(f"relationships of {source}, which is not there")
    ids = {link.rid for link in links}
    if len(ids) != len(links):
        findings.append(f"{source} has two relationships of one id")
    used = {found.decode() for found in _IDS.findall(parts.get(source, b"")) if found}  # a film's click has none
    findings += [f"{source} names the relationship {rid}, which is not there" for rid in sorted(used - ids)]
    for link in links:
        if link.external and urlsplit(link.target).scheme not in _OUTSIDE:
            findings.append(f"{source} links to {link.target}, which is no web or mail address")
        elif not link.external and link.target not in parts:
            findings.append(f"{source} leads to {link.target}, which is not there")
        if named and link.rid not in used and _is_named(source, link.kind):
            findings.append(f"{source} never uses its relationship {link.rid} ({link.kind})")
    return findings


def _is_named(source: str, kind: str) -> bool:
    """Whether an attribute of ``source`` must name a relationship of this kind."""
    if not source.startswith("ppt/") or (kind == "slide" and source.startswith("ppt/notesSlides/")):
        return False
    return kind not in _IMPLICIT or kind in _EXPLICIT_FROM.get(source, ())
