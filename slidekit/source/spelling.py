"""Values spelled as YAML: in braces and brackets on one line, or as a block over several lines."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Union

Value = Union[str, Sequence["Value"], Mapping[str, "Value"]]
_WORD = r"[\w./()%°≈’-]"
_BARE = re.compile(rf"[^\W_]{_WORD}*(?: {_WORD}+)*")
_NOT_BARE = frozenset({"null", "true", "false", "yes", "no", "on", "off"})


def spell(value: Value) -> str:
    """A text, list or map in flow style, with quotes where YAML or its readers would take it for something else."""
    if isinstance(value, str):
        bare = _BARE.fullmatch(value) is not None and value.lower() not in _NOT_BARE
        return value if bare else json.dumps(value, ensure_ascii=False)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{spell(key)}: {spell(item)}" for key, item in value.items()) + "}"
    return "[" + ", ".join(spell(item) for item in value) + "]"


def holds_maps(value: Value) -> bool:
    """True for a list of maps, which nobody writes on one line where there is room for it."""
    return not isinstance(value, str | Mapping) and bool(value) and all(isinstance(item, Mapping) for item in value)


def block_entry(key: str, value: Value, indent: int, dash: int) -> list[str]:
    """A key and its value in lines, the first of them without its ``indent`` (columns of the key).

    Lists of maps, and maps of places, take a line for each; dashes stand ``dash`` columns behind the key.
    """
    if holds_maps(value):
        assert not isinstance(value, str)
        head = " " * (indent + dash)
        lines = [f"{spell(key)}:"]
        for item in value:
            assert isinstance(item, Mapping)
            lines += [f"{head}- {line}" if not at else line for at, line in enumerate(block_map(item, indent + dash + 2, dash))]
        return lines
    if isinstance(value, Mapping) and any(not isinstance(item, str | Mapping) for item in value.values()):
        return [f"{spell(key)}:", *(" " * (indent + 2) + f"{spell(name)}: {spell(item)}" for name, item in value.items())]
    return [f"{spell(key)}: {spell(value)}"]


def block_map(value: Mapping[str, Value], indent: int, dash: int) -> list[str]:
    """A map in lines, the first of them without its ``indent``."""
    lines: list[str] = []
    for key, item in value.items():
        first, *rest = block_entry(key, item, indent, dash)
        lines += [" " * indent + first if lines else first, *rest]
    return lines
