"""``ppt/presentation.xml`` and the small parts beside it (ISO/IEC 29500-1, 19.2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from slidekit.powerpoint.identity import guid
from slidekit.powerpoint.levels import plain_style
from slidekit.powerpoint.markup import HEAD, NAMESPACES, P14, escape
from slidekit.powerpoint.master import FIRST_ID, NOTES_SIZE
from slidekit.powerpoint.text import plain_levels
from slidekit.scene.scene import Scene, Section

FIRST_SLIDE = 256
_FOUR_BY_THREE = (9_144_000, 6_858_000)


def presentation(scene: Scene, masters: Sequence[str], notes: str, slides: Sequence[str]) -> str:
    """``p:presentation`` (19.2.1.26); the arguments are relationship ids. Pictures are not to be resampled on save."""
    size = scene.size
    token = ' type="screen4x3"' if tuple(size) == _FOUR_BY_THREE else ""
    heads = "".join(f'<p:sldMasterId id="{_master_id(scene, n)}" r:id="{rid}"/>' for n, rid in enumerate(masters))
    listed = "".join(f'<p:sldId id="{FIRST_SLIDE + n}" r:id="{rid}"/>' for n, rid in enumerate(slides))
    return (
        f'{HEAD}<p:presentation {NAMESPACES} saveSubsetFonts="1" autoCompressPictures="0"><p:sldMasterIdLst>'
        f"{heads}</p:sldMasterIdLst><p:notesMasterIdLst>"
        f'<p:notesMasterId r:id="{notes}"/></p:notesMasterIdLst>{f"<p:sldIdLst>{listed}</p:sldIdLst>" if listed else ""}'
        f'<p:sldSz cx="{size.w}" cy="{size.h}"{token}/><p:notesSz cx="{NOTES_SIZE.w}" cy="{NOTES_SIZE.h}"/>'
        f"<p:defaultTextStyle>{plain_style(plain_levels(18), escape(scene.properties.language))}</p:defaultTextStyle>"
        f"{_sections(scene)}</p:presentation>"
    )


def _master_id(scene: Scene, number: int) -> int:
    """Masters and their layouts share one space of ids, each master before its own layouts."""
    before = sum(layout.master < number for layout in scene.template.layouts) if scene.template is not None else 0
    return FIRST_ID + number + before


def _sections(scene: Scene) -> str:
    """``p14:sectionLst`` ([MS-PPTX] 2.2.6): slides by their ids."""
    if not scene.sections:
        return ""
    ids = {slide.id: FIRST_SLIDE + number for number, slide in enumerate(scene.slides)}
    written = "".join(_section(section, number, ids, scene.properties.deck) for number, section in enumerate(scene.sections))
    return (
        f'<p:extLst><p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}"><p14:sectionLst xmlns:p14="{P14}">{written}'
        "</p14:sectionLst></p:ext></p:extLst>"
    )


def _section(section: Section, number: int, ids: Mapping[str, int], deck: str) -> str:
    members = "".join(f'<p14:sldId id="{ids[slide]}"/>' for slide in section.slides)
    identity = guid(deck, "section", str(number), section.name)
    return f'<p14:section name="{escape(section.name)}" id="{identity}"><p14:sldIdLst>{members}</p14:sldIdLst></p14:section>'


def presentation_properties() -> str:
    """``p:presentationPr`` (19.2.1.27): radiographs keep their pixels when PowerPoint saves."""
    return (
        f'{HEAD}<p:presentationPr {NAMESPACES}><p:extLst><p:ext uri="{{E76CE94A-603C-4142-B9EB-6D1370010A27}}">'
        f'<p14:discardImageEditData xmlns:p14="{P14}" val="0"/></p:ext>'
        f'<p:ext uri="{{D31A062A-798A-4329-ABDD-BBA856620510}}"><p14:defaultImageDpi xmlns:p14="{P14}" val="32767"/></p:ext>'
        "</p:extLst></p:presentationPr>"
    )


def view_properties() -> str:
    """``p:viewPr`` (19.2.1.38), all defaults."""
    return f"{HEAD}<p:viewPr {NAMESPACES}/>"
