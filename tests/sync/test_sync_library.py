"""Which figure is where; signing off; confirming landmarks."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
import yaml
from sync_projects import DECK, FIGURES, drawn, make_project, saved, snapshot

from slidekit.pipeline import lay_out
from slidekit.source import DiskWorkspace, MemoryWorkspace, OverlayWorkspace, day
from slidekit.sync import Library, confirm, sign, survey


def surveyed(project: Path) -> Library:
    outcome = survey(DiskWorkspace(project))
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value


def test_every_place_of_a_figure(project: Path) -> None:
    library = surveyed(project)
    assert list(library.holdings) == ["bone", "plain"]
    bone = library.find("bone")
    assert bone.info is not None
    assert (bone.info.width, bone.info.height, bone.review, bone.stale) == (800, 600, "none", ())
    assert [(use.deck, use.slide, use.panel) for use in bone.uses] == [("talk", "one", "bone"), ("talk", "two", "bone")]
    assert [(mark.id, mark.needs) for mark in bone.uses[0].marks] == [("arrow-tip", ("tip",)), ("ellipse-marrow", ("marrow",))]
    assert library.find("plain").uses == ()


def test_resolution_is_that_of_the_finished_slide(project: Path) -> None:
    scene = lay_out(project / "decks" / "talk.yaml").value
    assert scene is not None
    whole, detail = (use.spot for use in surveyed(project).find("bone").uses)
    assert whole is not None
    assert detail is not None
    assert (whole.own, detail.own) == (800, 320)  # the crop is four tenths of the width
    assert whole.ppi == pytest.approx(800 / (whole.box.w / 914_400))
    assert whole.screen_ppi == pytest.approx(1920 / (scene.size.w / 914_400))


def test_a_deck_with_errors_still_says_where_its_pictures_are(project: Path) -> None:
    path = project / "decks" / "talk.yaml"
    path.write_text(DECK.replace("arrow: tip,", "arrow: tpi,"), "utf-8")
    outcome = survey(DiskWorkspace(project))
    assert [each.code for each in outcome.diagnostics] == ["deck-not-surveyed"]
    assert outcome.value is not None
    assert [(use.slide, use.spot) for use in outcome.value.find("bone").uses] == [("one", None), ("two", None)]


def test_a_void_review_does_not_hide_the_places(tmp_path: Path) -> None:
    note = "review: {by: AB, date: 2026-01-01, sha256: abc}"
    bone = surveyed(make_project(tmp_path / "talk", FIGURES.replace("alt: A bone", f"alt: A bone\n    {note}"))).find("bone")
    assert bone.review == "void"
    assert all(use.spot for use in bone.uses)


def test_a_file_that_is_missing_is_a_finding(project: Path) -> None:
    (project / "assets" / "plain.png").unlink()
    outcome = survey(DiskWorkspace(project))
    assert "file-not-found" in {each.code for each in outcome.diagnostics}
    assert outcome.value is not None
    assert outcome.value.find("plain").info is None


def test_sign_writes_one_line_and_makes_the_review_valid(project: Path) -> None:
    path = project / "assets" / "figures.yaml"
    before = path.read_text("utf-8").splitlines()
    outcome = sign(project, "bone", by=" A  B ", day="2026-04-02")
    digest = hashlib.sha256((project / "assets" / "bone.png").read_bytes()).hexdigest()
    assert outcome.value == {"by": "A B", "date": "2026-04-02", "sha256": digest}
    after = path.read_text("utf-8").splitlines()
    assert [line for line in after if line not in before] == [f"    review: {{by: A B, date: 2026-04-02, sha256: {digest}}}"]
    assert [line for line in before if line not in after] == []
    assert surveyed(project).find("bone").review == "valid"
    (project / "assets" / "bone.png").write_bytes(saved(drawn(turn=0.1)))
    assert surveyed(project).find("bone").review == "void"
    assert sign(project, "bone", by="CD", day="2026-04-03").ok
    assert surveyed(project).find("bone").review == "valid"
    assert len(path.read_text("utf-8").splitlines()) == len(after)


@pytest.mark.parametrize(
    ("figure", "by", "when", "code"),
    [
        ("bone", "", "2026-04-02", "bad-review"),
        ("bone", "A\x1bB", "2026-04-02", "bad-review"),
        ("bone", "AB", "2026-02-30", "bad-review"),
        ("bone", "AB", "2.4.2026", "bad-review"),
        ("bnoe", "AB", "2026-04-02", "figure-unknown"),
    ],
)
def test_what_is_no_review_writes_nothing(project: Path, figure: str, by: str, when: str, code: str) -> None:
    before = snapshot(project)
    outcome = sign(project, figure, by=by, day=when)
    assert outcome.value is None
    assert [each.code for each in outcome.diagnostics] == [code]
    assert snapshot(project) == before


STALE = FIGURES.replace("    landmarks:", "    stale: [tip, marrow]     # not looked at\n    landmarks:")


def test_confirm_one_then_all(tmp_path: Path) -> None:
    project = make_project(tmp_path / "talk", STALE)
    path = project / "assets" / "figures.yaml"
    assert confirm(project, "bone", ("tip",)).value == ("tip",)
    assert "    stale: [marrow]     # not looked at\n" in path.read_text("utf-8")
    assert [each.code for each in confirm(project, "bone", ("tip",)).diagnostics] == ["not-stale"]
    assert confirm(project, "bone").value == ("marrow",)
    assert path.read_text("utf-8") == FIGURES
    assert confirm(project, "bone").value == ()


def test_a_review_confirms_too(tmp_path: Path) -> None:
    project = make_project(tmp_path / "talk", STALE)
    assert sign(project, "bone", by="AB", day="2026-04-02").ok
    assert "stale" not in yaml.safe_load((project / "assets" / "figures.yaml").read_text("utf-8"))["figures"]["bone"]


def test_stale_names_must_be_landmarks(tmp_path: Path) -> None:
    project = make_project(tmp_path / "talk", FIGURES.replace("    landmarks:", "    stale: [tpi]\n    landmarks:"))
    found = survey(DiskWorkspace(project)).diagnostics
    assert ("unknown-landmark", "did you mean tip?") in {(each.code, each.help) for each in found}
    assert [each.code for each in confirm(project, "bone").diagnostics] == ["unknown-landmark"]


def test_the_day_of_a_signature() -> None:
    assert day({"SOURCE_DATE_EPOCH": "1777334400"}) == "2026-04-28"
    assert len(day({})) == 10


def test_an_overlay_stands_in_front() -> None:
    base = MemoryWorkspace({"a/x.yaml": "old", "a/y.yaml": "y"})
    both = OverlayWorkspace(base, {"a/x.yaml": b"new", "a/z.yaml": b"z"})
    assert (both.read("a/x.yaml"), both.read("a/y.yaml"), base.read("a/x.yaml")) == (b"new", b"y", b"old")
    assert both.list("a", ".yaml") == ("a/x.yaml", "a/y.yaml", "a/z.yaml")
    assert both.exists("a/z.yaml")
    assert not both.exists("a/w.yaml")
    assert both.list("../b") == ()
