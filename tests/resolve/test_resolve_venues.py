"""What a venue does to a deck: every key has an effect."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageDraw

from slidekit.core.diagnostics import Severity
from slidekit.core.richtext import plain
from slidekit.resolve.catalogue import list_venues, show_venue
from slidekit.resolve.library import library_venues
from slidekit.source import MemoryWorkspace

A = "- {id: a, title: x}"
SPEAKER = "speaker: ../assets/s.yaml"
STATED = """\
name: Ada Ruiz
disclosures:
  statement: relationships
  as_of: 2026-04-01
  relationships:
    - {with: Company, nature: Royalties, amount: 10 000 USD, mitigated: true}
"""
NOTHING = "name: Ada\ndisclosures: {statement: nothing, as_of: 2026-04-01}\n"


def at(venue: str) -> dict[str, Any]:
    """The venue ``hall`` with these keys."""
    return {"venue": "hall", "files": {"decks/venues/hall.yaml": venue}}


def emblem(colour: tuple[int, int, int], clear: bool = True) -> bytes:
    image = Image.new("RGBA" if clear else "RGB", (300, 100), (0, 0, 0, 0) if clear else (200, 200, 200))
    ImageDraw.Draw(image).rectangle((50, 20, 250, 80), fill=(*colour, 255) if clear else colour)
    stream = BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


# disclosure


def test_the_organiser_puts_the_disclosure_in(project: Any) -> None:
    slides = "- {id: a, title: x}\n- {id: coi, layout: disclosure, section: Two}\n- {id: b, title: y}"
    outcome = project.resolve(slides, **at("disclosure: {position: auto}\n"))
    assert [slide.id for slide in outcome.value.slides] == ["a", "b"]
    assert outcome.value.slides[1].section == "Two"
    [finding] = outcome.diagnostics
    assert (finding.code, finding.severity, finding.slide) == ("disclosure-auto", Severity.INFO, "coi")
    assert [slide.id for slide in project.resolve(slides, **at("language: en\n")).value.slides] == ["a", "coi", "b"]


def test_amounts_are_printed_where_the_venue_asks(project: Any) -> None:
    def said(venue: str) -> str:
        files = {"decks/venues/hall.yaml": venue, "assets/s.yaml": STATED}
        deck = project.deck("- {layout: disclosure}", SPEAKER, venue="hall", files=files)
        return "; ".join(plain(point.text) for point in deck.speaker.disclosure)

    assert said("language: en\n") == "Company: Royalties (10 000 USD, mitigated); As of 1 April 2026"
    assert said("disclosure: {fields: [nature]}\n") == "Company: Royalties (mitigated); As of 1 April 2026"
    assert "10 000 USD" in said("disclosure: {fields: [nature, amount]}\n")
    assert said("disclosure: {months: 24}\n").endswith("As of 1 April 2026, for the past 24 months")
    head = "disclosure: {template: {relationships: 'I, {{ speaker.name }}, disclose:'}}\n"
    assert said(head).startswith("I, Ada Ruiz, disclose:; Company")


def test_the_organisers_wording(project: Any) -> None:
    own = "disclosure: {template: {nothing: {en: 'I, {{ speaker.name }}, have nothing to disclose', es: Nada}}}\n"
    files = {"decks/venues/hall.yaml": own, "assets/s.yaml": NOTHING}
    deck = project.deck("- {layout: disclosure}", SPEAKER, venue="hall", files=files)
    assert plain(deck.speaker.disclosure[0].text) == "I, Ada, have nothing to disclose"


def test_fields_that_the_speaker_has_not_stated(project: Any) -> None:
    rules = "disclosure: {fields: [nature, amount, period, mitigated, unapproved]}\n"
    files = {"decks/venues/hall.yaml": rules, "assets/s.yaml": STATED}
    deck = project.deck("- {layout: disclosure}", SPEAKER, venue="hall", files=files)
    assert deck.speaker.gaps == ("since when with Company", "whether unapproved uses are discussed")
    whole = STATED.replace("amount:", "from: '2024', amount:") + "  unapproved: Cells\n"
    deck = project.deck("- {layout: disclosure}", SPEAKER, venue="hall", files={**files, "assets/s.yaml": whole})
    assert deck.speaker.gaps == ()


# overrides


def test_texts_stand_in_whole_key_by_whole_key(project: Any) -> None:
    own = "texts:\n  a: {title: 'In {{ venue.city }}', footnote: {en: Here, es: Aquí}}\nevent: {city: Oslo}\n"
    slides = "- {id: a, title: {en: x, es: y}, points: [Kept]}\n- {id: b, title: y}"
    deck = project.deck(slides, **at(own))
    assert plain(deck.slides[0].title) == "In Oslo"
    assert plain(deck.slides[0].footnote) == "Here"
    assert plain(deck.slides[0].points[0].text) == "Kept"
    assert plain(deck.slides[1].title) == "y"
    assert plain(project.deck(slides).slides[0].title) == "x"


def test_texts_reach_shared_slides(project: Any) -> None:
    files = {
        "decks/venues/hall.yaml": "texts: {end: {title: The end here}}\n",
        "decks/shared/s.yaml": "slides: [{id: end, title: The end}]\n",
    }
    assert plain(project.slide("- use: shared/s.yaml#end", venue="hall", files=files).title) == "The end here"


def test_a_wrong_key_of_texts_is_told_once(project: Any) -> None:
    found = project.found("- {id: a, title: x}", **at("texts: {a: {titel: y}}\n"))
    assert [(f.code, f.span.file) for f in found] == [("unknown-key", "decks/venues/hall.yaml")]


def test_texts_for_slides_that_are_not_there(project: Any) -> None:
    near = project.found("- {id: take-home, layout: take-home, points: [x]}", **at("texts: {take-hme: {title: x}}\n"))
    assert [(f.code, f.severity, f.help) for f in near] == [("override-unused", Severity.WARNING, "did you mean take-home?")]
    far = project.found(A, **at("texts: {zebra: {title: x}}\n"))
    assert [(f.code, f.severity) for f in far] == [("override-unused", Severity.INFO)]


@pytest.mark.parametrize(
    ("swaps", "severity", "help"),
    [("{boen: frame}", Severity.WARNING, "did you mean bone?"), ("{bone: fram}", Severity.ERROR, "did you mean frame?")],
)
def test_figures_that_do_not_exist(project: Any, swaps: str, severity: Severity, help: str) -> None:
    found = project.found("- {id: a, title: x, panels: [bone]}", **at(f"figures: {swaps}\n"))
    assert [(f.code, f.severity, f.help) for f in found] == [("figure-unknown", severity, help)]


# player, labels, rights, privacy, delivery


def test_a_player_without_animations_gets_pages(project: Any) -> None:
    slides = "- {id: a, title: x, points: [One, {text: Two, step: 2}]}"
    assert [slide.id for slide in project.deck(slides, **at("player: {animations: false}\n")).slides] == ["a", "a@2"]
    assert [slide.id for slide in project.deck(slides, **at("player: {animations: true}\n")).slides] == ["a"]


def test_labels_in_the_language(project: Any) -> None:
    keys = "labels: {unpublished: true, no_photo: true, code: 'CME {{ deck.id }}'}\n"
    english = project.deck(A, "title: A talk\nid: t-1", **at(keys)).venue.labels
    assert english == ("UNPUBLISHED DATA – DO NOT COPY OR DISTRIBUTE", "NO PHOTOGRAPHS", "CME t-1")
    spanish = project.deck(A, "title: X\nlanguages: [en, es]", language="es", **at(keys)).venue.labels
    assert spanish[:2] == ("DATOS NO PUBLICADOS – NO COPIAR NI DISTRIBUIR", "NO FOTOGRAFIAR")


def test_rules_reach_check_and_delivery(project: Any) -> None:
    keys = (
        "player: {presenter_view: false}\nprivacy: {regime: hipaa}\nrights: {credit_on_slide: true, permission_proof: true}\n"
        "deliver: {max_mb: 5, deadline: 2026-04-20T16:00, freeze: all, submitted: 2026-04-19}\n"
        "event: {qa_minutes: 5, society: Us}\nforbid: {logos: commercial}\ndisclosure: {hold_seconds: 3, months: 24}\n"
    )
    venue = project.deck(A, **at(keys)).venue
    assert (venue.presenter_view, venue.regime, venue.credit_on_slide, venue.permission_proof) == (False, "hipaa", True, True)
    assert (venue.max_mb, venue.deadline, venue.freeze, venue.submitted) == (5.0, "2026-04-20T16:00", "all", "2026-04-19")
    assert (venue.qa_minutes, venue.society, venue.logos) == (5.0, "Us", "commercial")
    assert (venue.disclosure_seconds, venue.disclosure_months) == (3.0, 24)


def test_formats_are_kept_in_their_order(project: Any) -> None:
    keys = "deliver: {formats: [pptx, png, pdf, html, svg]}\n"
    assert project.found(A, **at(keys)) == []
    assert project.deck(A, **at(keys)).venue.formats == ("pptx", "png", "pdf", "html", "svg")


# logo and portrait


@pytest.mark.parametrize(
    ("data", "plate"),
    [(emblem((10, 20, 90)), "FFFFFF"), (emblem((250, 250, 240)), "10161A"), (emblem((10, 20, 90), clear=False), "")],
)
def test_a_logo_has_a_plate_where_it_is_clear(project: Any, data: bytes, plate: str) -> None:
    keys = "event: {society: The Society}\nbranding: {logo: {file: ../../assets/logo.png, slides: [all]}}\n"
    deck = project.deck(A, venue="hall", files={"decks/venues/hall.yaml": keys, "assets/logo.png": data})
    assert deck.venue.logo.plate == plate
    assert (deck.venue.logo.alt, deck.venue.logo.corner, deck.venue.logo.slides) == (
        "Logo of The Society",
        "bottom-right",
        frozenset({"all"}),
    )
    assert deck.figures["@logo"].path == "assets/logo.png"


def test_no_logo_where_all_are_forbidden(project: Any, picture: Callable[[int, int], bytes]) -> None:
    keys = "branding: {logo: ../../assets/logo.png}\nforbid: {logos: all}\n"
    outcome = project.resolve(A, venue="hall", files={"decks/venues/hall.yaml": keys, "assets/logo.png": picture(9, 3)})
    assert [(f.code, f.severity) for f in outcome.diagnostics] == [("logo-forbidden", Severity.INFO)]
    assert outcome.value.venue.logo is None


def test_a_broken_portrait_is_an_error(project: Any) -> None:
    found = project.found(A, "speaker: {name: Ada, photo: ada.png}", files={"decks/ada.png": b"no picture"})
    assert [f.is_error for f in found] == [True]
    assert found[0].span.line == 2


# the library


def test_the_library_stands_behind_the_project(project: Any) -> None:
    deck = project.deck(A, venue="ins")
    assert (deck.venue.disclosure_position, deck.venue.disclosure_seconds, deck.venue.confirmed) == ("first", 30.0, False)
    own = {"decks/venues/ins.yaml": "disclosure: {position: second}\n"}
    assert project.deck(A, venue="ins", files=own).venue.disclosure_position == "second"


@pytest.mark.parametrize(
    ("name", "help"),
    [("congres", "did you mean congress?"), ("euro-spine", "did you mean eurospine?"), ("zzz", "slidekit venues lists all")],
)
def test_venues_that_are_nowhere(project: Any, name: str, help: str) -> None:
    [finding] = project.found(A, f"venue: {name}")
    assert finding.code == "venue-unknown"
    assert finding.help.endswith(help)


def test_every_rule_of_the_library_has_a_source_and_none_is_confirmed() -> None:
    outcome = list_venues(MemoryWorkspace({}))
    assert outcome.diagnostics == ()
    assert {profile.id for profile in outcome.value or ()} == set(library_venues())
    assert len(outcome.value or ()) >= 10
    free = {"language", "audience", "event.society", "event.name", "event.country"}
    for profile in outcome.value or ():
        assert profile.shipped
        assert not profile.confirmed
        assert len(profile.rules) > len(free & {rule.name for rule in profile.rules})
        for rule in profile.rules:
            assert not rule.confirmed
            assert rule.name in free or rule.sources, f"{profile.id}: {rule.name}"
            assert all(source.url.startswith("https://") for source in rule.sources)


@pytest.mark.parametrize("name", library_venues())
def test_a_deck_builds_at_every_venue_of_the_library(project: Any, name: str) -> None:
    outcome = project.resolve("- {layout: title}\n- {layout: disclosure}\n- {id: a, title: x}", SPEAKER, venue=name,
                              files={"assets/s.yaml": NOTHING})  # fmt: skip
    assert outcome.ok, outcome.diagnostics


def test_one_venue_is_described_with_its_sources() -> None:
    keys = "event: {name: Day, city: Oslo}\nfonts: {min_pt: 20}\nsources: [{rule: fonts, note: By letter, confirmed: false}]\n"
    files = MemoryWorkspace({"decks/venues/hall.yaml": keys})
    profile = show_venue(files, "hall").value
    assert profile is not None
    assert (profile.name, profile.min_pt, profile.confirmed, profile.shipped) == ("Day, Oslo", 20.0, False, False)
    [rule] = [rule for rule in profile.rules if rule.name == "fonts.min_pt"]
    assert (rule.value, rule.confirmed, rule.sources[0].note) == (20.0, False, "By letter")
    [finding] = show_venue(files, "hal").diagnostics
    assert (finding.code, finding.help) == ("venue-unknown", "did you mean hall?")
