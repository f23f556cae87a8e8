"""Group A: the file as such. Its format, size and name, what it loads, carries and leaves behind."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import PurePosixPath

from slidekit.check.package.case import MOST_SHAPES, Case, called, cut
from slidekit.core.diagnostics import Diagnostic
from slidekit.core.units import EMU_PER_INCH
from slidekit.scene.found import FoundShape, every

LARGE_MB = 100
"""Portals take 100 to 500 MB; mail takes less."""
_ASPECTS = {"16:9": 16 / 9, "4:3": 4 / 3, "16:10": 1.6}
_FORMATS = {
    ".pptm": "macros",
    ".potm": "macros",
    ".ppsm": "macros",
    ".potx": "a template",
    ".ppsx": "a show that cannot be edited",
}
_ACTIVE = {"vbaProject": "macros (VBA)", "activeXControlBinary": "ActiveX controls", "control": "ActiveX controls"}
_OPENED = frozenset({"http", "https", "mailto", "tel"})
MB = 1_000_000


def size_of_slides(case: Case) -> Iterator[Diagnostic]:
    """``slide-size``: the venue's screen has another shape."""
    if case.venue is None:
        return
    width, height = case.package.page
    wanted = _ASPECTS.get(case.venue.aspect, width / height)
    if abs(width / height / wanted - 1) > 0.01:
        inches = f"{width / EMU_PER_INCH:.2f} × {height / EMU_PER_INCH:.2f} in"
        fact = f"the slides are {inches} ({width / height:.2f} : 1); venue {case.venue.id} has {case.venue.aspect}"
        yield case.breach("screen.aspect", "slide-size", fact, "lay the slides out anew for that screen, never stretch them")


def format_of_file(case: Case) -> Iterator[Diagnostic]:
    """``file-format``: a template, a show or a file with macros; or a venue that takes no ``.pptx``."""
    ending = PurePosixPath(case.package.name).suffix.lower()
    venue = case.venue
    if ending in _FORMATS:
        yield case.warning("file-format", f"{ending} is the ending of {_FORMATS[ending]}", "save it as .pptx")
    elif venue is not None and venue.formats and "pptx" not in venue.formats:
        fact = f"the file is a .pptx; venue {venue.id} takes {', '.join(venue.formats)}"
        yield case.breach("deliver.formats", "file-format", fact, f"export it as {venue.formats[0]}")


def size_of_file(case: Case) -> Iterator[Diagnostic]:
    """``file-too-large``: above the venue's limit, or above 100 MB; the largest parts are named."""
    size, venue = case.package.size / MB, case.venue
    largest = sorted(case.package.parts, key=lambda part: (-part.packed, part.name))[:10]
    where = _first_uses(case)
    names = ", ".join(
        f"{part.name} ({part.packed / MB:.1f} MB{where.get(part.name, '')})" for part in largest if part.packed > MB / 10
    )
    help = f"the largest parts: {names}" if names else "look for what was pasted into it"
    if venue is not None and venue.max_mb is not None and size > venue.max_mb:
        fact = f"the file has {size:.1f} MB; venue {venue.id} takes {venue.max_mb:g}"
        yield case.breach("deliver.max_mb", "file-too-large", fact, help)
    elif size > LARGE_MB and (venue is None or venue.max_mb is None):
        yield case.warning("file-too-large", f"the file has {size:.1f} MB; many portals stop at {LARGE_MB}", help)


def _first_uses(case: Case) -> dict[str, str]:
    """Where each picture and film is shown first, as a message says it."""
    found: dict[str, str] = {}
    for slide, shape in case.shapes():
        for part in (shape.frame.part if shape.frame is not None else None, shape.film):
            if part is not None:
                found.setdefault(part, f", slide {slide.number}")
    return found


def name_of_file(case: Case) -> Iterator[Diagnostic]:
    """``file-name``: letters that upload portals and other systems spoil, or not the venue's pattern."""
    path = PurePosixPath(case.package.name)
    odd = sorted(set(re.findall(r"[^A-Za-z0-9._-]", path.stem)))
    if odd:
        shown = " ".join("space" if letter.isspace() else letter for letter in odd[:8])
        fact = f"the file's name holds {shown}; upload portals and other systems spoil such letters"
        yield case.warning("file-name", fact, "use letters A to Z, digits, _ and - only")
    pattern = case.venue.filename if case.venue is not None else ""
    if case.venue is not None and pattern:
        parts = re.split(r"\{\{.*?\}\}", pattern.removesuffix(".pptx"))
        if not re.fullmatch(".+".join(map(re.escape, parts)), path.stem):
            shown = re.sub(r"\{\{\s*(.*?)\s*\}\}", r"<\1>", pattern)
            fact = f"the file is named {cut(path.stem)}; venue {case.venue.id} wants {shown}"
            yield case.breach("deliver.filename", "file-name", fact, "rename it")


def outside(case: Case) -> Iterator[Diagnostic]:
    """``linked-outside``: a picture, film or object that is loaded from elsewhere and will not be there."""
    told: set[str] = set()
    for slide, shape in case.shapes():
        if shape.linked is not None:
            told.add(shape.linked)
            fact = f"{called(shape)} is loaded from {_place(shape.linked)}; it is not in the file"
            yield case.error("linked-outside", fact, "embed it: insert it anew, without “Link to File”", slide, shape)
    for link in case.package.links:
        if link.external and link.kind not in ("hyperlink", "slide") and link.target not in told and link.target != "NULL":
            told.add(link.target)
            fact = f"{link.source or 'the file'} loads {_place(link.target)} ({link.kind}); it is not in the file"
            yield case.error("linked-outside", fact, "break the link under File › Info › Edit Links, or embed it")


def links(case: Case) -> Iterator[Diagnostic]:
    """``unsafe-link``: an address that starts a program, runs a script, opens a file or carries a password."""
    told: set[tuple[str, str]] = set()
    for link in case.package.links:
        scheme, _, rest = link.target.partition(":")
        where = (link.source, link.target)
        if not link.external or link.kind != "hyperlink" or where in told:
            continue
        told.add(where)
        secret = re.match(r"//[^/@\s]+@", rest) is not None and scheme.lower() in ("http", "https")
        if secret or (link.target.startswith(("\\\\", "//", "/")) or scheme.lower() not in _OPENED):
            slide = next((each for each in case.package.slides if each.part == link.source), None)
            kind = "carries a user's name" if secret else "opens no web or mail address"
            what = f"a link to {_place(link.target)} {kind}"
            yield case.warning("unsafe-link", what, "link to https:// or mailto: only, or remove the link", slide)


def _place(address: str) -> str:
    """An address without the folders of somebody's computer, and without a password."""
    plain = re.sub(r"//[^/@\s]+@", "//…@", address)
    if re.match(r"(file:|[A-Za-z]:[\\/]|\\\\|/)", plain):
        last = re.split(r"[\\/]", plain)[-1]
        return f"…/{cut(last)} on a disk"
    return cut(plain, 80)


def leftovers(case: Case) -> Iterator[Diagnostic]:
    """``unused-part`` and ``repeated-part``: bytes that nobody sees; pictures that were deleted or replaced among them."""
    package = case.package
    reached = {link.target for link in package.links if not link.external}
    for part in package.parts:
        if part.name not in reached:
            help = "save the file in PowerPoint, which drops such parts"
            if part.name.startswith("ppt/media/"):
                fact = f"{part.name} ({part.size:,} bytes) is on no slide; whoever unpacks the file can see it"
                yield case.warning("unused-part", fact, help)
            else:
                yield case.note("unused-part", f"{part.name} ({part.size:,} bytes) is used by nothing", help)
    same: dict[str, list[str]] = defaultdict(list)
    for part in package.parts:
        if part.sha256 and part.name.startswith("ppt/media/"):
            same[part.sha256].append(part.name)
    sizes = {part.name: part.packed for part in package.parts}
    for names in same.values():
        if len(names) > 1:
            lost = sum(sizes[name] for name in names[1:])
            fact = f"{', '.join(names[:4])} hold the same bytes; {lost:,} of them are stored for nothing"
            yield case.note("repeated-part", fact, "insert the picture once, and copy it from slide to slide")


def masters(case: Case) -> Iterator[Diagnostic]:
    """``unused-master``: a slide master left over from pasted slides or a former template. Ours are those of the template."""
    if case.package.record is not None:
        return
    for name, used in case.package.masters:
        if not used and case.package.slides and len(case.package.masters) > 1:
            yield case.warning("unused-master", f"no slide uses the master {name}", "delete it under View › Slide Master")


def active(case: Case) -> Iterator[Diagnostic]:
    """``active-content``: macros or ActiveX, which venues refuse and mail filters stop."""
    for kind in sorted({_ACTIVE[link.kind] for link in case.package.links if link.kind in _ACTIVE}):
        yield case.error("active-content", f"the file holds {kind}", "save it as .pptx without them")


def objects(case: Case) -> Iterator[Diagnostic]:
    """``embedded-object``: a whole workbook or document inside the file, with everything in it that is not shown."""
    for link in case.package.links:
        if link.kind in ("oleObject", "package") and not link.external and not link.source.startswith("ppt/charts/"):
            slide = next((each for each in case.package.slides if each.part == link.source), None)
            fact = f"{link.target} is a whole document inside the file; all of it travels, shown or not"
            yield case.warning("embedded-object", fact, "paste it as a picture", slide)


def remarks(case: Case) -> Iterator[Diagnostic]:
    """``comments-left`` and ``ink-left``: what reviewers wrote and drew."""
    for slide in case.package.slides:
        if slide.comments:
            count = len(slide.comments)
            fact = f"{count} comment{'s' if count > 1 else ''} of reviewers travel{'' if count > 1 else 's'} with it"
            yield case.warning("comments-left", fact, "delete them under Review › Delete", slide)
    for slide, shape in case.shapes():
        if shape.kind == "ink":
            yield case.warning("ink-left", f"{called(shape)} is ink drawn by hand", "delete it, or draw a shape", slide, shape)


def hidden(case: Case) -> Iterator[Diagnostic]:
    """``hidden-slide``: not shown, and in the file all the same."""
    for slide in case.package.slides:
        if slide.hidden:
            fact = "it is hidden, and everybody who gets the file can read it"
            yield case.note("hidden-slide", fact, "delete it before you hand the file over, or leave it on purpose", slide)


def beyond(case: Case) -> Iterator[Diagnostic]:
    """``off-slide``: a shape wholly or partly beyond the slide's edge."""
    width, height = case.package.page
    slack = round(min(width, height) * 0.01)
    for slide in case.package.slides:
        for shape in slide.shapes:
            box = shape.box
            if box is None or shape.hidden or _is_quiet(shape):
                continue
            out = box.right < 0 or box.bottom < 0 or box.x > width or box.y > height
            over = max(-box.x, -box.y, box.right - width, box.bottom - height)
            if out:
                fact = f"{called(shape)} stands beside the slide; it is in the file and nobody sees it"
                yield case.warning("off-slide", fact, "move it onto the slide or delete it", slide, shape)
            elif over > slack and (shape.words.strip() or shape.frame is not None) and not shape.turn:
                fact = f"{called(shape)} stands {over / EMU_PER_INCH:.2f} in beyond the slide's edge"
                yield case.warning("off-slide", fact, "move it onto the slide", slide, shape)


def _is_quiet(shape: FoundShape) -> bool:
    """A title put beside the slide for screen readers is meant to be there; decoration that bleeds off, too."""
    return shape.decorative or (shape.placeholder is not None and shape.placeholder.type in ("title", "ctrTitle"))


def limits(case: Case) -> Iterator[Diagnostic]:
    """``deck-partly-read``: the file is so large that slidekit did not look at everything."""
    for what in case.package.partial:
        yield case.warning("deck-partly-read", f"not looked at: {what}", "make the file smaller")
    for slide in case.package.slides:
        count = sum(1 for _ in every(slide.shapes))
        if count > MOST_SHAPES:
            fact = f"of its {count:,} shapes the first {MOST_SHAPES:,} are held against each other"
            yield case.warning("deck-partly-read", fact, "show it as a picture", slide)


def build(case: Case) -> Iterator[Diagnostic]:
    """``built-by``: which program wrote the file, and its hash."""
    program, mark = case.package.properties.get("Application", "an unnamed program"), case.package.sha256[:12]
    if case.package.record is not None:
        fact = f"built by slidekit from the deck {case.package.record.deck or 'without an id'}; sha256 {mark}…"
        yield case.note("built-by", fact, "nothing to do")
    else:
        fact = f"written by {cut(program)}, not by slidekit; sha256 {mark}…"
        yield case.note("built-by", fact, "nothing to do: compare the hash to know the file again")
