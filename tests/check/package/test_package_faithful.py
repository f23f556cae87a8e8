"""Built files that were edited by hand, beside their deck: what no longer stands in the source is found, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from pptx import Presentation

from slidekit.cli import cli

CLAIMS = {
    "S1": {"text": "Cells may arrive", "quote": "the cells are likely to make it", "keep": {"en": ["likely", "may"]}},
    "S2": {"text": "A quarter of an inch decides", "quote": "just a quarter of an inch from the right spot"},
}
SLIDES = [
    {"id": "a", "title": "The cells may arrive", "points": ["It is seen"], "claims": ["S1"], "seconds": 9},
    {"id": "b", "title": "It is ¼ in (≈ 6 mm) away", "points": ["One"], "claims": ["S2"], "seconds": 9},
    {"id": "c", "quote": {"text": "the cells are likely to make it", "by": "Ruiz"}, "claims": ["S1"], "seconds": 9},
]
Edit = Callable[[Any], None]


def retitle(number: int, words: str) -> Edit:
    def edit(deck: Any) -> None:
        deck.slides[number].shapes.title.text_frame.text = words

    return edit


def requote(words: str) -> Edit:
    def edit(deck: Any) -> None:
        frame = next(shape.text_frame for shape in deck.slides[2].shapes if shape.has_text_frame and "likely" in shape.text)
        frame.text = words

    return edit


def check(folder: Path, edit: Edit | None) -> list[dict[str, str]]:
    """What is found on the file, built in a project of its own and then changed."""
    files = {
        "decks/talk.yaml": {"slidekit": 1, "title": "A talk", "slides": SLIDES},
        "assets/claims.yaml": {"slidekit": 1, "claims": CLAIMS},
    }
    for name, keys in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(yaml.safe_dump(keys, allow_unicode=True), "utf-8")
    built = CliRunner().invoke(cli, ["build", str(folder / "decks/talk.yaml"), "--out", str(folder / "build")])
    assert built.exit_code == 0, built.output
    path = folder / "build" / "talk.pptx"
    if edit is not None:
        deck = Presentation(str(path))
        edit(deck)
        deck.save(str(path))
    result = CliRunner().invoke(cli, ["check", str(path), "--format", "json"])
    found = json.loads(result.stdout)["diagnostics"]
    codes = {"quote-differs", "caution-lost", "number-unsupported"}
    return [finding for finding in found if finding["code"] in codes]


def test_an_untouched_file_says_what_its_deck_says(tmp_path: Path) -> None:
    assert check(tmp_path, None) == []


@pytest.mark.parametrize(
    ("edit", "code", "slide"),
    [
        (retitle(0, "The cells arrive"), "caution-lost", "1"),
        (retitle(1, "It is 6 mm away"), "number-unsupported", "2"),
        (requote("the cells always make it"), "quote-differs", "3"),
    ],
)
def test_a_hand_edit_away_from_the_source(edit: Edit, code: str, slide: str, tmp_path: Path) -> None:
    found = check(tmp_path, edit)
    assert (code, slide) in {(each["code"], each["slide"]) for each in found}, found
    assert {each["slide"] for each in found} == {slide}


@pytest.mark.parametrize("edit", [retitle(0, "The cells are likely to arrive"), retitle(1, "A quarter of an inch: about 6 mm")])
def test_a_hand_edit_that_keeps_to_it(edit: Edit, tmp_path: Path) -> None:
    assert check(tmp_path, edit) == []
