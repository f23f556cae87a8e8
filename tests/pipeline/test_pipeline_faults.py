"""What can go wrong on a disk: the old file stays whole, the message is clear, and the next build is right."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from projects import add_long_deck, codes, digests, make_project, names, validate

from slidekit.pipeline import build
from slidekit.powerpoint import digest, is_as_written

ROOT = str(Path(__file__).parents[2])
pytestmark = pytest.mark.usefixtures("remembering")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = make_project(tmp_path / "project")
    monkeypatch.chdir(root)
    return root


def command(project: Path, *words: str, **world: str) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-m", "slidekit", "build", *words]
    environment = {**os.environ, "PYTHONPATH": ROOT, **world}
    pipe = subprocess.PIPE
    return subprocess.Popen(
        arguments, cwd=project, env=environment, stdout=pipe, stderr=pipe, text=True, preexec_fn=heed_interrupts
    )


def heed_interrupts() -> None:
    """Tests that a shell runs in the background would hand on that Ctrl-C is ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def leftovers(project: Path) -> list[str]:
    return [str(path) for path in project.rglob("*.tmp")]


def living(mark: str) -> list[str]:
    """Processes that were started with this mark in their environment."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if mark.encode() in (folder / "environ").read_bytes():
                found.append((folder / "cmdline").read_bytes().replace(b"\0", b" ").decode())
    return found


def wait_until_none_lives(mark: str) -> None:
    end = time.monotonic() + 20
    while living(mark) and time.monotonic() < end:
        time.sleep(0.1)
    assert living(mark) == []


@pytest.mark.parametrize("delay", [0.3, 1.0, 1.7])
def test_killed_in_the_middle(project: Path, delay: float) -> None:
    add_long_deck(project)
    before = digests(build(venue="all"))
    mark = f"killed-{os.getpid()}-{delay}"
    running = command(project, "--venue", "all", "--force", "--jobs", "2", SLIDEKIT_MARK=mark)
    time.sleep(delay)
    running.send_signal(signal.SIGKILL)
    running.wait()
    wait_until_none_lives(mark)
    for path in (project / "build").glob("[!.]*.pptx"):
        assert before[path.name][0] == digest(path.read_bytes())
    after = build(venue="all")
    assert digests(after) == before


@pytest.mark.parametrize("delay", [0.0, 0.5])
@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="processes cannot be told apart here")
def test_ctrl_c_ends_with_130_and_leaves_nothing_half_written(project: Path, delay: float) -> None:
    add_long_deck(project, 900)
    mark = f"stopped-{os.getpid()}-{delay}"
    running = command(project, "--venue", "all", "--jobs", "2", SLIDEKIT_MARK=mark)
    while len(living(mark)) < 3:  # the command, and its processes
        time.sleep(0.02)
        assert running.poll() is None
    time.sleep(delay)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=30)
    assert "Traceback" not in out + err
    assert running.returncode == 130
    wait_until_none_lives(mark)
    assert leftovers(project / "build") == []


def test_two_builds_at_once(project: Path) -> None:
    pair = [command(project, "--venue", "all", "--language", "all") for _ in range(2)]
    for running in pair:
        out, err = running.communicate(timeout=120)
        assert running.returncode == 0, out + err
    result = build(venue="all", language="all")
    assert all(output.cached for output in result.outputs)
    assert digests(result) == digests(build(venue="all", language="all", force=True))
    assert leftovers(project) == []
    validate(result)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", folder], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("a small disk cannot be mounted here: that takes root")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_full_disk(project: Path, small_disk: Path) -> None:
    deck = project / "decks/two.yaml"
    first = build(deck, out=small_disk)
    assert names(first) == ["two.pptx"]
    (small_disk / "filler").write_bytes(bytes(os.statvfs(small_disk).f_bavail * os.statvfs(small_disk).f_frsize))
    deck.write_text(deck.read_text().replace("One, Two", "One, Two, Three"))
    full = build(deck, out=small_disk)
    assert codes(full) == ["disk-full"]
    assert digest((small_disk / "two.pptx").read_bytes()) == first.outputs[0].digest
    assert leftovers(small_disk) == []
    (small_disk / "filler").unlink()
    after = build(deck, out=small_disk)
    assert codes(after) == []
    validate(after)


def test_a_cache_on_a_full_disk_is_only_no_cache(small_disk: Path, tmp_path: Path) -> None:
    root = make_project(small_disk / "project")
    (small_disk / "filler").write_bytes(bytes(os.statvfs(small_disk).f_bavail * os.statvfs(small_disk).f_frsize))
    result = build(root / "decks/one.yaml", out=tmp_path / "out")
    assert codes(result) == []
    assert leftovers(root) == []
    validate(result)


@pytest.mark.skipif(os.name == "nt", reason="folders are read-only otherwise there")
def test_a_read_only_project_builds_elsewhere_and_says_so_here(project: Path, tmp_path: Path) -> None:
    wanted = ["unshare", "-r", "-m", "sh", "-c"]
    bind = 'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" && cd "$1" && shift && exec "$@"'
    run = [sys.executable, "-m", "slidekit", "build"]
    world = {**os.environ, "PYTHONPATH": ROOT}
    there = subprocess.run(
        [*wanted, bind, "sh", project, *run, "--out", tmp_path / "out"], env=world, capture_output=True, text=True, check=False
    )
    if "unshare" in there.stderr or "mount" in there.stderr:
        pytest.skip("a folder cannot be mounted read-only here")
    assert there.returncode == 0, there.stderr
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["one.pptx", "two.pptx"]
    here = subprocess.run([*wanted, bind, "sh", project, *run], env=world, capture_output=True, text=True, check=False)
    assert here.returncode == 1
    assert "error[not-writable]" in here.stderr
    assert "Traceback" not in here.stderr
    assert not (project / ".slidekit").exists()


def test_open_in_powerpoint(project: Path) -> None:
    first = build("decks/two.yaml")
    (project / "build/~$two.pptx").write_bytes(b"")
    assert codes(build("decks/two.yaml")) == [], "nothing has to be written"
    deck = project / "decks/two.yaml"
    deck.write_text(deck.read_text().replace("One, Two", "One, Two, Three"))
    assert codes(build("decks/two.yaml")) == ["output-open"]
    assert digest((project / "build/two.pptx").read_bytes()) == first.outputs[0].digest
    (project / "build/~$two.pptx").unlink()
    after = build("decks/two.yaml")
    assert codes(after) == []
    validate(after)


def edit_by_hand(path: Path) -> bytes:
    """As PowerPoint would: the same file with other words in it."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data.replace(b"One slide", b"My slide"))
    return path.read_bytes()


def test_what_was_edited_by_hand_is_kept_beside(project: Path) -> None:
    first = build("decks/two.yaml")
    path = project / "build/two.pptx"
    assert is_as_written(path.read_bytes())
    edited = edit_by_hand(path)
    second = build("decks/two.yaml")
    assert codes(second) == ["output-edited"]
    assert "that version is now two.edited.pptx" in second.diagnostics[-1].message
    assert (project / "build/two.edited.pptx").read_bytes() == edited
    assert digests(second) == digests(first)
    assert codes(build("decks/two.yaml")) == []
    path.write_bytes(b"not even a deck")
    assert codes(build("decks/two.yaml")) == ["output-edited"]
    assert sorted(each.name for each in (project / "build").iterdir()) == ["two.edited-2.pptx", "two.edited.pptx", "two.pptx"]
    validate(build("decks/two.yaml"))


def test_strict_stops_at_a_file_edited_by_hand(project: Path) -> None:
    build("decks/two.yaml")
    edited = edit_by_hand(project / "build/two.pptx")
    result = build("decks/two.yaml", strict=True)
    assert [each.code for each in result.diagnostics if each.is_error] == ["output-edited"]
    assert (project / "build/two.pptx").read_bytes() == edited
    assert [each.name for each in (project / "build").iterdir()] == ["two.pptx"]


def test_a_former_build_is_replaced_without_a_word_even_when_nothing_is_remembered(project: Path) -> None:
    build("decks/two.yaml")
    deck = project / "decks/two.yaml"
    deck.write_text(deck.read_text().replace("One, Two", "One, Two, Three"))
    shutil.rmtree(project / ".slidekit")
    assert codes(build("decks/two.yaml")) == []


def test_companions_are_written_with_their_deck(project: Path) -> None:
    from slidekit.pipeline.made import DELIVERED, NOTES, Companion, Made, pack_made, unpack_made
    from slidekit.pipeline.writing import is_there, put

    companions = (Companion(DELIVERED, "deliver/Talk_v1.pptx"), Companion(NOTES, data=b"1 First\n"))
    made = Made("talk", "here", "en", 1, b"deck", "d", (), companions=companions)
    assert unpack_made(pack_made(made)) == made
    assert put(made, project / "build/talk.pptx", strict=False) == (True, ())
    assert (project / "build/deliver/Talk_v1.pptx").read_bytes() == b"deck"
    assert (project / "build/talk.notes.md").read_bytes() == b"1 First\n"
    assert is_there(made, project / "build/talk.pptx")
    (project / "build/talk.notes.md").unlink()
    assert not is_there(made, project / "build/talk.pptx")


def test_companions_are_never_shared(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from slidekit.pipeline import work
    from slidekit.pipeline.made import DELIVERED, Companion

    real = work._made
    monkeypatch.setattr(
        work,
        "_made",
        lambda *told: replace(real(*told), companions=(Companion(DELIVERED, "deliver/Talk.pptx"),)),
    )
    result = build()
    assert codes(result) == ["output-twice"]
    assert "decks/two.yaml and decks/one.yaml would both be handed in as Talk.pptx" in result.diagnostics[-1].message
    assert names(result) == ["one.pptx"]
    assert (project / "build/deliver/Talk.pptx").read_bytes() == (project / "build/one.pptx").read_bytes()
