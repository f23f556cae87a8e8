"""The traps of the grammar's section 3 that the models catch, and what each type says."""

from __future__ import annotations

import pytest
from spec_reading import cut, findings, good, only, reading, slide_of

from slidekit.core.diagnostics import Span
from slidekit.source import from_data
from slidekit.spec import ClaimsFile, Deck, FiguresFile, ReferencesFile, Slide, SlidesFile, Speaker, Venue, read

SLIDE = [
    ("points:\n  - Without imaging: blood", "text-is-a-map", '- "Without imaging: blood"'),
    ("points:\n  - {text: {Without imaging: blood}}", "text-is-a-map", '"Without imaging: blood"'),
    ("title: {Without imaging: blood}", "text-is-a-map", 'title: "Without imaging: blood"'),
    ("points:\n  - Right spot:\n      - cells", "text-is-a-map", "text: Right spot and, below it, points:"),
    ("title: {en: Yes, we can: no, es: Sí}", "text-is-a-map", "quote a text"),
    ("title: {en: {a: b}}", "text-is-a-map", 'en: "a: b"'),
    ("title: [a, b]", "wrong-type", "write one text"),
    ("hidden: yes", "wrong-type", "write true"),
    ("hidden: off", "wrong-type", "write false"),
    ("seconds: 90s", "wrong-type", "write 90"),
    ("seconds: 5 min", "wrong-type", "write 5"),
    ("seconds: 1,5", "wrong-type", "write 1.5"),
    ("seconds: long", "wrong-type", "write a number"),
    ("seconds: -1", "out-of-range", "write 0 or more"),
    ("points: one", "wrong-type", "write points: [one]"),
    ("panels: bone", "wrong-type", "write panels: [bone]"),
    ("table: x", "wrong-type", "rows"),
    ("points:\n  - [a, b]", "wrong-type", "write a text"),
    ("panels: [assets/bone.png]", "figure-is-a-path", "bone: {file: bone.png"),
    ("panels: [Bone Section]", "wrong-type", "write bone-section"),
    ("panels:\n  - caption: x", "missing-key", "add figure: …"),
    ("titel: x", "unknown-key", "did you mean title?"),
    ("bullets: [x]", "unknown-key", "did you mean points?"),
    ("layout: pionts", "unknown-value", "did you mean points?"),
    ("layout: '{{ vars.l }}'", "unknown-value", "known:"),
    ("overflow: splitt", "unknown-value", "did you mean split?"),
    ("title: CD34<sup>+</sup>", "html-in-text", "write ^…^"),
    ("title: a<br>b", "html-in-text", "lines break by themselves"),
    ("points:\n  - <b>x</b>", "html-in-text", "write **…**"),
    ("notes:\n  en: <div>x</div>", "html-in-text", "take the tag out"),
    ("when: \"{{ venue.audience != 'lay' }}\"", "braces-in-when", "write when: venue.audience != 'lay'"),
    ("when: '!vars.x'", "wrong-type", "write when: not vars.x"),
    ("use: shared/a.yaml", "use-without-id", "write use: shared/a.yaml#slide-id"),
    ("for_each: vars.questions", "wrong-type", "write for_each: q in vars.questions"),
    ("for_each: q in vars.questions", "loop-id", 'write id: "one-{{ q.id }}"'),
    ("claims: S1", "wrong-type", "write claims: [S1]"),
    ("tags: [Core Slides]", "wrong-type", "write core-slides"),
    ("qr: www.example.org", "wrong-type", "write https://www.example.org"),
    ("table:\n  rows: [[a, b], [c]]", "table-shape", "quote cells"),
    ("table:\n  rows: [[a, b]]\n  widths: [1]", "table-shape", "one weight"),
    ("table:\n  rows: [[a, b]]\n  highlight: {row: 2}", "table-shape", "count from 1"),
    ("chart: {kind: bar}", "chart-data", "one of the two"),
    ("chart: {kind: bars, data: [{value: 1}]}", "unknown-value", "did you mean bar?"),
    ("chart: {kind: bar, series: [A, B], data: [{label: x, value: [1, 2, 3]}]}", "chart-data", "one number for each"),
    ("chart: {kind: bar, data: [{label: x, value: 12 %}]}", "wrong-type", "write 12"),
    ("points:\n  - text: a\n    points:\n      - text: b\n        points: [c]", "unknown-key", "two levels"),
    ("panels:\n  - {figure: a, scale: 10}", "wrong-type", "write scale: 10 mm"),
    ("panels:\n  - {figure: a, verdict: {text: x, sign: tick}}", "unknown-value", "known:"),
    ("notes: ~", "empty-value", "fill it in"),
]


@pytest.mark.parametrize(("lines", "code", "help"), SLIDE)
def test_slide_traps(lines: str, code: str, help: str) -> None:
    finding = only(findings(lines), code)
    assert help in finding.help
    assert finding.slide == "one"
    assert "\n" not in finding.message
    assert not finding.message.endswith(".")


DECK = [
    (Deck, "title: x\nslides: [{title: y}]", "missing-key", "add slidekit: 1"),
    (Deck, "slidekit: 1\ntitle: x", "missing-key", "add slides"),
    (Deck, "slidekit: 2\nslides: [{title: x}]", "unknown-value", "write slidekit: 1"),
    (Deck, "slidekit: 1\nlanguage: EN\nslides: [{title: x}]", "wrong-type", "write en"),
    (Deck, "slidekit: 1\nlanguages: [pt_br]\nslides: [{title: x}]", "wrong-type", "write pt-BR"),
    (Deck, "slidekit: 1\nid: My Deck\nslides: [{title: x}]", "wrong-type", "write my-deck"),
    (Deck, "slidekit: 1\ntemplate: C:\\a.potx\nslides: [{title: x}]", "wrong-type", "C:/a.potx"),
    (Deck, "slidekit: 1\nspeaker: /home/a.yaml\nslides: [{title: x}]", "wrong-type", "relative"),
    (Deck, "slidekit: 1\nspeaker: {nmae: x}\nslides: [{title: x}]", "unknown-key", "did you mean name?"),
    (Venue, "fonts: {min_pt: 18pt}", "wrong-type", "write 18"),
    (Venue, "screen: {aspect: 4/3}", "unknown-value", "did you mean 4:3?"),
    (Venue, "event: {start: 28.4.2026}", "wrong-type", "write 2026-04-28"),
    (Venue, "date: 2026-02-30", "wrong-type", "year-month-day"),
    (Venue, "city: Oslo", "unknown-key", "event: {city: …}"),
    (Venue, "required: [titel]", "unknown-value", "did you mean title?"),
    (Venue, "branding: {accent: blue}", "wrong-type", "hex digits"),
    (Venue, "sources: [{rule: fonts.minpt}]", "unknown-value", "did you mean fonts.min_pt?"),
    (Venue, "screen: {pixels: [1024]}", "wrong-type", "1920"),
    (FiguresFile, "figures: {a: {file: a.png}}", "alt-missing", "decorative: true"),
    (FiguresFile, "figures: {a: {alt: x}}", "missing-key", "add file:"),
    (FiguresFile, "figures: {a: {file: a.png, alt: x, license: CC0}}", "unknown-key", "licence"),
    (FiguresFile, "figures: {a: {file: a.png, alt: x, side: left}}", "unknown-value", "known: L, R"),
    (FiguresFile, "figures: {a: {file: a.png, alt: x, spacing_mm: 0.2}}", "wrong-type", "write spacing_mm: [0.2]"),
    (Speaker, "name: A\ndisclosures: {statement: nothing}", "missing-key", "add as_of:"),
    (
        Speaker,
        "name: A\ndisclosures: {statement: relationships, as_of: 2026-04-01, relationships: []}",
        "disclosure-empty",
        "list them",
    ),
    (Speaker, "name: A\ndisclosures: {statement: relationships, as_of: 2026-04-01}", "disclosure-empty", "add relationships:"),
    (
        Speaker,
        "name: A\ndisclosures: {statement: pending, relationships: [{with: B, nature: c}]}",
        "disclosure-contradiction",
        "relationships",
    ),
    (ReferencesFile, "references: {a: {title: x, kind: paper}}", "unknown-value", "did you mean"),
    (ReferencesFile, "references: {a: {year: 1991}}", "missing-key", "add title"),
    (ClaimsFile, "claims: {S1: {text: x, quote: y, status: opinoin}}", "unknown-value", "did you mean opinion?"),
]


@pytest.mark.parametrize(("model", "text", "code", "help"), DECK)
def test_file_traps(model: type, text: str, code: str, help: str) -> None:
    assert help in only(reading(model, text).diagnostics, code).help


def test_all_mistakes_come_at_once_in_the_order_of_the_file() -> None:
    text = slide_of("""
        titel: x
        layout: pionts
        seconds: 90s
        panels:
          - figure: a/b.png
            fit: contian
          - crop: [0.1, 0.2]
        points:
          - a: b
          - text: x
            number: one
        """)
    found = reading(Deck, text).diagnostics
    assert [(each.code, cut(text, each)) for each in found] == [
        ("unknown-key", "titel"),
        ("unknown-value", "pionts"),
        ("wrong-type", "90s"),
        ("figure-is-a-path", "a/b.png"),
        ("unknown-value", "contian"),
        ("missing-key", "crop: [0.1, 0.2]"),
        ("bad-place", "[0.1, 0.2]"),
        ("text-is-a-map", "a: b"),
        ("wrong-type", "one"),
    ]


def test_scalars_stay_as_spelled() -> None:
    deck = good(
        Deck,
        """
        slidekit: 1
        language: no
        slides:
          - id: 007
            title: {no: Hei, en: Hello}
            points: [{en: Yes, id: Ya}, Off, 1.10]
            number: {value: 1.10}
            claims: [S1, S4]
            when: venue.country in ['US', 'CA']
        """,
    )
    slide = deck.slides[0]
    assert deck.language == "no"
    assert slide.id == "007"
    assert slide.title == {"no": "Hei", "en": "Hello"}
    assert [point.text for point in slide.points] == [{"en": "Yes", "id": "Ya"}, "Off", "1.10"]
    assert slide.number is not None
    assert slide.number.value == "1.10"
    assert slide.claims == ["S1", "S4"]
    assert slide.when == "venue.country in ['US', 'CA']"
    assert good(Venue, "screen: {aspect: 4:3}").screen.aspect == "4:3"  # type: ignore[union-attr]


def test_signs_that_are_no_html_are_text() -> None:
    assert findings("title: <5 mm and >3\npoints: ['a < b', '`<b>`', '\\<b> literal', 'p<0.05']") == ()


def test_templates_pass_once_and_are_checked_afterwards() -> None:
    lines = (
        "title: '{{ x }}'\nseconds: '{{ vars.s }}'\nhidden: '{{ vars.h }}'\noverflow: '{{ vars.o }}'\npanels: ['{{ vars.f }}']"
    )
    assert findings(lines) == ()
    found = findings(lines, templates=False)
    assert [each.code for each in found] == ["wrong-type", "wrong-type", "unknown-value", "wrong-type"]
    places = "panels:\n  - figure: a\n    crop: '{{ vars.c }}'\n    annotations:\n      - arrow: ['{{ vars.x }}', 0.2]\n"
    assert findings(places) == ()


def test_inserted_values_lose_their_wrapping_before_they_are_checked() -> None:
    data = {
        "title": "a \ufdd0<b>\ufdd1",
        "seconds": "\ufdd090\ufdd1",
        "hidden": "\ufdd0true\ufdd1",
        "panels": ["bone-\ufdd0section\ufdd1"],
        "points": [{"text": "x", "number": "\ufdd02\ufdd1"}],
        "when": "\ufdd0true\ufdd1",
    }
    span = Span("a.yaml", 1, 1, 1, 2)
    outcome = read(Slide, from_data(data, span))
    assert outcome.diagnostics == ()
    slide = outcome.value
    assert slide is not None
    assert (slide.seconds, slide.hidden, slide.panels[0].figure) == (90, True, "bone-section")
    assert slide.title == "a \ufdd0<b>\ufdd1"


def test_loop_names_itself_in_the_id() -> None:
    text = "slidekit: 1\nslides:\n  - id: 'q-{{ q.id }}'\n    for_each: q in vars.questions\n    title: '{{ q.text }}'\n"
    assert good(Deck, text).slides[0].for_each == "q in vars.questions"
    only(reading(Deck, text.replace("    for_each: q in vars.questions\n", "")).diagnostics, "wrong-type")


def test_empty_values_are_told_once() -> None:
    assert findings("title: x\nnotes:") == ()  # source has said it
    only(findings("points:\n  - Tip:"), "text-is-a-map")


def test_blocks_know_their_place() -> None:
    text = slide_of("panels:\n  - bone\n  - figure: skin\n    annotations:\n      - arrow: tip\npoints: [a]")
    slide = good(Deck, text).slides[0]
    assert slide.panels[0].span is not None
    assert slide.panels[0].span.line == 5
    assert slide.panels[1].annotations[0].span is not None
    assert slide.panels[1].annotations[0].span.line == 8
    where = slide.span_of("panels", 1, "figure")
    assert where is not None
    assert (where.line, where.column) == (6, 17)


def test_a_deck_is_a_source_of_slides_and_shared_files_need_slides_only() -> None:
    assert good(SlidesFile, "languages: [en, es]\nslides:\n  - {id: a, title: {en: A, es: B}}").slides[0].id == "a"
