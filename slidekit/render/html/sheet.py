"""Two renderings of a deck side by side, with their difference and a figure for each slide, as one HTML file."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass

from slidekit.render.html.page import digest, part, template
from slidekit.render.html.phrases import phrases_for


@dataclass(frozen=True, slots=True)
class Row:
    """A slide: PNG of ours, of the other program, of where they differ; ``similarity`` from 0 to 1."""

    name: str
    title: str
    own: bytes
    other: bytes
    difference: bytes
    similarity: float


def comparison_html(title: str, language: str, rows: Sequence[Row]) -> str:
    """The sheet; nothing in it is fetched and nothing runs."""
    style = part("sheet.css")
    return template("sheet.html.j2").render(
        title=title,
        language=language,
        phrases=phrases_for(language),
        rows=rows,
        mean=sum(row.similarity for row in rows) / len(rows) if rows else 1.0,
        url=lambda data: f"data:image/png;base64,{b64encode(data).decode()}",
        style=style,
        style_hash=digest(style),
    )
