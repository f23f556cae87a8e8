"""YAML values with their places. A scalar stays text as spelled; the key that reads it decides its type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import Union

from slidekit.core.diagnostics import Span
from slidekit.core.frozen import dataclass

Path = tuple[str | int, ...]
Plain = Union[str, int, float, bool, None, "list[Plain]", "dict[str, Plain]"]


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value: ``text`` as spelled; ``kind`` after YAML 1.2 core (``str int float bool null``)."""

    text: str
    kind: str
    span: Span
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Table:
    """A map; ``keys`` holds the place of each key itself."""

    entries: Mapping[str, Node]
    span: Span
    keys: Mapping[str, Span] = field(default_factory=dict)


Node = Scalar | Items | Table


def walk(node: Node, path: Path = ()) -> Iterator[tuple[Path, Node]]:
    """Every value below (and the node itself), depth first, with its path."""
    yield path, node
    if isinstance(node, Items):
        for index, item in enumerate(node.items):
            yield from walk(item, (*path, index))
    elif isinstance(node, Table):
        for key, value in node.entries.items():
            yield from walk(value, (*path, key))


def texts(node: Node) -> Plain:
    """Plain data with every scalar as text as spelled, null as None: what the spec's models read."""
    if isinstance(node, Scalar):
        return None if node.kind == "null" else node.text
    if isinstance(node, Items):
        return [texts(item) for item in node.items]
    return {key: texts(value) for key, value in node.entries.items()}


def typed(node: Node) -> Plain:
    """Plain data typed after YAML 1.2 core: what expressions see of ``vars``."""
    if isinstance(node, Items):
        return [typed(item) for item in node.items]
    if isinstance(node, Table):
        return {key: typed(value) for key, value in node.entries.items()}
    if node.kind == "null":
        return None
    if node.kind == "bool":
        return node.text.lower() == "true"
    if node.kind == "int":
        return int(node.text, 0) if node.text.lower().startswith(("0x", "0o")) else int(node.text)
    return float(node.text) if node.kind == "float" else node.text


def from_data(value: object, span: Span) -> Node:
    """Plain Python data → nodes that all stand at ``span``: decks made from Python take the same way as files."""
    if isinstance(value, Mapping):
        return Table({str(key): from_data(item, span) for key, item in value.items()}, span, {str(key): span for key in value})
    if isinstance(value, Sequence) and not isinstance(value, str):
        return Items(tuple(from_data(item, span) for item in value), span)
    if value is None:
        return Scalar("", "null", span)
    if isinstance(value, bool):
        return Scalar("true" if value else "false", "bool", span)
    if isinstance(value, int | float):
        return Scalar(repr(value), "int" if isinstance(value, int) else "float", span)
    return Scalar(str(value), "str", span, quoted=True)


def node_at(root: Node, path: Path) -> Node | None:
    """The value at ``path``, None where there is none."""
    node: Node = root
    for step in path:
        if isinstance(node, Table) and isinstance(step, str) and step in node.entries:
            node = node.entries[step]
        elif isinstance(node, Items) and isinstance(step, int) and 0 <= step < len(node.items):
            node = node.items[step]
        else:
            return None
    return node


def span_at(root: Node, path: Path) -> Span:
    """The place of the value at ``path``, or of its nearest ancestor that exists."""
    node = root
    for step in path:
        if isinstance(node, Table) and isinstance(step, str) and step in node.entries:
            node = node.entries[step]
        elif isinstance(node, Items) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            break
    return node.span


def key_span(root: Node, path: Path) -> Span:
    """The place of the last key of ``path`` itself; for list items and missing keys that of the value."""
    node = root
    for step in path[:-1]:
        if isinstance(node, Table) and isinstance(step, str) and step in node.entries:
            node = node.entries[step]
        elif isinstance(node, Items) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            return span_at(root, path)
    if isinstance(node, Table) and path and isinstance(path[-1], str) and path[-1] in node.keys:
        return node.keys[path[-1]]
    return span_at(root, path)
