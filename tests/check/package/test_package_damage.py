"""Damaged files: every part taken away, every part broken off, and two hundred random mutations; one clear finding each."""

from __future__ import annotations

import random
import re
import zipfile
from pathlib import Path

import pytest
from attacks import Parts
from package_kit import Kit, film, image, pack
from package_shapes import chart, movie, notes, table

from slidekit.core.diagnostics import Diagnostic
from slidekit.pipeline.packages import check_file

MUTATIONS = 200
_INNARDS = re.compile(r"Traceback|object at 0x|NoneType|\b[A-Z][a-z]+Error\b|\\x00")


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Parts:
    """A deck in which there is nothing to find."""
    kit = Kit()
    kit.picture(image(), y=1.8)
    chart(kit, "0072B2")
    notes(kit, "Say it")
    kit.slide("A second slide is shown", "One")
    table(kit)
    notes(kit, "Say it again")
    kit.slide("A third slide is shown", "One")
    movie(kit, film())
    notes(kit, "And again")
    path = kit.save(tmp_path_factory.mktemp("sound") / "talk.pptx")
    assert [finding.code for finding in check_file(path).diagnostics] == ["built-by"]
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def judge(path: Path, data: bytes) -> tuple[Diagnostic, ...]:
    """The findings on a file; each says in one line what is wrong and what to do, and nothing of slidekit's own innards."""
    path.write_bytes(data)
    found = check_file(path).diagnostics
    assert found
    for finding in found:
        assert finding.help
        assert "\n" not in finding.message
        assert len(finding.message) < 500
        assert not _INNARDS.search(finding.message), finding.message
    return found


def test_each_part_that_is_gone_is_missed(sound: Parts, tmp_path: Path) -> None:
    for name in sorted(sound):
        found = judge(tmp_path / "talk.pptx", pack({each: data for each, data in sound.items() if each != name}))
        owner = re.sub(r"_rels/(.+)\.rels$", r"\1", name)
        grave = [finding for finding in found if finding.is_error]
        start = name in ("[Content_Types].xml", "_rels/.rels", "ppt/_rels/presentation.xml.rels")
        assert any(name in each.message or owner in each.message for each in grave) or (start and grave), (name, found)


def test_each_part_that_breaks_off_is_named(sound: Parts, tmp_path: Path) -> None:
    for name in sorted(each for each in sound if each.endswith((".xml", ".rels"))):
        found = judge(tmp_path / "talk.pptx", pack({**sound, name: sound[name][: len(sound[name]) // 2]}))
        assert any(name in finding.message and finding.is_error for finding in found), (name, found)


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


def test_no_mutation_raises(sound: Parts, tmp_path: Path) -> None:
    dice = random.Random(20261125)
    outcomes = [tuple(finding.code for finding in judge(tmp_path / "talk.pptx", mutate(sound, dice))) for _ in range(MUTATIONS)]
    silent = sum(codes == ("built-by",) for codes in outcomes)
    assert silent < MUTATIONS / 2, "most mutations leave something to say"
    assert {"broken-deck", "built-by"} <= {code for codes in outcomes for code in codes}
