"""docs/gallery.md from decks/gallery.yaml: every slide's picture beside the text that makes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
DECK, ELSEWHERE = "decks/gallery.yaml", ("docs/gallery/annotations.yaml", "docs/gallery/films.yaml")
HEADER = "# a slide of the gallery"
PICTURES = "img/gallery"
INTRODUCTION = """\
# Gallery

Every layout of slidekit and every kind of mark, each beside the text that makes it. The deck is
[decks/gallery.yaml](../decks/gallery.yaml); its pictures are drawn by the lectures' own scripts.
[The layouts explained](layouts.md) · [Figures and marks](figures.md) ·
[Panels side by side](gallery/comparisons.yaml), [equations and codes](gallery/blocks.yaml) and [charts](gallery/charts.yaml)

```sh
slidekit layouts
```

The same deck in the three themes, on a wide and on an old screen:

| | 16:9 | 4:3 |
|---|---|---|
"""
"""The table's rows follow: a contact sheet for each theme and aspect."""


@dataclass(frozen=True)
class Entry:
    """A slide: its id, the section that it begins, its layout as written, and its lines."""

    id: str
    section: str
    text: str


def entries() -> Iterator[Entry]:
    """The slides of the deck in their order, with the text of those that it uses from elsewhere."""
    own, used = _slides(ROOT / DECK), dict(each for path in ELSEWHERE for each in _slides(ROOT / path))
    for name, text in own:
        taken = re.match(r"- use: \S+#(\S+)", text)
        shown = used[taken[1]] if taken else text
        section = re.search(r"^  section: (.+)$", shown, re.M)
        kept = re.sub(r"^  (?:section|seconds): .+\n", "", shown, flags=re.M)
        yield Entry(taken[1] if taken else name, section[1] if section else "", kept)


def _slides(path: Path) -> list[tuple[str, str]]:
    """Id and text of each slide, moved to the left edge."""
    body = path.read_text("utf-8").split("\nslides:\n", 1)[1]
    found = []
    for part in re.split(r"^(?=  - )", body, flags=re.M)[1:]:
        lines = [line[2:] for line in part.split("\n") if not line.lstrip().startswith("#")]
        text = "\n".join(lines).strip() + "\n"
        named = re.match(r"- id: (\S+)", text)
        found.append((named[1] if named else "", text))
    return found


def page(themes: tuple[str, ...], aspects: tuple[str, ...]) -> str:
    """The whole page."""
    parts = [INTRODUCTION]
    for theme in themes:
        sheets = (f"![{theme}, {aspect}]({PICTURES}/{sheet_name(theme, aspect)})" for aspect in aspects)
        parts.append(f"| {theme} | {' | '.join(sheets)} |\n")
    for entry in entries():
        if entry.section:
            parts.append(f"\n## {entry.section}\n")
        parts.append(f"\n### {entry.id}\n\n![The slide {entry.id}]({PICTURES}/{entry.id}.png)\n")
        parts.append(f"\n```yaml\n{HEADER}\n{entry.text}```\n")
    return "".join(parts)


def sheet_name(theme: str, aspect: str) -> str:
    """The file of a contact sheet."""
    return f"{theme}-{aspect.replace(':', 'x')}.png"
