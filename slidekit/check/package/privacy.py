"""Group E: what a file tells about people beside what its slides show. Private values are never quoted in full."""

from __future__ import annotations

from collections.abc import Iterator

from slidekit.check.identities import SURE, find_in_labels, find_in_text, veil
from slidekit.check.package.case import Case, called, overseen
from slidekit.core.diagnostics import Diagnostic
from slidekit.core.geometry import Box
from slidekit.scene.found import FoundShape, FoundSlide, every

_TURNED = "an orientation tag"
LEAST_COVER, MOST_COVER = 0.002, 0.6
"""Shares of a picture that a rectangle laid over it to hide something covers."""
_BOXES = frozenset({"rect", "roundRect", "flowChartProcess", "ellipse"})
_PEOPLE = ("lastModifiedBy", "Manager", "Company")
_NOBODY = frozenset({"python-pptx", "pptxgenjs", "slidekit"})


def metadata(case: Case) -> Iterator[Diagnostic]:
    """``media-metadata``: EXIF, XMP, IPTC, texts, comments and thumbnails in pictures; GPS, dates and texts in films."""
    where = _users(case)
    for part, picture in sorted(case.package.pictures.items()):
        told = [kind for kind in picture.metadata if kind != _TURNED]
        if told:
            slide, shape = where.get(part, (None, None))
            name = f"{called(shape)} ({part})" if shape is not None else part
            fact = f"{name} holds {_and(told)}, which may say who, where and when"
            yield case.error("media-metadata", fact, "save the picture without metadata, and insert it anew", slide, shape)
    for part, film in sorted(case.package.films.items()):
        if film.private:
            slide, shape = where.get(part, (None, None))
            fact = f"{called(shape) if shape is not None else part} holds {_and(film.private)}"
            make = case.warning if set(film.private) == {"the time of recording"} else case.error
            yield make("media-metadata", fact, "export the film without metadata, and insert it anew", slide, shape)


def _users(case: Case) -> dict[str, tuple[FoundSlide, FoundShape]]:
    """The first shape that shows each part."""
    found: dict[str, tuple[FoundSlide, FoundShape]] = {}
    for slide, shape in case.shapes():
        for part in (shape.frame.part if shape.frame is not None else None, shape.film):
            if part is not None:
                found.setdefault(part, (slide, shape))
    return found


def _and(kinds: list[str] | tuple[str, ...]) -> str:
    return kinds[0] if len(kinds) == 1 else f"{', '.join(kinds[:-1])} and {kinds[-1]}"


def identifiers(case: Case) -> Iterator[Diagnostic]:
    """``personal-data``: numbers, names, dates and addresses of people, wherever slides, notes and names hold them.

    What could be something else, such as two words with capitals after “Patient:”, is a warning.
    """
    for slide in case.package.slides:
        for shape in every(slide.shapes):
            for place, text in (("name", shape.name), ("alt text", shape.alt)):
                for kind, value in find_in_labels(text):
                    yield _told(case, f"the {place} of a shape ({called(shape)}) holds", kind, value, slide, shape)
            for kind, value in find_in_text(shape.words):
                yield _told(case, f"{called(shape)} says", kind, value, slide, shape)
        others = [("its notes say", slide.notes), *(("a comment says", words) for words in slide.comments)]
        for place, text in (*others, ("it is named with", slide.name)):
            for kind, value in find_in_text(text, contacts=True):
                yield _told(case, place, kind, value, slide)
    yield from _in_names(case)


def _in_names(case: Case) -> Iterator[Diagnostic]:
    for key, value in sorted(case.package.properties.items()):
        for kind, found in find_in_text(value, contacts=True) if key not in ("created", "modified") else ():
            yield _told(case, f"the file's property {key} holds", kind, found)
    names = [("the file's name", case.package.name), *(("a part's name", part.name) for part in case.package.parts)]
    for place, name in names:
        for kind, found in find_in_labels(name.rpartition("/")[2]):
            yield _told(case, f"{place} holds", kind, found)


def _told(
    case: Case, place: str, kind: str, value: str, slide: FoundSlide | None = None, shape: FoundShape | None = None
) -> Diagnostic:
    fact, help = f"{place} {kind}: {veil(value)}", "remove it; no name, number or date of a patient leaves the hospital"
    if kind in SURE:
        return case.error("personal-data", fact, help, slide, shape)
    return case.warning("personal-data", fact, help, slide, shape)


def covers(case: Case) -> Iterator[Diagnostic]:
    """``covered-picture``: an opaque rectangle on a picture hides nothing; whoever moves it sees what was below."""
    for slide in case.package.slides:
        shapes = overseen(slide)
        for index, shape in enumerate(shapes):
            if not _is_blank(shape) or shape.box is None:
                continue
            under = next((each for each in reversed(shapes[:index]) if _is_covered(each, shape.box)), None)
            labelled = any(
                other.words.strip() and other.box is not None and shape.box.share_of(other.box) > 0.3
                for other in shapes[index + 1 :]
            )
            if under is not None and not labelled:
                fact = f"{called(shape)} covers part of {called(under)}; whoever moves it sees what is below"
                help = "paint over the picture's own pixels in a picture program, and insert it anew"
                yield case.error("covered-picture", fact, help, slide, shape)


def _is_blank(shape: FoundShape) -> bool:
    """An opaque shape of one colour without words."""
    fill = shape.fill
    plain = fill is not None and len(fill.colours) == 1 and fill.alpha > 0.95 and fill.picture is None
    return plain and shape.geometry in _BOXES and not shape.words.strip() and not shape.hidden and shape.kind == "shape"


def _is_covered(picture: FoundShape, cover: Box) -> bool:
    if picture.frame is None or picture.kind != "picture" or picture.box is None or picture.box.w <= 0 or picture.box.h <= 0:
        return False
    side = min(cover.w / picture.box.w, cover.h / picture.box.h)
    return LEAST_COVER < cover.share_of(picture.box) < MOST_COVER and side > 0.02 and picture.box.share_of(cover) > 0.5


def thumbnail(case: Case) -> Iterator[Diagnostic]:
    """``thumbnail-left``: a picture of the first slide as it was once, perhaps of another talk."""
    for link in case.package.links:
        if link.kind == "thumbnail" and not link.external:
            fact = f"{link.target} shows the first slide as it once was"
            yield case.warning("thumbnail-left", fact, "clear “Save preview picture” under File › Info › Properties, and save")


def properties(case: Case) -> Iterator[Diagnostic]:
    """``properties-tell``: people and companies that the file names beside its author."""
    about = case.package.properties
    author = about.get("creator", "")
    told = []
    for key in _PEOPLE:
        value = about.get(key, "")
        if value and value != author and value.casefold() not in _NOBODY:
            told.append(f"{key} {veil(value)}")
    told += [
        f"{key[7:]} {veil(value)}"
        for key, value in sorted(about.items())
        if key.startswith("custom ") and "slidekit" not in key
    ]
    told += [f"{key} {veil(about[key])}" for key in ("description", "HyperlinkBase") if about.get(key)]
    if told:
        fact = f"the file's properties name more than its author: {', '.join(told[:6])}"
        yield case.warning("properties-tell", fact, "File › Info › Inspect Document, and remove them")


def custom_data(case: Case) -> Iterator[Diagnostic]:
    """``custom-data``: data of other programs inside the file, which PowerPoint keeps and does not show."""
    links = case.package.links
    ours = 1 if case.package.record is not None else 0
    count = len({link.target for link in links if link.kind == "customXml" and not link.external}) - ours
    if count > 0:
        fact = f"the file holds {count} part{'s' if count > 1 else ''} of custom XML that PowerPoint never shows"
        yield case.note("custom-data", fact, "File › Info › Inspect Document › Custom XML Data, if you do not know it")
