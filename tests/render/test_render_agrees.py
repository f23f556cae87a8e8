"""The four lectures, drawn by slidekit and by LibreOffice from the built deck: the same things at the same places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pymupdf
import pytest
from conftest_render import LECTURES, ROOT

from slidekit.core.units import to_pt
from slidekit.media.similarity import measure_similarity
from slidekit.pipeline import build, lay_out
from slidekit.pipeline.render import COARSE
from slidekit.render.png import page_pngs
from slidekit.scene.items import TableItem
from slidekit.scene.scene import Scene

pytestmark = pytest.mark.libreoffice
PAGE = ROOT / "docs" / "render.md"

LINE, DRIFT, MARK = 1.5, 1.5, 1.0
"""Points by which a line's first word, any word, and a mark or picture may stand elsewhere."""
BULLETS = frozenset("•–")
"""LibreOffice lifts them by a twentieth of the size; PowerPoint sets them on the baseline."""
SIMILAR = 0.90
"""Of every slide."""

Word = tuple[str, float, float]


@dataclass
class Pair:
    """A lecture as two PDFs."""

    scene: Scene
    ours: bytes
    theirs: bytes

    @cached_property
    def pages(self) -> list[tuple[pymupdf.Page, pymupdf.Page]]:
        return list(zip(pymupdf.open(stream=self.ours), pymupdf.open(stream=self.theirs), strict=True))

    @cached_property
    def similarities(self) -> list[float]:
        width = round(to_pt(self.scene.size.w) / COARSE)
        both = zip(page_pngs(self.ours, width), page_pngs(self.theirs, width), strict=True)
        return [measure_similarity(one, two).foreground for one, two in both]

    def words(self) -> Iterator[tuple[str, str, float, float]]:
        """Slide, word, and how far to the right and below the other program sets it."""
        for slide, (one, two) in zip(self.scene.slides, self.pages, strict=True):
            others = words_of(two)
            for word, x, y in words_of(one):
                same = [other for other in others if other[0] == word]
                assert same, f"{slide.id}: LibreOffice does not draw {word!r}"
                near = min(same, key=lambda other: abs(other[1] - x) + abs(other[2] - y))
                others.remove(near)
                yield slide.id, word, near[1] - x, near[2] - y

    def lines(self) -> Iterator[tuple[str, str, float]]:
        """Slide, text, and the larger distance, across or down, between the two beginnings of each line outside tables, whose
        cells PDF readers take for one line or for several.
        """
        for slide, (one, two) in zip(self.scene.slides, self.pages, strict=True):
            tables = [item.box for item in slide.items if isinstance(item, TableItem)]
            others = starts_of(two)
            for text, x, y in starts_of(one):
                if text in BULLETS or any(to_pt(box.y) <= y <= to_pt(box.bottom) for box in tables):
                    continue
                yield slide.id, text, min(max(abs(x - a), abs(y - b)) for other, a, b in others if other == text)

    def marks(self, kind: str) -> Iterator[tuple[str, float]]:
        """Slide, and how far the nearest of the other program's ``pictures`` or ``paths`` is from each of ours."""
        for slide, (one, two) in zip(self.scene.slides, self.pages, strict=True):
            ours, theirs = (boxes_of(page, kind) for page in (one, two))
            for box in ours:
                distances = (max(abs(a - b) for a, b in zip(box, other, strict=True)) for other in theirs)
                yield slide.id, min(distances, default=float("inf"))


def words_of(page: pymupdf.Page) -> list[Word]:
    """Every word with its left edge and baseline."""
    found: list[Word] = []
    for line in lines_in(page):
        current: list[tuple[float, float, str]] = []
        for x, y, letter in [*line, (0.0, 0.0, " ")]:
            if letter.strip():
                current.append((x, y, letter))
            elif current:
                found.append(("".join(each[2] for each in current), current[0][0], current[0][1]))
                current = []
    return found


def starts_of(page: pymupdf.Page) -> list[Word]:
    """First word of every line."""
    return [(text, x, y) for line in lines_in(page) for text, x, y in [start(line)] if text]


def start(line: list[tuple[float, float, str]]) -> Word:
    word = re.split(r"\s", "".join(letter for _, _, letter in line).strip())[0]
    first = next((each for each in line if each[2].strip()), (0.0, 0.0, ""))
    return word, first[0], first[1]


def lines_in(page: pymupdf.Page) -> Iterator[list[tuple[float, float, str]]]:
    for block in page.get_text("rawdict", flags=0)["blocks"]:
        for line in block.get("lines", ()):
            yield [(*char["origin"], char["c"]) for span in line["spans"] for char in span["chars"]]


def boxes_of(page: pymupdf.Page, kind: str) -> list[tuple[float, ...]]:
    if kind == "pictures":
        return [tuple(each["bbox"]) for each in page.get_image_info()]
    return [tuple(each["rect"]) for each in page.get_drawings()]


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory, to_pdf: Callable[[Path], Path]) -> Callable[[str], Pair]:
    """A lecture in both renderings, made once."""
    made: dict[str, Pair] = {}

    def get(name: str) -> Pair:
        if name not in made:
            folder = tmp_path_factory.mktemp(name)
            spec = ROOT / "decks" / f"{name}.yaml"
            [output] = build(spec, out=folder, formats=["pdf"]).outputs
            ours = Path(next(each.path for each in output.renderings)).read_bytes()
            scene = lay_out(spec).value
            assert scene is not None
            made[name] = Pair(scene, ours, to_pdf(Path(output.path).rename(folder / "office.pptx")).read_bytes())
        return made[name]

    return get


Get = Callable[[str], Pair]
every = pytest.mark.parametrize("name", LECTURES)


@every
def test_words_stand_at_the_same_places(name: str, pair: Get) -> None:
    words = list(pair(name).words())
    assert len(words) > 300
    assert not [each for each in words if each[1] not in BULLETS and max(abs(each[2]), abs(each[3])) > DRIFT]


@every
def test_lines_begin_at_the_same_places(name: str, pair: Get) -> None:
    lines = list(pair(name).lines())
    assert len(lines) > 60
    assert not [each for each in lines if each[2] > LINE]


@every
@pytest.mark.parametrize("kind", ["pictures", "paths"])
def test_pictures_and_marks_stand_at_the_same_places(name: str, kind: str, pair: Get) -> None:
    found = list(pair(name).marks(kind))
    assert len(found) >= (8 if kind == "pictures" else 60)
    assert not [each for each in found if each[1] > MARK]


@every
def test_slides_look_the_same(name: str, pair: Get) -> None:
    both = pair(name)
    for slide, similarity in zip(both.scene.slides, both.similarities, strict=True):
        assert similarity >= SIMILAR, slide.id


def figures(name: str, both: Pair) -> str:
    """A row of the table in ``docs/render.md``."""
    lines = [each[2] for each in both.lines()]
    words = [each for each in both.words() if each[1] not in BULLETS]
    drift = sorted(max(abs(each[2]), abs(each[3])) for each in words)
    pictures, paths = ([each[1] for each in both.marks(kind)] for kind in ("pictures", "paths"))
    lowest, slide = min(zip(both.similarities, (slide.id for slide in both.scene.slides), strict=True))
    mean = sum(both.similarities) / len(both.similarities)
    good = sum(each >= SIMILAR for each in both.similarities)
    cells = [
        name, len(both.scene.slides), f"{max(lines):.2f}", f"{drift[len(drift) // 2]:.2f}", f"{drift[-1]:.2f}",
        f"{max(pictures):.2f}", f"{max(paths):.2f}", f"{mean:.3f}", f"{good} of {len(both.similarities)}",
        f"{lowest:.3f} ({slide})",
    ]  # fmt: skip
    return f"| {' | '.join(map(str, cells))} |"


@every
def test_the_page_tells_what_is_measured(name: str, pair: Get, request: pytest.FixtureRequest) -> None:
    row, text = figures(name, pair(name)), PAGE.read_text("utf-8")
    [told] = re.findall(rf"^\| {name} \|.*\|$", text, re.M)
    if request.config.getoption("--update"):
        PAGE.write_text(text.replace(told, row), "utf-8")
        return
    said, measured = (re.findall(r"[a-z][\w@-]+|[\d.]+", each) for each in (told, row))
    assert [word for word in said if word[0].isalpha()] == [word for word in measured if word[0].isalpha()]
    for one, two in zip(said, measured, strict=True):
        if not one[0].isalpha():
            assert float(one) == pytest.approx(float(two), abs=0.1 if float(two) > 1 else 0.05), (told, row)
