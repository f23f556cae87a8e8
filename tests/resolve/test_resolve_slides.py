"""Slides: languages, tags, conditions, repeats, shared slides, sections, ids, steps."""

from __future__ import annotations

from typing import Any

import pytest

from slidekit.core.richtext import plain
from slidekit.resolve import resolve
from slidekit.source import MemoryWorkspace
from slidekit.spec import Deck, Slide

HEAD = "title: {en: A talk, es: Una charla}\nlanguages: [en, es]\nspeaker: ../assets/speaker.yaml"


def texts(slide: Any) -> list[str]:
    return [plain(point.text) for point in slide.points]


def test_language_of_a_build(project: Any) -> None:
    slides = "- {id: a, title: {en: Harvest, es: Extracción}, points: [PSIS, S1, '25.7 %']}"
    assert plain(project.slide(slides, HEAD).title) == "Harvest"
    for options in ({"language": "es"}, {"venue": "congress"}):
        outcome = project.resolve(slides, HEAD, **options)
        assert outcome.ok
        assert outcome.value.language == "es"
        assert outcome.value.title == "Una charla"
        assert plain(outcome.value.slides[0].title) == "Extracción"
        assert outcome.diagnostics == ()
    assert project.deck(slides, HEAD, venue="congress", language="en").language == "en"
    assert project.deck("- {id: a, title: {es-AR: Hola}}", "title: x\nlanguage: es").slides[0].title[0].text == "Hola"
    refused = project.resolve(slides, HEAD, language="fr")
    assert [found.code for found in refused.diagnostics] == ["language-not-offered"]


def test_plain_texts_in_another_language(project: Any) -> None:
    shared = {"decks/shared/s.yaml": "slides:\n  - {id: s, title: A harvest, points: [PSIS, Two words]}\n"}
    found = project.found("- use: shared/s.yaml#s", "title: Charla\nlanguage: es", files=shared)
    assert [(each.code, each.span.file, each.span.line) for each in found] == [
        ("other-language", "decks/shared/s.yaml", 2),
        ("other-language", "decks/shared/s.yaml", 2),
    ]
    spanish = {"decks/shared/s.yaml": "language: es\nslides:\n  - {id: s, title: Una extracción}\n"}
    assert project.found("- use: shared/s.yaml#s", "title: Charla\nlanguage: es", files=spanish) == []


def test_conditions_and_tags(project: Any) -> None:
    slides = """\
- {id: a, title: x, tags: [internal]}
- {id: b, title: x, when: "venue.audience != 'lay'"}
- {id: c, title: x, tags: [core]}
- id: d
  title: x
  points:
    - all
    - {text: lay, when: "venue.audience == 'lay'"}
    - text: experts
      when: venue.audience in ['clinical', 'scientific']
    - text: outer
      points: [{text: inner, when: false}, kept]
- {id: e, title: x, when: false}
- {id: f, title: x, when: true}"""
    head = HEAD + "\nlanguage: es"
    at_home = project.deck(slides, head)
    assert [slide.id for slide in at_home.slides] == ["a", "c", "d", "f"] or [slide.id for slide in at_home.slides] == list(
        "abcdf"
    )
    assert texts(at_home.slides[-2]) == ["all", "experts", "outer"]
    assert [plain(point.text) for point in at_home.slides[-2].points[2].points] == ["kept"]
    away = project.deck(slides, head, venue="congress")
    assert [slide.id for slide in away.slides] == ["c", "d", "f"]
    assert texts(away.slides[1]) == ["all", "lay", "outer"]


def test_include_takes_tagged_slides_and_those_without_tags(project: Any) -> None:
    files = {"decks/venues/small.yaml": "include: [core]\nexclude: [long]\n"}
    slides = """\
- {id: a, title: x}
- {id: b, title: x, tags: [core]}
- {id: c, title: x, tags: [more]}
- {id: d, title: x, tags: [core, long]}"""
    assert [slide.id for slide in project.deck(slides, "venue: small", files=files).slides] == ["a", "b"]


def test_repeats(project: Any) -> None:
    slides = """\
- id: "q-{{ q.id }}"
  for_each: q in vars.questions
  when: q.show
  title: "{{ q.text }}"
- {id: end, title: End}"""
    head = """\
vars:
  questions:
    - {id: one, text: 'Why *this*?', show: true}
    - {id: two, text: How?, show: false}
    - {id: three, text: {en: When?, es: Cuándo}, show: true}"""
    deck = project.deck(slides, head)
    assert [(slide.id, plain(slide.title)) for slide in deck.slides] == [
        ("q-one", "Why *this*?"),
        ("q-three", "When?"),
        ("end", "End"),
    ]


SHARED = {
    "decks/shared/a.yaml": """\
vars: {place: here, minutes: 5}
slides:
  - id: one
    title: "One, {{ vars.place }}, {{ vars.minutes }} minutes"
    points: [a, b]
    footnote: foot
    tags: [core]
  - use: sub/b.yaml#two
    subtitle: from a
  - layout: thanks
""",
    "decks/shared/sub/b.yaml": "slides:\n  - {id: two, layout: statement, title: Two, subtitle: from b, notes: said}\n",
}


def test_used_slides_and_overrides(project: Any) -> None:
    slides = """\
- use: shared/a.yaml#one
- use: shared/a.yaml#one
  id: again
  points: []
  layout: statement
  footnote: ""
- use: shared/a.yaml#two
- use: shared/a.yaml#thanks"""
    deck = project.deck(slides, "vars: {minutes: 20}", files=SHARED)
    first, again, two, thanks = deck.slides
    assert plain(first.title) == "One, here, 20 minutes"
    assert (texts(first), plain(first.footnote), first.tags) == (["a", "b"], "foot", ("core",))
    assert (again.id, again.points, again.footnote) == ("again", (), ())
    assert (two.id, plain(two.title), plain(two.subtitle), two.notes) == ("two", "Two", "from a", ("said",))
    assert (thanks.id, plain(thanks.title)) == ("thanks", "Thank you")


def test_when_can_be_overridden(project: Any) -> None:
    files = {"decks/shared/c.yaml": "slides:\n  - {id: c, title: x, when: false}\n"}
    assert [slide.id for slide in project.deck("- use: shared/c.yaml#c\n  when: true", files=files).slides] == ["c"]


def test_sections_start_at_the_next_kept_slide(project: Any) -> None:
    slides = """\
- {id: a, title: x}
- {id: b, title: x, section: First, when: false}
- {id: c, title: x}
- {id: d, title: "{{ slide.section }}, {{ slide.id }}"}
- {id: e, layout: section, section: Second}
- {id: f, layout: agenda}"""
    deck = project.deck(slides)
    assert [slide.section for slide in deck.slides] == [None, "First", None, "Second", None]
    assert plain(deck.slides[2].title) == "First, d"
    assert plain(deck.slides[3].title) == "Second"
    agenda = deck.slides[4]
    assert [(plain(point.text), point.number, point.text[0].bold) for point in agenda.points] == [
        ("First", 1, False),
        ("Second", 2, True),
    ]


def test_section_slides_know_which_of_how_many_they_are(project: Any) -> None:
    one, two = "- {layout: section, section: One}", "- {layout: section, section: Two}"
    slides = "\n".join((one, "- {title: x}", two, "- {layout: section, section: Three, hidden: true}"))
    assert [slide.part for slide in project.deck(slides).slides] == [(1, 2), None, (2, 2), None]
    assert project.slide(one).part is None
    listed = "\n".join(("- {layout: agenda}", "- {section: Zero, title: y}", one, two))  # as the agenda counts them
    assert [slide.part for slide in project.deck(listed).slides] == [None, None, (2, 3), (3, 3)]


def test_ids_made_for_slides(project: Any) -> None:
    slides = "- {title: Why it matters to all of us here}\n- {title: Why it matters to all of us now}\n- {layout: references}"
    outcome = project.resolve(slides)
    assert [slide.id for slide in outcome.value.slides] == [
        "why-it-matters-to-all-of",
        "why-it-matters-to-all-of-2",
        "references",
    ]
    assert [(found.code, found.help) for found in outcome.diagnostics] == [
        ("id-missing", "add id: why-it-matters-to-all-of"),
        ("id-missing", "add id: why-it-matters-to-all-of-2"),
    ]


@pytest.mark.parametrize(
    ("layout", "english", "spanish"),
    [
        ("disclosure", "Disclosure", "Declaración de intereses"),
        ("references", "References", "Referencias"),
        ("credits", "Credits", "Créditos"),
        ("thanks", "Thank you", "Gracias"),
        ("agenda", "Agenda", "Contenido"),
        ("title", "A talk", "Una charla"),
    ],
)
def test_titles_that_come_by_themselves(project: Any, layout: str, english: str, spanish: str) -> None:
    slides = f"- {{id: a, layout: {layout}}}"
    assert plain(project.slide(slides, HEAD).title) == english
    assert plain(project.slide(slides, HEAD, language="es").title) == spanish
    assert project.slide(f"- {{id: a, layout: {layout}, title: ''}}", HEAD).title == ()


def test_numbers_that_come_by_themselves(project: Any) -> None:
    for layout in ("objectives", "agenda", "take-home"):
        slide = project.slide(f"- {{id: a, layout: {layout}, points: [one, {{text: two, number: 7}}, three]}}")
        assert [point.number for point in slide.points] == [1, 7, 3]
    assert project.slide("- {id: a, title: x, points: [one]}").points[0].number is None


def test_the_title_slide(project: Any) -> None:
    slides = "- {layout: title}"
    head = HEAD + "\nsubtitle: {en: Sub, es: Sub}"
    slide = project.slide(slides, head, venue="congress")
    assert (slide.id, plain(slide.title), plain(slide.subtitle)) == ("title", "Una charla", "Sub")
    assert plain(slide.dateline) == "Rosario, 17 de abril de 2026"
    assert project.slide(slides, head).dateline == ()
    assert plain(project.slide("- {layout: title, dateline: Somewhere}", head).dateline) == "Somewhere"
    assert project.slide("- {layout: title, dateline: ''}", head, venue="congress").dateline == ()


def test_layouts_by_content(project: Any) -> None:
    slides = """\
- {id: a, title: x}
- {id: b, title: x, points: [p]}
- {id: c, title: x, panels: [bone]}
- {id: d, title: x, panels: [bone], points: [p]}
- {id: e, title: x, panels: [bone, frame]}
- {id: f, title: x, table: {rows: [[a, b]]}}"""
    deck = project.deck(slides)
    assert [slide.layout for slide in deck.slides] == ["statement", "points", "figure", "points-figure", "compare", "table"]


BUILD = """\
- id: a
  section: Start
  title: x
  panels:
    - figure: bone
      annotations:
        - {needle: [entry, tip], label: First}
        - {arrow: tip, label: Second, step: 2}
  points:
    - p
    - {text: q, step: 3, points: [{text: r, step: 3}]}
  notes: For all.
  seconds: 80
  steps:
    - {notes: "One [@renfrew].", seconds: 10}
    - {seconds: 20}
    - {notes: Three., seconds: 10}"""


def test_steps_in_one_slide(project: Any) -> None:
    deck = project.deck(BUILD)
    assert len(deck.slides) == 1
    slide = deck.slides[0]
    assert (slide.states, slide.seconds, slide.notes) == (3, 80.0, ("For all.",))
    assert [step.seconds for step in slide.steps] == [20.0, 40.0, 20.0]
    assert [step.notes for step in slide.steps] == [("One Renfrew 1991.",), (), ("Three.",)]
    assert [mark.step for mark in slide.panels[0].marks] == [1, 2]


def test_steps_as_pages(project: Any) -> None:
    files = {"decks/venues/still.yaml": "forbid: {animations: true}\n"}
    pages = project.deck(BUILD, "venue: still", files=files).slides
    assert [page.id for page in pages] == ["a", "a@2", "a@3"]
    assert [page.section for page in pages] == ["Start", None, None]
    assert [(page.shown, page.states) for page in pages] == [(1, 3), (2, 3), (3, 3)]
    assert [[mark.step for mark in page.panels[0].marks] for page in pages] == [[1, 2]] * 3
    assert [page.notes for page in pages] == [("1 / 3", "One Renfrew 1991."), ("2 / 3", "For all."), ("3 / 3", "Three.")]
    assert [(page.seconds, page.steps) for page in pages] == [(20.0, ()), (40.0, ()), (20.0, ())]
    assert "Second" not in pages[0].panels[0].alt
    assert pages[1].panels[0].alt.endswith("An arrow marks Second.")


def test_seconds_of_pages_without_own(project: Any) -> None:
    files = {"decks/venues/still.yaml": "forbid: {animations: true}\n"}
    slides = "- {id: a, title: x, seconds: 40, points: [p, {text: q, step: 2}], notes: n}"
    assert [page.seconds for page in project.deck(slides, "venue: still", files=files).slides] == [20.0, 20.0]
    assert project.slide("- {id: a, title: x, steps: [{seconds: 7}]}").seconds == 7
    assert project.slide("- {id: a, title: x}").seconds == 0


def test_notes_are_paragraphs_of_plain_text(project: Any) -> None:
    slides = "- id: a\n  title: x\n  notes: |\n    First **line**\n    goes on.\n\n    Second, as in [@renfrew, p. 3].\n"
    assert project.slide(slides).notes == ("First line goes on.", "Second, as in Renfrew 1991, p. 3.")


def test_slide_keys_pass_through(project: Any) -> None:
    files = {"assets/claims.yaml": "claims:\n  S1: {text: A, quote: a}\n"}
    slide = project.slide(
        "- {id: a, title: x, claims: [S1], tags: [t], hidden: true, overflow: error, "
        "allow: [many-words, {code: many-marks, why: y}]}",
        "allow: [title-twice]",
        files=files,
    )
    assert (slide.claims, slide.tags, slide.hidden, slide.overflow) == (("S1",), ("t",), True, "error")
    assert slide.allow == {"many-words", "many-marks", "title-twice"}
    assert project.slide("- {layout: references}").overflow == "split"


def test_expressions_in_any_text(project: Any) -> None:
    slides = """\
- id: a
  title: "{{ deck.title }} for {{ venue.name | default('you') }}"
  points: ["**{{ speaker.last }}**, {{ 25.7 | number }} %", "{{ vars.raw }}"]
  seconds: "{{ vars.minutes * 60 }}"
  notes: "{{ deck.revision }}\""""
    head = HEAD + "\nlanguage: es\nvars: {minutes: 2, raw: 'a *b* [@x] {{ speaker.name }}'}\nrevision: 7"
    slide = project.slide(slides, head)
    assert plain(slide.title) == "Una charla for you"
    assert [(part.text, part.bold) for part in slide.points[0].text] == [("Soto", True), (", 25,7 %", False)]
    assert texts(slide)[1] == "a *b* [@x] Ada Ruiz Soto"
    assert (slide.seconds, slide.notes) == (120, ("7",))


def test_a_python_deck_is_read_like_a_file(project: Any) -> None:
    workspace = MemoryWorkspace(project.files)
    deck = Deck(
        title="From Python",
        speaker="assets/speaker.yaml",
        slides=[
            Slide(id="a", title="One {{ deck.title }}", points=["p **bold**"]),
            Slide(id="b", title="Two", panels=[{"figure": "bone", "annotations": [{"arrow": "tip", "label": "Tip"}]}]),
            Slide(id="c", title="x", panels=["boen"]),
        ],
    )
    outcome = resolve(workspace, deck, moment="2026-01-02T03:04:05Z")
    assert [found.code for found in outcome.diagnostics] == ["figure-unknown"]
    assert outcome.value is not None
    assert (outcome.value.id, outcome.value.moment, outcome.value.speaker.family) == (
        "from-python",
        "2026-01-02T03:04:05Z",
        "Soto",
    )
    assert plain(outcome.value.slides[0].title) == "One From Python"
    assert outcome.value.slides[1].panels[0].marks[0].place.point == (0.5, 0.5)
