"""What every block of a spec has in common: short forms, unknown keys, and its place in the file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, model_validator

from slidekit.core.diagnostics import Diagnostic, Span, did_you_mean, error
from slidekit.source.node import Items, Node, Path, Scalar, Table
from slidekit.spec.faults import Reading, fault
from slidekit.spec.forms import When
from slidekit.spec.kinds import KINDS
from slidekit.spec.scalars import WHOLE, Id
from slidekit.spec.text import is_language_map, text_is_a_map


class Block(BaseModel):
    """A map of the grammar. Absent keys keep their default and are not in ``model_fields_set``."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True, arbitrary_types_allowed=True, defer_build=True)

    noun: ClassVar[str] = "map"
    """What messages call it."""
    main_key: ClassVar[str | None] = None
    """The key that a bare value stands for (R2)."""
    main_is_text: ClassVar[bool] = False
    """True when a language map may stand for the main key as well."""
    example: ClassVar[str] = ""
    """What to write instead of a value of another kind."""
    hints: ClassVar[Mapping[str, str]] = {}
    """Help for keys that are often tried."""

    __slots__ = ("_node",)  # a private attribute of pydantic would cost more than the rest of the model

    @classmethod
    def unsaid(cls, **values: Any) -> Self:
        """The block of an author who said nothing of it: all defaults, and ``values`` that are right as they are.

        Nothing is validated: a class that is only made in this way needs no validator, and one takes up to ten milliseconds.
        """
        made: Self = cls.model_construct(**values)  # type: ignore[assignment]  # the plugin says Block
        return made

    @property
    def node(self) -> Node | None:
        """The YAML that it was read from; None for blocks made in Python."""
        node: Node | None = getattr(self, "_node", None)
        return node

    def stand_at(self, node: Node | None) -> None:
        """Remember the YAML that it was read from."""
        object.__setattr__(self, "_node", node)

    @property
    def span(self) -> Span | None:
        """Where it stands in the file; None for blocks made in Python."""
        node = self.node
        return node.span if node is not None else None

    def span_of(self, *path: str | int) -> Span | None:
        """Where the value at ``path`` stands, or the nearest value around it."""
        node = self.node
        return locate(node, path) if node is not None else None

    @classmethod
    def take(cls, data: Any, reading: Reading | None) -> Any:
        """The map to validate: short forms spelled out, unknown keys reported and taken out."""
        if isinstance(data, dict):
            if cls.main_is_text and is_language_map(data):
                return {cls.main_key: data}
            if data.keys() <= keys_of(cls):
                return data
            return cls.report_unknown(data, reading) if reading is not None else cls.refuse_unknown(data)
        if cls.main_key is not None and isinstance(data, str | int | float):
            return {cls.main_key: data}
        return data

    @classmethod
    def refuse_unknown(cls, data: dict[str, Any]) -> dict[str, Any]:
        """The map as it is, when Python code named fields; raises for a key that is none."""
        odd = [key for key in data if key not in keys_of(cls) and key not in cls.model_fields]
        if odd:
            finding = unknown_key(cls, odd[0], None)
            raise fault(finding.code, finding.message, finding.help, (odd[0],))
        return data

    @classmethod
    def report_unknown(cls, data: dict[str, Any], reading: Reading) -> dict[str, Any]:
        """The map without its unknown keys, each reported at its place."""
        known = keys_of(cls)
        if cls.main_is_text and not known & data.keys():
            raise text_is_a_map(data, cls.noun, item=True)
        node = reading.nodes.get(id(data))
        for key in data:
            if key not in known:
                reading.findings.append(unknown_key(cls, key, locate(node, (key,), key=True) if node else None))
        return {key: value for key, value in data.items() if key in known}

    @model_validator(mode="before")
    @classmethod
    def _take(cls, data: Any, info: ValidationInfo) -> Any:
        return cls.take(data, info.context)


class Item(Block):
    """A map in a list: it may carry ``id`` and ``when`` (R9)."""

    id: Annotated[Id | None, Field(description="Name of this item, stable for ever")] = None
    when: Annotated[When, Field(description="Expression; false leaves the item out")] = True


@cache
def keys_of(cls: type[Block]) -> frozenset[str]:
    """The YAML keys of a block."""
    return frozenset(field.alias or name for name, field in cls.model_fields.items())


def unknown_key(cls: type[Block], key: str, span: Span | None) -> Diagnostic:
    """The finding for a key that a block does not have."""
    near = cls.hints.get(key) or did_you_mean(key, keys_of(cls))
    article = "an" if cls.noun[0] in "aeiou" else "a"
    return error("unknown-key", f'"{key}" is not a key of {article} {cls.noun}', span, near)


def kind_key(table: Table) -> str | None:
    """The key of a mark that names its kind: ``number`` only when it holds a place."""
    for key, value in table.entries.items():
        if key in KINDS and not (key == "number" and isinstance(value, Scalar) and WHOLE.fullmatch(value.text.strip())):
            return key
    return None


def locate(root: Node, path: Path, key: bool = False) -> Span:
    """The place of a value (with ``key``, of its key).

    Steps that the file does not have, as those of a short form, are skipped.
    """
    node, parent, last = root, None, ""
    for step in path:
        if isinstance(node, Table) and isinstance(step, str):
            name = kind_key(node) or step if step == "place" and step not in node.entries else step
            if name in node.entries:
                parent, last, node = node, name, node.entries[name]
        elif isinstance(node, Items) and isinstance(step, int) and step < len(node.items):
            parent, node = None, node.items[step]
    if key and parent is not None and path and last == path[-1] and last in parent.keys:
        return parent.keys[last]
    return node.span
