"""Panels, marks, discs, alt texts; citations, blocks, venue and speaker."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

import pytest

from slidekit.core.geometry import Area
from slidekit.core.richtext import plain

COMPARE = """\
- id: a
  title: x
  panels:
    - figure: bone
      crop: marrow
      annotations:
        - {ellipse: tip, label: Tip, size: [0.2, 0.1]}
        - {number: tip}
        - {needle: [entry, tip], confirmed: false, number: 1}
    - figure: frame
      caption: ""
      fit: cover
      focus: tip
      time: Frame 1
      verdict: {text: Good, sign: check}
      badges: [unpublished]
      annotations:
        - {number: front}
        - {circle: tip, label: Round}
        - {arrow: [0.2, 0.3], from: top-left, label_at: [0.1, 0.1], style: risk, dashed: true}
  annotations:
    - {crosshair: tip, id: cross}
  points:
    - {text: one, number: 1}
    - {text: two, number: 2}
    - {text: three, number: 3}"""


def test_panels(project: Any) -> None:
    slide = project.slide(COMPARE)
    first, second = slide.panels
    assert [panel.letter for panel in slide.panels] == ["A", "B"]
    assert (first.crop, plain(first.caption), first.badges) == (Area(0.2, 0.2, 0.6, 0.6), "Section of bone", ("ILLUSTRATION",))
    assert (second.caption, second.fit, second.focus, second.time) == ((), "cover", (0.3, 0.4), "Frame 1")
    assert second.badges == ("SIMULATED", "UNPUBLISHED")
    assert second.verdict is not None
    assert (plain(second.verdict.text), second.verdict.sign) == ("Good", "check")
    assert (second.figure.pixels, second.figure.view, second.figure.contrast) == ((16, 8), "Lateral", True)
    assert first.figure.sha256 == hashlib.sha256(project.files["assets/bone.png"]).hexdigest()
    assert first.figure.path == "assets/bone.png"
    assert project.slide("- {id: a, title: x, panels: [bone]}").panels[0].letter is None


def test_marks(project: Any) -> None:
    first, second = project.slide(COMPARE).panels
    assert [mark.id for mark in first.marks] == ["cross", "ellipse-tip", "number-tip", "needle-entry-tip"]
    assert [mark.id for mark in second.marks] == ["cross", "number-front", "circle-tip", "arrow"]
    assert first.marks[1].size == (0.2, 0.1)
    assert second.marks[2].size == pytest.approx((0.06, 0.12))
    assert second.marks[0].place.point == (0.3, 0.4)
    assert first.marks[3].place.path == ((0.1, 0.1), (0.5, 0.5))
    arrow = second.marks[3]
    assert (arrow.start, arrow.label_at, arrow.style, arrow.dashed) == ("top-left", (0.1, 0.1), "risk", True)


def test_bare_discs_take_the_next_free_number(project: Any) -> None:
    first, second = project.slide(COMPARE).panels
    assert [mark.number for mark in first.marks] == [None, None, 2, 1]
    assert [mark.number for mark in second.marks] == [None, 3, None, None]
    shared = "- {id: a, title: x, panels: [bone, frame], annotations: [{number: tip}], points: [{text: p, number: 1}]}"
    assert [mark.number for panel in project.slide(shared).panels for mark in panel.marks] == [1, 1]


def test_alt_says_what_the_marks_say(project: Any) -> None:
    first, second = project.slide(COMPARE).panels
    assert first.alt == ("A bone. An outline marks Tip. A number marks number 2. A drawn needle, its tip assumed: number 1.")
    assert second.alt == "A frame. A number marks number 3. A circle marks Round."
    slides = """\
- id: a
  title: {en: x, es: x}
  panels:
    - figure: bone
      alt: {en: Cut, es: "Recorte **de** hueso"}
      annotations: [{arrow: tip, label: {en: 'Where?', es: '¿Dónde?'}}]"""
    spanish = project.slide(slides, "languages: [en, es]", language="es")
    assert spanish.panels[0].alt == "Recorte de hueso. Una flecha señala ¿Dónde?"


@pytest.mark.parametrize(
    ("marks", "says"),
    [
        ("{inset: marrow, label: The marrow}", "A box and a magnified copy show The marrow."),
        ("{inset: marrow}", "A box and a magnified copy show a part of the picture."),
        ("{inset: marrow}, {at: far, label: Far}", "A box and a magnified copy show a part of the picture. Far is named."),
        ("{inset: marrow}, {arrow: tip, label: Tip}", "A box and a magnified copy show Tip. An arrow marks Tip."),
    ],
)
def test_alt_says_what_a_close_up_shows(project: Any, marks: str, says: str) -> None:
    slide = project.slide(f"- {{id: a, title: x, panels: [{{figure: bone, annotations: [{marks}]}}]}}")
    assert slide.layout == "figure-inset"
    assert slide.panels[0].alt == f"A bone. {says}"


def test_marks_of_the_slide_go_where_the_landmark_is(project: Any) -> None:
    slide = project.slide("- {id: a, title: x, panels: [bone, frame], annotations: [{arrow: front, label: Front}]}")
    assert [len(panel.marks) for panel in slide.panels] == [0, 1]


def test_different_patients(project: Any) -> None:
    found = project.resolve("- {id: a, title: x, panels: [film, film-2, bone]}").value
    assert [panel.badges for panel in found.slides[0].panels] == [(), ("DIFFERENT PATIENT",), ("ILLUSTRATION",)]
    same = project.resolve("- {id: a, title: x, panels: [film, film]}").value
    assert [(panel.id, panel.badges) for panel in same.slides[0].panels] == [("film", ()), ("film-2", ())]


def test_the_venue_swaps_figures(project: Any) -> None:
    head = "title: {en: T, es: T}\nlanguages: [en, es]\nspeaker: ../assets/speaker.yaml"
    slide = project.slide("- {id: a, title: PSIS, panels: [frame]}", head, venue="congress")
    assert (slide.panels[0].figure.id, slide.panels[0].id) == ("bone", "frame")
    assert slide.panels[0].badges == ("ILUSTRACIÓN",)
    lacks = project.found(
        "- {id: a, title: PSIS, panels: [{figure: frame, annotations: [{arrow: front}]}]}", head, venue="congress"
    )
    assert [found.code for found in lacks] == ["unknown-landmark"]


def test_a_review_holds_for_its_bytes(project: Any) -> None:
    sha = hashlib.sha256(project.files["assets/bone.png"]).hexdigest()
    review = f"{{by: AR, date: 2026-01-01, sha256: {sha}}}"
    library = f"figures:\n  film: {{file: bone.png, kind: ct, alt: x, credit: me, review: {review}}}"
    assert project.found("- {id: a, title: x, panels: [film]}", files={"assets/figures.yaml": library}) == []


def test_figures_are_read_only_when_used(project: Any) -> None:
    library = str(project.files["assets/figures.yaml"]) + "  lost: {file: lost.png, alt: x}\n"
    deck = project.deck("- {id: a, title: x, panels: [bone]}", files={"assets/figures.yaml": library})
    assert list(deck.figures) == ["bone"]
    assert [plain(line) for line in deck.credits] == ["Ada Ruiz, CC-BY-4.0"]


def test_expressions_in_captions(project: Any) -> None:
    library = (
        "figures:\n  a: {file: bone.png, kind: chart, alt: 'Of {{ deck.title }}', caption: 'By *{{ deck.title }}*', credit: me}"
    )
    panel = project.slide("- {id: a, title: x, panels: [a]}", files={"assets/figures.yaml": library}).panels[0]
    assert (panel.alt, plain(panel.caption), panel.caption[-1].italic) == ("Of A talk", "By A talk", True)


def test_citations_are_numbered_by_first_appearance(project: Any) -> None:
    slides = """\
- {id: a, title: "x [@eskey]", points: ["p [@renfrew; @eskey]", "q [@renfrew, p. 3]"]}
- id: b
  title: x
  layout: figure-points
  panels: [{figure: bone, caption: "c [@centeno]"}]
  points: ["p [@renfrew]"]
- {id: c, title: x, quote: {text: q, source: [renfrew, eskey]}}
- {id: d, title: x, quote: {text: q, source: Said in passing}, notes: "[@eskey]"}"""
    deck = project.deck(slides)
    one, two, three, four = deck.slides
    assert one.title[1].text == "[1]"
    assert one.points[0].text[1].text == "[2, 1]"
    assert one.points[1].text[1].text == "[2, p. 3]"
    assert one.cites == ("eskey", "renfrew")
    assert (two.panels[0].caption[1].text, two.cites) == ("[3]", ("centeno", "renfrew"))
    assert three.quote is not None
    assert four.quote is not None
    assert "".join(part.text for part in three.quote.source) == "Renfrew 1991 [2]; Eskey 2001 [1]"
    assert plain(four.quote.source) == "Said in passing"
    assert four.notes == ("Eskey 2001",)
    assert [(reference.number, reference.key, reference.short) for reference in deck.references] == [
        (1, "eskey", "Eskey 2001"),
        (2, "renfrew", "Renfrew 1991"),
        (3, "centeno", "Centeno"),
    ]
    full = ["".join(part.text for part in reference.full) for reference in deck.references]
    assert full == [
        "Eskey CJ. Lumbar puncture. 2001.",
        "Renfrew DL, Moore TE. Correct placement. AJNR. 1991;12(5):1003–1007. doi: 10.1000/1.",
        "Centeno C. Mythbusters. Available from: example.org/a. Opinion.",
    ]
    assert [reference.confirmed for reference in deck.references] == [True, True, False]


def test_points_come_first_where_they_are_read_first(project: Any) -> None:
    slides = "- {id: a, title: x, panels: [{figure: bone, caption: 'c [@centeno]'}], points: ['p [@renfrew]']}"
    assert [reference.key for reference in project.deck(slides).references] == ["renfrew", "centeno"]


def test_references_that_are_no_json(project: Any) -> None:
    found = project.found(
        "- {id: a, title: x}", "references: ../assets/refs.json", files={"assets/refs.json": '[{"id": 1,\n}]'}
    )
    assert [(each.code, each.span.line) for each in found] == [("references-json", 2)]


def test_references_in_csl(project: Any) -> None:
    csl = """[{"id": "smith", "type": "article-journal", "title": "A thing", "container-title": "Journal", "volume": "3",
      "author": [{"family": "Smith", "given": "Ann Bea"}, {"literal": "A Group"}], "issued": {"date-parts": [[2019, 5, 4]]}}]"""
    files = {"assets/refs.json": csl}
    deck = project.deck("- {id: a, title: x, points: ['p [@smith]']}", "references: ../assets/refs.json", files=files)
    assert deck.references[0].short == "Smith 2019"
    full = "".join(part.text for part in deck.references[0].full)
    assert full == "Smith AB, A Group. A thing. Journal. 4 May 2019;3."


def test_addresses_stay_away_where_they_are_forbidden(project: Any) -> None:
    files = {"decks/venues/quiet.yaml": "forbid: {urls: true}\n"}
    deck = project.deck("- {id: a, title: x, points: ['p [@centeno]']}", "venue: quiet", files=files)
    assert "".join(part.text for part in deck.references[0].full) == "Centeno C. Mythbusters. Opinion."
    slides = "- {layout: thanks, qr: 'https://example.org'}"
    assert [found.code for found in project.found(slides, "venue: quiet", files=files)] == ["qr-left-out"]
    assert project.deck(slides, "venue: quiet", files=files).slides[0].qr is None
    assert project.found(slides) == []


def test_blocks(project: Any) -> None:
    slides = """\
- id: t
  title: x
  table: {header: [A, B], rows: [[1.10, "**b**"], [2, d]], highlight: {row: 2}, source: renfrew}
- id: c
  title: x
  chart:
    kind: column
    unit: "%"
    range: [0, 50]
    series: [One, Two]
    data:
      - {label: L, value: [1, 2.5], n: 12, style: focus}
- {id: s, title: x, chart: {kind: scatter, data: [{x: 1, y: 2}]}}
- {id: n, title: x, number: {value: 10.0, unit: "%", text: of all}}
- {id: q, title: x, quote: {text: Words, by: Somebody, original: es}}
- id: k
  title: x
  columns:
    - {title: Left, sign: cross, points: [p]}
    - {title: Right, text: words, figure: bone}"""
    table, chart, scatter, number, quote, columns = project.deck(slides).slides
    assert [[plain(cell) for cell in row] for row in table.table.rows] == [["1.10", "b"], ["2", "d"]]
    assert (table.table.widths, table.table.highlight) == ((), (2, None))
    assert (chart.chart.unit, chart.chart.range, chart.chart.data[0].values) == ("%", (0, 50), (1, 2.5))
    assert (chart.chart.data[0].n, chart.chart.data[0].style) == ("12", "focus")
    assert (scatter.chart.data[0].x, scatter.chart.data[0].values) == (1, (2,))
    assert plain(number.number.value) == "10.0"
    assert (quote.quote.translated, plain(quote.quote.by)) == (True, "Somebody")
    left, right = columns.columns
    assert (left.sign, left.points[0].text[0].text, left.panel) == ("cross", "p", None)
    assert (right.panel.figure.id, right.panel.alt) == ("bone", "A bone")


def test_chart_data_from_a_file(project: Any) -> None:
    files = {"assets/a.csv": "label;value;n\nBedside;10.1;1489\nX-ray;3.5;723\n", "assets/b.csv": "label,One,Two\na,1,2\n"}
    slides = """\
- {id: a, title: x, chart: {kind: bar, file: ../assets/a.csv}}
- {id: b, title: x, chart: {kind: bar, series: [One, Two], file: ../assets/b.csv}}"""
    first, second = project.deck(slides, files=files).slides
    assert [(plain(d.label), d.values, d.n) for d in first.chart.data] == [
        ("Bedside", (10.1,), "1489"),
        ("X-ray", (3.5,), "723"),
    ]
    assert second.chart.data[0].values == (1, 2)
    for broken in ("label,value\na,many\n", "label,value\n", "label,value\n\xff".encode("latin-1")):
        found = project.found(slides.splitlines()[0], files={"assets/a.csv": broken})
        assert [each.code for each in found] == ["chart-file"]


def test_the_venue(project: Any) -> None:
    head = "title: {en: T, es: T}\nlanguages: [en, es]\nspeaker: ../assets/speaker.yaml\nrevision: 3"
    deck = project.deck("- {id: a, title: PSIS}", head, venue="congress")
    venue = deck.venue
    assert (venue.id, venue.name, venue.city, venue.day) == ("congress", "Annual Meeting", "Rosario", date(2026, 4, 17))
    assert (venue.min_pt, venue.label_pt, venue.caption_pt, venue.animations) == (24.0, 16.0, 14.0, False)
    assert venue.filename == "Soto_congress_v3"
    assert venue.unconfirmed_rules == {"fonts.min_pt"}
    assert deck.moment == "2026-04-17T00:00:00Z"
    plain_venue = project.deck("- {id: a, title: x}").venue
    assert (plain_venue.id, plain_venue.aspect, plain_venue.pixels, plain_venue.min_pt) == (
        "default",
        "16:9",
        (1920, 1080),
        18.0,
    )
    assert project.deck("- {id: a, title: x}").moment == "1980-01-01T00:00:00Z"


def test_the_theme_of_a_venue_wins(project: Any) -> None:
    files = {"decks/venues/bright.yaml": "theme: ../../themes/bright.yaml\n"}
    assert project.deck("- {id: a, title: x}").theme == "reading-room"
    assert project.deck("- {id: a, title: x}", "theme: daylight").theme == "daylight"
    assert project.deck("- {id: a, title: x}", "theme: daylight\nvenue: bright", files=files).theme == "themes/bright.yaml"


STATED = """\
name: Ada Ruiz
disclosures:
  statement: relationships
  as_of: 2026-04-01
  relationships:
    - {with: Company, nature: Royalties, amount: 10 000 USD, from: "2024", mitigated: true}
    - {with: Other, nature: Owner, from: "2020", to: "2022"}
  unapproved: Cells
"""


def test_disclosures(project: Any) -> None:
    pending = project.resolve("- {layout: disclosure}", "speaker: ../assets/speaker.yaml")
    assert [found.code for found in pending.diagnostics] == ["disclosure-pending"]
    assert pending.value.speaker.pending
    assert plain(pending.value.speaker.disclosure[0].text) == "Disclosure pending: the speaker has not stated it yet"
    assert project.found("- {id: a, title: x}", "speaker: ../assets/speaker.yaml") == []
    deck = project.deck("- {layout: disclosure}", "speaker: ../assets/s.yaml", files={"assets/s.yaml": STATED})
    assert [plain(point.text) for point in deck.speaker.disclosure] == [
        "Company: Royalties (10 000 USD, since 2024, mitigated)",
        "Other: Owner (2020–2022)",
        "As of 1 April 2026",
        "Unapproved or investigational uses discussed: Cells",
    ]
    nothing = "name: Ada\ndisclosures: {statement: nothing, as_of: 2026-04-01}\n"
    deck = project.deck("- {layout: disclosure}", "speaker: ../assets/s.yaml", files={"assets/s.yaml": nothing})
    assert plain(deck.speaker.disclosure[0].text).startswith("The speaker has no relevant")


def test_the_same_input_gives_the_same_deck(project: Any) -> None:
    assert project.resolve(COMPARE).value == project.resolve(COMPARE).value
