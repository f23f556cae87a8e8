"""Films in the library: listed, signed off, swapped in a project, refused in a finished deck."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner
from film_projects import NAME, files, film, write

from slidekit.cli import cli
from slidekit.media import read_film
from slidekit.pipeline import build
from slidekit.source import DiskWorkspace
from slidekit.sync import make_swap, plan_deck_swap, plan_swap, sign, survey

SLIDES = "  - {id: a, title: It wanders, seconds: 9, panels: [{figure: clip, annotations: [{arrow: tip, label: Start}]}]}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(tmp_path / "project", files(SLIDES))
    return tmp_path / "project"


def test_a_film_is_listed_with_its_size_its_length_and_its_places(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    listed = CliRunner().invoke(cli, ["figures", "list", "--json"])
    assert listed.exit_code == 0, listed.output
    clip = json.loads(listed.output)["figures"][0]
    assert (clip["id"], clip["pixels"], clip["seconds"], clip["review"]) == ("clip", [640, 480], 4.0, "valid")
    assert clip["sha256"] == sha256((root / "assets/clip.mp4").read_bytes()).hexdigest()
    assert [(place["slide"], [mark["kind"] for mark in place["marks"]]) for place in clip["places"]] == [("a", ["arrow"])]
    assert all(place["box"] for place in clip["places"])
    shown = CliRunner().invoke(cli, ["figures", "show", "clip"])
    assert "4.0 s, mp4, 640 × 480 pixels" in shown.output


def test_a_review_is_of_the_film(root: Path) -> None:
    (root / "assets/clip.mp4").write_bytes(film(times=5))
    assert survey(DiskWorkspace(root)).value.find("clip").review == "void"  # type: ignore[union-attr]
    note = sign(root, "clip", by="AR", day="2026-05-01").value
    assert note is not None
    assert note["sha256"] == sha256((root / "assets/clip.mp4").read_bytes()).hexdigest()


def test_another_film_comes_without_what_it_tells_and_its_landmarks_are_stale(root: Path, tmp_path: Path) -> None:
    new = tmp_path / f"{NAME.decode()}.mp4"
    new.write_bytes(film(times=3_900_000_000, name=NAME, sound=True, samples=NAME))
    plan = plan_swap(root, "clip", new)
    assert plan.value is not None, plan.diagnostics
    swap = plan.value
    assert (swap.path, swap.after.kind, swap.same, swap.removed) == (
        "assets/clip-2.mp4",
        "mp4",
        False,
        ("the time of recording",),
    )
    assert swap.stale == ("tip", "end")
    assert {"poster", "stills"} <= set(swap.check)
    assert "review taken out" in swap.changed
    assert make_swap(root, swap).ok
    written = (root / swap.path).read_bytes()
    assert NAME not in written
    assert read_film(written).audio == "mp4a"
    assert "file: clip-2.mp4" in (root / "assets/figures.yaml").read_text("utf-8")
    codes = {each.code for each in build(root / "decks/talk.yaml", out=tmp_path / "out").diagnostics}
    assert {"not-reviewed", "stale-annotation"} <= codes


def test_what_is_no_film_is_refused(root: Path) -> None:
    plan = plan_swap(root, "clip", root / "assets/one.png")
    assert [each.code for each in plan.diagnostics if each.is_error] == ["film-broken"]
    plan = plan_swap(root, "one", root / "assets/clip.mp4")
    assert [each.code for each in plan.diagnostics if each.is_error] == ["unsupported-picture"]


def test_a_film_in_a_finished_deck_is_not_swapped(root: Path, tmp_path: Path) -> None:
    deck = Path(build(root / "decks/talk.yaml", out=tmp_path / "out").outputs[0].path)
    before = deck.read_bytes()
    plan = plan_deck_swap(deck, "clip", root / "assets/clip.mp4")
    assert [each.code for each in plan.diagnostics] == ["film-not-swapped"]
    assert deck.read_bytes() == before
