"""Another picture in a deck that people, or another program, have edited: what they did stays."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from pptx import Presentation
from pptx.util import Emu
from sync_decks import (
    RT_IMAGE,
    audit,
    boxes,
    by_hand,
    changed_names,
    edited,
    fates,
    member,
    other,
    parts,
    planned,
    shown,
    swapped,
)

from slidekit.sync import plan_deck_swap


def test_only_the_picture_and_its_marks_change_in_an_edited_deck(built: Path, tmp_path: Path) -> None:
    path = edited(built, by_hand)
    before, former = boxes(path), parts(path)
    swap = swapped(path, other(tmp_path, size=(600, 800)))
    after = boxes(path)
    assert [place.where for place in swap.places] == ["slide 1", "slide 2"]
    assert fates(swap) == {"arrow-tip": "kept", "ellipse-marrow": "moved", "needle-entry-tip": "edited"}
    assert after["one/bone.picture"] == before["one/bone.picture"]
    told = changed_names(former, parts(path))
    assert told <= {"ppt/slides/slide1.xml", "ppt/slides/slide2.xml", "ppt/media", "customXml/item1.xml"}
    assert member(Presentation(str(path)), "one/points").text_frame.paragraphs[0].text == "Retyped"
    assert audit(path) == []


def test_what_people_moved_off_its_place_stays(built: Path, tmp_path: Path) -> None:
    def nudge(deck: Any) -> None:
        for number in (1, 2):
            member(deck, f"one/bone.ellipse-marrow.{number}").left += Emu(50_000)

    path = edited(built, nudge)
    before = boxes(path)
    swap = swapped(path, other(tmp_path, size=(600, 800)))
    assert fates(swap)["ellipse-marrow"] == "edited"
    assert boxes(path)["one/bone.ellipse-marrow.1"] == before["one/bone.ellipse-marrow.1"]
    assert boxes(path)["one/bone.ellipse-marrow.number"] == before["one/bone.ellipse-marrow.number"]


def ungroup(deck: Any) -> None:
    node = member(deck, "one/bone")._element
    for child in list(node)[2:]:
        node.addprevious(child)
    node.getparent().remove(node)


def rename(deck: Any) -> None:
    member(deck, "one/bone.picture").name = "My bone"
    member(deck, "one/bone.ellipse-marrow.1").name = "Oval 7"


def forget(deck: Any) -> None:
    rename(deck)
    for slide in deck.slides:
        for node in slide._element.xpath(".//*[local-name()='creationId']"):
            node.getparent().getparent().remove(node.getparent())


def copy_group(deck: Any) -> None:
    node = member(deck, "one/bone")._element
    twin = copy.deepcopy(node)
    twin.find(".//{*}grpSpPr/{*}xfrm/{*}off").set("x", "150000")
    node.addnext(twin)


@pytest.mark.parametrize(
    ("change", "count", "remark"),
    [(ungroup, 2, ""), (rename, 2, "known again by its id"), (forget, 2, "known again by its picture"), (copy_group, 3, "")],
)
def test_places_are_found_again(built: Path, source: Path, tmp_path: Path, change: Any, count: int, remark: str) -> None:
    path = edited(built, change)
    base = path.read_bytes()
    swap = swapped(path, other(tmp_path, size=(600, 800)))
    assert len(swap.places) == count
    assert swap.missing == ()
    for place in swap.places[:-1]:
        assert {mark.fate for mark in place.marks} <= {"moved", "kept", "gone"}  # a copied panel has no later steps
    assert any(remark in each for each in swap.places[0].remarks) or not remark
    swapped(path, source)
    assert path.read_bytes() == base


def test_frames_stay_as_people_left_them(built: Path, tmp_path: Path) -> None:
    def frame(deck: Any) -> None:
        stretched, cropped = member(deck, "one/bone.picture"), member(deck, "two/bone.picture")
        stretched.width //= 2
        cropped.crop_left = 0.25
        cropped.left, cropped.width = cropped.left + cropped.width // 4, cropped.width - cropped.width // 4

    path = edited(built, frame)
    before = boxes(path)
    swap = swapped(path, other(tmp_path))
    assert "stretched by hand" in " ".join(swap.places[0].remarks)
    assert "cropped by hand" in " ".join(swap.places[1].remarks)
    assert boxes(path)["one/bone.picture"] == before["one/bone.picture"]
    _, _, w, h = before["one/bone.picture"][0]
    assert shown(path, "one/bone.picture").width / shown(path, "one/bone.picture").height == pytest.approx(w / h, rel=0.02)
    assert member(Presentation(str(path)), "two/bone.picture").crop_left == pytest.approx(0.25)


def test_a_picture_that_other_figures_show_stays_for_them(built: Path, source: Path, tmp_path: Path) -> None:
    path = edited(built, lambda deck: embed(deck, "two/plain.picture", "one/bone.picture"))
    base, before = path.read_bytes(), shown(path, "two/plain.picture").tobytes()
    swap = swapped(path, other(tmp_path))
    assert len(swap.places) == 2
    assert shown(path, "two/plain.picture").tobytes() == before
    assert shown(path, "one/bone.picture").tobytes() != before
    swapped(path, source)
    assert path.read_bytes() == base


def embed(deck: Any, name: str, like: str) -> None:
    """Show the picture of another shape, over a relationship to the same part."""
    blob = member(deck, like).image.blob
    target = next(
        part for part in deck.part.package.iter_parts() if part.partname.startswith("/ppt/media") and part.blob == blob
    )
    shape = member(deck, name)
    shape._element.blipFill.blip.rEmbed = shape.part.relate_to(target, RT_IMAGE)


def test_without_the_record_places_are_found_by_name(built: Path, tmp_path: Path) -> None:
    def strip(deck: Any) -> None:
        for link in list(deck.part.rels.values()):
            if link.reltype.endswith("/customXml"):
                deck.part.rels.pop(link.rId)

    path = edited(built, strip)
    before = boxes(path)
    swap = swapped(path, other(tmp_path))
    assert "the record of what was built is gone" in swap.lost[0]
    assert "found by name: 2 places" in swap.lost[0]
    assert swap.wants_accept
    assert boxes(path) == before


def test_deleted_places_are_named(built: Path, tmp_path: Path) -> None:
    def delete(deck: Any) -> None:
        node = member(deck, "one/bone")._element
        node.getparent().remove(node)

    swap = planned(edited(built, delete), other(tmp_path))
    assert swap.missing == ("one/bone.picture",)
    assert len(swap.places) == 1


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("ppt/slides/slide1.xml", rb'srcRect l="[^"]*"', b'srcRect l="a b"'),
        ("ppt/slides/slide1.xml", rb'<a:off x="[^"]*"', b'<a:off x="1e9"'),
        ("ppt/slides/slide1.xml", rb'cNvPr id="[^"]*"', b'cNvPr id="x"'),
        ("customXml/item1.xml", rb'box="[^"]*"', b'box="0 0 0 0"'),
        ("customXml/item1.xml", rb'ink="[^"]*"', b'ink="nan 1 1 1"'),
        ("customXml/item1.xml", rb'kind="[^"]*"', b'kind="halo"'),
        ("customXml/item1.xml", rb'place="[^"]*"', b'place="nowhere"'),
        ("customXml/item1.xml", rb"<landmark[^>]*/>", b""),
    ],
)
def test_nonsense_in_the_file_is_no_crash(built: Path, tmp_path: Path, part: str, old: bytes, new: bytes) -> None:
    crop = edited(built, lambda deck: setattr(member(deck, "one/bone.picture"), "crop_left", 0.1))
    every = parts(crop)
    assert re.search(old, every[part])
    path = tmp_path / "odd.pptx"
    with ZipFile(path, "w") as archive:
        for name, content in every.items():
            archive.writestr(name, re.sub(old, new, content) if name == part else content)
    outcome = plan_deck_swap(path, "bone", other(tmp_path))
    assert outcome.value is not None or outcome.diagnostics[0].code == "no-place-left"


@pytest.mark.libreoffice
def test_a_deck_that_libreoffice_saved(
    built: Path, source: Path, tmp_path: Path, convert: Callable[[Path, str, Path], Path]
) -> None:
    path = convert(edited(built, by_hand, "hand.pptx"), "pptx", tmp_path)
    base, before, former = path.read_bytes(), boxes(path), parts(path)
    swap = swapped(path, other(tmp_path, size=(600, 800)))
    after = boxes(path)
    assert "found by name: 2" in swap.lost[0]
    assert fates(swap) == {"arrow-tip": "kept", "ellipse-marrow": "moved", "needle-entry-tip": "edited"}
    assert {mark.fate for mark in swap.places[1].marks} <= {"moved", "kept"}
    moved = {name for name in before if before[name] != after.get(name)}
    assert moved
    assert all(name.startswith(("one/bone", "two/bone")) for name in moved), moved
    assert after["one/bone.picture"] == before["one/bone.picture"]
    told = changed_names(former, parts(path))
    slides = {name for name in told if name.startswith("ppt/slides/slide")}
    assert len(slides) == 2
    assert told - slides <= {"ppt/media", "customXml/item1.xml"}
    swapped(path, source)
    assert path.read_bytes() == base
