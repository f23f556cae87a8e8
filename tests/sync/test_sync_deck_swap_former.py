"""What becomes of the former picture: nothing of it stays in the file, in whatever form."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from sync_decks import (
    DECK,
    FIGURES,
    RT_IMAGE,
    audit,
    edited,
    make_deck,
    member,
    other,
    parts,
    picture,
    shown,
    swapped,
)
from sync_projects import drawn, saved, tagged


def test_nothing_of_the_former_picture_stays(built: Path, tmp_path: Path) -> None:
    former = {member(Presentation(str(built)), f"{slide}/bone.picture").image.blob for slide in ("one", "two")}

    def unlist(deck: Any) -> None:
        slides = deck.slides._sldIdLst
        slides.remove(slides[1])  # the slide stays in the file

    path = edited(built, unlist)
    swap = swapped(path, picture(tmp_path, drawn(turn=0.2), "new.jpg"))
    assert "on no list" in swap.places[1].where
    assert not [name for name, content in parts(path).items() if content in former]
    jpeg = picture(tmp_path, drawn(turn=0.3), "leak.jpg")
    jpeg.write_bytes(tagged(drawn(turn=0.3)))
    swap = swapped(path, jpeg)
    assert "GPS position" in swap.removed
    assert not [
        word for word in (b"Jane", b"Secret", b"ward-7", b"Exif", b"leak") if any(word in each for each in parts(path).values())
    ]


def test_the_preview_of_the_first_slide_goes(built: Path, tmp_path: Path) -> None:
    path = edited(built, add_thumbnail)
    assert "docProps/thumbnail.jpeg" in parts(path)
    swap = swapped(path, other(tmp_path))
    assert "docProps/thumbnail.jpeg" not in parts(path)
    assert any("preview" in remark for remark in swap.remarks)


def add_thumbnail(deck: Any) -> None:
    package = deck.part.package
    part = Part(PackURI("/docProps/thumbnail.jpeg"), "image/jpeg", package, saved(drawn((64, 48)), "JPEG"))
    package.relate_to(part, "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail")


def test_redacted_areas_are_black_in_the_new_picture(tmp_path: Path) -> None:
    figures = FIGURES.replace("    alt: A bone\n", "    alt: A bone\n    redact: [[0, 0, 0.3, 0.3]]\n")
    deck = make_deck(tmp_path / "talk", DECK, figures)
    swapped(deck, other(tmp_path))
    assert shown(deck, "one/bone.picture").convert("RGB").getpixel((5, 5)) == (0, 0, 0)


def test_further_forms_of_the_former_picture_go(built: Path, tmp_path: Path) -> None:
    """PowerPoint shows the drawing, not the pixels, where a picture has both; and keeps the state before an effect."""
    former = b"<svg xmlns='http://www.w3.org/2000/svg'/>"

    def add_drawing(deck: Any) -> None:
        shape = member(deck, "one/bone.picture")
        part = Part(PackURI("/ppt/media/image90.svg"), "image/svg+xml", deck.part.package, former)
        rid = shape.part.relate_to(part, RT_IMAGE)
        extension = etree.fromstring(
            '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:ext uri="{96DAC541-7B7A-43D3-8B79-37'
            'D633B846F1}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" xmlns:r="http://'
            f'schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="{rid}"/></a:ext></a:extLst>'
        )
        shape._element.blipFill.blip.append(extension)

    path = edited(built, add_drawing)
    assert former in parts(path).values()
    swap = swapped(path, other(tmp_path))
    assert former not in parts(path).values()
    assert b"svgBlip" not in parts(path)["ppt/slides/slide1.xml"]
    assert any("byte for byte" in remark for remark in swap.remarks)
    assert audit(path) == []
