"""Built decks on disk, edited by hand the way people do, for the tests of swaps in PowerPoint files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from openxml_audit import FileFormat, OpenXmlValidator
from PIL import Image
from pptx import Presentation
from pptx.util import Emu
from sync_projects import drawn, make_project, saved

from slidekit.pipeline import build
from slidekit.sync import DeckSwap, make_deck_swap, plan_deck_swap

FIGURES = """\
slidekit: 1
defaults: {credit: {author: Ada Ruiz, licence: CC-BY-4.0}, kind: illustration}
figures:
  bone:
    file: bone.png
    alt: A bone
    landmarks:
      tip: [0.5, 0.5]
      entry: [0.1, 0.3]
      marrow: [0.2, 0.2, 0.6, 0.6]
      close-up: [0.1, 0.1, 0.8, 0.8]
      way: [[0.2, 0.8], [0.4, 0.7], [0.7, 0.6]]
      region: [[0.55, 0.55], [0.8, 0.5], [0.75, 0.75]]
  twin: {file: bone.png, alt: The same bone again}
  plain: {file: plain.png, alt: A chart}
"""
DECK = """\
slidekit: 1
id: talk
title: A talk
slides:
  - id: one
    title: The tip lies in the marrow
    panels:
      - figure: bone
        annotations:
          - {arrow: tip, label: Tip}
          - {ellipse: marrow, style: ok, number: 1}
          - {needle: [entry, tip], step: 2}
    points: [The tip, {text: The marrow, number: 1}]
  - id: two
    title: Two pictures side by side
    panels:
      - figure: bone
        crop: close-up
        annotations:
          - {at: tip, label: Tip}
          - {flow: way}
          - {zone: region, style: risk}
          - {circle: tip, size: 0.2}
      - plain
  - {id: three, title: The twin alone, panels: [{figure: twin, crop: [0, 0, 1, 0.9]}], points: [Detail]}
  - {id: four, title: Only words, points: [Words]}
  - {id: five, title: The chart alone, panels: [plain]}
"""
PIXEL = 3_000
"""EMU: how far a shape may stand from where it was computed."""
SOURCE = "assets/bone.png"
"""What ``bone`` shows, in the project."""
RT_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
Presented = Any


def make_deck(folder: Path, deck: str = DECK, figures: str = FIGURES) -> Path:
    """A project with its deck built; gives the deck's path."""
    project = make_project(folder, figures, deck)
    result = build(project / "decks" / "talk.yaml", out=folder / "build")
    assert len(result.outputs) == 1, result.diagnostics
    return folder / "build" / "talk.pptx"


def edited(path: Path, change: Callable[[Presented], None], name: str = "edited.pptx") -> Path:
    """The deck changed with python-pptx and saved as another file."""
    deck = Presentation(str(path))
    change(deck)
    deck.save(str(path.with_name(name)))
    return path.with_name(name)


def member(deck: Presented, name: str) -> Any:
    """The first shape of that name, in groups too."""
    found = (shape for slide in deck.slides for shape in walk(slide.shapes) if shape.name == name)
    return next(found)


def walk(shapes: Any) -> Any:
    for shape in shapes:
        yield shape
        if shape.shape_type == 6:
            yield from walk(shape.shapes)


def parts(path: Path) -> Mapping[str, bytes]:
    with ZipFile(path) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def picture(folder: Path, image: Image.Image, name: str = "new.png", **options: object) -> Path:
    path = folder / name
    path.write_bytes(saved(image, "PNG" if name.endswith("png") else "JPEG", **options))
    return path


def other(folder: Path, name: str = "new.png", size: tuple[int, int] = (800, 600)) -> Path:
    """Another picture than the one that the decks are built with."""
    return picture(folder, drawn(size, turn=0.3).transpose(Image.Transpose.FLIP_LEFT_RIGHT), name)


def planned(path: Path, file: Path, figure: str = "bone", **options: Any) -> DeckSwap:
    outcome = plan_deck_swap(path, figure, file, **options)
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value


def swapped(path: Path, file: Path, figure: str = "bone", **options: Any) -> DeckSwap:
    """Swap in place; the result opens in python-pptx."""
    swap = planned(path, file, figure, **options)
    assert make_deck_swap(swap).ok
    Presentation(str(path))
    return swap


def audit(path: Path) -> list[str]:
    """What openxml-audit finds."""
    return [str(fault) for fault in OpenXmlValidator(file_format=FileFormat.MICROSOFT_365).validate(path).errors]


def boxes(path: Path) -> dict[str, list[tuple[int, int, int, int]]]:
    """Names of shapes → where they stand, in the coordinates that they are written in."""
    found: dict[str, list[tuple[int, int, int, int]]] = {}
    for slide in Presentation(str(path)).slides:
        for shape in walk(slide.shapes):
            if shape.left is not None:
                found.setdefault(shape.name, []).append((shape.left, shape.top, shape.width, shape.height))
    return found


def shown(path: Path, name: str) -> Image.Image:
    """The pixels of a picture by its shape's name."""
    return Image.open(BytesIO(member(Presentation(str(path)), name).image.blob))


def fates(swap: DeckSwap, number: int = 0) -> dict[str, str]:
    """What becomes of each mark of a place, by the mark's id."""
    return {mark.id: mark.fate for mark in swap.places[number].marks}


def by_hand(deck: Any) -> None:
    """Shapes moved, text retyped, a slide added and a slide deleted."""
    group = member(deck, "one/bone")
    group.left, group.top = group.left + Emu(-120_000), group.top + Emu(90_000)
    member(deck, "one/points").text_frame.paragraphs[0].runs[0].text = "Retyped"
    deck.slides.add_slide(deck.slide_layouts[0])
    slides = deck.slides._sldIdLst
    deck.part.drop_rel(slides[3].rId)
    slides.remove(slides[3])


def changed_names(former: Mapping[str, bytes], later: Mapping[str, bytes]) -> set[str]:
    """The parts that differ, all media as one."""
    names = {name for name in former.keys() | later.keys() if former.get(name) != later.get(name)}
    return {"ppt/media" if name.startswith("ppt/media/") else name for name in names}
