"""A file, the venue it is held against, and how findings about it are worded: slide, shape, fact, action."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from slidekit.check.identities import veil
from slidekit.core.diagnostics import Diagnostic, Severity, Span
from slidekit.resolve.model import ResolvedDeck, Venue
from slidekit.scene.found import FoundShape, FoundSlide, every
from slidekit.scene.package import Package

LONGEST = 48
"""Letters of a title or name that a message quotes."""
MOST_SHAPES = 1_000
"""Shapes of a slide that are held against each other; what people draw has a tenth."""
_PRIVATE = re.compile(
    r"\.(png|jpe?g|gif|tiff?|bmp|webp|heic|svg|dcm|mp4|mov|avi|wmv)\b|\d{5,}|\w@\w+\.\w|\b(mrn|dob|ssn|acc)", re.IGNORECASE
)
_LOOKED_UP = re.compile(
    r"\b(references?|bibliography|literature|sources|credits|acknowledge?ments|referencias|bibliograf[ií]a|fuentes|cr[eé]ditos"
    r"|agradecimientos)\b",
    re.IGNORECASE,
)
FURNITURE = frozenset({"ftr", "sldNum", "dt", "hdr"})
TITLES = frozenset({"title", "ctrTitle"})


@dataclass(frozen=True, slots=True)
class Case:
    """What every rule reads. ``venue`` None: only the rules that hold everywhere.

    ``deck`` is what the file was built from, where the project around it has it.
    """

    package: Package
    venue: Venue | None
    span: Span
    deck: ResolvedDeck | None = None

    @property
    def shown(self) -> tuple[FoundSlide, ...]:
        """The slides that the audience sees."""
        return tuple(slide for slide in self.package.slides if not slide.hidden)

    @property
    def counted(self) -> int:
        """How many slides the audience sees; the states of a build count once."""
        shown = self.shown
        return sum(not is_state(slide, before) for before, slide in zip((None, *shown), shown, strict=False))

    def shapes(self) -> Iterator[tuple[FoundSlide, FoundShape]]:
        """Every shape of every slide that is not hidden itself, groups before their members."""
        for slide in self.package.slides:
            for shape in every(slide.shapes):
                yield slide, shape

    def error(
        self, code: str, fact: str, help: str, slide: FoundSlide | None = None, shape: FoundShape | None = None
    ) -> Diagnostic:
        return self._found(code, Severity.ERROR, fact, help, slide, shape)

    def warning(
        self, code: str, fact: str, help: str, slide: FoundSlide | None = None, shape: FoundShape | None = None
    ) -> Diagnostic:
        return self._found(code, Severity.WARNING, fact, help, slide, shape)

    def note(
        self, code: str, fact: str, help: str, slide: FoundSlide | None = None, shape: FoundShape | None = None
    ) -> Diagnostic:
        return self._found(code, Severity.INFO, fact, help, slide, shape)

    def breach(
        self, rule: str, code: str, fact: str, help: str, slide: FoundSlide | None = None, shape: FoundShape | None = None
    ) -> Diagnostic:
        """A venue's rule is broken: an error when the rule is confirmed, else a warning."""
        sure = self.venue is not None and self.venue.vouches_for(rule)
        return self._found(code, Severity.ERROR if sure else Severity.WARNING, fact, help, slide, shape)

    def _found(
        self, code: str, severity: Severity, fact: str, help: str, slide: FoundSlide | None, shape: FoundShape | None
    ) -> Diagnostic:
        place = f"{told(slide)}: " if slide is not None else ""
        name = called(shape) if shape is not None else None
        return Diagnostic(code, severity, place + fact, self.span, help, str(slide.number) if slide is not None else None, name)


def is_small_print(slide: FoundSlide) -> bool:
    """Slides that are looked up and not read: references, credits, acknowledgements."""
    return _LOOKED_UP.search(slide.title) is not None or _LOOKED_UP.search(slide.layout) is not None


def overseen(slide: FoundSlide) -> list[FoundShape]:
    """The first ``MOST_SHAPES`` shapes of a slide, groups before their members."""
    return list(islice(every(slide.shapes), MOST_SHAPES))


def is_counted(shape: FoundShape) -> bool:
    """Body text: placeholders but for title and furniture, and text boxes that hold a list or a long text."""
    if shape.text is None or shape.kind in ("table", "chart") or not shape.words.strip():
        return False
    if shape.placeholder is not None:
        return shape.placeholder.type not in {*FURNITURE, *TITLES}
    return sum(1 for p in shape.text.paragraphs if p.words.strip()) > 1 or len(shape.words.split()) > 30


def is_state(slide: FoundSlide, before: FoundSlide | None) -> bool:
    """True for a slide that repeats the one before with more or less on it: a build shown as slides."""
    if before is None or not slide.title or before.title != slide.title:
        return False
    one, other = _texts(before), _texts(slide)
    return len(one & other) > 1 or one <= other or other <= one


def _texts(slide: FoundSlide) -> set[str]:
    shapes = (each for each in every(slide.shapes) if each.words.strip())
    return {each.words for each in shapes if each.placeholder is None or each.placeholder.type not in FURNITURE}


def told(slide: FoundSlide) -> str:
    """``slide 3 (The tip is seen before …)``; a title that may name somebody is left out."""
    title = slide.title
    return f"slide {slide.number}" + (f" ({cut(title)})" if title and not _PRIVATE.search(title) else "")


def called(shape: FoundShape) -> str:
    """A shape by its name in PowerPoint's selection pane; names that may be private are shortened."""
    name = " ".join(shape.name.split()) or f"{shape.kind} {shape.number}"
    return veil(name) if _PRIVATE.search(name) else cut(name)


def cut(text: str, longest: int = LONGEST) -> str:
    """A text on one line and no longer than a message can hold."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"
