"""A deck as one HTML file: to show, to look over, to hand out; nothing is fetched, and it works without its script too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from slidekit.render.html.page import digest, part, template
from slidekit.render.html.phrases import phrases_for
from slidekit.render.html.sheet import Row, comparison_html
from slidekit.render.html.store import Store
from slidekit.render.items import states_of
from slidekit.render.leaves import Leaf, leaves_of
from slidekit.render.links import safe_link
from slidekit.render.players import data_films
from slidekit.render.svg import slide_svg
from slidekit.scene.scene import Scene
from slidekit.scene.text import Run
from slidekit.scene.titles import title_of

__all__ = ["Row", "comparison_html", "deck_html"]


@dataclass(frozen=True, slots=True)
class Shown:
    """A slide as the page shows it; ``notes`` are paragraphs of (text, link)."""

    id: str
    number: int
    title: str
    svg: str
    states: int
    notes: tuple[tuple[tuple[str, str | None], ...], ...]


def deck_html(scene: Scene, *, leaves: Sequence[Leaf] | None = None, notes: bool = True) -> str:
    """The page: slides as SVG with their notes, keys to step through them, all at once, and as a handout (``?print``).

    ``leaves``: which slides, by default all that are not hidden. ``notes`` False leaves the speaker's notes out. A picture
    that stands on several slides is in the page once. Nothing in
    the page may load anything or run another script: its own are named by their hashes in its content security policy.
    """
    leaves = leaves_of(scene) if leaves is None else leaves
    slides = [leaf.slide for leaf in leaves]
    store, films = Store.of(scene, slides), data_films(scene, slides)
    shown = [
        Shown(
            leaf.slide.id if leaf.state in (None, 1) else f"{leaf.slide.id}.{leaf.state}",
            leaf.number,
            title_of(leaf.slide),
            slide_svg(scene, leaf.slide, href=store.href, film=films, state=leaf.state),
            1 if leaf.state else states_of(leaf.slide),
            tuple(tuple(map(_said, paragraph.runs)) for paragraph in leaf.slide.notes) if notes else (),
        )
        for leaf in leaves
    ]
    about, style, script = scene.properties, part("page.css"), part("page.js")
    return template("page.html.j2").render(
        about=about,
        title=about.title or about.deck,
        leaves=shown,
        pictures=store.named(),
        phrases=phrases_for(about.language),
        style=style,
        script=script,
        style_hash=digest(style),
        script_hash=digest(script),
    )


def _said(run: Run) -> tuple[str, str | None]:
    return run.text, safe_link(run.link) if run.link else None
