"""Small projects for runs: two decks, two venues, a deck in two languages, a picture."""

from __future__ import annotations

from pathlib import Path

from openxml_audit import FileFormat, OpenXmlValidator
from PIL import Image

from slidekit.pipeline import BuildResult
from slidekit.powerpoint import verify

DECK = """\
slidekit: 1
title: {en: A talk, es: Una charla}
language: en
languages: [en, es]
venue: here
slides:
  - id: first
    title: {en: One slide, es: Una lámina}
    points: [{en: One point, es: Un punto}]
    notes: {en: Say it, es: Dígalo}
    seconds: 20
  - id: shown
    title: {en: The needle is seen, es: Se ve la aguja}
    panels: [{figure: needle, annotations: [{arrow: tip, label: {en: Needle tip, es: Punta de la aguja}}]}]
    points: [{en: Find the tip, es: Busque la punta}]
    seconds: 20
"""
PLAIN = "slidekit: 1\ntitle: Another\nslides:\n  - {id: a, title: One slide, points: [One, Two], seconds: 20}\n"
FIGURES = """\
slidekit: 1
figures:
  needle:
    {file: needle.png, kind: illustration, alt: {en: A needle, es: Una aguja}, credit: A. B., landmarks: {tip: [0.6, 0.4]}}
"""


def make_project(root: Path) -> Path:
    """``one`` in English and Spanish with a picture, ``two`` plain; venues ``here`` (English) and ``alla`` (Spanish, 4:3)."""
    (root / "decks/venues").mkdir(parents=True)
    (root / "assets").mkdir()
    (root / "decks/one.yaml").write_text(DECK, "utf-8")
    (root / "decks/two.yaml").write_text(PLAIN, "utf-8")
    (root / "decks/venues/here.yaml").write_text("slidekit: 1\nlanguage: en\n", "utf-8")
    (root / "decks/venues/alla.yaml").write_text('slidekit: 1\nlanguage: es\nscreen: {aspect: "4:3"}\n', "utf-8")
    (root / "assets/figures.yaml").write_text(FIGURES, "utf-8")
    draw(root / "assets/needle.png", 90)
    return root


def add_long_deck(root: Path, slides: int = 80) -> None:
    """A deck that takes long enough for several processes to be worth their start."""
    lines = [f"  - {{id: s{n}, title: Slide number {n}, points: [One, Two, Three], seconds: 9}}\n" for n in range(slides)]
    (root / "decks/long.yaml").write_text("slidekit: 1\ntitle: Long\nslides:\n" + "".join(lines), "utf-8")


def draw(path: Path, grey: int) -> None:
    """A picture that is another one for each grey."""
    image = Image.linear_gradient("L").resize((900, 600))
    image.paste(grey, (300, 200, 500, 300))
    image.save(path)


def names(result: BuildResult) -> list[str]:
    """The names of the files, in the order of the run."""
    return [Path(output.path).name for output in result.outputs]


def digests(result: BuildResult) -> dict[str, tuple[str, str]]:
    """File name → content digest and hash."""
    return {Path(output.path).name: (output.digest, output.sha256) for output in result.outputs}


def codes(result: BuildResult) -> list[str]:
    """Codes of what was found, warnings of examples left out."""
    return [each.code for each in result.diagnostics if each.code not in ("seconds-missing", "language-not-offered")]


def validate(result: BuildResult) -> None:
    """Every written file is one that PowerPoint opens without a repair."""
    for output in result.outputs:
        assert verify(Path(output.path).read_bytes()) == ()
        audit = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365).validate(Path(output.path))
        assert list(audit.errors) == [], output.path
