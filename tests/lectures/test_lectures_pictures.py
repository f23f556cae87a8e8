"""The four lectures against their registers: pictures, landmarks, languages, time."""

from __future__ import annotations

import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from lecture_specs import DECKS, MARKS, ROOT, TEXT_KEYS, load, slides, slides_of, texts

IN_STOCK = {
    "cine-5",
    *("harvest-crest-on-target", "harvest-crest-off-target", "injection-ap", "injection-epidural", "injection-ap-epidural"),
    *(f"flow-ap-{number}" for number in range(1, 5)),
    *(f"flow-{number}" for number in range(1, 4)),
}
"""Figures that may wait for a slide: the same views from behind, further ways to be off, and the coarser steps of the cine."""

WORDS_A_MINUTE = 130

LIBRARY: dict[str, dict[str, Any]] = load(ROOT / "assets/figures.yaml")["figures"]
FIGURES = {name: figure for name, figure in LIBRARY.items() if figure["kind"] != "video"}
"""The pictures; the film is the gallery's."""
SPEAKER: dict[str, Any] = load(ROOT / "assets/speaker.yaml")


def language_maps(node: Any, trail: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(node, dict) and node and set(node) <= TEXT_KEYS:
        yield trail, node
    elif isinstance(node, dict):
        for name, value in node.items():
            yield from language_maps(value, f"{trail}.{name}")
    elif isinstance(node, list):
        for i, value in enumerate(node):
            yield from language_maps(value, f"{trail}[{i}]")


def panels_of(slide: dict[str, Any]) -> list[dict[str, Any]]:
    return [p if isinstance(p, dict) else {"figure": p} for p in slide.get("panels", [])]


def marks_of(marks: list[dict[str, Any]]) -> Iterator[tuple[str, Any]]:
    for mark in marks:
        kinds = [k for k in mark if k in MARKS and not (k == "number" and isinstance(mark[k], int))]
        assert len(kinds) == 1, mark
        yield kinds[0], mark[kinds[0]]


def names_in(place: Any) -> list[str]:
    if isinstance(place, str):
        return [place]
    return [p for p in place if isinstance(p, str)] if isinstance(place, list) else []


def numbers(place: Any) -> list[float]:
    return [n for part in place for n in numbers(part)] if isinstance(place, list) else [float(place)]


@pytest.fixture(scope="module")
def drawn() -> dict[str, dict[str, Any]]:
    """What the drawing scripts say about where they draw."""
    command = [sys.executable, str(ROOT / "assets/draw/draw.py"), "--landmarks"]
    return yaml.safe_load(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def test_landmarks_agree_with_the_drawing(drawn: dict[str, dict[str, Any]]) -> None:
    assert set(drawn) == set(FIGURES)
    for figure, facts in drawn.items():
        listed = FIGURES[figure]["landmarks"]
        assert set(listed) == set(facts["landmarks"]), figure
        for name, place in facts["landmarks"].items():
            assert numbers(listed[name]) == pytest.approx(numbers(place), abs=0.002), f"{figure}.{name}"
        if "spacing_mm" in facts:
            assert FIGURES[figure]["spacing_mm"] == pytest.approx(facts["spacing_mm"], abs=0.0002), figure


def test_the_two_needles_are_a_quarter_of_an_inch_apart() -> None:
    section = FIGURES["bone-section"]
    width = 1600 * section["spacing_mm"][0]
    (x1, y1), (x2, y2) = section["landmarks"]["tip-right"], section["landmarks"]["tip-wrong"]
    assert (x2 - x1) * width == pytest.approx(6.35, abs=0.1)
    assert y1 == y2


@pytest.mark.parametrize("figure", sorted(FIGURES))
def test_picture_is_a_large_png(figure: str) -> None:
    entry = FIGURES[figure]
    head = (ROOT / "assets" / entry["file"]).read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", head[16:24])
    assert max(width, height) >= 1000
    assert entry["kind"] in {"illustration", "simulation"}
    assert set(entry["alt"]) == set(entry["caption"]) == TEXT_KEYS


@pytest.mark.parametrize("figure", sorted(FIGURES))
def test_landmarks_lie_in_the_picture(figure: str) -> None:
    for name, place in FIGURES[figure]["landmarks"].items():
        assert all(0 <= n <= 1 for n in numbers(place)), f"{figure}.{name}"


def test_every_picture_is_used_or_in_stock() -> None:
    files = {Path(f["file"]).name for f in FIGURES.values()}
    assert files == {p.name for p in (ROOT / "assets/pictures").glob("*.png")}
    used = {p["figure"] for deck in DECKS for s in slides_of(deck) for p in panels_of(s)}
    assert used <= set(FIGURES)
    assert set(FIGURES) - used <= IN_STOCK


def test_pictures_are_small_enough_to_keep() -> None:
    sizes = {p.name: p.stat().st_size for p in (ROOT / "assets/pictures").glob("*.png")}
    assert max(sizes.values()) < 700_000, max(sizes, key=lambda name: sizes[name])
    assert sum(sizes.values()) < 16_000_000


@pytest.mark.parametrize(("deck", "slide"), slides())
def test_marks_name_landmarks_of_their_figure(deck: str, slide: dict[str, Any]) -> None:
    for panel in panels_of(slide):
        known = set(FIGURES[panel["figure"]]["landmarks"])
        wanted = [n for _, place in marks_of(panel.get("annotations", [])) for n in names_in(place)]
        wanted += [panel[k] for k in ("crop", "focus") if isinstance(panel.get(k), str)]
        assert set(wanted) <= known, f"{deck} {slide['id']} {panel['figure']}"
    for _, place in marks_of(slide.get("annotations", [])):
        assert any(set(names_in(place)) <= set(FIGURES[p["figure"]]["landmarks"]) for p in panels_of(slide))


@pytest.mark.parametrize("file", sorted((ROOT / "decks/shared").glob("*.yaml")), ids=lambda p: p.stem)
def test_shared_slides_have_both_languages(file: Path) -> None:
    for slide in load(file)["slides"]:
        for trail, words in language_maps(slide):
            assert all(words.get(language) for language in TEXT_KEYS), f"{file.stem} {slide['id']}{trail}"
        for key in ("title", "footnote", "notes"):
            assert key not in slide or isinstance(slide[key], dict), f"{file.stem} {slide['id']}.{key}"


@pytest.mark.parametrize("deck", DECKS)
def test_time_fits_the_slot(deck: str) -> None:
    venue = load(ROOT / f"decks/venues/{deck}.yaml")
    seconds = 0
    for slide in slides_of(deck):
        seconds += slide.get("seconds") or sum(step.get("seconds", 0) for step in slide.get("steps", []))
    slot = venue["event"]["slot_minutes"] * 60
    assert 0.9 * slot <= seconds <= slot
    assert len(slides_of(deck)) <= slot / 60 * venue["timing"]["max_slides_per_minute"]


@pytest.mark.parametrize(("deck", "slide"), slides())
def test_notes_can_be_read_aloud_in_their_time(deck: str, slide: dict[str, Any]) -> None:
    steps = slide.get("steps", [])
    planned = sum(step["seconds"] for step in steps)
    parts = [(step["notes"], step["seconds"] * slide.get("seconds", planned) / planned) for step in steps]
    for notes, seconds in parts or [(slide.get("notes", ""), slide["seconds"])]:
        for language in TEXT_KEYS:
            words = len(" ".join(texts(notes, language)).split())
            assert words * 60 <= WORDS_A_MINUTE * seconds, f"{deck} {slide['id']}: {words} {language} words in {seconds:.0f} s"


def test_number_of_slides() -> None:
    assert len(slides_of("florida")) == 10
    assert all(len(slides_of(deck)) >= 10 for deck in DECKS)


@pytest.mark.parametrize("deck", DECKS)
def test_titles_fit_two_lines(deck: str) -> None:
    most = 66 if load(ROOT / f"decks/venues/{deck}.yaml")["screen"]["aspect"] == "4:3" else 75
    for slide in slides_of(deck):
        if slide.get("layout") != "statement" and "title" in slide:
            for language in sorted(TEXT_KEYS):
                for title in texts(slide["title"], language):
                    assert len(title) <= (most if language == DECKS[deck] else 75), f"{slide['id']}: {len(title)}"


def test_both_procedures_are_shown_with_and_without_imaging() -> None:
    for deck in ("buenos-aires", "las-vegas", "pittsburgh"):
        pairs = {tuple(p["figure"] for p in panels_of(s)) for s in slides_of(deck)}
        assert {("harvest-outside", "harvest-fluoroscopy"), ("injection-outside", "injection-fluoroscopy")} <= pairs
    annotated = {p["figure"] for d in DECKS for s in slides_of(d) for p in panels_of(s) if p.get("annotations")}
    assert len(annotated) >= 6


def test_compared_panels_have_the_same_shape() -> None:
    def shape(figure: str) -> float:
        width, height = struct.unpack(">II", (ROOT / "assets" / FIGURES[figure]["file"]).read_bytes()[16:24])
        return width / height

    for deck in DECKS:
        for slide in slides_of(deck):
            if slide.get("layout") in {"compare", "sequence"}:
                assert len({shape(p["figure"]) for p in panels_of(slide)}) == 1, slide["id"]


def test_nothing_is_disclosed_for_the_speaker() -> None:
    assert SPEAKER["disclosures"] == {"statement": "pending"}


@pytest.mark.parametrize("deck", DECKS)
def test_trade_names_stay_out(deck: str) -> None:
    forbidden = [n.lower() for n in load(ROOT / f"decks/venues/{deck}.yaml")["forbid"]["trade_names"]]
    for slide in slides_of(deck):
        for language in TEXT_KEYS:
            shown = " ".join(texts(slide, language)).lower()
            assert not any(name in shown for name in forbidden), slide["id"]
