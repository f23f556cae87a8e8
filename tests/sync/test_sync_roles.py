"""What figures are there for besides their places: nobody's picture is called unused that something needs."""

from __future__ import annotations

from editing_projects import pictures
from sync_projects import FIGURES

from slidekit.source import MemoryWorkspace
from slidekit.sync import Role, survey
from slidekit.sync.editing import At, resolve_at

DECK = """\
slidekit: 1
title: A talk
slides:
  - {id: one, title: One, panels: [{figure: bone, annotations: [{arrow: tip}]}]}
  - {id: never, title: Never, when: "1 == 2", panels: [plain]}
"""
SHARED = "slidekit: 1\nslides: [{id: spare, title: Spare, panels: [spare]}, {id: used, title: Used, panels: [plain]}]\n"
MORE = "".join(f"  {name}: {{file: plain.png, alt: A chart, kind: chart}}\n" for name in ("spare", "unused"))
TWIN = "  twin: {file: bone.png, alt: Its twin, kind: illustration, landmarks: {tip: [0.4, 0.4]}}\n"
AWAY = "slidekit: 1\nid: away\nfigures: {bone: twin}\n"


def library(deck: str = DECK, **more: str) -> dict[str, object]:
    files = {"decks/talk.yaml": deck, "assets/figures.yaml": FIGURES + MORE + TWIN, **pictures(), **more}
    outcome = survey(MemoryWorkspace(files))
    assert outcome.value is not None, outcome.diagnostics
    return {name: (holding.roles, holding.uses) for name, holding in outcome.value.holdings.items()}


def roles(found: dict[str, object], name: str) -> tuple[Role, ...]:
    return found[name][0]  # type: ignore[index]


def test_what_is_for_nothing_has_no_role() -> None:
    found = library()
    assert found["unused"] == ((), ())
    assert found["twin"] == ((), ())
    assert roles(found, "bone") == ()


def test_slides_that_are_left_out_and_files_that_no_deck_takes() -> None:
    found = library(**{"decks/shared/more.yaml": SHARED})
    assert roles(found, "spare") == (Role("idle", "spare", "decks/shared/more.yaml"),)
    assert roles(found, "plain") == (
        Role("left-out", "never", "decks/talk.yaml"),
        Role("idle", "used", "decks/shared/more.yaml"),
    )
    deck = DECK + "  - use: shared/more.yaml#used\n"
    found = library(deck, **{"decks/shared/more.yaml": SHARED})
    assert roles(found, "plain") == (Role("left-out", "never", "decks/talk.yaml"),)


def test_a_stand_in_has_its_places_at_the_venue() -> None:
    found = library(**{"decks/venues/away.yaml": AWAY})
    assert roles(found, "twin") == (Role("stand-in", "bone", "away"),)
    (use,) = found["twin"][1]  # type: ignore[index]
    assert (use.deck, use.venue, use.slide, use.panel, use.visiting) == ("talk", "away", "one", "bone", True)
    assert use.spot is not None
    assert use.marks[0].place.point == (0.4, 0.4)
    (own,) = found["bone"][1]  # type: ignore[index]
    assert not own.visiting


def test_at_its_own_venue_a_stand_in_is_simply_there() -> None:
    found = library(DECK.replace("title: A talk", "title: A talk\nvenue: away"), **{"decks/venues/away.yaml": AWAY})
    (use,) = found["twin"][1]  # type: ignore[index]
    assert not use.visiting
    assert roles(found, "bone") == (Role("left-out", "one", "decks/talk.yaml"),)


def test_the_place_at_a_venue_can_be_edited() -> None:
    files = {"decks/talk.yaml": DECK, "assets/figures.yaml": FIGURES + TWIN, "decks/venues/away.yaml": AWAY, **pictures()}
    panel = resolve_at(MemoryWorkspace(files), At("decks/talk.yaml", "one", venue="away")).slides[0].panels[0]
    assert (panel.id, panel.figure.id) == ("bone", "twin")
