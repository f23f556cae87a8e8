"""A deck from elsewhere, opened safely: parts as trees when asked for, relationships, slides in their order."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import dirname, join, normpath, relpath

from lxml import etree

from slidekit.core.diagnostics import refuse
from slidekit.powerpoint.container import Container
from slidekit.powerpoint.markup import HEAD, P, R, escape
from slidekit.powerpoint.package import RELATIONSHIPS, TYPES

Tree = etree._Element
TYPES_PART = "[Content_Types].xml"
_ROW = f"{{{RELATIONSHIPS}}}Relationship"
_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, collect_ids=False, remove_blank_text=False
)


def rels_of(part: str) -> str:
    """Where the relationships of a part stand; the package's own for ``""``."""
    folder, _, leaf = part.rpartition("/")
    return f"{folder}/_rels/{leaf}.rels" if folder else f"_rels/{leaf}.rels"


class Opened:
    """A package whose parts are read on demand, and written only where they were changed."""

    def __init__(self, data: bytes, name: str) -> None:
        """Raises Refused: those of ``Container``, ``not-a-deck broken-deck``."""
        self.name = name
        self.zip = Container(data, name)
        self._trees: dict[str, Tree] = {}
        self._changed: set[str] = set()
        main = self._main()
        self.main = main
        self.listed = self._listed()
        hidden = (target for target, kind, _ in self.links(main) if kind == "slide" and target in self.zip.items)
        self.slides = tuple(dict.fromkeys((*self.listed, *hidden)))
        """The slides in their order, then those that are in the file and on no list: they can still show a picture."""

    def _main(self) -> str:
        found = list(self.links("")) if TYPES_PART in self.zip.items else []
        target = next((target for target, kind, _ in found if kind == "officeDocument" and target in self.zip.items), None)
        root = None if target is None else self.tree(target)
        if target is None or root is None or root.tag != f"{{{P}}}presentation":
            strict = root is not None and "purl.oclc.org" in str(root.tag)
            help = "save it in PowerPoint as .pptx, not as Strict" if strict else "name a .pptx that slidekit wrote"
            refuse("not-a-deck", f"{self.name} is {'Strict Open XML' if strict else 'no PowerPoint file'}", help=help)
        return target

    def _listed(self) -> tuple[str, ...]:
        targets = {node.get("Id"): target for target, _, node in self.links(self.main)}
        listed = self.tree(self.main).iterfind(f"{{{P}}}sldIdLst/{{{P}}}sldId")
        found = [targets.get(slide.get(f"{{{R}}}id"), "") for slide in listed]
        return tuple(part for part in found if part in self.zip.items)

    def tree(self, part: str) -> Tree:
        """A part's tree. KeyError for none such; Refused ``broken-deck`` for what is not well-formed or has a DTD."""
        if part not in self._trees:
            try:
                root = etree.fromstring(self.zip.read(part), _PARSER)
            except etree.XMLSyntaxError as fault:
                refuse("broken-deck", f"{part} in {self.name} is no XML: {fault}", help="save it again in PowerPoint")
            if "<!DOCTYPE" in str(root.getroottree().docinfo.doctype):  # type: ignore[union-attr]
                refuse(
                    "broken-deck",
                    f"{part} in {self.name} declares a document type, as no deck does",
                    help="do not use this file",
                )
            self._trees[part] = root
        return self._trees[part]

    def change(self, part: str) -> Tree:
        """A part's tree, to be written anew."""
        self._changed.add(part)
        return self.tree(part)

    def links(self, part: str) -> Iterator[tuple[str, str, Tree]]:
        """Target (a part's name, or an address), kind, and row of each relationship."""
        rels = rels_of(part)
        if rels in self.zip.items:
            for node in self.tree(rels).iter(_ROW):
                target = str(node.get("Target"))
                if node.get("TargetMode") != "External":
                    target = normpath(join("/" + dirname(part), target)).lstrip("/")
                yield target, str(node.get("Type")).rpartition("/")[2], node

    def aim(self, part: str, row: Tree, target: str) -> None:
        """Lead a relationship of a part to another part."""
        self.change(rels_of(part))
        absolute = str(row.get("Target")).startswith("/")
        row.set("Target", f"/{target}" if absolute else relpath(f"/{target}", "/" + dirname(part)))

    def link(self, part: str, like: Tree, target: str) -> str:
        """A further relationship of a part, of the kind of another; its id."""
        root = self.change(rels_of(part))
        taken = {row.get("Id") for row in root}
        rid = next(rid for number in range(1, len(taken) + 2) if (rid := f"rId{number}") not in taken)
        row = etree.SubElement(root, _ROW, Id=rid, Type=str(like.get("Type")), Target=str(like.get("Target")))
        self.aim(part, row, target)
        return rid

    def unlink(self, part: str, row: Tree) -> None:
        """Take a relationship out."""
        self.change(rels_of(part)).remove(row)

    def sources(self) -> Iterator[str]:
        """Every part that has relationships, and the package itself as ``""``."""
        for name in list(self.zip.items):
            if name.endswith(".rels"):
                yield name.replace("_rels/", "", 1).removesuffix(".rels") if name != "_rels/.rels" else ""

    def declare(self, part: str, kind: str, former: str | None = None) -> None:
        """See to the content type of a part, which takes the place of ``former``."""
        types = self.tree(TYPES_PART)
        for node in types.iter(f"{{{TYPES}}}Override"):
            if node.get("PartName") == f"/{former}":
                self.change(TYPES_PART)
                node.set("PartName", f"/{part}")
                node.set("ContentType", kind)
                return
        extension = part.rpartition(".")[2]
        defaults = [node for node in types if node.tag == f"{{{TYPES}}}Default"]
        if not any(str(node.get("Extension")).lower() == extension for node in defaults):
            self.change(TYPES_PART)
            new = etree.Element(f"{{{TYPES}}}Default", Extension=extension, ContentType=kind)
            types.insert(types.index(defaults[-1]) + 1 if defaults else 0, new)

    def drop(self, part: str) -> None:
        """Take a part, its content type and its own relationships out."""
        for node in self.tree(TYPES_PART).iter(f"{{{TYPES}}}Override"):
            if node.get("PartName") == f"/{part}":
                self.change(TYPES_PART).remove(node)
                break
        self.zip.remove(part)
        self.retire(part)
        if rels_of(part) in self.zip.items:
            self.zip.remove(rels_of(part))

    def retire(self, part: str) -> None:
        """Take the declaration of a gone part's ending out where no other part has it."""
        ending = part.rpartition(".")[2]
        if any(name.rpartition(".")[2] == ending for name in self.zip.items):
            return
        for node in self.tree(TYPES_PART).findall(f"{{{TYPES}}}Default"):
            if node.get("Extension") == ending:
                self.change(TYPES_PART).remove(node)

    def plain_links(self, rels: str) -> bytes:
        """Relationships as slidekit writes them, so that those of other programs can be judged by the same rules."""
        rows = []
        for row in self.tree(rels).iter(_ROW):
            outside = ' TargetMode="External"' if row.get("TargetMode") == "External" else ""
            told = (escape(str(row.get(key))) for key in ("Id", "Type", "Target"))
            rows.append('<Relationship Id="{}" Type="{}" Target="{}"'.format(*told) + f"{outside}/>")
        return f'{HEAD}<Relationships xmlns="{RELATIONSHIPS}">{"".join(rows)}</Relationships>'.encode()

    def flush(self) -> None:
        """Put the changed trees into the zip."""
        for part in sorted(self._changed):
            self.zip.replace(part, serialised(self.tree(part)))
        self._changed.clear()


def serialised(tree: Tree) -> bytes:
    """A part's bytes, under the same head as in the parts that slidekit writes."""
    return HEAD.encode() + etree.tostring(tree, encoding="UTF-8")
