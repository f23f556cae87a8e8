"""A zip taken apart: its directory, and the bytes of its entries. Nothing that it says of itself is believed."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass

from slidekit.powerpoint.limits import MOST_DIRECTORY, MOST_PARTS

LOCAL, CENTRAL, END = struct.Struct("<4s5H3L2H"), struct.Struct("<4s6H3L5H2L"), struct.Struct("<4s4H2LH")
"""The header before an entry, its record in the directory, and the end of the directory (APPNOTE 4.3.7, 4.3.12, 4.3.16)."""
STORED, DEFLATED = 0, 8
_ENCRYPTED, _UTF8 = 0x1, 0x800
_MANY, _LARGE = 0xFFFF, 0xFFFFFFFF
"""What stands in place of numbers that are in the records of ZIP64."""
_TAIL = END.size + 0xFFFF
"""The end of the directory and the longest comment behind it."""


class Damage(ValueError):
    """What is wrong with a zip or one of its entries."""


class Crowd(Damage):
    """It claims to hold more than slidekit reads."""


@dataclass(frozen=True, slots=True)
class Entry:
    """``packed`` and ``size`` are bytes before and after inflating, as the directory says; ``record`` is its own there."""

    name: str
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    offset: int
    record: bytes

    @property
    def is_encrypted(self) -> bool:
        return bool(self.flags & _ENCRYPTED)

    @property
    def is_large(self) -> bool:
        """Whether its record leaves its numbers to ZIP64."""
        fields = CENTRAL.unpack_from(self.record)
        return _LARGE in (fields[8], fields[9], fields[-1])


@dataclass(frozen=True, slots=True)
class Directory:
    """The entries in its order. Its records take ``start`` to ``stop`` of the file; its end stands at ``end``.

    ``large``: some of its numbers need the records of ZIP64.
    """

    entries: tuple[Entry, ...]
    start: int
    stop: int
    end: int
    large: bool


def read_directory(data: bytes, most: int = MOST_PARTS) -> Directory:
    """Raises Damage; Crowd before anything is made of a directory with more than ``most`` entries."""
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - _TAIL))
    if end < 0:
        raise Damage("it breaks off before its end")
    try:
        *_, count, size, start, _ = END.unpack_from(data, end)
        large = count == _MANY or _LARGE in (size, start)
        if large and (record := data.rfind(b"PK\x06\x06", 0, end)) >= 0:
            count, size, start = struct.unpack_from("<3Q", data, record + 32)
        if count > most or size > MOST_DIRECTORY:
            raise Crowd(f"claims to hold {count:,} parts; slidekit reads at most {most:,}")
        if start + size > end:
            raise Damage("its directory does not fit its size")
        entries: list[Entry] = []
        place = start
        while place < start + size and len(entries) < count:
            entries.append(_entry(data, place))
            place += len(entries[-1].record)
        if place != start + size or len(entries) != count:
            raise Damage("its directory does not fit its size")
    except struct.error as breach:
        raise Damage("its directory breaks off") from breach
    large = large or any(entry.is_large for entry in entries)
    return Directory(tuple(entries), start, place, end, large)


def _entry(data: bytes, place: int) -> Entry:
    head = CENTRAL.unpack_from(data, place)
    if head[0] != b"PK\x01\x02":
        raise Damage("its directory is damaged")
    flags, method, crc, packed, size, named, extra, comment = *head[3:5], *head[7:13]
    record = data[place : place + CENTRAL.size + named + extra + comment]
    spelled = record[CENTRAL.size : CENTRAL.size + named]
    try:
        name = spelled.decode("utf-8" if flags & _UTF8 else "cp437")
    except UnicodeDecodeError as breach:
        raise Damage("a name in its directory is damaged") from breach
    if "\0" in name:
        raise Damage("a name in its directory is damaged")
    numbers = [size, packed, int(head[-1])]
    if _LARGE in numbers:
        numbers = _large(record[CENTRAL.size + named : CENTRAL.size + named + extra], numbers)
    return Entry(name, flags, method, crc, numbers[1], numbers[0], numbers[2], record)


def _large(extra: bytes, numbers: list[int]) -> list[int]:
    """The numbers of which some stand in the extra field of ZIP64 (APPNOTE 4.5.3)."""
    place = 0
    while place < len(extra):
        kind, length = struct.unpack_from("<2H", extra, place)
        if kind == 1:
            further = struct.iter_unpack("<Q", extra[place + 4 : place + 4 + length // 8 * 8])
            return [next(further, (number,))[0] if number == _LARGE else number for number in numbers]
        place += 4 + length
    return numbers


def coded(data: bytes, entry: Entry) -> memoryview:
    """The bytes of an entry as they are packed. Raises Damage."""
    start = entry.offset
    if data[start : start + 4] != b"PK\x03\x04" or start + LOCAL.size > len(data):
        raise Damage(f"{entry.name} does not stand where the zip says")
    *_, named, extra = LOCAL.unpack_from(data, start)
    start += LOCAL.size + named + extra
    if start + entry.packed > len(data):
        raise Damage(f"{entry.name} breaks off")
    return memoryview(data)[start : start + entry.packed]


def unpacked(data: bytes, entry: Entry, most: int) -> bytes:
    """The bytes of an entry, of which ``most`` + 1 at most, whatever the zip promises. Raises Damage."""
    view = coded(data, entry)
    if entry.method == STORED:
        content = bytes(view[: most + 1])
    elif entry.method == DEFLATED:
        try:
            content = zlib.decompressobj(-zlib.MAX_WBITS).decompress(view, most + 1)
        except zlib.error as breach:
            raise Damage(f"{entry.name} cannot be unpacked") from breach
    else:
        raise Damage(f"{entry.name} is packed in a way that PowerPoint does not read")
    if len(content) <= most:
        check_sum(entry, content)
    return content


def check_sum(entry: Entry, content: bytes | memoryview) -> None:
    """Raises Damage where the bytes of an entry are not those that were packed."""
    if zlib.crc32(content) != entry.crc:
        raise Damage(f"{entry.name} is damaged: its checksum is wrong")
