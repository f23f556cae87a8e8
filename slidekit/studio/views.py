"""One deck at one venue in one language as pages see it: its slides as SVG, each with a digest, and what is new in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any, NamedTuple

from slidekit.core.diagnostics import Diagnostic
from slidekit.core.units import to_pt
from slidekit.pipeline.backdrops import backdrops_of
from slidekit.pipeline.job import Job
from slidekit.pipeline.live import Drawing, LiveDeck, LiveProject, Verdict
from slidekit.pipeline.pictures import media_keys
from slidekit.render import slide_svg
from slidekit.render.items import states_of
from slidekit.resolve import ResolvedDeck
from slidekit.scene.items import GroupItem, Item
from slidekit.scene.scene import Scene, Slide
from slidekit.scene.titles import title_of
from slidekit.studio.places import Places

PICTURES = "/api/pictures/"
BATCH = 2**20
"""Letters of SVG that one event carries, about."""


class Choice(NamedTuple):
    """What a page shows: a deck's path in the project, a venue and a language, empty for the deck's own."""

    deck: str
    venue: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """What pages have been told. ``slides`` are those of the last drawing that came about; ``version`` counts the drawings."""

    version: int = 0
    drawing: Drawing = field(default_factory=lambda: Drawing(None, None, ()))
    head: Mapping[str, Any] = field(default_factory=dict)
    slides: tuple[Mapping[str, Any], ...] = ()
    drawings: Mapping[str, str] = field(default_factory=dict)
    """Digest → SVG of every slide shown."""
    verdict: Verdict | None = None

    @property
    def broken(self) -> bool:
        """True while the files do not give a drawing, and the slides are older."""
        return self.drawing.scene is None


@dataclass(slots=True)
class _Frame:
    """A slide as it was drawn; ``like`` is all that its SVG depends on."""

    like: object
    digest: str
    svg: str


class View:
    """Draws one choice anew and says what changed. ``redraw`` and ``judge`` run in one thread, the rest in the loop's."""

    def __init__(self, project: LiveProject, choice: Choice, places: Places, moment: str | None = None) -> None:
        self.project = project
        self.choice = choice
        self.places = places
        self.deck = LiveDeck(project, Job(choice.deck, choice.venue or None, choice.language or None, moment))
        self.shown = Shown()
        self.stale = True
        """Whether files have changed since the last drawing."""
        self.offered: Mapping[str, Any] = {}
        """What pages were last told that they can choose."""
        self._frames: dict[str, _Frame] = {}

    def redraw(self) -> Shown:
        """The files as they are now. Where they give no drawing, slides stay as they were."""
        drawing, former = self.deck.draw(), self.shown
        version = former.version + 1
        if drawing.scene is None or drawing.deck is None:
            return replace(former, version=version, drawing=drawing, verdict=None)
        scene, deck = drawing.scene, drawing.deck
        frames = {slide.id: self._frame(scene, slide, deck) for slide in scene.slides}
        self._frames = frames
        return Shown(
            version,
            drawing,
            _head(scene, deck),
            tuple(self._tell(number, slide, frames[slide.id]) for number, slide in enumerate(scene.slides, 1)),
            {frame.digest: frame.svg for frame in frames.values()},
        )

    def judge(self, shown: Shown) -> Shown:
        """The same with its findings."""
        return replace(shown, verdict=self.deck.judge(shown.drawing))

    def news(self, shown: Shown) -> Iterator[tuple[str, Any]]:
        """What a page that knows ``self.shown`` must be told of ``shown``."""
        former = self.shown
        if not shown.broken:
            new = {digest: svg for digest, svg in shown.drawings.items() if digest not in former.drawings}
            *before, last = _batches(new)
            for batch in before:
                yield "drawings", batch
            yield "deck", {**shown.head, "version": shown.version, "slides": shown.slides, "drawings": last}
        if shown.broken or shown.verdict is not None:
            yield "findings", self.findings(shown)

    def opening(self) -> Iterator[tuple[str, Any]]:
        """Everything, for a page that knows nothing."""
        shown = self.shown
        yield "choice", self.offer()
        if shown.slides:
            for batch in _batches(dict(shown.drawings)):
                yield "drawings", batch
            yield "deck", {**shown.head, "version": shown.version, "slides": shown.slides, "drawings": {}}
        yield "findings", self.findings(shown)

    def findings(self, shown: Shown) -> dict[str, Any]:
        """The findings as the page shows them."""
        found: tuple[Diagnostic, ...] = shown.verdict.diagnostics if shown.verdict is not None else shown.drawing.diagnostics
        return {"version": shown.version, "broken": shown.broken, "findings": self.places.tell_all(found)}

    def offer(self) -> dict[str, Any]:
        """What can be chosen instead, and what is."""
        offer = self.project.offer(self.choice.deck)
        decks = dict.fromkeys((*self.project.decks(), self.choice.deck))
        return {**self.choice._asdict(), "decks": list(decks), "venues": offer.venues, "languages": offer.languages}

    def _frame(self, scene: Scene, slide: Slide, deck: ResolvedDeck) -> _Frame:
        keys = (*media_keys(slide.items), *backdrops_of(scene, [slide]))
        names = {key: self.project.name_picture(key, deck, scene.template) for key in keys}
        like = (_without_places(slide), names, scene.size, scene.design, scene.properties.language)
        known = self._frames.get(slide.id)
        if known is not None and known.like == like:
            return known
        svg = slide_svg(scene, slide, href=lambda key: PICTURES + names[key])
        return _Frame(like, sha256(svg.encode()).hexdigest()[:24], svg)

    def _tell(self, number: int, slide: Slide, frame: _Frame) -> dict[str, Any]:
        return {
            "id": slide.id,
            "number": number,
            "title": title_of(slide),
            "layout": slide.layout,
            "digest": frame.digest,
            "states": states_of(slide),
            "hidden": slide.hidden,
            "seconds": round(slide.seconds),
            "notes": [paragraph.text for paragraph in slide.notes],
            "place": self.places.tell(slide.span),
        }


def _head(scene: Scene, deck: ResolvedDeck) -> dict[str, Any]:
    sections = {section.slides[0]: section.name for section in scene.sections if section.slides}
    return {
        "title": scene.properties.title,
        "language": scene.properties.language,
        "venue": deck.venue.name or deck.venue.id,
        "size": [to_pt(scene.size.w), to_pt(scene.size.h)],
        "sections": sections,
    }


def _without_places(slide: Slide) -> Slide:
    """The slide without the lines of its source, which are not drawn."""
    return replace(slide, span=None, notes=(), items=tuple(_placeless(item) for item in slide.items))


def _placeless(item: Item) -> Item:
    if isinstance(item, GroupItem):
        return replace(item, span=None, items=tuple(_placeless(inner) for inner in item.items))
    return replace(item, span=None) if item.span is not None else item


def _batches(drawings: dict[str, str]) -> list[dict[str, str]]:
    """Drawings in events of a bearable size; at least one."""
    batches: list[dict[str, str]] = [{}]
    size = 0
    for digest, svg in drawings.items():
        if size + len(svg) > BATCH and batches[-1]:
            batches.append({})
            size = 0
        batches[-1][digest] = svg
        size += len(svg)
    return batches
