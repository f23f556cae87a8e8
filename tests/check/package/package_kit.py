"""PowerPoint files for these tests, made with python-pptx; what it cannot write is put into the zip afterwards."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from PIL import Image, PngImagePlugin
from pptx import Presentation
from pptx.util import Inches, Pt

RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
Parts = dict[str, bytes]


class Kit:
    """A deck in the making: ``deck`` is python-pptx's, ``later`` are changes of the finished parts."""

    def __init__(self, ratio: str = "16:9") -> None:
        self.deck = Presentation()
        self.deck.slide_width, self.deck.slide_height = Inches(13.333 if ratio == "16:9" else 10), Inches(7.5)
        about = self.deck.core_properties
        about.title, about.author, about.last_modified_by, about.comments = (
            "Where the needle ends",
            "A. Speaker",
            "A. Speaker",
            "",
        )
        self.later: list[Callable[[Parts], None]] = [self._drop_thumbnail]
        self.slide("The tip is seen before it moves on", "Find the tip", "Keep the plane")

    def slide(self, title: str, *points: str, layout: int = 1):  # type: ignore[no-untyped-def]
        """A slide with title and points in placeholders that lie well on the wide page."""
        slide = self.deck.slides.add_slide(self.deck.slide_layouts[layout])
        if slide.shapes.title is not None:
            slide.shapes.title.text = title
            place(slide.shapes.title, 0.5, 0.4, 9, 1.2)
        for holder in list(slide.placeholders)[1:]:
            holder.text = "\n".join(points)
            place(holder, 0.5, 1.8, 4.5, 4.5)
        return slide

    @property
    def last(self):  # type: ignore[no-untyped-def]
        return self.deck.slides[len(self.deck.slides) - 1]

    def box(self, text: str, x: float = 5.2, y: float = 2, w: float = 4, h: float = 0.6, size: float = 20):  # type: ignore[no-untyped-def]
        """A text box on the last slide, named by its first word."""
        made = self.last.shapes.add_textbox(Inches(x), Inches(y), Inches(w), Inches(h))
        made.text_frame.text = text
        made.text_frame.word_wrap = True
        for paragraph in made.text_frame.paragraphs:
            for run in paragraph.runs:
                run.font.size = Pt(size)
        return made

    def picture(
        self,
        data: bytes,
        x: float = 5.2,
        y: float = 2,
        w: float | None = 3,
        h: float | None = None,
        alt: str = "A hip from behind",
    ):  # type: ignore[no-untyped-def]
        made = self.last.shapes.add_picture(
            BytesIO(data), Inches(x), Inches(y), Inches(w) if w else None, Inches(h) if h else None
        )
        made._element.nvPicPr.cNvPr.set("descr", alt)
        made.name = "Hip"
        return made

    def edit(self, part: str, old: str, new: str) -> None:
        """Replace text in a finished part; it must be there."""

        def change(parts: Parts) -> None:
            assert old.encode() in parts[part], f"{old} is not in {part}"
            parts[part] = parts[part].replace(old.encode(), new.encode())

        self.later.append(change)

    def add(
        self,
        name: str,
        data: bytes,
        kind: str = "",
        source: str = "ppt/presentation.xml",
        type: str = "application/octet-stream",
    ) -> None:
        """A further part with its content type, and with ``kind`` the relationship ``rIdX`` that leads to it."""

        def change(parts: Parts) -> None:
            parts[name] = data
            override = f'<Override PartName="/{name}" ContentType="{type}"/></Types>'
            parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", override.encode())
            if kind:
                relate(parts, source, f"/{name}", kind)

        self.later.append(change)

    def link(self, source: str, target: str, kind: str, rid: str = "rIdX") -> None:
        """An external relationship."""
        self.later.append(lambda parts: relate(parts, source, target, kind, rid, external=True))

    def _drop_thumbnail(self, parts: Parts) -> None:
        parts.pop("docProps/thumbnail.jpeg", None)
        rels = parts["_rels/.rels"]
        start = rels.index(b"thumbnail")
        begin, end = rels.rindex(b"<Relationship ", 0, start), rels.index(b"/>", start) + 2
        parts["_rels/.rels"] = rels[:begin] + rels[end:]

    def keep_thumbnail(self) -> None:
        self.later.remove(self._drop_thumbnail)

    def save(self, path: Path) -> Path:
        file = BytesIO()
        self.deck.save(file)
        with zipfile.ZipFile(file) as archive:
            parts = {name: archive.read(name) for name in archive.namelist() if "printerSettings" not in name}
        rels = parts["ppt/_rels/presentation.xml.rels"]
        if b"printerSettings" in rels:
            start = rels.index(b"printerSettings")
            begin, end = rels.rindex(b"<Relationship ", 0, start), rels.index(b"/>", start) + 2
            parts["ppt/_rels/presentation.xml.rels"] = rels[:begin] + rels[end:]
        for change in self.later:
            change(parts)
        path.write_bytes(pack(parts))
        return path


def pack(parts: Parts) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


def relate(parts: Parts, source: str, target: str, kind: str, rid: str = "rIdX", external: bool = False) -> None:
    folder, _, leaf = source.rpartition("/")
    name = f"{folder}/_rels/{leaf}.rels".lstrip("/")
    mode = ' TargetMode="External"' if external else ""
    entry = f'<Relationship Id="{rid}" Type="{RELATIONSHIP}{kind}" Target="{target}"{mode}/></Relationships>'
    empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    parts[name] = parts.get(name, empty).replace(b"</Relationships>", entry.encode())


def place(shape, x: float, y: float, w: float, h: float) -> None:  # type: ignore[no-untyped-def]
    shape.left, shape.top, shape.width, shape.height = Inches(x), Inches(y), Inches(w), Inches(h)


def image(
    kind: str = "PNG", size: tuple[int, int] = (450, 300), colour: tuple[int, int, int] = (40, 60, 80), **options: object
) -> bytes:
    """A plain picture of one colour."""
    file = BytesIO()
    Image.new("RGB", size, colour).save(file, kind, **options)
    return file.getvalue()


def photograph(size: tuple[int, int] = (450, 300), **tags: object) -> bytes:
    """A JPEG with EXIF: ``maker`` or ``turn``."""
    exif = Image.Exif()
    if "maker" in tags:
        exif[0x010F] = tags["maker"]
    if "turn" in tags:
        exif[0x0112] = tags["turn"]
    return image("JPEG", size, **({"exif": exif} if tags else {}))


def texted_png(text: str) -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", text)
    return image(pnginfo=info)


def box(kind: bytes, *bodies: bytes) -> bytes:
    body = b"".join(bodies)
    return struct.pack(">I4s", len(body) + 8, kind) + body


def film(
    codec: bytes = b"avc1",
    sound: bytes = b"",
    seconds: int = 20,
    made: int = 0,
    place: bytes = b"",
    brand: bytes = b"isom",
    pixels: tuple[int, int] = (1280, 720),
) -> bytes:
    """The boxes of a film without its pictures: what a program reads before it plays."""
    header = box(b"mvhd", struct.pack(">IIIII", 0, made, made, 1000, seconds * 1000), bytes(80))
    tracks = b""
    for handler, code in ((b"vide", codec), (b"soun", sound)):
        if code:
            size = struct.pack(">II", pixels[0] << 16, pixels[1] << 16) if handler == b"vide" else bytes(8)
            table = box(b"stsd", struct.pack(">II", 0, 1), box(code, bytes(70)))
            media = box(b"mdia", box(b"hdlr", bytes(8), handler, bytes(12)), box(b"minf", box(b"stbl", table)))
            tracks += box(b"trak", box(b"tkhd", bytes(76), size), media)
    told = box(b"udta", box(b"\xa9xyz", place)) if place else b""
    return box(b"ftyp", brand, bytes(4), brand) + box(b"moov", header, tracks, told) + box(b"mdat", bytes(64))
