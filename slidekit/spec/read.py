"""The door: YAML nodes in, a validated model out, every mistake as a finding at its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import ValidationError

from slidekit.core.diagnostics import Diagnostic, Outcome, error
from slidekit.source.node import Items, Node, Path, Scalar, Table
from slidekit.spec.block import Block, locate, unknown_key
from slidekit.spec.deck import Deck
from slidekit.spec.faults import Reading, describe

M = TypeVar("M", bound=Block)


def read(model: type[M], node: Node, *, templates: bool = False) -> Outcome[M]:
    """Validate ``node`` as ``model``.

    With ``templates`` (the first reading, before expressions have values) a scalar that contains ``{{`` passes for any type,
    and the field then holds that text. Without it every type is checked. The value is None when the file is no such
    thing at all; findings come in the order of the file.
    """
    reading = Reading(templates)
    empty: list[Path] = []
    data = plain(node, (), reading, empty)
    found: list[tuple[Path, Diagnostic]] = []
    value: M | None = None
    try:
        value = model.model_validate(data, context=reading)
        attach(value, node)
    except ValidationError as problem:
        found = [diagnose(one, node, model) for one in problem.errors(include_url=False)]
    findings = [
        finding
        for path, finding in found
        if not is_about_empty(path, finding, empty, node) and not is_misspelt(path, finding, reading.findings, node)
    ]
    findings += [*reading.findings, *required_in_file(model, node)]
    return Outcome(value, tuple(sorted((name_slide(finding, node) for finding in findings), key=place_in_file)))


def plain(node: Node, path: Path, reading: Reading, empty: list[Path]) -> Any:
    """Plain data of a node; ``reading`` remembers its maps, ``empty`` takes the paths without a value.

    ``source`` reports a key with nothing after it; a written ``null`` is reported here.
    """
    if isinstance(node, Scalar):
        if node.kind != "null":
            return node.text
        empty.append(path)
        if node.text and "vars" not in path:
            message = f"{path[-1] if path else 'the file'} is {node.text}, which is no value"
            help = 'fill it in, or take the line out; "" is an empty text'
            reading.findings.append(error("empty-value", message, node.span, help))
        return None
    if isinstance(node, Items):
        return [
            item.text if isinstance(item, Scalar) and item.kind != "null" else plain(item, (*path, index), reading, empty)
            for index, item in enumerate(node.items)
        ]
    data = {
        key: value.text if isinstance(value, Scalar) and value.kind != "null" else plain(value, (*path, key), reading, empty)
        for key, value in node.entries.items()
    }
    reading.nodes[id(data)] = node
    return data


def is_about_empty(path: Path, finding: Diagnostic, empty: list[Path], node: Node) -> bool:
    """True for a complaint that only says that a value is empty, which has been said already."""
    if any(path[: len(each)] == each for each in empty):
        return True
    if finding.code != "text-is-a-map":
        return False
    return any(each[:-1] == path for each in empty) and not is_lone(node, path)


def is_misspelt(path: Path, finding: Diagnostic, told: list[Diagnostic], node: Node) -> bool:
    """True for a missing key that stands there with a slip of the pen, which has been said already."""
    if finding.code != "missing-key" or not path:
        return False
    around = locate(node, path[:-1])
    return any(
        each.code == "unknown-key"
        and each.help == f"did you mean {path[-1]}?"
        and each.span is not None
        and (around.line, around.column) <= (each.span.line, each.span.column) < (around.end_line, around.end_column)
        for each in told
    )


def is_lone(node: Node, path: Path) -> bool:
    """True when the map at ``path`` has one key: a text that ends with a colon."""
    for step in path:
        if isinstance(node, Table) and isinstance(step, str):
            node = node.entries.get(step, node)
        elif isinstance(node, Items) and isinstance(step, int):
            node = node.items[step]
    return isinstance(node, Table) and len(node.entries) == 1


def diagnose(problem: Mapping[str, Any], node: Node, model: type[Block]) -> tuple[Path, Diagnostic]:
    """A pydantic error in our words, with its path in the file."""
    kind, context, value = problem["type"], problem.get("ctx", {}), problem.get("input")
    path: Path = tuple(problem["loc"])
    if "at" in context:
        path = (*path, *context["at"])
        code, message, help = kind, context["message"], context["help"]
        on_key = code in ("unknown-key", "mark-kinds")
        return path, error(code, message, locate(node, path, key=on_key), help)
    name = next((step for step in reversed(path) if isinstance(step, str)), model.noun)
    item = f"an item of {name}" if path and isinstance(path[-1], int) else str(name)
    if kind == "missing":
        owner = f"an item of {owner_of(path)}" if len(path) > 1 and isinstance(path[-2], int) else owner_of(path) or model.noun
        return path, error("missing-key", f"{owner} has no {path[-1]}", locate(node, path), f"add {path[-1]}: …")
    if kind == "extra_forbidden":
        finding = unknown_key(model, str(path[-1]), locate(node, path, key=True))
        return path, finding
    if kind in ("list_type", "tuple_type"):
        shown = f"[{value}]" if isinstance(value, str | int | float) else "[…]"
        return path, error(
            "wrong-type", f"{item} is {describe(value)}; a list is expected", locate(node, path), f"write {name}: {shown}"
        )
    if kind in ("model_type", "dict_type", "model_attributes_type"):
        help = EXAMPLES.get(context.get("class_name", ""), f"write {name}: and its keys below, or in {{ }}")
        return path, error("wrong-type", f"{item} is {describe(value)}; a map is expected", locate(node, path), help)
    return path, error(
        "wrong-type", f"{item} is {describe(value)}, which does not fit", locate(node, path), "see slidekit schema"
    )


def owner_of(path: Path) -> str:
    """The key whose map lacks something."""
    return str(
        next((step for step in reversed(path[:-1]) if isinstance(step, str) and step not in ("map", "file", "text")), "")
    )


def examples(model: type[Block]) -> dict[str, str]:
    """Class → its example, for every kind of block."""
    found = {model.__name__: model.example} if model.example else {}
    for child in model.__subclasses__():
        found.update(examples(child))
    return found


EXAMPLES = examples(Block)


def required_in_file(model: type[Block], node: Node) -> list[Diagnostic]:
    """Keys that a file needs although Python code does not."""
    if not isinstance(node, Table):
        return []
    names: tuple[str, ...] = getattr(model, "required_in_file", ())
    top = next(iter(node.keys.values()), node.span)
    return [
        error("missing-key", f"{model.noun} has no {name}", top, f"add {name}: 1 as its first line")
        for name in names
        if name not in node.entries
    ]


def name_slide(finding: Diagnostic, node: Node) -> Diagnostic:
    """The finding with the id of the slide in which it stands."""
    slides = node.entries.get("slides") if isinstance(node, Table) else None
    if not isinstance(slides, Items) or finding.span is None or finding.slide is not None:
        return finding
    spot = (finding.span.line, finding.span.column)
    for slide in slides.items:
        span = slide.span
        if isinstance(slide, Table) and (span.line, span.column) <= spot < (span.end_line, span.end_column):
            name = slide.entries.get("id")
            if isinstance(name, Scalar) and name.kind != "null":
                return replace(finding, slide=name.text)
    return finding


def place_in_file(finding: Diagnostic) -> tuple[int, int, str]:
    """Sorting by place."""
    span = finding.span
    return (span.line, span.column, finding.code) if span is not None else (0, 0, finding.code)


def attach(value: Any, node: Node) -> None:
    """Give every block below ``value`` the node that it was read from."""
    if isinstance(value, list):
        if isinstance(node, Items):
            for item, below in zip(value, node.items, strict=True):
                if isinstance(item, Block | list):
                    attach(item, below)
    elif isinstance(value, dict):
        if isinstance(node, Table):
            for key, item in value.items():
                if isinstance(item, Block) and key in node.entries:
                    attach(item, node.entries[key])
    elif isinstance(value, Block):
        value.stand_at(node)
        if isinstance(node, Table):
            fields = type(value).model_fields
            for name in value.model_fields_set:
                item = value.__dict__[name]
                if isinstance(item, Block | list | dict):
                    key = fields[name].alias or name
                    if key in node.entries:
                        attach(item, node.entries[key])


def to_data(model: Block) -> dict[str, Any]:
    """A model as plain data in the form of YAML: only what was set. Short forms come out spelled out."""
    data = tidy(model.model_dump(by_alias=True, exclude_unset=True, exclude_none=True, warnings=False))
    assert isinstance(data, dict)
    return {"slidekit": model.slidekit, **data} if isinstance(model, Deck) else data


def tidy(value: Any) -> Any:
    """Tuples as lists."""
    if isinstance(value, dict):
        return {key: tidy(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [tidy(item) for item in value]
    return value
