"""What a drawing refers to: only places in itself and pictures that it carries, and not so often that it explodes."""

from __future__ import annotations

import re
from functools import partial
from xml.etree.ElementTree import Element

_OWN = re.compile(r"\s*#[^\s#]+\s*")
_CARRIED = re.compile(r"\s*data:image/(png|jpe?g);base64,[A-Za-z0-9+/=\s]*", re.IGNORECASE)
_URL = re.compile(r"url\(\s*['\"]?([^'\")]*)['\"]?\s*\)", re.IGNORECASE)
_ACTIVE = re.compile(r"@import|@charset|@namespace|@font-face|expression\s*\(|javascript:|\\", re.IGNORECASE)
CHAIN = 150
"""Elements one inside the other once references are followed."""
MOST_FILTERED = 40
BLUR = 200.0
"""Filters cost time for every pixel; more of them, or wider ones, are refused."""


class Unsafe(Exception):
    """Why a drawing is not taken: a clause that follows the file's name."""


def check_references(root: Element, most: int) -> None:
    """Refuse (``Unsafe``) what leads outside, cycles, and references that draw more than ``most`` elements in all."""
    filtered = 0
    for element in root.iter():
        _check(element)
        filtered += "filter" in element.attrib or "filter" in element.get("style", "") or element.tag.startswith("fe")
    if filtered > MOST_FILTERED:
        raise Unsafe(f"uses filters {filtered} times; at most {MOST_FILTERED} are drawn")
    _Drawn(root, most).count(root)


def _check(element: Element) -> None:
    for name, value in element.attrib.items():
        if name == "href":
            if element.tag == "a":
                continue
            if not (_OWN.fullmatch(value) or (element.tag == "image" and _CARRIED.fullmatch(value))):
                raise Unsafe(f"refers to {_shown(value)}; a drawing may only refer to itself")
        elif name != "xmlns":
            _check_style(value)
    if element.tag == "style":
        _check_style(element.text or "")
    if any(float(part) > BLUR for part in re.findall(r"[0-9]+", element.get("stdDeviation", ""))):
        raise Unsafe(f"blurs over more than {BLUR:g} units")


def _check_style(text: str) -> None:
    if found := _ACTIVE.search(text):
        raise Unsafe(f"has {_shown(found[0])} in a style, which may lead outside")
    for target in _URL.findall(text):
        if not _OWN.fullmatch(target):
            raise Unsafe(f"refers to {_shown(target)} in a style; a drawing may only refer to itself")
    if len(re.findall(r"url\s*\(", text, re.IGNORECASE)) != len(_URL.findall(text)):
        raise Unsafe("has a broken url() in a style")


class _Drawn:
    """How many elements are drawn once every reference is followed."""

    def __init__(self, root: Element, most: int) -> None:
        self.most = most
        self.places = {element.get("id", ""): element for element in root.iter() if element.get("id")}
        self.known: dict[int, int] = {}
        self.open: set[int] = set()

    def count(self, element: Element) -> int:
        """Elements drawn by this one and all inside; small recursion: depth is limited and cycles are refused."""
        key = id(element)
        if key in self.known:
            return self.known[key]
        if key in self.open:
            raise Unsafe(f"refers to itself in a circle (element {element.tag})")
        if len(self.open) > CHAIN:
            raise Unsafe(f"refers to itself through more than {CHAIN} elements")
        self.open.add(key)
        total = 1 + sum(map(self.count, element)) + sum(map(partial(self._target), _targets(element)))
        if total > self.most:
            raise Unsafe(f"draws more than {self.most:,} elements once its references are followed")
        self.open.remove(key)
        self.known[key] = total
        return total

    def _target(self, name: str) -> int:
        found = self.places.get(name)
        return 0 if found is None else self.count(found)


def _targets(element: Element) -> list[str]:
    """The ids that an element refers to."""
    found = [target.strip()[1:] for value in element.attrib.values() for target in _URL.findall(value)]
    href = element.get("href", "").strip()
    return [*found, href[1:]] if href.startswith("#") and element.tag != "a" else found


def _shown(text: str) -> str:
    return "".join(letter if letter.isprintable() else "·" for letter in text.strip()[:40]) or "nothing"
