"""Another text in a YAML file, written as a person would: in the style that it has, wrapped as it is, other lines untouched."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from operator import eq

from slidekit.core.diagnostics import refuse
from slidekit.source.candidates import put_in
from slidekit.source.edit import intended
from slidekit.source.node import Path, Scalar, Table, texts
from slidekit.source.spelling import spell
from slidekit.source.splice import BREAK, Loaded, load
from slidekit.source.yaml_load import parse_yaml

WIDTH = 100
"""Letters in a line at which text is wrapped where the file has no longer lines."""
WIDEST = 132
FULL = 0.6
"""A line that the new words fill less than this flows on into the next."""
_HEADER = re.compile(r"[|>][-+0-9]*[ \t]*(#.*)?")
_BLANK = re.compile(r"\n[ \t]*\n")


def rewrite_text(data: bytes, file: str, path: Path, text: str, *, paragraphs: bool = False) -> bytes:
    """The file with the text at ``path`` said anew, or with a new key (the last step) in a map that has none by that name.

    White space is one space, as for every reader of a deck; with ``paragraphs`` a blank line separates them. A text that says
    the same already stays as it is. The result is loaded again: it says that text there, and all else as before.
    Raises Refused: the findings of a file that cannot be read, ``yaml-not-edited``.
    """
    loaded = load(data, file)
    wanted = normal(text, paragraphs)
    old = loaded.at(path)
    if isinstance(old, Scalar) and normal(old.text, paragraphs) == wanted and old.kind != "null":
        return data
    before = texts(loaded.root)
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    for candidate in _candidates(loaded, path, wanted):
        outcome = parse_yaml(candidate, file)
        if not outcome.ok or not isinstance(outcome.value, Table) or len(outcome.diagnostics) > len(loaded.found):
            continue
        now = load(candidate, file).at(path)
        if not isinstance(now, Scalar) or now.kind == "null" or normal(now.text, paragraphs) != wanted:
            continue
        if texts(outcome.value) == intended(before, path, now.text):
            return mark + candidate.encode("utf-8")
    where = ".".join(map(str, path))
    message = f"{where} in {file} cannot be set: it is written in a way that a small change cannot reach"
    return refuse("yaml-not-edited", message, help=f"change {file} by hand")


def normal(text: str, paragraphs: bool) -> tuple[str, ...]:
    """Its paragraphs with every white space as one space; without ``paragraphs`` it is one."""
    parts = _BLANK.split(text.replace("\r\n", "\n")) if paragraphs else [text]
    joined = tuple(" ".join(part.split()) for part in parts)
    return tuple(part for part in joined if part) or ("",)


def _candidates(loaded: Loaded, path: Path, wanted: Sequence[str]) -> Iterator[str]:
    old, parent = loaded.at(path), loaded.at(path[:-1])
    block = not loaded.in_flow(path)
    if isinstance(old, Scalar):
        start, end = loaded.around(old.span)
        for words in _spelled(loaded, start, end, wanted, block):
            yield loaded.splice(start, end, words.replace("\n", loaded.newline))
    elif old is None and isinstance(parent, Table) and isinstance(path[-1], str):
        key = spell(path[-1])
        indent = next(iter(parent.keys.values())).column - 1 if parent.keys else 0
        if len(wanted) > 1 and block:
            yield from put_in(loaded, parent, f"{key}: |" + _block(wanted, indent + 2, _width(loaded), loaded.newline))
        if wanted[0]:
            yield from put_in(loaded, parent, f"{key}: {' '.join(wanted)}")
        yield from put_in(loaded, parent, f"{key}: {_quoted(wanted)}")


def _spelled(loaded: Loaded, start: int, end: int, wanted: Sequence[str], block: bool) -> Iterator[str]:
    """Spellings of the text in place of the old one: its own style, then those that a person would turn to."""
    was = loaded.text[start:end].replace("\r\n", "\n").replace("\r", "\n")
    line = loaded.text[loaded.line_start(start) : start]
    room = _width(loaded) - len(line)
    base = len(line) - len(line.lstrip(" -")) if line.strip(" -") or "- " in line else len(line)
    whole = " ".join(wanted)
    if header := _HEADER.match(was):
        yield _rewrapped(was, header.end(), wanted, _width(loaded))
        if block and header[0].startswith(">") and len(wanted) > 1:
            yield "|" + _block(wanted, base + 2, _width(loaded), "\n")
    elif was.startswith("'"):
        yield "'" + whole.replace("'", "''") + "'"
    elif was.startswith('"'):
        yield _quoted(wanted)
    elif block and (len(wanted) > 1 or ("\n" not in was and len(whole) > max(room, len(was)))):
        yield ("|" if len(wanted) > 1 else ">-") + _block(wanted, base + 2, _width(loaded), "\n")
    if len(wanted) == 1 and not was.startswith(("'", '"')):
        yield _rewrapped(was, 0, wanted, _width(loaded)) if "\n" in was and not header else whole
    yield _quoted(wanted)


def _quoted(wanted: Sequence[str]) -> str:
    return json.dumps("\n\n".join(wanted), ensure_ascii=False)


def _width(loaded: Loaded) -> int:
    """How wide the author writes."""
    return max(WIDTH, min(WIDEST, max((len(line) for line in BREAK.split(loaded.text)), default=0)))


def _block(wanted: Sequence[str], indent: int, width: int, newline: str) -> str:
    """The lines of a block text, each with the break before it."""
    pad = " " * indent
    lines = [line for at, part in enumerate(wanted) for line in ([""] if at else []) + _wrap(part.split(" "), width - indent)]
    return "".join(newline + (pad + line if line else "") for line in lines)


def _wrap(words: Sequence[str], room: int) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + 1 + len(word) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _rewrapped(was: str, head: int, wanted: Sequence[str], width: int) -> str:
    """Lines of text (behind the first ``head`` letters) with other words; lines whose words stay are kept as they are."""
    body = was[head:]
    lines = body.split("\n")
    first = lines.pop(0) if head else ""
    pads = [len(line) - len(line.lstrip()) for line in lines[0 if head else 1 :] if line.strip()]
    pad = min(pads, default=2)
    parts = re.split(r"((?:\n[ \t]*)+\n)", "\n".join(lines)) if head else ["\n".join(lines)]
    old, gaps = parts[::2], parts[1::2]
    kept = _paired(old, wanted)
    out = was[:head] + first
    for at, (part, paragraph) in enumerate(zip(kept, wanted, strict=True)):
        lead = "\n" if head and not at else ""
        gap = (gaps[at - 1] if at - 1 < len(gaps) and len(old) == len(wanted) else "\n\n") if at else ""
        out += lead + gap + _paragraph(part, paragraph, pad, width, bare=not head)
    return out


def _paired(old: Sequence[str], wanted: Sequence[str]) -> list[str]:
    """For each new paragraph the lines of the old one that it comes from: the same words, else the same place."""
    if len(old) == len(wanted):
        return list(old)
    said = {" ".join(part.split()): part for part in old}
    return [said.get(paragraph, "") for paragraph in wanted]


def _paragraph(part: str, paragraph: str, pad: int, width: int, *, bare: bool) -> str:
    """One paragraph: the lines at its start and end whose words stay, and between them the new words, wrapped."""
    rows = [line.split() for line in part.split("\n") if line.strip()]
    before, after = [word for row in rows for word in row], paragraph.split(" ")
    if before == after:
        return part
    same = _shared(before, after)
    rest = min(len(before), len(after)) - same
    tail = _shared(before[::-1][:rest], after[::-1][:rest])
    head_rows: list[list[str]] = []
    tail_rows: list[list[str]] = []
    for row in rows:
        if sum(map(len, head_rows)) + len(row) > same:
            break
        head_rows.append(row)
    for row in reversed(rows[len(head_rows) :]):
        if sum(map(len, tail_rows)) + len(row) > tail:
            break
        tail_rows.insert(0, row)
    middle = after[sum(map(len, head_rows)) : len(after) - sum(map(len, tail_rows))]
    lines = _wrap(middle, width - pad)
    while lines and tail_rows and len(lines[-1]) < (width - pad) * FULL:
        middle += tail_rows.pop(0)
        lines = _wrap(middle, width - pad)
    lines = [" ".join(row) for row in head_rows] + lines + [" ".join(row) for row in tail_rows]
    text = "\n".join(" " * pad + line for line in lines if line)
    return text.lstrip(" ") if bare else text


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words at the start are the same."""
    return len(list(takewhile(bool, map(eq, one, other))))
