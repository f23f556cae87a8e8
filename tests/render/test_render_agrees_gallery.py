"""Every layout and every mark, in every theme and aspect, as slidekit and as LibreOffice draw them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from conftest_render import ROOT

from slidekit.core.units import to_pt
from slidekit.media.similarity import measure_similarity
from slidekit.pipeline import build, lay_out
from slidekit.pipeline.render import COARSE
from slidekit.render.png import page_pngs

pytestmark = [pytest.mark.libreoffice, pytest.mark.slow]
SIMILAR, SIMILAR_CHART = 0.90, 0.85
"""Of slides, and of a plain chart, whose axis every program places by itself."""
SHOWN = list(product(("daylight", "reading-room", "slate"), ("4:3", "16:9")))
SAMPLE = [("daylight", "4:3")]
"""All of them with ``SLIDEKIT_PROOF=nightly``; the other two themes share their type with the lectures."""


@pytest.mark.parametrize(("theme", "aspect"), SHOWN if os.environ.get("SLIDEKIT_PROOF") == "nightly" else SAMPLE)
def test_the_gallery_looks_the_same(theme: str, aspect: str, tmp_path: Path, to_pdf: Callable[[Path], Path]) -> None:
    for folder in ("assets", "docs/gallery"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / "decks/venues").mkdir(parents=True)
    spec = Path(shutil.copy(ROOT / "decks/gallery.yaml", tmp_path / "decks"))
    (tmp_path / "decks/venues/here.yaml").write_text(f"theme: {theme}\nscreen: {{aspect: '{aspect}'}}\n", "utf-8")
    [output] = build(spec, venue="here", out=tmp_path / "out", formats=["pdf"]).outputs
    scene = lay_out(spec, venue="here").value
    assert scene is not None
    ours = Path(next(each.path for each in output.renderings)).read_bytes()
    theirs = to_pdf(Path(output.path).rename(tmp_path / "office.pptx")).read_bytes()
    width = round(to_pt(scene.size.w) / COARSE)
    pages = zip(scene.slides, page_pngs(ours, width), page_pngs(theirs, width), strict=True)
    least = {slide.id: SIMILAR_CHART if slide.layout == "chart" else SIMILAR for slide in scene.slides}
    alike = {slide.id: measure_similarity(one, two).foreground for slide, one, two in pages}
    assert {slide: found for slide, found in alike.items() if found < least[slide]} == {}
