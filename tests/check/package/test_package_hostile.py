"""Files made or damaged to bring a reader down: one clear finding each, no exception, within time and memory."""

from __future__ import annotations

import json
import resource
import zipfile
from pathlib import Path
from time import process_time

import pytest
from attacks import ATTACKS, Parts
from click.testing import CliRunner
from package_kit import Kit, film, photograph
from package_shapes import chart, comment, cover, crop, linked_words, movie, notes, sections, table, timing

from slidekit.cli import cli
from slidekit.pipeline.packages import check_file


def rich_deck(path: Path) -> Path:
    """A deck with one of everything that is read."""
    kit = Kit()
    kit.picture(photograph(maker="Canon"))
    cover(kit)
    crop(kit, 0.3)
    table(kit, merge=True)
    chart(kit, "FF0000", "00B050")
    movie(kit, film(sound=b"mp4a", place=b"+40+003/"))
    linked_words(kit, "here")
    notes(kit, "Say it, MRN 4711002")
    group = kit.last.shapes.add_group_shape()
    group.shapes.add_textbox(0, 0, 914400, 914400).text_frame.text = "In a group"
    comment(kit)
    timing(kit)
    sections(kit, "Default Section")
    kit.slide("A second slide is shown", "One", "Two")
    kit.slide("", layout=6)
    return kit.save(path)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Parts:
    path = rich_deck(tmp_path_factory.mktemp("whole") / "talk.pptx")
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_a_finding(name: str, whole: Parts, tmp_path: Path) -> None:
    code, make = ATTACKS[name]
    path = tmp_path / "talk.pptx"
    path.write_bytes(make(whole))
    before, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, process_time()
    result = CliRunner().invoke(cli, ["check", str(path), "--format", "json"])
    assert result.exit_code in (0, 1), result.output
    found = json.loads(result.stdout)["diagnostics"]
    assert code in {each["code"] for each in found}, found
    assert process_time() - started < 20
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    assert grown < 700, f"{grown:.0f} MB more"


def test_what_cannot_be_read_is_said_once(whole: Parts, tmp_path: Path) -> None:
    for name in ("text", "password", "bomb", "entity-of-a-file", "no-types"):
        (tmp_path / "talk.pptx").write_bytes(ATTACKS[name][1](whole))
        assert [finding.code for finding in check_file(tmp_path / "talk.pptx").diagnostics] == [ATTACKS[name][0]]
