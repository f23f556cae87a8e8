"""A deck as PDF: a page for each slide, or each slide above its notes; real text, links, bookmarks; same scene, same bytes."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from slidekit.core.units import to_pt
from slidekit.render.pdf.fonts import FontFinder, Fonts
from slidekit.render.pdf.notes import draw_notes
from slidekit.render.pdf.page import Page
from slidekit.scene.scene import Scene, Slide
from slidekit.scene.titles import title_of

__all__ = ["FontFinder", "deck_pdf"]


def deck_pdf(scene: Scene, find: FontFinder, *, slides: Sequence[Slide] | None = None, notes: bool = False) -> bytes:
    """The deck's pages, each slide in its last state; ``notes`` puts each on an upright sheet above its notes.

    ``slides``: which, by default all that are not hidden. The PDF has the deck's title, author and language, a bookmark for
    each slide under its section, and TrueType fonts that ``find`` finds, of which the letters used are embedded.
    """
    chosen = tuple(slide for slide in scene.slides if not slide.hidden) if slides is None else tuple(slides)
    out = BytesIO()
    canvas = _begin(scene, out)
    width, height = to_pt(scene.size.w), to_pt(scene.size.h)
    page = Page(canvas, scene, Fonts(find), height, frozenset(slide.id for slide in chosen))
    entries = _outline(scene, chosen)
    for slide in chosen:
        canvas.bookmarkPage(slide.id)
        for title, level in entries[slide.id]:
            canvas.addOutlineEntry(title, slide.id, level)
        if notes:
            draw_notes(page, slide, scene.slides.index(slide) + 1)
        else:
            canvas.setPageSize((width, height))
            page.slide(slide)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _begin(scene: Scene, out: BytesIO) -> Any:
    about = scene.properties
    canvas = Canvas(out, pageCompression=1, invariant=1, lang=about.language)
    moment = "".join(char for char in about.moment if char.isdigit())[:14].ljust(14, "0")
    canvas.setDateFormatter(lambda *_: f"D:{moment}Z00'00'")
    canvas.setTitle(about.title or about.deck)
    canvas.setAuthor(about.author)
    canvas.setSubject(about.subject)
    canvas.setCreator("slidekit")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def _outline(scene: Scene, slides: Sequence[Slide]) -> dict[str, list[tuple[str, int]]]:
    """Slide id → its bookmarks as (title, level): a section's name before its first slide that is shown."""
    homes = {slide: section.name for section in scene.sections for slide in section.slides}
    entries: dict[str, list[tuple[str, int]]] = {}
    former = None
    for slide in slides:
        section = homes.get(slide.id)
        begins = [(section, 0)] if section is not None and section != former else []
        entries[slide.id] = [*begins, (title_of(slide), 0 if section is None else 1)]
        former = section
    return entries
