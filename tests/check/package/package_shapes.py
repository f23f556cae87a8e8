"""Things to put on the slides of a kit."""

from __future__ import annotations

from io import BytesIO

from package_kit import Kit, image
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Inches, Pt

SLIDE = "ppt/slides/slide1.xml"


def table(kit: Kit, header: bool = True, merge: bool = False):  # type: ignore[no-untyped-def]
    frame = kit.last.shapes.add_table(3, 2, Inches(5.2), Inches(2), Inches(4), Inches(2))
    frame._element.nvGraphicFramePr.cNvPr.set("descr", "Doses by week")
    for row in frame.table.rows:
        for cell in row.cells:
            cell.text = "7 mg"
    frame.table.first_row = header
    if merge:
        frame.table.cell(1, 0).merge(frame.table.cell(1, 1))


def chart(kit: Kit, *colours: str) -> None:
    data = CategoryChartData()
    data.categories = ["one", "two"]
    for number, _ in enumerate(colours):
        data.add_series(f"Series {number}", (1, 2))
    frame = kit.last.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Inches(5.2), Inches(2), Inches(4), Inches(3), data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", "Two columns")
    frame.chart.font.size = Pt(18)
    for series, colour in zip(frame.chart.plots[0].series, colours, strict=True):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = RGBColor.from_string(colour)


def movie(kit: Kit, data: bytes, poster: bool = True, ending: str = "mp4") -> None:
    still = BytesIO(image())
    shape = kit.last.shapes.add_movie(BytesIO(data), Inches(5.2), Inches(2), Inches(3), Inches(2), still, f"video/{ending}")
    shape._element.nvPicPr.cNvPr.set("descr", "Contrast flows")
    shape.name = "Flow"
    if not poster:
        blip = shape._element.find(".//{http://schemas.openxmlformats.org/drawingml/2006/main}blip")
        blip.getparent().remove(blip)


def coloured(kit: Kit, text: str, ink: str, ground: str | None = None, **where: float) -> None:
    made = kit.box(text, **where)
    made.text_frame.paragraphs[0].runs[0].font.color.rgb = RGBColor.from_string(ink)
    if ground:
        made.fill.solid()
        made.fill.fore_color.rgb = RGBColor.from_string(ground)


def cover(kit: Kit, label: str = "") -> None:
    kit.picture(image())
    made = kit.last.shapes.add_shape(MSO_SHAPE.RECTANGLE, Inches(5.5), Inches(2.2), Inches(1.2), Inches(0.4))
    made.fill.solid()
    made.fill.fore_color.rgb = RGBColor(0, 0, 0)
    made.text_frame.text = label


def outline(kit: Kit, hollow: bool) -> None:
    cover(kit)
    if hollow:
        kit.last.shapes[-1].fill.background()


def hide(kit: Kit) -> None:
    kit.slide("Further questions are answered here", "One")._element.set("show", "0")


def notes(kit: Kit, text: str) -> None:
    kit.last.notes_slide.notes_text_frame.text = text


def comment(kit: Kit, words: str = "Really?") -> None:
    xml = (
        '<p:cmLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:cm authorId="0" idx="1">'
        f'<p:pos x="1" y="1"/><p:text>{words}</p:text></p:cm></p:cmLst>'
    )
    kind = "application/vnd.openxmlformats-officedocument.presentationml.comments+xml"
    kit.add("ppt/comments/comment1.xml", xml.encode(), "comments", SLIDE, kind)


def timing(kit: Kit) -> None:
    effect = '<p:par><p:cTn id="1" presetID="1" presetClass="entr" fill="hold"/></p:par>'
    kit.edit(SLIDE, "</p:sld>", f"<p:timing><p:tnLst>{effect}</p:tnLst></p:timing></p:sld>")


def sections(kit: Kit, *names: str) -> None:
    entries = "".join(
        f'<p14:section name="{name}" id="{{8A3C5E5B-0D0B-4A0E-9B47-0C6B0F0B7F1{number}}}">'
        '<p14:sldIdLst><p14:sldId id="256"/></p14:sldIdLst></p14:section>'
        for number, name in enumerate(names)
    )
    spaces = 'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"'
    ext = f'<p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}"><p14:sectionLst {spaces}>{entries}</p14:sectionLst></p:ext>'

    def change(parts: dict[str, bytes]) -> None:
        text = parts["ppt/presentation.xml"].decode()
        text = text[: text.index("<p:extLst>")] if "<p:extLst>" in text else text.removesuffix("</p:presentation>")
        parts["ppt/presentation.xml"] = f"{text}<p:extLst>{ext}</p:extLst></p:presentation>".encode()

    kit.later.append(change)


def draw_arrow(slide, colour: str, x: float, y: float, to_x: float, to_y: float) -> None:  # type: ignore[no-untyped-def]
    """A straight line with a head; lengths in inches."""
    line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, Inches(x), Inches(y), Inches(to_x), Inches(to_y))
    line.line.color.rgb = RGBColor.from_string(colour)
    line.line._get_or_add_ln().append(parse_xml(f'<a:tailEnd {nsdecls("a")} type="triangle"/>'))


def arrow(kit: Kit, colour: str, ground: bytes = b"") -> None:
    """An arrow on the page, or on a picture."""
    if ground:
        kit.picture(ground)
    draw_arrow(kit.last, colour, 5.6, 2.3, 7.4, 3.4)


def alt(kit: Kit, words: str) -> None:
    kit.picture(image(), alt=words)


def linked_words(kit: Kit, words: str, address: str = "https://example.org/guide") -> None:
    made = kit.box(words)
    made.text_frame.paragraphs[0].runs[0].hyperlink.address = address


def order(kit: Kit, first: bool) -> None:
    title = kit.last.shapes.title._element
    tree = title.getparent()
    if first:
        tree.remove(title)
        tree.append(title)


def crop(kit: Kit, share: float) -> None:
    made = kit.picture(image(), w=3)
    made.crop_left = share
    made.width = Inches(3 * (1 - share))


def second_master(kit: Kit) -> None:
    """A master that no slide uses: a copy of the first one."""
    first, second = ("ppt/slideMasters/slideMaster1.xml", "ppt/slideMasters/slideMaster2.xml")
    kind = "application/vnd.openxmlformats-officedocument.presentationml.slideMaster+xml"
    kit.add(second, b"", "slideMaster", type=kind)

    def change(parts: dict[str, bytes]) -> None:
        parts[second] = parts[first]
        rels = "ppt/slideMasters/_rels/slideMaster{}.xml.rels"
        parts[rels.format(2)] = parts[rels.format(1)]

    kit.later.append(change)


def letters_in(kit: Kit, *fonts: str) -> None:
    for number, font in enumerate(fonts):
        kit.box("Letters", y=2 + number / 2).text_frame.paragraphs[0].runs[0].font.name = font


def transition(kit: Kit, attributes: str = "", inside: str = "<p:fade/>") -> None:
    kit.edit(SLIDE, "</p:sld>", f"<p:transition{attributes}>{inside}</p:transition></p:sld>")


def bytes_of(kit: Kit, part: str, data: bytes) -> None:
    """Other bytes in a part that is there."""

    def change(parts: dict[str, bytes]) -> None:
        assert part in parts, sorted(parts)
        parts[part] = data

    kit.later.append(change)
