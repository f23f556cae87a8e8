"""Scenes to draw: the lectures with their pictures, the gallery, and a small one made by hand."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from slidekit.core.geometry import Box
from slidekit.core.units import pt
from slidekit.pipeline import lay_out
from slidekit.scene.items import Item, Placeholder, TextItem
from slidekit.scene.scene import Scene
from slidekit.scene.text import Char, Line, Paragraph, Run, TextBody
from slidekit.text import width
from slidekit.text.model import Style

ROOT = Path(__file__).parents[2]
LECTURES = ("buenos-aires", "florida", "las-vegas", "pittsburgh")


@cache
def _scene(spec: Path) -> Scene:
    scene = lay_out(spec).value
    assert scene is not None
    return scene


@pytest.fixture(scope="session")
def lecture() -> Callable[[str], Scene]:
    """A lecture's scene by its name, without the bytes of its pictures."""
    return lambda name: _scene(ROOT / "decks" / f"{name}.yaml")


@pytest.fixture(scope="session")
def gallery() -> Callable[[str], Scene]:
    """A gallery page's scene by its name."""
    return lambda name: _scene(ROOT / "docs" / "gallery" / f"{name}.yaml")


def every_item(items: tuple[Item, ...]) -> list[Item]:
    """All items, members of groups included."""
    found: list[Item] = []
    for item in items:
        found += [item, *every_item(getattr(item, "items", ()))]
    return found


def text_item(name: str, *paragraphs: Paragraph, left: float = 100, top: float = 100) -> TextItem:
    """Text that stands on one line for each paragraph, 30 points apart."""
    lines = []
    for number, paragraph in enumerate(paragraphs):
        text = "".join(run.text for run in paragraph.runs)
        char = paragraph.runs[0].char
        wide = sum(width(run.text, Style(run.char.font, run.char.bold), run.char.size) for run in paragraph.runs)
        lines.append(Line(text, pt(left), pt(top + 30 * (number + 1)), pt(wide), char.size, char.font, number))
    box = Box(pt(left), pt(top), pt(600), pt(30 * len(paragraphs) + 10))
    place = Placeholder("title", 0) if name == "title" else None
    return TextItem(name, "title" if name == "title" else "body", box, TextBody(paragraphs, tuple(lines)), place)


def said(text: str, **style: object) -> Run:
    """A run in 20-point Calibri; ``link`` and what ``Char`` takes may be given."""
    link = style.pop("link", None)
    return Run(text, Char("Calibri", 20.0, **style), "en", link)  # type: ignore[arg-type]
