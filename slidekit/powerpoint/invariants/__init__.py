"""What must be true of every package we write: cheap enough to be checked each time. A finding here is slidekit's own bug."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from lxml.etree import XMLSyntaxError

from slidekit.core.diagnostics import Diagnostic, error
from slidekit.powerpoint.archive import unpack
from slidekit.powerpoint.directory import Damage
from slidekit.powerpoint.invariants.deck import KEPT, check_deck
from slidekit.powerpoint.invariants.drawing import check_drawing, needs_tree
from slidekit.powerpoint.invariants.media import check_media
from slidekit.powerpoint.invariants.parts import TYPES, Tree, check_types, is_drawing, is_well_formed, parse
from slidekit.powerpoint.invariants.relationships import Link, check_relationships, read_links, source_of

CODE = "package-invariant"


def verify(data: bytes, carried: Collection[str] = ()) -> tuple[Diagnostic, ...]:
    """Findings about a package, all of code ``package-invariant``; empty for a sound one.

    ``carried`` are the parts that came from a template: drawn by others, they only have to be whole.
    """
    try:
        facts = faults(unpack(data), carried)
    except Damage as damage:
        facts = [f"the package cannot be read: {damage}"]
    return tuple(error(CODE, fact, help="report this as a bug of slidekit, with the deck that shows it") for fact in facts)


def faults(parts: Mapping[str, bytes], carried: Collection[str] = ()) -> list[str]:
    """Facts about a package. One pass over the parts, each tree dropped after use; then what needs the whole package."""
    findings: list[str] = []
    kept: dict[str, Tree] = {}
    links: dict[str, list[Link]] = {}
    for name, content in parts.items():
        if name.endswith(".rels"):
            found = read_links(name, content)
            if found is None:
                findings.append(f"{name} is not written as relationships are")
            links[source_of(name)] = found or []
        elif name.endswith(".xml"):
            is_ours = name not in carried
            needed = not is_ours or name in (TYPES, *KEPT) or (is_drawing(name) and needs_tree(content))
            try:
                tree = _tree(content, wanted=needed)
            except XMLSyntaxError as fault:
                findings.append(f"{name} is no well-formed XML: {fault}")
                continue
            if is_ours and is_drawing(name):
                findings += check_drawing(name, content, tree)
            elif is_ours and tree is not None:
                kept[name] = tree
        elif name.startswith("ppt/media/") and name not in carried:
            findings += check_media(name, content)
    missing = [name for name in (TYPES, *KEPT) if name not in kept]
    if missing:
        return [*findings, *(f"{name} is missing" for name in missing if name not in parts)]
    return (
        findings + check_types(parts, kept[TYPES]) + check_relationships(parts, links, carried) + check_deck(parts, kept, links)
    )


def _tree(content: bytes, *, wanted: bool) -> Tree | None:
    """The part's tree; None where none is wanted and all is well. ``lxml.etree.XMLSyntaxError``: as ``parse``."""
    if not wanted and is_well_formed(content):
        return None
    return parse(content)


__all__ = ["CODE", "faults", "verify"]
