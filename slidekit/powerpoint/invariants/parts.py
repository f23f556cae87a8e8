"""Parts and their content types (ISO/IEC 29500-2, 7.2)."""

from __future__ import annotations

from collections.abc import Mapping
from xml.parsers.expat import ExpatError, ParserCreate

from lxml import etree

Tree = etree._Element
Parts = Mapping[str, bytes]
TYPES = "[Content_Types].xml"
_ZIP_ORDER = (TYPES, "_rels/.rels")
_DRAWN = (
    "ppt/slides/slide",
    "ppt/slideLayouts/slideLayout",
    "ppt/slideMasters/slideMaster",
    "ppt/notesSlides/notesSlide",
    "ppt/notesMasters/notesMaster",
)
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, collect_ids=False)


def is_drawing(name: str) -> bool:
    """Slides, layouts, masters and notes: everything that holds shapes."""
    return name.startswith(_DRAWN)


def parse(content: bytes) -> Tree:
    """``lxml.etree.XMLSyntaxError`` for what is not well-formed: a control character, a stray ``&``."""
    return etree.fromstring(content, _PARSER)


def is_well_formed(content: bytes) -> bool:
    """Whether expat, which makes no tree and so takes two thirds of the time, finds nothing wrong."""
    try:
        ParserCreate(namespace_separator=" ").Parse(content, True)
    except ExpatError:
        return False
    return True


def check_types(parts: Parts, types: Tree) -> list[str]:
    """Every part has a type, every override a part; the zip begins as it should and goes on sorted."""
    names = list(parts)
    canonical = [*_ZIP_ORDER, *sorted(name for name in names if name not in _ZIP_ORDER)]
    findings = [] if names == canonical else ["the items of the zip are not in canonical order"]
    defaults = {str(entry.get("Extension")) for entry in types if entry.tag.endswith("}Default")}
    overrides = {str(entry.get("PartName"))[1:] for entry in types if entry.tag.endswith("}Override")}
    extensions = {name.rpartition(".")[2] for name in names if name not in overrides}
    for name in names:
        if name != TYPES and name not in overrides and name.rpartition(".")[2] not in defaults:
            findings.append(f"{name} has no content type")
    findings += [f"a content type names {name}, which is not there" for name in sorted(overrides - parts.keys())]
    findings += [f"the extension {name} is declared and not used" for name in sorted(defaults - extensions)]
    return findings
