"""Broken decks: each gives its code, at its line, with help."""

from __future__ import annotations

from typing import Any

import pytest

DECK = "slidekit: 1\ntitle: A talk\nslides:\n"
FIRST = 4
"""The line of a deck on which its first slide begins."""

BROKEN = [
    ("- {id: a, title: x, when: false}", "no-slides", None),
    ("- {id: a, title: '{{ venue.town }}'}", "undefined-name", 0),
    ("- {id: a, title: '{{ vars.x }}'}", "undefined-name", 0),
    ("- {id: a, title: '{{ venue.city }}'}", "empty-expression", 0),
    ("- {id: a, title: '{% if true %}x{% endif %}'}", "expression-block", 0),
    ("- {id: a, title: '{{ deck.title.upper() }}'}", "expression-syntax", 0),
    ("- {id: a, title: '{{ 1 / 0 }}'}", "expression-error", 0),
    ("- {id: a, title: x, when: '{{ venue.city }}'}", "braces-in-when", 0),
    ("- id: a\n  title: x\n  when: venue.town == 1", "undefined-name", 2),
    ("- id: a\n  title: x\n  when: venue.city && deck.id", "expression-syntax", 2),
    ("- id: a\n  title: x\n  points: [{text: p, when: venue.twon}]", "undefined-name", 2),
    ("- {id: a, title: x, when: '!venue.city'}", "wrong-type", 0),
    ("- use: shared/none.yaml#a", "use-not-found", 0),
    ("- use: shared/a.yaml#tow", "use-not-found", 0),
    ("- use: shared/a.yaml", "use-without-id", 0),
    ("- use: shared/ring.yaml#one", "use-ring", None),
    ("- use: shared/deep.yaml#s1", "use-too-deep", None),
    ("- use: ../../outside.yaml#a", "outside-project", 0),
    ("- title: No id here", "id-missing", 0),
    ("- {id: a, title: x}\n- {id: a, title: y}", "id-twice", 1),
    ("- use: shared/a.yaml#two\n- use: shared/a.yaml#two", "id-twice", None),
    ("- {id: a, title: {es: Hola}}", "untranslated", 0),
    ("- {id: a, panels: [bon], title: x}", "figure-unknown", 0),
    ("- {id: a, panels: [clip], title: x}", "file-not-found", None),
    ("- id: a\n  title: x\n  panels:\n    - figure: bone\n      annotations:\n        - arrow: tpi", "unknown-landmark", 5),
    ("- id: a\n  title: x\n  panels: [bone]\n  annotations:\n    - arrow: tpi", "unknown-landmark", 4),
    ("- id: a\n  title: x\n  panels:\n    - figure: bone\n      crop: marow", "unknown-landmark", 4),
    ("- id: a\n  title: x\n  panels:\n    - figure: bone\n      crop: tip", "bad-place", 4),
    ("- id: a\n  title: x\n  panels:\n    - figure: bone\n      focus: marrow", "bad-place", 4),
    ("- id: a\n  title: x\n  panels:\n    - figure: bone\n      annotations: [{needle: tip}]", "bad-place", 4),
    ("- id: a\n  title: x\n  panels:\n    - figure: bone\n      annotations: [{needle: [entry, marrow]}]", "bad-place", 4),
    (
        "- id: a\n  title: x\n  panels:\n    - figure: bone\n      crop: marrow\n      annotations:\n        - arrow: far",
        "mark-outside-crop",
        6,
    ),
    ("- {id: a, title: x, panels: [{figure: frame, annotations: [{measure: [tip, front]}]}]}", "measure-without-scale", 0),
    (
        "- id: a\n  title: x\n  panels:\n    - figure: bone\n      crop: out\n      annotations: [{inset: marrow}]",
        "mark-outside-crop",
        5,
    ),
    (
        "- id: a\n  title: x\n  layout: figure-inset\n  panels:\n  - {figure: bone, crop: low}\n  - {figure: bone, crop: out}",
        "mark-outside-crop",
        5,
    ),
    ("- {id: a, title: x, panels: [{figure: frame, scale: true}]}", "scale-without-spacing", 0),
    ("- id: a\n  title: x\n  equation: 'a = \\frac{b}'", "equation-syntax", 2),
    ("- id: a\n  title: x\n  equation: {latex: '\\alhpa'}", "equation-command", 2),
    ("- id: a\n  title: x\n  equation: " + "x" * 2001, "equation-too-long", 2),
    ("- id: a\n  title: x\n  layout: thanks\n  qr: 'https://example.org/" + "a" * 2400 + "'", "qr-too-long", 3),
    ("- {id: a, title: x, chart: {kind: bar, data: [{label: a, value: 1, low: 2, high: 3}]}}", "chart-interval", 0),
    ("- {id: a, title: x, chart: {kind: pie, data: [{label: a, value: 1, low: 0, high: 3}]}}", "chart-interval", 0),
    ("- id: a\n  title: x\n  chart: {kind: bar, range: [0, 4], data: [{label: a, value: 3, high: 5}]}", "range-too-small", 2),
    ("- {id: a, title: x, chart: {kind: bar, data: [{label: a, value: 1, low: [0, 1]}]}}", "chart-data", 0),
    ("- {id: a, title: x, chart: {kind: pie, series: [A, B], data: [{label: a, value: [1, 2]}]}}", "chart-data", 0),
    ("- {id: a, title: x, points: [{text: p, number: 1}, {text: q, number: 1}]}", "number-twice", 0),
    ("- {id: a, title: x, panels: [{figure: bone, annotations: [{at: tip, number: 4}]}]}", "number-without-text", 0),
    ("- {id: a, title: x, panels: [bone], points: [{text: p, number: 1}]}", "number-without-mark", 0),
    ("- {id: a, title: x, panels: [bone], points: [{text: p, step: 3}]}", "step-gap", 0),
    ("- {id: a, title: x, points: [p], steps: [a, b]}", "steps-too-many", 0),
    ("- id: a\n  title: x\n  points:\n    - 'said [@renfew]'", "citation-unknown", 3),
    ("- id: a\n  title: x\n  quote: {text: q, source: renfew}", "citation-unknown", 2),
    ("- {id: a, title: x, notes: 'as in [@nobody]'}", "citation-unknown", 0),
    ("- {id: a, title: x, claims: [S1]}", "claim-unknown", 0),
    ("- {id: a, title: x, layout: disclosure}", "disclosure-pending", None),
    ("- {id: a, title: x, chart: {kind: bar, range: [4, 9], data: [{label: a, value: 5}]}}", "axis-cut", 0),
    ("- {id: a, title: x, chart: {kind: bar, file: none.csv}}", "file-not-found", 0),
    ("- {id: a, title: x, chart: {kind: bar, file: ../assets/bad.csv}}", "chart-file", 0),
    ("- {id: 'q-{{ q }}', title: x, for_each: q in deck.title}", "wrong-type", 0),
    ("- {id: a, title: x, for_each: q in vars.list}", "loop-id", None),
    ("- {id: a, title: x, panels: [film]}", "not-reviewed", None),
    ("- {id: a, title: x, panels: [plain]}", "kind-missing", None),
    ("- {id: a, title: x, panels: [bare]}", "credit-missing", None),
    ("- {id: a, title: x, panels: [void]}", "review-void", None),
    ("- {id: a, title: x, panels: [broken]}", "broken-picture", None),
    ("- {id: a, title: x, panels: [lost]}", "file-not-found", None),
]

SHARED = {
    "decks/shared/a.yaml": "slides:\n  - {id: two, title: Two}\n",
    "decks/shared/ring.yaml": "slides:\n  - {id: one, use: ring.yaml#two}\n  - {id: two, use: ring.yaml#one}\n",
    "decks/shared/deep.yaml": "slides:\n" + "".join(f"  - {{id: s{n}, use: 'deep.yaml#s{n + 1}'}}\n" for n in range(1, 9)),
    "assets/bad.csv": "label,valeu\na,1\n",
    "assets/broken.png": b"\x89PNG\r\n\x1a\nno picture",
}
MORE_FIGURES = """\
  plain: {file: bone.png, alt: x}
  void: {file: bone.png, kind: ct, alt: x, review: {by: AR, date: 2026-01-01, sha256: "00"}}
  broken: {file: broken.png, kind: chart, alt: x}
  lost: {file: lost.png, kind: chart, alt: x}
"""


@pytest.mark.parametrize(
    ("slides", "code", "line"), BROKEN, ids=[f"{number}-{code}" for number, (_, code, _) in enumerate(BROKEN)]
)
def test_broken(project: Any, slides: str, code: str, line: int | None) -> None:
    library = str(project.files["assets/figures.yaml"]) + MORE_FIGURES
    if "bare" in slides:
        library = "slidekit: 1\nfigures:\n  bare: {file: bone.png, kind: chart, alt: x}\n"
    head = "title: A talk\nspeaker: ../assets/speaker.yaml"
    outcome = project.resolve(slides, head, files={**SHARED, "assets/figures.yaml": library})
    hits = [found for found in outcome.diagnostics if found.code == code]
    assert hits, [f"{found.code}: {found.message}" for found in outcome.diagnostics]
    found = hits[0]
    assert found.message
    assert not found.message.endswith(".")
    assert "\n" not in found.message + found.help
    assert found.help
    assert found.span is not None
    if line is not None:
        assert (found.span.file, found.span.line) == ("decks/talk.yaml", FIRST + 1 + line)


HEADS = [
    ("venue: congres", "venue-unknown", 3),
    ("speaker: ../assets/speeker.yaml", "file-not-found", 3),
    ("references: ../assets/refs.yaml", "file-not-found", 3),
    ("theme: daylihgt", "unknown-theme", 3),
    ("template: society.potx", "file-not-found", 3),
    ("venue: logo", "file-not-found", None),
    ("speaker: {name: Ada, photo: ada.png}", "file-not-found", 3),
    ("language: fr", "words-missing", 3),
    ("venue: congress", "language-not-offered", None),
    ("venue: other", "venue-id", None),
    ("vars: {a: '{{ vars.b }}'}", "undefined-name", 3),
]


@pytest.mark.parametrize(("head", "code", "line"), HEADS)
def test_broken_heads(project: Any, head: str, code: str, line: int | None) -> None:
    files = {"decks/venues/other.yaml": "id: another\n", "decks/venues/logo.yaml": "branding: {logo: logo.png}\n"}
    found = [each for each in project.found("- {id: a, title: x}", f"title: A talk\n{head}", files=files) if each.code == code]
    assert found
    assert found[0].help
    if line is not None:
        assert found[0].span.line == line


def test_near_names_are_offered(project: Any) -> None:
    offers = {
        "- {id: a, title: x, panels: [boen]}": "did you mean bone?",
        "- {id: a, title: x, panels: [{figure: bone, annotations: [{arrow: tpi}]}]}": "did you mean tip?",
        "- {id: a, title: x, points: ['b [@renfew]']}": "did you mean renfrew?",
        "- use: shared/a.yaml#tow": "did you mean two?",
    }
    for slides, help in offers.items():
        assert help in [found.help for found in project.found(slides, files=SHARED)]


def test_several_mistakes_are_reported_together(project: Any) -> None:
    slides = """\
- {id: a, title: '{{ venue.town }}'}
- {id: b, title: x, panels: [{figure: bone, annotations: [{arrow: tpi}, {arrow: tipp}]}]}
- {id: c, title: x, points: ['said [@nobody]'], wrong: 1}
- {id: d, panels: [bon], title: x}"""
    codes = [found.code for found in project.found(slides)]
    expected = ["undefined-name", "unknown-landmark", "unknown-landmark", "citation-unknown", "unknown-key", "figure-unknown"]
    assert sorted(codes) == sorted(expected)


def test_findings_name_their_slide_and_come_once(project: Any) -> None:
    slides = "- {id: a, title: x, panels: [bone], points: [{text: p, number: 1}], unknown: 1}"
    found = project.found(slides)
    assert [(each.code, each.slide) for each in found] == [("unknown-key", "a"), ("number-without-mark", "a")]


def test_a_slide_allows_warnings_and_no_errors(project: Any) -> None:
    slides = "- {id: a, title: x, panels: [bone], points: [{text: p, number: 1}], allow: [number-without-mark]}"
    assert project.found(slides) == []
    allowed = "- {id: a, title: x, panels: [film], allow: [not-reviewed]}"
    assert [found.code for found in project.found(allowed)] == ["not-reviewed"]
    broken = "- {id: a, title: x, panels: [bon], allow: [figure-unknown]}"
    assert [found.code for found in project.found(broken)] == ["figure-unknown"]


def test_a_deck_that_is_no_deck(project: Any) -> None:
    outcome = project.resolve("- {id: a, title: x}", files={"decks/talk.yaml": "- a\n- b\n"})
    assert outcome.value is None
    assert not outcome.ok
    missing = project.resolve("- {id: a, title: x}", "venue: nowhere")
    assert missing.value is None
