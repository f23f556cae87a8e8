"""The zip of a file that nobody vouches for: within limits, nothing unpacked that was not asked for."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from slidekit.core.diagnostics import Refused, Span, error
from slidekit.powerpoint.limits import (
    FREE,
    MOST_DIRECTORY,
    MOST_MEDIA_IN_ALL,
    MOST_MEDIUM,
    MOST_PARTS,
    MOST_XML,
    MOST_XML_IN_ALL,
    RATIO,
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HELP = "open it in PowerPoint, and save it again as .pptx"


class Archive:
    """Entries by name. ``damage`` are facts about the zip itself that PowerPoint would trip over."""

    def __init__(self, data: bytes, span: Span) -> None:
        """Raises Refused: ``not-a-deck``, ``encrypted-deck``, ``deck-too-large``."""
        self.data, self.span = data, span
        _refuse_strangers(data, span)
        _check_directory(data, span)
        try:
            with zipfile.ZipFile(BytesIO(data)) as archive:
                listed = [entry for entry in archive.infolist() if not entry.is_dir()]
        except Exception as trouble:  # zipfile raises half a dozen types for a damaged directory
            fact = f"{span.file} is no complete ZIP archive, as every .pptx is one: {_said(trouble)}"
            raise Refused(error("not-a-deck", fact, span, "copy it again from where it came from")) from trouble
        self.entries: dict[str, zipfile.ZipInfo] = {}
        self.damage: list[str] = []
        self.unsafe: list[str] = []
        for entry in listed:
            self._take(entry)
        self.unpacked = 0
        self.media: dict[str, bytes] = {}

    def _take(self, entry: zipfile.ZipInfo) -> None:
        name = entry.filename
        if entry.flag_bits & 1:
            fact = f"{self.span.file} is protected by a password ({name[:80]} is encrypted)"
            raise Refused(error("encrypted-deck", fact, self.span, "save it without a password"))
        steps = name.replace("\\", "/").split("/")
        if name.startswith(("/", "\\")) or "\\" in name or ".." in steps or ":" in steps[0]:
            self.unsafe.append(f"an item of its zip is named {name[:80]!r}, which leads out of the file")
        elif name in self.entries:
            self.damage.append(f"its zip holds {name[:80]!r} twice")
        else:
            self.entries[name] = entry

    def __contains__(self, name: object) -> bool:
        return name in self.entries

    def __iter__(self) -> Iterator[str]:
        return iter(self.entries)

    def xml(self, name: str) -> bytes:
        """The bytes of an XML part. Raises Refused (``deck-too-large``) for a bomb, ValueError with the fact for damage."""
        entry = self.entries[name]
        left = min(MOST_XML, MOST_XML_IN_ALL - self.unpacked)
        most = min(left, max(FREE, entry.compress_size * RATIO))
        content = self._inflate(entry, most)
        if len(content) > most:
            limit = f"{MOST_XML / 2**20:.0f} MB of XML in a part, and at most {RATIO} times its packed size"
            fact = f"{name} unpacks from {entry.compress_size:,} bytes to more than {most:,}; slidekit reads {limit}"
            raise Refused(error("deck-too-large", fact, self.span, "have it saved again by the program that wrote it"))
        self.unpacked += len(content)
        return content

    def medium(self, name: str) -> bytes | memoryview | None:
        """The bytes of any other part, None where limits forbid. ValueError with the fact for damage."""
        entry = self.entries[name]
        if entry.compress_type == zipfile.ZIP_STORED:
            start, end = self._place(entry)
            return memoryview(self.data)[start:end]
        if name not in self.media:
            most = min(MOST_MEDIUM, MOST_MEDIA_IN_ALL - sum(map(len, self.media.values())))
            content = self._inflate(entry, most) if entry.file_size <= most else b""
            if entry.file_size > most or len(content) > most:
                return None
            self.media[name] = content
        return self.media[name]

    def _place(self, entry: zipfile.ZipInfo) -> tuple[int, int]:
        start = entry.header_offset
        head = self.data[start : start + 30]
        if len(head) < 30 or head[:4] != b"PK\x03\x04":
            raise ValueError(f"{entry.filename} does not stand where the zip says")
        start += 30 + int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
        end = start + entry.compress_size
        if end > len(self.data):
            raise ValueError(f"{entry.filename} breaks off")
        return start, end

    def _inflate(self, entry: zipfile.ZipInfo, most: int) -> bytes:
        """At most ``most`` + 1 bytes, whatever the header promises."""
        start, end = self._place(entry)
        if entry.compress_type == zipfile.ZIP_STORED:
            content = self.data[start : min(end, start + most + 1)]
        elif entry.compress_type == zipfile.ZIP_DEFLATED:
            engine = zlib.decompressobj(-zlib.MAX_WBITS)
            try:
                content = engine.decompress(memoryview(self.data)[start:end], most + 1)
            except zlib.error as trouble:
                raise ValueError(f"{entry.filename} cannot be unpacked") from trouble
        else:
            raise ValueError(f"{entry.filename} is packed in a way that PowerPoint does not read")
        if len(content) <= most and zlib.crc32(content) != entry.CRC:
            raise ValueError(f"{entry.filename} is damaged: its checksum is wrong")
        return content


def _refuse_strangers(data: bytes, span: Span) -> None:
    """A password, the format of before 2007, or no PowerPoint at all."""
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            fact, help = f"{span.file} is protected by a password", "save it without a password"
            raise Refused(error("encrypted-deck", fact, span, help))
        if "PowerPoint Document".encode("utf-16-le") in data:
            fact = f"{span.file} is a presentation of PowerPoint 97 to 2003 (.ppt)"
            raise Refused(error("not-a-deck", fact, span, _HELP))
    if not data.startswith(b"PK"):
        fact = f"{span.file} is no .pptx: it does not begin as one ({len(data):,} bytes)"
        raise Refused(error("not-a-deck", fact, span, _HELP))


def _check_directory(data: bytes, span: Span) -> None:
    """How much the zip claims to hold, before anything is built from it."""
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - 65_557))
    count, size = int.from_bytes(data[end + 10 : end + 12], "little"), int.from_bytes(data[end + 12 : end + 16], "little")
    if end >= 0 and (count == 0xFFFF or size == 0xFFFFFFFF):
        large = data.rfind(b"PK\x06\x06", 0, end)
        count, size = (int.from_bytes(data[large + at : large + at + 8], "little") for at in (32, 40))
    if end >= 0 and (count > MOST_PARTS or size > MOST_DIRECTORY):
        fact = f"{span.file} claims to hold {count:,} parts; slidekit reads at most {MOST_PARTS:,}"
        raise Refused(error("deck-too-large", fact, span, "have it saved again by the program that wrote it"))


def _said(trouble: Exception) -> str:
    return " ".join(str(trouble).split())[:80] or type(trouble).__name__
