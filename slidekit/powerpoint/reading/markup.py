"""XML of unknown origin: no entities, no network, whole numbers within reason, choices made as PowerPoint makes them."""

from __future__ import annotations

import math
from collections.abc import Iterator

from lxml import etree

Tree = etree._Element

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/chart", b"http://schemas.openxmlformats.org/drawingml/2006/chart"),
    (b"http://purl.oclc.org/ooxml/presentationml/main", b"http://schemas.openxmlformats.org/presentationml/2006/main"),
)
"""Namespaces of ISO/IEC 29500 Strict, and those of Transitional that everybody writes."""

LARGEST = 10**10
"""Lengths beyond are cut: 10 billion EMU are 277 m."""

_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, collect_ids=False,
    remove_comments=True, remove_pis=True,
)  # fmt: skip


class Forbidden(ValueError):
    """A document type declaration: no part of a presentation has one."""


def parse(content: bytes) -> Tree:
    """The root. ValueError for what is not well-formed, Forbidden for a document type declaration."""
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise Forbidden("it declares a document type")
    if b"http://purl.oclc.org/ooxml" in content:
        for strict, usual in _STRICT:
            content = content.replace(strict, usual)
    try:
        root = etree.fromstring(content, _PARSER)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise ValueError(str(fault).split("\n")[0][:120]) from fault
    if root is None:
        raise ValueError("it is empty")
    if str(getattr(root.getroottree().docinfo, "doctype", "")):
        raise Forbidden("it declares a document type")
    return root


def whole(text: str | None, default: int = 0) -> int:
    """A whole number, cut to what a slide can hold; ``default`` for anything else."""
    if text is None or len(text) > 30:
        return default
    try:
        number = int(float(text))
    except (ValueError, OverflowError):
        return default
    return max(-LARGEST, min(LARGEST, number))


def share(text: str | None, default: float = 0.0) -> float:
    """A percentage in thousandths, or with its sign as Strict writes it, as a share of 1."""
    if text is not None and text.endswith("%") and len(text) <= 30:
        try:
            return max(-100.0, min(100.0, float(text[:-1]) / 100)) if math.isfinite(float(text[:-1])) else default
        except ValueError:
            return default
    return whole(text, round(default * 100_000)) / 100_000


def truth(text: str | None, default: bool = False) -> bool:
    """``xsd:boolean``."""
    return default if text is None else text in ("1", "true", "on")


def children(tree: Tree) -> Iterator[Tree]:
    """The children that PowerPoint sees: of an alternative the first choice that has any, else the fallback."""
    for child in tree:
        if child.tag != f"{_MC}AlternateContent":
            yield child
            continue
        chosen = next((option for option in child if option.tag == f"{_MC}Choice" and len(option)), None)
        if chosen is None:
            chosen = next((option for option in child if option.tag == f"{_MC}Fallback"), None)
        if chosen is not None:
            yield from chosen


def local(tree: Tree) -> str:
    """The tag without its namespace."""
    return str(tree.tag).rpartition("}")[2]


def first(tree: Tree | None, *path: str) -> Tree | None:
    """The first descendant along ``path``; None where there is none."""
    for step in path:
        if tree is None:
            return None
        tree = tree.find(step)
    return tree
