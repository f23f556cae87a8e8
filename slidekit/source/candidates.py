"""Texts that may be what a change of a YAML file wants, the best looking first; whoever asked looks which of them is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from slidekit.core.diagnostics import Span
from slidekit.source.node import Items, Node, Path, Scalar, Table
from slidekit.source.spelling import Value, block_entry, block_map, holds_maps, spell
from slidekit.source.splice import BREAK, Loaded

_COMMENT = re.compile(r"[ \t]+#")


def set_value(loaded: Loaded, path: Path, value: Value) -> Iterator[str]:
    """A value written over the old one, or put in where there is none."""
    parent, old, key = loaded.at(path[:-1]), loaded.at(path), path[-1]
    if old is None:
        if isinstance(parent, Table) and isinstance(key, str):
            if not loaded.is_flow(parent) and not loaded.in_flow(path[:-1]):
                indent = next(iter(parent.keys.values())).column - 1
                yield from put_in(loaded, parent, loaded.newline.join(block_entry(key, value, indent, _dash(loaded))))
            yield from put_in(loaded, parent, f"{spell(key)}: {spell(value)}")
        elif isinstance(parent, Items):
            yield from _append(loaded, parent, value)
        return
    start, end = loaded.around(old.span)
    if isinstance(old, Scalar) and isinstance(value, Mapping) and any(map(holds_maps, value.values())):
        lines = block_map(value, old.span.column - 1, _dash(loaded))
        yield loaded.splice(start, end, loaded.newline.join(lines))
    in_place = loaded.splice(start, end, spell(value))
    if isinstance(parent, Table) and isinstance(key, str):
        start, after = loaded.around(parent.keys[key])
        beside = loaded.splice(start, end, f"{loaded.text[start:after]}: {spell(value)}")
        yield from (beside, in_place) if old.span.line > parent.keys[key].line else (in_place, beside)
    else:
        yield in_place


def put_in(loaded: Loaded, parent: Table, lines: str) -> Iterator[str]:
    """A new entry behind the last one, else before the first."""
    if loaded.is_flow(parent):
        yield from _into_flow(loaded, parent, [each.span for each in parent.entries.values()], lines)
        return
    first = next(iter(parent.keys.values()))
    indent = " " * (first.column - 1)
    end = loaded.line_end(loaded.around(parent.span)[1])
    yield loaded.splice(end, end, f"{loaded.newline}{indent}{lines}")
    start = loaded.around(first)[0]
    yield loaded.splice(start, start, f"{lines}{loaded.newline}{indent}")


def _append(loaded: Loaded, parent: Items, value: Value) -> Iterator[str]:
    """A new item behind the last one, written as that is."""
    if loaded.is_flow(parent):
        yield from _into_flow(loaded, parent, [each.span for each in parent.items], spell(value))
        return
    last = parent.items[-1]
    start = loaded.around(last.span)[0]
    head = loaded.text[loaded.line_start(start) : start]
    if head.strip(" ") != "-":
        return
    end = loaded.line_end(loaded.around(parent.span)[1])
    if isinstance(value, Mapping) and isinstance(last, Table) and not loaded.is_flow(last):
        lines = loaded.newline.join(block_map(value, len(head), _dash(loaded)))
        yield loaded.splice(end, end, f"{loaded.newline}{head}{lines}")
    yield loaded.splice(end, end, f"{loaded.newline}{head}{spell(value)}")


def _into_flow(loaded: Loaded, parent: Node, inner: list[Span], words: str) -> Iterator[str]:
    at = loaded.around(inner[-1])[1] if inner else loaded.around(parent.span)[0] + 1
    yield loaded.splice(at, at, f", {words}" if inner else words)


def take_out(loaded: Loaded, path: Path) -> Iterator[str]:
    """Without an entry of a map or an item of a list; comments behind it on its lines go with it."""
    parent, old, last = loaded.at(path[:-1]), loaded.at(path), path[-1]
    if old is None:
        return
    if isinstance(parent, Table) and isinstance(last, str):
        starts = [loaded.around(parent.keys[key])[0] for key in parent.entries]
        ends = [loaded.around(each.span)[1] for each in parent.entries.values()]
        at, head = list(parent.entries).index(last), ""
    elif isinstance(parent, Items) and isinstance(last, int):
        starts = [loaded.around(each.span)[0] for each in parent.items]
        ends = [loaded.around(each.span)[1] for each in parent.items]
        at, head = last, "-"
    else:
        return
    if not loaded.is_flow(parent):
        yield from _without_lines(loaded, starts[at], ends[at], head)
    elif at + 1 < len(starts):
        yield loaded.splice(starts[at], starts[at + 1], "")
    elif at:
        yield loaded.splice(ends[at - 1], ends[at], "")
    else:
        yield loaded.splice(starts[at], ends[at], "")


def _without_lines(loaded: Loaded, start: int, end: int, head: str) -> Iterator[str]:
    """Without the lines of something that has them for itself but for ``head``, as a dash."""
    first, tail = loaded.line_start(start), loaded.line_end(end)
    rest = loaded.text[end:tail]
    if loaded.text[first:start].strip() == head and (not rest.strip() or _COMMENT.match(rest)):
        newline = BREAK.match(loaded.text, tail)
        yield loaded.splice(first, newline.end() if newline else tail, "")


def rename_key(loaded: Loaded, parent: Table, old: str, new: str) -> Iterator[str]:
    """A key of a map called otherwise."""
    yield loaded.splice(*loaded.around(parent.keys[old]), spell(new))


def _dash(loaded: Loaded) -> int:
    """How many columns behind its key the author sets the dashes of a list: as those of ``slides:``, else 2."""
    slides = loaded.root.entries.get("slides")
    if not isinstance(slides, Items) or not slides.items or loaded.is_flow(slides):
        return 2
    return max(0, slides.items[0].span.column - 2 - loaded.root.keys["slides"].column)
