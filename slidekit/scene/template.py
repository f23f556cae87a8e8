"""A PowerPoint template as plain data: what layout reads of it, and the parts that go into the deck."""

from __future__ import annotations

from hashlib import sha256

from slidekit.core.frozen import dataclass
from slidekit.core.geometry import Size
from slidekit.scene.design import SlideLayout

BACKDROP = "template/"
"""Begins the names of a template's pictures, and no figure's."""
FOOTER = "\ue000footer\ue000"
"""Stands in parts for the words of the deck's footer."""


def backdrop_name(content: bytes) -> str:
    """What a template's picture is called in a ``MediaKey``: the same for the same bytes."""
    return BACKDROP + sha256(content).hexdigest()[:24]


@dataclass(frozen=True, slots=True)
class TemplatePart:
    """A part as it goes into the deck, cleaned and under a neutral name (from ``ppt/``).

    ``type`` is its content type, None by extension; ``links`` are its relationships in the order of their ids, as kind and
    target.
    """

    name: str
    data: bytes
    type: str | None
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Template:
    """``layouts`` in the order of their parts, each with the number of its master; ``file`` names it in findings.

    ``masters`` is how many slide masters there are, each with a theme, ``pictures`` how many pictures;
    ``table_styles`` is the XML of its table styles, one after another.
    """

    file: str
    size: Size
    layouts: tuple[SlideLayout, ...]
    parts: tuple[TemplatePart, ...]
    masters: int
    pictures: int
    table_styles: str = ""
