"""``slidekit render``, and the formats of ``build``: what is written where, what is refused, and how that is said."""

from __future__ import annotations

import json
import sys
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pymupdf
import pytest
from click.testing import CliRunner, Result
from PIL import Image

from slidekit.cli import cli
from slidekit.pipeline import build
from slidekit.pipeline.render import render

DECK = """\
slidekit: 1
title: A talk
venue: hall
speaker: {name: Ada Ruiz}
slides:
  - {id: a, title: One slide, points: [One thing to say, Two things to say], seconds: 20, notes: Say this.}
  - {id: b, title: Another, points: [Three, {text: Four, step: 2}], steps: [{seconds: 10}, {seconds: 5}]}
  - {id: c, title: A third, points: [Five], seconds: 5, hidden: true}
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "decks" / "venues").mkdir(parents=True)
    (tmp_path / "decks" / "venues" / "hall.yaml").write_text("slidekit: 1\n", "utf-8")
    (tmp_path / "decks" / "one.yaml").write_text(DECK, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, list(words))


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_pictures_of_all_slides_that_are_not_hidden(project: Path) -> None:
    done = run("render", "decks/one.yaml")
    assert done.exit_code == 0, done.output
    assert files(project / "build") == ["one/001-a.png", "one/002-b.png"]
    assert done.stdout.splitlines() == ["build/one/001-a.png", "build/one/002-b.png"]
    with Image.open(project / "build/one/001-a.png") as picture:
        assert picture.size == (1920, 1080)


@pytest.mark.parametrize(
    ("words", "made"),
    [
        (["--to", "svg", "--states"], ["one/001-a.svg", "one/002-b.1.svg", "one/002-b.2.svg"]),
        (["--to", "pdf"], ["one.pdf"]),
        (["--to", "html"], ["one.html"]),
        (["--slide", "3", "--slide", "a"], ["one/001-a.png", "one/003-c.png"]),
        (["--venue", "hall", "--slide", "1"], ["one.hall/001-a.png"]),
    ],
)
def test_every_format_has_its_place(words: list[str], made: list[str], project: Path) -> None:
    done = run("render", "decks/one.yaml", *words)
    assert done.exit_code == 0, done.output
    assert files(project / "build") == made


def test_out_is_a_folder_or_the_file_itself(project: Path) -> None:
    assert run("render", "decks/one.yaml", "--slide", "b", "--width", "640", "--out", "shown.png").exit_code == 0
    with Image.open(project / "shown.png") as picture:
        assert picture.size == (640, 360)
    assert run("render", "decks/one.yaml", "--to", "pdf", "--notes", "--out", "hand.pdf").exit_code == 0
    assert round(pymupdf.open(project / "hand.pdf")[0].rect.width) == 595
    assert run("render", "decks/one.yaml", "--to", "html", "--out", "pages").exit_code == 0
    assert run("render", "decks/one.yaml", "--out", "pages").exit_code == 0
    assert files(project / "pages") == ["001-a.png", "002-b.png", "one.html"]


def test_json_names_the_files_with_their_hashes(project: Path) -> None:
    said = json.loads(run("render", "decks/one.yaml", "--to", "pdf", "--json").stdout)
    [file] = said["files"]
    assert (file["format"], file["sha256"]) == ("pdf", sha256((project / "build/one.pdf").read_bytes()).hexdigest())
    assert (said["comparison"], said["diagnostics"]) == ([], [])


@pytest.mark.parametrize(("name", "help"), [("9", "there are 3 slides"), ("aa", "did you mean a?")])
def test_a_slide_that_is_not_there(name: str, help: str, project: Path) -> None:
    done = run("render", "decks/one.yaml", "--slide", name)
    assert done.exit_code == 1
    assert f"error[slide-unknown]: the deck has no slide {name}" in done.stderr
    assert help in done.stderr
    assert not (project / "build").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["decks/one.yaml", "--engine", "libreoffice", "--to", "svg"], "LibreOffice draws png and pdf"),
        (["decks/one.yaml", "--compare", "--states"], "leave --states out"),
        (["decks/one.yaml", "--notes"], "--notes goes with --to pdf"),
        (["some.pptx", "--compare"], "go with a spec"),
        (["some.pptx", "--to", "html"], "html is drawn from a spec"),
        (["decks/on.yaml"], "did you mean decks/one.yaml?"),
    ],
)
def test_wrong_usage_is_two_and_says_what_to_do(words: list[str], told: str, project: Path) -> None:
    (project / "some.pptx").write_bytes(b"")
    done = run("render", *words)
    assert done.exit_code == 2
    assert told in " ".join(done.stderr.split())


def test_an_error_stops_it_unless_it_is_a_draft(project: Path) -> None:
    spec = project / "decks/one.yaml"
    spec.write_text(DECK.replace("Five", "Five " * 400), "utf-8")
    assert run("render", "decks/one.yaml").exit_code == 1
    assert not (project / "build").exists()
    assert run("render", "decks/one.yaml", "--draft", "--to", "svg").exit_code == 1
    assert "DRAFT" in (project / "build/one/001-a.svg").read_text("utf-8")


def test_libreoffice_is_named_where_it_is_missing(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "some.pptx").write_bytes(b"PK")
    monkeypatch.setenv("PATH", str(project))
    done = run("render", "some.pptx")
    assert done.exit_code == 1
    assert "error[libreoffice-missing]: some.pptx cannot be rendered" in done.stderr


@pytest.mark.libreoffice
def test_libreoffice_says_why_there_is_no_pdf(project: Path) -> None:
    (project / "some.pptx").write_bytes(b"no presentation at all\x00\x01")
    done = run("render", "some.pptx")
    assert done.exit_code == 1
    assert "error[libreoffice-failed]: LibreOffice made no PDF of some.pptx" in done.stderr


@pytest.mark.libreoffice
def test_a_finished_file_and_a_comparison(project: Path) -> None:
    assert run("build", "decks/one.yaml").exit_code == 0
    assert run("render", "build/one.pptx", "--slide", "3", "--width", "320").exit_code == 0
    assert files(project / "build") == ["one.libreoffice/003.png", "one.pptx"]
    assert "error[slide-unknown]: one.pptx has no slide 4" in run("render", "build/one.pptx", "--slide", "4").stderr
    assert run("render", "decks/one.yaml", "--engine", "libreoffice", "--to", "pdf").exit_code == 0
    assert len(pymupdf.open(project / "build/one.libreoffice.pdf")) == 2
    said = json.loads(run("render", "decks/one.yaml", "--compare", "--json").stdout)
    assert [each["slide"] for each in said["comparison"]] == ["a", "b"]
    assert all(0.8 < each["similarity"] <= 1 and 0 < each["share"] < 1 for each in said["comparison"])
    assert (project / "build/one.compare.html").read_text("utf-8").count("<img ") == 6


def test_without_the_extra_pdf_is_an_error_and_the_rest_is_drawn(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [each for each in sys.modules if each.startswith(("slidekit.render.pdf", "reportlab"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "reportlab", None)
    done = run("render", "decks/one.yaml", "--to", "pdf")
    assert done.exit_code == 1
    assert "error[render-extra-missing]: reportlab, which draws PDF and PNG, is not installed" in done.stderr
    assert "pip install 'slidekit[render]'" in done.stderr
    assert run("render", "decks/one.yaml", "--to", "html").exit_code == 0
    asked = build(project / "decks/one.yaml", formats=["pdf"])
    assert [(each.code, each.is_error) for each in asked.diagnostics] == [("render-extra-missing", True)]
    assert asked.outputs == ()
    (project / "decks/venues/hall.yaml").write_text("deliver: {formats: [pptx, pdf, html]}\n", "utf-8")
    wanted = build(project / "decks/one.yaml")
    assert [(each.code, each.is_error) for each in wanted.diagnostics] == [("render-extra-missing", False)]
    assert [each.format for each in wanted.outputs[0].renderings] == ["html"]


def test_build_writes_what_is_asked_for_and_what_the_venue_wants(project: Path) -> None:
    venue = "deliver: {formats: [pptx, pdf], filename: 'Talk {{ deck.id }}'}\n"
    (project / "decks/venues/hall.yaml").write_text(venue, "utf-8")
    done = run("build", "--format", "pptx,png", "--json")
    assert done.exit_code == 0, done.output
    [output] = json.loads(done.stdout)["outputs"]
    told = [(each["format"], Path(each["path"]).relative_to(project / "build").as_posix()) for each in output["renderings"]]
    assert told == [("png", "one/001-a.png"), ("png", "one/002-b.png"), ("pdf", "one.pdf"), ("pdf", "deliver/Talk_one.pdf")]
    for each in output["renderings"]:
        assert sha256(Path(each["path"]).read_bytes()).hexdigest() == each["sha256"]
    assert (project / "build/one.pdf").read_bytes() == (project / "build/deliver/Talk_one.pdf").read_bytes()
    assert run("build", "--format", "odp").exit_code == 2


def test_pictures_of_slides_that_are_no_more_go(project: Path) -> None:
    assert run("build", "--format", "png").exit_code == 0
    (project / "build/one/mine.png").write_bytes(b"mine")
    (project / "decks/one.yaml").write_text(DECK.replace("id: b,", "id: bb,"), "utf-8")
    assert run("build", "--format", "png").exit_code == 0
    assert files(project / "build/one") == ["001-a.png", "002-bb.png", "mine.png"]


@pytest.mark.usefixtures("remembering")
def test_renderings_are_remembered_and_made_again_where_they_are_gone(project: Path) -> None:
    spec = project / "decks/one.yaml"
    first = build(spec, formats=["pdf", "png"]).outputs[0]
    again = build(spec, formats=["pdf", "png"]).outputs[0]
    assert (first.cached, again.cached) == (False, True)
    assert again.renderings == first.renderings
    drawn = (project / "build/one/002-b.png").read_bytes()
    (project / "build/one/002-b.png").unlink()
    assert not build(spec, formats=["pdf", "png"]).outputs[0].cached
    assert (project / "build/one/002-b.png").read_bytes() == drawn
    assert build(spec).outputs[0].renderings == ()


def test_what_was_handed_in_stays_in_every_format(project: Path) -> None:
    venue = "deliver: {formats: [pptx, pdf], filename: Talk, freeze: all, submitted: 2026-04-20}\n"
    (project / "decks/venues/hall.yaml").write_text(venue, "utf-8")
    assert build(project / "decks/one.yaml").ok
    handed_in = (project / "build/deliver/Talk.pdf").read_bytes()
    (project / "decks/one.yaml").write_text(DECK.replace("One thing", "Another thing"), "utf-8")
    assert [each.code for each in build(project / "decks/one.yaml").diagnostics] == ["delivery-frozen"]
    assert (project / "build/deliver/Talk.pdf").read_bytes() == handed_in
    assert (project / "build/one.pdf").read_bytes() != handed_in


def test_from_python_too(project: Path) -> None:
    result = render("decks/one.yaml", to="png", slides=[2], width=320, out=project / "x.png")
    assert result.ok
    assert [Path(file.path) for file in result.files] == [project / "x.png"]
    again = render("decks/one.yaml", to="png", slides=["b"], width=320, out=project / "y.png")
    assert again.files[0].sha256 == result.files[0].sha256
    with Image.open(BytesIO((project / "y.png").read_bytes())) as picture:
        assert picture.size == (320, 180)
