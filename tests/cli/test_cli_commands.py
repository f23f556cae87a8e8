"""Commands from outside: help, usage, exit codes, nothing heavy on the way to --help, never a traceback."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from slidekit.cli import COMMANDS, LATER, cli

HEAVY = {"pptx", "pydantic", "jinja2", "yaml", "rich", "PIL", "lxml", "markdown_it"}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = CliRunner().invoke(cli, ["new", str(tmp_path / "talk")])
    assert made.exit_code == 0, made.output
    monkeypatch.chdir(tmp_path / "talk")
    return tmp_path / "talk"


def run(*words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(cli, list(words))
    assert "Traceback" not in result.output
    return result.exit_code, result.stdout, result.stderr


def test_help_loads_nothing_heavy() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "slidekit", "--help"], capture_output=True, text=True, check=True
    )
    loaded = {
        line.rsplit("|", 1)[1].strip().split(".")[0] for line in done.stderr.splitlines() if line.startswith("import time:")
    }
    assert not loaded & HEAVY
    assert all(name in done.stdout for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_helps(name: str) -> None:
    code, out, _ = run(name, "--help")
    assert code == 0
    assert out.startswith("Usage: ")


def test_help_table_agrees_with_commands() -> None:
    context = click.Context(cli)
    for name in COMMANDS:
        command = cli.get_command(context, name)
        assert command is not None
        assert command.name == name
        assert all(option.help for option in command.params if isinstance(option, click.Option)), name


@pytest.mark.parametrize("name", LATER)
def test_planned_command_says_so(name: str) -> None:
    code, _, err = run(name, "x")
    assert code == 2
    assert f"{name} is not in this version" in err


def test_mistyped_command_names_the_nearest() -> None:
    code, _, err = run("buidl")
    assert code == 2
    assert "did you mean build?" in err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["build", "--format", "odp"], "'odp' is not written; there is: pptx, pdf, html, png, svg"),
        (["build", "decks"], "is a folder; name a deck in it, for example decks/talk.yaml"),
        (["build", "decks/tlak.yaml"], "no file decks/tlak.yaml; did you mean decks/talk.yaml?"),
        (["build", "build/talk.pptx"], "is a PowerPoint file; build reads specs (.yaml) only"),
        (["scene", "build/talk.pptx"], "is a PowerPoint file; scene reads specs (.yaml) only"),
        (["check", "build/talk.pptx"], "no file build/talk.pptx"),
        (["scene"], "Missing argument"),
        (["schema", "desk"], "'desk' is not one of"),
        (["explain", "unknown-landmrk"], "did you mean unknown-landmark?"),
        (["build", "--jobs", "0"], "0 is not in the range x>=1"),
        (["build", "--lock", "--locked"], "--lock goes with neither --locked nor --draft"),
        (["build", "--lock", "--draft"], "--lock goes with neither --locked nor --draft"),
        (["new", "."], "is not empty"),
        (["new", "decks/talk.yaml"], "is a file"),
    ],
)
@pytest.mark.usefixtures("project")
def test_wrong_usage_is_two_and_says_what_to_do(words: list[str], said: str) -> None:
    code, _, err = run(*words)
    assert code == 2
    assert said in err


def test_new_then_build(project: Path) -> None:
    code, out, err = run("build")
    assert code == 0, err
    assert re.fullmatch(r"build/talk\.pptx  6 slides  \d+\.\d s\n", out)
    assert re.findall(r"\[([a-z-]+)\]:", err) == ["disclosure-pending"]
    assert (project / "build" / "talk.pptx").read_bytes()[:2] == b"PK"


def test_new_maps_every_schema(project: Path) -> None:
    settings = json.loads((project / ".vscode" / "settings.json").read_text("utf-8"))
    for name in settings["yaml.schemas"]:
        assert json.loads((project / name).read_text("utf-8"))["$schema"].endswith("2020-12/schema")
    for path in project.rglob("*.yaml"):
        named = re.match(r"# yaml-language-server: \$schema=(\S+)", path.read_text("utf-8"))
        assert named is not None, path
        assert (path.parent / named[1]).is_file(), path


@pytest.mark.usefixtures("project")
def test_strict_turns_warnings_into_failure() -> None:
    assert run("check")[0] == 0
    assert run("check", "--strict")[0] == 1


def test_check_writes_nothing(project: Path) -> None:
    before = sorted(project.rglob("*"))
    assert run("check")[0] == 0
    assert sorted(project.rglob("*")) == before


@pytest.mark.usefixtures("project")
def test_json_is_one_object_of_the_contract() -> None:
    code, out, err = run("build", "--json")
    said = json.loads(out)
    assert (code, err) == (0, "")
    assert set(said) == {"outputs", "diagnostics", "differences"}
    assert set(said["outputs"][0]) == {
        "deck", "venue", "language", "path", "slides", "sha256", "digest", "seconds", "cached"
    }  # fmt: skip
    assert set(said["diagnostics"][0]) == {
        "code", "severity", "message", "help", "file", "line", "column", "slide", "element"
    }  # fmt: skip
    assert json.loads(run("check", "--format", "json")[1])["diagnostics"] == said["diagnostics"]


@pytest.mark.usefixtures("project")
def test_annotations_for_github() -> None:
    _, out, _ = run("check", "--format", "github")
    assert re.search(
        r"^::warning file=assets/speaker\.yaml,line=\d+,endLine=\d+,col=\d+(,endColumn=\d+)?,title=disclosure-pending::",
        out,
        re.M,
    )


@pytest.mark.usefixtures("project")
def test_a_built_file_is_checked_beside_its_spec() -> None:
    assert run("build")[0] == 0
    code, out, err = run("check", "decks/talk.yaml", "build/talk.pptx", "--venue", "example")
    assert code == 0
    assert re.search(r"^assets/speaker\.yaml:\d+:\d+: warning\[disclosure-pending\]", out, re.M)
    assert re.search(
        r"^build/talk\.pptx: info\[built-by\]: built by slidekit from the deck talk; sha256 [0-9a-f]{12}…$", out, re.M
    )
    assert "did you mean build/talk.pptx?" in run("check", "build/tlak.pptx")[2]
    assert "there is no venue hall" in run("check", "build/talk.pptx", "--venue", "hall")[1]
    assert err.count("\n") == 1


@pytest.mark.usefixtures("project")
def test_a_file_without_lines_in_every_format() -> None:
    assert run("build")[0] == 0
    assert "::notice file=build/talk.pptx,title=built-by::built by" in run("check", "build/talk.pptx", "--format", "github")[1]
    finding = json.loads(run("check", "build/talk.pptx", "--format", "json")[1])["diagnostics"][0]
    assert (finding["file"], finding["line"], finding["column"]) == ("build/talk.pptx", None, None)
    log = json.loads(run("check", "build/talk.pptx", "--format", "sarif")[1])
    assert log["runs"][0]["results"][0]["locations"] == [{"physicalLocation": {"artifactLocation": {"uri": "build/talk.pptx"}}}]


@pytest.mark.usefixtures("project")
def test_sarif_of_check_and_build_is_the_same_log() -> None:
    code, out, err = run("check", "--format", "sarif")
    assert (code, err) == (0, "")
    assert run("build", "--findings", "sarif")[1] == out
    log = json.loads(out)
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    driver, results = log["runs"][0]["tool"]["driver"], log["runs"][0]["results"]
    assert results
    for result in results:
        rule = driver["rules"][result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        place = result["locations"][0]["physicalLocation"]
        assert Path(place["artifactLocation"]["uri"]).is_file()
        region = place["region"]
        assert region["startLine"] >= 1
        assert (region["startLine"], region["startColumn"]) < (region["endLine"], region["endColumn"])


@pytest.mark.usefixtures("project")
def test_scene_as_text_and_json() -> None:
    code, out, _ = run("scene", "decks/talk.yaml")
    assert code == 0
    assert "needle-in-view" in out
    said = json.loads(run("scene", "decks/talk.yaml", "--json")[1])
    assert [slide["id"] for slide in said["slides"]][2] == "needle-in-view"
    assert len(said["size"]) == 2


@pytest.mark.usefixtures("project")
def test_the_file_is_the_same_from_a_subfolder(monkeypatch: pytest.MonkeyPatch) -> None:
    one = json.loads(run("build", "--json")[1])["outputs"][0]
    monkeypatch.chdir("decks")
    other = json.loads(run("build", "talk.yaml", "--json")[1])["outputs"][0]
    assert one["sha256"] == other["sha256"]


def test_doctor_finds_libraries_and_project(project: Path) -> None:
    code, out, _ = run("doctor")
    assert code == 0
    assert f"{project} with 1 deck in decks/" in out
    assert re.search(r"^ok +python-pptx +\d", out, re.M)


@pytest.mark.parametrize("kind", ["deck", "venue", "figures", "speaker", "references", "claims"])
def test_schema_of_every_kind(kind: str) -> None:
    assert json.loads(run("schema", kind)[1])["type"] == "object"


def test_layouts_lists_slots() -> None:
    code, out, _ = run("layouts")
    assert code == 0
    assert re.search(r"^compare +Two panels.*\n +needs panels 2; takes points; chosen for two panels$", out, re.M)


def test_own_failure_is_one_line_and_three(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("division by zero\nin two lines")

    monkeypatch.setattr(click.Group, "invoke", fail)
    result = CliRunner().invoke(cli, ["doctor"])
    assert result.exit_code == 3
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith("slidekit failed: ZeroDivisionError: division by zero in two lines; please report this")
    shown = CliRunner(env={"SLIDEKIT_TRACEBACK": "1"}).invoke(cli, ["doctor"])
    assert shown.exit_code == 3
    assert "Traceback" in shown.stderr


def test_stopping_is_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(click.Group, "invoke", stop)
    result = CliRunner().invoke(cli, ["doctor"])
    assert (result.exit_code, result.stderr) == (130, "stopped\n")


@pytest.mark.skipif(os.name != "posix", reason="pipes of a POSIX shell")
def test_a_reader_that_leaves_is_no_failure() -> None:
    writer = subprocess.Popen([sys.executable, "-m", "slidekit", "explain"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert writer.stdout is not None
    assert writer.stderr is not None
    writer.stdout.close()
    said = writer.stderr.read()
    assert (writer.wait(), said) == (141, b"")


@pytest.mark.usefixtures("project")
def test_a_terminal_without_our_letters_is_no_failure() -> None:
    few_letters = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    words = [sys.executable, "-m", "slidekit", "scene", "decks/talk.yaml"]
    done = subprocess.run(words, capture_output=True, env=few_letters, check=False)
    assert done.returncode == 0, done.stderr
    assert b" ? ctrTitle" in done.stdout


def test_front_door_names_are_there_and_stay_functions() -> None:
    import slidekit
    import slidekit.check  # the room; importing it must not hide the function

    assert callable(slidekit.check)
    assert callable(slidekit.build)
    assert sorted(slidekit.__all__) == slidekit.__all__
    for name in slidekit.__all__:
        assert getattr(slidekit, name) is not None, name
    with pytest.raises(AttributeError, match="no attribute 'rendr'"):
        slidekit.rendr  # noqa: B018
