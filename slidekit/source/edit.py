"""Changes to a YAML file by splicing its text: comments, order and layout of everything else stay as they are."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NoReturn

from slidekit.core.diagnostics import Refused, Span, refuse
from slidekit.source.node import Node, Plain, Table, texts
from slidekit.source.yaml_load import parse_yaml

Value = str | Sequence[str] | dict[str, str]
_BREAK = re.compile(r"\r\n|\n|\r")
_BARE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_./-]*(?: [A-Za-z0-9_./-]+)*")
_NOT_BARE = frozenset({"null", "true", "false", "yes", "no", "on", "off"})
_COMMENT = re.compile(r"[ \t]+#")


@dataclass(frozen=True, slots=True)
class Change:
    """One key in nested maps, by its path: ``value`` set, or with None taken out."""

    path: tuple[str, ...]
    value: Value | None


def edit_yaml(data: bytes, file: str, changes: Sequence[Change]) -> bytes:
    """The file with the changes made, and nothing else changed.

    After each change the text is loaded again and must hold exactly what was intended. Raises Refused: the file's own
    findings where it cannot be read without error, ``yaml-not-edited`` where no splice gives that result.
    """
    start = _load(data, file)
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
    if isinstance(value, dict):
        return "{" + ", ".join(f"{spell(key)}: {spell(item)}" for key, item in value.items()) + "}"
    return "[" + ", ".join(spell(item) for item in value) + "]"


@dataclass(frozen=True, slots=True)
class _Loaded:
    text: str
    root: Table
    starts: tuple[int, ...]
    """Where each line starts in the text."""

    def around(self, span: Span) -> tuple[int, int]:
        """Start and end of a place, in the text."""
        return self.starts[span.line - 1] + span.column - 1, self.starts[span.end_line - 1] + span.end_column - 1

    def line_start(self, at: int) -> int:
        """Where the line around ``at`` begins."""
        return max(start for start in self.starts if start <= at)

    def line_end(self, at: int) -> int:
        """Where the line around ``at`` ends, without its break."""
        found = _BREAK.search(self.text, at)
        return found.start() if found else len(self.text)

    def splice(self, start: int, end: int, words: str) -> str:
        """The text with one stretch replaced."""
        return self.text[:start] + words + self.text[end:]

    @property
    def newline(self) -> str:
        found = _BREAK.search(self.text)
        return found[0] if found else "\n"

    def is_flow(self, table: Table) -> bool:
        """True for a map in braces."""
        return self.text.startswith("{", self.around(table.span)[0])


def _load(data: bytes | str, file: str) -> _Loaded:
    outcome = parse_yaml(data, file)
    if not outcome.ok or not isinstance(outcome.value, Table):
        raise Refused(*outcome.diagnostics)
    text = (data.decode("utf-8") if isinstance(data, bytes) else data).removeprefix("\ufeff")
    return _Loaded(text, outcome.value, tuple(accumulate([0, *(found.end() for found in _BREAK.finditer(text))], max)))


def _make(text: str, file: str, change: Change) -> str:
    loaded = _load(text, file)
    parent: Node = loaded.root
    for step in change.path[:-1]:
        if not isinstance(parent, Table) or step not in parent.entries:
            _refuse(change, file, "there is no such map")
        parent = parent.entries[step]
    if not isinstance(parent, Table):
        _refuse(change, file, "there is no such map")
    before = texts(loaded.root)
    wanted = _intended(before, change.path, change.value)
    if wanted == before:
        return text
    old = parent.entries.get(change.path[-1])
    if isinstance(change.value, dict) and isinstance(old, Table) and list(old.entries) == list(change.value):
        for key, value in change.value.items():
            text = _make(text, file, Change((*change.path, key), value))
        return text
    for candidate in _candidates(loaded, parent, change):
        outcome = parse_yaml(candidate, file)
        if outcome.ok and outcome.value is not None and texts(outcome.value) == wanted:
            return candidate
    return _refuse(change, file, "it is written in a way that a small change cannot reach")


def _refuse(change: Change, file: str, why: str) -> NoReturn:
    what = ".".join(change.path)
    said = "taken out" if change.value is None else "set"
    refuse("yaml-not-edited", f"{what} in {file} cannot be {said}: {why}", help=f"change {file} by hand")


def _intended(tree: Plain, path: Sequence[str], value: Value | None) -> Plain:
    """The tree as it must read afterwards."""
    assert isinstance(tree, dict)
    first, *rest = path
    if rest:
        return {**tree, first: _intended(tree[first], rest, value)}
    if value is None:
        return {key: item for key, item in tree.items() if key != first}
    new: Plain = value if isinstance(value, str) else {**value} if isinstance(value, dict) else [*value]
    return {**tree, first: new}


def _candidates(loaded: _Loaded, parent: Table, change: Change) -> Iterator[str]:
    """Texts that may be what is wanted, the best looking first."""
    key = change.path[-1]
    old = parent.entries.get(key)
    if change.value is None:
        if old is not None:
            yield from _take_out(loaded, parent, key, old)
    elif old is None:
        yield from _put_in(loaded, parent, f"{spell(key)}: {spell(change.value)}")
    else:
        start, end = loaded.around(old.span)
        yield loaded.splice(start, end, spell(change.value))
        start, after = loaded.around(parent.keys[key])
        yield loaded.splice(start, end, f"{loaded.text[start:after]}: {spell(change.value)}")


def _put_in(loaded: _Loaded, parent: Table, line: str) -> Iterator[str]:
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


def _take_out(loaded: _Loaded, parent: Table, key: str, old: Node) -> Iterator[str]:
    start, end = loaded.around(parent.keys[key])[0], loaded.around(old.span)[1]
    if not loaded.is_flow(parent):
        head, tail = loaded.line_start(start), loaded.line_end(end)
        rest = loaded.text[end:tail]
        if not loaded.text[head:start].strip() and (not rest.strip() or _COMMENT.match(rest)):
            newline = _BREAK.match(loaded.text, tail)
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
