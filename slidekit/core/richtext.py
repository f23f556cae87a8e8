"""Text with inline markup, already parsed: what a point, title or label is made of."""

from __future__ import annotations

from slidekit.core.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Inline:
    """A stretch of text in one style. ``cites`` holds reference keys (``[@a; @b]``), whose printed text is ``text``."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    sup: bool = False
    sub: bool = False
    link: str | None = None
    cites: tuple[str, ...] = ()


Rich = tuple[Inline, ...]


def plain(rich: Rich) -> str:
    """The letters alone, as a screen reader would say them; citations left out."""
    return "".join(part.text for part in rich if not part.cites).strip()
