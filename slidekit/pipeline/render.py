"""Render: a deck, or a PowerPoint file, as pictures, PDF or HTML; two engines, and what tells them apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from slidekit.check.rules import PRIVATE
from slidekit.core.diagnostics import Diagnostic, Outcome, Refused, did_you_mean, error, refuse
from slidekit.pipeline.formats import PAGES, Drawing, Rendered, draw, pictures_of
from slidekit.pipeline.plan import file_name, place_of
from slidekit.pipeline.result import stops
from slidekit.pipeline.work import Task, open_workspace
from slidekit.pipeline.writing import clear_pages
from slidekit.scene.scene import Scene, Slide
from slidekit.source import read_file, write_atomic

if TYPE_CHECKING:
    from slidekit.media.similarity import Similarity
    from slidekit.pipeline.stages import Finished
    from slidekit.spec import Deck

Format = Literal["png", "svg", "pdf", "html"]
OFFICE = "libreoffice"
WIDTH, SHEET_WIDTH = 1920, 960
"""Pixels of a picture where no venue says how many, and on a sheet of three."""
COARSE = 1.5
"""Points to a pixel at which two renderings are compared: as far apart as lines of text may stand."""
LARGEST = 2**30


@dataclass(frozen=True, slots=True)
class RenderedFile:
    """A file that was written, ``sha256`` of its bytes."""

    format: str
    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A slide in two renderings; ``similarity`` 0 to 1, where there is something to see on ``share`` of the slide."""

    slide: str
    similarity: float
    share: float


@dataclass(frozen=True, slots=True)
class RenderResult:
    """What was written, what was found, and with two engines how they compare, slide by slide."""

    files: tuple[RenderedFile, ...]
    diagnostics: tuple[Diagnostic, ...]
    comparison: tuple[Compared, ...] = ()

    @property
    def ok(self) -> bool:
        """True when nothing found is an error."""
        return not any(finding.is_error for finding in self.diagnostics)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be rendered: ``slides`` by number or id, ``states`` of slides with clicks, ``width`` in pixels."""

    to: Format = "png"
    slides: tuple[str, ...] = ()
    states: bool = False
    notes: bool = False
    width: int | None = None
    out: Path | None = None


def render(
    spec: Path | str | Deck,
    *,
    to: Format = "png",
    venue: str | None = None,
    language: str | None = None,
    slides: Sequence[str | int] = (),
    states: bool = False,
    notes: bool = False,
    engine: Literal["scene", "libreoffice"] = "scene",
    compare: bool = False,
    width: int | None = None,
    draft: bool = False,
    out: Path | str | None = None,
) -> RenderResult:
    """Pictures of a deck without PowerPoint.

    ``spec``: a deck's path, a deck made in Python, or a ``.pptx`` file, which LibreOffice draws. ``to``: ``png svg`` write a
    file for each slide, ``pdf html`` one. ``slides``: numbers or ids, by default all that are not hidden; ``states`` draws
    every state of a slide with clicks, ``notes`` a PDF's slides above their notes. ``engine`` ``"libreoffice"`` draws the
    built deck instead (``png pdf``); ``compare`` draws both and writes an HTML sheet with a figure for each slide. ``width``
    of pictures in pixels: by default that of the venue's screen. ``out``: a folder, or the file itself where there is one; by
    default the project's ``build/``. An error of the deck stops it as it stops a build, unless ``draft``.
    """
    names = tuple(str(each) for each in slides)
    wanted = Wanted(to, names, states, notes, width, Path(out) if out is not None else None)
    found: list[Diagnostic] = []
    try:
        if isinstance(spec, Path | str) and Path(spec).suffix.lower() == ".pptx":
            return RenderResult(_render_file(Path(spec), wanted), ())
        root, job = place_of(spec)
        task = Task(str(root), replace(job, venue=venue, language=language), draft=draft)
        opened = _open(task, package=compare or engine == OFFICE)
        found += opened.diagnostics
        if opened.value is None:
            return RenderResult((), tuple(found))
        drawing, package, stem = opened.value
        drawing = replace(
            drawing,
            width=width or drawing.width,
            notes=notes and to == "pdf" and not compare,
            leaves=_leaves(drawing.scene, wanted),
        )
        folder = wanted.out or root / "build"
        if compare:
            written, figures = _compare(drawing, package, stem, folder)
            return RenderResult((written,), tuple(found), figures)
        if engine == OFFICE:
            files = _office_files(package, stem, wanted, drawing)
        else:
            files = drawing.files(to)
        return RenderResult(_write(files, folder, stem if engine != OFFICE else f"{stem}.{OFFICE}", wanted), tuple(found))
    except Refused as refused:
        return RenderResult((), (*found, *refused.diagnostics))


def _open(task: Task, *, package: bool) -> Outcome[tuple[Drawing, bytes, str]]:
    """The deck ready to be drawn, its bytes where they are wanted, and what its files are called."""
    from slidekit.pipeline.pictures import PictureStore
    from slidekit.pipeline.stages import finish

    workspace, _ = open_workspace(task)
    with PictureStore() as pictures:
        finished: Finished = finish(workspace, task.job, pictures, draft=task.draft, strict=False, write_bytes=package)
    found = finished.diagnostics
    grave = tuple(finding for finding in found if finding.code in PRIVATE) if task.draft else found
    if finished.deck is None or finished.scene is None or stops(grave, strict=False) or (package and finished.data is None):
        return Outcome(None, found)
    stem = Path(file_name(finished.deck.id, task.job.venue, task.job.language)).stem
    return Outcome((draw(workspace, finished.deck, finished.scene), finished.data or b"", stem), found)


def _leaves(scene: Scene, wanted: Wanted) -> tuple:  # type: ignore[type-arg]
    from slidekit.render.leaves import leaves_of

    return leaves_of(scene, [_find(scene, name) for name in wanted.slides] or None, states=wanted.states)


def _find(scene: Scene, name: str) -> Slide:
    """A slide by number or id. Raises Refused: ``slide-unknown``."""
    if name.isdigit() and 0 < int(name) <= len(scene.slides):
        return scene.slides[int(name) - 1]
    for slide in scene.slides:
        if slide.id == name:
            return slide
    help = f"there are {len(scene.slides)} slides" if name.isdigit() else did_you_mean(name, [each.id for each in scene.slides])
    raise Refused(error("slide-unknown", f"the deck has no slide {name}", None, help))


def _render_file(path: Path, wanted: Wanted) -> tuple[RenderedFile, ...]:
    from slidekit.pipeline.office import office_pdf

    files = office_pdf(read_file(path, limit=LARGEST), path.name)
    return _write(
        _cut(files, wanted, path.name, wanted.width or WIDTH), wanted.out or path.parent, f"{path.stem}.{OFFICE}", wanted
    )


def _cut(pdf: bytes, wanted: Wanted, name: str, width: int) -> list[Rendered]:
    """The pages asked for of a PDF that is not ours, by their numbers."""
    from slidekit.pipeline.formats import pages_of

    count, pick = pages_of(pdf)
    for each in wanted.slides:
        if not (each.isdigit() and 0 < int(each) <= count):
            refuse("slide-unknown", f"{name} has no slide {each}", help=f"name one by its number, 1 to {count}")
    pages = [int(each) - 1 for each in wanted.slides] or list(range(count))
    if wanted.to == "pdf":
        return [Rendered("pdf", pick(pages) if wanted.slides else pdf)]
    return [Rendered("png", data, f"{page + 1:03}") for page, data in zip(pages, pictures_of(pdf, width, pages), strict=True)]


def _office_files(package: bytes, stem: str, wanted: Wanted, drawing: Drawing) -> list[Rendered]:
    from slidekit.pipeline.office import office_pdf

    numbers = tuple(str(leaf.number) for leaf in drawing.pages)
    named = {f"{leaf.number:03}": leaf.name for leaf in drawing.pages}
    files = _cut(office_pdf(package, stem), replace(wanted, slides=numbers), stem, drawing.width)
    return [replace(file, name=named.get(file.name, "")) for file in files]


def _compare(drawing: Drawing, package: bytes, stem: str, folder: Path) -> tuple[RenderedFile, tuple[Compared, ...]]:
    """Both renderings on one sheet."""
    from slidekit.core.units import to_pt
    from slidekit.media.similarity import draw_difference, measure_similarity
    from slidekit.pipeline.office import office_pdf
    from slidekit.render.html import Row, comparison_html
    from slidekit.scene.titles import title_of

    other, pages = office_pdf(package, stem), [leaf.number - 1 for leaf in drawing.pages]
    coarse = round(to_pt(drawing.scene.size.w) / COARSE)
    figures: list[Similarity] = [
        measure_similarity(one, two)
        for one, two in zip(pictures_of(drawing.pdf, coarse), pictures_of(other, coarse, pages), strict=True)
    ]
    rows = [
        Row(leaf.name, title_of(leaf.slide), one, two, draw_difference(one, two), figure.foreground)
        for leaf, figure, one, two in zip(
            drawing.pages,
            figures,
            pictures_of(drawing.pdf, SHEET_WIDTH),
            pictures_of(other, SHEET_WIDTH, pages),
            strict=True,
        )
    ]
    about = drawing.scene.properties
    sheet = comparison_html(about.title or about.deck, about.language, rows).encode()
    compared = tuple(
        Compared(leaf.slide.id, figure.foreground, figure.share) for leaf, figure in zip(drawing.pages, figures, strict=True)
    )
    return _put("html", sheet, _place(folder, f"{stem}.compare.html")), compared


def _write(files: Sequence[Rendered], folder: Path, stem: str, wanted: Wanted) -> tuple[RenderedFile, ...]:
    """Each file at its place; a whole deck's pictures take the place of all that were there."""
    if wanted.to not in PAGES or (len(files) == 1 and folder.suffix.lower() == f".{wanted.to}"):
        return tuple(_put(file.format, file.data, _place(folder, f"{stem}.{file.format}")) for file in files)
    into = folder if wanted.out is not None else folder / stem
    written = tuple(_put(file.format, file.data, into / f"{file.name}.{file.format}") for file in files)
    if not wanted.slides and wanted.out is None:
        clear_pages(into, wanted.to, [Path(file.path) for file in written])
    return written


def _place(out: Path, name: str) -> Path:
    """``out`` itself where it is named like a file of this kind, else the file in it."""
    return out if out.suffix.lower() == Path(name).suffix and not out.is_dir() else out / name


def _put(form: str, data: bytes, path: Path) -> RenderedFile:
    write_atomic(path, data)
    return RenderedFile(form, str(path), sha256(data).hexdigest())
