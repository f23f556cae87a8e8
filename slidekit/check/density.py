"""Lists: too many points on a slide, and slide after slide with nothing else; titles that say too much."""

from __future__ import annotations

from collections.abc import Iterator

from slidekit.check.talk import Talk, home
from slidekit.core.diagnostics import Diagnostic, warning
from slidekit.resolve.model import Slide
from slidekit.scene.items import TextItem

MOST_BULLETS = 6
LONGEST_RUN = 4
TITLE_LINES = 2
LISTS = frozenset({"references", "credits", "agenda", "disclosure"})
"""Layouts that are lists by nature."""
_NAMED = frozenset({"title", "section", "objectives", "take-home", "regulatory", "thanks", *LISTS})
"""Layouts whose title is the name of their kind."""


def points(talk: Talk) -> Iterator[Diagnostic]:
    """``many-bullets``: more than six points are a list to be read, not to be listened to."""
    for slide in talk.shown:
        pages = sum(home(page) == slide.id for page in talk.scene.slides) if slide.overflow == "split" else 1
        count = -(-len(slide.points) // max(1, pages))
        if count > MOST_BULLETS and slide.layout not in LISTS:
            fact = f"slide {slide.id} has {count} points; more than {MOST_BULLETS} are read instead of listened to"
            yield warning("many-bullets", fact, slide.span, "make two slides, or say some aloud", slide=slide.id)


def in_a_row(talk: Talk) -> Iterator[Diagnostic]:
    """``lists-in-a-row``: more than four slides one after the other that show nothing but points."""
    run: list[Slide] = []
    for slide in (*talk.shown, None):
        if slide is not None and slide.layout == "points":
            run.append(slide)
            continue
        if len(run) > LONGEST_RUN:
            fact = f"{len(run)} slides in a row, {run[0].id} to {run[-1].id}, show nothing but points"
            help = "show one of them as a picture, a chart or a table"
            yield warning("lists-in-a-row", fact, run[LONGEST_RUN].span, help, slide=run[LONGEST_RUN].id)
        run = []


def titles(talk: Talk) -> Iterator[Diagnostic]:
    """``title-long``: a title says in one sentence what the slide shows."""
    for page in talk.scene.slides:
        for item in page.items:
            if item.role == "title" and isinstance(item, TextItem) and page.layout not in (*_NAMED, "statement"):
                count = len(item.text.lines)
                if count > TITLE_LINES:
                    fact = f"the title of slide {home(page)} has {count} lines"
                    place, help = item.span or page.span, f"say it in {TITLE_LINES}"
                    yield warning("title-long", fact, place, help, slide=home(page), element=item.id)
