"""A changed deck from elsewhere, judged by the package rules: what was odd before may stay, nothing may become so."""

from __future__ import annotations

import re
from collections import Counter

from slidekit.core.diagnostics import Diagnostic, error
from slidekit.powerpoint.container import is_xml
from slidekit.powerpoint.invariants import CODE, faults
from slidekit.powerpoint.opened import Opened


def new_faults(before: bytes, after: bytes, name: str) -> tuple[Diagnostic, ...]:
    """What is wrong in a changed deck and was not before; code ``package-invariant``."""
    old, new = _faults(before, name), _faults(after, name)
    known = Counter(_plain(fact) for fact in old)
    wrong = []
    for fact in new:
        if known[_plain(fact)] > 0:
            known[_plain(fact)] -= 1
        else:
            wrong.append(error(CODE, fact, help="report this as a bug of slidekit; the deck is as it was"))
    return tuple(wrong)


def _plain(fact: str) -> str:
    """A fact without the numbers and endings of parts, which a swap may change."""
    return re.sub("[0-9]+", "#", re.sub(r"\.(?:jpe?g|png)\b", ".image", fact))


def _faults(data: bytes, name: str) -> list[str]:
    """Package rules, and that every relationship leads somewhere, however it is written."""
    opened = Opened(data, name)
    try:
        every = faults({part: _judged(opened, part) for part in opened.zip.items})
        found = [fact for fact in every if not fact.startswith("ppt/media/")]
    except (ValueError, IndexError):  # shapes written in ways that ours never are; the relationships still count
        found = []
    for source in opened.sources():
        for target, _, row in opened.links(source):
            if row.get("TargetMode") != "External" and target not in opened.zip.items:
                found.append(f"{source or 'the package'} leads to {target}, which is not there")
    return found


def _judged(opened: Opened, part: str) -> bytes:
    """A part as the package rules read it; pictures were made by us or are not ours to judge."""
    if part.endswith(".rels"):
        return opened.plain_links(part)
    return opened.zip.read(part) if is_xml(part) else b""
