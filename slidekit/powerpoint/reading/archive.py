"""The zip of a file that nobody vouches for: within limits, nothing unpacked that was not asked for."""

from __future__ import annotations

from collections.abc import Iterator

from slidekit.core.diagnostics import Refused, Span, error
from slidekit.powerpoint.directory import STORED, Crowd, Damage, Entry, coded, read_directory, unpacked
from slidekit.powerpoint.limits import FREE, MOST_MEDIA_IN_ALL, MOST_MEDIUM, MOST_XML, MOST_XML_IN_ALL, RATIO
from slidekit.powerpoint.strangers import refuse_password, refuse_strangers

_RESAVE = "have it saved again by the program that wrote it"


class Archive:
    """Entries by name. ``damage`` are facts about the zip itself that PowerPoint would trip over."""

    def __init__(self, data: bytes, span: Span) -> None:
        """Raises Refused: ``not-a-deck``, ``encrypted-deck``, ``deck-too-large``."""
        self.data, self.span = data, span
        refuse_strangers(data, span.file, span)
        try:
            listed = read_directory(data).entries
        except Crowd as crowd:
            raise Refused(error("deck-too-large", f"{span.file} {crowd}", span, _RESAVE)) from crowd
        except Damage as damage:
            fact = f"{span.file} is no complete ZIP archive, as every .pptx is one: {damage}"
            raise Refused(error("not-a-deck", fact, span, "copy it again from where it came from")) from damage
        self.entries: dict[str, Entry] = {}
        self.damage: list[str] = []
        self.unsafe: list[str] = []
        for entry in listed:
            if not entry.name.endswith("/"):
                self._take(entry)
        self.unpacked = 0
        self.media: dict[str, bytes] = {}

    def _take(self, entry: Entry) -> None:
        name = entry.name
        if entry.is_encrypted:
            refuse_password(f"{self.span.file} is protected by a password ({name[:80]} is encrypted)", self.span)
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
        most = min(left, max(FREE, entry.packed * RATIO))
        content = unpacked(self.data, entry, most)
        if len(content) > most:
            limit = f"{MOST_XML / 2**20:.0f} MB of XML in a part, and at most {RATIO} times its packed size"
            fact = f"{name} unpacks from {entry.packed:,} bytes to more than {most:,}; slidekit reads {limit}"
            raise Refused(error("deck-too-large", fact, self.span, _RESAVE))
        self.unpacked += len(content)
        return content

    def medium(self, name: str) -> bytes | memoryview | None:
        """The bytes of any other part, None where limits forbid. ValueError with the fact for damage."""
        entry = self.entries[name]
        if entry.method == STORED:
            return coded(self.data, entry)
        if name not in self.media:
            most = min(MOST_MEDIUM, MOST_MEDIA_IN_ALL - sum(map(len, self.media.values())))
            content = unpacked(self.data, entry, most) if entry.size <= most else b""
            if entry.size > most or len(content) > most:
                return None
            self.media[name] = content
        return self.media[name]
