"""Seconds to pictures of a 40-slide deck: ``slidekit render`` against LibreOffice to PDF and ``pdftoppm`` (or PDFium) to PNG.

``python tests/bench/bench_render.py``. Each program is started anew, as a person starts it; PNG are 1,920 pixels wide. Half of
the slides have annotated pictures (those of the gallery), half are text. Both begin at a project that was built once:
LibreOffice has the finished deck, slidekit what its build remembers of the pictures; it lays the deck out all the same.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from slidekit.pipeline import build
from slidekit.render.png import page_pngs

ROOT = Path(__file__).parents[2]
SLIDES, WIDTH = 40, 1920
HEAD = "slidekit: 1\nid: bench\ntitle: Forty slides\nlanguage: en\nspeaker: {name: A. B.}\nslides:\n"


def make_project(folder: Path) -> Path:
    """A deck of forty slides: the pages of the gallery, and text between them."""
    shutil.copytree(ROOT / "assets", folder / "assets")
    shutil.copytree(ROOT / "docs" / "gallery", folder / "decks" / "shared")
    from slidekit.source import parse_yaml
    from slidekit.source.node import Items, Scalar, Table

    used: list[str] = []
    for name in ("annotations", "comparisons"):
        page = parse_yaml((ROOT / "docs" / "gallery" / f"{name}.yaml").read_text("utf-8"), name).value
        assert isinstance(page, Table)
        slides = page.entries["slides"]
        assert isinstance(slides, Items)
        for slide in slides.items:
            identity = slide.entries["id"] if isinstance(slide, Table) else None
            used += [f"  - {{use: shared/{name}.yaml#{identity.text}}}\n"] if isinstance(identity, Scalar) else []
    words = "[One thing that is said, A second thing, A third one that is longer than both]"
    plain = [f"  - {{id: s{number}, title: Slide number {number}, points: {words}, seconds: 9}}\n" for number in range(SLIDES)]
    pages = [page for pair in zip(used, plain, strict=False) for page in pair][:SLIDES]
    spec = folder / "decks" / "bench.yaml"
    spec.write_text(HEAD + "".join(pages + plain[len(used) : len(used) + SLIDES - len(pages)]), "utf-8")
    return spec


def timed(*command: str) -> float:
    start = perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return perf_counter() - start


def measure(folder: Path, repeats: int = 3) -> None:
    """The best of ``repeats`` for each way, and how they compare."""
    spec = make_project(folder)
    result = build(spec, out=folder / "build")
    assert result.ok, result.diagnostics
    deck = Path(result.outputs[0].path)
    assert result.outputs[0].slides == SLIDES
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    office = [str(shutil.which("soffice")), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(deck)]
    timed(*office)  # the first start makes the profile
    pdf = folder / f"{deck.stem}.pdf"
    best = dict.fromkeys(("render", "office", "poppler", "pdfium"), float("inf"))
    for _ in range(repeats):
        best["office"] = min(best["office"], timed(*office))
        poppler = ["pdftoppm", "-scale-to-x", str(WIDTH), "-scale-to-y", "-1", "-png", str(pdf), str(folder / "page")]
        best["poppler"] = min(best["poppler"], timed(*poppler))
        start = perf_counter()
        assert sum(1 for _ in page_pngs(pdf.read_bytes(), WIDTH)) == SLIDES
        best["pdfium"] = min(best["pdfium"], perf_counter() - start)
        own = [sys.executable, "-m", "slidekit", "render", str(spec), "--width", str(WIDTH), "--out", str(folder / "png")]
        best["render"] = min(best["render"], timed(*own))
    assert len(list((folder / "png").glob("*.png"))) == SLIDES
    print(f"{SLIDES} slides, {WIDTH} pixels wide, best of {repeats}")
    print(f"slidekit render                {best['render']:6.2f} s")
    for name, tool in (("poppler", "pdftoppm"), ("pdfium", "PDFium  ")):
        whole = best["office"] + best[name]
        print(f"LibreOffice, then {tool}     {whole:6.2f} s   {whole / best['render']:.1f} times as long")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        measure(Path(place))
