"""A zip file whose untouched items stay as they are, byte for byte: order, compression, dates, extra fields, comments."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from slidekit.core.diagnostics import refuse
from slidekit.powerpoint.limits import FREE, MOST_MEDIUM, MOST_PARTS, MOST_XML, MOST_XML_IN_ALL, RATIO

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCAL, _CENTRAL, _END = struct.Struct("<4s5H3L2H"), struct.Struct("<4s6H3L5H2L"), struct.Struct("<4s4H2LH")
_ENCRYPTED, _DESCRIPTOR = 0x1, 0x8
STORED, DEFLATED = 0, 8
DECODED = (STORED, DEFLATED)


@dataclass(frozen=True, slots=True)
class Item:
    """``chunk`` is all from the item's local header to the next one; ``central`` its record in the directory, offset 0."""

    name: str
    chunk: bytes
    central: bytes

    @property
    def method(self) -> int:
        return int(_CENTRAL.unpack_from(self.central)[4])

    @property
    def size(self) -> int:
        """Bytes inflated, as the directory says."""
        return int(_CENTRAL.unpack_from(self.central)[9])

    @property
    def start(self) -> int:
        """Where the coded bytes begin in the chunk."""
        fields = _LOCAL.unpack_from(self.chunk)
        return _LOCAL.size + int(fields[9]) + int(fields[10])

    @property
    def coded(self) -> bytes:
        """The compressed bytes."""
        return self.chunk[self.start : self.start + int(_CENTRAL.unpack_from(self.central)[8])]


class Container:
    """The items of a zip in the order of their bytes; ``order`` is that of the directory."""

    def __init__(self, data: bytes, name: str) -> None:
        """Raises Refused: ``encrypted-deck not-a-deck broken-deck deck-too-large``."""
        self.name = name
        self.items: dict[str, Item] = {}
        self._read: dict[str, bytes] = {}
        if data.startswith(_OLE):
            fact = f"{name} is protected by a password, or in the format of before 2007"
            refuse("encrypted-deck", fact, help="open it in PowerPoint, take the password off and save it as .pptx")
        end = data.rfind(b"PK\x05\x06", max(0, len(data) - 70_000))
        if not data.startswith(b"PK") or end < 0:
            what = "breaks off before its end" if data.startswith(b"PK\x03\x04") else "is no PowerPoint file"
            refuse("broken-deck" if data.startswith(b"PK\x03\x04") else "not-a-deck", f"{name} {what}", help=_AGAIN)
        try:
            self._take(data, end)
        except (struct.error, UnicodeDecodeError) as problem:
            self._broken(f"its directory cannot be read ({problem})")

    def _take(self, data: bytes, end: int) -> None:
        fields = _END.unpack_from(data, end)
        count, size, start = int(fields[4]), int(fields[5]), int(fields[6])
        self.end = data[end:]
        if count > MOST_PARTS or 0xFFFFFFFF in (size, start):
            self._too_large(f"holds {count:,} parts")
        if start + size > end:
            self._broken("its directory does not fit its size")
        place, records = start, []
        for _ in range(count):
            head = _CENTRAL.unpack_from(data, place)
            if head[0] != b"PK\x01\x02":
                self._broken("its directory is damaged")
            length = _CENTRAL.size + head[10] + head[11] + head[12]
            raw = data[place + _CENTRAL.size : place + _CENTRAL.size + head[10]]
            records.append((int(head[-1]), raw.decode("utf-8" if head[3] & 0x800 else "cp437"), data[place : place + length]))
            place += length
        self.between = data[place:end]
        self.order = [name for _, name, _ in records]
        records.sort(key=lambda record: record[0])
        ends = [*(offset for offset, _, _ in records[1:]), start]
        self.head = data[: records[0][0]] if records else b""
        for (offset, name, central), stop in zip(records, ends, strict=True):
            self._add(data[offset:stop], name, central)

    def _add(self, chunk: bytes, name: str, central: bytes) -> None:
        if name in self.items:
            self._broken(f"{name} stands in it twice")
        if not chunk.startswith(b"PK\x03\x04"):
            self._broken(f"{name} is not where the directory says")
        item = Item(name, chunk, central[: _CENTRAL.size - 4] + bytes(4) + central[_CENTRAL.size :])
        fields = _CENTRAL.unpack_from(central)
        if fields[3] & _ENCRYPTED:
            refuse("encrypted-deck", f"{self.name} is protected by a password", help="save it without one")
        if item.method not in DECODED:
            self._broken(f"{name} is packed in a way that PowerPoint does not use")
        coded = int(fields[8])
        if is_xml(name) and (item.size > MOST_XML or (item.size > FREE and item.size > RATIO * max(coded, 1))):
            self._too_large(f"would inflate {name} to {item.size / 1e6:,.0f} MB")
        self.items[name] = item
        if sum(each.size for each in self.items.values() if is_xml(each.name)) > MOST_XML_IN_ALL:
            self._too_large(f"would inflate to more than {MOST_XML_IN_ALL >> 20} MB")

    def read(self, name: str) -> bytes:
        """The bytes of an item. KeyError for none such; Refused ``broken-deck deck-too-large``."""
        if name not in self._read:
            item = self.items[name]
            if item.size > MOST_MEDIUM:
                self._too_large(f"holds {name} of {item.size / 1e6:,.0f} MB")
            content = item.coded
            if item.method == DEFLATED:
                try:
                    content = zlib.decompressobj(-zlib.MAX_WBITS).decompress(content, item.size + 1)
                except zlib.error as damage:
                    self._broken(f"{name} is damaged ({damage})")
            if len(content) != item.size or zlib.crc32(content) != _CENTRAL.unpack_from(item.central)[7]:
                self._broken(f"{name} is damaged")
            self._read[name] = content
        return self._read[name]

    def replace(self, name: str, content: bytes, new: str | None = None) -> None:
        """Other bytes for an item, in its place and packed its way; ``new`` renames it."""
        item = self.items[name]
        made = packed(item, content, new or name)
        self.items = {made.name if key == name else key: made if key == name else each for key, each in self.items.items()}
        self.order = [made.name if key == name else key for key in self.order]
        self._read.pop(name, None)
        self._read[made.name] = content

    def add(self, name: str, content: bytes, like: str) -> None:
        """A new item behind its neighbour by name, dated and packed like another. ValueError for a name that is taken."""
        if name in self.items:
            raise ValueError(f"{name} is there already")
        folder = name.rpartition("/")[0] + "/"
        made = packed(self.items[like], content, name)
        before = max((each for each in self.items if each.startswith(folder) and each < name), default=self.order[-1])
        self.items = {key: value for old, item in self.items.items() for key, value in _with(old, item, before, made)}
        self.order.insert(self.order.index(before) + 1, name)
        self._read[name] = content

    def remove(self, name: str) -> None:
        """Take an item out."""
        del self.items[name]
        self.order.remove(name)
        self._read.pop(name, None)

    def to_bytes(self) -> bytes:
        """The whole file."""
        return join(self.head, list(self.items.values()), self.order, self.between, self.end)

    def _broken(self, fact: str) -> None:
        refuse("broken-deck", f"{self.name} cannot be read: {fact}", help=_AGAIN)

    def _too_large(self, fact: str) -> None:
        refuse("deck-too-large", f"{self.name} {fact}", help="save it again in PowerPoint, or use another copy of it")


_AGAIN = "open it in PowerPoint and save it again, or use another copy"


def _with(name: str, item: Item, before: str, made: Item) -> list[tuple[str, Item]]:
    return [(name, item), (made.name, made)] if name == before else [(name, item)]


def is_xml(name: str) -> bool:
    """Parts that are read as text."""
    return name.endswith((".xml", ".rels"))


def join(head: bytes, items: Sequence[Item], order: Sequence[str], between: bytes, end: bytes) -> bytes:
    """A zip from its items in the order of their bytes, and the order and end of the directory."""
    parts, places, at = [head], {}, len(head)
    for item in items:
        places[item.name] = at, item.central
        parts.append(item.chunk)
        at += len(item.chunk)
    directory = b"".join(
        central[: _CENTRAL.size - 4] + struct.pack("<L", offset) + central[_CENTRAL.size :]
        for offset, central in (places[name] for name in order)
    )
    fields = list(_END.unpack_from(end))
    fields[3] = fields[4] = len(order)
    fields[5:7] = len(directory), at
    return b"".join((*parts, directory, between, _END.pack(*fields), end[_END.size :]))


def packed(like: Item, content: bytes, name: str) -> Item:
    """An item with this content: date, flags, method and extra fields of another, sizes in its header."""
    method = STORED if name.endswith((".png", ".jpeg", ".jpg")) and like.method == STORED else DEFLATED
    coded = content if method == STORED else deflate(content, effort(like))
    return framed(like, coded, content, name, method)


def framed(like: Item, coded: bytes, content: bytes, name: str, method: int) -> Item:
    """An item round bytes that are packed already."""
    raw = name.encode()
    head, record = list(_LOCAL.unpack_from(like.chunk)), list(_CENTRAL.unpack_from(like.central))
    extra = like.chunk[_LOCAL.size + head[9] : _LOCAL.size + head[9] + head[10]]
    flags = (head[2] & ~_DESCRIPTOR) | (0 if name.isascii() else 0x800)
    head[2], record[3] = flags, flags
    head[3], record[4] = method, method
    head[6:9] = record[7:10] = zlib.crc32(content), len(coded), len(content)
    head[9], record[10] = len(raw), len(raw)
    tail = like.central[_CENTRAL.size + _CENTRAL.unpack_from(like.central)[10] :]
    return Item(name, _LOCAL.pack(*head) + raw + extra + coded, _CENTRAL.pack(*record) + raw + tail)


def deflate(content: bytes, how: tuple[int, int]) -> bytes:
    """Deflated at a level with a memory level."""
    packer = zlib.compressobj(how[0], zlib.DEFLATED, -zlib.MAX_WBITS, how[1])
    return packer.compress(content) + packer.flush()


def effort(item: Item) -> tuple[int, int]:
    """Level and memory level by which zlib gives exactly these bytes; (6, 8) where it does not."""
    if item.method == DEFLATED and item.size <= FREE:
        content = zlib.decompressobj(-zlib.MAX_WBITS).decompress(item.coded, item.size + 1)
        for memory in (8, 9):
            for level in (6, 2, 1, 3, 4, 5, 7, 8, 9):
                if deflate(content, (level, memory)) == item.coded:
                    return level, memory
    return 6, 8
