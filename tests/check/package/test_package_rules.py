"""The list of rules: every code has a case and a page, and stands in the documentation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from all_cases import CASES
from attacks import ATTACKS

from slidekit.check import GROUPS as DECK
from slidekit.check.package import GROUPS
from slidekit.cli.manual import read_pages

PAGE = Path(__file__).parents[3] / "docs" / "checks.md"
RULES = PAGE.with_name("rules.md")
TRIED = {case.code for case in CASES}
SHOWN_ELSEWHERE = {"built-by", "quote-differs", "caution-lost", "number-unsupported"}
"""Every file has the first, as the plain deck's test expects; the others need a project (``test_package_faithful``)."""


COUNTS = {"A": 10, "B": 11, "C": 10, "D": 9, "E": 8, "F": 8, "G": 5, "H": 4, "I": 8, "J": 5}
"""Rules of each group."""
ASIDE = {
    "deck-partly-read", "venue-unconfirmed", "quotation-marks", "numbers-out-of-order", "number-repeated", "film-forbidden",
    "address-forbidden", "url-forbidden",
}  # fmt: skip
"""Findings that no rule of the lists asks for, but a venue's own key, or good order."""


def codes_of(rules: Iterable[object]) -> list[str]:
    """The codes that the docstrings of a group's rules begin with: the words before the first colon or full stop."""
    found: list[str] = []
    for rule in rules:
        assert rule.__doc__, rule
        head = re.split(r"[:.]", rule.__doc__, maxsplit=1)[0]
        found += re.findall(r"``([a-z-]+)``", head)
    return found


def test_every_rule_names_its_codes_and_every_code_has_a_page() -> None:
    pages = read_pages()
    for group, rules in GROUPS.items():
        codes = codes_of(rules)
        assert len(codes) >= len(rules), group
        assert [code for code in codes if code not in pages] == []


def test_every_code_is_set_off_by_a_test() -> None:
    every = {code for rules in GROUPS.values() for code in codes_of(rules)}
    attacked = {code for code, _ in ATTACKS.values()}
    assert every - TRIED - attacked - SHOWN_ELSEWHERE == set()


def section(name: str) -> str:
    """A part of the page, from its heading to the next one of its rank."""
    return PAGE.read_text("utf-8").split(f"## {name}\n", 1)[1].split("\n## ", 1)[0]


@pytest.mark.parametrize(("name", "groups"), [("Rules for PowerPoint files", GROUPS), ("Rules for decks", DECK)])
def test_documentation_lists_exactly_these_rules(name: str, groups: dict[str, tuple[object, ...]]) -> None:
    text = section(name)
    listed: dict[str, list[str]] = {}
    for heading, body in re.findall(r"^### (.+?)\n(.*?)(?=^###|\Z)", text, re.M | re.S):
        listed[heading] = re.findall(r"^\| `([a-z-]+)` \|", body, re.M)
    wanted = {group: sorted(set(codes_of(rules))) for group, rules in groups.items()}
    assert wanted == {group: sorted(codes) for group, codes in listed.items()}
    titles = dict(re.findall(r"^\| `([a-z-]+)` \| ([^|]+?) \|", text, re.M))
    pages = read_pages()
    assert titles == {code: pages[code].title for code in titles}


def test_rule_by_rule_names_every_finding_on_its_side() -> None:
    rows = [row.split(" | ") for row in RULES.read_text("utf-8").splitlines() if row.startswith("| ")][1:]
    sides = [{code for row in rows for code in re.findall(r"`([a-z][a-z-]+)`", row[column])} for column in (2, 3)]
    pages = read_pages()
    assert [code for side in sides for code in side if code not in pages] == []
    same = {code for row in rows if row[3].startswith("the same") for code in re.findall(r"`([a-z][a-z-]+)`", row[2])}
    decks = {code for rules in DECK.values() for code in codes_of(rules)} - ASIDE
    files = {code for rules in GROUPS.values() for code in codes_of(rules)} - ASIDE
    assert sorted(decks - sides[0]) == []
    assert sorted(files - sides[1] - same) == []
    asked = {rule for row in rows for rule in re.findall(r"[A-JL]\d+", row[0])}
    assert asked == {f"{group}{number}" for group, most in COUNTS.items() for number in range(1, most + 1)} | {
        f"{group}{number:02}" for group, most in (("A", 15), ("L", 7)) for number in range(1, most + 1)
    }
