"""Hostile, broken and unusual pictures through ``slidekit build``: one clear finding each or the right picture, in bounded
time and memory, the former deck untouched."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from time import perf_counter
from typing import Any
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from hostile_pictures import HARMFUL, HUGE, RIGHTFUL, saved
from openxml_audit import FileFormat, OpenXmlValidator
from PIL import Image

from slidekit.cli import cli

pytest.importorskip("resvg_py")
pytestmark = [  # pytest forgets the room's own filters
    pytest.mark.filterwarnings("ignore::UserWarning:PIL"),
    pytest.mark.filterwarnings("error::PIL.Image.DecompressionBombWarning"),
]

DECK = "slidekit: 1\nid: ID\ntitle: Talk\nslides:\n  - {id: one, title: What is shown, panels: [{figure: FIGURE}]}\n"
FIGURE = "  {name}: {{file: {file}, kind: illustration, alt: Two halves, credit: own}}\n"
FORMER = b"the deck of yesterday"
UNASKED = ("upscaled", "output-edited")
"""Findings that are not about the file: the picture is small, and what stood in the deck's place is no deck of slidekit's."""
SECONDS = 4.0
MEGABYTES = 350
"""What one small hostile picture may take of the clock, and all of them together of memory."""
LARGE_MEGABYTES = 1100


def make_folder(path: Path) -> None:
    path.mkdir()


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def make_link_out(path: Path) -> None:
    outside = path.parents[2] / "outside.png"
    outside.write_bytes(saved("PNG"))
    path.symlink_to(outside)


def make_ring(path: Path) -> None:
    path.symlink_to(path.name)


def make_hole(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(HUGE)


def make_nothing(_path: Path) -> None:
    """The file is missing."""


ON_DISK: dict[str, tuple[Callable[[Path], None], str]] = {
    "folder.png": (make_folder, "not-a-file"),
    "pipe.png": (make_pipe, "not-a-file"),
    "link-out.png": (make_link_out, "outside-project"),
    "ring.png": (make_ring, "not-a-file"),
    "four-gigabytes.png": (make_hole, "too-large"),
    "missing.png": (make_nothing, "file-not-found"),
}


def write_project(root: Path, files: dict[str, bytes | Callable[[Path], None]]) -> Path:
    """A project with a deck for each file, and a deck of yesterday for each."""
    for folder in ("assets", "decks", "build"):
        (root / folder).mkdir(parents=True)
    lines = ["slidekit: 1\nfigures:\n"]
    for number, (file, content) in enumerate(files.items()):
        path = root / "assets" / file
        path.write_bytes(content) if isinstance(content, bytes) else content(path)
        lines.append(FIGURE.format(name=f"f{number}", file=file))
        (root / f"decks/d{number}.yaml").write_text(DECK.replace("ID", f"d{number}").replace("FIGURE", f"f{number}"))
        (root / f"build/d{number}.pptx").write_bytes(FORMER)
    (root / "assets/figures.yaml").write_text("".join(lines))
    return root


def build(root: Path) -> tuple[int, dict[str, Any]]:
    """Exit code and what ``--json`` says."""
    result = CliRunner().invoke(cli, ["build", str(root / "decks/d0.yaml"), "--json"])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, json.loads(result.output)


def contents(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (root / "build").iterdir()}


def test_the_tables_are_long() -> None:
    assert len(HARMFUL) + len(ON_DISK) >= 60
    assert len(RIGHTFUL) >= 15


@pytest.mark.parametrize("file", [*HARMFUL, *ON_DISK])
def test_one_clear_finding_and_the_former_deck(file: str, tmp_path: Path) -> None:
    content, code = {**HARMFUL, **ON_DISK}[file]
    root = write_project(tmp_path, {file: content})
    start = perf_counter()
    status, said = build(root)
    assert perf_counter() - start < SECONDS
    assert status == 1
    assert said["outputs"] == []
    [finding] = said["diagnostics"]
    assert (finding["code"], finding["severity"]) == (code, "error")
    assert file in finding["message"]
    assert len(finding["message"]) < 300
    assert "\n" not in finding["message"]
    assert finding["help"]
    assert (finding["file"], finding["line"]) == ("assets/figures.yaml", 3)
    assert contents(root) == {"d0.pptx": FORMER}


LAUNCH = """
import os, subprocess, sys
with open("out", "wb") as out, open("err", "wb") as err:
    process = subprocess.Popen([sys.executable, "-m", "slidekit", "build", "--json"], stdout=out, stderr=err)
    _, status, usage = os.wait4(process.pid, 0)
print(os.waitstatus_to_exitcode(status), usage.ru_maxrss)
"""
"""A small process starts the one that is measured: a child's first pages are its parent's, and the test's own are many."""


def run(root: Path) -> tuple[int, bytes, bytes, float, float]:
    """A whole process over every deck: exit code, output, errors, seconds, and the most megabytes that it had."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    start = perf_counter()
    done = subprocess.run([sys.executable, "-c", LAUNCH], cwd=root, env=environment, capture_output=True, text=True, check=True)
    seconds = perf_counter() - start
    status, most = map(int, done.stdout.split())
    scale = 2**20 if sys.platform == "darwin" else 2**10
    return status, (root / "out").read_bytes(), (root / "err").read_bytes(), seconds, most / scale


@pytest.mark.skipif(os.name == "nt", reason="asks the system what a process took")
def test_all_of_them_in_one_process(tmp_path: Path) -> None:
    files = {file: content for file, (content, _) in {**HARMFUL, **ON_DISK}.items()}
    files["fine.png"] = saved("PNG")
    root = write_project(tmp_path, files)
    status, output, errors, seconds, megabytes = run(root)
    print(f"\n{len(files)} decks in {seconds:.1f} s and {megabytes:.0f} MB")
    assert status == 1
    assert b"Traceback" not in errors
    assert megabytes < MEGABYTES
    assert seconds < 40
    said = json.loads(output)
    told = [found for found in said["diagnostics"] if found["code"] not in UNASKED]
    assert len(told) == len(files) - 1
    assert {found["line"] for found in told} == set(range(3, len(files) + 2))
    assert [output["deck"] for output in said["outputs"]] == [f"d{len(files) - 1}"]
    made = contents(root)
    assert all(made[f"d{number}.pptx"] == FORMER for number in range(len(files) - 1))


@pytest.mark.parametrize("file", RIGHTFUL)
def test_unusual_pictures_are_built_right(file: str, tmp_path: Path) -> None:
    content, codes = RIGHTFUL[file]
    root = write_project(tmp_path, {file: content})
    start = perf_counter()
    status, said = build(root)
    assert perf_counter() - start < SECONDS
    assert status == 0, said
    assert [found["code"] for found in said["diagnostics"] if found["code"] not in UNASKED] == list(codes)
    assert all(file in found["message"] for found in said["diagnostics"] if found["code"] in codes)
    path = Path(said["outputs"][0]["path"])
    assert not OpenXmlValidator(file_format=FileFormat.MICROSOFT_365).validate(path).errors
    with ZipFile(path) as archive:
        [data] = [archive.read(name) for name in archive.namelist() if name.startswith("ppt/media/")]
    image = Image.open(BytesIO(data))
    assert image.mode in ("L", "RGB", "RGBA", "P")
    assert "icc_profile" not in image.info
    if file in ("frames.gif", "hundred-thousand-pages.tif"):
        return
    seen = image.convert("RGB")
    (left, right) = (seen.getpixel((round(seen.width * share), seen.height // 2)) for share in (0.25, 0.75))
    if image.mode == "L":
        assert left < right
    elif file.startswith("print."):  # without a profile: the printer's colours as they are
        assert left[0] > left[1] + 100
        assert min(right) > 180
    else:
        assert all(abs(one - other) <= 8 for one, other in zip((*left, *right), (180, 20, 20, 220, 220, 220), strict=True))


@pytest.mark.skipif(os.name == "nt", reason="asks the system what a process took")
def test_the_largest_allowed_pictures_take_bounded_memory(tmp_path: Path) -> None:
    """49 megapixels, nearly flat, so that they are small on the disk."""
    side = (7_000, 7_000)
    files: dict[str, bytes | Callable[[Path], None]] = {
        "clear.png": saved("PNG", Image.new("RGBA", side, (9, 9, 9, 200)), compress_level=1),
        "progressive.jpg": saved("JPEG", Image.new("RGB", side, (90, 9, 9)), progressive=True),
        "deep.png": saved("PNG", Image.new("I;16", side, 9_000), compress_level=1),
        "print.jpg": saved("JPEG", Image.new("CMYK", side, (90, 9, 9, 9))),
    }
    status, output, _, seconds, megabytes = run(write_project(tmp_path, files))
    print(f"\n{len(files)} pictures of 49 megapixels in {seconds:.1f} s and {megabytes:.0f} MB")
    assert status == 0, output
    assert megabytes < LARGE_MEGABYTES
