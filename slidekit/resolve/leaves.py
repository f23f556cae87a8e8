"""From a slide as written to the slide as meant: items whose ``when`` is false go, ``{{ … }}`` in every text is filled in."""

from __future__ import annotations

import re

from slidekit.core.diagnostics import Diagnostic, Refused, error
from slidekit.resolve.expressions import Scope, has_expression
from slidekit.source.node import Items, Node, Scalar, Table
from slidekit.spec.faults import INSERT_CLOSE, INSERT_OPEN

STEERING = frozenset({"use", "layout", "venue", "theme", "when", "for_each"})
"""Keys whose values steer and are never templates; ``id`` is one more outside a ``for_each``."""

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})?")
_BANG = re.compile(r"""^[^'"]*!(?!=)""")


def is_language_map(node: Table) -> bool:
    """True when every key is a language tag: then the map is one text in several languages."""
    return bool(node.entries) and all(_LANGUAGE.fullmatch(key) for key in node.entries)


def holds(condition: Node, scope: Scope) -> bool:
    """Whether a ``when`` holds. Raises Refused: ``braces-in-when wrong-type`` and what ``evaluate`` raises."""
    if not isinstance(condition, Scalar) or condition.kind == "null":
        raise Refused(
            error("wrong-type", "when holds no expression", condition.span, "write for example venue.audience != 'lay'")
        )
    text, span = condition.text.strip(), condition.span
    if text in ("true", "false"):
        return text == "true"
    if "{{" in text or "}}" in text:
        bare = text.replace("{{", "").replace("}}", "").strip()
        raise Refused(error("braces-in-when", "when holds braces; it is an expression already", span, f"write when: {bare}"))
    if _BANG.match(text) or text.startswith("!"):
        raise Refused(error("wrong-type", "! is not part of an expression", span, f"write when: not {text.lstrip('! ')}"))
    if "&&" in text or "||" in text:
        raise Refused(error("expression-syntax", "&& and || are not part of an expression", span, "write and, or"))
    from slidekit.resolve.evaluation import evaluate

    return bool(evaluate(text, scope, span))


def settle(node: Node, scope: Scope, found: list[Diagnostic], *, with_ids: bool = False) -> Node:
    """The node with conditions decided and texts filled in; the very same object when nothing had to change.

    ``with_ids`` fills in ``id`` too, as inside a ``for_each``. Findings go to ``found``; a text that failed becomes ``…``.
    """
    if isinstance(node, Scalar):
        if not has_expression(node.text):
            return node
        try:
            from slidekit.resolve.evaluation import render

            text = render(node.text, scope, node.span, node.quoted)
        except Refused as refused:
            found.extend(refused.diagnostics)
            return Scalar("…", "str", node.span, node.quoted)
        return Scalar(text, "str", node.span, node.quoted)
    if isinstance(node, Items):
        return _settle_items(node, scope, found, with_ids)
    return _settle_table(node, scope, found, with_ids)


def _settle_items(node: Items, scope: Scope, found: list[Diagnostic], with_ids: bool) -> Items:
    kept: list[Node] = []
    same = True
    for item in node.items:
        chosen: Node | None = item
        if isinstance(item, Table) and "when" in item.entries and not is_language_map(item):
            chosen = _decide(item, scope, found)
        if chosen is not None:
            chosen = settle(chosen, scope, found, with_ids=with_ids)
            kept.append(chosen)
        same = same and chosen is item
    return node if same else Items(tuple(kept), node.span)


def _decide(item: Table, scope: Scope, found: list[Diagnostic]) -> Table | None:
    try:
        if not holds(item.entries["when"], scope):
            return None
    except Refused as refused:
        found.extend(refused.diagnostics)
    return without(item, "when")


def _settle_table(node: Table, scope: Scope, found: list[Diagnostic], with_ids: bool) -> Table:
    entries: dict[str, Node] = {}
    same = True
    plain = is_language_map(node)
    for key, value in node.entries.items():
        if not plain and (key in STEERING or (key == "id" and not with_ids)):
            entries[key] = value
            continue
        new = settle(value, scope, found, with_ids=with_ids)
        if key == "id" and not plain and isinstance(new, Scalar) and new is not value:
            new = Scalar(strip_marks(new.text), "str", new.span, True)
        entries[key] = new
        same = same and new is value
    return node if same else Table(entries, node.span, node.keys)


def without(node: Table, *names: str) -> Table:
    """The map without some of its keys."""
    return Table({key: value for key, value in node.entries.items() if key not in names}, node.span, node.keys)


def strip_marks(text: str) -> str:
    """The text without the signs that stand around inserted values."""
    return text.replace(INSERT_OPEN, "").replace(INSERT_CLOSE, "") if INSERT_OPEN in text else text
