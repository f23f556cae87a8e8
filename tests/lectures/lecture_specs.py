"""The lectures as they are written: slides with shared ones pulled in, and their texts in one language."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
DECKS = {"buenos-aires": "es", "florida": "en", "las-vegas": "en", "pittsburgh": "en"}
TEXT_KEYS = {"en", "es"}
STEERING = {"use", "id", "layout", "figure", "source", "claims", "tags", "sign", "style", "crop", "focus", "fit", "code"}
POINTS = {"at", "arrow", "arrowhead", "number", "point", "crosshair", "target", "cross", "check", "question"}
AREAS = {"ellipse", "circle", "box", "zone", "highlight", "spotlight"}
PATHS = {"line", "curve", "flow", "needle", "contour", "bracket", "measure", "angle"}
MARKS = POINTS | AREAS | PATHS


@cache
def load(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)


CLAIMS: dict[str, dict[str, Any]] = load(ROOT / "assets/claims.yaml")["claims"]


def slides_of(deck: str) -> list[dict[str, Any]]:
    """A deck's slides at its own venue, shared ones pulled in; keys beside ``use`` replace the shared slide's."""
    out = set(load(ROOT / f"decks/venues/{deck}.yaml").get("exclude", []))
    slides = []
    for slide in load(ROOT / f"decks/{deck}.yaml")["slides"]:
        if "use" in slide:
            file, _, name = slide["use"].partition("#")
            shared = {s["id"]: s for s in load(ROOT / "decks" / file)["slides"]}
            slide = {**shared[name], **{k: v for k, v in slide.items() if k != "use"}}
        if not out & set(slide.get("tags", [])):
            slides.append(slide)
    return slides


def slides() -> list[Any]:
    return [pytest.param(deck, slide, id=f"{deck}-{slide['id']}") for deck in DECKS for slide in slides_of(deck)]


def texts(node: Any, language: str, key: str = "") -> Iterator[str]:
    """Every text below a node in one language; plain texts belong to all."""
    if isinstance(node, dict) and node and set(node) <= TEXT_KEYS:
        node = node.get(language, "")
    if isinstance(node, dict):
        for name, value in node.items():
            if name not in STEERING and name not in MARKS:
                yield from texts(value, language, name)
    elif isinstance(node, list):
        for value in node:
            yield from texts(value, language, key)
    elif isinstance(node, str):
        yield node
