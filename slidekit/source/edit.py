"""Changes to a YAML file by splicing its text: comments, order and layout of everything else stay as they are."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NoReturn, Union

from slidekit.core.diagnostics import refuse
from slidekit.source.node import Items, Node, Path, Plain, Table, texts
from slidekit.source.splice import BREAK, Loaded, load
from slidekit.source.yaml_load import parse_yaml

Value = Union[str, Sequence["Value"], Mapping[str, "Value"]]
_BARE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_./-]*(?: [A-Za-z0-9_./-]+)*")
_NOT_BARE = frozenset({"null", "true", "false", "yes", "no", "on", "off"})
_COMMENT = re.compile(r"[ \t]+#")


@dataclass(frozen=True, slots=True)
class Change:
    """One value in nested maps and lists, by its path: ``value`` set, or with None taken out (a key of a map only)."""

    path: Path
    value: Value | None


def edit_yaml(data: bytes, file: str, changes: Sequence[Change]) -> bytes:
    """The file with the changes made, and nothing else changed.

    After each change the text is loaded again and must hold exactly what was intended. Raises Refused: the file's own
    findings where it cannot be read without error, ``yaml-not-edited`` where no splice gives that result.
    """
    start = load(data, file)
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    text = start.text
    for change in changes:
        text = _make(text, file, change)
    return mark + text.encode("utf-8")


def spell(value: Value) -> str:
    """A text, list or map in flow style, with quotes where YAML or its readers would take it for something else."""
    if isinstance(value, str):
        bare = _BARE.fullmatch(value) is not None and value.lower() not in _NOT_BARE
        return value if bare else json.dumps(value, ensure_ascii=False)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{spell(key)}: {spell(item)}" for key, item in value.items()) + "}"
    return "[" + ", ".join(spell(item) for item in value) + "]"


def _make(text: str, file: str, change: Change) -> str:
    loaded = load(text, file)
    parent, last = loaded.at(change.path[:-1]), change.path[-1]
    old = loaded.at(change.path)
    if not isinstance(parent, Table if isinstance(last, str) else Items) or (isinstance(last, int) and old is None):
        _refuse(change, file, "there is no such map")
    before = texts(loaded.root)
    wanted = intended(before, change.path, change.value)
    if wanted == before:
        return text
    for step, value in _alike(old, change.value):
        text = _make(text, file, Change((*change.path, step), value))
    if _alike(old, change.value):
        return text
    for candidate in _candidates(loaded, parent, change):
        outcome = parse_yaml(candidate, file)
        if outcome.ok and outcome.value is not None and texts(outcome.value) == wanted:
            return candidate
    return _refuse(change, file, "it is written in a way that a small change cannot reach")


def _alike(old: Node | None, value: Value | None) -> list[tuple[str | int, Value]]:
    """The parts of a map with the same keys, or of a list of the same length, which are set one by one."""
    if isinstance(value, Mapping) and isinstance(old, Table) and list(old.entries) == list(value):
        return list(value.items())
    if isinstance(value, Sequence) and not isinstance(value, str) and isinstance(old, Items) and len(old.items) == len(value):
        return list(enumerate(value))
    return []


def _refuse(change: Change, file: str, why: str) -> NoReturn:
    what = ".".join(map(str, change.path))
    said = "taken out" if change.value is None else "set"
    refuse("yaml-not-edited", f"{what} in {file} cannot be {said}: {why}", help=f"change {file} by hand")


def intended(tree: Plain, path: Path, value: Value | None) -> Plain:
    """The tree as it must read afterwards."""
    first, *rest = path
    if isinstance(tree, list):
        assert isinstance(first, int)
        item = intended(tree[first], tuple(rest), value) if rest else _plain(value)
        return [*tree[:first], item, *tree[first + 1 :]]
    assert isinstance(tree, dict)
    assert isinstance(first, str)
    if rest:
        return {**tree, first: intended(tree[first], tuple(rest), value)}
    if value is None:
        return {key: item for key, item in tree.items() if key != first}
    return {**tree, first: _plain(value)}


def _plain(value: Value | None) -> Plain:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value]


def _candidates(loaded: Loaded, parent: Node, change: Change) -> Iterator[str]:
    """Texts that may be what is wanted, the best looking first."""
    key, old = change.path[-1], loaded.at(change.path)
    if change.value is None:
        if old is not None and isinstance(parent, Table) and isinstance(key, str):
            yield from _take_out(loaded, parent, key, old)
        return
    if old is None:
        if isinstance(parent, Table) and isinstance(key, str):
            yield from put_in(loaded, parent, f"{spell(key)}: {spell(change.value)}")
        return
    start, end = loaded.around(old.span)
    yield loaded.splice(start, end, spell(change.value))
    if isinstance(parent, Table) and isinstance(key, str):
        start, after = loaded.around(parent.keys[key])
        yield loaded.splice(start, end, f"{loaded.text[start:after]}: {spell(change.value)}")


def put_in(loaded: Loaded, parent: Table, line: str) -> Iterator[str]:
    """A new entry behind the last one, else before the first."""
    if loaded.is_flow(parent):
        if parent.entries:
            end = loaded.around(list(parent.entries.values())[-1].span)[1]
            yield loaded.splice(end, end, f", {line}")
        else:
            inside = loaded.around(parent.span)[0] + 1
            yield loaded.splice(inside, inside, line)
        return
    first = next(iter(parent.keys.values()))
    indent = " " * (first.column - 1)
    end = loaded.line_end(loaded.around(parent.span)[1])
    yield loaded.splice(end, end, f"{loaded.newline}{indent}{line}")
    start = loaded.around(first)[0]
    yield loaded.splice(start, start, f"{line}{loaded.newline}{indent}")


def _take_out(loaded: Loaded, parent: Table, key: str, old: Node) -> Iterator[str]:
    start, end = loaded.around(parent.keys[key])[0], loaded.around(old.span)[1]
    if not loaded.is_flow(parent):
        head, tail = loaded.line_start(start), loaded.line_end(end)
        rest = loaded.text[end:tail]
        if not loaded.text[head:start].strip() and (not rest.strip() or _COMMENT.match(rest)):
            newline = BREAK.match(loaded.text, tail)
            yield loaded.splice(head, newline.end() if newline else tail, "")
        return
    names = list(parent.entries)
    at = names.index(key)
    if at + 1 < len(names):
        yield loaded.splice(start, loaded.around(parent.keys[names[at + 1]])[0], "")
    elif at:
        yield loaded.splice(loaded.around(parent.entries[names[at - 1]].span)[1], end, "")
    else:
        yield loaded.splice(start, end, "")
