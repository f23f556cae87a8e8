"""Edits of YAML text: exactly one value changes, comments and all other lines stay; what cannot be done so is refused."""

from __future__ import annotations

import copy
from difflib import unified_diff
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from slidekit.core.diagnostics import Refused
from slidekit.source import Change, Rename, edit_yaml
from slidekit.source.spelling import spell

FIGURES = """\
# The pictures.
slidekit: 1

figures:
  # First of all
  needle:
    file: needle.png     # a drawing
    alt: >-
      A needle
      and a target.

    landmarks:
      tip: [0.5, 0.5]    # the end
      way:
      - [0.1, 0.1]
      - [0.5, 0.5]

  # Then the bone
  bone: {file: bone.png, alt: "A bone, cut", spacing_mm: [0.5, 0.5]}
"""


def edit(text: str, *changes: Change) -> str:
    return edit_yaml(text.encode(), "x.yaml", changes).decode()


def difference(before: str, after: str) -> list[str]:
    lines = unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


REVIEW = {"by": "AB", "date": "2026-04-02", "sha256": "0" * 64}


@pytest.mark.parametrize(
    ("path", "value", "lines"),
    [
        ("figures.needle.file", "new.png", ["-    file: needle.png     # a drawing", "+    file: new.png     # a drawing"]),
        ("figures.needle.review", REVIEW, [f"+    review: {{by: AB, date: 2026-04-02, sha256: {'0' * 64}}}"]),
        ("figures.needle.stale", ["tip", "way"], ["+    stale: [tip, way]"]),
        ("figures.needle.alt", "Short", ["-    alt: >-", "-      A needle", "-      and a target.", "+    alt: Short"]),
        ("figures.needle.alt", None, ["-    alt: >-", "-      A needle", "-      and a target."]),
        ("figures.needle.landmarks.tip", None, ["-      tip: [0.5, 0.5]    # the end"]),
        (
            "figures.bone.review",
            {"by": "A B"},
            [
                '-  bone: {file: bone.png, alt: "A bone, cut", spacing_mm: [0.5, 0.5]}',
                '+  bone: {file: bone.png, alt: "A bone, cut", spacing_mm: [0.5, 0.5], review: {by: A B}}',
            ],
        ),
        (
            "figures.bone.alt",
            None,
            [
                '-  bone: {file: bone.png, alt: "A bone, cut", spacing_mm: [0.5, 0.5]}',
                "+  bone: {file: bone.png, spacing_mm: [0.5, 0.5]}",
            ],
        ),
        (
            "figures.bone.spacing_mm",
            None,
            [
                '-  bone: {file: bone.png, alt: "A bone, cut", spacing_mm: [0.5, 0.5]}',
                '+  bone: {file: bone.png, alt: "A bone, cut"}',
            ],
        ),
        ("figures.needle.stale", None, []),
    ],
)
def test_only_that_line_changes(path: str, value: Any, lines: list[str]) -> None:
    assert difference(FIGURES, edit(FIGURES, Change(tuple(path.split(".")), value))) == lines


def test_a_list_in_block_style_is_replaced() -> None:
    after = edit(FIGURES, Change(("figures", "needle", "landmarks", "way"), ["a", "b"]))
    assert yaml.load(after, yaml.BaseLoader)["figures"]["needle"]["landmarks"] == {"tip": ["0.5", "0.5"], "way": ["a", "b"]}
    assert "# Then the bone" in after


def test_a_map_with_the_same_keys_is_changed_value_by_value() -> None:
    before = "review:\n  by: AB         # who\n  date: 2026-01-01\n  sha256: abc\nb: 1\n"
    after = edit(before, Change(("review",), {"by": "CD", "date": "2026-01-01", "sha256": "def"}))
    assert difference(before, after) == [
        "-  by: AB         # who",
        "+  by: CD         # who",
        "-  sha256: abc",
        "+  sha256: def",
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_stay(newline: str, mark: str) -> None:
    before = mark + "a:\n  b: 1 # ä\n  c: 2".replace("\n", newline)
    after = edit(before, Change(("a", "d"), "x"))
    assert after == before + newline + "  d: x"
    assert edit(after, Change(("a", "d"), None)).rstrip() == before


def test_nothing_to_do_is_nothing_done() -> None:
    assert edit(FIGURES, Change(("figures", "needle", "file"), "needle.png")) == FIGURES


@pytest.mark.parametrize(
    ("text", "path", "code"),
    [
        ("a: 1\na: 2\n", "a", "duplicate-key"),
        ("a: 1\n", "b.c", "yaml-not-edited"),
        ("a: 1\n", "a.c", "yaml-not-edited"),
        ("a:\n  b: 1\n", "a.b", "yaml-not-edited"),
    ],
)
def test_what_cannot_be_done_is_refused(text: str, path: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        edit(text, Change(tuple(path.split(".")), None))
    assert code in {each.code for each in caught.value.diagnostics}


# Random files in mixed styles, with comments, and random edits.

KEYS = st.sampled_from(["file", "alt", "tip", "a-b", "x", "en", "landmarks", "on", "2"])
WORDS = st.text(st.sampled_from("ab ä:#,[]{}'\"\\&*!%@`|>-?01.\n"), max_size=12)
SCALARS = st.one_of(st.sampled_from(["needle.png", "0.5", "true", "2026-01-02", "A needle"]), WORDS)
TREES = st.recursive(
    st.one_of(SCALARS, st.lists(SCALARS, max_size=3)),
    lambda inner: st.dictionaries(KEYS, inner, min_size=1, max_size=4),
    max_leaves=12,
)


def write(tree: Any, draw: Any, depth: int = 0) -> str:
    """The tree as YAML, each map and list in a style of its own choice; every block entry may carry comments."""
    pad, out = "  " * depth, ""
    for key, value in tree.items():
        if draw(st.booleans()):
            out += f"{pad}# above {key}\n"
        note = "   # behind" if draw(st.booleans()) else ""
        name = spell(key)
        if isinstance(value, dict) and draw(st.booleans()):
            out += f"{pad}{name}:{note}\n{write(value, draw, depth + 1)}"
        elif isinstance(value, list) and value and draw(st.booleans()):
            indent = pad + draw(st.sampled_from(["", "  "]))
            out += f"{pad}{name}:{note}\n" + "".join(f"{indent}- {spell(item)}\n" for item in value)
        elif isinstance(value, str) and value.strip() and value.isascii() and value.isalpha() and draw(st.booleans()):
            out += f"{pad}{name}: |-\n{pad}  {value}\n"
        else:
            out += f"{pad}{name}: {flow(value)}{note}\n"
        if draw(st.booleans()):
            out += "\n"
    return out


def flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{spell(key)}: {flow(item)}" for key, item in value.items()) + "}"
    return spell(value)


def maps_in(tree: Any, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found = [path]
    for key, value in tree.items():
        if isinstance(value, dict):
            found += maps_in(value, (*path, key))
    return found


@given(st.data())
def test_random_edits_change_exactly_one_value(data: st.DataObject) -> None:
    tree = data.draw(st.dictionaries(KEYS, TREES, min_size=1, max_size=4))
    text = write(tree, data.draw)
    assert yaml.load(text, yaml.BaseLoader) == tree
    where = data.draw(st.sampled_from(maps_in(tree)))
    wanted = copy.deepcopy(tree)
    parent = wanted
    for step in where:
        parent = parent[step]
    key = data.draw(st.one_of(KEYS, st.sampled_from(sorted(parent))))
    value = data.draw(st.one_of(st.none(), SCALARS, st.lists(SCALARS, max_size=3), st.dictionaries(KEYS, SCALARS, min_size=1)))
    if value is None and list(parent) == [key]:
        return  # an emptied map has no splice
    if value is None:
        parent.pop(key, None)
    else:
        parent[key] = value
    after = edit(text, Change((*where, key), value))
    assert yaml.load(after, yaml.BaseLoader) == wanted
    kept = set(after.splitlines())
    missing = [line for line in text.splitlines() if line.lstrip().startswith("# above") and line not in kept]
    old = tree
    for step in (*where, key):
        old = old.get(step, {}) if isinstance(old, dict) else {}
    assert not missing or isinstance(old, dict), "only the comments inside a map that is replaced may go"


LISTS = """\
marks:
  - arrow: tip       # the end
    label: Tip

  # the second
  - {ring: marrow}   # by hand
flow: [a, b, c]
nested:
- - x
places: {tip: [0, 1], way: [1, 1]}
"""


@pytest.mark.parametrize(
    ("change", "lines"),
    [
        (Change(("marks", 2), {"dot": "tip", "label": "Dot"}), ["+  - {dot: tip, label: Dot}"]),
        (Change(("marks", 1), None), ["-  - {ring: marrow}   # by hand"]),
        (Change(("marks", 0), None), ["-  - arrow: tip       # the end", "-    label: Tip"]),
        (Change(("flow", 3), "d"), ["-flow: [a, b, c]", "+flow: [a, b, c, d]"]),
        (Change(("flow", 0), None), ["-flow: [a, b, c]", "+flow: [b, c]"]),
        (Change(("flow", 1), None), ["-flow: [a, b, c]", "+flow: [a, c]"]),
        (Change(("flow", 2), None), ["-flow: [a, b, c]", "+flow: [a, b]"]),
        (Change(("marks",), [{"dot": "tip"}]), None),
        (
            Change(("more",), [{"dot": "tip", "label": "é"}, {"ring": "x"}]),
            ["+more:", "+  - dot: tip", "+    label: é", "+  - ring: x"],
        ),
        (Change(("more",), {"tip": ["0", "1"]}), ["+more:", "+  tip: [0, 1]"]),
        (Rename(("places", "tip"), "end"), ["-places: {tip: [0, 1], way: [1, 1]}", "+places: {end: [0, 1], way: [1, 1]}"]),
        (Rename(("flow",), "river"), ["-flow: [a, b, c]", "+river: [a, b, c]"]),
    ],
)
def test_items_come_and_go_and_keys_are_renamed(change: Change | Rename, lines: list[str] | None) -> None:
    after = edit(LISTS, change)
    if lines is not None:
        assert difference(LISTS, after) == lines
    else:
        assert yaml.safe_load(after)["marks"] == [{"dot": "tip"}]


@pytest.mark.parametrize(
    "change",
    [
        Change(("marks", 3), "x"),
        Change(("marks", 2), None),
        Change(("marks", -1), None),
        Change(("nested", 0, 0), None),
        Change(("flow", 9), None),
        Rename(("places", "tip"), "way"),
        Rename(("places", "none"), "x"),
        Rename(("marks", 0), "x"),
    ],
)
def test_items_and_keys_that_are_not_there(change: Change | Rename) -> None:
    with pytest.raises(Refused) as refused:
        edit(LISTS, change)
    assert refused.value.diagnostics[0].code == "yaml-not-edited"
