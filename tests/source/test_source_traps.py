"""Every trap that YAML sets: the code, the place, and what the author is told."""

from __future__ import annotations

import pytest

from slidekit.core.diagnostics import Diagnostic
from slidekit.source import Scalar, parse_yaml, span_at, typed

# text · code · line · column · part of the message · part of the help
TRAPS = [
    ("title: Stem Cell Mythbusters: Harvest", "yaml-quotes", 1, 8, '": "', 'title: "Stem Cell Mythbusters: Harvest"'),
    ("a: 1\ntitle: Marrow:", "yaml-quotes", 2, 8, '": "', 'title: "Marrow:"'),
    ("- text: Say: so # why", "yaml-quotes", 1, 9, '": "', 'text: "Say: so"'),
    ("- **Right spot** gives cells", "yaml-quotes", 1, 3, "begins with *", '- "**Right spot** gives cells"'),
    ("- *Right spot* gives cells", "yaml-quotes", 1, 3, "begins with *", '- "*Right spot* gives cells"'),
    ("- *Right cells* more", "yaml-quotes", 1, 3, "begins with *", '- "*Right cells* more"'),
    ("t: `code` first", "yaml-quotes", 1, 4, "begins with `", 't: "`code` first"'),
    ("t: @renfrew", "yaml-quotes", 1, 4, "begins with @", 't: "@renfrew"'),
    ("t: %5 of all", "yaml-quotes", 1, 4, "begins with %", 't: "%5 of all"'),
    ("t: & more", "yaml-quotes", 1, 4, "begins with &", 't: "& more"'),
    ("t: !important note", "yaml-quotes", 1, 4, "begins with !", 't: "!important note"'),
    ("t: ! note", "yaml-quotes", 1, 4, "begins with !", 't: "! note"'),
    ("t: >5 mm", "yaml-quotes", 1, 4, "begins with >", 't: ">5 mm"'),
    ("t: | bar", "yaml-quotes", 1, 4, "begins with |", 't: "| bar"'),
    ("t: [Draft] talk\nb: 1", "yaml-quotes", 1, 4, "begins with [", 't: "[Draft] talk"'),
    ("t: {Draft} talk\nb: 1", "yaml-quotes", 1, 4, "begins with {", 't: "{Draft} talk"'),
    ('t: "Said" she\nb: 1', "yaml-quotes", 1, 4, 'begins with "', "t: '\"Said\" she'"),
    ("t: 'Said' she\nb: 1", "yaml-quotes", 1, 4, "begins with '", "t: \"'Said' she\""),
    ("t: 'tis the season\nb: 1", "yaml-quotes", 1, 4, "never closed", "t: \"'tis the season\""),
    ("t: 'tis the season\nb: it's", "yaml-quotes", 1, 4, "closes only on line 2", "t: \"'tis the season\""),
    ('t: "Harvest\nb: 1', "yaml-quotes", 1, 4, "never closed", 't: "Harvest"'),
    ("t: - foo", "yaml-quotes", 1, 4, 'begins with "- "', 't: "- foo"'),
    ("t: ? foo", "yaml-quotes", 1, 4, 'begins with "? "', 't: "? foo"'),
    ("subtitle: {{ venue.city }}", "yaml-quotes", 1, 11, "begins with {{", 'subtitle: "{{ venue.city }}"'),
    ("subtitle: {{ 25.7 | number }} %", "yaml-quotes", 1, 11, "begins with {{", 'subtitle: "{{ 25.7 | number }} %"'),
    ("- {text: {{ venue.city }}, n: 1}", "yaml-quotes", 1, 10, "begins with {{", '{text: "{{ venue.city }}", n: 1}'),
    ("points: [Said so [@key], more]", "yaml-quotes", 1, 10, "brackets", 'points: ["Said so [@key]", more]'),
    ("points: [a,\n  Said so [12], more]\nb: 1", "yaml-quotes", 2, 3, "brackets", "one per line"),
    ("- {text: Tip: bone, number: 1}", "yaml-quotes", 1, 10, '": "', '{text: "Tip: bone", number: 1}'),
    ("notes: A text that\n  goes on: and on", "yaml-quotes", 2, 3, '": "', "notes: >"),
    ("a: 1\n\tb: 2", "yaml-tab", 2, 1, "a tab indents this line", "spaces"),
    ("a:\n  - b: 1\n  \tc: 2\n\td: 3", "yaml-tab", 3, 3, "and 1 more", "spaces"),
    ("title: We are #1 of 3", "text-cut-by-comment", 1, 15, "#1 of 3", 'title: "We are #1 of 3"'),
    ("points:\n  - We are #one", "text-cut-by-comment", 2, 12, "#one", '- "We are #one"'),
    ("tag: #hash", "text-cut-by-comment", 1, 6, "#hash", 'tag: "#hash"'),
    ("use: shared/a.yaml #title", "text-cut-by-comment", 1, 20, "no #id after the file name; a space before #",
     "use: shared/a.yaml#title"),
    ("a: x\x07y", "control-character", 1, 5, "U+0007 (bell)", "delete it"),
    ("a: 1\nb: x\u2028y", "control-character", 2, 5, "U+2028 (line separator)", "delete it"),
    ("a: x\ufffey", "control-character", 1, 5, "U+FFFE", "delete it"),
    ("a: x\ufdd0y", "control-character", 1, 5, "U+FDD0 (reserved)", "delete it"),
    ("a: x\u202ey", "control-character", 1, 5, "U+202E", "delete it"),
    ("a: x\ud800y", "control-character", 1, 5, "U+D800", "delete it"),
    ('a: "b\\x07"', "control-character", 1, 6, "\\x07 makes U+0007", "single quotes or none"),
    ('a: "b\\uFDD1"', "control-character", 1, 6, "U+FDD1", "single quotes or none"),
    ('a: "b\\ud800"', "control-character", 1, 6, "half a character", ""),
    ('equation: "\\frac{a}{b}"', "control-character", 1, 12, "form feed", "equation: '\\frac{a}{b}'"),
    ('equation: "x \\theta"', "control-character", 1, 14, "tab", "equation: 'x \\theta'"),
    ('equation: "\\nabla"', "control-character", 1, 12, "line break", "equation: '\\nabla'"),
    ('equation: "\\sqrt{2}"', "yaml-escape", 1, 12, "\\s means nothing", "equation: '\\sqrt{2}'"),
    ("notes:\nb: 1", "empty-value", 1, 1, "notes has nothing after it", "take the line out"),
    ("notes: # later\nb: 1", "empty-value", 1, 1, "notes has nothing", "fill it in"),
    ("notes: |\nb: 1", "empty-value", 1, 1, "notes has nothing", "fill it in"),
    ("a:\n  - b\n  -\n  - c", "empty-value", 3, 3, "list item", "fill it in"),
    ("title: {en: Yes, we can, es: Sí}", "empty-value", 1, 18, '"we can" stands', 'en: "Yes, we can"'),
    ("title: {en: Yes, we can, all, es: Sí}", "empty-value", 1, 18, '"we can, all"', 'en: "Yes, we can, all"'),
    ("title: {en: , es: Sí}", "empty-value", 1, 9, "en has nothing", "fill it in"),
    ('? "two\n  lines"\n:\nb: 1', "empty-value", 1, 3, "two lines has nothing", "fill it in"),
    ("a: [x, , y]", "empty-value", 1, 8, "before this comma", "take the comma out"),
    ("title: A\nb: 1\ntitle: B", "duplicate-key", 3, 1, "line 1, column 1, and line 3, column 1", "keep one"),
    ("a: {b: 1, b: 2}", "duplicate-key", 1, 11, "line 1, column 5", "keep one"),
    ("a: &x 1", "yaml-anchor", 1, 4, "&x", "use:"),
    ("a: *x", "yaml-alias", 1, 4, "*x", '"*x"'),
    ("a: !foo\nb: 1", "yaml-tag", 1, 4, "!foo", "take it out"),
    ("a: !!python/object:os.system x", "yaml-tag", 1, 4, "!!python/object:os.system", "take it out"),
    ("a: !!binary aGk=", "yaml-tag", 1, 4, "!!binary", "take it out"),
    ("- when: !x\n", "yaml-tag", 1, 9, "!x", "when: not x"),
    ("a: 1\n<<: {b: 1}", "yaml-merge", 2, 1, "<<", "use:"),
    ("a: 1\n---\nb: 2", "yaml-documents", 2, 1, "second document", "---"),
    ("%YAML 1.1\n---\na: 1", "yaml-directive", 1, 1, "%YAML", "take the line out"),
    ("%YAML 3.0\n---\na: 1", "yaml-directive", 1, 1, "%YAML", "take the line out"),
    ("a: 1\nb:2\nc: 3", "yaml-colon", 2, 2, "after the colon of b", "write b: 2"),
    ("title:Harvest\nb: 1", "yaml-colon", 1, 6, "after the colon of title", "write title: Harvest"),
    ("a: 1\nno key here\nb: 2", "yaml-colon", 2, 1, "no key", "indent"),
    ("a: b\n  c: d", "yaml-indent", 2, 3, "c stands deeper", "line it up with a"),
    ("a:\n   b: 1\n  c: 2", "yaml-indent", 3, 1, "2 spaces in, the lines above it 0 and 3", "line it up"),
    ("a:\n  - b: 1\n  c: 2", "yaml-indent", 3, 3, "a key stands among list items", "indent it like b, 4 spaces in"),
    ("x:\n  a:\n    - b: 1\n  c: 2\n      d: 3", "yaml-indent", 4, 3, "c stands 2 spaces in, the lines above", "them"),
    ("a:\n  b: 1\n  - c", "yaml-indent", 3, 3, "a list item stands among keys", "indent it"),
    ("crop: [0.1, 0, 0.9, 1\nb: 1", "yaml-bracket", 1, 7, "[ here is never closed", "]"),
    ("a: {b: 1\nc: 2", "yaml-bracket", 1, 4, "{ here is never closed", "}"),
    (": x", "yaml-key", 1, 1, "no key before the colon", "key: value"),
    ("[a]: 1", "yaml-key", 1, 1, "cannot be a key", "word before the colon"),
    ("", "not-a-map", 1, 1, "empty", "key: value"),
    ("# only a comment", "not-a-map", 1, 1, "empty", "key: value"),
    ("- a\n- b", "not-a-map", 1, 1, "a list of 2", "key above"),
    ("title:Harvest", "not-a-map", 1, 1, "one text", "title: Harvest"),
]  # fmt: skip


def _only(text: str, *, pure: bool = False) -> Diagnostic:
    found = [each for each in parse_yaml(text + "\n", "decks/a.yaml", pure=pure).diagnostics if each.code != "not-a-map"]
    found = found or list(parse_yaml(text + "\n", "decks/a.yaml", pure=pure).diagnostics)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(("text", "code", "line", "column", "message", "advice"), TRAPS)
def test_trap(text: str, code: str, line: int, column: int, message: str, advice: str) -> None:
    found = _only(text)
    assert found.span is not None
    assert (found.code, found.span.line, found.span.column, found.span.file) == (code, line, column, "decks/a.yaml")
    assert message in found.message
    assert advice in found.help
    assert found.is_error
    assert "\n" not in found.message + found.help
    assert not found.message.endswith(".")


@pytest.mark.parametrize("trap", [each for each in TRAPS if "never closed" not in each[4]])
def test_trap_without_libyaml(trap: tuple[str, str, int, int, str, str]) -> None:
    found = _only(trap[0], pure=True)
    assert found.span is not None
    assert (found.code, found.span.line, found.span.column) == trap[1:4]


WRITE = [each for each in TRAPS if each[5].startswith("write ") or ('"' in each[5] and each[1] == "yaml-quotes")]


def test_corrected_lines_parse() -> None:
    """What the help quotes is accepted when pasted in place of the line."""
    for text, *_ in WRITE:
        found = _only(text)
        assert found.span is not None
        corrected = found.help.removeprefix("write ").split(" per line: ")[-1]
        if ">" in corrected and "lines below" in corrected:
            continue
        lines = text.split("\n")
        lines[found.span.line - 1] = corrected
        if found.span.line == 1 and "," not in lines[0][-2:]:
            again = [each.code for each in parse_yaml("\n".join(lines)).diagnostics]
            assert set(again) <= {"not-a-map"}, (text, corrected, again)


def test_all_findings_at_once() -> None:
    text = (
        "title: Bone: and marrow\n"
        "subtitle: {{ venue.city }}\n"
        "notes:\n"
        "slides:\n"
        "  - **Bold** first\n"
        "  - We are #1\n"
        "  - {id: a, id: b}\n"
        "notes: again\n"
    )
    found = [(each.code, each.span.line) for each in parse_yaml(text).diagnostics if each.span]
    assert found == [
        ("yaml-quotes", 1),
        ("yaml-quotes", 2),
        ("empty-value", 3),
        ("yaml-quotes", 5),
        ("text-cut-by-comment", 6),
        ("duplicate-key", 7),
        ("duplicate-key", 8),
    ]


def test_a_tree_comes_with_findings_that_leave_one() -> None:
    outcome = parse_yaml("title: A: b\nen: {a: Yes, we can}\nb: 1\nb: 2\n")
    assert not outcome.ok
    assert outcome.value is not None
    assert typed(outcome.value) == {"title": "A: b", "en": {"a": "Yes, we can"}, "b": 1}
    assert parse_yaml("a: [1\nb: 2\n").value is None


def test_findings_are_capped() -> None:
    found = parse_yaml("".join(f"k{number}:\n" for number in range(500))).diagnostics
    assert len(found) == 101
    assert found[-1].code == "too-many-findings"
    assert "400" in found[-1].message


ACCEPTED = [
    ("screen: {aspect: 4:3}", {"screen": {"aspect": "4:3"}}),
    ("language: no\nlabel: Off\nhidden: yes", {"language": "no", "label": "Off", "hidden": "yes"}),
    ("title: {no: Hei, en: Hello}", {"title": {"no": "Hei", "en": "Hello"}}),
    ("date: 2026-04-28\nstart: 2026-04-28T09:00", {"date": "2026-04-28", "start": "2026-04-28T09:00"}),
    ("time: 12:30", {"time": "12:30"}),
    ("when: venue.country in ['US', 'CA']", {"when": "venue.country in ['US', 'CA']"}),
    ("a: true\nb: False\nc: 1\nd: -2.50", {"a": True, "b": False, "c": 1, "d": -2.5}),
    ("e: 0x1F\nf: 0o17\ng: 017", {"e": 31, "f": 15, "g": 17}),
    ("a: ~\nb: null\nc: ''\nd: []\ne: {}", {"a": None, "b": None, "c": "", "d": [], "e": {}}),
    ("a: .inf\nb: .nan\nc: 1e999\nd: 12345e67", {"a": ".inf", "b": ".nan", "c": "1e999", "d": 12345e67}),
    ("# comment\na: b # comment\n# end", {"a": "b"}),
    ("a: http://x.y/#z\nb: it's\nc: 50% & more", {"a": "http://x.y/#z", "b": "it's", "c": "50% & more"}),
    ("d: -x\ne: a:b", {"d": "-x", "e": "a:b"}),
    ("---\na: 1\n...", {"a": 1}),
    ("\ufeffa: 1", {"a": 1}),
    ("a: 1\r\nb:\r\n  - x\r\n  - y\r\n", {"a": 1, "b": ["x", "y"]}),
    ("notes: |\n  One\n\n  two\nb: >-\n  x\n  y", {"notes": "One\n\ntwo\n", "b": "x y"}),
    ('a: "tab\\t1 line\\nnext \\u00e9"', {"a": "tab\t1 line\nnext é"}),
    ("a: [x, y,]\nb: {c: 1,}", {"a": ["x", "y"], "b": {"c": 1}}),
    ("a: '#1'\nb: \"x\" # y", {"a": "#1", "b": "x"}),
    ('"<<": 1', {"<<": 1}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), ACCEPTED)
@pytest.mark.parametrize("pure", [False, True])
def test_accepted(text: str, value: object, pure: bool) -> None:
    outcome = parse_yaml(text, pure=pure)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    assert typed(outcome.value) == value


def test_plain_scalars_keep_their_spelling() -> None:
    outcome = parse_yaml("a: [1.10, 007, no, 4:3, ~, 12345e67, 2026-04-28]\n")
    assert outcome.value is not None
    items = [span_at(outcome.value, ("a", number)) for number in range(7)]
    assert [each.column for each in items] == [5, 11, 16, 20, 25, 28, 38]
    node = outcome.value.entries["a"]  # type: ignore[union-attr]
    assert [(each.text, each.kind) for each in node.items] == [  # type: ignore[union-attr]
        ("1.10", "float"), ("007", "int"), ("no", "str"), ("4:3", "str"), ("~", "null"),
        ("12345e67", "float"), ("2026-04-28", "str"),
    ]  # fmt: skip


def test_numbers_of_any_length_are_read() -> None:
    outcome = parse_yaml(f"a: {'1' * 5000}\n")
    assert outcome.value is not None
    assert typed(outcome.value) == {"a": "1" * 5000}


def test_spans() -> None:
    text = "slides:\n  - id: a\n    notes: |\n      One\n      two\n\n    crop: [0.1, 2]\n\nlast: 'x y'\n"
    root = parse_yaml(text, "f").value
    assert root is not None

    def place(*path: str | int) -> tuple[int, int, int, int]:
        span = span_at(root, path)
        return span.line, span.column, span.end_line, span.end_column

    assert place("slides", 0, "id") == (2, 9, 2, 10)
    assert place("slides", 0, "notes") == (3, 12, 5, 10)
    assert place("slides", 0, "crop") == (7, 11, 7, 19)
    assert place("slides", 0, "crop", 1) == (7, 17, 7, 18)
    assert place("slides", 0) == (2, 5, 7, 19)
    assert place("slides") == (2, 3, 7, 19)
    assert place("last") == (9, 7, 9, 12)
    assert place() == (1, 1, 9, 12)


def test_columns_count_characters() -> None:
    root = parse_yaml("é: {ñ😀: Sí, b: 🦴x}\n").value
    assert root is not None
    assert span_at(root, ("é", "b")).column == 16
    assert span_at(root, ("é", "b")).end_column == 18


def test_quoted_scalars_are_text() -> None:
    root = parse_yaml("a: '1'\nb: \"true\"\nc: |\n  2\n").value
    assert root is not None
    for node in root.entries.values():  # type: ignore[union-attr]
        assert isinstance(node, Scalar)
        assert (node.kind, node.quoted) == ("str", True)
