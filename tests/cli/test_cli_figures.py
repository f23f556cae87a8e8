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
    assert "is a PowerPoint file" in run("swap", str(deck), "needle", another(tmp_path), code=2)
    assert "did you mean needle?" in run("swap", ".", "neddle", another(tmp_path), code=1)
    run("swap", ".", "needle", "no-such.png", code=2)
    assert project.is_dir()
