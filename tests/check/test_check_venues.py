"""Rules that a venue brings: each is broken by one deck and kept by another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from check_decks import STATED, codes, found, panel, slide
from check_decks import hall as deck
from check_decks import spoken as scene

from slidekit.check.disclosure import months_before
from slidekit.core.diagnostics import Severity
from slidekit.resolve.model import Reference, Venue


def test_the_nearest_word_about_a_rule_counts() -> None:
    venue = Venue("hall", confirmed=False, confirmed_rules=frozenset({"fonts.min_pt", "timing"}))
    assert venue.vouches_for("fonts.min_pt")
    assert venue.vouches_for("timing.max_slides")
    assert not venue.vouches_for("fonts.allow")
    doubt = Venue("hall", unconfirmed_rules=frozenset({"timing"}), confirmed_rules=frozenset({"timing.max_slides"}))
    assert doubt.vouches_for("timing.max_slides")
    assert not doubt.vouches_for("timing.max_slides_per_minute")
    assert doubt.vouches_for("required")


OWN = slide("disclosure", "Disclosure", "disclosure", seconds=2.0)


def test_the_disclosure_is_held() -> None:
    [finding] = found(deck(OWN, disclosure_seconds=3.0))
    assert (finding.code, finding.severity, finding.slide) == ("disclosure-short", Severity.ERROR, "disclosure")
    assert codes(deck(replace(OWN, seconds=3.0), disclosure_seconds=3.0)) == []
    assert "disclosure-short" not in codes(deck(replace(OWN, seconds=0.0), slide("b", "B is shown"), disclosure_seconds=3.0))
    [doubtful] = [f for f in found(deck(OWN, disclosure_seconds=3.0, confirmed=False)) if f.code == "disclosure-short"]
    assert doubtful.severity is Severity.WARNING


def test_the_disclosure_says_what_the_venue_asks_for() -> None:
    gaps = replace(STATED, gaps=("the amount of Company",))
    [finding] = found(deck(OWN, speaker=gaps))
    assert finding.code == "disclosure-incomplete"
    assert "the amount of Company" in finding.message
    assert codes(deck(OWN)) == []
    assert codes(deck(slide(), speaker=gaps)) == [], "no disclosure is shown"


def test_the_disclosure_covers_the_months_before_the_talk() -> None:
    old = replace(STATED, as_of=date(2024, 3, 31))
    rules = {"disclosure_months": 24, "day": date(2026, 4, 28)}
    [finding] = found(deck(OWN, speaker=old, **rules))
    assert finding.code == "disclosure-outdated"
    assert codes(deck(OWN, **rules)) == []
    assert codes(deck(OWN, speaker=replace(old, pending=True), **rules)) == []
    assert months_before(date(2026, 1, 31), 2) == date(2025, 11, 1)


def test_one_disclosure_is_enough() -> None:
    second = slide("coi", "Conflicts of interest")
    [finding] = found(deck(OWN, second))
    assert (finding.code, finding.slide) == ("disclosure-twice", "coi")
    assert codes(deck(OWN, slide("b", "What we disclose to patients"))) == []
    assert codes(deck(second)) == []


def test_none_where_the_organiser_puts_it_in() -> None:
    [finding] = found(deck(slide("coi", "Declaración de intereses"), disclosure_position="auto"))
    assert finding.code == "disclosure-twice"
    assert "organiser" in finding.message
    wanted = (("disclosure", "second"),)
    assert codes(deck(slide(), disclosure_position="auto", required=wanted)) == []


def test_permission_for_pictures_of_others() -> None:
    closed = slide(panels=(panel(licence="All rights reserved"),))
    [finding] = found(deck(closed, permission_proof=True))
    assert (finding.code, finding.element) == ("permission-missing", "hip")
    assert "All rights reserved" in finding.message
    for keys in ({"licence": "CC-BY-4.0"}, {"licence": "CC0"}, {"permission": "Letter of 2 March"}):
        assert codes(deck(slide(panels=(panel(**keys),)), permission_proof=True)) == []
    assert codes(deck(closed)) == ["licence-forbids"]


def test_commercial_pictures() -> None:
    shown = slide(panels=(panel(commercial=True),))
    for which in ("commercial", "all"):
        [finding] = found(deck(shown, logos=which))
        assert finding.code == "logo-forbidden"
    assert codes(deck(shown)) == []
    assert codes(deck(slide(panels=(panel(),)), logos="all")) == []


def test_addresses() -> None:
    said = scene("See https://example.org/a")
    [finding] = found(deck(urls=False), said)
    assert (finding.code, finding.element) == ("url-forbidden", "t0")
    assert codes(deck(urls=False), scene("The guide", link="https://example.org")) == ["url-forbidden"]
    assert codes(deck(), said) == []
    assert codes(deck(urls=False), scene("www is not an address")) == []


@pytest.mark.parametrize(
    ("regime", "words"),
    [
        ("hipaa", "MRN: 123-4567"),
        ("gdpr", "accession number A2345678"),
        ("ley-25326", "Historia clínica N.º 778812"),
        ("hipaa", "DOB 12/03/1954"),
        ("gdpr", "born on 3 May 1961"),
        ("ley-25326", "fecha de nacimiento: 3 de mayo de 1961"),
        ("hipaa", "SSN 123-45-6789"),
        ("ley-25326", "DNI 12.345.678"),
    ],
)
def test_what_names_a_patient_is_an_error(regime: str, words: str) -> None:
    [finding] = found(deck(regime=regime), scene(words))
    assert (finding.code, finding.severity) == ("patient-data", Severity.ERROR)
    assert words[-4:] not in finding.message, "the finding must not spread what it found"
    assert codes(deck(), scene(words)) == []
    allowed = slide(allow=frozenset({"patient-data"}))
    assert codes(deck(allowed, regime=regime), scene(words)) == ["patient-data"]


@pytest.mark.parametrize(
    ("regime", "words"),
    [
        ("hipaa", "The patient was operated on 12 March 2019."),
        ("gdpr", "The patient was scanned in January 2009."),
        ("ley-25326", "El paciente ingresó el 3 de mayo de 2019."),
        ("hipaa", "A 93-year-old woman"),
        ("hipaa", "Call (702) 555-0134"),
        ("gdpr", "Ask nurse@hospital.example"),
    ],
)
def test_what_may_name_a_patient_warns(regime: str, words: str) -> None:
    [finding] = found(deck(regime=regime), scene(notes=words))
    assert (finding.code, finding.severity, finding.element) == ("patient-data", Severity.WARNING, "notes")


@pytest.mark.parametrize(
    "words",
    [
        "The FDA's notice of June 2021 is about therapies.",
        "Patients were seen in 2019.",
        "Pittsburgh, 28 April 2026",
        "A 63-year-old woman",
        "Write to a@speaker.org",
        "In patients, 316 of 1,489 needles were correct (1991-2005)",
        "El aviso es de junio de 2021. Los pacientes preguntan.",
    ],
)
def test_what_names_nobody_is_left_alone(words: str) -> None:
    for regime in ("hipaa", "gdpr", "ley-25326"):
        assert codes(deck(regime=regime), scene(words, notes=words)) == []


def test_references_have_dates_of_their_own() -> None:
    words = "Important Patient Information. 3 June 2021"
    assert codes(deck(regime="hipaa"), scene(words, layout="references")) == []
    assert codes(deck(regime="hipaa"), scene(words)) == ["patient-data"]


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", 'said "often"'), ("es", 'dijo "a menudo"'), ("en", "dijo «a menudo»"), ("es", "„a menudo“"), ("pt", '"sim"')],
)
def test_quotation_marks_of_the_language(language: str, words: str) -> None:
    [finding] = found(deck(language=language), scene(words))
    assert (finding.code, finding.severity) == ("quotation-marks", Severity.WARNING)
    assert finding.help.startswith("write ")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "said “often”"),
        ("es", "dijo «a menudo»"),
        ("es", "dijo “a menudo”"),
        ("es", "dijo «era “casi” siempre»"),
        ("en", 'a 3" needle, ¼" deep'),
        ("en", "it's"),
    ],
)
def test_right_quotation_marks_are_left_alone(language: str, words: str) -> None:
    assert codes(deck(language=language), scene(words)) == []


def test_two_styles_in_one_spanish_deck_and_code() -> None:
    assert codes(deck(language="es"), scene("dijo «sí»", "dijo “no”")) == ["quotation-marks"]
    assert codes(deck(), scene('print("a")', font="Courier New")) == []
    assert codes(deck(), scene("x", notes='said "often"')) == []


def test_days_of_a_delivery() -> None:
    rules = {"day": date(2026, 4, 28), "deadline": "2026-04-20T16:00"}
    assert codes(deck(**rules, submitted="2026-04-20")) == []
    assert codes(deck(**rules, submitted="2026-04-21")) == ["deadline-passed"]
    [finding] = found(deck(day=date(2026, 4, 28), deadline="2026-05-01"))
    assert (finding.code, finding.severity) == ("deadline-passed", Severity.WARNING)


def test_what_the_deck_allows_holds_for_findings_of_no_slide() -> None:
    doubtful = Reference("smith", 1, "Smith 2020", (), confirmed=False)
    cited_by_a_table = replace(deck(), references=(doubtful,))
    assert codes(cited_by_a_table) == ["reference-unconfirmed"]
    assert codes(replace(cited_by_a_table, allow=frozenset({"reference-unconfirmed"}))) == []
