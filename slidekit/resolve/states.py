"""States of a slide: where a venue forbids animations, one page for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from slidekit.resolve import model
from slidekit.resolve.alt import describe
from slidekit.resolve.words import Words


def share_seconds(total: float | None, steps: Sequence[float | None]) -> tuple[float, tuple[float | None, ...]]:
    """Seconds of the slide and of its steps: without a total their sum, with one they share it in proportion."""
    known = sum(step for step in steps if step is not None)
    if total is None:
        return known, tuple(steps)
    if not known:
        return total, tuple(steps)
    return total, tuple(step if step is None else step * total / known for step in steps)


def make_pages(slide: model.Slide, alts: Mapping[str, str], words: Words) -> tuple[model.Slide, ...]:
    """One page for each state: page k shows what has come by then. ``alts`` are the panels' alt texts without marks."""
    return tuple(_page(slide, state, alts, words) for state in range(1, slide.states + 1))


def _page(slide: model.Slide, state: int, alts: Mapping[str, str], words: Words) -> model.Slide:
    step = slide.steps[state - 1] if state <= len(slide.steps) else model.Step((), None)
    heading = words.of.format(page=state, pages=slide.states)
    notes = step.notes or slide.notes
    if step.seconds is not None:
        seconds = step.seconds
    else:
        known = sum(each.seconds or 0.0 for each in slide.steps)
        seconds = max(0.0, slide.seconds - known) / max(1, slide.states - sum(each.seconds is not None for each in slide.steps))
    return replace(
        slide,
        id=slide.id if state == 1 else f"{slide.id}@{state}",
        section=slide.section if state == 1 else None,
        panels=tuple(_panel(panel, state, alts.get(panel.id, ""), words) for panel in slide.panels),
        notes=(heading, *notes) if notes else (),
        seconds=seconds,
        steps=(),
        shown=state,
    )


def _panel(panel: model.Panel, state: int, alt: str, words: Words) -> model.Panel:
    seen = tuple(mark for mark in panel.marks if mark.step <= state)
    return replace(panel, alt=describe(alt, seen, words))
