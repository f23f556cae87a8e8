"""Hostile and broken files end quickly, in a finding."""

from __future__ import annotations

import re
import time

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from slidekit.source import MemoryWorkspace, load_yaml, parse_yaml, typed

HOSTILE = [
    ("a: " + "[" * 50_000, "yaml-too-deep"),
    ("[" * 500_000, "yaml-too-deep"),
    ("{a: " * 50_000, "yaml-too-deep"),
    ("- " * 50_000, "yaml-too-deep"),
    ("- a\n" * 1_000_000, "yaml-too-many"),
    ("a: " + "x" * (4 * 2**20), "yaml-too-large"),
    ("a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [{'*a, ' * 9}]\n" for n in range(9)), "yaml-anchor"),
    ("a: &a {b: *a}", "yaml-anchor"),
    ("a: " + "\x07" * 1_000_000, "control-character"),
    ("a: b" + ": c" * 500_000, "yaml-quotes"),
    ("a: {x: y" + ", z" * 50_000 + "}", "empty-value"),
    ("a:\n" + "  - x: y: z\n" * 20_000, "yaml-quotes"),
]


@pytest.mark.parametrize(("text", "code"), HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_files_end_quickly(text: str, code: str) -> None:
    start = time.process_time()
    outcome = parse_yaml(text, "f.yaml")
    assert time.process_time() - start < 8
    assert not outcome.ok
    assert outcome.diagnostics[0].code == code
    assert outcome.diagnostics[0].span is not None
    assert all(len(each.message) + len(each.help) < 600 for each in outcome.diagnostics)


def test_depth_limit_is_where_it_says() -> None:
    assert parse_yaml("a: " + "[" * 31 + "1" + "]" * 31).ok
    found = parse_yaml("a: " + "[" * 32 + "1" + "]" * 32).diagnostics
    assert [(each.code, each.span.column) for each in found if each.span] == [("yaml-too-deep", 35)]
    assert "32" in found[0].message


def test_depth_limit_without_libyaml() -> None:
    assert parse_yaml("[" * 5000, pure=True).diagnostics[0].code == "yaml-too-deep"


@pytest.mark.parametrize(
    ("data", "line", "column", "message"),
    [
        (b"a: 1\nb: caf\xe9\n", 2, 7, "0xE9 (é in Windows-1252)"),
        (b"a: \xc3\xa9\xff\n", 1, 5, "0xFF"),
        ("a: 1\n".encode("utf-16"), 1, 1, "UTF-16"),
        (b"\x89PNG\r\n", 1, 1, "0x89"),
        (b"a: \xc3", 1, 4, "0xC3"),
    ],
)
def test_not_utf8(data: bytes, line: int, column: int, message: str) -> None:
    (found,) = parse_yaml(data, "f").diagnostics
    assert found.span is not None
    assert (found.code, found.span.line, found.span.column, found.help) == ("not-utf8", line, column, "save as UTF-8")
    assert message in found.message


def test_a_deck_of_a_thousand_slides_loads_fast() -> None:
    slide = (
        "  - id: s{0}\n    title: Slide {0} says something\n    panels:\n      - figure: f\n        annotations:\n"
        "          - {{ellipse: [0.4, 0.5], size: [0.1, 0.2], label: One}}\n          - {{arrow: [0.4, 0.5], label: Two}}\n"
        "    points:\n      - First with a **bold** run\n      - Second\n      - Third\n    notes: Some words.\n"
    )
    text = "slides:\n" + "".join(slide.format(number) for number in range(1000))
    start = time.process_time()
    outcome = parse_yaml(text)
    assert time.process_time() - start < 1.5
    assert outcome.ok


def test_load_yaml() -> None:
    workspace = MemoryWorkspace(
        {"decks/a.yaml": "title: Ñ\n", "decks/b.yaml": b"x: y: z\n", "big.yaml": b"#" * (4 * 2**20 + 1)}
    )
    outcome = load_yaml(workspace, "decks/a.yaml")
    assert outcome.ok
    assert outcome.value is not None
    assert typed(outcome.value) == {"title": "Ñ"}
    assert outcome.value.span.file == "decks/a.yaml"
    assert [each.code for each in load_yaml(workspace, "decks/b.yaml").diagnostics] == ["yaml-quotes"]
    missing = load_yaml(workspace, "decks/aa.yaml")
    assert (missing.value, missing.diagnostics[0].code) == (None, "file-not-found")
    assert "decks/a.yaml" in missing.diagnostics[0].help
    assert load_yaml(workspace, "big.yaml").diagnostics[0].code == "too-large"


letters = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co", "Cf", "Zl", "Zp"])
NUMBER_IN_1_2 = re.compile(r"[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?|0o[0-7]+|0x[\da-fA-F]+")
"""Numbers of YAML 1.2 that PyYAML, which dumps after 1.1, leaves without quotes when they are text."""
words = st.text(letters, max_size=40).filter(lambda text: not NUMBER_IN_1_2.fullmatch(text))
plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**18), 10**18) | st.floats(allow_nan=False, allow_infinity=False) | words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
    max_leaves=25,
)


class WithoutAliases(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002
        return True


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(words, plain, max_size=5), st.booleans(), st.sampled_from([None, False, True]), st.booleans())
def test_what_yaml_dumps_comes_back(data: dict[str, object], unicode: bool, flow: bool | None, pure: bool) -> None:
    text = yaml.dump(data, Dumper=WithoutAliases, allow_unicode=unicode, default_flow_style=flow)
    outcome = parse_yaml(text.encode(), "f", pure=pure)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    assert typed(outcome.value) == data


signs = st.text(st.sampled_from("ab:,#&*!|>'\"%@`-? \n\t\\~<[]{}1é\x07\r"), max_size=60)


@settings(max_examples=300, deadline=None)
@given(signs, st.booleans())
def test_any_text_ends_in_a_value_or_findings(text: str, pure: bool) -> None:
    outcome = parse_yaml(text, "f", pure=pure)
    assert (outcome.value is not None) or outcome.diagnostics
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for each in outcome.diagnostics:
        assert each.span is not None
        assert 1 <= each.span.line <= len(lines)
        assert each.span.column >= 1
        assert "\n" not in each.message + each.help


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_end_in_a_value_or_findings(data: bytes) -> None:
    outcome = parse_yaml(data, "f")
    assert (outcome.value is not None) or outcome.diagnostics
