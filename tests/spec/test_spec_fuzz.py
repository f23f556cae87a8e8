"""Whatever stands in a file, reading it gives findings in our words, each at a place."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from spec_reading import node

from slidekit.source import from_data
from slidekit.spec import KINDS, Deck, FiguresFile, Mark, Slide, Speaker, Venue, read
from slidekit.spec.block import keys_of

FOREIGN = ("Input should", "validat", "Extra inputs", "Field required", "pydantic", "does not fit", "NoneType", "<class")
NAMES = sorted(
    {key for model in (Slide, Mark, Deck, Venue, FiguresFile, Speaker) for key in keys_of(model)}
    | KINDS.keys()
    | {"en", "es", "odd"}
)
LEAVES = st.sampled_from(
    [
        "tip",
        "0.5",
        "580",
        "x: y",
        "10%",
        "true",
        "yes",
        "{{ v }}",
        "",
        "<b>",
        "a#b",
        "2026-04-28",
        "compare",
        "1",
        "[@a",
        "null",
        "S1",
        None,
        3,
        0.5,
        True,
    ]
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=5),
    max_leaves=25,
)
SPAN = node("a: b").span


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=8), st.booleans())
def test_any_slide_gives_findings_in_our_words(lines: dict[str, object], templates: bool) -> None:
    deck = from_data({"slidekit": 1, "slides": [lines]}, SPAN)
    for finding in read(Deck, deck, templates=templates).diagnostics:
        assert not any(word in finding.message + finding.help for word in FOREIGN), finding
        assert finding.message
        assert finding.help
        assert finding.span is not None
        assert "\n" not in finding.message


@settings(max_examples=100, deadline=None)
@given(VALUES, st.sampled_from([Venue, FiguresFile, Speaker, Mark]))
def test_any_file_gives_findings_in_our_words(value: object, model: type) -> None:
    for finding in read(model, from_data(value, SPAN)).diagnostics:
        assert not any(word in finding.message + finding.help for word in FOREIGN), finding
        assert finding.help
        assert finding.span is not None
