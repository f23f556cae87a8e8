"""slidekit's own manifest in a file that may have been edited since: as much of it as can be read."""

from __future__ import annotations

from slidekit.powerpoint.manifest import NAMESPACE
from slidekit.powerpoint.reading.markup import Tree
from slidekit.powerpoint.reading.parts import Parts
from slidekit.scene.package import Record, RecordedPicture

_M = f"{{{NAMESPACE}}}"


def read_record(parts: Parts) -> Record | None:
    """The manifest, None in a file that slidekit did not build."""
    for name in parts.archive:
        if name.startswith("customXml/item") and name.endswith(".xml"):
            tree = parts.tree(name)
            if tree is not None and tree.tag == f"{_M}manifest":
                return _read(tree)
    return None


def _read(tree: Tree) -> Record:
    pictures: dict[str, RecordedPicture] = {}
    for node in tree.iter(f"{_M}picture"):
        name, before = node.get("name", ""), pictures.get(node.get("name", ""))
        marks = len(node.findall(f"{_M}mark"))
        images = (*(before.images if before is not None else ()), node.get("image", "?"))
        pictures[name] = RecordedPicture(node.get("figure", ""), marks, images)
    figures = list(tree.iterfind(f"{_M}figures/{_M}figure"))
    stale = frozenset(node.get("id", "") for node in figures if node.get("stale"))
    credits = {node.get("id", ""): node.get("credit", "") for node in figures if node.get("credit")}
    return Record(tree.get("deck", ""), pictures, stale, credits)
