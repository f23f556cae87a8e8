"""How a validator complains: our code, one fact, one action, and where below the value it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pydantic import ValidationInfo
from pydantic_core import PydanticCustomError

from slidekit.core.diagnostics import Diagnostic
from slidekit.source.node import Node, Path

INSERT_OPEN = "\ufdd0"
"""Stands before what an expression put into a text …"""
INSERT_CLOSE = "\ufdd1"
"""… and this after it."""


@dataclass(slots=True)
class Reading:
    """What the models know while a file is read (pydantic's context).

    ``nodes`` finds the YAML behind a map by the map's ``id()``; ``findings`` takes what is said without failing the value.
    """

    templates: bool
    nodes: dict[int, Node] = field(default_factory=dict)
    findings: list[Diagnostic] = field(default_factory=list)


def fault(code: str, message: str, help: str = "", at: Path = ()) -> PydanticCustomError:
    """An error to raise inside a validator; ``at`` is the path below the value that is being checked."""
    return PydanticCustomError(code, "{message}", {"message": message, "help": help, "at": at})


def unquoted(value: object) -> object:
    """A scalar without the two signs that wrap what an expression inserted."""
    if isinstance(value, str) and INSERT_OPEN in value:
        return value.replace(INSERT_OPEN, "").replace(INSERT_CLOSE, "")
    return value


def is_template(value: object, info: ValidationInfo) -> bool:
    """True for a text with ``{{`` in the first reading, before expressions have a value."""
    return isinstance(value, str) and info.context is not None and info.context.templates and "{{" in value


def key_of(info: ValidationInfo) -> str:
    """The YAML key that is being read."""
    return (info.field_name or "the value").rstrip("_")


def describe(value: object) -> str:
    """What a value is, in words: ``a list``, ``a map``, ``"text"``."""
    if value is None:
        return "empty"
    if isinstance(value, Mapping):
        return "a map"
    if isinstance(value, str):
        return f'"{shorten(value)}"'
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Sequence):
        return "a list"
    return str(value) if isinstance(value, int | float) else type(value).__name__


def shorten(text: str, length: int = 40) -> str:
    """A text fit for one line of a message."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"
