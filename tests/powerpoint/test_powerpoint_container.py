"""Decks from elsewhere: what is untouched stays byte for byte, what is hostile or damaged is one finding."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest
from powerpoint_scenes import specimen

from slidekit.core.diagnostics import Refused
from slidekit.powerpoint import write
from slidekit.powerpoint.container import Container
from slidekit.powerpoint.judging import new_faults
from slidekit.powerpoint.opened import Opened

DATA = write(specimen())
SLIDE = "ppt/slides/slide1.xml"
TYPES = b"[Content_Types].xml"


def zipped(parts: dict[str, bytes], **options: int) -> bytes:
    sink = BytesIO()
    with ZipFile(sink, "w", ZIP_DEFLATED, **options) as archive:  # type: ignore[arg-type]
        for name, content in parts.items():
            archive.writestr(name, content)
    return sink.getvalue()


def streamed() -> bytes:
    """A zip as programs write it that cannot go back: sizes behind the data, extra fields, a comment."""

    class Pipe(BytesIO):
        def seekable(self) -> bool:
            return False

    sink = Pipe()
    with ZipFile(sink, "w", ZIP_DEFLATED) as archive:
        archive.comment = b"made elsewhere"
        for name, content in {"a.xml": b"<a/>" * 50, "b.png": b"pixels", "c.xml": b"<c/>"}.items():
            entry = ZipInfo(name, (2026, 4, 28, 10, 20, 30))
            entry.extra = struct.pack("<HH4s", 0xCAFE, 4, b"mine")
            entry.compress_type = ZIP_STORED if name.endswith("png") else ZIP_DEFLATED
            archive.writestr(entry, content)
    return sink.getvalue()


@pytest.mark.parametrize("data", [DATA, zipped({"a.xml": b"<a/>", "b": b"x"}), streamed()])
def test_untouched_is_identical(data: bytes) -> None:
    assert Container(data, "deck").to_bytes() == data


def test_a_changed_item_leaves_its_neighbours_alone() -> None:
    data = streamed()
    container = Container(data, "deck")
    before = {name: item.chunk for name, item in container.items.items()}
    container.replace("a.xml", b"<a/>")
    made = container.to_bytes()
    again = Container(made, "deck")
    assert again.items["b.png"].chunk == before["b.png"]
    assert again.items["c.xml"].chunk == before["c.xml"]
    with ZipFile(BytesIO(made)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["a.xml", "b.png", "c.xml"]
        assert archive.comment == b"made elsewhere"
        assert archive.getinfo("a.xml").date_time == (2026, 4, 28, 10, 20, 30)
        assert archive.read("a.xml") == b"<a/>"


@pytest.mark.parametrize("level", [1, 6, 9])
def test_a_change_and_its_reverse_give_the_same_bytes(level: int) -> None:
    content = b"".join(b"<row n='%d'/>" % (number * 7919 % 1000) for number in range(500))
    data = zipped({"a.xml": content, "b.xml": b"<b/>"}, compresslevel=level)
    container = Container(data, "deck")
    container.replace("a.xml", content[:100], "z.xml")
    container.add("n.xml", b"<n/>", "b.xml")
    container.remove("n.xml")
    assert list(container.items) == ["z.xml", "b.xml"]
    again = Container(data, "deck")
    again.replace("a.xml", content)
    assert again.to_bytes() == data


def bomb() -> bytes:
    return zipped({"ppt/slides/slide1.xml": b" " * (70 << 20)})


def crowd() -> bytes:
    return zipped({f"{number}.bin": b"" for number in range(20_001)})


def lying() -> bytes:
    """The directory says four bytes, the data inflate to a gigabyte."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    coded = b"".join([*(packer.compress(bytes(1 << 20)) for _ in range(64)), packer.flush()])
    head = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 33, 0, len(coded), 4, 19, 0) + TYPES
    fields = (b"PK\x01\x02", 20, 20, 0, 8, 0, 33, 0, len(coded), 4, 19, 0, 0, 0, 0, 0, 0)
    central = struct.pack("<4s6H3L5H2L", *fields) + TYPES
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, len(central), len(head) + len(coded), 0)
    return head + coded + central + end


def with_part(name: str, change: Callable[[bytes], bytes]) -> bytes:
    with ZipFile(BytesIO(DATA)) as archive:
        return zipped({each: change(archive.read(each)) if each == name else archive.read(each) for each in archive.namelist()})


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DTD = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not-a-deck"),
        (b"%PDF-1.7 hello", "not-a-deck"),
        (b"PK", "not-a-deck"),
        (zipped({}), "not-a-deck"),
        (zipped({"word/document.xml": b"<w/>"}), "not-a-deck"),
        (DATA[: len(DATA) // 2], "broken-deck"),
        (DATA[:-30], "broken-deck"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted-deck"),
        (OLE + "PowerPoint Document".encode("utf-16-le"), "not-a-deck"),
        (bomb(), "deck-too-large"),
        (crowd(), "deck-too-large"),
        (with_part("ppt/presentation.xml", lambda data: data.replace(b"?>", b"?>" + DTD, 1)), "broken-deck"),
        (with_part("ppt/presentation.xml", lambda data: data[:-20]), "broken-deck"),
        (with_part("_rels/.rels", lambda data: data.replace(b'officeDocument"', b'other"')), "not-a-deck"),
    ],
)
def test_what_cannot_be_opened_is_one_finding(data: bytes, code: str) -> None:
    with pytest.raises(Refused) as caught:
        Opened(data, "deck.pptx")
    assert [each.code for each in caught.value.diagnostics] == [code]


def test_a_damaged_part_is_found_when_it_is_read() -> None:
    place = DATA.index(b"PK\x03\x04", 200) - 40
    damaged = DATA[:place] + bytes([DATA[place] ^ 0xFF]) + DATA[place + 1 :]
    container = Container(damaged, "deck.pptx")
    for data in (container, Container(lying(), "deck.pptx")):
        with pytest.raises(Refused) as caught:
            data.read(TYPES.decode())
        assert caught.value.diagnostics[0].code == "broken-deck"


def test_two_items_of_one_name_are_refused() -> None:
    sink = BytesIO()
    with ZipFile(sink, "w") as archive:
        archive.writestr("a.xml", b"<a/>")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("a.xml", b"<b/>")
    with pytest.raises(Refused) as caught:
        Container(sink.getvalue(), "deck")
    assert caught.value.diagnostics[0].code == "broken-deck"


def test_only_new_faults_count() -> None:
    odd = with_part(SLIDE, lambda data: data.replace(b'cNvPr id="3"', b'cNvPr id="2"'))
    worse = Container(odd, "deck")
    assert new_faults(odd, odd, "deck") == ()
    worse.replace(
        "ppt/slides/_rels/slide1.xml.rels",
        worse.read("ppt/slides/_rels/slide1.xml.rels").replace(b"../slideLayouts", b"../gone"),
    )
    codes = {each.code for each in new_faults(odd, worse.to_bytes(), "deck")}
    assert codes == {"package-invariant"}
