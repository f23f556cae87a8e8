"""Where landmarks are named: which marks stand on them, and how a name is changed in all places at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from slidekit.source.node import Path, Scalar
from slidekit.sync.written import Script, WrittenPanel, WrittenSlide, names_in, places_in, places_of


@dataclass(frozen=True, slots=True)
class Naming:
    """A word that names a landmark. ``what`` is ``crop``, ``focus`` or a mark's kind.

    ``figures`` are those that it is looked up on; None where a template chooses the figure.
    """

    what: str
    slide: str
    file: str
    path: Path
    line: int
    figures: frozenset[str] | None

    def told(self) -> str:
        """``needle on slide quarter-inch (decks/shared/harvest.yaml:76)``."""
        return f"{self.what} on slide {self.slide} ({self.file}:{self.line})"


def find_namings(script: Script, name: str) -> tuple[Naming, ...]:
    """Every place of the project's slides that says ``name``, each once."""
    found: dict[tuple[str, Path], Naming] = {}
    for slide in script.slides:
        for what, word, panels in _words(slide):
            if word.text == name and id(word) in script.places:
                file, path = script.places[id(word)]
                known = _figures(script, panels)
                former = found.get((file, path))
                if former is not None:  # another slide takes it from the same place
                    known = known | former.figures if known is not None and former.figures is not None else None
                found[file, path] = Naming(what, former.slide if former else slide.id, file, path, word.span.line, known)
    return tuple(found.values())


def used_on(namings: Iterable[Naming], figure: str) -> tuple[Naming, ...]:
    """Those that this figure may be asked for."""
    return tuple(each for each in namings if each.figures is None or figure in each.figures)


def spread(namings: Iterable[Naming], figure: str, having: Iterable[str]) -> frozenset[str]:
    """The figures, of those ``having`` the landmark, that share marks with this one, directly or by others."""
    every, having = tuple(namings), frozenset(having)
    group = frozenset({figure})
    while True:
        wider = group.union(
            *((each.figures or frozenset()) & having for each in every if (each.figures or frozenset()) & group)
        )
        if wider == group:
            return group
        group = wider


def _words(slide: WrittenSlide) -> Iterator[tuple[str, Scalar, tuple[WrittenPanel, ...]]]:
    for panel in slide.panels:
        for what, place in places_in(panel.node):
            for word in names_in(place):
                yield what, word, (panel,)
    for mark in slide.annotations:
        for what, place in places_of(mark):
            for word in names_in(place):
                yield what, word, slide.panels


def _figures(script: Script, panels: Iterable[WrittenPanel]) -> frozenset[str] | None:
    found: set[str] = set()
    for panel in panels:
        if panel.figure is None:
            return None
        found |= {panel.figure, *script.stand_ins.get(panel.figure, ())}
    return frozenset(found)
