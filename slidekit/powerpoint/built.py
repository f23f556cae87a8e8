"""The manifest of a deck read back: what slidekit wrote, which picture is which; and brought up to date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import NamedTuple

from lxml import etree

from slidekit.core.geometry import Area, Box, Point
from slidekit.powerpoint.manifest import NAMESPACE, mark_attributes, numbers
from slidekit.scene.marks import Annotation, InkSizes
from slidekit.scene.scene import FigureUse

_M = f"{{{NAMESPACE}}}"
_PLAIN = frozenset(("id", "kind", "place", "needs", "label", "lead", "disc"))


EDGE = 1e-6
"""By so much an area may seem to lie outside its picture."""
FORMERS = 3
"""Of so many former pictures the landmarks are remembered."""


class Cutting(NamedTuple):
    """Which part of the upright picture in pixels (parts of them where panels are aligned), in how many pixels."""

    crop: tuple[float, float, float, float]
    size: tuple[int, int]


def read_cutting(crop: str | None, size: str | None) -> Cutting:
    """A cut as ``numbers`` puts it down; whole numbers come back as such. ValueError for what is none."""
    edges = [int(edge) if edge.is_integer() else edge for edge in _numbers(crop, 4)]
    wide = _whole(size, 2)
    if edges[2] - edges[0] < 1 or edges[3] - edges[1] < 1 or min(edges) < 0 or min(wide) < 1:
        raise ValueError(f"{crop!r} in {size!r} pixels is no part of a picture")
    return Cutting((edges[0], edges[1], edges[2], edges[3]), (wide[0], wide[1]))


@dataclass(frozen=True, slots=True)
class BuiltPicture:
    """A picture as the manifest has it. ``name`` is ``slide/element``; ``want`` the area that was asked for, in fractions;
    ``shown`` the one that its marks were drawn by, where the crop in pixels is not exactly that.

    ``box`` is where it was put, and where its marks are drawn; ``image`` the hash of its bytes.
    """

    index: int
    name: str
    figure: str
    cutting: Cutting
    box: Box
    image: str
    pixel: float
    ink: InkSizes | None
    marks: tuple[Annotation, ...]
    want: Area | None = None
    shown: Area | None = None

    @property
    def panel(self) -> str:
        """The panel's id: the shapes of its marks are called ``<slide>/<panel>.<mark>…``."""
        return self.name.partition("/")[2].removesuffix(".picture")

    @property
    def slide(self) -> str:
        """The id of the slide it was put on."""
        return self.name.partition("/")[0]


class Built:
    """The manifest in a tree that may be changed."""

    def __init__(self, tree: etree._Element) -> None:
        """ValueError for what does not read as a manifest."""
        self.tree = tree
        self.deck = str(tree.get("deck", ""))
        self.figures = {figure.id: figure for figure in map(_figure, tree.iterfind(f"{_M}figures/{_M}figure"))}
        self._pictures = list(tree.iterfind(f"{_M}slides/{_M}slide/{_M}picture"))
        self.pictures = tuple(_picture(index, node) for index, node in enumerate(self._pictures))

    def former(self, figure: str, sha256: str) -> FigureUse | None:
        """What was known of a picture that the figure showed before."""
        for node in self.tree.iterfind(f"{_M}figures/{_M}figure"):
            if node.get("id") == figure:
                return next((_figure(each) for each in node.iterfind(f"{_M}former") if each.get("sha256") == sha256), None)
        return None

    def set_figure(self, figure: FigureUse) -> None:
        """Other facts for a figure; those of another picture are remembered. Its landmarks keep their order."""
        for node in self.tree.iterfind(f"{_M}figures/{_M}figure"):
            if node.get("id") == figure.id:
                if node.get("sha256") != figure.sha256:
                    _remember(node, figure.sha256)
                facts = {"sha256": figure.sha256, "pixels": numbers(figure.pixels), "stale": " ".join(figure.stale)}
                _assign(node, {**facts, "credit": figure.credit})
                places = dict(figure.landmarks)
                for landmark in node.iterfind(f"{_M}landmark"):
                    landmark.set("at", places.pop(str(landmark.get("name")), str(landmark.get("at"))))
                for name, at in places.items():
                    etree.SubElement(node, f"{_M}landmark", name=name, at=at)

    def set_picture(self, picture: BuiltPicture, others: Sequence[tuple[Cutting, str]]) -> None:
        """A picture's cut, marks and hash; ``others`` are cuts of copies that people made and framed otherwise."""
        node = self._pictures[picture.index]
        _describe(node, picture)
        for cutting, image in others:
            copy = etree.fromstring(etree.tostring(node, with_tail=False))
            _assign(copy, {"crop": numbers(cutting.crop), "size": numbers(cutting.size), "image": image})
            node.addnext(copy)


def _remember(node: etree._Element, back: str) -> None:
    """Keep what is known of the present picture; ``back`` is the one that comes, of which nothing need be remembered."""
    former = etree.Element(f"{_M}former", {str(key): str(value) for key, value in node.attrib.items() if key != "id"})
    former.extend([etree.fromstring(etree.tostring(each, with_tail=False)) for each in node.iterfind(f"{_M}landmark")])
    for each in node.findall(f"{_M}former"):
        if each.get("sha256") in (back, node.get("sha256")):
            node.remove(each)
    node.append(former)
    for each in node.findall(f"{_M}former")[:-FORMERS]:
        node.remove(each)


def _describe(node: etree._Element, picture: BuiltPicture) -> None:
    want = "" if picture.want is None else numbers(picture.want)
    shown = "" if picture.shown is None else numbers(picture.shown)
    cut = {"crop": numbers(picture.cutting.crop), "size": numbers(picture.cutting.size), "image": picture.image}
    _assign(node, {**cut, "want": want, "shown": shown})
    for mark, kept in zip(node.iterfind(f"{_M}mark"), picture.marks, strict=True):
        _assign(mark, mark_attributes(kept))


def _assign(node: etree._Element, values: Mapping[str, str]) -> None:
    for key, value in values.items():
        if value:
            node.set(key, value)
        elif key in node.attrib:
            del node.attrib[key]


def _figure(node: etree._Element) -> FigureUse:
    wide = _whole(node.get("pixels"), 2, (0, 0))
    landmarks = tuple((str(each.get("name")), str(each.get("at"))) for each in node.iterfind(f"{_M}landmark"))
    redact = tuple(_area(each.get("at")) for each in node.iterfind(f"{_M}redact"))
    if min(wide) < 0:
        raise ValueError(f"{wide} are no pixels")
    stale = tuple(str(node.get("stale", "")).split())
    return FigureUse(
        str(node.get("id")),
        str(node.get("sha256")),
        (wide[0], wide[1]),
        landmarks,
        redact,
        stale,
        film=str(node.get("film", "")),
        credit=str(node.get("credit", "")),
    )


def _picture(index: int, node: etree._Element) -> BuiltPicture:
    cutting = read_cutting(node.get("crop"), node.get("size"))
    box, pixel = Box(*_whole(node.get("box"), 4)), _numbers(node.get("pixel", "0"), 1)[0]
    if min(box.w, box.h) < 1 or pixel < 0:
        raise ValueError(f"{node.get('name')} has no size")
    ink = _numbers(node.get("ink"), 4) if node.get("ink") else None
    return BuiltPicture(
        index,
        str(node.get("name")),
        str(node.get("figure")),
        cutting,
        box,
        str(node.get("image", "")),
        pixel,
        None if ink is None else InkSizes(*ink),
        tuple(_mark(mark) for mark in node.iterfind(f"{_M}mark")),
        _area(node.get("want")) if node.get("want") else None,
        _area(node.get("shown")) if node.get("shown") else None,
    )


def _mark(node: etree._Element) -> Annotation:
    traits = tuple(sorted((str(key), str(value)) for key, value in node.attrib.items() if key not in _PLAIN))
    lead = _whole(node.get("lead"), 4) if node.get("lead") else None
    return Annotation(
        str(node.get("id")),
        str(node.get("kind")),
        str(node.get("place", "")),
        tuple(str(node.get("needs", "")).split()),
        traits,
        Box(*_whole(node.get("label"), 4)) if node.get("label") else None,
        None if lead is None else (lead[0], lead[1], lead[2], lead[3]),
        Point(*_whole(node.get("disc"), 2)) if node.get("disc") else None,
    )


def _area(text: str | None) -> Area:
    area = Area(*_numbers(text, 4))
    if not (-EDGE <= area.left < area.right <= 1 + EDGE and -EDGE <= area.top < area.bottom <= 1 + EDGE):
        raise ValueError(f"{text!r} is no area")
    return area


def _numbers(text: str | None, count: int) -> tuple[float, ...]:
    values = tuple(float(part) for part in str(text or "").split())
    if len(values) != count or not all(map(isfinite, values)):
        raise ValueError(f"{text!r} is not {count} numbers")
    return values


def _whole(text: str | None, count: int, default: tuple[int, ...] | None = None) -> tuple[int, ...]:
    if text is None and default is not None:
        return default
    return tuple(int(value) for value in _numbers(text, count))
