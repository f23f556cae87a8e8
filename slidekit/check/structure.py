"""Titles, required slides, their places, and how many there are."""

from __future__ import annotations

from collections.abc import Iterator

from slidekit.check.talk import Talk, home
from slidekit.core.diagnostics import Diagnostic, warning
from slidekit.core.richtext import plain
from slidekit.resolve.model import Venue
from slidekit.scene.items import TextItem

_PLACES = {"first": range(1), "second": range(1, 2), "third": range(2, 3), "first-two": range(2)}


def titles(talk: Talk) -> Iterator[Diagnostic]:
    """``title-missing`` and ``title-twice``: navigation and screen readers go by titles, and tell slides apart by them."""
    titled = {home(slide) for slide in talk.scene.slides if any(_is_title(item) for item in slide.items)}
    first: dict[str, str] = {}
    for slide in talk.deck.slides:
        words = plain(slide.title)
        if not words and slide.id not in titled:
            fact = f"slide {slide.id} has no title"
            yield warning(
                "title-missing", fact, slide.span, "give it title: one sentence that says what it shows", slide=slide.id
            )
        earlier = first.setdefault(words.casefold(), slide.id) if words else slide.id
        if home(earlier) != home(slide.id):
            fact = f"slides {earlier} and {slide.id} have the same title: {words}"
            yield warning("title-twice", fact, slide.span, "say in the title what differs", slide=slide.id)


def _is_title(item: object) -> bool:
    if not isinstance(item, TextItem):
        return False
    place = item.placeholder.type if item.placeholder else ""
    return (item.role == "title" or place in ("title", "ctrTitle")) and any(p.text.strip() for p in item.text.paragraphs)


def required(talk: Talk) -> Iterator[Diagnostic]:
    """``required-slide`` and ``slide-position``: what the venue wants to see, and where."""
    venue, layouts = talk.venue, [slide.layout for slide in talk.shown]
    missing: set[str] = set()
    for rule, layout, position in wanted_slides(venue):
        found = [index for index, name in enumerate(layouts) if name == layout]
        if not found and layout not in missing:
            missing.add(layout)
            fact = f"venue {venue.id} requires a slide of layout {layout}; none of the {len(layouts)} slides is one"
            yield talk.breach(rule, "required-slide", fact, talk.deck.span, f"add a slide with layout: {layout}")
        if found and position is not None and not any(stands_at(index, position, len(layouts)) for index in found):
            slide = talk.shown[found[0]]
            fact = f"slide {slide.id} ({layout}) is number {found[0] + 1}; venue {venue.id} wants it {said_place(position)}"
            yield talk.breach(rule, "slide-position", fact, slide.span, f"move it to be {said_place(position)}", slide.id)


def wanted_slides(venue: Venue) -> list[tuple[str, str, str | None]]:
    """The venue's rule, the layout it wants, and where."""
    put_in = {"disclosure"} if venue.disclosure_position == "auto" else set()  # by the organiser, not by us
    wanted: list[tuple[str, str, str | None]] = [
        ("required", layout, position) for layout, position in venue.required if layout not in put_in
    ]
    if venue.disclosure_position not in ("none", "auto"):
        wanted.append(("disclosure.position", "disclosure", venue.disclosure_position))
    return wanted


def stands_at(index: int, position: str, count: int) -> bool:
    """True when the slide ``index`` (from 0) of ``count`` stands where a venue's ``position`` wants it."""
    return index == count - 1 if position == "last" else index in _PLACES.get(position, range(count))


def said_place(position: str) -> str:
    """A position as a message says it."""
    return "among the first two" if position == "first-two" else position


def number_of_slides(talk: Talk) -> Iterator[Diagnostic]:
    """``too-many-slides``: hidden slides and the repeated states of a slide do not count."""
    limit, count = talk.venue.max_slides, len(talk.shown)
    if limit is not None and count > limit:
        fact = f"the deck has {count} slides; venue {talk.venue.id} allows {limit}"
        help = f"leave out {count - limit}, or hide them with hidden: true"
        yield talk.breach("timing.max_slides", "too-many-slides", fact, talk.deck.span, help)


def sections(talk: Talk) -> Iterator[Diagnostic]:
    """``section-twice``: two sections of one name cannot be told apart in the list of slides."""
    first: dict[str, str] = {}
    for slide in talk.deck.slides:
        name = (slide.section or "").strip()
        earlier = first.setdefault(name.casefold(), slide.id)
        if name and home(earlier) != home(slide.id):
            fact = f"slides {earlier} and {slide.id} both start a section {name}"
            yield warning("section-twice", fact, slide.span, "give the later one another name", slide=slide.id)
