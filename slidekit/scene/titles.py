"""What a slide is called: by its title, for bookmarks, contact sheets and screen readers."""

from __future__ import annotations

from slidekit.scene.items import TextItem
from slidekit.scene.scene import Slide

TITLES = ("title", "ctrTitle")


def title_of(slide: Slide) -> str:
    """The words of the title placeholder on one line, else the slide's id."""
    for item in slide.items:
        if isinstance(item, TextItem) and item.placeholder is not None and item.placeholder.type in TITLES:
            words = " ".join(paragraph.text for paragraph in item.text.paragraphs)
            if words.strip():
                return " ".join(words.split())
    return slide.id
