"""A file is written whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from slidekit.core.diagnostics import Refused
from slidekit.source import write_atomic


def code_of(path: Path, data: bytes = b"new") -> str:
    with pytest.raises(Refused) as caught:
        write_atomic(path, data)
    (found,) = caught.value.diagnostics
    assert found.help
    return found.code


def test_writes_and_replaces(tmp_path: Path) -> None:
    path = tmp_path / "build/new/deck.pptx"
    write_atomic(path, b"one")
    assert path.read_bytes() == b"one"
    write_atomic(path, b"two" * 100_000)
    assert path.read_bytes() == b"two" * 100_000
    assert [each.name for each in path.parent.iterdir()] == ["deck.pptx"]


def test_mode_follows_umask_then_the_former_file(tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    former = os.umask(0o027)
    try:
        write_atomic(path, b"one")
    finally:
        os.umask(former)
    assert path.stat().st_mode & 0o777 == 0o640
    path.chmod(0o604)
    write_atomic(path, b"two")
    assert path.stat().st_mode & 0o777 == 0o604


def run_child(body: str, *arguments: str) -> str:
    program = (
        "import os, sys\nfrom pathlib import Path\nfrom slidekit.core.diagnostics import Refused\n"
        "from slidekit.source import write_atomic\n"
        f"{body}\n"
        "try:\n    write_atomic(Path(sys.argv[1]), b'x' * 5000)\nexcept Refused as problem:\n"
        "    print(problem.diagnostics[0].code)\nelse:\n    print('written')\n"
    )
    done = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True, timeout=60)
    return done.stdout.strip()


def test_disk_full_keeps_the_old_bytes(tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(b"old")
    limit = "import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))"
    assert run_child(limit, str(path)) == "disk-full"
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["deck.pptx"]
    assert run_child("", str(path)) == "written"
    assert path.read_bytes() == b"x" * 5000


def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    path = folder / "deck.pptx"
    path.write_bytes(b"old")
    folder.chmod(0o555)
    # Root may write everywhere, so it steps down first.
    step_down = "if os.geteuid() == 0:\n    os.setgid(65534)\n    os.setuid(65534)"
    try:
        assert run_child(step_down, str(path)) == "not-writable"
    finally:
        folder.chmod(0o755)
    assert path.read_bytes() == b"old"
    assert [each.name for each in folder.iterdir()] == ["deck.pptx"]


def test_things_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "folder").mkdir()
    assert code_of(tmp_path / "file/deck.pptx") == "not-writable"
    assert code_of(tmp_path / "folder") == "not-writable"
    assert code_of(tmp_path / ("x" * 300)) == "not-writable"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["file", "folder"]


def test_open_in_powerpoint(tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(b"old")
    (tmp_path / "~$deck.pptx").write_bytes(b"")
    assert code_of(path) == "output-open"
    assert path.read_bytes() == b"old"
    (tmp_path / "~$deck.pptx").unlink()
    write_atomic(path, b"new")
    assert path.read_bytes() == b"new"


def test_stale_temporary_files_are_swept(tmp_path: Path) -> None:
    old, fresh, other = (tmp_path / name for name in (".deck.pptx.1-2.tmp", ".deck.pptx.3-4.tmp", ".talk.pptx.1-2.tmp"))
    for each in (old, fresh, other):
        each.write_bytes(b"half")
    before = time.time() - 3700
    os.utime(old, (before, before))
    os.utime(other, (before, before))
    write_atomic(tmp_path / "deck.pptx", b"new")
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted([fresh.name, other.name, "deck.pptx"])


def test_a_link_in_the_place_of_the_temporary_file_is_not_followed(tmp_path: Path) -> None:
    import threading

    path, victim = tmp_path / "deck.pptx", tmp_path / "victim"
    victim.write_bytes(b"mine")
    (tmp_path / f".deck.pptx.{os.getpid()}-{threading.get_ident()}.tmp").symlink_to(victim)
    write_atomic(path, b"new")
    assert victim.read_bytes() == b"mine"
    assert path.read_bytes() == b"new"
    assert not path.is_symlink()
