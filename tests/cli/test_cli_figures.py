"""``slidekit figures`` and ``slidekit swap`` from outside."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from slidekit.cli import cli


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = CliRunner().invoke(cli, ["new", str(tmp_path / "talk")])
    assert made.exit_code == 0, made.output
    monkeypatch.chdir(tmp_path / "talk")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1777334400")
    return tmp_path / "talk"


def run(*words: str, code: int = 0) -> str:
    result = CliRunner().invoke(cli, list(words))
    assert "Traceback" not in result.output
    assert result.exit_code == code, result.output
    return result.output


def another(folder: Path) -> str:
    sink = BytesIO()
    Image.radial_gradient("L").resize((900, 700)).save(sink, "PNG")
    (folder / "other.png").write_bytes(sink.getvalue())
    return str(folder / "other.png")


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_list_show_and_json(project: Path) -> None:
    head, row = run("figures", "list").splitlines()[:2]
    assert head.split() == ["figure", "kind", "pixels", "review", "stale", "credit", "where", "inches", "px/inch"]
    assert row.startswith("needle  illustration  1200×900  none    -")
    assert "talk/needle-in-view/needle" in row
    said = json.loads(run("figures", "list", "--json"))
    (needle,) = said["figures"]
    assert said["diagnostics"] == []
    assert (needle["id"], needle["pixels"], needle["review"], needle["stale"]) == ("needle", [1200, 900], "none", [])
    (place,) = needle["places"]
    assert (place["deck"], place["slide"], place["screen_ppi"]) == ("talk", "needle-in-view", 144.0)
    assert [mark["needs"] for mark in place["marks"]] == [["tip"], ["target"]]
    page = run("figures", "show", "needle")
    assert "    tip [0.52, 0.49]\n" in page
    assert "      arrow-tip  on tip\n" in page
    assert json.loads(run("figures", "show", "needle", "--json")) == needle
    assert "did you mean needle?" in run("figures", "show", "neddle", code=1)
    assert project.is_dir()


def test_review_then_confirm(project: Path) -> None:
    assert "needle reviewed by AB on 2026-04-28" in run("figures", "review", "needle", "--by", "AB")
    assert "on 2026-05-01" in run("figures", "review", "needle", "--by", "AB", "--date", "2026-05-01")
    assert "valid (by AB on 2026-05-01)" in run("figures", "show", "needle")
    assert "nothing was stale" in run("figures", "confirm", "needle")
    before = snapshot(project)
    run("figures", "review", "needle", "--by", "AB", "--date", "soon", code=1)
    run("figures", "review", "needle", code=2)
    assert snapshot(project) == before


def test_swap_asks_for_accept(project: Path, tmp_path: Path) -> None:
    file = another(tmp_path)
    before = snapshot(project)
    report = run("swap", ".", "needle", file, "--dry-run")
    assert "picture: another one" in report
    assert "stale until confirmed: entry, tip, target, path" in report
    assert "arrow-tip  stale (tip)" in report
    assert report.splitlines()[-1] == "nothing written"
    assert "--accept" in run("swap", ".", "needle", file, code=1)
    assert snapshot(project) == before
    assert "written: assets/needle-2.png" in run("swap", str(project), "needle", file, "--accept")
    assert run("check").count("stale-annotation") == 2
    assert "entry, tip, target, path" in run("figures", "list")
    assert "confirmed entry, tip, target, path" in run("figures", "confirm", "needle")
    assert "stale-annotation" not in run("check")


def test_swap_of_the_same_picture_needs_no_accept(project: Path, tmp_path: Path) -> None:
    with Image.open(project / "assets" / "needle.png") as image:
        image.resize((2400, 1800)).save(tmp_path / "large.png")
    report = run("swap", ".", "needle", str(tmp_path / "large.png"))
    assert "picture: the same" in report
    assert "arrow-tip  kept" in report
    assert "written: assets/needle-2.png" in report
    assert "large" not in (project / "assets" / "figures.yaml").read_text("utf-8")


def test_swap_says_what_it_cannot_do(project: Path, tmp_path: Path) -> None:
    deck = tmp_path / "talk.pptx"
    deck.write_bytes(b"PK")
    assert "not-a-deck" in run("swap", str(deck), "needle", another(tmp_path), code=1)
    assert "did you mean needle?" in run("swap", ".", "neddle", another(tmp_path), code=1)
    run("swap", ".", "needle", "no-such.png", code=2)
    said = run("swap", ".", "needle", another(tmp_path), "--landmark", "tip=0.1,0.2", code=1)
    assert "arrow-tip  moved with its landmark" in said
    assert "nothing written: entry, target, path would be at places set for the former picture" in said
    assert "tip is not NAME=X,Y" in run("swap", ".", "needle", another(tmp_path), "--landmark", "tip", code=2)
    assert "edit assets/figures.yaml" in run("swap", ".", "needle", another(tmp_path), "--alt", "words", code=2)
    assert "edit assets/figures.yaml" in run("swap", ".", "needle", another(tmp_path), "--alt", "A needle", code=2)
    assert project.is_dir()


@pytest.fixture
def deck(project: Path) -> Path:
    run("build")
    return project / "build" / "talk.pptx"


def test_swap_in_a_deck_asks_for_accept(deck: Path, tmp_path: Path) -> None:
    file, former = another(tmp_path), deck.read_bytes()
    report = run("swap", str(deck), "needle", file, "--dry-run")
    assert "picture: another one" in report
    assert "stale until confirmed: entry, tip, target, path" in report
    assert "stale (tip)" in report
    assert report.splitlines()[-1] == "nothing written"
    assert "--accept" in run("swap", str(deck), "needle", file, code=1)
    assert deck.read_bytes() == former
    report = run("swap", str(deck), "needle", file, "--accept", "--landmark", "tip=0.3,0.4", "--alt", "Another needle")
    assert "landmarks set: tip" in report
    assert "alt text: replaced" in report
    assert report.splitlines()[-1] == f"written: {deck}"
    assert "nothing to do" in run("swap", str(deck), "needle", file)
    assert "byte for byte" in run("swap", str(deck), "needle", "assets/needle.png")
    assert deck.read_bytes() == former


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("neddle", "assets/needle.png"), 1, "did you mean needle?"),
        (("needle", "decks/talk.yaml"), 1, "broken-picture"),
        (("needle", "assets/needle.png", "--landmark", "tipp=0.1,0.2"), 1, "did you mean tip?"),
        (("needle", "assets/needle.png", "--landmark", "tip=0.1,0.2,0.3,0.4"), 1, "write tip=X,Y"),
        (("needle", "assets/needle.png", "--landmark", "tip=580,470"), 1, "bad-place"),
        (("needle", "assets/needle.png", "--landmark", "tip=nan,0.4"), 1, "bad-place"),
        (("needle", "assets/needle.png", "--landmark", "tip=entry"), 1, "bad-place"),
        (("needle", "assets/needle.png", "--landmark", "tip"), 2, "NAME=X,Y"),
    ],
)
def test_swap_in_a_deck_says_what_is_wrong(deck: Path, words: tuple[str, ...], code: int, said: str) -> None:
    former = deck.read_bytes()
    assert said in run("swap", str(deck), *words, code=code)
    assert deck.read_bytes() == former


def test_swap_leaves_a_deck_that_is_open_or_read_only(deck: Path, tmp_path: Path) -> None:
    former, file = deck.read_bytes(), another(tmp_path)
    lock = deck.with_name("~$talk.pptx")
    lock.write_bytes(b"AB")
    assert "output-open" in run("swap", str(deck), "needle", file, "--accept", code=1)
    lock.unlink()
    deck.chmod(0o444)
    assert "is read-only" in run("swap", str(deck), "needle", file, "--accept", code=1)
    assert deck.read_bytes() == former
    assert [path.name for path in deck.parent.iterdir()] == ["talk.pptx"]


def test_swap_refuses_a_deck_from_elsewhere(project: Path, tmp_path: Path) -> None:
    from pptx import Presentation

    assert project.is_dir()
    foreign = Presentation()
    foreign.slides.add_slide(foreign.slide_layouts[6]).shapes.add_picture("assets/needle.png", 0, 0)
    foreign.save(str(tmp_path / "foreign.pptx"))
    assert "not-built-here" in run("swap", str(tmp_path / "foreign.pptx"), "needle", "assets/needle.png", code=1)


def test_swap_says_that_no_place_is_left(deck: Path) -> None:
    from pptx import Presentation

    opened = Presentation(str(deck))
    for slide in opened.slides:
        for shape in list(slide.shapes):
            if shape.shape_type in (6, 13):
                shape._element.getparent().remove(shape._element)
    opened.save(str(deck))
    assert "no-place-left" in run("swap", str(deck), "needle", "assets/needle.png", code=1)
