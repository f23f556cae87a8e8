"""The deck as Markdown for Pandoc, with its own template.

Pandoc cannot draw on a picture: labels become a list beside it.
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any


def write(slides: list[dict[str, Any]], pictures: dict[str, Any], out: Path) -> None:
    source = out.with_suffix(".md")
    source.write_text("\n".join(slide(words, pictures) for words in slides), "utf-8")
    subprocess.run(["pandoc", str(source), "--slide-level", "1", "-o", str(out)], check=True)


def slide(words: dict[str, Any], pictures: dict[str, Any]) -> str:
    if "rows" in words:
        body = table(words)
    elif "figure" in words:
        items = [{"text": label["text"]} for label in words["labels"]] if "labels" in words else words["points"]
        body = columns(points(items), f"![{words['caption']}]({pictures[words['figure']]['file']})\n")
    else:
        body = points(words["points"])
    return f"# {words['title']}\n\n{body}\n"


def points(items: list[dict[str, Any]]) -> str:
    made = []
    for item in items:
        made.append(f"- {item['text']}\n")
        made += [f"    - {text}\n" for text in item.get("points", [])]
    return "".join(made)


def columns(left: str, right: str) -> str:
    return f'::::: columns\n::: {{.column width="50%"}}\n{left}:::\n::: {{.column width="50%"}}\n{right}:::\n:::::\n'


def table(words: dict[str, Any]) -> str:
    rows = [words["header"], ["---"] * len(words["header"]), *words["rows"]]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)
