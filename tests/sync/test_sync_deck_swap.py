"""Another picture in a built deck that people have edited: only the picture and its marks change, and back again."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree
from pptx import Presentation
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.util import Emu
from sync_decks import DECK, FIGURES, audit, boxes, edited, make_deck, member, other, parts, picture, planned, shown, swapped
from sync_projects import drawn, saved, tagged

from slidekit.powerpoint import verify
from slidekit.sync import DeckSwap, plan_deck_swap

PIXEL = 3_000
SOURCE = "assets/bone.png"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_deck(tmp_path_factory.mktemp("deck") / "talk")


@pytest.fixture
def deck(built: Path, tmp_path: Path) -> Path:
    path = tmp_path / "talk.pptx"
    path.write_bytes(built.read_bytes())
    return path


@pytest.fixture
def source(built: Path) -> Path:
    return built.parents[1] / SOURCE


def fates(swap: DeckSwap, number: int = 0) -> dict[str, str]:
    return {mark.id: mark.fate for mark in swap.places[number].marks}


def by_hand(deck: Any) -> None:
    """Shapes moved, text retyped, a slide added and a slide deleted."""
    group = member(deck, "one/bone")
    group.left, group.top = group.left + Emu(-120_000), group.top + Emu(90_000)
    member(deck, "one/points").text_frame.paragraphs[0].runs[0].text = "Retyped"
    deck.slides.add_slide(deck.slide_layouts[0])
    slides = deck.slides._sldIdLst
    deck.part.drop_rel(slides[3].rId)
    slides.remove(slides[3])


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


def changed_names(former: Any, later: Any) -> set[str]:
    names = {name for name in former.keys() | later.keys() if former.get(name) != later.get(name)}
    return {"ppt/media" if name.startswith("ppt/media/") else name for name in names}


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


RT_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"


def test_nothing_of_the_former_picture_stays(built: Path, tmp_path: Path) -> None:
    former = {member(Presentation(str(built)), f"{slide}/bone.picture").image.blob for slide in ("one", "two")}

    def unlist(deck: Any) -> None:
        slides = deck.slides._sldIdLst
        slides.remove(slides[1])  # the slide stays in the file

    path = edited(built, unlist)
    swap = swapped(path, picture(tmp_path, drawn(turn=0.2), "new.jpg"))
    assert "on no list" in swap.places[1].where
    assert not [name for name, content in parts(path).items() if content in former]
    jpeg = picture(tmp_path, drawn(turn=0.3), "leak.jpg")
    jpeg.write_bytes(tagged(drawn(turn=0.3)))
    swap = swapped(path, jpeg)
    assert "GPS position" in swap.removed
    assert not [
        word for word in (b"Jane", b"Secret", b"ward-7", b"Exif", b"leak") if any(word in each for each in parts(path).values())
    ]


def test_alt_text_stays_or_is_replaced(deck: Path, tmp_path: Path) -> None:
    swap = planned(deck, other(tmp_path))
    assert "alt text" in swap.places[0].check
    swapped(deck, other(tmp_path), alt="Another bone")
    group = member(Presentation(str(deck)), "one/bone")
    assert group._element.nvGrpSpPr.cNvPr.get("descr") == "Another bone"


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


def test_the_preview_of_the_first_slide_goes(built: Path, tmp_path: Path) -> None:
    path = edited(built, add_thumbnail)
    assert "docProps/thumbnail.jpeg" in parts(path)
    swap = swapped(path, other(tmp_path))
    assert "docProps/thumbnail.jpeg" not in parts(path)
    assert any("preview" in remark for remark in swap.remarks)


def add_thumbnail(deck: Any) -> None:
    package = deck.part.package
    part = Part(PackURI("/docProps/thumbnail.jpeg"), "image/jpeg", package, saved(drawn((64, 48)), "JPEG"))
    package.relate_to(part, "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail")


def test_redacted_areas_are_black_in_the_new_picture(tmp_path: Path) -> None:
    figures = FIGURES.replace("    alt: A bone\n", "    alt: A bone\n    redact: [[0, 0, 0.3, 0.3]]\n")
    deck = make_deck(tmp_path / "talk", DECK, figures)
    swapped(deck, other(tmp_path))
    assert shown(deck, "one/bone.picture").convert("RGB").getpixel((5, 5)) == (0, 0, 0)


def test_further_forms_of_the_former_picture_go(built: Path, tmp_path: Path) -> None:
    """PowerPoint shows the drawing, not the pixels, where a picture has both; and keeps the state before an effect."""
    former = b"<svg xmlns='http://www.w3.org/2000/svg'/>"

    def add_drawing(deck: Any) -> None:
        shape = member(deck, "one/bone.picture")
        part = Part(PackURI("/ppt/media/image90.svg"), "image/svg+xml", deck.part.package, former)
        rid = shape.part.relate_to(part, RT_IMAGE)
        extension = etree.fromstring(
            '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:ext uri="{96DAC541-7B7A-43D3-8B79-37'
            'D633B846F1}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" xmlns:r="http://'
            f'schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="{rid}"/></a:ext></a:extLst>'
        )
        shape._element.blipFill.blip.append(extension)

    path = edited(built, add_drawing)
    assert former in parts(path).values()
    swap = swapped(path, other(tmp_path))
    assert former not in parts(path).values()
    assert b"svgBlip" not in parts(path)["ppt/slides/slide1.xml"]
    assert any("byte for byte" in remark for remark in swap.remarks)
    assert audit(path) == []


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
