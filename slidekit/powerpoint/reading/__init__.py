"""A PowerPoint file that slidekit may not have written → plain data. The file is not trusted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from hashlib import sha256

from slidekit.core.diagnostics import Diagnostic, Outcome, Refused, Span, error
from slidekit.powerpoint.reading.integrity import check_whole
from slidekit.powerpoint.reading.parts import Parts, open_parts
from slidekit.powerpoint.reading.presentation import read_presentation
from slidekit.powerpoint.reading.properties import read_properties
from slidekit.powerpoint.reading.record import read_record
from slidekit.scene.package import Package

__all__ = ["read_package"]

_MEDIA = ("image", "video", "audio", "media", "hdphoto")
_MAIN = re.compile(r"(presentation|slideshow|template)(\.macroEnabled)?\.main\+xml$")
"""Content types of the part that everything starts from."""
MOST_DAMAGE = 12
"""Findings of damage that are worth reading: the others have the same cause."""


def read_package(data: bytes, span: Span) -> Outcome[Package]:
    """The bytes of a ``.pptx`` (``.pptm``, ``.ppsx``, ``.potx``) with everything worked out that its slides inherit.

    ``span`` names the file in every finding. Errors: ``not-a-deck``, ``encrypted-deck``, ``deck-too-large``,
    ``unsafe-deck`` (then without value) and ``broken-deck``.
    """
    found: list[Diagnostic] = []
    try:
        parts = open_parts(data, span)
        found = parts.found
        return Outcome(_read(parts, data), _few(found))
    except Refused as refused:
        return Outcome(None, _few([*found, *refused.diagnostics]))


def _read(parts: Parts, data: bytes) -> Package:
    start = parts.target("", "officeDocument")
    if start is None or not _MAIN.search(parts.type_of(start)):
        fact = f"{parts.span.file} is an Office file without a presentation"
        raise Refused(*parts.found, error("not-a-deck", fact, parts.span, "name the .pptx file itself"))
    deck = read_presentation(parts, start)
    listed, media = tuple(parts.listed()), _media(parts)
    check_whole(parts)
    return Package(
        name=parts.span.file,
        size=len(data),
        page=deck.page,
        slides=deck.slides,
        parts=listed,
        links=tuple(link for every in parts.links.values() for link in every.values()),
        properties=read_properties(parts),
        sections=deck.sections,
        embedded_fonts=deck.embedded_fonts,
        masters=deck.masters,
        record=read_record(parts),
        sha256=sha256(data).hexdigest(),
        partial=(*deck.partial, *parts.skipped),
        media=media,
    )


def _media(parts: Parts) -> Mapping[str, bytes | memoryview]:
    """The bytes of every picture, film and sound, as far as limits allow."""
    wanted = {
        link.target for every in parts.links.values() for link in every.values() if link.kind in _MEDIA and not link.external
    }
    found: dict[str, bytes | memoryview] = {}
    for name in parts.archive:
        if name in wanted or name.startswith("ppt/media/"):
            try:
                content = parts.archive.medium(name)
            except ValueError:  # reported when the parts were listed
                continue
            if content is not None:
                found[name] = content
            else:
                parts.skipped.append(f"{name} ({parts.archive.entries[name].size:,} bytes)")
    return found


def _few(found: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Each finding once, and no more than a page of damage."""
    once = list(dict.fromkeys(found))
    damage = [finding for finding in once if finding.code == "broken-deck"]
    return tuple(finding for finding in once if finding not in damage[MOST_DAMAGE:])
