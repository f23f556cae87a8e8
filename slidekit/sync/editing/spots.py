"""From what is seen on a slide to where it is written."""

from __future__ import annotations

import os
from dataclasses import dataclass

from slidekit.check.talk import home, panels
from slidekit.core.diagnostics import Outcome, Refused, Span, did_you_mean, error
from slidekit.pipeline.job import Job
from slidekit.pipeline.stages import resolve_job
from slidekit.resolve.model import Mark, Panel, ResolvedDeck, Slide
from slidekit.source import Workspace, load_yaml, moment
from slidekit.source.node import Node, Path, Table, walk


@dataclass(frozen=True, slots=True)
class At:
    """Where on the slides: ``deck`` is the file, ``venue`` and ``language`` None for the deck's own."""

    deck: str
    slide: str
    panel: str = ""
    mark: str = ""
    venue: str | None = None
    language: str | None = None


def resolve_at(workspace: Workspace, at: At) -> ResolvedDeck:
    """The deck of a place, as far as it resolves. Raises Refused with its findings where nothing comes out."""
    outcome = resolve_outcome(workspace, at)
    if outcome.value is None:
        raise Refused(*outcome.diagnostics)
    return outcome.value


def resolve_outcome(workspace: Workspace, at: At) -> Outcome[ResolvedDeck]:
    """The same with what was found on the way."""
    return resolve_job(workspace, Job(at.deck, at.venue, at.language, moment(os.environ)))


def find_slide(deck: ResolvedDeck, name: str) -> Slide:
    """The slide of this id, or the first page of it. Raises Refused ``not-on-slide``."""
    for slide in deck.slides:
        if name in (slide.id, home(slide.id)):
            return slide
    known = [home(slide.id) for slide in deck.slides]
    raise Refused(error("not-on-slide", f"{deck.id} has no slide {name}", help=did_you_mean(name, known)))


def find_panel(deck: ResolvedDeck, at: At) -> Panel:
    """Raises Refused ``not-on-slide``."""
    every = panels(find_slide(deck, at.slide))
    for panel in every:
        if panel.id == at.panel:
            return panel
    help = did_you_mean(at.panel, [panel.id for panel in every])
    raise Refused(error("not-on-slide", f"slide {at.slide} has no panel {at.panel}", help=help))


def find_mark(panel: Panel, at: At) -> Mark:
    """Raises Refused ``not-on-slide``."""
    for mark in panel.marks:
        if mark.id == at.mark:
            return mark
    help = did_you_mean(at.mark, [mark.id for mark in panel.marks])
    raise Refused(error("not-on-slide", f"panel {at.panel} of slide {at.slide} has no mark {at.mark}", help=help))


def open_file(workspace: Workspace, file: str) -> Table:
    """A YAML file of the project. Raises Refused with its findings."""
    outcome = load_yaml(workspace, file)
    if not outcome.ok or not isinstance(outcome.value, Table):
        raise Refused(*outcome.diagnostics)
    return outcome.value


def find_written(workspace: Workspace, span: Span) -> tuple[Path, Node]:
    """What is written at a place, with its path in the file. Raises Refused ``not-written-here``."""
    for path, node in walk(open_file(workspace, span.file)):
        if path and node.span == span:
            return path, node
    message = f"what stands at {span.file}:{span.line} is not written there as such"
    raise Refused(error("not-written-here", message, help=f"change {span.file} by hand"))
