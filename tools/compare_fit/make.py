"""The same five slides by four tools, rendered as PowerPoint shows them on opening, and measured.

Run from anywhere: ``python tools/compare_fit/make.py OUT``. Needs Pandoc, Node with PptxGenJS (``NODE_PATH``), LibreOffice and
Carlito, the metric twin of Calibri. Writes into OUT the four decks, ``fit-sheet.png`` and ``fit.json`` with the figures.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ASSETS = HERE.parents[1] / "assets"
TOOLS = ("python-pptx", "pandoc", "pptxgenjs", "slidekit")


def find_missing() -> list[str]:
    """What is not installed, each with what to do."""
    missing = []
    for program, advice in (
        ("pandoc", "install it, for example with apt install pandoc"),
        ("node", "install Node.js, for example with apt install nodejs npm"),
        ("soffice", "install LibreOffice, for example with apt install libreoffice-impress"),
        ("fc-match", "install it, for example with apt install fontconfig"),
    ):
        if shutil.which(program) is None:
            missing.append(f"{program} is missing: {advice}")
    if shutil.which("node") and subprocess.run(["node", "-e", "require('pptxgenjs')"], capture_output=True).returncode:
        missing.append("PptxGenJS is missing: npm install pptxgenjs in a folder outside this one, NODE_PATH=that/node_modules")
    if shutil.which("fc-match") and "Carlito" not in find_font().name:
        missing.append("Carlito is missing: install it, for example with apt install fonts-crosextra-carlito")
    for module, advice in (("pymupdf", "pip install -e '.[dev]'"), ("slidekit", "pip install -e .")):
        try:
            __import__(module)
        except ImportError:
            missing.append(f"the Python package {module} is missing: {advice}")
    return missing


def find_font() -> Path:
    done = subprocess.run(["fc-match", "-f", "%{file}", "Carlito:style=Regular"], capture_output=True, text=True, check=True)
    return Path(done.stdout)


def name_versions() -> list[str]:
    """The heads of the sheet's columns."""
    import pptx

    def first_line(*command: str) -> str:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\n")[0]

    pandoc = first_line("pandoc", "--version").removeprefix("pandoc ")
    pptxgenjs = first_line("node", "-p", "new (require('pptxgenjs'))().version")
    return [f"python-pptx {pptx.__version__}, fit_text", f"Pandoc {pandoc}", f"PptxGenJS {pptxgenjs}, fit: shrink", "slidekit"]


def read_pictures(names: set[str]) -> dict[str, Any]:
    """File and landmarks of the figures, as the project's own list has them."""
    import yaml

    figures = yaml.safe_load((ASSETS / "figures.yaml").read_text("utf-8"))["figures"]
    return {
        name: {"file": str((ASSETS / figures[name]["file"]).resolve()), "landmarks": figures[name]["landmarks"]}
        for name in sorted(names)
    }


def write_decks(slides: list[dict[str, Any]], font: Path, out: Path) -> list[Path]:
    import by_pandoc
    import by_python_pptx
    import by_slidekit

    pictures = read_pictures({words["figure"] for words in slides if "figure" in words})
    decks = [out / f"{tool}.pptx" for tool in TOOLS]
    (out / "pictures.json").write_text(json.dumps(pictures), "utf-8")
    by_python_pptx.write(slides, pictures, font, decks[0])
    by_pandoc.write(slides, pictures, decks[1])
    subprocess.run(["node", HERE / "by_pptxgenjs.js", HERE / "slides.json", out / "pictures.json", decks[2]], check=True)
    by_slidekit.write(slides, ASSETS, decks[3])
    return decks


def main(out: Path) -> None:
    missing = find_missing()
    if missing:
        raise SystemExit("\n".join(missing))
    import measure
    import opened
    import sheet

    out.mkdir(parents=True, exist_ok=True)
    slides = json.loads((HERE / "slides.json").read_text("utf-8"))
    labels = {label["text"] for words in slides for label in words.get("labels", [])}
    font = find_font()
    decks = write_decks(slides, font, out)
    shown = [out / f"{deck.stem}-opened.pptx" for deck in decks]
    asked = [opened.switch_off(deck, copy) for deck, copy in zip(decks, shown, strict=True)]
    painted = [deck.with_name(f"{deck.stem}-painted.pptx") for deck in (*shown, *decks)]
    pages = [measure.paint(deck, copy) for deck, copy in zip((*shown, *decks), painted, strict=True)]
    pdfs = opened.to_pdf([*shown, *painted], out)
    count = len(decks)
    fits = [measure.read(pdf, own, labels) for pdf, own in zip(pdfs[count:], pages, strict=True)]
    kinds = [words["kind"] for words in slides]
    sheet.draw(name_versions(), kinds, pdfs[:count], fits[:count], font, out / "fit-sheet.png")
    report(fits[:count], fits[count:], asked, out / "fit.json")


def report(opened: list[list[Any]], shrunk: list[list[Any]], asked: list[int], out: Path) -> None:
    """The figures as JSON and on the terminal; ``shrunk`` is with LibreOffice's own fitting left on."""
    table = {
        tool: {
            "boxes": sum(fit.boxes for fit in own),
            "over": sum(len(fit.over) for fit in own),
            "worst_pt": round(max(fit.worst for fit in own)),
            "collisions": sum(fit.collisions for fit in own),
            "off_slides": sum(fit.off > 0 for fit in own),
            "text_pt": [fit.body for fit in own],
            "over_when_shrunk": sum(len(fit.over) for fit in later),
            "text_pt_when_shrunk": [fit.body for fit in later],
            "boxes_that_ask_to_shrink": number,
        }
        for tool, own, later, number in zip(TOOLS, opened, shrunk, asked, strict=True)
    }
    out.write_text(json.dumps(table, indent=2) + "\n", "utf-8")
    for tool, row in table.items():
        print(tool)
        print("".join(f"  {key.replace('_', ' '):26} {value}\n" for key, value in row.items()), end="")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("usage: python tools/compare_fit/make.py OUT")
    main(Path(sys.argv[1]))
