"""Which figure is where: the library of pictures beside the decks that use it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256

from slidekit.check.talk import home, panels
from slidekit.core.diagnostics import Diagnostic, Outcome, Refused, did_you_mean, error, warning
from slidekit.core.geometry import Area, Box
from slidekit.core.units import EMU_PER_INCH
from slidekit.media import Film, Info, inspect, read_film
from slidekit.pipeline.job import Job
from slidekit.pipeline.stages import resolve_job, scene_of
from slidekit.resolve.model import Mark, PointXY, ResolvedDeck, Venue
from slidekit.resolve.registers import FIGURES, path_of, read_figures
from slidekit.resolve.reuse import Files
from slidekit.scene.items import MediaItem, PictureItem
from slidekit.scene.scene import Scene
from slidekit.scene.walk import walk
from slidekit.source import Workspace, deck_files, moment
from slidekit.spec.figures import Figure
from slidekit.sync.roles import Role, roles_of, visited
from slidekit.sync.written import read_script

HARMLESS = frozenset({"review-void"})
"""Errors in spite of which a deck is laid out to see where its pictures stand."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a picture stands, on the slide in EMU. ``own``: pixels across that it brings there; ``screen``: those it fills."""

    box: Box
    own: int
    screen: float

    @property
    def ppi(self) -> float:
        """The picture's own pixels per inch of the slide."""
        return self.own / (self.box.w / EMU_PER_INCH)

    @property
    def screen_ppi(self) -> float:
        """The venue's screen's pixels per inch of the slide."""
        return self.screen / (self.box.w / EMU_PER_INCH)


@dataclass(frozen=True, slots=True)
class Use:
    """A panel that shows a figure. ``spot`` is None where the deck could not be laid out.

    ``follows`` is true for a crop that nobody wrote: it follows from landmarks that the panel shares with the slide's first.
    ``visiting`` is true for what is shown there only at a venue that is not the deck's own, in place of another figure.
    """

    deck: str
    venue: str
    slide: str
    panel: str
    crop: Area | None
    focus: PointXY | None
    marks: tuple[Mark, ...]
    spot: Spot | None
    follows: bool = False
    file: str = ""
    """The deck's file."""
    visiting: bool = False


@dataclass(frozen=True, slots=True)
class Holding:
    """A figure of the library. ``info`` is None where the file cannot be read; ``review`` is ``none valid void``.

    ``seconds`` is how long a film is, None for pictures and where the film does not say. ``roles`` are what it is for besides.
    """

    id: str
    figure: Figure
    path: str
    info: Info | None
    review: str
    uses: tuple[Use, ...]
    seconds: float | None = None
    roles: tuple[Role, ...] = ()

    @property
    def stale(self) -> tuple[str, ...]:
        """Landmarks set for a former picture."""
        return tuple(dict.fromkeys(self.figure.stale))


@dataclass(frozen=True, slots=True)
class Library:
    """The figures of a project in the order of their file."""

    workspace: Workspace
    holdings: Mapping[str, Holding]

    def find(self, name: str) -> Holding:
        """The figure of this id. Raises Refused ``figure-unknown`` with the nearest name."""
        if name not in self.holdings:
            help = did_you_mean(name, self.holdings) if self.holdings else f"add it to {FIGURES}"
            raise Refused(error("figure-unknown", f"there is no figure {name} in {FIGURES}", help=help))
        return self.holdings[name]


@dataclass(frozen=True, slots=True)
class Laid:
    """A deck at its own venue as far as it comes, and how many errors it has."""

    deck: ResolvedDeck | None
    scene: Scene | None
    errors: int


Lay = Callable[[str, str | None], Laid]
"""A deck, at a venue or with None at its own, laid out."""


def survey(workspace: Workspace, lay: Lay | None = None) -> Outcome[Library]:
    """Every figure of the project, with its places in every deck at the deck's own venue, and at those of the project's venues
    that show it in place of another.

    ``lay`` gives a deck laid out, for whoever has that already.

    A deck that cannot be resolved or laid out gives the warning ``deck-not-surveyed``; figures' files that cannot be read
    give their own findings. Without value where ``assets/figures.yaml`` cannot be read.
    """
    found: list[Diagnostic] = []
    lay = lay or partial(lay_out, workspace)
    try:
        written = read_figures(Files(workspace, found))
        uses: dict[str, list[Use]] = {}
        for deck in deck_files(workspace):
            for figure, use in _uses(workspace, lay, deck, found):
                uses.setdefault(figure, []).append(use)
    except Refused as refused:
        return Outcome(None, (*found, *refused.diagnostics))
    if written is None:
        return Outcome(None, tuple(found))
    shown = {name: [(use.file, use.slide) for use in every if not use.visiting] for name, every in uses.items()}
    roles = roles_of(workspace, read_script(workspace), written, shown)
    holdings = {
        name: replace(_hold(workspace, name, figure, tuple(uses.get(name, ())), found), roles=roles.get(name, ()))
        for name, figure in written.items()
    }
    return Outcome(Library(workspace, holdings), tuple(found))


def _hold(workspace: Workspace, name: str, figure: Figure, uses: tuple[Use, ...], found: list[Diagnostic]) -> Holding:
    span = figure.span_of("file")
    assert figure.file is not None
    path, info, review = figure.file, None, "none" if figure.review is None else "void"
    try:
        path = path_of(figure.file, span)
        data = workspace.read(path, span)
    except Refused as refused:
        found.extend(refused.diagnostics)
        return Holding(name, figure, path, None, review, uses)
    if figure.review is not None and figure.review.sha256.lower() == sha256(data).hexdigest():
        review = "valid"
    if figure.kind == "video":
        film = read_film(data)
        info = film_info(film, data) if not film.trouble else None
        return Holding(name, figure, path, info, review, uses, film.seconds)
    outcome = inspect(data, path.rpartition("/")[2], span)
    found.extend(outcome.diagnostics)
    return Holding(name, figure, path, outcome.value, review, uses)


def film_info(film: Film, data: bytes) -> Info:
    """What a film is, as pictures say it; the pixels are those of its frames."""
    return Info(film.container, film.width, film.height, sha256(data).hexdigest(), False, "")


def lay_out(workspace: Workspace, deck: str, venue: str | None = None) -> Laid:
    """A deck laid out in spite of errors that do not matter for where pictures stand."""
    resolved = resolve_job(workspace, Job(deck, venue, moment=moment(os.environ)))
    value = resolved.value
    grave = [each for each in resolved.diagnostics if each.is_error and each.code not in HARMLESS]
    scene = None
    if value is not None and not grave:
        placed = scene_of(workspace, value)
        scene = placed.value
        grave = [each for each in placed.diagnostics if each.is_error] if scene is None else []
    return Laid(value, scene, len(grave))


def _uses(workspace: Workspace, lay: Lay, deck: str, found: list[Diagnostic]) -> Iterator[tuple[str, Use]]:
    laid = lay(deck, None)
    if laid.errors or laid.deck is None:
        lost = "its pictures are not counted" if laid.deck is None else "sizes and resolutions there are not known"
        message = f"{deck} has {laid.errors} error{'' if laid.errors == 1 else 's'}; {lost}"
        found.append(warning("deck-not-surveyed", message, help=f"run slidekit check {deck}"))
    if laid.deck is None:
        return
    own = list(_shown(laid, deck))
    yield from own
    known = {(figure, use.slide) for figure, use in own}
    for venue in visited(workspace, laid.deck):
        for figure, use in _shown(lay(deck, venue), deck):
            if (figure, use.slide) not in known:
                yield figure, replace(use, visiting=True)


def _shown(laid: Laid, file: str) -> Iterator[tuple[str, Use]]:
    """Each figure with each panel that shows it; the pages of a slide in steps count once."""
    if laid.deck is None:
        return
    deck = laid.deck
    spots = _spots(laid.scene, deck.venue) if laid.scene is not None else {}
    seen = set()
    for slide in deck.slides:
        name = home(slide.id)
        for panel in panels(slide):
            if (name, panel.id) not in seen:
                seen.add((name, panel.id))
                spot = spots.get((name, panel.id))
                follows = panel.aligned and panel is not slide.panels[0]
                use = Use(deck.id, deck.venue.id, name, panel.id, panel.crop, panel.focus, panel.marks, spot, follows, file)
                yield panel.figure.id, use


def _spots(scene: Scene, venue: Venue) -> dict[tuple[str, str], Spot]:
    """Slide and panel → where the picture stands; of several pages the first that has it."""
    spots: dict[tuple[str, str], Spot] = {}
    for slide in scene.slides:
        for item in walk(slide.items):
            if isinstance(item, PictureItem | MediaItem) and item.id.endswith((".picture", ".film")):
                own = round(item.media.crop[2] - item.media.crop[0])
                screen = item.box.w / scene.size.w * venue.pixels[0]
                spots.setdefault((home(slide), item.id.rpartition(".")[0]), Spot(item.box, own, screen))
    return spots
