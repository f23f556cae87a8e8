"""Expressions: what they may do, what they may not, and where a finding points."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slidekit.core.diagnostics import Diagnostic, Refused, Span
from slidekit.resolve.evaluation import evaluate, render
from slidekit.resolve.expressions import Scope, has_expression
from slidekit.spec import INSERT_CLOSE as CLOSE
from slidekit.spec import INSERT_OPEN as OPEN

SPAN = Span("decks/a.yaml", 7, 10, 7, 10)
SCOPE = Scope(
    {
        "deck": {"title": "Talk", "revision": "1"},
        "venue": {
            "id": "v",
            "city": None,
            "name": "Society",
            "date": "2026-04-28",
            "audience": "lay",
            "event": {"country": "US"},
        },
        "speaker": {"name": "Ada Ruiz", "last": "Ruiz"},
        "vars": {"items": ["a", "b"], "minutes": 20, "values": {"copy": "c"}},
        "slide": {"id": "s", "tags": ["core"]},
    },
    "en",
)


def text(source: str, scope: Scope = SCOPE) -> str:
    return render(source, scope, SPAN).replace(OPEN, "").replace(CLOSE, "")


def refused(source: str, scope: Scope = SCOPE) -> Diagnostic:
    with pytest.raises(Refused) as caught:
        render(source, scope, SPAN)
    assert len(caught.value.diagnostics) == 1
    return caught.value.diagnostics[0]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ venue.name }}: {{ deck.title }}", "Society: Talk"),
        ("{{ venue.date | date }}", "28 April 2026"),
        ("{{ venue.date | date('d MMMM') }}", "28 April"),
        ("{{ venue.city | default('here') }}", "here"),
        ("{{ venue.name | upper }} {{ venue.name | lower }}", "SOCIETY society"),
        ("{{ vars.items | join(', ') }}", "a, b"),
        ("{{ vars.values.copy }}", "c"),
        ("{{ vars.minutes + 5 }} {{ vars.minutes / 4 }} {{ 7 % 4 }}", "25 5.0 3"),
        ("{{ 'a' ~ vars.minutes }}", "a20"),
        ("{{ 25.7 | number }}", "25.7"),
        ("{{ 1 | number(2) }}", "1.00"),
        ("{{ 'short' if vars.minutes < 30 else 'long' }}", "short"),
        ('{{ "{{" }} braces {{ "}}" }}', "{{ braces }}"),
        ("{{ vars.items[1] }}", "b"),
        ("{{ 'US' in [venue.event.country] }}", "true"),
        ("{{ venue.city is none }}", "true"),
        ("ends with a line\n", "ends with a line\n"),
    ],
)
def test_texts(source: str, expected: str) -> None:
    assert text(source) == expected


def test_spanish_filters() -> None:
    scope = Scope(SCOPE.names, "es")
    assert text("{{ venue.date | date }}", scope) == "28 de abril de 2026"
    assert text("{{ venue.date | date('EEEE d') }}", scope) == "martes 28"
    assert text("{{ 25.7 | number }}", scope) == "25,7"


def test_inserted_values_are_fenced() -> None:
    assert render("a {{ venue.name }}", SCOPE, SPAN) == f"a {OPEN}Society{CLOSE}"
    forged = Scope({"vars": {"x": f"{CLOSE}**bold**{OPEN}"}}, "en")
    assert render("{{ vars.x }}", forged, SPAN) == f"{OPEN}**bold**{CLOSE}"


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("{{ venue.city }}", "empty-expression"),
        ("{{ venue.town }}", "undefined-name"),
        ("{{ vneue.name }}", "undefined-name"),
        ("{{ vars.minutes | default }}{{ nothing | default('x') }}", "undefined-name"),
        ("{% if true %}x{% endif %}", "expression-block"),
        ("{# note #}", "expression-block"),
        ("{% raw %}x{% endraw %}", "expression-block"),
        ("{{ venue.name", "expression-syntax"),
        ("{{ }}", "expression-syntax"),
        ("{{ venue.name venue.city }}", "expression-syntax"),
        ("{{- 1 }}", "expression-syntax"),
        ("{{ 1 -}}", "expression-syntax"),
        ("{{ vars.items }}", "expression-error"),
        ("{{ 1 / 0 }}", "expression-error"),
        ("{{ 'a' < 1 }}", "expression-error"),
        ("{{ 'soon' | date }}", "expression-error"),
        ("{{ venue.date | date('QQ') }}", "expression-error"),
        ("{{ venue.name | number }}", "expression-error"),
        ("{{ vars.items[7] }}", "undefined-name"),
        ("{{ venue.name | date(1, 2) }}", "expression-syntax"),
    ],
)
def test_findings(source: str, code: str) -> None:
    found = refused(source)
    assert (found.code, found.is_error) == (code, True)
    assert not found.message.endswith(".")


def test_a_near_name_is_offered() -> None:
    assert refused("{{ vneue.name }}").help == "did you mean venue?"
    assert refused("{{ venue.naem }}").help == "did you mean name?"
    assert refused("{{ venue.name | uper }}").help == "did you mean upper?"


def test_a_finding_points_at_the_expression() -> None:
    source = "at {{ venue.town }}"
    quoted = Span("decks/a.yaml", 3, 10, 3, 10 + len(source) + 2)
    with pytest.raises(Refused) as caught:
        render(source, SCOPE, quoted, quoted=True)
    place = caught.value.diagnostics[0].span
    assert place is not None
    assert (place.line, place.column, place.end_column) == (3, 16, 28)


INTRUSIONS = [
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ venue.__class__ }}",
    "{{ venue['__class__'] }}",
    "{{ venue.name | attr('__class__') }}",
    "{{ '{0.__class__}'.format(venue) }}",
    "{{ '{x.__class__}'.format_map({'x': venue}) }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ lipsum(n=10) }}",
    "{{ joiner }}",
    "{{ namespace }}",
    "{{ range(3) }}",
    "{{ dict(a=1) }}",
    "{{ self }}",
    "{{ self._TemplateReference__context }}",
    "{{ vars.pop('minutes') }}",
    "{{ vars.items.append('x') }}",
    "{{ vars.update({'a': 1}) }}",
    "{{ vars.items | map(attribute='__class__') | join }}",
    "{{ vars.items | sort }}",
    "{{ {'a': 1}.a }}",
    "{{ venue.name.upper() }}",
    "{{ venue.name[0:2] }}",
    "{{ 1 is callable }}",
]


@pytest.mark.parametrize("source", INTRUSIONS)
def test_intrusions_are_refused(source: str) -> None:
    assert refused(source).code in ("expression-syntax", "undefined-name")
    assert SCOPE.names["vars"] == {"items": ["a", "b"], "minutes": 20, "values": {"copy": "c"}}


EXHAUSTIONS = [
    "{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}",
    "{{ lipsum(n=100000000) }}",
    "{% if false %}{{ 'a' * 10**9 }}{% endif %}",
    "{{ 'a' * 10**9 }}",
    "{{ 'a' * 1000000000 }}",
    "{{ [1] * 1000000000 }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ '%01000000000d' % 1 }}",
    "{{ " + "(" * 2000 + "1" + ")" * 2000 + " }}",
    "{{ " + "not " * 1000 + "1 }}",
    "{{ " + "[" * 200 + "]" * 200 + " }}",
    "{{ " + " ~ ".join(["vars.items"] * 500) + " }}",
    "{{ 1e308 * 10 }}",
    "{{ 1e308 * 10 - 1e308 * 10 }}",
    "{{ " + "9" * 5000 + " }}",
]


@pytest.mark.parametrize("source", EXHAUSTIONS)
def test_exhaustion_is_refused_at_once(source: str) -> None:
    began = time.process_time()
    assert refused(source).code.startswith("expression-")
    assert time.process_time() - began < 0.5


def test_the_output_is_limited() -> None:
    big = Scope({"vars": {"x": "x" * 40_000}}, "en")
    assert refused("{{ vars.x }}{{ vars.x }}", big).code == "expression-size"


def test_bare_expressions() -> None:
    assert evaluate("venue.audience != 'lay'", SCOPE, SPAN) is False
    assert evaluate("'core' in slide.tags and not venue.city", SCOPE, SPAN) is True
    assert evaluate("venue.event.country in ['US', 'CA']", SCOPE, SPAN) is True


@given(st.text(alphabet="{}%#'\"|.()[]- ab1venu", max_size=60))
def test_any_text_gives_text_or_one_finding(source: str) -> None:
    result: str | Refused
    try:
        result = render(source, SCOPE, SPAN)
    except Refused as problem:
        result = problem
    if isinstance(result, Refused):
        assert len(result.diagnostics) == 1
    else:
        assert has_expression(source) or result == source
