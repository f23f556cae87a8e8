"""Another picture in a built deck: only the picture and its marks change, and back again."""

from __future__ import annotations

from pathlib import Path

import pytest
from pptx import Presentation
from pptx.util import Emu
from sync_decks import (
    PIXEL,
    audit,
    boxes,
    by_hand,
    edited,
    fates,
    member,
    other,
    parts,
    picture,
    planned,
    swapped,
)
from sync_projects import drawn

from slidekit.powerpoint import verify


def changed(before: Path, after: dict[str, bytes]) -> set[str]:
    former = parts(before)
    return {name for name in former.keys() | after.keys() if former.get(name) != after.get(name)}


def test_the_same_picture_changes_nothing_but_its_parts(deck: Path, built: Path, tmp_path: Path) -> None:
    swap = swapped(deck, picture(tmp_path, drawn((1600, 1200))))
    assert swap.same
    assert swap.stale == ()
    assert not swap.wants_accept
    assert set(fates(swap).values()) == {"kept"}
    assert {name.rpartition("/")[0] for name in changed(built, dict(parts(deck)))} == {"ppt/media", "customXml"}
    assert verify(deck.read_bytes()) == ()


def test_another_picture_moves_marks_with_carried_landmarks(deck: Path, built: Path, tmp_path: Path) -> None:
    before = boxes(deck)
    swap = swapped(deck, other(tmp_path, size=(600, 800)))
    after = boxes(deck)
    assert not swap.same
    assert swap.wants_accept
    assert swap.stale == ("tip", "entry", "marrow", "close-up", "way", "region")
    assert fates(swap) == {"arrow-tip": "kept", "ellipse-marrow": "moved", "needle-entry-tip": "moved"}
    assert before["one/bone.picture"] == after["one/bone.picture"]
    moved = {name for name in before if before[name] != after.get(name)}
    marks = ("one/bone.ellipse", "one/bone.needle", "two/bone.", "one/bone.step", "one/bone", "two/bone")
    assert all(name.startswith(marks) for name in moved), moved
    assert "one/bone.ellipse-marrow.1" in moved
    assert verify(deck.read_bytes()) == ()
    assert audit(deck) == []
    assert {name for name in changed(built, dict(parts(deck))) if name.startswith("ppt/slides/slide")} == {
        "ppt/slides/slide1.xml",
        "ppt/slides/slide2.xml",
    }


def test_a_landmark_given_is_where_the_mark_points(deck: Path, tmp_path: Path) -> None:
    frame = boxes(deck)["one/bone.picture"][0]
    swap = swapped(deck, other(tmp_path), landmarks={"tip": "0.25,0.75", "marrow": "0.5,0.5,0.9,0.7"})
    assert swap.given == ("tip", "marrow")
    assert "tip" not in swap.stale
    left, top, width, height = boxes(deck)["one/bone.ellipse-marrow.1"][0]
    expected = (frame[0] + 0.5 * frame[2], frame[1] + 0.5 * frame[3], 0.4 * frame[2], 0.2 * frame[3])
    assert (left, top, width, height) == pytest.approx(expected, abs=PIXEL)
    x, y, w, h = boxes(deck)["one/bone.needle-entry-tip.1"][0]
    assert (x, y + h) == pytest.approx((frame[0] + 0.1 * frame[2], frame[1] + 0.75 * frame[3]), abs=PIXEL)
    assert w == pytest.approx(0.15 * frame[2], abs=PIXEL)


def test_landmarks_can_be_set_after_the_swap(deck: Path, tmp_path: Path) -> None:
    new = other(tmp_path)
    swapped(deck, new)
    once = boxes(deck)
    again = swapped(deck, new, landmarks={"tip": "0.3,0.4"})
    assert again.same
    assert "tip" not in again.stale
    assert "marrow" in again.stale
    assert boxes(deck)["one/bone.needle-entry-tip.1"] != once["one/bone.needle-entry-tip.1"]
    assert boxes(deck)["one/bone.ellipse-marrow.1"] == once["one/bone.ellipse-marrow.1"]
    assert planned(deck, new).data is None


@pytest.mark.parametrize("kind", ["new.png", "new.jpg"])
@pytest.mark.parametrize("hand", [False, True])
def test_the_way_back_gives_the_former_bytes(built: Path, source: Path, tmp_path: Path, kind: str, hand: bool) -> None:
    base = edited(built, by_hand) if hand else built
    deck = tmp_path / "talk.pptx"
    deck.write_bytes(base.read_bytes())
    swapped(deck, other(tmp_path, kind, (700, 900)), landmarks={"tip": "0.4,0.4"})
    assert deck.read_bytes() != base.read_bytes()
    middle = deck.read_bytes()
    swapped(deck, picture(tmp_path, drawn((500, 500), turn=0.2), "third.png"))
    back = swapped(deck, tmp_path / kind)
    assert back.exact
    assert deck.read_bytes() == middle
    back = swapped(deck, source)
    assert back.exact
    assert deck.read_bytes() == base.read_bytes()


def test_back_after_more_edits_landmarks_are_remembered(deck: Path, source: Path, tmp_path: Path) -> None:
    first = boxes(deck)
    swapped(deck, other(tmp_path), landmarks={"tip": "0.3,0.7"})
    later = edited(deck, lambda d: setattr(member(d, "four/points"), "left", Emu(900_000)))
    back = swapped(later, source)
    assert (back.exact, back.known, back.wants_accept, back.stale) == (False, True, False, ())
    after = boxes(later)
    for name in first.keys() - {"four/points"}:
        assert after[name][0] == pytest.approx(first[name][0], abs=2), name


def test_alt_text_stays_or_is_replaced(deck: Path, tmp_path: Path) -> None:
    swap = planned(deck, other(tmp_path))
    assert "alt text" in swap.places[0].check
    swapped(deck, other(tmp_path), alt="Another bone")
    group = member(Presentation(str(deck)), "one/bone")
    assert group._element.nvGrpSpPr.cNvPr.get("descr") == "Another bone"
