"""Taking a zip apart: as Python's own reader does for sound ones, and never more than a finding for all others."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slidekit.core.diagnostics import Refused, Span
from slidekit.powerpoint import Damage, archive, is_as_written
from slidekit.powerpoint.archive import inflate
from slidekit.powerpoint.container import Container
from slidekit.powerpoint.directory import Crowd, read_directory, unpacked
from slidekit.powerpoint.limits import MOST_PARTS
from slidekit.powerpoint.reading.archive import Archive

SPAN = Span("deck.pptx", 1, 1, 1, 1)
PARTS = {
    "[Content_Types].xml": b"<Types/>" * 20,
    "ppt/größe.xml": b"<a/>",
    "ppt/media/image1.png": bytes(range(256)),
    "empty": b"",
}


def zipped(parts: dict[str, bytes], method: int = ZIP_DEFLATED, comment: bytes = b"") -> bytes:
    sink = BytesIO()
    with ZipFile(sink, "w", method) as made:
        made.comment = comment
        for name, content in parts.items():
            made.writestr(zipfile.ZipInfo(name, (2026, 4, 28, 10, 20, 30)), content, method)
    return sink.getvalue()


WHOLE = zipped(PARTS)
METHODS = st.sampled_from([ZIP_DEFLATED, ZIP_STORED])
NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\0\\"), min_size=1, max_size=12)


@settings(max_examples=80, deadline=None)
@given(
    st.dictionaries(NAMES, st.binary(max_size=300), max_size=6),
    st.sampled_from([ZIP_DEFLATED, ZIP_STORED]),
    st.binary(max_size=20),
)
def test_a_sound_zip_is_read_as_by_others(parts: dict[str, bytes], method: int, comment: bytes) -> None:
    data = zipped(parts, method, comment.replace(b"PK", b"kp"))
    with ZipFile(BytesIO(data)) as theirs:
        entries = read_directory(data).entries
        assert [(entry.name, entry.size, entry.packed, entry.crc, entry.offset) for entry in entries] == [
            (each.filename, each.file_size, each.compress_size, each.CRC, each.header_offset) for each in theirs.infolist()
        ]
    assert {entry.name: unpacked(data, entry, 300) for entry in entries} == parts == dict(inflate(data))
    if parts:
        assert Container(data, "deck").to_bytes() == data


def test_numbers_of_zip64_are_read_but_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 50)
    monkeypatch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 2)
    data = zipped(PARTS)
    assert b"PK\x06\x06" in data
    directory = read_directory(data)
    assert directory.large
    assert dict(inflate(data)) == PARTS
    read = Archive(data, SPAN)
    assert read.xml("[Content_Types].xml") == PARTS["[Content_Types].xml"]
    with pytest.raises(Refused) as caught:
        Container(data, "deck.pptx")
    assert [each.code for each in caught.value.diagnostics] == ["deck-too-large"]


def everything(data: bytes) -> None:
    """Whatever slidekit does with the zip of a file from elsewhere."""
    is_as_written(data)
    with suppress(Damage):
        inflate(data)
    with suppress(Refused):
        container = Container(data, "deck.pptx")
        for name in container.items:
            container.read(name)
    with suppress(Refused):
        read = Archive(data, SPAN)
        for name in read:
            with suppress(ValueError):
                read.xml(name)
                read.medium(name)


@pytest.mark.parametrize("value", [0x00, 0x01, 0x7F, 0xFF])
def test_no_byte_of_a_zip_can_do_more_than_damage(value: int) -> None:
    for place in range(len(WHOLE)):
        everything(WHOLE[:place] + bytes((value,)) + WHOLE[place + 1 :])
        everything(WHOLE[:place])


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_nor_can_several(data: st.DataObject) -> None:
    worse = bytearray(WHOLE)
    for place in data.draw(st.lists(st.integers(0, len(WHOLE) - 1), max_size=8)):
        worse[place] = data.draw(st.integers(0, 255))
    everything(bytes(worse))


def patched(offset: int, form: str, value: int) -> bytes:
    """The zip with a number in its end (``offset`` from there) written anew."""
    end = bytearray(WHOLE)
    struct.pack_into(form, end, WHOLE.rindex(b"PK\x05\x06") + offset, value)
    return bytes(end)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "breaks off before its end"),
        (patched(10, "<H", 3), "does not fit its size"),
        (WHOLE[:-40], "breaks off before its end"),
        (patched(12, "<L", 1 << 20), "does not fit its size"),
        (patched(16, "<L", 3), "is damaged"),
        (WHOLE.replace(b"PK\x01\x02", b"PK\x01\x03", 1), "is damaged"),
        (WHOLE.replace("größe".encode(), b"gr\xff\xff\xff\xffe"), "a name in its directory is damaged"),
        (zipped({"a.xml": b"<a/>" * 100}, ZIP_BZIP2), "packed in a way"),
        (WHOLE.replace(b"PK\x03\x04", b"PK\x03\x05", 1), "does not stand where the zip says"),
        (WHOLE.replace(PARTS["ppt/media/image1.png"][:9], bytes(9)), "checksum is wrong"),
    ],
)
def test_what_is_wrong_is_said(data: bytes, said: str) -> None:
    with pytest.raises(Damage, match=said):
        inflate(data)


@pytest.mark.parametrize("count", [MOST_PARTS + 1, 0xFFFE])
def test_a_crowd_is_refused_before_it_is_read(count: int) -> None:
    with pytest.raises(Crowd, match=f"{count:,} parts"):
        read_directory(patched(10, "<H", count))


def test_a_deck_of_ones_own_may_be_larger() -> None:
    data = zipped({f"ppt/slides/slide{number}.xml": b"" for number in range(MOST_PARTS + 1)}, ZIP_STORED)
    assert len(inflate(data)) == MOST_PARTS + 1


def twice() -> bytes:
    return zipped({"a": b"x", "b": b"x"}, ZIP_STORED).replace(b"b", b"a")


@pytest.mark.parametrize("make", [twice, lambda: zipped({"a": bytes(5000)})], ids=["twice", "bomb"])
def test_what_slidekit_never_wrote_is_not_unpacked(make: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_XML_IN_ALL", 2000)
    monkeypatch.setattr(archive, "MOST_MEDIA_IN_ALL", 2000)
    data = make()
    with pytest.raises(Damage):
        inflate(data)
    assert not is_as_written(data)


def test_more_than_the_directory_says_is_damage() -> None:
    lying = bytearray(zipped({"a": bytes(5000)}))
    struct.pack_into("<L", lying, lying.index(b"PK\x01\x02") + 24, 10)
    with pytest.raises(Damage, match="more than it says"):
        inflate(bytes(lying))
