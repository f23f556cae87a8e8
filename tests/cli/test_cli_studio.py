"""``slidekit studio``: it prints where it is, ends at Ctrl-C, and says what keeps it from starting."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from slidekit.cli import cli


@pytest.fixture
def project(tmp_path: Path) -> Path:
    made = CliRunner().invoke(cli, ["new", str(tmp_path / "talk")])
    assert made.exit_code == 0
    return tmp_path / "talk"


def test_the_command_serves_and_ends_cleanly(project: Path) -> None:
    command = [sys.executable, "-m", "slidekit", "studio", "talk", "--no-open"]
    started = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=project.parent)
    assert started.stdout is not None
    line = started.stdout.readline()
    found = re.fullmatch(r"talk: http://127\.0\.0\.1:(\d+)/#([\w-]{43})\n", line)
    assert found, line
    asked = http.client.HTTPConnection("127.0.0.1", int(found[1]), timeout=20)
    asked.request("GET", "/api/project", headers={"X-Slidekit-Token": found[2]})
    told = json.loads(asked.getresponse().read())
    assert told["name"] == "talk"
    assert told["decks"]
    began = time.monotonic()
    os.kill(started.pid, signal.SIGINT)
    output, problems = started.communicate(timeout=20)
    assert time.monotonic() - began < 8
    assert (started.returncode, output, problems) == (0, "", "Ctrl-C ends the studio\n")


@pytest.mark.parametrize(
    ("words", "code"),
    [(["--host", "0.0.0.0"], "host-not-loopback"), (["--host", "203.0.113.9", "--i-know"], "address-not-usable")],
)
def test_addresses_that_it_does_not_take(project: Path, words: list[str], code: str) -> None:
    told = CliRunner().invoke(cli, ["studio", str(project), "--no-open", *words])
    assert told.exit_code == 2
    assert f"error[{code}]" in told.stderr


def test_a_folder_that_is_no_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("slidekit.studio.serving.serve", lambda *_: None)  # whatever lies above, nobody waits for Ctrl-C
    told = CliRunner().invoke(cli, ["studio", str(tmp_path), "--no-open"])
    assert told.exit_code == 2
    assert "error[no-decks]" in told.stderr
    assert "Traceback" not in told.stderr


def test_without_its_libraries(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("slidekit.cli.studio.NEEDED", ("uvicorn", "no_such_library"))
    told = CliRunner().invoke(cli, ["studio", str(project)])
    assert told.exit_code == 2
    assert "studio-extra-missing" in told.stderr
    assert "no_such_library, which is not installed" in told.stderr
