"""Thousands of random edits of the four lectures: each changes exactly one value, and no letter outside its place."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from slidekit.core.diagnostics import Span
from slidekit.source import Change, MemoryWorkspace, edit_yaml, parse_yaml, rewrite_text
from slidekit.source.node import Items, Node, Scalar, Table, walk
from slidekit.source.node import Path as Steps
from slidekit.source.prose import normal
from slidekit.spec import Deck, FiguresFile, SlidesFile
from slidekit.spec.readable import readable
from slidekit.sync.editing import move_landmark
from slidekit.sync.editing.numbers import spell_numbers
from slidekit.sync.editing.texts import is_spoken

ROOT = Path(__file__).parents[2]
FILES = [
    *sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "decks").glob("*.yaml")),
    *sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "decks/shared").glob("*.yaml")),
    "assets/figures.yaml",
]
NIGHTLY = os.environ.get("SLIDEKIT_PROOF") == "nightly"
EDITS, MOVES = (400, 200) if NIGHTLY else (60, 30)
"""Of each file, of each sort."""
WORDS = [
    "needle",
    "**bold**",
    "¼ in",
    "a: b",
    "# 1",
    "[@centeno]",
    "'quoted'",
    '"said"',
    "ñandú",
    "- dash",
    "{x}",
    "100 %",
    "…",
    "*",
]


def model_of(file: str) -> Any:
    return FiguresFile if file.startswith("assets") else Deck if file.count("/") == 1 else SlidesFile


def texts_in(file: str, data: bytes) -> list[tuple[Steps, Scalar]]:
    root = parse_yaml(data, file).value
    assert root is not None
    found: list[tuple[Steps, Scalar]] = []
    for path, node in readable(model_of(file), root):
        if isinstance(node, Scalar):
            found.append((path, node))
        elif isinstance(node, Table):
            found += [((*path, key), each) for key, each in node.entries.items() if isinstance(each, Scalar)]
    return found


def offsets(text: str, span: Span) -> tuple[int, int]:
    lines = text.split("\n")
    before = [0]
    for line in lines:
        before.append(before[-1] + len(line) + 1)
    return before[span.line - 1] + span.column - 1, before[span.end_line - 1] + span.end_column - 1


def said_anew(text: str, spoken: bool, chance: random.Random) -> str:
    """A text with a word put in, taken out, changed, all anew, or a paragraph more."""
    words = text.split(" ")
    at = chance.randrange(len(words))
    turn = chance.randrange(6 if spoken else 5)
    if turn == 0:
        words.insert(at, chance.choice(WORDS))
    elif turn == 1 and len(words) > 1:
        del words[at]
    elif turn == 2:
        words[at] = chance.choice(WORDS)
    elif turn == 3:
        words = [chance.choice(WORDS) for _ in range(chance.randrange(1, 40))]
    elif turn == 4:
        words += ["and", "more", "that", "makes", "it", "longer"] * chance.randrange(1, 4)
    else:
        words.append("\n\nAnd one paragraph more, of a few words.")
    return " ".join(words)


def put(tree: Any, path: Steps, value: Any) -> Any:
    """The tree itself, with that value."""
    at(tree, path[:-1])[path[-1]] = value
    return tree


def at(tree: Any, path: Steps) -> Any:
    for step in path:
        tree = tree[step]
    return tree


def check_edit(file: str, before: bytes, after: bytes, path: Steps, span: Span) -> Any:
    """Nothing outside the place has changed, letter by letter, and as another reader of YAML sees it."""
    one, other = before.decode(), after.decode()
    start, end = offsets(one, span)
    assert other[:start] == one[:start], f"{file} {path}: something before it has changed"
    assert other[len(other) - (len(one) - end) :] == one[end:], f"{file} {path}: something behind it has changed"
    trees = [yaml.load(data, yaml.CBaseLoader) for data in (before, after)]
    value = at(trees[1], path)
    assert put(trees[0], path, value) == trees[1]
    return value


@pytest.mark.parametrize("file", FILES)
def test_random_texts(file: str) -> None:
    chance = random.Random(file)
    data = (ROOT / file).read_bytes()
    every = texts_in(file, data)
    for _ in range(EDITS):
        path, node = chance.choice(every)
        spoken = is_spoken(path)
        wanted = said_anew("\n\n".join(normal(node.text, spoken)), spoken, chance)
        if not wanted.strip():
            continue
        after = rewrite_text(data, file, path, wanted, paragraphs=spoken)
        value = check_edit(file, data, after, path, node.span)
        assert normal(value, spoken) == normal(wanted, spoken)
        if normal(wanted, spoken) == normal(node.text, spoken):
            assert after == data, "the same text changes nothing"


def places_in(node: Node) -> Iterator[tuple[Steps, Items]]:
    for path, each in walk(node):
        if isinstance(each, Items) and each.items and path and path[-1] != "rows":
            numbers = [item for item in each.items if isinstance(item, Scalar) and item.kind in ("float", "int")]
            if len(numbers) == len(each.items) and len(numbers) in (2, 4):
                yield path, each


@pytest.mark.parametrize("file", FILES)
def test_random_places(file: str) -> None:
    chance = random.Random(file)
    data = (ROOT / file).read_bytes()
    root = parse_yaml(data, file).value
    assert root is not None
    every = list(places_in(root))
    for _ in range(EDITS if every else 0):
        path, node = chance.choice(every)
        numbers = [
            chance.random() if chance.random() < 0.6 else float(item.text) for item in node.items if isinstance(item, Scalar)
        ]
        after = edit_yaml(data, file, [Change(path, spell_numbers(numbers, node, 4))])
        value = check_edit(file, data, after, path, node.span)
        assert [float(each) for each in value] == pytest.approx(numbers, abs=0.5e-4)
        for was, now, number in zip(node.items, value, numbers, strict=True):
            if isinstance(was, Scalar) and float(was.text) == number:
                assert now == was.text, "a number that stays keeps its spelling"


def test_random_landmarks_as_the_page_moves_them() -> None:
    chance = random.Random(7)
    files = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in ROOT.glob("assets/*.yaml")}
    workspace = MemoryWorkspace(files)
    figures = yaml.load(files["assets/figures.yaml"], yaml.CBaseLoader)["figures"]
    every = [(figure, name, place) for figure, facts in figures.items() for name, place in facts["landmarks"].items()]
    for _ in range(MOVES):
        figure, name, place = chance.choice(every)
        moved: Any
        if isinstance(place[0], list):
            moved = [[chance.random(), chance.random()] for _ in place]
        elif len(place) == 4:
            moved = [0.1 * chance.random(), 0.1, 0.5 + 0.5 * chance.random(), 0.9]
        else:
            moved = [chance.random(), chance.random()]
        edit = move_landmark(workspace, figure, name, moved, (1200, 900))
        (change,) = edit.files
        assert change.after is not None
        trees = [yaml.load(data, yaml.CBaseLoader) for data in (files["assets/figures.yaml"], change.after)]
        value = trees[1]["figures"][figure]["landmarks"][name]
        assert put(trees[0], ("figures", figure, "landmarks", name), value) == trees[1]
        assert change.after.count(b"#") == files["assets/figures.yaml"].count(b"#")
        assert len(change.after.splitlines()) == len(files["assets/figures.yaml"].splitlines())
