"""SVG → a cleaned copy that refers to nothing outside itself, its size, and pixels (the extra ``svg``: resvg).

The copy is made from an allow-list; what changes the drawing and is not on it refuses the file instead of vanishing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from math import isfinite
from xml.etree.ElementTree import Element, TreeBuilder, tostring
from xml.parsers import expat

from slidekit.core.diagnostics import Span, refuse
from slidekit.media.svg_references import Unsafe, check_references

MAX_DEPTH = 64
MAX_ELEMENTS = 20_000
MAX_BYTES = 20 * 2**20
LONG_EDGE = 3840
"""A drawing counts as so many pixels along its longer edge: what a 4K projector shows."""
MAX_RATIO = 50

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
DRAWN = frozenset({
    "svg", "g", "defs", "symbol", "use", "a", "switch", "style", "path", "rect", "circle", "ellipse", "line", "polyline",
    "polygon", "text", "tspan", "textPath", "image", "linearGradient", "radialGradient", "stop", "pattern", "clipPath", "mask",
    "marker", "filter", "feGaussianBlur", "feOffset", "feMerge", "feMergeNode", "feFlood", "feComposite", "feBlend",
    "feColorMatrix", "feComponentTransfer", "feFuncR", "feFuncG", "feFuncB", "feFuncA",
})  # fmt: skip
SILENT = frozenset({"title", "desc", "metadata"})
"""What is never drawn is left out, with all inside."""
HELP = "export it as plain SVG, or as PNG about 2,000 pixels wide"
_LENGTH = re.compile(r"\s*([0-9.]+(?:e[+-]?[0-9]+)?)\s*(px|pt|pc|mm|cm|in|)\s*", re.IGNORECASE)
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}


@dataclass(frozen=True, slots=True)
class Drawing:
    """``data`` is the cleaned SVG; ``width`` and ``height`` are the pixels that it counts as."""

    data: bytes
    width: int
    height: int


def clean_svg(data: bytes, name: str, span: Span | None) -> Drawing:
    """The cleaned drawing. Raises Refused: ``unsafe-svg``, ``broken-picture``, ``picture-too-large``."""
    try:
        return _clean(data)
    except Unsafe as unsafe:
        refuse("unsafe-svg", f"{name} {unsafe}", span, HELP)
    except expat.ExpatError as problem:
        fact = f"{name} cannot be decoded: {expat.ErrorString(problem.code)}, line {problem.lineno}"
        refuse("broken-picture", fact, span, HELP)
    except OverflowError:
        refuse("picture-too-large", f"{name} has no size, or more than {MAX_RATIO} times as long as wide", span, HELP)


def draw(data: bytes, width: int, height: int) -> bytes:
    """A cleaned drawing as PNG of exactly this size. Native code: called in a process of its own only."""
    import resvg_py

    return bytes(resvg_py.svg_to_bytes(svg_string=data.decode(), width=width, height=height))


@lru_cache(maxsize=32)
def _clean(data: bytes) -> Drawing:
    if len(data) > MAX_BYTES:
        raise Unsafe(f"has {len(data):,} bytes; at most {MAX_BYTES // 2**20} MB of SVG are read")
    root = _Reader().read(data)
    check_references(root, MAX_ELEMENTS)
    width, height = _size(root)
    scale = LONG_EDGE / max(width, height)
    if not isfinite(scale) or max(width, height) / min(width, height) > MAX_RATIO:
        raise OverflowError
    root.set("viewBox", root.get("viewBox") or f"0 0 {width:g} {height:g}")
    pixels = max(1, round(width * scale)), max(1, round(height * scale))
    root.set("width", str(pixels[0]))
    root.set("height", str(pixels[1]))
    return Drawing(tostring(root), *pixels)


class _Reader:
    """Reads with expat, which loads nothing from outside, and builds what is allowed."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.EntityDeclHandler = self.entity
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.tree = TreeBuilder()
        self.depth = self.count = self.skipped = 0
        self.inside: list[str] = []

    def read(self, data: bytes) -> Element:
        self.parser.Parse(data, True)
        return self.tree.close()

    def doctype(self, _name: str, _system: str | None, public: str | None, has_own: int) -> None:
        """matplotlib and Illustrator write the W3C's document type, which is never loaded; own declarations are refused."""
        if has_own or not (public or "").startswith("-//W3C//DTD SVG "):
            raise Unsafe("declares a document type of its own, which may hold entities")

    def entity(self, name: str, *_rest: object) -> None:
        raise Unsafe(f"declares the entity {name[:40]}")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        self.count += 1
        if self.depth > MAX_DEPTH:
            raise Unsafe(f"is nested more than {MAX_DEPTH} deep")
        if self.count > MAX_ELEMENTS:
            raise Unsafe(f"has more than {MAX_ELEMENTS:,} elements")
        space, _, name = tag.rpartition(" ")
        if self.depth == 1 and (space, name) != (SVG, "svg"):
            raise Unsafe(f"does not begin with the element svg of {SVG}")
        if self.skipped or space != SVG or name in SILENT:
            self.skipped += 1  # what editors keep for themselves
            return
        if name not in DRAWN:
            raise Unsafe(f"holds the element {name[:40]}, which is not drawn from an unknown file")
        self.inside.append(name)
        kept = {key: value for full, value in attributes.items() if (key := _attribute(full, value)) is not None}
        self.tree.start(name, {**({"xmlns": SVG} if self.depth == 1 else {}), **kept})

    def end(self, _tag: str) -> None:
        self.depth -= 1
        if self.skipped:
            self.skipped -= 1
        else:
            self.tree.end(self.inside.pop())

    def text(self, text: str) -> None:
        if self.skipped or not self.inside:
            return
        if self.inside[-1] in ("text", "tspan", "textPath", "a", "style"):
            self.tree.data(text)


def _attribute(full: str, value: str) -> str | None:
    """The name under which an attribute is kept; None to leave it out."""
    space, _, name = full.rpartition(" ")
    if space == XLINK and name == "href":
        name, space = "href", ""
    if space:
        return "xml:space" if (name, value) == ("space", "preserve") else None
    if name.lower().startswith("on"):
        raise Unsafe(f"holds a script ({name[:40]})")
    return name


def _size(root: Element) -> tuple[float, float]:
    """Width and height in CSS pixels: the attributes', else those of the view box. Raises OverflowError without either."""
    box = [float(part) for part in re.findall(r"[-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?", root.get("viewBox", "")) if part != "."]
    sides = [_length(root.get(key, "")) for key in ("width", "height")]
    if len(box) == 4 and box[2] > 0 and box[3] > 0:
        if sides[0] and sides[1]:
            return sides[0], sides[1]
        return box[2], box[3]
    if not (sides[0] and sides[1]):
        raise OverflowError
    return sides[0], sides[1]


def _length(text: str) -> float | None:
    match = _LENGTH.fullmatch(text)
    try:
        return float(match[1]) * _UNITS[match[2].lower()] if match else None
    except ValueError:
        return None
