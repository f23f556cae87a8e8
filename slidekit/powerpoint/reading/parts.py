"""Parts of a package with their types and relationships (ISO/IEC 29500-2), and everything about them that is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from slidekit.core.diagnostics import Diagnostic, Refused, Span, error, warning
from slidekit.powerpoint.reading.archive import Archive
from slidekit.powerpoint.reading.markup import Forbidden, Tree, local, parse
from slidekit.scene.package import PackageLink, Part

TYPES = "[Content_Types].xml"
_HELP = "open it in PowerPoint, let it repair the file, and save it"


@dataclass
class Parts:
    """The open package: parts parsed when first asked for, findings gathered on the way.

    ``skipped`` names parts that are too large to be looked at.
    """

    archive: Archive
    span: Span
    found: list[Diagnostic] = field(default_factory=list)
    links: dict[str, dict[str, PackageLink]] = field(default_factory=dict)
    trees: dict[str, Tree | None] = field(default_factory=dict)
    defaults: dict[str, str] = field(default_factory=dict)
    overrides: dict[str, str] = field(default_factory=dict)
    skipped: list[str] = field(default_factory=list)

    def damaged(self, fact: str) -> None:
        """One ``broken-deck``."""
        self.found.append(error("broken-deck", fact, self.span, _HELP))

    def tree(self, name: str) -> Tree | None:
        """The XML of a part, None (reported once) where it is missing or unreadable."""
        if name not in self.trees:
            self.trees[name] = self._parse(name)
        return self.trees[name]

    def _parse(self, name: str) -> Tree | None:
        if name not in self.archive:
            return None  # the relationship that leads nowhere is reported
        try:
            return parse(self.archive.xml(name))
        except Forbidden:
            fact = f"{name} declares a document type, as files do that attack the program that opens them"
            raise Refused(error("unsafe-deck", fact, self.span, "do not open it; ask for another copy")) from None
        except ValueError as trouble:
            text = str(trouble)
            self.damaged(text if text.startswith(name) else f"{name} is no well-formed XML: {text}")
            return None

    def type_of(self, name: str) -> str:
        """The content type, empty where none is declared."""
        return self.overrides.get(name.casefold()) or self.defaults.get(name.rpartition(".")[2].casefold(), "")

    def link(self, source: str, rid: str | None) -> PackageLink | None:
        """A relationship by its id."""
        return self.links.get(source, {}).get(rid or "")

    def target(self, source: str, kind: str) -> str | None:
        """The part that the first relationship of a kind leads to."""
        return next(
            (each.target for each in self.links.get(source, {}).values() if each.kind == kind and not each.external), None
        )

    def targets(self, source: str, kind: str) -> Iterator[str]:
        """All parts of a kind that a part leads to."""
        return (each.target for each in self.links.get(source, {}).values() if each.kind == kind and not each.external)

    def listed(self) -> Iterator[Part]:
        """Every part with its size and, for media, its hash."""
        for name, entry in self.archive.entries.items():
            if name == TYPES or name.endswith(".rels"):
                continue
            content: bytes | memoryview | None = None
            if not name.endswith(".xml"):
                try:
                    content = self.archive.medium(name)
                except ValueError as trouble:
                    self.damaged(str(trouble))
            shown = sha256(content).hexdigest() if content is not None else ""
            yield Part(name, self.type_of(name), entry.size, entry.packed, shown)


def open_parts(data: bytes, span: Span) -> Parts:
    """The package with its types and relationships read. Raises Refused where nothing more can be said."""
    archive = Archive(data, span)
    parts = Parts(archive, span)
    parts.found += [error("broken-deck", f"{span.file}: {fact}", span, _HELP) for fact in archive.damage]
    unsafe = "do not unpack it; have it saved again by PowerPoint"
    parts.found += [warning("unsafe-deck", f"{span.file}: {fact}", span, unsafe) for fact in archive.unsafe]
    types = parts.tree(TYPES)
    if types is None:
        if TYPES not in archive:
            fact = f"{span.file} is a ZIP archive without {TYPES}: no presentation"
            raise Refused(error("not-a-deck", fact, span, "name the .pptx file itself"))
        raise Refused(*parts.found)
    for entry in types:
        if local(entry) == "Default":
            parts.defaults[entry.get("Extension", "").casefold()] = entry.get("ContentType", "")
        elif local(entry) == "Override":
            parts.overrides[entry.get("PartName", "").removeprefix("/").casefold()] = entry.get("ContentType", "")
    for name in archive:
        if name.endswith(".rels") and "_rels/" in name:
            parts.links[name.replace("_rels/", "", 1).removesuffix(".rels")] = dict(_read_links(parts, name))
    _check(parts)
    return parts


def _read_links(parts: Parts, name: str) -> Iterator[tuple[str, PackageLink]]:
    source = name.replace("_rels/", "", 1).removesuffix(".rels")
    tree = parts.tree(name)
    for entry in tree if tree is not None else ():
        kind, target = entry.get("Type", "").rpartition("/")[2], entry.get("Target", "")
        external = entry.get("TargetMode") == "External"
        if not external:
            target = resolve(dirname(source), target)
        if local(entry) == "Relationship":
            yield entry.get("Id", ""), PackageLink(source, entry.get("Id", ""), kind, target, external)


def resolve(folder: str, target: str) -> str:
    """A relationship's target as a part's name; it may stand percent-encoded, absolute, with a fragment."""
    path = unquote(target.partition("#")[0]).replace("\\", "/")
    return normpath(join("/", folder, path)).lstrip("/")


def _check(parts: Parts) -> None:
    """``broken-deck``: relationships that lead nowhere, parts without a type."""
    names = {name.casefold() for name in parts.archive}
    for source, every in parts.links.items():
        for link in every.values():
            if not link.external and link.target.casefold() not in names and link.kind != "hyperlink" and link.target:
                parts.damaged(f"{source or 'the package'} leads to {link.target[:80]} ({link.kind}), which is not there")
    untyped = [name for name in parts.archive if name != TYPES and not parts.type_of(name)]
    if untyped:
        more = f" and {len(untyped) - 3} more" if len(untyped) > 3 else ""
        parts.damaged(f"no content type is declared for {', '.join(untyped[:3])}{more}")
