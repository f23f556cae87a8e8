"""The legend of a slide: which of its marks each symbol stands for, and what it means."""

from __future__ import annotations

from collections.abc import Sequence

from slidekit.core.diagnostics import warning
from slidekit.resolve import model
from slidekit.resolve.setting import Draft
from slidekit.spec.slide import Slide
from slidekit.spec.symbols import Symbol, read_symbol


def build_legend(slide: Slide, panels: Sequence[model.Panel], draft: Draft) -> tuple[model.LegendEntry, ...]:
    """One entry for each symbol that a mark of the slide looks like, in the order written.

    A mark belongs to the entry that describes it most closely. Finding: ``legend-unused`` (a warning).
    """
    symbols = {name: read_symbol(name) for name in slide.legend}
    covered: dict[str, list[model.Mark]] = {}
    for mark in (mark for panel in panels for mark in panel.marks):
        name = _nearest(mark, symbols)
        if name is not None:
            covered.setdefault(name, []).append(mark)
    entries: list[model.LegendEntry] = []
    for name, text in slide.legend.items():
        span = slide.span_of("legend", name) or draft.span
        if name in covered:
            entries.append(model.LegendEntry(tuple(covered[name]), draft.rich(text, slide, "legend", name), span))
        elif panels:
            seen = dict.fromkeys(_looks(mark) for panel in panels for mark in panel.marks)
            message = f"the legend explains {name}, and no mark of the slide is left for it"
            help = f"take it out; the marks are {', '.join(seen)}" if seen else "take it out, or add the mark"
            draft.found.append(warning("legend-unused", message, span, help, slide=draft.id))
    return tuple(entries)


def _nearest(mark: model.Mark, symbols: dict[str, Symbol]) -> str | None:
    """The name of the closest symbol that fits the mark; on equal terms the first."""
    fitting = [name for name, symbol in symbols.items() if symbol.fits(mark.kind, mark.style, mark.dashed)]
    return max(fitting, key=lambda name: symbols[name].words, default=None)


def _looks(mark: model.Mark) -> str:
    """How a legend would name the mark."""
    style = "" if mark.style == "finding" else f"{mark.style} "
    return f"{style}{'dashed ' if mark.dashed else ''}{mark.kind}"
