"""A scene in the formats beside PowerPoint: what ``build`` puts beside a deck and ``render`` shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, NoReturn

from slidekit.core.diagnostics import refuse
from slidekit.pipeline.backdrops import with_backdrops
from slidekit.pipeline.faces import find_font
from slidekit.pipeline.fonts import own_fonts
from slidekit.resolve.model import ResolvedDeck
from slidekit.scene.scene import Scene
from slidekit.source import Workspace
from slidekit.text import FontSet, using

if TYPE_CHECKING:
    from slidekit.render.leaves import Leaf

PAGES = ("png", "svg")
"""Formats with a file for each slide."""
INSTALL = "pip install 'slidekit[render]'"


@dataclass(frozen=True, slots=True)
class Rendered:
    """A file: ``name`` is the slide's (``004-quarter-inch``), empty for one that holds the whole deck."""

    format: str
    data: bytes
    name: str = ""


@dataclass
class Drawing:
    """A finished deck to be drawn, with the fonts it was measured with; PDF is drawn once for all that needs it.

    ``leaves``: which pages, None for every slide that is not hidden. ``width`` of pictures in pixels.
    """

    scene: Scene
    fonts: FontSet
    find: Callable[[str, bool, bool], bytes | None] = find_font
    width: int = 1920
    leaves: Sequence[Leaf] | None = None
    notes: bool = False
    """The PDF has notes pages; PNG cannot be made of it then."""

    def files(self, form: str) -> list[Rendered]:
        """The files of a format. Raises Refused: ``render-extra-missing``."""
        with using(self.fonts):
            return list({"pdf": self._pdf, "html": self._html, "png": self._png, "svg": self._svg}[form]())

    @cached_property
    def pages(self) -> Sequence[Leaf]:
        """The leaves, named or not."""
        from slidekit.render.leaves import leaves_of

        return leaves_of(self.scene) if self.leaves is None else self.leaves

    @cached_property
    def pdf(self) -> bytes:
        """The deck as PDF."""
        try:
            from slidekit.render.pdf import deck_pdf
        except ImportError:
            refuse_missing("reportlab")
        with using(self.fonts):
            return deck_pdf(self.scene, self.find, leaves=self.pages, notes=self.notes)

    def _pdf(self) -> Iterator[Rendered]:
        yield Rendered("pdf", self.pdf)

    def _html(self) -> Iterator[Rendered]:
        from slidekit.render.html import deck_html

        yield Rendered("html", deck_html(self.scene, leaves=self.pages).encode())

    def _png(self) -> Iterator[Rendered]:
        for leaf, data in zip(self.pages, pictures_of(self.pdf, self.width), strict=False):
            yield Rendered("png", data, leaf.name)

    def _svg(self) -> Iterator[Rendered]:
        from slidekit.render import data_href, slide_svg

        href = data_href(self.scene)
        for leaf in self.pages:
            yield Rendered("svg", slide_svg(self.scene, leaf.slide, href=href, state=leaf.state).encode(), leaf.name)


def pictures_of(pdf: bytes, width: int, pages: Sequence[int] | None = None) -> Iterator[bytes]:
    """Pages of a PDF (from 0) as PNG. Raises Refused: ``render-extra-missing``."""
    try:
        from slidekit.render.png import page_pngs
    except ImportError:
        refuse_missing("pypdfium2")
    return page_pngs(pdf, width, pages)


def pages_of(pdf: bytes) -> tuple[int, Callable[[Sequence[int]], bytes]]:
    """How many pages a PDF has, and what makes a PDF of some of them. Raises Refused: ``render-extra-missing``."""
    try:
        from slidekit.render.png import page_count, pick_pages
    except ImportError:
        refuse_missing("pypdfium2")
    return page_count(pdf), partial(pick_pages, pdf)


def refuse_missing(library: str) -> NoReturn:
    """``render-extra-missing``."""
    refuse("render-extra-missing", f"{library}, which draws PDF and PNG, is not installed", help=INSTALL)


def draw(workspace: Workspace, deck: ResolvedDeck, scene: Scene) -> Drawing:
    """A deck's scene, its pictures and its template's in it, with the fonts of its theme before those of the machine."""
    fonts, own = own_fonts(workspace, deck.theme, deck.span)

    def find(family: str, bold: bool, italic: bool) -> bytes | None:
        return own.get((family.casefold(), bold, italic)) or find_font(family, bold, italic)

    return Drawing(with_backdrops(scene), fonts, find, deck.venue.pixels[0])
