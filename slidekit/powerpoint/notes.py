"""Notes pages and their master (ISO/IEC 29500-1, 19.3.1.26 and 19.3.1.27)."""

from __future__ import annotations

from slidekit.core.geometry import Box, Size
from slidekit.powerpoint.identity import guid
from slidekit.powerpoint.levels import plain_style
from slidekit.powerpoint.markup import HEAD, NAMESPACES, RECT, creation_id, escape, frame, shape_tree
from slidekit.powerpoint.master import NOTES_SIZE, number_field, prompts
from slidekit.powerpoint.text import Inherited, Linker, paragraphs, plain_levels
from slidekit.powerpoint.theme import colour_map
from slidekit.scene.text import Paragraph

TEXT_SIZE = 12.0
_LOCKS = '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/>'
_HALF, _STRIP, _RIGHT = 2_971_800, 458_788, 3_884_613


def notes_master(slide: Size, language: str) -> str:
    """Header, date, slide image in the slide's proportions, notes, footer, number; always on the light colour map."""
    picture_height = 3_086_100
    picture_width = picture_height * slide.w // slide.h
    foot = NOTES_SIZE.h - _STRIP
    empty = prompts("", language)
    boxes = (
        (2, "Header", 'type="hdr" sz="quarter"', Box(0, 0, _HALF, _STRIP), empty),
        (3, "Date", 'type="dt" idx="1"', Box(_RIGHT, 0, _HALF, _STRIP), empty),
        (
            5,
            "Notes",
            'type="body" sz="quarter" idx="3"',
            Box(685_800, 4_400_550, 5_486_400, 3_600_450),
            prompts("Notes", language),
        ),
        (6, "Footer", 'type="ftr" sz="quarter" idx="4"', Box(0, foot, _HALF, _STRIP), empty),
        (7, "Slide Number", 'type="sldNum" sz="quarter" idx="5"', Box(_RIGHT, foot, _HALF, _STRIP), number_field(language)),
    )
    shapes = [
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
        f"<p:ph {ph}/></p:nvPr></p:nvSpPr><p:spPr>{frame(box)}{RECT}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>{text}"
        "</p:txBody></p:sp>"
        for number, name, ph, box, text in boxes
    ]
    image = Box((NOTES_SIZE.w - picture_width) // 2, 1_143_000, picture_width, picture_height)
    shapes.insert(
        2,
        f'<p:sp><p:nvSpPr><p:cNvPr id="4" name="Slide Image"/><p:cNvSpPr>{_LOCKS}</p:cNvSpPr><p:nvPr>'
        f'<p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr>{frame(image)}{RECT}<a:noFill/><a:ln w="12700">'
        '<a:solidFill><a:prstClr val="black"/></a:solidFill></a:ln></p:spPr></p:sp>',
    )
    return (
        f'{HEAD}<p:notesMaster {NAMESPACES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'
        f"<a:effectLst/></p:bgPr></p:bg>{shape_tree(''.join(shapes))}</p:cSld>{colour_map(dark=False)}"
        f"<p:notesStyle>{plain_style(plain_levels(TEXT_SIZE))}</p:notesStyle></p:notesMaster>"
    )


def notes_page(names: tuple[str, str], notes: tuple[Paragraph, ...], number: int, base: Inherited, link: Linker) -> str:
    """``p:notes`` of slide ``number``; ``names`` are deck and slide, from which its ids come."""
    slide = escape(names[1])

    def start(count: int, leaf: str, locks: str, ph: str) -> str:
        identity = f"<a:extLst>{creation_id(guid(*names, 'notes', leaf))}</a:extLst>"
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{count}" name="{slide}/{leaf}">{identity}</p:cNvPr><p:cNvSpPr>{locks}</p:cNvSpPr>'
            f"<p:nvPr><p:ph {ph}/></p:nvPr></p:nvSpPr><p:spPr/>"
        )

    plain = '<a:spLocks noGrp="1"/>'
    image, body, count = 'type="sldImg" idx="2"', 'type="body" sz="quarter" idx="3"', 'type="sldNum" sz="quarter" idx="5"'
    empty = "<p:txBody><a:bodyPr/><a:lstStyle/>"
    shapes = (
        f"{start(2, 'notes-slide', _LOCKS, image)}</p:sp>"
        f"{start(3, 'notes', plain, body)}{empty}{paragraphs(notes, base, link)}</p:txBody></p:sp>"
        f"{start(4, 'notes-number', plain, count)}{empty}"
        f"{number_field(base.language, str(number))}</p:txBody></p:sp>"
    )
    return (
        f"{HEAD}<p:notes {NAMESPACES}><p:cSld>{shape_tree(shapes)}</p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )
