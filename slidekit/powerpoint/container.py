"""A zip file whose untouched items stay as they are, byte for byte: order, compression, dates, extra fields, comments."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NoReturn

from slidekit.core.diagnostics import refuse
from slidekit.powerpoint.directory import CENTRAL, DEFLATED, END, LOCAL, STORED, Crowd, Damage, Entry, read_directory
from slidekit.powerpoint.limits import FREE, MOST_MEDIUM, MOST_XML, MOST_XML_IN_ALL, RATIO
from slidekit.powerpoint.strangers import refuse_password, refuse_strangers

_DESCRIPTOR = 0x8
DECODED = (STORED, DEFLATED)


@dataclass(frozen=True, slots=True)
class Item:
    """``chunk`` is all from the item's local header to the next one; ``central`` its record in the directory, offset 0."""

    name: str
    chunk: bytes
    central: bytes

    @property
    def method(self) -> int:
        return int(CENTRAL.unpack_from(self.central)[4])

    @property
    def size(self) -> int:
        """Bytes inflated, as the directory says."""
        return int(CENTRAL.unpack_from(self.central)[9])

    @property
    def start(self) -> int:
        """Where the coded bytes begin in the chunk."""
        fields = LOCAL.unpack_from(self.chunk)
        return LOCAL.size + int(fields[9]) + int(fields[10])

    @property
    def coded(self) -> bytes:
        """The compressed bytes."""
        return self.chunk[self.start : self.start + int(CENTRAL.unpack_from(self.central)[8])]


class Container:
    """The items of a zip in the order of their bytes; ``order`` is that of the directory."""

    def __init__(self, data: bytes, name: str) -> None:
        """Raises Refused: ``encrypted-deck not-a-deck broken-deck deck-too-large``."""
        self.name = name
        self.items: dict[str, Item] = {}
        self._read: dict[str, bytes] = {}
        refuse_strangers(data, name)
        try:
            directory = read_directory(data)
        except Crowd as crowd:
            self._too_large(str(crowd))
        except Damage as damage:
            self._broken(str(damage))
        if directory.large:
            self._too_large("is written in the form for files of more than 4 GB")
        entries = sorted(directory.entries, key=lambda entry: entry.offset)
        self.order = [entry.name for entry in directory.entries]
        self.head = data[: entries[0].offset] if entries else b""
        self.between, self.end = data[directory.stop : directory.end], data[directory.end :]
        ends = [*(entry.offset for entry in entries[1:]), directory.start]
        for entry, stop in zip(entries, ends, strict=False):
            self._add(data[entry.offset : stop], entry)
        if sum(item.size for item in self.items.values() if is_xml(item.name)) > MOST_XML_IN_ALL:
            self._too_large(f"would inflate to more than {MOST_XML_IN_ALL >> 20} MB")

    def _add(self, chunk: bytes, entry: Entry) -> None:
        name, record = entry.name, entry.record
        if name in self.items:
            self._broken(f"{name} stands in it twice")
        if not chunk.startswith(b"PK\x03\x04") or len(chunk) < LOCAL.size:
            self._broken(f"{name} is not where the directory says")
        if entry.is_encrypted:
            refuse_password(f"{self.name} is protected by a password")
        if entry.method not in DECODED:
            self._broken(f"{name} is packed in a way that PowerPoint does not use")
        if is_xml(name) and (entry.size > MOST_XML or (entry.size > FREE and entry.size > RATIO * max(entry.packed, 1))):
            self._too_large(f"would inflate {name} to {entry.size / 1e6:,.0f} MB")
        self.items[name] = Item(name, chunk, record[: CENTRAL.size - 4] + bytes(4) + record[CENTRAL.size :])

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
            if len(content) != item.size or zlib.crc32(content) != CENTRAL.unpack_from(item.central)[7]:
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

    def _broken(self, fact: str) -> NoReturn:
        refuse("broken-deck", f"{self.name} cannot be read: {fact}", help=_AGAIN)

    def _too_large(self, fact: str) -> NoReturn:
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
        central[: CENTRAL.size - 4] + struct.pack("<L", offset) + central[CENTRAL.size :]
        for offset, central in (places[name] for name in order)
    )
    fields = list(END.unpack_from(end))
    fields[3] = fields[4] = len(order)
    fields[5:7] = len(directory), at
    return b"".join((*parts, directory, between, END.pack(*fields), end[END.size :]))


def packed(like: Item, content: bytes, name: str) -> Item:
    """An item with this content: date, flags, method and extra fields of another, sizes in its header."""
    method = STORED if name.endswith((".png", ".jpeg", ".jpg")) and like.method == STORED else DEFLATED
    coded = content if method == STORED else deflate(content, effort(like))
    return framed(like, coded, content, name, method)


def framed(like: Item, coded: bytes, content: bytes, name: str, method: int) -> Item:
    """An item round bytes that are packed already."""
    raw = name.encode()
    head, record = list(LOCAL.unpack_from(like.chunk)), list(CENTRAL.unpack_from(like.central))
    extra = like.chunk[LOCAL.size + head[9] : LOCAL.size + head[9] + head[10]]
    flags = (head[2] & ~_DESCRIPTOR) | (0 if name.isascii() else 0x800)
    head[2], record[3] = flags, flags
    head[3], record[4] = method, method
    head[6:9] = record[7:10] = zlib.crc32(content), len(coded), len(content)
    head[9], record[10] = len(raw), len(raw)
    tail = like.central[CENTRAL.size + CENTRAL.unpack_from(like.central)[10] :]
    return Item(name, LOCAL.pack(*head) + raw + extra + coded, CENTRAL.pack(*record) + raw + tail)


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
