"""The way back: what a swap keeps, so that swapping the former picture in again gives the former file, byte for byte.

Kept in the manifest: the packed bytes of the XML parts that changed, and for pictures how they were cut, never their pixels.
"""

from __future__ import annotations

import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from hashlib import sha256

from lxml import etree

from slidekit.powerpoint.built import Cutting, read_cutting
from slidekit.powerpoint.container import Container, Item, deflate, effort, is_xml, join
from slidekit.powerpoint.directory import STORED
from slidekit.powerpoint.manifest import NAMESPACE, numbers
from slidekit.powerpoint.opened import serialised

_M = f"{{{NAMESPACE}}}"
MOST = 3
"""So many steps back are kept."""
Recut = Callable[[Cutting], bytes | None]
"""A cut of the former picture → its bytes."""


def note(
    manifest: etree._Element,
    figure: str,
    digest: str,
    before: Container,
    after: Container,
    part: str,
    cuts: Mapping[str, Cutting],
) -> bool:
    """Add the way from ``after`` back to ``before`` to the manifest, which is ``part``.

    ``digest`` is the former picture's sha256; ``cuts`` say how the pictures by part name in ``before`` were cut from it. What
    cannot be made again leaves no note: False.
    """
    if any(name not in cuts and not is_xml(name) for name in before.items if _changed(name, before, after)):
        return False
    former = sha256(before.to_bytes()).hexdigest()
    node = etree.SubElement(manifest, f"{_M}undo", figure=figure, picture=digest, file=former)
    if list(before.items) != list(after.items):
        node.set("items", "\n".join(before.items))
    if before.order != after.order:
        node.set("order", "\n".join(before.order))
    for name, item in before.items.items():
        if not _changed(name, before, after) and name != part:
            continue
        if name in cuts:
            level, memory = (0, 0) if item.method == STORED else effort(item)
            facts = {"crop": numbers(cuts[name].crop), "size": numbers(cuts[name].size), "packed": numbers((level, memory))}
            frame = item.chunk[: item.start]
        elif name == part and manifest.find(f"{_M}undo") is not node:
            own = _text(deflate(_plain(before.read(name)), (9, 9)))
            facts = {"own": own, "packed": numbers(effort(item))}
            frame = item.chunk[: item.start]
        else:
            facts, frame = {}, item.chunk
        if frame is not item.chunk:
            facts["tail"] = _text(item.chunk[item.start + len(item.coded) :])
        etree.SubElement(node, f"{_M}kept", {"name": name, "local": _text(frame), "central": _text(item.central), **facts})
    every = manifest.findall(f"{_M}undo")
    for old in every[:-MOST]:
        manifest.remove(old)
    return True


def way_back(after: Container, part: str, digest: str, recut: Recut) -> bytes | None:
    """The former file that showed the picture of ``digest``, if nothing else has changed since; None where that fails.

    ``part`` is the manifest. Steps on the way may have set landmarks; those that changed pictures cannot be passed.
    """
    for _ in range(MOST):
        steps = etree.fromstring(after.read(part)).findall(f"{_M}undo")
        if not steps:
            break
        wanted = steps[-1].get("picture") == digest
        data = _step_back(after, steps, recut if wanted else lambda _: None)
        if data is None or wanted:
            return data
        after = Container(data, after.name)
    return None


def _step_back(after: Container, steps: list[etree._Element], recut: Recut) -> bytes | None:
    step = steps[-1]
    try:
        kept = {str(node.get("name")): _item(node, steps[:-1], recut) for node in step.iterfind(f"{_M}kept")}
        names = str(step.get("items", "\n".join(after.items))).split("\n")
        items = [kept[name] if name in kept else after.items[name] for name in names]
        order = str(step.get("order", "\n".join(after.order))).split("\n")
        data = join(after.head, items, order, after.between, after.end)
    except (KeyError, ValueError, zlib.error, etree.XMLSyntaxError):
        return None
    return data if sha256(data).hexdigest() == step.get("file") else None


def _changed(name: str, before: Container, after: Container) -> bool:
    return name not in after.items or after.items[name].chunk != before.items[name].chunk


def _item(node: etree._Element, steps: list[etree._Element], recut: Recut) -> Item:
    """A former item made again. ValueError for what cannot be."""
    name, frame, central = str(node.get("name")), _bytes(node, "local"), _bytes(node, "central")
    like = Item(name, frame, central)
    level, memory = (int(part) for part in str(node.get("packed", "0 0")).split())
    if node.get("own"):
        tree = etree.fromstring(zlib.decompress(_bytes(node, "own"), -zlib.MAX_WBITS))
        for step in steps:
            tree.append(etree.fromstring(etree.tostring(step, with_tail=False)))
        content = serialised(tree)
        return Item(name, frame + deflate(content, (level, memory)) + _bytes(node, "tail"), central)
    if node.get("crop"):
        picture = recut(read_cutting(node.get("crop"), node.get("size")))
        if picture is None:
            raise ValueError(name)
        coded = picture if like.method == STORED else deflate(picture, (level, memory))
        return Item(name, frame + coded + _bytes(node, "tail"), central)
    return like


def _plain(manifest: bytes) -> bytes:
    """A manifest without its ways back."""
    tree = etree.fromstring(manifest)
    for step in tree.findall(f"{_M}undo"):
        tree.remove(step)
    return etree.tostring(tree)


def _text(data: bytes) -> str:
    return b64encode(data).decode()


def _bytes(node: etree._Element, key: str) -> bytes:
    return b64decode(str(node.get(key, "")), validate=True)
