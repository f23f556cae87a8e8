"""``docProps``: what a file says of itself and of the people who wrote it."""

from __future__ import annotations

from slidekit.powerpoint.reading.markup import local
from slidekit.powerpoint.reading.parts import Parts

_KINDS = {"core-properties": "", "extended-properties": "", "custom-properties": "custom "}
_COUNTS = frozenset(
    {"HeadingPairs", "TitlesOfParts", "Words", "Paragraphs", "Slides", "Notes", "HiddenSlides", "MMClips", "TotalTime"}
)


def read_properties(parts: Parts) -> dict[str, str]:
    """Name → value of core, extended and custom properties (these as ``custom NAME``); counts are left out."""
    found: dict[str, str] = {}
    for kind, prefix in _KINDS.items():
        name = parts.target("", kind)
        tree = parts.tree(name) if name is not None else None
        for entry in tree if tree is not None else ():
            key = entry.get("name", local(entry)) if prefix else local(entry)
            value = " ".join("".join(str(text) for text in entry.itertext()).split())
            if value and key not in _COUNTS:
                found[f"{prefix}{key}"] = value
    return found
