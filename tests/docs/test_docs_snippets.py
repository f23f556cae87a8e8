"""Everything that README and docs show is executed: decks are built, Python runs, commands are called.

The first line of a YAML snippet says what it is: ``# decks/x.yaml`` (a file, written into the page's project),
``# decks/x.yaml breaks: code, code`` (a file whose errors are these), ``# slides`` (slides of a deck), ``# marks on FIGURE``;
``# slides with the pictures of this repository`` uses its ``assets/``; ``# a slide of the gallery`` is one of
``decks/gallery.yaml``.
"""

from __future__ import annotations

import re
import shlex
import shutil
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image, ImageOps

from slidekit.cli import COMMANDS, cli
from slidekit.core.diagnostics import Severity

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
ACCEPTED = {"disclosure-pending", "seconds-missing", "not-reviewed"}
"""Warnings that an example may have: it is shorter than a talk."""


@dataclass(frozen=True)
class Snippet:
    page: str
    line: int
    language: str
    text: str

    @property
    def header(self) -> str:
        return self.text.split("\n", 1)[0].removeprefix("#").strip()


def snippets(page: Path) -> list[Snippet]:
    text = page.read_text("utf-8")
    found = re.finditer(r"^```(\w+)\n(.*?)^```$", text, re.M | re.S)
    return [Snippet(page.name, text.count("\n", 0, match.start()) + 1, match[1], match[2]) for match in found]


@pytest.fixture(params=PAGES, ids=lambda page: page.name)
def page(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "project"
    made = CliRunner().invoke(cli, ["new", str(folder)])
    assert made.exit_code == 0, made.output
    monkeypatch.chdir(folder)
    with Image.open(folder / "assets" / "needle.png") as picture:  # the reader's own pictures
        picture.save(folder / "assets" / "shoulder.png")
        ImageOps.mirror(picture).save(folder / "new.png")
    return folder


def test_page_runs(page: Path, project: Path) -> None:
    run = {"yaml": run_yaml, "python": run_python, "sh": run_shell}
    for snippet in snippets(page):
        assert snippet.language in run, f"{page.name}:{snippet.line}: no test runs {snippet.language}"
        run[snippet.language](snippet, project)


def test_every_page_shows_something() -> None:
    assert {path.name for path in PAGES} >= {"README.md", "spec.md", "layouts.md", "figures.md", "venues.md", "python.md"}
    assert all(snippets(path) for path in PAGES)


def test_links_lead_somewhere() -> None:
    for path in PAGES:
        for target in re.findall(
            r"\]\((?!https?:)([^)#]+)", re.sub(r"```.*?```|`[^`]*`", "", path.read_text("utf-8"), flags=re.S)
        ):
            assert (path.parent / target).exists(), f"{path.name} links to {target}"


def run_yaml(snippet: Snippet, project: Path) -> None:
    header = snippet.header
    if header == "a slide of the gallery":
        return  # tests/gallery builds that deck, and holds the page against it
    if header == "slides with the pictures of this repository":
        own = project.parent / "lectures"
        shutil.copytree(ROOT / "assets", own / "assets", dirs_exist_ok=True)
        (own / "decks").mkdir(exist_ok=True)
        check(snippet, write_deck(own, snippet.text))
    elif header == "slides":
        check(snippet, write_deck(project, snippet.text))
    elif header.startswith("marks on "):
        marks = "".join(f"          {line}\n" for line in snippet.text.split("\n")[1:] if line)
        figure = header.removeprefix("marks on ")
        slide = f"- id: marked\n  title: Marked\n  seconds: 9\n  panels:\n    - figure: {figure}\n      annotations:\n{marks}"
        check(snippet, write_deck(project, slide))
    else:
        name, _, codes = (part.strip() for part in header.partition("breaks:"))
        assert re.fullmatch(r"[\w./-]+\.yaml", name), f"{snippet.page}:{snippet.line}: what is this? {header}"
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(snippet.text, "utf-8")
        if name.startswith("decks/") and name.count("/") == 1:
            check(snippet, path, tuple(code.strip() for code in codes.split(",") if code.strip()))
            if codes:
                path.unlink()
        else:
            check(snippet, project / "decks" / "talk.yaml", project_of=name)


def write_deck(project: Path, slides: str) -> Path:
    path = project / "decks" / "from-the-page.yaml"
    indented = "".join(f"  {line}\n" if line else "\n" for line in slides.split("\n"))
    path.write_text(f"slidekit: 1\ntitle: From the page\nspeaker: ../assets/speaker.yaml\nslides:\n{indented}", "utf-8")
    return path


def check(snippet: Snippet, deck: Path, expected: tuple[str, ...] = (), project_of: str = "") -> None:
    """Build the deck: the expected errors and no others, and no warning that is not accepted."""
    from slidekit.pipeline import build

    venue = Path(project_of).stem if project_of.startswith("decks/venues/") else None
    result = build(deck, venue=venue, language=None, out=deck.parents[1] / "out", draft=False, strict=False, progress=None)
    errors = {d.code for d in result.diagnostics if d.is_error}
    others = [d for d in result.diagnostics if not d.is_error and d.code not in ACCEPTED and not expected]
    place = f"{snippet.page}:{snippet.line}"
    if project_of:
        found = [d for d in result.diagnostics if d.span and d.span.file == project_of and d.severity is not Severity.INFO]
        assert not found, f"{place}: {found}"
        return
    assert errors == set(expected), f"{place}: {result.diagnostics}"
    assert not others, f"{place}: {others}"
    assert bool(result.outputs) is not bool(expected), place


def run_python(snippet: Snippet, _: Path) -> None:
    code = compile("\n" * snippet.line + snippet.text, snippet.page, "exec")
    exec(code, {"__name__": "__main__"})  # the page's own code, from this repository


def run_shell(snippet: Snippet, project: Path) -> None:
    for line in snippet.text.splitlines():
        for command in line.split("&&"):
            run_command(shlex.split(command, comments=True), project, whole=line)


def run_command(words: list[str], project: Path, whole: str) -> None:
    """slidekit is called here; installing and testing, which the gate does, are held against pyproject.toml."""
    monkeypatch = pytest.MonkeyPatch()
    if words[0] == "slidekit":
        if words[1] == "preview":  # everything but answering until Ctrl-C, and the reader's browser
            monkeypatch.setattr("slidekit.studio.serving.serve", lambda *_: None)
            monkeypatch.setattr("webbrowser.open", lambda _: True)
        if whole.startswith("pip install ."):
            monkeypatch.chdir(ROOT)
            words = [*words, "--out", str(project / "out")]
        elif words[1] == "new":
            words = ["slidekit", "new", str(project / words[2])]
        if words[1] != "scene":
            assert words[1] in COMMANDS
        result = CliRunner().invoke(cli, words[1:])
        monkeypatch.undo()
        fine = {0, 1} if "--strict" in words else {0}
        assert result.exit_code in fine, f"{' '.join(words)}: {result.exit_code}\n{result.output}"
    elif words[:2] == ["pip", "install"]:
        extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
        target = words[-1]
        assert target == "." or target.removeprefix(".[").removesuffix("]") in extras
    else:
        assert words[0] in {"pytest", "cd"}, words
