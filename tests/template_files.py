"""Templates made with python-pptx: what societies send, and what attackers might. Nothing in them is from elsewhere."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

from lxml import etree
from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.shapes.base import BaseShape
from pptx.util import Emu, Inches

Parts = Mapping[str, bytes]
THEME = "ppt/theme/theme1.xml"
SIZES = {"16:9": (13.333, 7.5), "4:3": (10.0, 7.5), "16:9 small": (10.0, 5.625)}
NAVY, TEAL, LOGO = "12355B", "0A7E8C", "C8102E"
SOCIETY = {"dk1": "1B1B1B", "dk2": NAVY, "lt2": "E8EEF2", "accent1": TEAL, "accent2": "B35900"}
DARK = {"dk1": "101418", "lt1": "F4F6F8", "dk2": "24303A", "lt2": "C9D3DA", "accent1": "5A1A1A"}
SECOND = 20
"""Parts of a second master are numbered from here."""
_SPACES = " ".join(
    f'xmlns:{prefix}="http://schemas.openxmlformats.org/{path}"'
    for prefix, path in (
        ("p", "presentationml/2006/main"), ("a", "drawingml/2006/main"), ("r", "officeDocument/2006/relationships"),
    )
)  # fmt: skip
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def logo(*, secret: bool = False) -> bytes:
    """A red disc on white; with a comment that nobody should see."""
    image = Image.new("RGB", (300, 120), "white")
    ImageDraw.Draw(image).ellipse((10, 10, 110, 110), fill=f"#{LOGO}")
    ImageDraw.Draw(image).rectangle((130, 40, 290, 80), fill=f"#{NAVY}")
    about = PngInfo()
    if secret:
        about.add_text("Comment", "drawn by JANE DOE")
    file = BytesIO()
    image.save(file, "PNG", pnginfo=about)
    return file.getvalue()


def society(aspect: str = "16:9", *, examples: bool = False, author: str = "") -> bytes:
    """A title bar with white titles, a logo at the bottom right, footers, its own colours and fonts."""
    deck, (wide, high) = _blank(aspect), SIZES[aspect]
    master = deck.slide_master
    bar = master.shapes._spTree
    _rectangle(master, 0, 0, wide, high * 0.16, NAVY)
    _picture(master, wide - high * 0.33, high * 0.865, high * 0.3, high * 0.12)
    _behind(bar, 2)
    _place(master.placeholders[0], wide * 0.05, high * 0.02, wide * 0.9, high * 0.12)
    _place(master.placeholders[1], wide * 0.05, high * 0.2, wide * 0.9, high * 0.64)
    for index, (left, width) in {2: (0.05, 0.15), 3: (0.22, 0.4), 4: (0.64, 0.08)}.items():
        _place(master.placeholders[index], wide * left, high * 0.9, wide * width, high * 0.06)
    _style(master, "titleStyle", "FFFFFF", 32, "l")
    layouts = {layout.name: layout for layout in deck.slide_layouts}
    opening = layouts["Title Slide"]
    opening._element.set("showMasterSp", "0")
    _rectangle(opening, 0, high * 0.62, wide, high * 0.38, TEAL)
    _picture(opening, wide * 0.05, high * 0.06, high * 0.3, high * 0.12)
    _behind(opening.shapes._spTree, 2)
    _place(opening.placeholders[0], wide * 0.05, high * 0.24, wide * 0.9, high * 0.32, NAVY, 44, "l")
    _place(opening.placeholders[1], wide * 0.05, high * 0.66, wide * 0.9, high * 0.28, "FFFFFF", 24, "l")
    section = layouts["Section Header"]
    section.background.fill.solid()
    section.background.fill.fore_color.rgb = RGBColor.from_string(TEAL)
    section._element.set("showMasterSp", "0")
    _place(section.placeholders[0], wide * 0.08, high * 0.3, wide * 0.84, high * 0.25, "FFFFFF", 40, "l")
    _place(section.placeholders[1], wide * 0.08, high * 0.56, wide * 0.84, high * 0.2, "FFFFFF", 24, "l")
    if examples:
        _examples(deck)
    deck.core_properties.author = deck.core_properties.last_modified_by = author or "python-pptx"
    return change(_saved(deck), {THEME: _colours(SOCIETY)})


def dark(aspect: str = "16:9") -> bytes:
    """Near-black ground by the master's colour map; everything in other places than usual: titles at the foot, no footers."""
    deck, (wide, high) = _blank(aspect), SIZES[aspect]
    master = deck.slide_master
    mapping = master._element.find(qn("p:clrMap"))
    for name, value in {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"}.items():
        mapping.set(name, value)
    _place(master.placeholders[0], wide * 0.3, high * 0.82, wide * 0.65, high * 0.14)
    _place(master.placeholders[1], wide * 0.3, high * 0.06, wide * 0.65, high * 0.72)
    _picture(master, wide * 0.04, high * 0.06, high * 0.3, high * 0.12)
    for holder in list(master.placeholders)[2:]:
        holder._element.getparent().remove(holder._element)
    for layout in deck.slide_layouts:
        for holder in [each for each in layout.placeholders if each.placeholder_format.idx in (10, 11, 12)]:
            holder._element.getparent().remove(holder._element)
    return change(_saved(deck), {THEME: _colours(DARK)})


def plain(aspect: str = "16:9") -> bytes:
    """The usual places on white, nothing drawn: python-pptx's own template at the size asked for."""
    return _saved(_blank(aspect))


def two_masters(aspect: str = "16:9") -> bytes:
    """The society's master, then a copy of it with a dark map, its own theme, and layouts called "Dark …"."""
    parts = dict(unzip(society(aspect)))
    for name, content in list(parts.items()):
        if re.match(r"ppt/(slideMasters|slideLayouts|theme)/", name):
            parts[_further(name.encode()).decode()] = _second(name, content)
    rows = re.findall(rb'<Override PartName="/ppt/(?:slideMasters|slideLayouts|theme)/[^>]*/>', parts["[Content_Types].xml"])
    ends = {
        "[Content_Types].xml": (b"</Types>", b"".join(map(_further, rows))),
        "ppt/_rels/presentation.xml.rels": (
            b"</Relationships>",
            b'<Relationship Id="rId99" Type="%s/slideMaster" Target="slideMasters/slideMaster%d.xml"/>'
            % (_KINDS.encode(), SECOND + 1),
        ),
        "ppt/presentation.xml": (b"</p:sldMasterIdLst>", b'<p:sldMasterId id="2147484000" r:id="rId99"/>'),
    }
    for name, (end, more) in ends.items():
        parts[name] = parts[name].replace(end, more + end)
    return zipped(parts)


def _further(text: bytes) -> bytes:
    """Names of parts as those of the second master."""
    return re.sub(rb"(slideMaster|slideLayout|theme)(\d+)\.xml", lambda m: m[1] + b"%d.xml" % (int(m[2]) + SECOND), text)


def _second(name: str, content: bytes) -> bytes:
    if name.endswith(".rels"):
        return _further(content)
    if "slideMasters/" in name:
        content = re.sub(rb'(<p:sldLayoutId [^>]*?id=")(\d+)"', lambda m: m[1] + b'%d"' % (int(m[2]) + 40), content)
        return content.replace(b'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2"', b'bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2"')
    return re.sub(rb'<p:cSld name="([^"]*)"', rb'<p:cSld name="Dark \1"', content)


def potx(data: bytes) -> bytes:
    """The same as a template by its content type."""
    return change(data, {"[Content_Types].xml": lambda old: old.replace(b"presentation.main+xml", b"template.main+xml")})


def change(data: bytes, changes: Mapping[str, bytes | Callable[[bytes], bytes] | None]) -> bytes:
    """Other bytes for some parts, by content or by what is done to it; None takes one out."""
    parts = dict(unzip(data))
    for name, new in changes.items():
        content = new(parts.get(name, b"")) if callable(new) else new
        if content is None:
            del parts[name]
        else:
            parts[name] = content
    return zipped(parts)


def unzip(data: bytes) -> Parts:
    """Every part by its name."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Parts) -> bytes:
    """A zip of parts."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def add_link(data: bytes, part: str, kind: str, target: str, *, external: bool = False, rid: str = "rId77") -> bytes:
    """One more relationship of a part."""
    folder, _, leaf = part.rpartition("/")
    mode = ' TargetMode="External"' if external else ""
    row = f'<Relationship Id="{rid}" Type="{_KINDS}/{kind}" Target="{target}"{mode}/>'.encode()
    end = b"</Relationships>"
    return change(data, {f"{folder}/_rels/{leaf}.rels": lambda old: old.replace(end, row + end)})


def _blank(aspect: str) -> Deck:
    """python-pptx's own template, its places scaled to the page."""
    deck = Presentation()
    wide, high = (Inches(length) for length in SIZES[aspect])
    across, down = wide / deck.slide_width, high / deck.slide_height
    for sheet in (deck.slide_master, *deck.slide_layouts):
        for shape in sheet.placeholders:
            if shape._element.spPr.find(qn("a:xfrm")) is not None:
                shape.left, shape.top = Emu(round(shape.left * across)), Emu(round(shape.top * down))
                shape.width, shape.height = Emu(round(shape.width * across)), Emu(round(shape.height * down))
    deck.slide_width, deck.slide_height = Emu(round(wide)), Emu(round(high))
    return deck


def _saved(deck: Deck) -> bytes:
    file = BytesIO()
    deck.save(file)
    return file.getvalue()


def _place(
    shape: BaseShape, left: float, top: float, wide: float, high: float, colour: str = "", size: float = 0, align: str = ""
) -> None:
    """Move a placeholder (inches), and give its first level a style."""
    shape.left, shape.top, shape.width, shape.height = Inches(left), Inches(top), Inches(wide), Inches(high)
    if colour:
        styles = shape._element.txBody.find(qn("a:lstStyle"))
        for old in styles.findall(qn("a:lvl1pPr")):
            styles.remove(old)
        fill = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
        run = f'<a:defRPr sz="{round(size * 100)}" b="0" cap="none">{fill}</a:defRPr>'
        styles.insert(0, _xml(f'<a:lvl1pPr marL="0" indent="0" algn="{align}" {_SPACES}><a:buNone/>{run}</a:lvl1pPr>'))


def _style(master: Any, name: str, colour: str, size: float, align: str) -> None:
    """The first level of one of the master's text styles."""
    level = master._element.find(f"{qn('p:txStyles')}/{qn(f'p:{name}')}/{qn('a:lvl1pPr')}")
    level.set("algn", align)
    run = level.find(qn("a:defRPr"))
    run.set("sz", str(round(size * 100)))
    run.replace(run.find(qn("a:solidFill")), _xml(f'<a:solidFill {_SPACES}><a:srgbClr val="{colour}"/></a:solidFill>'))


def _rectangle(sheet: Any, left: float, top: float, wide: float, high: float, colour: str) -> None:
    number = 100 + len(sheet.shapes._spTree)
    fill = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
    about = f'<p:nvSpPr><p:cNvPr id="{number}" name="Bar {number}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
    sheet.shapes._spTree.append(_xml(f"<p:sp {_SPACES}>{about}<p:spPr>{_frame(left, top, wide, high)}{fill}</p:spPr></p:sp>"))


def _picture(sheet: Any, left: float, top: float, wide: float, high: float) -> None:
    """The logo, under the name of the file that it came from."""
    _, rid = sheet.part.get_or_add_image_part(BytesIO(logo(secret=True)))
    number = 100 + len(sheet.shapes._spTree)
    about = f'<p:cNvPr id="{number}" name="Logo {number}" descr="C:\\Users\\jane.doe\\logo.png"/>'
    sheet.shapes._spTree.append(_xml(
        f'<p:pic {_SPACES}><p:nvPicPr>{about}<p:cNvPicPr/><p:nvPr userDrawn="1"/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{rid}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f"<p:spPr>{_frame(left, top, wide, high)}</p:spPr></p:pic>"
    ))  # fmt: skip


def _frame(left: float, top: float, wide: float, high: float) -> str:
    return (
        f'<a:xfrm><a:off x="{Inches(left)}" y="{Inches(top)}"/><a:ext cx="{Inches(wide)}" cy="{Inches(high)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    )


def _xml(text: str) -> Any:
    return etree.fromstring(text)


def _behind(tree: Any, first: int) -> None:
    """What was drawn last goes below the placeholders."""
    drawn = [node for node in tree if node.tag in (qn("p:sp"), qn("p:pic")) and node.find(f".//{qn('p:ph')}") is None]
    for index, node in enumerate(drawn):
        tree.remove(node)
        tree.insert(first + index, node)


def _examples(deck: Deck) -> None:
    """Slides that show how the template is used, with a picture and notes that nobody wants in a talk."""
    for number in range(3):
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text = f"EXAMPLE {number}"
        slide.notes_slide.notes_text_frame.text = "SECRET NOTES OF JANE DOE"
        picture = Image.new("RGB", (50, 50), (number * 40, 0, 0))
        file = BytesIO()
        picture.save(file, "PNG")
        slide.shapes.add_picture(BytesIO(file.getvalue()), Inches(1), Inches(1))


def _colours(changed: Mapping[str, str]) -> Callable[[bytes], bytes]:
    """Other colours in the theme."""

    def change_theme(theme: bytes) -> bytes:
        for name, colour in changed.items():
            value = f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>'.encode()
            theme = re.sub(rb"<a:%s>.*?</a:%s>" % (name.encode(), name.encode()), value, theme, flags=re.DOTALL)
        return theme

    return change_theme
