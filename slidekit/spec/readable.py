"""Which values of a file people read as text: told by the models, so that a new key of type Text needs nothing here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args, get_origin

from pydantic import WithJsonSchema

from slidekit.source.node import Items, Node, Path, Scalar, Table
from slidekit.spec.block import Block
from slidekit.spec.text import is_language_map

Readable = tuple[Path, Node]


def readable(model: type[Block], node: Node, path: Path = ()) -> Iterator[Readable]:
    """Every text below ``node``, which is read as ``model``: its path, and its scalar or map of languages."""
    if isinstance(node, Table) and not (model.main_is_text and is_language_map(node.entries)):
        fields = {field.alias or name: field for name, field in model.model_fields.items()}
        for key, value in node.entries.items():
            if key in fields:
                yield from _of(fields[key].annotation, fields[key].metadata, value, (*path, key))
    elif model.main_is_text:
        yield path, node


def _of(kind: Any, extras: Any, node: Node, path: Path) -> Iterator[Readable]:
    if _is_text(extras):
        if isinstance(node, Scalar) or (isinstance(node, Table) and is_language_map(node.entries)):
            yield path, node
        return
    if hasattr(kind, "__metadata__"):
        yield from _of(get_args(kind)[0], kind.__metadata__, node, path)
    elif get_origin(kind) is list and isinstance(node, Items):
        for index, item in enumerate(node.items):
            yield from _of(get_args(kind)[0], (), item, (*path, index))
    elif get_origin(kind) is dict and isinstance(node, Table):
        for key, value in node.entries.items():
            yield from _of(get_args(kind)[1], (), value, (*path, key))
    elif isinstance(kind, type) and issubclass(kind, Block):
        yield from readable(kind, node, path)
    else:
        found = {each[0]: each for part in get_args(kind) for each in _of(part, (), node, path)}
        yield from found.values()


def _is_text(extras: Any) -> bool:
    return any(isinstance(each, WithJsonSchema) and (each.json_schema or {}).get("x-type") == "Text" for each in extras)
