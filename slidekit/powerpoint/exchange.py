"""Other bytes for some pictures of a package: in place where nobody else shows them, and nothing of the former left behind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from slidekit.powerpoint.markup import A
from slidekit.powerpoint.opened import Opened, Tree
from slidekit.powerpoint.package import DEFAULTS
from slidekit.powerpoint.standing import EMBED, LINK, p

_NUMBERED = re.compile(r"image([0-9]+)\.[A-Za-z]+")
_ENDINGS = {"png": ("png",), "jpeg": ("jpeg", "jpg")}


@dataclass(frozen=True, eq=False, slots=True)
class Wanted:
    """A picture of a slide and its new bytes, ``png`` or ``jpeg``."""

    slide: str
    blip: Tree
    data: bytes
    kind: str


def exchange(deck: Opened, wanted: Sequence[Wanted]) -> None:
    """Show the new bytes. Parts that only these pictures show are replaced in place; those that others show too stay for them.

    What else of the former picture hangs on a blip (a drawing of it, its state before an effect) goes.
    """
    rows = {
        (slide, row.get("Id")): (target, row) for slide in {w.slide for w in wanted} for target, _, row in deck.links(slide)
    }
    by_part: dict[str, list[Wanted]] = {}
    for each in wanted:
        by_part.setdefault(rows[each.slide, each.blip.get(EMBED)][0], []).append(each)
    every = _references(deck)
    fresh: dict[bytes, str] = {}
    for part, mine in by_part.items():
        own = every[part] == len({id(each.blip) for each in mine})
        contents = list(dict.fromkeys(each.data for each in mine))
        names: dict[bytes, str] = {}
        for number, content in enumerate(contents):
            kind = next(each.kind for each in mine if each.data == content)
            if own and number == 0:
                names[content] = _in_place(deck, part, content, kind)
            else:
                names[content] = fresh.get(content) or _new(deck, content, kind, part)
                fresh[content] = names[content]
        _aim(deck, names, mine, rows)
    for each in wanted:
        _strip(deck, each)
    _sweep(deck, set(by_part))


def _references(deck: Opened) -> dict[str, int]:
    """How often each picture's part is shown: places in slides, and one for every other relationship."""
    counts: dict[str, int] = {}
    for source in deck.sources():
        shown: dict[str, int] = {}
        if source in deck.slides:
            for node in deck.tree(source).iter():
                for key, value in node.attrib.items():
                    if key == EMBED:
                        shown[str(value)] = shown.get(str(value), 0) + 1
        for target, _, row in deck.links(source):
            counts[target] = counts.get(target, 0) + max(1, shown.get(str(row.get("Id")), 0))
    return counts


def _in_place(deck: Opened, part: str, content: bytes, kind: str) -> str:
    stem, _, ending = part.rpartition(".")
    name = part if ending.lower() in _ENDINGS[kind] else f"{stem}.{kind}"
    if name != part and name in deck.zip.items:
        name = _free(deck, part, kind)
    deck.zip.replace(part, content, name)
    if name != part:
        deck.declare(name, DEFAULTS[kind], part)
        for source in list(deck.sources()):
            for target, _, row in list(deck.links(source)):
                if target == part and row.get("TargetMode") != "External":
                    deck.aim(source, row, name)
        deck.retire(part)
    return name


def _new(deck: Opened, content: bytes, kind: str, like: str) -> str:
    name = _free(deck, like, kind)
    template = like if like in deck.zip.items else next(iter(deck.zip.items))
    deck.zip.add(name, content, template)
    deck.declare(name, DEFAULTS[kind])
    return name


def _free(deck: Opened, like: str, kind: str) -> str:
    folder = like.rpartition("/")[0]
    numbers = [int(found[1]) for name in deck.zip.items if (found := _NUMBERED.fullmatch(name.rpartition("/")[2]))]
    return f"{folder}/image{max(numbers, default=0) + 1}.{kind}"


def _aim(
    deck: Opened, names: dict[bytes, str], mine: Sequence[Wanted], rows: dict[tuple[str, str | None], tuple[str, Tree]]
) -> None:
    """Lead each picture to its part: over its own relationship where all that it serves move alike, else over a new one."""
    made: dict[tuple[str, str], str] = {}
    for each in mine:
        name, rid = names[each.data], each.blip.get(EMBED)
        row = rows[each.slide, rid][1]
        current = next((target for target, _, node in deck.links(each.slide) if node is row), "")
        if current == name:
            continue
        users = sum(1 for node in deck.tree(each.slide).iter() if node.get(EMBED) == rid)
        alike = [other for other in mine if other.slide == each.slide and other.blip.get(EMBED) == rid]
        if users == len(alike) and all(other.data == each.data for other in alike):
            deck.aim(each.slide, row, name)
            continue
        key = each.slide, name
        if key not in made:
            made[key] = deck.link(each.slide, row, name)
        deck.change(each.slide)
        each.blip.set(EMBED, made[key])


def _strip(deck: Opened, each: Wanted) -> None:
    """Extensions of the blip that lead to further pictures."""
    for extensions in each.blip.findall(f"{{{A}}}extLst"):
        for extension in list(extensions):
            keys = [node.get(key) for node in extension.iter() for key in (EMBED, LINK) if node.get(key)]
            if keys:
                deck.change(each.slide)
                extensions.remove(extension)
                for target, _, row in list(deck.links(each.slide)):
                    if row.get("Id") in keys and not _used(deck, each.slide, str(row.get("Id"))):
                        deck.unlink(each.slide, row)
                        _sweep(deck, {target})
        if not len(extensions):
            each.blip.remove(extensions)


def _used(deck: Opened, part: str, rid: str) -> bool:
    return any(rid in node.attrib.values() for node in deck.tree(part).iter() if node.tag != f"{p}cNvPr")


def _sweep(deck: Opened, parts: set[str]) -> None:
    """Take out those of the parts that nothing leads to any more."""
    reached = {target for source in deck.sources() for target, _, _ in deck.links(source)}
    for part in sorted(parts - reached):
        if part in deck.zip.items:
            deck.drop(part)
