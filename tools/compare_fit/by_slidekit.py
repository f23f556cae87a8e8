"""The deck with slidekit: only the words and the names of the landmarks; the layout is slidekit's."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import yaml

import slidekit


def write(slides: list[dict[str, Any]], assets: Path, out: Path) -> None:
    project = out.parent / "project"
    shutil.rmtree(project, ignore_errors=True)
    shutil.copytree(assets, project / "assets")
    (project / "decks").mkdir()
    deck = {"slidekit": 1, "title": "Where the needle ends", "theme": "daylight", "slides": [slide(words) for words in slides]}
    path = project / "decks" / f"{out.stem}.yaml"
    path.write_text(yaml.safe_dump(deck, allow_unicode=True, sort_keys=False), "utf-8")
    result = slidekit.build(path, out=out.parent)
    if not result.ok:
        raise SystemExit("\n".join(f"{d.span}: {d.code}: {d.message}" for d in result.diagnostics if d.is_error))


def slide(words: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = {"id": words["id"], "title": words["title"], "seconds": 60}
    if "rows" in words:
        made["table"] = {"header": words["header"], "rows": words["rows"]}
    if "points" in words:
        made["points"] = words["points"]
    if "figure" in words:
        marks = [{label["mark"]: label["at"], "label": label["text"]} for label in words.get("labels", [])]
        made["panels"] = [{"figure": words["figure"], "caption": words["caption"], "annotations": marks}]
    return made
