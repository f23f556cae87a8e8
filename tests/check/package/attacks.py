"""Files made to bring a reader down, each from the parts of a whole one, with the finding that it must give."""

from __future__ import annotations

import random
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO

import pytest
from package_kit import image, pack
from package_shapes import SLIDE

Parts = dict[str, bytes]
TYPES, LAYOUT_LINKS = "[Content_Types].xml", "ppt/slideLayouts/_rels/slideLayout2.xml.rels"
TO_ITSELF = (b'slideMaster" Target="../slideMasters/slideMaster1.xml', b'slideLayout" Target="slideLayout2.xml')
ENTITY = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
WIDE = "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"
LAUGHS = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def with_part(name: str, change: Callable[[bytes], bytes]) -> Callable[[Parts], bytes]:
    return lambda parts: pack({**parts, name: change(parts[name])})


def swapped(name: str, old: bytes, new: bytes) -> Callable[[Parts], bytes]:
    def change(data: bytes) -> bytes:
        assert old in data, (old, data)
        return data.replace(old, new)

    return with_part(name, change)


def without(name: str) -> Callable[[Parts], bytes]:
    return lambda parts: pack({other: data for other, data in parts.items() if other != name})


def into_tree(xml: str) -> Callable[[Parts], bytes]:
    return with_part(SLIDE, lambda data: data.replace(b"</p:spTree>", xml.encode() + b"</p:spTree>"))


def encrypted_zip(parts: Parts) -> bytes:
    data = bytearray(pack(parts))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


def many_entries(parts: Parts) -> bytes:
    data = bytearray(pack(parts))
    end = data.rindex(b"PK\x05\x06")
    data[end + 10 : end + 12] = struct.pack("<H", 60_000)
    return bytes(data)


def doubled(parts: Parts) -> bytes:
    file = BytesIO(pack(parts))
    with zipfile.ZipFile(file, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(SLIDE, parts[SLIDE])
    return file.getvalue()


def many(xml: str, count: int) -> str:
    """Copies with words of their own, which do not pack to nothing."""
    dice = random.Random(1)
    return "".join(re.sub(r"<a:t>\w+", f"<a:t>{dice.getrandbits(160):x}", xml) for _ in range(count))


def bomb(size: int) -> bytes:
    """XML that packs to a thousandth."""
    return b"<a>" + b" " * size + b"</a>"


def lying_bomb(parts: Parts) -> bytes:
    """A part that says it is small and unpacks to 256 MB."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = b"".join(squeeze.compress(bytes(2**20)) for _ in range(256)) + squeeze.flush()
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data if name != SLIDE else b"#" * 64)
    data = file.getvalue()
    with zipfile.ZipFile(BytesIO(data)) as archive:
        entry = archive.getinfo(SLIDE)
    # the packed bytes at the end of the file, and the entry's offset and sizes led there
    head = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 20, 0, 8, 0, 0, 0, len(packed), 64, len(SLIDE), 0) + SLIDE.encode()
    directory = data.index(b"PK\x01\x02")
    body, rest = data[:directory] + head + packed, bytearray(data[directory:])
    at = rest.index(SLIDE.encode()) - 46
    rest[at + 10 : at + 12] = struct.pack("<H", 8)
    rest[at + 20 : at + 24] = struct.pack("<I", len(packed))
    rest[at + 42 : at + 46] = struct.pack("<I", directory)
    end = rest.rindex(b"PK\x05\x06")
    rest[end + 16 : end + 20] = struct.pack("<I", len(body))
    assert entry.filename == SLIDE
    return body + bytes(rest)


def huge_png() -> bytes:
    """A PNG of 60,000 × 60,000 pixels in a few bytes."""
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", len(head)) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    return b"\x89PNG\r\n\x1a\n" + chunk + b"\0\0\0\0IEND\xaeB`\x82"


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
GROUP = '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="9" name="g"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
FAR = (
    '<p:sp><p:nvSpPr><p:cNvPr id="98" name="Far"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm rot="9999999999">'
    '<a:off x="-99999999999999999999999999" y="1e300"/><a:ext cx="NaN" cy="-5"/></a:xfrm></p:spPr>'
    '<p:txBody><a:bodyPr/><a:p><a:r><a:rPr sz="999999999999"/><a:t>far</a:t></a:r></a:p></p:txBody></p:sp>'
)
ROW = '<a:tr h="1">'
CELL = "<a:tc><a:txBody><a:bodyPr/><a:p><a:r><a:t>x</a:t></a:r></a:p></a:txBody></a:tc>"
TABLE = (
    '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="97" name="Huge"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>'
    '<p:xfrm><a:off x="0" y="0"/><a:ext cx="900" cy="900"/></p:xfrm><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">'
    '<a:tbl><a:tblGrid><a:gridCol w="0"/></a:tblGrid>'
    f'<a:tr h="1">{CELL * 50}</a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>'
)

ATTACKS: dict[str, tuple[str, Callable[[Parts], bytes]]] = {
    "nothing": ("not-a-deck", lambda _: b""),
    "text": ("not-a-deck", lambda _: b"Dear colleague, please find attached"),
    "broken-off": ("not-a-deck", lambda parts: pack(parts)[:9000]),
    "only-a-head": ("not-a-deck", lambda _: b"PK\x03\x04"),
    "another-zip": ("not-a-deck", lambda _: pack({"readme.txt": b"hello"})),
    "a-document": ("not-a-deck", swapped("_rels/.rels", b'officeDocument"', b'otherDocument"')),
    "old-ppt": ("not-a-deck", lambda _: OLE + "PowerPoint Document".encode("utf-16-le")),
    "password": ("encrypted-deck", lambda _: OLE + "EncryptedPackage".encode("utf-16-le")),
    "password-of-the-zip": ("encrypted-deck", encrypted_zip),
    "many-entries": ("deck-too-large", many_entries),
    "bomb": ("deck-too-large", with_part(SLIDE, lambda _: bomb(60 * 2**20))),
    "lying-bomb": ("deck-too-large", lying_bomb),
    "entity-of-a-file": ("unsafe-deck", with_part(SLIDE, lambda data: ENTITY + data[data.index(b"<p:sld") :])),
    "entity-bomb": ("unsafe-deck", with_part("ppt/presentation.xml", lambda data: LAUGHS + data[data.index(b"<p:pres") :])),
    "entity-in-utf-16": ("unsafe-deck", with_part(SLIDE, lambda _: WIDE.encode("utf-16"))),
    "name-above": ("unsafe-deck", lambda parts: pack({**parts, "../../evil.xml": b"<a/>"})),
    "absolute-name": ("unsafe-deck", lambda parts: pack({**parts, "/etc/cron.d/x": b"<a/>"})),
    "twice-the-same": ("broken-deck", doubled),
    "no-slide": ("broken-deck", without(SLIDE)),
    "no-layout": ("broken-deck", without("ppt/slideLayouts/slideLayout2.xml")),
    "no-master": ("broken-deck", without("ppt/slideMasters/slideMaster1.xml")),
    "no-theme": ("broken-deck", without("ppt/theme/theme1.xml")),
    "no-picture": ("broken-deck", without("ppt/media/image1.jpg")),
    "no-presentation": ("broken-deck", without("ppt/presentation.xml")),
    "no-types": ("not-a-deck", without("[Content_Types].xml")),
    "types-broken": ("broken-deck", with_part("[Content_Types].xml", lambda data: data[:300])),
    "slide-is-a-picture": ("broken-deck", with_part(SLIDE, lambda _: image())),
    "slide-of-another-kind": ("title-missing", with_part(SLIDE, lambda _: b"<a><b/></a>")),
    "layout-of-itself": ("title-missing", swapped(LAYOUT_LINKS, *TO_ITSELF)),
    "groups-in-groups": ("broken-deck", into_tree(GROUP * 3000 + "</p:grpSp>" * 3000)),
    "groups-to-the-limit": ("title-missing", into_tree(GROUP * 100 + "</p:grpSp>" * 100)),
    "far-away": ("off-slide", into_tree(FAR)),
    "a-huge-table": ("deck-partly-read", into_tree(TABLE.replace(ROW, ROW + many(CELL, 120_000)))),
    "ten-thousand-shapes": ("title-missing", into_tree(many(FAR, 10_000))),
    "numbers-that-are-none": ("title-missing", with_part(SLIDE, lambda data: re.sub(rb'"\d+"', b'"x"', data))),
    "a-picture-bomb": ("broken-picture", with_part("ppt/media/image1.jpg", lambda _: huge_png())),
    "types-swapped": ("not-a-deck", swapped(TYPES, b"presentation.main", b"nothing")),
}
