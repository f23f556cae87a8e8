"""A deck as PDF: a page for each slide, or each slide above its notes; real text, links, bookmarks; same scene, same bytes."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from slidekit.core.units import to_pt
from slidekit.render.leaves import Leaf, leaves_of
from slidekit.render.pdf.fonts import FontFinder, Fonts
from slidekit.render.pdf.notes import draw_notes
from slidekit.render.pdf.page import Page
from slidekit.scene.scene import Scene
from slidekit.scene.titles import title_of

__all__ = ["FontFinder", "deck_pdf"]


def deck_pdf(scene: Scene, find: FontFinder, *, leaves: Sequence[Leaf] | None = None, notes: bool = False) -> bytes:
    """A page for each of ``leaves``, by default all slides that are not hidden; ``notes`` puts each above its notes.

    The PDF has the deck's title, author and language, a bookmark for each slide under its section, and TrueType fonts that
    ``find`` finds, of which the letters used are embedded.
    """
    leaves = leaves_of(scene) if leaves is None else leaves
    out = BytesIO()
    canvas = _begin(scene, out)
    width, height = to_pt(scene.size.w), to_pt(scene.size.h)
    chosen = tuple(dict.fromkeys(leaf.slide.id for leaf in leaves))
    page = Page(canvas, scene, Fonts(find), height, frozenset(chosen))
    entries = _outline(scene, leaves)
    for leaf in leaves:
        name = leaf.slide.id
        for title, key, level in entries.pop(name, ()):
            canvas.bookmarkPage(key)
            canvas.addOutlineEntry(title, key, level)
        if notes:
            draw_notes(page, leaf)
        else:
            canvas.setPageSize((width, height))
            page.leaf(leaf)
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


def _outline(scene: Scene, leaves: Sequence[Leaf]) -> dict[str, list[tuple[str, str, int]]]:
    """Slide id → its bookmarks as (title, key, level): a section's before that of its first slide that is shown."""
    homes = {slide: section.name for section in scene.sections for slide in section.slides}
    entries: dict[str, list[tuple[str, str, int]]] = {}
    former = None
    for leaf in leaves:
        slide = leaf.slide
        if slide.id in entries:
            continue
        section = homes.get(slide.id)
        begins = [(section, f"section/{slide.id}", 0)] if section is not None and section != former else []
        entries[slide.id] = [*begins, (title_of(slide), slide.id, 0 if section is None else 1)]
        former = section
    return entries
