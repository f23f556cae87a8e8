"""The list of rules: every code has a case and a page, and stands in the documentation."""

from __future__ import annotations

import re
from pathlib import Path

from all_cases import CASES
from attacks import ATTACKS

from slidekit.check.package import GROUPS
from slidekit.cli.manual import read_pages

PAGE = Path(__file__).parents[3] / "docs" / "checks.md"
TRIED = {case.code for case in CASES}
SHOWN_ELSEWHERE = {"built-by"}
"""Every file has it; the plain deck's test expects it."""


def codes_of(group: str) -> list[str]:
    """The codes that the docstrings of a group's rules begin with: the words before the first colon or full stop."""
    found: list[str] = []
    for rule in GROUPS[group]:
        assert rule.__doc__, rule
        head = re.split(r"[:.]", rule.__doc__, maxsplit=1)[0]
        found += re.findall(r"``([a-z-]+)``", head)
    return found


def test_every_rule_names_its_codes_and_every_code_has_a_page() -> None:
    pages = read_pages()
    for group, rules in GROUPS.items():
        codes = codes_of(group)
        assert len(codes) >= len(rules), group
        assert [code for code in codes if code not in pages] == []


def test_every_code_is_set_off_by_a_test() -> None:
    every = {code for group in GROUPS for code in codes_of(group)}
    attacked = {code for code, _ in ATTACKS.values()}
    assert every - TRIED - attacked - SHOWN_ELSEWHERE == set()


def test_documentation_lists_exactly_these_rules() -> None:
    text = PAGE.read_text("utf-8")
    listed: dict[str, list[str]] = {}
    for heading, body in re.findall(r"^### (.+?)\n(.*?)(?=^##|\Z)", text, re.M | re.S):
        listed[heading] = re.findall(r"^\| `([a-z-]+)` \|", body, re.M)
    assert {group: sorted(codes_of(group)) for group in GROUPS} == {group: sorted(codes) for group, codes in listed.items()}
    titles = dict(re.findall(r"^\| `([a-z-]+)` \| ([^|]+?) \|", text, re.M))
    pages = read_pages()
    assert titles == {code: pages[code].title for code in titles}
