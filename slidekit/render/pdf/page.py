"""Marks as the operators of a PDF page (ISO 32000-1, annex A): paths, words at their measured widths, pictures, links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from reportlab.lib.utils import ImageReader

from slidekit import text as measure
from slidekit.core.colour import channels
from slidekit.core.units import to_pt
from slidekit.render.drawing import Command, Film, Group, Mark, Paint, Path, Picture, Words, number
from slidekit.render.items import draw_slide
from slidekit.render.leaves import Leaf
from slidekit.render.links import safe_link
from slidekit.render.pdf.direction import arrange, has_turns
from slidekit.render.pdf.fonts import Fonts
from slidekit.render.pdf.pictures import embed
from slidekit.render.scenery import draw_scenery
from slidekit.render.shapes import rectangle
from slidekit.scene.items import MediaKey
from slidekit.scene.scene import Scene

_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}
_UNDERLINE = 0.11
"""How far below its baseline a link is underlined, in its size."""


@dataclass(slots=True)
class Page:
    """The page being drawn. ``height`` of the slide in points: a PDF counts from below.

    ``targets`` are the slides that links may lead to; ``scale``, ``left`` and ``foot`` say where on the sheet the slide stands.
    """

    canvas: Any
    scene: Scene
    fonts: Fonts
    height: float
    targets: frozenset[str]
    scale: float = 1.0
    left: float = 0.0
    foot: float = 0.0
    embedded: dict[MediaKey, str] = field(default_factory=dict)

    def leaf(self, leaf: Leaf) -> None:
        """Ground and items of a slide in the leaf's state."""
        ground = rectangle((0.0, 0.0, to_pt(self.scene.size.w), self.height))
        self.draw(Path(ground, Paint(self.scene.design_of(leaf.slide).rgb("bg1"))))
        for part in draw_scenery(self.scene, leaf.slide):
            self.draw(part)
        for group in draw_slide(self.scene, leaf.slide, leaf.state):
            self.draw(group)

    def draw(self, mark: Mark) -> None:
        """Any mark, groups with all that is in them."""
        if isinstance(mark, Group):
            for member in mark.members:
                self.draw(member)
            if mark.link:
                self._link_group(mark, mark.link)
        elif isinstance(mark, Words):
            self._words(mark)
        elif isinstance(mark, Picture):
            self._picture(mark)
        elif isinstance(mark, Film):
            self._picture(mark.poster)
        else:
            self._path(mark)

    def _path(self, path: Path) -> None:
        if path.fill is not None:
            self.canvas.setFillAlpha(path.fill.alpha)
        parts = ["q", self._outline(path.commands)]
        if path.pen is not None:
            pen = path.pen
            self.canvas.setStrokeAlpha(pen.paint.alpha)
            dash = f"[{' '.join(map(number, pen.dash))}] 0 d" if pen.dash else ""
            parts.insert(1, f"{_colour(pen.paint, 'RG')} {number(pen.width)} w 1 j {0 if pen.dash else 1} J {dash}")
        if path.fill is not None:
            parts.insert(1, _colour(path.fill, "rg"))
        ends = {(True, True): "B*", (True, False): "f*", (False, True): "S", (False, False): "n"}
        parts += [ends[path.fill is not None, path.pen is not None], "Q"]
        self.canvas.addLiteral(" ".join(parts))

    def _outline(self, commands: tuple[Command, ...]) -> str:
        height = self.height
        said = []
        for name, *values in commands:
            for place in range(0, len(values), 2):
                said.append(number(float(values[place])))
                said.append(number(height - float(values[place + 1])))
            said.append(_OPERATORS[str(name)])
        return " ".join(said)

    def _words(self, words: Words) -> None:
        """Word by word, each as wide as it was measured, so that no letter strays whatever font there is."""
        self.canvas.setFillAlpha(words.paint.alpha)
        parts = [f"BT {_colour(words.paint, 'rg')}"]
        turned = has_turns(words.text, words.rtl)
        for token, offset, width in self._turned(words) if turned else self._tokens(words, words.text):
            parts.append(self._token(words, token, offset, width))
        parts.append("ET")
        self.canvas.addLiteral(" ".join(parts))
        if words.link and safe_link(words.link) is not None:
            self._underline(words)
            top, left, right = words.baseline - words.size * 0.8, words.x, words.x + words.width
            self._link(words.link, (left, top, right, words.baseline + words.size * 0.25))

    def _tokens(self, words: Words, text: str) -> Iterator[tuple[str, float, float]]:
        """Each word with the space after it, its distance from the start, and its width."""
        found = measure.drawn_widths(text, measure.Style(words.font, words.bold, words.italic), words.size)
        whole = sum(width for _, width in found)
        scale = words.width / whole if whole else 1.0
        offset = 0.0
        for token, width in found:
            yield token, offset, width * scale
            offset += width * scale

    def _turned(self, words: Words) -> Iterator[tuple[str, float, float]]:
        """The same for letters that stand in another order than in the text. They are as wide as their font has them, squeezed
        where that is too wide: joined letters are narrower than those that were measured, and keep to the side they run from.
        """

        def has(char: str) -> bool:
            return bool(char) and self.fonts.has(char, words.font, words.bold, words.italic)

        drawn = "".join(letter.drawn for letter in arrange(words.text, words.rtl, has))
        tokens = [token for token in re.split(r"(?<= )(?=[^ ])", drawn) if token]
        widths = [self._natural(words, token) for token in tokens]
        scale = min(1.0, words.width / sum(widths)) if sum(widths) else 1.0
        offset = words.width - sum(widths) * scale if words.rtl else 0.0
        for token, width in zip(tokens, widths, strict=True):
            yield token, offset, width * scale
            offset += width * scale

    def _natural(self, words: Words, token: str) -> float:
        return sum(
            face.width(piece, words.size) for piece, face in self.fonts.pieces(token, words.font, words.bold, words.italic)
        )

    def _token(self, words: Words, token: str, offset: float, width: float) -> str:
        pieces = list(self.fonts.pieces(token, words.font, words.bold, words.italic))
        natural = self._natural(words, token)
        stretch = 100 * width / natural if natural else 100.0
        x, y = words.x + offset, self.height - words.baseline
        turn = "1 0 0 1"
        if words.upright:
            x, y, turn = words.x, y + offset, "0 1 -1 0"
        parts = [f"{turn} {number(x)} {number(y)} Tm {number(stretch)} Tz"]
        for piece, face in pieces:
            for name, codes in face.encode(piece, self.canvas._doc):  # the door that ReportLab's ttfonts describes
                parts.append(f"{name} {number(words.size)} Tf <{codes.hex()}> Tj")
        return " ".join(parts)

    def _underline(self, words: Words) -> None:
        y, thick = self.height - words.baseline - _UNDERLINE * words.size, number(words.size / 18)
        ends = f"{number(words.x)} {number(y)} m {number(words.x + words.width)} {number(y)} l S"
        self.canvas.setStrokeAlpha(words.paint.alpha)
        self.canvas.addLiteral(f"q {_colour(words.paint, 'RG')} {thick} w {ends} Q")

    def _picture(self, picture: Picture) -> None:
        x, y, w, h = picture.frame
        file = self.scene.media.get(picture.media)
        if file is None:
            return
        self.canvas.setFillAlpha(picture.alpha)
        self.canvas.saveState()
        if picture.matrix is not None:
            a, b, c, d, e, f = picture.matrix
            high = self.height  # the same move where y counts from below
            self.canvas.transform(a, -b, -c, d, c * high + e, high - d * high - f)
        if picture.window:
            self.canvas.addLiteral(f"{self._outline(picture.window)} W n")
        made = self.embedded.get(picture.media) or self._embed(picture.media)
        place = self.height - y - h
        if isinstance(made, ImageReader):
            self.canvas.drawImage(made, x, place, w, h, mask="auto")
        else:
            self.canvas.transform(w, 0, 0, h, x, place)
            self.canvas.doForm(made)
        self.canvas.restoreState()

    def _embed(self, key: MediaKey) -> Any:
        made = embed(self.scene.media[key])
        if isinstance(made, ImageReader):
            return made
        name = f"picture{len(self.embedded) + 1}"
        self.canvas._doc.addForm(name, made)  # pictures are objects like forms, and this is where these are kept
        self.embedded[key] = name
        return name

    def _link_group(self, group: Group, link: str) -> None:
        corners = [corner for member in group.members if isinstance(member, Path) for corner in _corners(member.commands)]
        if corners:
            across, down = zip(*corners, strict=True)
            self._link(link, (min(across), min(down), max(across), max(down)))

    def _link(self, target: str, frame: tuple[float, float, float, float]) -> None:
        """A place that leads elsewhere; ``frame`` is left, top, right, bottom on the slide."""
        left, top, right, bottom = frame
        x1, x2 = (self.left + self.scale * x for x in (left, right))
        y1, y2 = (self.foot + self.scale * (self.height - y) for y in (bottom, top))
        if target.startswith("#"):
            if target[1:] in self.targets:
                self.canvas.linkAbsolute("", target[1:], (x1, y1, x2, y2))
        elif safe_link(target) is not None:
            self.canvas.linkURL(target, (x1, y1, x2, y2))


def _corners(commands: tuple[Command, ...]) -> Iterator[tuple[float, float]]:
    for command in commands:
        if len(command) > 1:
            yield float(command[-2]), float(command[-1])


def _colour(paint: Paint, operator: str) -> str:
    return " ".join(number(value / 255) for value in channels(paint.colour)) + f" {operator}"
