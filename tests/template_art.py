"""A template full of pictures: as its ground, cropped, round, turned and mirrored, moved into a frame, as tiles."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw
from pptx.oxml.ns import qn
from template_files import _SPACES, _blank, _frame, _saved, _xml

RED, GREEN, BLUE, WHITE = (200, 30, 30), (30, 160, 60), (30, 60, 200), (250, 250, 250)
GROUND = (240, 225, 120)
STRETCH = "<a:stretch><a:fillRect/></a:stretch>"
PLACES = {
    "cropped": (0.3, 6.2, 1.4, 1.0), "round": (2.0, 6.2, 1.0, 1.0), "turned": (3.4, 6.2, 1.2, 0.8),
    "padded": (5.0, 6.2, 1.2, 1.0), "tiles": (6.6, 6.2, 2.0, 1.0),
}  # fmt: skip
"""Left, top, width, height in inches."""


def quarters() -> bytes:
    """Red and green above, blue and white below."""
    image = Image.new("RGB", (400, 400))
    for number, colour in enumerate((RED, GREEN, BLUE, WHITE)):
        x, y = number % 2 * 200, number // 2 * 200
        image.paste(colour, (x, y, x + 200, y + 200))
    return _png(image)


def art() -> bytes:
    """The template; its pictures stand at ``PLACES`` on every layout."""
    deck = _blank("16:9")
    master = deck.slide_master
    for old in master._element.cSld.findall(qn("p:bg")):
        master._element.cSld.remove(old)
    ground = _embed(master, _png(Image.new("RGB", (320, 180), GROUND)), "<a:alphaModFix amt='50000'/>")
    background = f"<p:bgPr><a:blipFill>{ground}{STRETCH}</a:blipFill><a:effectLst/></p:bgPr>"
    master._element.cSld.insert(0, _xml(f"<p:bg {_SPACES}>{background}</p:bg>"))
    _place(master, "cropped", f'<a:srcRect l="50000" b="50000"/>{STRETCH}')
    _place(master, "round", STRETCH, shape="ellipse")
    _place(master, "turned", STRETCH, how='rot="5400000" flipH="1"')
    _place(master, "padded", f'<a:srcRect l="-50000" r="-50000"/>{STRETCH}')
    tile = Image.new("RGB", (48, 48), WHITE)
    ImageDraw.Draw(tile).rectangle((0, 0, 23, 47), fill=RED)
    fill = f'{_embed(master, _png(tile))}<a:tile tx="0" ty="0" sx="100000" sy="100000" flip="none" algn="tl"/>'
    shape = f"<p:spPr>{_frame(*PLACES['tiles'])}<a:blipFill>{fill}</a:blipFill></p:spPr>"
    about = '<p:nvSpPr><p:cNvPr id="901" name="Tiles"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
    master.shapes._spTree.insert(2, _xml(f"<p:sp {_SPACES}>{about}{shape}</p:sp>"))
    return _saved(deck)


def _png(image: Image.Image) -> bytes:
    file = BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def _embed(sheet: Any, data: bytes, effect: str = "") -> str:
    _, rid = sheet.part.get_or_add_image_part(BytesIO(data))
    return f'<a:blip r:embed="{rid}">{effect}</a:blip>'


def _place(sheet: Any, name: str, fill: str, *, shape: str = "rect", how: str = "") -> None:
    frame = _frame(*PLACES[name]).replace("<a:xfrm>", f"<a:xfrm {how}>").replace('"rect"', f'"{shape}"')
    about = f'<p:cNvPr id="{800 + len(sheet.shapes._spTree)}" name="{name}"/><p:cNvPicPr/><p:nvPr userDrawn="1"/>'
    sheet.shapes._spTree.insert(2, _xml(
        f"<p:pic {_SPACES}><p:nvPicPr>{about}</p:nvPicPr><p:blipFill>{_embed(sheet, quarters())}{fill}</p:blipFill>"
        f"<p:spPr>{frame}</p:spPr></p:pic>"
    ))  # fmt: skip
