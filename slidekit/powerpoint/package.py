"""An OPC package in the making (ISO/IEC 29500-2): parts, their types, their relationships; and its canonical zip."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from io import BytesIO

from slidekit.powerpoint.fingerprint import CORE, digest_of, state_digest
from slidekit.powerpoint.markup import HEAD, R, escape

OFFICE = "application/vnd.openxmlformats-officedocument."
PRESENTATION = OFFICE + "presentationml."
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
DEFAULTS = {
    "emf": "image/x-emf",
    "jpeg": "image/jpeg",
    "mp4": "video/mp4",
    "png": "image/png",
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "vtt": "text/vtt",
    "wmf": "image/x-wmf",
    "xlsx": OFFICE + "spreadsheetml.sheet",
    "xml": "application/xml",
}
"""Content types by extension: of these a package declares only those it holds."""

STORED = (".png", ".jpeg", ".mp4")
_EXTERNAL = ' TargetMode="External"'


def _uri(kind: str) -> str:
    return kind if ":" in kind else f"{R}/{kind}"


@dataclass(slots=True)
class Relationships:
    """The relationships of one part: one id for each (kind, target), counted in the order of first use."""

    ids: dict[tuple[str, str, bool], str] = field(default_factory=dict)

    def add(self, kind: str, target: str, external: bool = False) -> str:
        """The id of the relationship; ``kind`` is the last word of an office type, or a whole URI."""
        return self.ids.setdefault((kind, target, external), f"rId{len(self.ids) + 1}")

    def xml(self) -> str:
        """The ``.rels`` part (29500-2, 8.5)."""
        rows = "".join(
            f'<Relationship Id="{rid}" Type="{_uri(kind)}" Target="{escape(target)}"{_EXTERNAL if external else ""}/>'
            for (kind, target, external), rid in self.ids.items()
        )
        return f'{HEAD}<Relationships xmlns="{RELATIONSHIPS}">{rows}</Relationships>'


@dataclass(slots=True)
class Package:
    """Parts by name (without the leading ``/``)."""

    parts: dict[str, bytes] = field(default_factory=dict)
    overrides: dict[str, str] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    """Of parts whose digest is known before they are packed."""

    def add(self, name: str, data: str | bytes, content_type: str | None = None, links: Relationships | None = None) -> None:
        """Put a part in, with its type (None: by extension) and its relationships. ValueError for a name used twice."""
        if name in self.parts:
            raise ValueError(f"part written twice: {name}")
        self.parts[name] = data.encode() if isinstance(data, str) else data
        if content_type is not None:
            self.overrides[name] = content_type
        if links is not None and links.ids:
            folder, _, leaf = name.rpartition("/")
            self.parts[f"{folder}/_rels/{leaf}.rels"] = links.xml().encode()

    def to_bytes(self, moment: str, root: Relationships) -> bytes:
        """The finished file; ``moment`` (ISO 8601, UTC) dates every item of the zip. Its properties state its digest."""
        self.parts["_rels/.rels"] = root.xml().encode()
        used = {name.rpartition(".")[2] for name in self.parts}
        defaults = "".join(
            f'<Default Extension="{extension}" ContentType="{kind}"/>'
            for extension, kind in DEFAULTS.items()
            if extension in used
        )
        overrides = "".join(
            f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in sorted(self.overrides.items())
        )
        types = f'{HEAD}<Types xmlns="{TYPES}">{defaults}{overrides}</Types>'.encode()
        if CORE in self.parts:
            whole = digest_of({"[Content_Types].xml": types, **self.parts}, self.digests)
            self.parts[CORE] = state_digest(self.parts[CORE], whole)
        rest = sorted(self.parts.items(), key=lambda part: (part[0] != "_rels/.rels", part[0]))
        return pack([("[Content_Types].xml", types), *rest], moment)


def pack(items: Iterable[tuple[str, bytes]], moment: str) -> bytes:
    """A zip that depends on nothing but names, bytes and ``moment``: one level, no host's marks, pictures stored."""
    year, month, day = (int(part) for part in moment[:10].split("-"))
    hour, minute, second = (int(part) for part in moment[11:19].split(":"))
    date = (year, month, day, hour, minute, second)
    date = min(max(date, (1980, 1, 1, 0, 0, 0)), (2107, 12, 31, 23, 59, 58))
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in items:
            entry = zipfile.ZipInfo(name, date)
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(STORED) else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data, compresslevel=2)
            entry.external_attr = 0  # writestr sets Unix rights; the central directory is written on closing
    return file.getvalue()
