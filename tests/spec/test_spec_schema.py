"""JSON Schema says what the models say: the same samples pass, the same mistakes do not."""

from __future__ import annotations

import pytest
import spec_samples as samples
from schema_check import KNOWN, fits, parts
from spec_reading import node
from test_spec_marks import ACCEPTED, REJECTED

from slidekit.source import typed
from slidekit.spec import LAYOUTS, schema
from slidekit.spec.schema import FILES

SAMPLES = {
    "deck": [samples.DECK, samples.LECTURE],
    "venue": [samples.VENUE],
    "figures": [samples.FIGURES],
    "speaker": [samples.SPEAKER],
    "references": [samples.REFERENCES],
    "claims": [samples.CLAIMS],
}


@pytest.mark.parametrize("kind", FILES)
def test_schemas_are_whole(kind: str) -> None:
    root = schema(kind)
    assert root["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert root["title"].startswith("slidekit: ")
    used = set()
    for part in parts(root):
        assert set(part) <= KNOWN, part
        if "$ref" in part:
            used.add(part["$ref"].removeprefix("#/$defs/"))
    assert used == set(root["$defs"])


@pytest.mark.parametrize("kind", FILES)
def test_every_key_is_described(kind: str) -> None:
    for part in parts(schema(kind)):
        for name, body in part.get("properties", {}).items():
            assert body.get("description") or body == {"not": {"type": "integer"}}, name


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in SAMPLES.items() for text in texts])
def test_samples_fit_their_schema(kind: str, text: str) -> None:
    root = schema(kind)
    data = typed(node(text))
    assert isinstance(data, dict)
    assert fits(data, root, root)
    assert not fits({**data, "titel": "x"}, root, root)


@pytest.mark.parametrize("line", [line for line, _, _ in ACCEPTED])
def test_accepted_marks_fit(line: str) -> None:
    root = schema("deck")
    assert fits(typed(node(f"mark: {line}"))["mark"], root["$defs"]["Mark"], root)  # type: ignore[call-overload,index]


SAID_BY_THE_MODEL_ALONE = ("not less than", "takes a path", "takes 2", "takes 3", "no landmark name", "it takes", "label")


@pytest.mark.parametrize(
    "line", [line for line, _, says in REJECTED if not any(word in says for word in SAID_BY_THE_MODEL_ALONE)]
)
def test_rejected_marks_do_not_fit(line: str) -> None:
    root = schema("deck")
    assert not fits(typed(node(f"mark: {line}"))["mark"], root["$defs"]["Mark"], root)  # type: ignore[call-overload,index]


def test_short_forms_and_expressions_fit() -> None:
    root = schema("deck")
    slide = {
        "id": "a",
        "title": 2024,
        "panels": ["bone", "{{ vars.figure }}"],
        "points": ["x", {"en": "x", "es": "y"}, {"text": "x", "number": "{{ vars.n }}"}],
        "seconds": "{{ vars.s }}",
        "hidden": "{{ vars.h }}",
        "overflow": "{{ vars.o }}",
        "steps": ["x"],
        "quote": "x",
        "allow": ["many-words"],
        "when": False,
    }
    assert fits({"slidekit": 1, "slides": [slide]}, root, root)
    for name, wrong in {"seconds": "90s", "hidden": "yes", "panels": "bone", "layout": "pionts", "when": "{{ x }}"}.items():
        assert not fits({"slidekit": 1, "slides": [{**slide, name: wrong}]}, root, root), name


def test_alignments_and_legends_fit() -> None:
    root = schema("deck")
    slide = {"id": "one", "panels": ["a", "b"], "align": ["entry", "tip"], "legend": {"risk ellipse": {"en": "x", "es": "y"}}}
    assert fits({"slidekit": 1, "slides": [slide]}, root, root)
    for name, wrong in (
        ("align", ["tip"]),
        ("align", ["a", "b", "c"]),
        ("align", "tip"),
        ("legend", {"arow": "x"}),
        ("legend", "x"),
    ):
        assert not fits({"slidekit": 1, "slides": [{**slide, name: wrong}]}, root, root), wrong


def test_layouts_are_listed() -> None:
    assert schema("deck")["$defs"]["Layout"]["enum"] == list(LAYOUTS)


def test_unknown_kinds_are_key_errors() -> None:
    with pytest.raises(KeyError):
        schema("theme")
