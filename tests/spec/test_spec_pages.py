"""Every code that the models give has its manual page, and every page's example gives its code."""

from __future__ import annotations

import re
import textwrap
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from spec_reading import node

import slidekit.spec
from slidekit.cli.manual import read_pages
from slidekit.spec import (
    FiguresFile,
    SlidesFile,
    Speaker,
    Venue,
    check_slots,
    check_steps,
    choose_layout,
    parse_inline,
    read,
)

HOUSE = Path(slidekit.spec.__file__).parent
EMITTED = re.compile(r'\b(?:fault|error|warning)\(\s*"([a-z]+(?:-[a-z]+)+)"|\("(bad-[a-z]+)"')
PAGES = tomllib.loads(files("slidekit.cli").joinpath("pages/spec.toml").read_text("utf-8"))


def emitted() -> set[str]:
    found = set()
    for path in HOUSE.glob("*.py"):
        for match in EMITTED.finditer(path.read_text("utf-8")):
            found.add(match[1] or match[2])
    return found


def test_every_code_has_a_page() -> None:
    assert emitted() - set(read_pages()) == set()
    assert set(PAGES) - emitted() == set()


PANEL = "slides:\n  - id: one\n    panels:\n      - figure: bone\n"
PLACES = {
    "slides:\n": 2,
    "slides:\n  - id: one\n": 4,
    PANEL: 8,
    PANEL + "        annotations:\n": 10,
    "slides:\n  - id: one\n    points:\n": 6,
    "slides:\n  - id: one\n    table:\n": 6,
    "figures:\n": 2,
    "name: A\n": 0,
    "": 0,
}
"""Where in a project an excerpt may stand, and how deep."""


def readings(excerpt: str) -> Iterator[tuple[set[str], bool]]:
    """What each kind of file says of an excerpt, wherever it may stand: the codes, and whether it is read at all."""
    for head, depth in PLACES.items():
        try:
            tree = node(head + textwrap.indent(excerpt, " " * depth))
        except AssertionError:
            continue
        for model in (SlidesFile, FiguresFile, Speaker, Venue):
            outcome = read(model, tree, templates=True)
            yield {each.code for each in outcome.diagnostics} | further(outcome.value), outcome.ok


def further(value: object) -> set[str]:
    """What layouts and markup say of a file that reads."""
    found = set()
    for slide in value.slides if isinstance(value, SlidesFile) else ():
        chosen = choose_layout(slide)
        problems = [*chosen.diagnostics, *(check_slots(slide, chosen.value) if chosen.value else []), *check_steps(slide)]
        texts = [slide.title, slide.footnote, *(point.text for point in slide.points)]
        for text in texts:
            problems += parse_inline(text).diagnostics if isinstance(text, str) else ()
        found |= {each.code for each in problems}
    return found


@pytest.mark.parametrize("code", PAGES)
def test_examples_give_their_code(code: str) -> None:
    assert any(code in codes for codes, _ in readings(PAGES[code]["example"]))


@pytest.mark.parametrize("code", PAGES)
def test_fixes_read_without_a_finding(code: str) -> None:
    layouts = {"no-layout", "missing-slot", "step-gap"} - {code}  # an excerpt is not always a whole slide
    assert any(read and codes <= layouts for codes, read in readings(PAGES[code]["fix"]))
