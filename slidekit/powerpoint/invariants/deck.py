"""The deck as a whole: slide list, sections, notes pairs, and what ``docProps`` may say."""

from __future__ import annotations

from collections.abc import Mapping

from slidekit.powerpoint.invariants.parts import Parts, Tree
from slidekit.powerpoint.invariants.relationships import Links

_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
_RID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PRESENTATION = "ppt/presentation.xml"
_PROPERTIES = {
    "docProps/core.xml": frozenset(
        ("title", "subject", "creator", "lastModifiedBy", "language", "revision", "created", "modified", "identifier")
    ),
    "docProps/app.xml": frozenset(("Application",)),
}
KEPT = (_PRESENTATION, *_PROPERTIES)
"""Parts that every deck has, and whose trees are looked at here."""


def check_deck(parts: Parts, trees: Mapping[str, Tree], links: Links) -> list[str]:
    """Findings that need more than one part."""
    tree = trees[_PRESENTATION]
    return _check_slides(parts, tree, links) + _check_sections(tree) + _check_notes(links) + _check_properties(parts, trees)


def _check_slides(parts: Parts, tree: Tree, links: Links) -> list[str]:
    targets = {link.rid: link.target for link in links.get(_PRESENTATION, ())}
    listed = [targets.get(str(slide.get(_RID)), "") for slide in tree.iterfind(f"{_P}sldIdLst/{_P}sldId")]
    held = [name for name in parts if name.startswith("ppt/slides/slide")]
    if sorted(listed) != sorted(held):
        return [f"the slide list has {len(listed)} entries for {len(held)} slides"]
    return []


def _check_sections(tree: Tree) -> list[str]:
    sections = [section.get("id") for section in tree.iter(f"{_P14}section")]
    members = [slide.get("id") for slide in tree.iter(f"{_P14}sldId")]
    slides = [slide.get("id") for slide in tree.iterfind(f"{_P}sldIdLst/{_P}sldId")]
    findings = [] if len(set(sections)) == len(sections) else ["two sections have the same id"]
    if sections and members != slides:
        findings.append(f"the sections hold {len(members)} slides, not all {len(slides)} once and in order")
    return findings


def _check_notes(links: Links) -> list[str]:
    """A notes page and its slide lead to each other."""
    there = {(name, link.target) for name, every in links.items() for link in every if link.kind == "notesSlide"}
    back = {
        (link.target, name)
        for name, every in links.items()
        if name.startswith("ppt/notesSlides/")
        for link in every
        if link.kind == "slide"
    }
    return [f"{page} does not lead back to {slide}" for slide, page in sorted(there - back)]


def _check_properties(parts: Parts, trees: Mapping[str, Tree]) -> list[str]:
    findings = [f"{name} is not one of ours" for name in parts if name.startswith("docProps/") and name not in _PROPERTIES]
    for name, allowed in _PROPERTIES.items():
        foreign = sorted({str(entry.tag).rpartition("}")[2] for entry in trees[name]} - allowed)
        findings += [f"{name} holds {tag}" for tag in foreign]
    return findings
