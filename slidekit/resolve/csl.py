"""References in CSL JSON, as reference managers export them, in the form of the grammar."""

from __future__ import annotations

from slidekit.core.diagnostics import Span
from slidekit.source.node import Items, Node, Scalar, Table

_KINDS = {
    "article-journal": "article",
    "article": "article",
    "chapter": "chapter",
    "book": "book",
    "webpage": "web",
    "post-weblog": "web",
    "legislation": "regulation",
    "regulation": "regulation",
    "speech": "talk",
}
_FIELDS = {
    "title": "title",
    "container-title": "journal",
    "publisher": "publisher",
    "volume": "volume",
    "issue": "issue",
    "page": "pages",
    "DOI": "doi",
    "PMID": "pmid",
    "URL": "url",
}


def references_of(items: Items) -> Table:
    """A CSL list → the map that ``references:`` holds. Items without an id are left out."""
    entries: dict[str, Node] = {}
    keys: dict[str, Span] = {}
    for item in items.items:
        name = item.entries.get("id") if isinstance(item, Table) else None
        if isinstance(item, Table) and isinstance(name, Scalar):
            entries[name.text] = _reference(item)
            keys[name.text] = name.span
    table = Table(entries, items.span, keys)
    return Table({"references": table}, items.span, {"references": items.span})


def _reference(item: Table) -> Table:
    entries: dict[str, Node] = {}
    for theirs, ours in _FIELDS.items():
        value = item.entries.get(theirs)
        if isinstance(value, Scalar) and value.kind != "null":
            entries[ours] = value
    kind = item.entries.get("type")
    if isinstance(kind, Scalar):
        entries["kind"] = Scalar(_KINDS.get(kind.text, "article"), "str", kind.span)
    authors = item.entries.get("author")
    if isinstance(authors, Items):
        entries["authors"] = Items(tuple(_author(each) for each in authors.items), authors.span)
    for theirs, ours in (("issued", "date"), ("accessed", "seen")):
        day = item.entries.get(theirs)
        if day is not None and (text := _day(day)):
            entries[ours] = Scalar(text, "str", day.span)
    return Table(entries, item.span, {key: value.span for key, value in entries.items()})


def _author(node: Node) -> Scalar:
    """``{family: Renfrew, given: Donald L.}`` → ``Renfrew DL``."""
    parts = (
        {key: value.text for key, value in node.entries.items() if isinstance(value, Scalar)} if isinstance(node, Table) else {}
    )
    if "family" not in parts:
        return Scalar(parts.get("literal", ""), "str", node.span)
    initials = "".join(name[0] for name in parts.get("given", "").replace("-", " ").split())
    return Scalar(f"{parts['family']} {initials}".strip(), "str", node.span)


def _day(node: Node) -> str:
    """``{date-parts: [[1991, 9, 1]]}`` → ``1991-09-01``."""
    parts = node.entries.get("date-parts") if isinstance(node, Table) else None
    first = parts.items[0] if isinstance(parts, Items) and parts.items else None
    numbers = [each.text for each in first.items if isinstance(each, Scalar)] if isinstance(first, Items) else []
    return "-".join(number if index == 0 else number.zfill(2) for index, number in enumerate(numbers[:3]))
