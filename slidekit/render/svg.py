"""A slide as SVG 1.1: text as text at its measured places, everything in one string, nothing fetched, no script."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from html import escape

from slidekit.core.units import to_pt
from slidekit.render.drawing import Command, Film, Group, Mark, Paint, Path, Picture, Words, number
from slidekit.render.families import families
from slidekit.render.items import draw_slide
from slidekit.render.links import safe_link
from slidekit.render.players import Films, player
from slidekit.render.scenery import draw_scenery
from slidekit.scene.items import MediaKey
from slidekit.scene.scene import Scene, Slide
from slidekit.scene.titles import title_of

Href = Callable[[MediaKey], str]
"""Where a page finds a picture: a data URL, any other address, or ``#name`` of an image of width and height 1 in the page."""

_NAMESPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def slide_svg(
    scene: Scene,
    slide: Slide,
    *,
    href: Href,
    film: Films = lambda _: None,
    size_px: tuple[int, int] | None = None,
    state: int | None = None,
) -> str:
    """A slide as one SVG element that stands by itself; its viewBox is in points.

    Each item is a ``<g>`` with ``data-id`` (``slide/item``, as in the file), ``data-kind``, ``data-role``, and where a click
    shows it ``data-step``, the state in which it appears. ``state`` (from 1) leaves out what appears later; None draws all.
    A film that ``film`` has plays in its place (HTML inside of SVG); of others the poster is seen.
    Links within the deck lead to ``#slide-id``. ``size_px`` sets width and height, else the SVG fills its place.
    """
    width, height = to_pt(scene.size.w), to_pt(scene.size.h)
    size = f' width="{size_px[0]}" height="{size_px[1]}"' if size_px else ""
    language = scene.properties.language
    title = title_of(slide)
    writer = _Writer(href, film, language, slide.id)
    colour = scene.design_of(slide).rgb("bg1")
    ground = f'<rect width="{number(width)}" height="{number(height)}" fill="#{colour}"/>'
    ground += "".join(map(writer.mark, draw_scenery(scene, slide)))
    body = "".join(writer.group(group) for group in draw_slide(scene, slide, state))
    return (
        f'<svg {_NAMESPACES} version="1.1" viewBox="0 0 {number(width)} {number(height)}"{size} xml:lang="{escape(language)}" '
        f'lang="{escape(language)}" role="group" aria-label="{escape(title)}" data-slide="{escape(slide.id)}">'
        f"<title>{escape(title)}</title>{ground}{body}</svg>"
    )


def data_href(scene: Scene) -> Href:
    """Pictures as data URLs, so that the SVG needs no other file."""

    @cache
    def address(key: MediaKey) -> str:
        file = scene.media[key]
        return f"data:image/{file.kind};base64,{b64encode(file.data).decode()}"

    return address


def path_data(commands: tuple[Command, ...]) -> str:
    """The ``d`` of a path."""
    return "".join(str(command[0]) + " ".join(number(float(value)) for value in command[1:]) for command in commands)


@dataclass(slots=True)
class _Writer:
    """Writes the marks of one slide. ``clips`` counts its clipping paths."""

    href: Href
    film: Films
    language: str
    slide: str
    clips: int = 0

    def group(self, group: Group) -> str:
        """``<g>`` with what a page needs to find the item."""
        names = f' data-id="{escape(group.id)}" data-kind="{group.kind}" data-role="{escape(group.role)}"'
        if group.step > 1:
            names += f' data-step="{group.step}"'
        if group.silent:
            names += ' aria-hidden="true"'
        elif group.alt:
            names += f' role="img" aria-label="{escape(group.alt)}"'
        inner = "".join(self._members(group))
        link = safe_link(group.link) if group.link else None
        if link:
            inner = f'<a xlink:href="{escape(link)}">{inner}</a>'
        return f"<g{names}>{inner}</g>"

    def _members(self, group: Group) -> Iterator[str]:
        """The marks in their order; paragraphs that a click shows in groups of their own."""
        steps = dict(group.steps)
        for mark in group.members:
            step = steps.get(mark.paragraph, 1) if isinstance(mark, Words) else 1
            drawn = self.mark(mark)
            yield f'<g data-step="{step}">{drawn}</g>' if step > 1 else drawn

    def mark(self, mark: Mark) -> str:
        """Any mark as markup."""
        if isinstance(mark, Group):
            return self.group(mark)
        if isinstance(mark, Words):
            return self._words(mark)
        if isinstance(mark, Film):
            return self._film(mark)
        return self._picture(mark) if isinstance(mark, Picture) else _path(mark)

    def _words(self, words: Words) -> str:
        style = (' font-weight="bold"' if words.bold else "") + (' font-style="italic"' if words.italic else "")
        lang = f' xml:lang="{escape(words.language)}"' if words.language not in ("", self.language) else ""
        turned = ' direction="rtl" text-anchor="end"' if words.rtl else ""
        if words.upright:
            turned = f' transform="rotate(-90 {number(words.x)} {number(words.baseline)})"'
        width = f' textLength="{number(words.width)}" lengthAdjust="spacingAndGlyphs"' if words.width > 0 else ""
        text = (
            f'<text x="{number(words.x)}" y="{number(words.baseline)}"{width} font-family="{_stack(words.font)}" '
            f'font-size="{number(words.size)}"{style}{_paint("fill", words.paint)}{lang}{turned} xml:space="preserve">'
            f"{escape(words.text)}</text>"
        )
        link = safe_link(words.link) if words.link else None
        return f'<a xlink:href="{escape(link)}" text-decoration="underline">{text}</a>' if link else text

    def _film(self, film: Film) -> str:
        """The poster, and over it the player, below whatever else stands there."""
        drawn, source = self._picture(film.poster), self.film(film.name)
        if source is None:
            return drawn
        x, y, w, h = (number(value) for value in film.poster.frame)
        frame = f'x="{x}" y="{y}" width="{w}" height="{h}"'
        made = player(source, self.href(film.poster.media), film.play, self.language)
        return f"{drawn}<foreignObject {frame}>{made}</foreignObject>"

    def _picture(self, picture: Picture) -> str:
        x, y, w, h = (number(value) for value in picture.frame)
        more = start = ""
        if picture.window:
            self.clips += 1
            name = f"clip-{re.sub('[^A-Za-z0-9-]', '_', self.slide)}-{self.clips}"
            start = f'<clipPath id="{name}"><path d="{path_data(picture.window)}"/></clipPath>'
            more = f' clip-path="url(#{name})"'
        if picture.matrix is not None:
            more += f' transform="matrix({" ".join(f"{value:.6g}" for value in picture.matrix)})"'
        if picture.alpha < 1:
            more += f' opacity="{number(picture.alpha)}"'
        address = escape(self.href(picture.media))
        if address.startswith("#"):
            move = f"translate({x} {y}) scale({w} {h})"
            used = f'<use xlink:href="{address}" transform="{move}"/>'
            return f"{start}<g{more}>{used}</g>" if more else used
        return (
            f'{start}<image x="{x}" y="{y}" width="{w}" height="{h}" preserveAspectRatio="none"{more} xlink:href="{address}"/>'
        )


def _path(path: Path) -> str:
    fill = ' fill="none"' if path.fill is None else _paint("fill", path.fill) + ' fill-rule="evenodd"'
    stroke = ""
    if path.pen is not None:
        pen = path.pen
        dash = f' stroke-dasharray="{" ".join(number(part) for part in pen.dash)}"' if pen.dash else ' stroke-linecap="round"'
        stroke = f'{_paint("stroke", pen.paint)} stroke-width="{number(pen.width)}" stroke-linejoin="round"{dash}'
    return f'<path d="{path_data(path.commands)}"{fill}{stroke}/>'


def _paint(name: str, paint: Paint) -> str:
    opacity = f' {name}-opacity="{number(paint.alpha)}"' if paint.alpha < 1 else ""
    return f' {name}="#{paint.colour}"{opacity}'


@cache
def _stack(font: str) -> str:
    """A ``font-family``: names with blanks in single quotes, the generic one bare."""
    *named, generic = families(font)
    return escape(", ".join([*(f"'{name}'" if " " in name else name for name in named), generic]))
