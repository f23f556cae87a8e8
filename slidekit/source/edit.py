"""Changes to a YAML file by splicing its text: comments, order and layout of everything else stay as they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NoReturn

from slidekit.core.diagnostics import refuse
from slidekit.source.candidates import rename_key, set_value, take_out
from slidekit.source.node import Items, Node, Path, Plain, Table, texts
from slidekit.source.spelling import Value
from slidekit.source.splice import Loaded, load
from slidekit.source.yaml_load import parse_yaml


@dataclass(frozen=True, slots=True)
class Change:
    """One value in nested maps and lists, by its path: ``value`` set, or with None taken out.

    A key that a map lacks is put in behind its last; so is an item whose number is the length of its list.
    """

    path: Path
    value: Value | None


@dataclass(frozen=True, slots=True)
class Rename:
    """A key of a map, by its path, that is called ``key`` from now on."""

    path: Path
    key: str


def edit_yaml(data: bytes, file: str, changes: Sequence[Change | Rename]) -> bytes:
    """The file with the changes made, and nothing else changed.

    After each change the text is loaded again and must hold exactly what was intended. Raises Refused: the file's own
    findings where it cannot be read without error, ``yaml-not-edited`` where no splice gives that result.
    """
    start = load(data, file)
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    text = start.text
    for change in changes:
        text = _make(text, file, change) if isinstance(change, Change) else _rename(text, file, change)
    return mark + text.encode("utf-8")


def _make(text: str, file: str, change: Change) -> str:
    loaded = load(text, file)
    old = loaded.at(change.path)
    if not _has_room(loaded, change):
        _refuse(change, file, "there is no such map")
    before = texts(loaded.root)
    wanted = intended(before, change.path, change.value)
    if wanted == before:
        return text
    for step, value in _alike(old, change.value):
        text = _make(text, file, Change((*change.path, step), value))
    if _alike(old, change.value):
        return text
    candidates = take_out(loaded, change.path) if change.value is None else set_value(loaded, change.path, change.value)
    found = _first(candidates, file, wanted)
    return found if found is not None else _refuse(change, file, "it is written in a way that a small change cannot reach")


def _rename(text: str, file: str, change: Rename) -> str:
    loaded = load(text, file)
    parent, old = loaded.at(change.path[:-1]), change.path[-1]
    if not isinstance(parent, Table) or not isinstance(old, str) or old not in parent.entries:
        _refuse(change, file, "there is no such key")
    if change.key in parent.entries:
        _refuse(change, file, f"{change.key} is there already")
    before = texts(parent)
    assert isinstance(before, dict)
    table = {change.key if key == old else key: value for key, value in before.items()}
    wanted = _put(texts(loaded.root), change.path[:-1], table)
    found = _first(rename_key(loaded, parent, old, change.key), file, wanted)
    return found if found is not None else _refuse(change, file, "it is written in a way that a small change cannot reach")


def _first(candidates: Iterator[str], file: str, wanted: Plain) -> str | None:
    """The first text that loads to exactly what is wanted."""
    for candidate in candidates:
        outcome = parse_yaml(candidate, file)
        if outcome.ok and outcome.value is not None and texts(outcome.value) == wanted:
            return candidate
    return None


def _has_room(loaded: Loaded, change: Change) -> bool:
    parent, last = loaded.at(change.path[:-1]), change.path[-1]
    if isinstance(last, str):
        return isinstance(parent, Table)
    most = -1 if not isinstance(parent, Items) else len(parent.items) - (change.value is None)
    return 0 <= last <= most


def _alike(old: Node | None, value: Value | None) -> list[tuple[str | int, Value]]:
    """The parts of a map with the same keys, or of a list of the same length, which are set one by one."""
    if isinstance(value, Mapping) and isinstance(old, Table) and list(old.entries) == list(value):
        return list(value.items())
    if isinstance(value, Sequence) and not isinstance(value, str) and isinstance(old, Items) and len(old.items) == len(value):
        return list(enumerate(value))
    return []


def _refuse(change: Change | Rename, file: str, why: str) -> NoReturn:
    what = ".".join(map(str, change.path))
    said = "renamed" if isinstance(change, Rename) else "taken out" if change.value is None else "set"
    refuse("yaml-not-edited", f"{what} in {file} cannot be {said}: {why}", help=f"change {file} by hand")


def intended(tree: Plain, path: Path, value: Value | None) -> Plain:
    """The tree as it must read afterwards."""
    return _put(tree, path, _plain(value))


def _put(tree: Plain, path: Path, value: Plain) -> Plain:
    """The tree with a value at a path; None takes it out."""
    if not path:
        return value
    first, *rest = path
    if isinstance(tree, list):
        assert isinstance(first, int)
        if not rest and value is None:
            return [*tree[:first], *tree[first + 1 :]]
        return [*tree[:first], _put(tree[first], tuple(rest), value) if rest else value, *tree[first + 1 :]]
    assert isinstance(tree, dict)
    assert isinstance(first, str)
    if not rest and value is None:
        return {key: item for key, item in tree.items() if key != first}
    return {**tree, first: _put(tree[first], tuple(rest), value) if rest else value}


def _plain(value: Value | None) -> Plain:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value]
