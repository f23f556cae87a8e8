"""Marks of every kind follow their landmarks to another picture."""

from __future__ import annotations

from pathlib import Path

import pytest
from sync_decks import (
    DECK,
    PIXEL,
    SOURCE,
    audit,
    boxes,
    make_deck,
    other,
    swapped,
)

from slidekit.powerpoint import verify


def test_marks_with_more_or_fewer_strokes(built: Path, tmp_path: Path) -> None:
    """A chain of heads and a hatched zone are drawn with as many shapes as their new places need."""
    deck = tmp_path / "talk.pptx"
    deck.write_bytes(built.read_bytes())
    count = len([name for name in boxes(deck) if name.startswith("two/bone.flow-way.")])
    new = other(tmp_path)
    swapped(deck, new, landmarks={"way": "0.2,0.7 0.25,0.7", "region": "0.2,0.2 0.75,0.2 0.7,0.75"})
    assert 0 < len([name for name in boxes(deck) if name.startswith("two/bone.flow-way.")]) < count
    swapped(deck, new, landmarks={"way": "0.15,0.2 0.75,0.2"})
    assert len([name for name in boxes(deck) if name.startswith("two/bone.flow-way.")]) > 1
    assert verify(deck.read_bytes()) == ()
    assert audit(deck) == []


def test_a_round_mark_stays_round(deck: Path, tmp_path: Path) -> None:
    swapped(deck, other(tmp_path, size=(500, 900)))
    _, _, w, h = boxes(deck)["two/bone.circle-tip.1"][0]
    assert w == pytest.approx(h, abs=PIXEL)


def test_a_label_without_leader_stays_beside_its_mark(tmp_path: Path) -> None:
    text = DECK.replace("{at: tip, label: Tip}", "{arrow: [[0.3, 0.6], [0.6, 0.6]], label: Way}").replace(
        "{flow: way}", "{text: tip, label: T}"
    )
    deck = make_deck(tmp_path / "talk", text)
    before = boxes(deck)
    swapped(deck, other(tmp_path), landmarks={"tip": "0.4,0.3"})
    after = boxes(deck)
    assert after["two/bone.text-tip.label"] != before["two/bone.text-tip.label"]
    assert after["two/bone.arrow.label"] == before["two/bone.arrow.label"]
    _, _, w, h = before["two/bone.picture"][0]
    label = "two/bone.text-tip.label"
    moved = [m - n for m, n in zip(after[label][0][:2], before[label][0][:2], strict=True)]
    assert moved == pytest.approx([-0.1 / 0.7 * w, -0.2 / 0.7 * h], abs=w * 0.02)


POINTS = [
    "arrowhead",
    "number",
    "text",
    "point",
    "crosshair",
    "target",
    "cross",
    "check",
    "question",
    "asterisk",
    "star",
    "dagger",
    "at",
]
AREAS = ["ellipse", "circle", "box", "zone", "highlight", "spotlight"]
PATHS = ["line", "curve", "flow", "needle", "contour", "bracket", "measure", "arrow"]


def test_every_kind_of_mark_follows(tmp_path: Path) -> None:
    """Each kind alone on a slide, its landmark somewhere else with the swap."""
    wide = [f"{{{kind}: tip}}" for kind in POINTS if kind not in ("text", "at")] + [
        "{text: tip, label: T}",
        "{at: tip, label: T}",
    ]
    wide += [f"{{{kind}: marrow}}" for kind in AREAS] + [
        f"{{{kind}: way, label: L}}" for kind in PATHS if kind not in ("measure", "bracket")
    ]
    wide += [
        "{measure: [entry, tip], label: L}",
        "{bracket: [entry, tip]}",
        "{angle: way}",
        "{arrow: tip, label: T, curved: true, from: left}",
    ]
    wide += [
        "{needle: way, confirmed: false}",
        "{zone: region, style: risk}",
        "{at: tip, number: 1}",
        "{arrow: tip, dashed: true}",
    ]
    slides = "".join(
        f"  - {{id: s{number}, title: A mark, panels: [{{figure: bone, annotations: [{mark}]}}], points: [Words]}}\n"
        for number, mark in enumerate(wide)
    )
    deck = make_deck(tmp_path / "talk", f"slidekit: 1\nid: talk\ntitle: A talk\nslides:\n{slides}")
    base = deck.read_bytes()
    places = {
        "tip": "0.3,0.4",
        "entry": "0.7,0.8",
        "marrow": "0.4,0.3,0.7,0.8",
        "way": "0.3,0.2 0.6,0.3 0.5,0.8",
        "region": "0.3,0.3 0.6,0.2 0.5,0.6",
    }
    swap = swapped(deck, other(tmp_path), landmarks=places)
    told = {wide[number]: [mark.fate for mark in place.marks] for number, place in enumerate(swap.places)}
    assert told == {mark: ["moved"] for mark in wide}
    assert verify(deck.read_bytes()) == ()
    assert audit(deck) == []
    swapped(deck, tmp_path / "talk" / SOURCE)
    assert deck.read_bytes() == base


def test_what_a_frame_cuts_is_told(deck: Path, tmp_path: Path) -> None:
    """The place keeps its shape: of a picture of another one a part is seen."""
    _, _, w, h = boxes(deck)["one/bone.picture"][0]
    swap = swapped(deck, other(tmp_path, size=(600, 800)))
    share = (600 / 800) / (w / h)
    assert share < 0.9
    assert f"the frame shows {share:.0%} of its height" in swap.places[0].remarks
    again = swapped(deck, other(tmp_path, size=(round(700 * w / h), 700)))
    assert not [remark for remark in again.places[0].remarks if "frame shows" in remark]
