"""The door: limits, passwords, macros, damage; then the masters with their layouts in the order that PowerPoint shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NoReturn

from slidekit.core.diagnostics import Diagnostic, Refused, Span, error
from slidekit.core.geometry import Size
from slidekit.powerpoint.reading.markup import P, R, Tree, whole
from slidekit.powerpoint.reading.parts import Parts, open_parts

_MAIN = re.compile(r"(presentation|slideshow|template)\.main\+xml$")
_STRICT = b"http://purl.oclc.org/ooxml"
_AGAIN = "open it in PowerPoint, save it again as .potx, and use that"
_SMALLEST, _LARGEST = 914_400, 51_206_400
"""A page is from 1 to 56 inches (ISO/IEC 29500-1, 19.2.1.39)."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An open template; ``masters`` are the parts of its masters, each with those of its layouts."""

    parts: Parts
    file: str
    span: Span | None
    main: str
    tree: Tree
    size: Size
    masters: tuple[tuple[str, tuple[str, ...]], ...]

    def need(self, name: str) -> Tree:
        """The XML of a part that the deck cannot do without. Raises Refused ``template-unreadable``, naming the part."""
        return _need(self.parts, name, self.file, self.span)

    def unsafe(self, fact: str, help: str) -> NoReturn:
        """Leave with ``template-unsafe``."""
        raise Refused(error("template-unsafe", f"{self.file} {fact}", self.span, help))


def open_template(data: bytes, file: str, span: Span | None) -> Opened:
    """Raises Refused: ``template-unreadable``, ``template-unsafe``."""
    try:
        parts = open_parts(data, Span(file, 1, 1, 1, 1))
    except Refused as refused:
        raise _told(refused, span) from refused
    main = parts.target("", "officeDocument")
    kind = parts.type_of(main) if main is not None else ""
    _refuse_macros(parts, file, span, kind)
    if main is None or not _MAIN.search(kind):
        raise Refused(_unreadable(f"{file} is an Office file without a presentation", span, "name a .potx or .pptx"))
    tree = _need(parts, main, file, span)
    if _STRICT in parts.archive.xml(main):
        help = "save it in PowerPoint as .potx, not as Strict Open XML"
        raise Refused(_unreadable(f"{file} is saved as Strict Open XML, which few programs read", span, help))
    masters = tuple((master, tuple(_layouts(parts, master, file, span))) for master in _masters(parts, main, tree))
    if not any(layouts for _, layouts in masters):
        raise Refused(_unreadable(f"{file} has no slide master with a layout", span, _AGAIN))
    return Opened(parts, file, span, main, tree, _size(tree, file, span), masters)


def _masters(parts: Parts, main: str, tree: Tree) -> Iterator[str]:
    return _listed(parts, main, tree, "sldMasterId")


def _layouts(parts: Parts, master: str, file: str, span: Span | None) -> Iterator[str]:
    return _listed(parts, master, _need(parts, master, file, span), "sldLayoutId")


def _listed(parts: Parts, source: str, tree: Tree, tag: str) -> Iterator[str]:
    """The parts on a list of ids, each once."""
    seen = set()
    for entry in tree.iterfind(f"{P}{tag}Lst/{P}{tag}"):
        link = parts.link(source, entry.get(f"{R}id"))
        if link is not None and not link.external and link.target not in seen:
            seen.add(link.target)
            yield link.target


def _size(tree: Tree, file: str, span: Span | None) -> Size:
    size = tree.find(f"{P}sldSz")
    found = Size(whole(size.get("cx")), whole(size.get("cy"))) if size is not None else Size(0, 0)
    if not (_SMALLEST <= found.w <= _LARGEST and _SMALLEST <= found.h <= _LARGEST):
        raise Refused(_unreadable(f"{file} says no size for its slides that PowerPoint takes", span, _AGAIN))
    return found


def _need(parts: Parts, name: str, file: str, span: Span | None) -> Tree:
    try:
        tree = parts.tree(name)
    except Refused as refused:
        raise _told(refused, span) from refused
    if tree is None:
        told = next((found.message for found in parts.found if name in found.message), f"{name} is missing")
        raise Refused(_unreadable(f"{file} cannot be used: {told}", span, _AGAIN))
    return tree


def _refuse_macros(parts: Parts, file: str, span: Span | None, kind: str) -> None:
    named = next((name for name in parts.archive if name.rpartition("/")[2].lower().startswith("vbaproject")), None)
    if "macroEnabled" in kind or named:
        fact = f"{file} holds macros" + (f" ({named})" if named else "")
        raise Refused(error("template-unsafe", fact, span, "save it in PowerPoint as .potx, which holds none"))


def _told(refused: Refused, span: Span | None) -> Refused:
    """What is wrong with the file, said of a template at the place that names it."""
    first = next(found for found in refused.diagnostics if found.is_error)
    if first.code == "unsafe-deck":
        return Refused(error("template-unsafe", f"{first.span.file if first.span else ''}: {first.message}", span, first.help))
    file = first.span.file if first.span else ""
    message = first.message if first.message.startswith(file) else f"{file} cannot be used: {first.message}"
    return Refused(_unreadable(message, span, first.help or _AGAIN))


def _unreadable(message: str, span: Span | None, help: str) -> Diagnostic:
    return error("template-unreadable", message, span, help)
