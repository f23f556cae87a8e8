"""Pictures of every kind through a whole build."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from threading import Lock
from time import sleep
from zipfile import ZipFile

import pytest
from PIL import Image

from slidekit.pipeline import build
from slidekit.pipeline.pictures import Budget

DECK = """
slidekit: 1
id: talk
title: Talk
slides:
  - id: one
    title: The picture is shown
    panels: [{figure: hip}]
    points: [One thing]
"""
FIGURES = "slidekit: 1\nfigures:\n  hip: {file: NAME, kind: illustration, alt: A red half, credit: own}\n"
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><title>Dulcinea</title>'
    '<rect width="100" height="100" fill="#f00"/></svg>'
)


def project(root: Path, name: str, data: bytes) -> Path:
    (root / "decks").mkdir()
    (root / "assets").mkdir()
    (root / "decks" / "talk.yaml").write_text(DECK)
    (root / "assets" / "figures.yaml").write_text(FIGURES.replace("NAME", name))
    (root / "assets" / name).write_bytes(data)
    return root / "decks" / "talk.yaml"


def test_a_drawing_becomes_a_picture(tmp_path: Path) -> None:
    pytest.importorskip("resvg_py")
    result = build(project(tmp_path, "DULCINEA.svg", DRAWING.encode()))
    assert [found.code for found in result.diagnostics if found.is_error] == []
    with ZipFile(result.outputs[0].path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    [media] = [data for name, data in parts.items() if name.startswith("ppt/media/")]
    image = Image.open(BytesIO(media))
    assert image.format == "PNG"
    assert image.width == pytest.approx(2 * image.height, abs=2)
    assert image.getpixel((image.width // 4, image.height // 2)) == (255, 0, 0, 255)
    assert not [name for name, data in parts.items() if b"dulcinea" in data.lower()]


def test_a_hostile_drawing_stops_its_deck_with_its_place(tmp_path: Path) -> None:
    result = build(project(tmp_path, "hip.svg", DRAWING.replace("<title>", "<script/><title>").encode()))
    [finding] = [found for found in result.diagnostics if found.is_error]
    assert finding.code == "unsafe-svg"
    assert finding.span is not None
    assert (finding.span.file, finding.span.line) == ("assets/figures.yaml", 3)
    assert result.outputs == ()


def test_only_so_many_pixels_are_decoded_at_once() -> None:
    budget, lock, taken, most = Budget(100), Lock(), [0], [0]

    def work(amount: int) -> None:
        with budget.taking(amount):
            with lock:
                taken[0] += min(amount, 100)
                most[0] = max(most[0], taken[0])
            sleep(0.002)
            with lock:
                taken[0] -= min(amount, 100)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, [30, 60, 45, 500, 10, 99, 1, 70] * 5))
    assert 60 <= most[0] <= 100
    assert budget.free == 100


def test_isolation_changes_no_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sink = BytesIO()
    Image.linear_gradient("L").resize((900, 600)).save(sink, "TIFF")
    deck = project(tmp_path, "hip.tif", sink.getvalue())
    sums = []
    for wish in ("none", "", "all"):
        monkeypatch.setenv("SLIDEKIT_ISOLATE", wish)
        sums.append(build(deck).outputs[0].sha256)
    assert len(set(sums)) == 1
