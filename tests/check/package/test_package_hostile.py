"""Files made or damaged to bring a reader down: one clear finding each, no exception, within time and memory."""

from __future__ import annotations

import json
import random
import re
import resource
import zipfile
from pathlib import Path
from time import perf_counter

import pytest
from attacks import ATTACKS, Parts
from click.testing import CliRunner
from package_kit import Kit, film, pack, photograph
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
    before, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, perf_counter()
    result = CliRunner().invoke(cli, ["check", str(path), "--format", "json"])
    assert result.exit_code in (0, 1), result.output
    found = json.loads(result.stdout)["diagnostics"]
    assert code in {each["code"] for each in found}, found
    assert perf_counter() - started < 20
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    assert grown < 700, f"{grown:.0f} MB more"


def test_what_cannot_be_read_is_said_once(whole: Parts, tmp_path: Path) -> None:
    for name in ("text", "password", "bomb", "entity-of-a-file", "no-types"):
        (tmp_path / "talk.pptx").write_bytes(ATTACKS[name][1](whole))
        assert [finding.code for finding in check_file(tmp_path / "talk.pptx").diagnostics] == [ATTACKS[name][0]]


def mutate(parts: Parts, dice: random.Random) -> bytes:
    """One of: bytes of a part, a part gone or swapped, a stretch doubled, an attribute, bytes of the zip itself."""
    changed = dict(parts)
    name = dice.choice(sorted(parts))
    data = bytearray(parts[name])
    way = dice.randrange(7)
    if way == 0:
        for _ in range(dice.randint(1, 8)):
            data[dice.randrange(len(data))] = dice.randrange(256)
    elif way == 1:
        del changed[name]
        return pack(changed)
    elif way == 2:
        data = bytearray(parts[dice.choice(sorted(parts))])
    elif way == 3:
        start = dice.randrange(len(data))
        stop = min(len(data), start + dice.randint(1, 400))
        data[start:stop] = data[start:stop] * dice.randint(0, 3)
    elif way == 4:
        found = list(re.finditer(rb'="([^"]*)"', bytes(data)))
        if found:
            spot = dice.choice(found)
            odd = [b"", b"-1", b"0", b"99999999999999999999", b"1e9", b"nan", b"\xc3\xa9", b"../../x", b"rId1", b"true", b"#"]
            data[spot.start(1) : spot.end(1)] = dice.choice(odd)
    elif way == 5:
        tags = re.findall(rb"<([a-z]+:[A-Za-z]+)", bytes(data))
        if tags:
            data = bytearray(bytes(data).replace(dice.choice(tags), dice.choice(tags)))
    changed[name] = bytes(data)
    packed = bytearray(pack(changed))
    if way == 6:
        for _ in range(dice.randint(1, 6)):
            packed[dice.randrange(len(packed))] = dice.randrange(256)
    return bytes(packed)


def test_no_mutation_raises(whole: Parts, tmp_path: Path) -> None:
    path = tmp_path / "talk.pptx"
    dice = random.Random(20261125)
    outcomes = set()
    for number in range(320):
        path.write_bytes(mutate(whole, dice))
        found = check_file(path).diagnostics
        assert found, number
        outcomes |= {finding.code for finding in found}
    assert {"broken-deck", "personal-data"} <= outcomes
