"""Which slides a deck has here: shared ones pulled in, some repeated, those of other venues left out, texts filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from slidekit.core.diagnostics import Diagnostic, Refused, error
from slidekit.resolve.expressions import Scope
from slidekit.resolve.leaves import holds, is_language_map, settle, without
from slidekit.resolve.registers import read_model, scalar_text
from slidekit.resolve.reuse import Files, Pulled, name_of, pull
from slidekit.resolve.scope import see_vars
from slidekit.source.node import Items, Node, Plain, Table
from slidekit.spec.forms import LOOP
from slidekit.spec.slide import Slide

MOST_REPEATS = 200


@dataclass
class Gathering:
    """What it takes to gather. ``scope`` has deck, venue, speaker and the deck's vars; ``bare`` is the same without vars."""

    files: Files
    scope: Scope
    bare: Scope
    include: frozenset[str]
    exclude: frozenset[str]
    found: list[Diagnostic]
    texts: Mapping[str, Table] = field(default_factory=dict)
    """Slide → keys that the venue has others for."""
    replaced: set[str] = field(default_factory=set)
    """The slides for which it had."""
    section: Node | None = None
    """A section whose first slide was left out: it starts at the next one (decision 44)."""
    current: str = ""
    shared: dict[str, dict[str, Plain]] = field(default_factory=dict)


def gather(items: Items, read_before: Sequence[Slide] | None, work: Gathering) -> list[Slide]:
    """The slides of ``slides:`` that are shown here.

    ``read_before`` are the same slides as read with the deck (None after errors); one that needs no change is taken from there.
    """
    slides: list[Slide] = []
    for index, item in enumerate(items.items):
        if not isinstance(item, Table):
            continue
        try:
            pulled = _put_in(pull(item, work.files), work)
            repeats = list(_repeat(pulled, work)) if pulled is not None else []
        except Refused as refused:
            work.found.extend(refused.diagnostics)
            continue
        for node, scope, with_ids in repeats:
            before = len(work.found)
            chosen = _choose(node, scope, work, with_ids)
            if chosen is item and read_before is not None:
                slides.append(read_before[index])
            elif chosen is not None and (slide := read_model(Slide, chosen, work.found)) is not None:
                slides.append(slide)
            name_findings(work.found, before, scalar_text(node.entries.get("id")))
    return slides


def _put_in(pulled: Pulled | None, work: Gathering) -> Pulled | None:
    """The slide with the venue's texts in place of its own, whole key by whole key."""
    name = name_of(pulled.node) if pulled is not None and work.texts else None
    if pulled is None or name is None or name not in work.texts:
        return pulled
    work.replaced.add(name)
    node = pulled.node
    return replace(pulled, node=Table({**node.entries, **work.texts[name].entries}, node.span, node.keys))


def name_findings(found: list[Diagnostic], start: int, name: str | None) -> None:
    """Give the findings from ``start`` on the slide's id where they have none."""
    for index in range(start, len(found)):
        if found[index].slide is None:
            found[index] = replace(found[index], slide=name)


def _repeat(pulled: Pulled, work: Gathering) -> Iterator[tuple[Table, Scope, bool]]:
    """The slide with what its expressions see; several times for ``for_each``."""
    scope = _with_vars(pulled.files, work)
    loop = pulled.node.entries.get("for_each")
    if loop is None:
        yield pulled.node, scope, False
        return
    parts = LOOP.fullmatch((scalar_text(loop) or "").strip())
    if parts is None:
        raise Refused(
            error("wrong-type", "for_each takes the form name in list", loop.span, "write for_each: q in vars.questions")
        )
    name, source = parts[1], parts[2]
    if name in scope.names or name == "slide":
        raise Refused(error("wrong-type", f"for_each takes the name {name}, which is taken", loop.span, "choose another name"))
    from slidekit.resolve.evaluation import evaluate

    values = evaluate(source, scope, loop.span)
    if not isinstance(values, list):
        raise Refused(
            error("wrong-type", f"{source.strip()} is no list", loop.span, "for_each takes a list, as vars.questions")
        )
    if len(values) > MOST_REPEATS:
        raise Refused(error("wrong-type", f"for_each repeats {len(values)} times; the limit is {MOST_REPEATS}", loop.span))
    node = without(pulled.node, "for_each")
    address = scalar_text(node.entries.get("id"))
    if address is None or name not in address.partition("{{")[2]:
        message = f"the id is the same each time; it must contain {name}"
        span = node.entries["id"].span if "id" in node.entries else loop.span
        raise Refused(error("loop-id", message, span, f'write id: "item-{{{{ {name}.id }}}}"'))
    for value in values:
        yield node, scope.with_name(name, value), True


def _with_vars(origins: Sequence[str], work: Gathering) -> Scope:
    """The deck's vars, and beneath them those of the files the slide came through (decision 38)."""
    if not origins:
        return work.scope
    below: dict[str, Plain] = {}
    for path in reversed(origins):
        if path not in work.shared:
            table = work.files.table(path)
            work.shared[path] = see_vars(table.entries.get("vars") if table else None, work.bare, work.found)
        below.update(work.shared[path])
    if not below:
        return work.scope
    own = work.scope.names["vars"]
    return work.scope.with_name("vars", {**below, **(own if isinstance(own, Mapping) else {})})


def _choose(node: Table, scope: Scope, work: Gathering, with_ids: bool) -> Table | None:
    """The slide filled in, or None when a tag or ``when`` leaves it out or a text of it failed (reported)."""
    tags = tags_of(node)
    own = node.entries.get("section")
    seen = {"id": scalar_text(node.entries.get("id")), "section": _section_text(own, scope.language) or work.current or None}
    inner = scope.with_name("slide", {**seen, "tags": list(tags)})
    if not _is_in(tags, work) or not _holds(node, inner, work):
        work.section = own if own is not None else work.section
        return None
    if work.section is not None and own is None:
        node = Table({**node.entries, "section": work.section}, node.span, node.keys)
        own = work.section
    work.section = None
    if own is not None:
        work.current = _section_text(own, scope.language)
    before = len(work.found)
    settled = settle(node, inner, work.found, with_ids=with_ids)
    if any(finding.is_error for finding in work.found[before:]):
        return None
    return settled if isinstance(settled, Table) else None


def _is_in(tags: Sequence[str], work: Gathering) -> bool:
    if not tags:
        return True
    return not work.exclude.intersection(tags) and (not work.include or bool(work.include.intersection(tags)))


def _holds(node: Table, scope: Scope, work: Gathering) -> bool:
    condition = node.entries.get("when")
    if condition is None:
        return True
    try:
        return holds(condition, scope)
    except Refused as refused:
        work.found.extend(refused.diagnostics)
        return True


def tags_of(node: Table) -> list[str]:
    """The tags of a slide."""
    tags = node.entries.get("tags")
    return [text for each in tags.items if (text := scalar_text(each))] if isinstance(tags, Items) else []


def _section_text(node: Node | None, language: str) -> str:
    if isinstance(node, Table) and is_language_map(node):
        return scalar_text(node.entries.get(language) or next(iter(node.entries.values()))) or ""
    return scalar_text(node) or ""
