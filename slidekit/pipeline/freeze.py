"""What changed in a deck since it was handed in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from html import unescape

from slidekit.powerpoint import Damage, digest, unpack

ALIKE = 0.9
"""A slide whose letters agree to this share has had its typos mended, no more."""
_MANIFEST = re.compile(rb'<manifest xmlns="urn:slidekit:manifest')
_SLIDE = re.compile(r'<slide id="([^"]*)" number="(\d+)">(.*?)</slide>', re.DOTALL)
_PICTURE = re.compile(r'<picture name="[^"]*" figure="([^"]*)" crop="([^"]*)"')


def changes_since(former: bytes, now: bytes, freeze: str) -> tuple[str, ...]:
    """The slides that differ more than ``freeze`` allows (``all``: at all; ``typos-only``: in more than letters).

    ``the whole file`` stands for a former file that slidekit did not write, and where nothing but small things differ.
    """
    try:
        if digest(former) == digest(now):
            return ()
        before, after = _slides(unpack(former)), _slides(unpack(now))
    except Damage:
        return ("the whole file",)
    if not before:
        return ("the whole file",)
    changed = [f"{name} (new)" for name in after if name not in before]
    changed += [f"{name} (gone)" for name in before if name not in after]
    for name in after:
        if name in before and not _may_stand(before[name], after[name], freeze):
            changed.append(name)
    if not changed and list(before) != list(after):
        changed.append("the order of the slides")
    return tuple(changed) or (("the whole file",) if freeze == "all" else ())


Seen = tuple[tuple[tuple[str, str], ...], str]
"""The pictures of a slide (figure and crop), and its words."""


def _may_stand(before: Seen, after: Seen, freeze: str) -> bool:
    if before[0] != after[0]:
        return False
    if before[1] == after[1]:
        return True
    return freeze == "typos-only" and SequenceMatcher(None, before[1], after[1], autojunk=False).ratio() >= ALIKE


def _slides(parts: Mapping[str, bytes]) -> dict[str, Seen]:
    """Every slide by its id; empty for a package without slidekit's manifest."""
    manifest = next((content for content in parts.values() if _MANIFEST.search(content[:400])), b"").decode()
    pictures = {name: tuple(_PICTURE.findall(body)) for name, _, body in _SLIDE.findall(manifest)}
    words = {}
    for order, name in enumerate(pictures, 1):
        xml = parts.get(f"ppt/slides/slide{order}.xml", b"").decode()
        words[name] = unescape("\n".join(re.findall(r"<a:t>([^<]*)</a:t>", xml)))
    return {name: (pictures[name], words[name]) for name in pictures}
