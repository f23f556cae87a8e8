"""Another picture for a figure: what is kept, what becomes stale, what is never written."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
import yaml
from PIL import Image
from sync_projects import DECK, FIGURES, drawn, make_project, saved, snapshot, tagged, texted, with_thumbnail

from slidekit.media import compare, cut
from slidekit.pipeline import check
from slidekit.sync import Swap, make_swap, plan_swap


def planned(project: Path, data: bytes, name: str = "Jane-Doe-1961.png", figure: str = "bone") -> Swap:
    given = project.parent / name
    given.write_bytes(data)
    outcome = plan_swap(project, figure, given)
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value


def figures(project: Path) -> dict[str, dict[str, object]]:
    loaded: dict[str, dict[str, dict[str, object]]] = yaml.safe_load((project / "assets" / "figures.yaml").read_text("utf-8"))
    return loaded["figures"]


def codes(project: Path) -> list[tuple[str, str | None, str | None]]:
    result = check(project / "decks" / "talk.yaml")
    return [(each.code, each.slide, each.element) for each in result.diagnostics if each.code == "stale-annotation"]


@pytest.mark.parametrize("size", [(1600, 1200), (400, 300), (801, 600)])
@pytest.mark.parametrize("quality", [None, 60])
def test_the_same_picture_keeps_its_landmarks(project: Path, size: tuple[int, int], quality: int | None) -> None:
    image = drawn().resize(size, Image.Resampling.LANCZOS)
    data = saved(image) if quality is None else saved(image, "JPEG", quality=quality)
    swap = planned(project, data, "x.png" if quality is None else "x.jpg")
    assert swap.same
    assert swap.stale == ()
    assert make_swap(project, swap).ok
    bone = figures(project)["bone"]
    assert bone["file"] == ("bone-2.png" if quality is None else "bone.jpg")
    assert bone["spacing_mm"] == pytest.approx([0.5 * 800 / size[0], 0.5 * 600 / size[1]], rel=1e-5)
    assert codes(project) == []
    places = [(place.before.slide, place.before.spot, place.after.spot) for place in swap.places if place.after]
    assert [slide for slide, _, _ in places] == ["one", "two"]
    for _, before, after in places:
        assert before is not None
        assert after is not None
        assert after.own / before.own == pytest.approx(size[0] / 800, rel=0.02)
        assert after.ppi == pytest.approx(after.own * 914_400 / after.box.w)


def test_another_picture_carries_landmarks_over_as_stale(project: Path) -> None:
    swap = planned(project, saved(drawn((900, 900), turn=0.2)))
    assert not swap.same
    assert swap.stale == ("tip", "marrow")
    assert swap.changed == ("file", "stale", "spacing_mm taken out")
    assert set(swap.check) == {"kind", "alt", "credit"}
    before = (project / "assets" / "figures.yaml").read_text("utf-8").splitlines()
    assert make_swap(project, swap).ok
    after = (project / "assets" / "figures.yaml").read_text("utf-8").splitlines()
    assert [line for line in before if line not in after] == ["    file: bone.png", "    spacing_mm: [0.5, 0.5]"]
    assert [line for line in after if line not in before] == ["    file: bone-2.png", "    stale: [tip, marrow]"]
    assert codes(project) == [
        ("stale-annotation", "one", "arrow-tip"),
        ("stale-annotation", "one", "ellipse-marrow"),
        ("stale-annotation", "two", "bone"),
    ]
    assert (project / "assets" / "bone.png").exists()


def test_landmarks_given_with_the_picture_are_written_and_confirmed(project: Path) -> None:
    new = project.parent / "new.png"
    new.write_bytes(saved(drawn((900, 900), turn=0.2)))
    before = (project / "assets" / "figures.yaml").read_text("utf-8").splitlines()
    swap = plan_swap(project, "bone", new, {"tip": "0.25, 0.5"}).value
    assert swap is not None
    assert swap.stale == ("marrow",)
    assert make_swap(project, swap).ok
    after = (project / "assets" / "figures.yaml").read_text("utf-8").splitlines()
    assert [line.strip() for line in after if line not in before][-1] == "stale: [marrow]"
    assert figures(project)["bone"]["landmarks"]["tip"] == [0.25, 0.5]  # type: ignore[index]

    later = plan_swap(project, "bone", new, {"marrow": "0.2,0.3,0.6,0.9"}).value  # the picture is there: only its place is new
    assert later is not None
    assert later.data is None
    assert later.stale == ()
    assert make_swap(project, later).ok
    assert "stale" not in figures(project)["bone"]
    assert figures(project)["bone"]["landmarks"]["marrow"] == [0.2, 0.3, 0.6, 0.9]  # type: ignore[index]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"tpi": "0.2,0.3"}, "unknown-landmark"),
        ({"tip": "2,3"}, "bad-place"),
        ({"tip": "0.1,0.1,0.2,0.2"}, "bad-place"),
        ({"tip": "left"}, "bad-place"),
    ],
)
def test_places_that_make_no_sense_change_nothing(project: Path, given: dict[str, str], code: str) -> None:
    new = project.parent / "new.png"
    new.write_bytes(saved(drawn((900, 900), turn=0.2)))
    before = snapshot(project)
    outcome = plan_swap(project, "bone", new, given)
    assert outcome.value is None
    assert [each.code for each in outcome.diagnostics] == [code]
    assert snapshot(project) == before


def test_a_needle_more_is_another_picture(project: Path) -> None:
    """Little of the picture differs, and what differs is what the marks point at."""
    assert not planned(project, saved(drawn(needle=True))).same


def test_numbers_in_decks_become_stale_too(tmp_path: Path) -> None:
    deck = DECK.replace("{arrow: tip, label: Tip}", "{arrow: [0.3, 0.3], label: Tip}")
    project = make_project(tmp_path / "talk", deck=deck)
    swap = planned(project, saved(drawn(turn=0.2)))
    assert swap.stale == ("tip", "marrow", "numbers")
    assert make_swap(project, swap).ok
    assert ("stale-annotation", "one", "arrow") in codes(project)


@pytest.mark.parametrize("line", ["crop: [0.1, 0.1, 0.9, 0.9]", "fit: cover\n        focus: [0.3, 0.3]"])
def test_a_crop_or_focus_in_numbers_counts(tmp_path: Path, line: str) -> None:
    project = make_project(tmp_path / "talk", deck=DECK.replace("crop: marrow", line))
    swap = planned(project, saved(drawn(turn=0.2)))
    assert "numbers" in swap.stale
    assert make_swap(project, swap).ok
    assert ("stale-annotation", "two", "bone") in codes(project)


def test_a_crop_that_follows_from_landmarks_is_no_number(tmp_path: Path) -> None:
    figures = FIGURES.replace("      marrow:", "      entry: [0.2, 0.5]\n      marrow:")
    figures += "  other: {file: plain.png, kind: chart, alt: x, landmarks: {tip: [0.6, 0.5], entry: [0.4, 0.5]}}\n"
    slide = "  - {id: three, title: Both, seconds: 9, panels: [other, bone], align: [entry, tip]}\n"
    project = make_project(tmp_path / "talk", deck=DECK + slide, figures=figures)
    swap = planned(project, saved(drawn(turn=0.2)))
    assert swap.stale == ("tip", "entry", "marrow")
    assert make_swap(project, swap).ok
    assert ("stale-annotation", "three", "bone") in codes(project)


def test_what_is_stale_stays_so_with_the_same_picture(tmp_path: Path) -> None:
    text = FIGURES.replace("    landmarks:", "    stale: [tip]\n    landmarks:")
    project = make_project(tmp_path / "talk", text)
    swap = planned(project, saved(drawn((400, 300))))
    assert swap.same
    assert make_swap(project, swap).ok
    assert figures(project)["bone"]["stale"] == ["tip"]


SECRETS = (b"Jane", b"Secret", b"ward-7", b"Exif", b"GPS", b"bone-of-jane")


@pytest.mark.parametrize("kind", ["jpeg", "png"])
def test_metadata_and_the_given_name_are_gone(project: Path, kind: str) -> None:
    data = tagged(drawn()) if kind == "jpeg" else texted(drawn((400, 300)))
    swap = planned(project, data, f"bone-of-jane.{'jpg' if kind == 'jpeg' else 'png'}")
    expected = {"camera data (EXIF)", "GPS position", "a comment"} if kind == "jpeg" else {"text"}
    assert expected <= set(swap.removed)
    assert make_swap(project, swap).ok
    written = (project / swap.path).read_bytes()
    assert not [word for word in SECRETS if word in written]
    every = snapshot(project)
    assert not [name for name in every if "jane" in name.lower()]
    assert not [name for name, content in every.items() if b"jane" in content.lower()]


def test_the_thumbnail_goes_too(project: Path) -> None:
    data, small = with_thumbnail(drawn())
    assert small in data
    swap = planned(project, data, "x.jpg")
    assert "a thumbnail" in swap.removed
    assert make_swap(project, swap).ok
    assert not [name for name, content in snapshot(project).items() if small in content]


def test_coded_pixels_are_kept(project: Path) -> None:
    data = tagged(drawn())
    swap = planned(project, data, "x.jpg")
    assert make_swap(project, swap).ok
    with Image.open(project / swap.path) as written, Image.open(project.parent / "x.jpg") as given:
        assert written.tobytes() == given.tobytes()


def test_a_turned_picture_is_turned_upright(project: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    data = saved(drawn().transpose(Image.Transpose.ROTATE_90), "JPEG", quality=95, exif=exif)
    swap = planned(project, data, "x.jpg")
    assert "an orientation tag" in swap.removed
    assert (swap.after.width, swap.after.height) == (800, 600)
    assert swap.same


@pytest.mark.parametrize("taken", [0, 1])
def test_a_void_review_goes_and_a_matching_one_stays(tmp_path: Path, taken: int) -> None:
    new = saved(drawn((400, 300)))
    scrubbed = cut(new).value
    assert scrubbed is not None
    digest = hashlib.sha256(scrubbed.data if taken else b"other").hexdigest()
    text = FIGURES.replace("    landmarks:", f"    review: {{by: AB, date: 2026-01-02, sha256: {digest}}}\n    landmarks:")
    project = make_project(tmp_path / "talk", text)
    assert make_swap(project, planned(project, new)).ok
    assert ("review" in figures(project)["bone"]) is bool(taken)


def test_planning_writes_nothing(project: Path) -> None:
    before = snapshot(project)
    planned(project, saved(drawn(turn=0.2)))
    assert snapshot(project) == before


def test_the_picture_it_has_is_nothing_to_do(project: Path) -> None:
    before = snapshot(project)
    swap = planned(project, (project / "assets" / "bone.png").read_bytes())
    assert swap.idle
    assert make_swap(project, swap).ok
    assert snapshot(project) == before


def test_swapping_back_takes_the_former_file(project: Path) -> None:
    old = (project / "assets" / "bone.png").read_bytes()
    assert make_swap(project, planned(project, saved(drawn((400, 300))))).ok
    back = planned(project, old)
    assert back.path == "assets/bone.png"
    assert back.data is None
    assert make_swap(project, back).ok
    assert (project / "assets" / "bone.png").read_bytes() == old
    assert figures(project)["bone"]["spacing_mm"] == [0.5, 0.5]


def test_after_a_failure_the_project_is_as_it_was(project: Path) -> None:
    """The second of the two writes fails: the figures file is locked."""
    swap = planned(project, saved(drawn(turn=0.2)))
    (project / "assets" / "~$figures.yaml").write_bytes(b"")
    before = snapshot(project)
    outcome = make_swap(project, swap)
    assert not outcome.ok
    assert [each.code for each in outcome.diagnostics] == ["output-open"]
    assert snapshot(project) == before


def test_what_is_no_picture_changes_nothing(project: Path) -> None:
    before = snapshot(project)
    given = project.parent / "x.png"
    for data, code in (
        (b"", "broken-picture"),
        (b"<svg xmlns='x'/>", "mislabelled-picture"),
        (saved(drawn())[:900], "broken-picture"),
    ):
        given.write_bytes(data)
        outcome = plan_swap(project, "bone", given)
        assert outcome.value is None
        assert code in {each.code for each in outcome.diagnostics}
    assert plan_swap(project, "bnoe", given).diagnostics[0].help == "did you mean bone?"
    assert snapshot(project) == before


def test_a_missing_former_picture_is_another_one(project: Path) -> None:
    (project / "assets" / "bone.png").unlink()
    swap = planned(project, saved(drawn()))
    assert swap.likeness is None
    assert swap.stale[:2] == ("tip", "marrow")
    assert make_swap(project, swap).ok
    assert figures(project)["bone"]["file"] == "bone.png"


@pytest.mark.parametrize("gain", [1.0, 0.5, 0.2])
def test_a_pale_picture_is_told_apart_as_well(gain: float) -> None:
    def pale(image: Image.Image) -> Image.Image:
        return image.convert("L").point([int(110 + (level - 128) * gain) for level in range(256)])

    one = saved(pale(drawn()))
    small = pale(drawn()).resize((400, 300), Image.Resampling.LANCZOS)
    same, other = compare(one, saved(small, "JPEG", quality=60)).value, compare(one, saved(pale(drawn(needle=True)))).value
    assert same is not None
    assert other is not None
    assert same.same, same
    assert not other.same, other


def test_likeness_sees_scale_and_saving_but_not_content() -> None:
    one = saved(drawn())
    small = drawn().resize((200, 150), Image.Resampling.LANCZOS)
    for other in (saved(small), saved(drawn(), "JPEG", quality=40), saved(drawn().convert("L"))):
        likeness = compare(one, other).value
        assert likeness is not None
        assert likeness.same, likeness
    for other in (saved(drawn((600, 600))), saved(drawn(needle=True)), saved(drawn().transpose(Image.Transpose.ROTATE_180))):
        likeness = compare(one, other).value
        assert likeness is not None
        assert not likeness.same, likeness
