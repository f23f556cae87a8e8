"""The grammar as JSON Schema, draft 2020-12, one for each kind of file: what editors complete and check."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from slidekit.spec.block import Block
from slidekit.spec.deck import VERSION, Deck
from slidekit.spec.figures import FiguresFile
from slidekit.spec.kinds import KINDS, Kind
from slidekit.spec.mark import INNER
from slidekit.spec.references import ClaimsFile, ReferencesFile
from slidekit.spec.schema_types import TEMPLATE, TYPES, Schema, either, reference
from slidekit.spec.speaker import Speaker
from slidekit.spec.venue import Venue

DIALECT = "https://json-schema.org/draft/2020-12/schema"

FILES: Mapping[str, tuple[type[Block], str]] = {
    "deck": (Deck, "slidekit: a deck, or a file with slides that decks use"),
    "venue": (Venue, "slidekit: the profile of a venue"),
    "figures": (FiguresFile, "slidekit: every picture of a project"),
    "speaker": (Speaker, "slidekit: who speaks"),
    "references": (ReferencesFile, "slidekit: what citations refer to"),
    "claims": (ClaimsFile, "slidekit: what lectures may assert"),
}
"""Kind of file → its model and title."""


def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema of a kind of file (``deck venue figures speaker references claims``). Raises KeyError for others."""
    model, title = FILES[kind]
    raw = model.model_json_schema(by_alias=True)
    raw["properties"]["slidekit"] = {"description": "Version of the language", "const": VERSION}
    blocks = {block.__name__: block for block in every_block(Block)}
    used: dict[str, None] = {}
    definitions = {
        name: with_short_form(plain_schema(marks_schema(body) if name == "Mark" else body, used), blocks[name], used)
        for name, body in raw.pop("$defs", {}).items()
    }
    body = plain_schema(raw, used)
    required = [*getattr(model, "required_in_file", ()), *body.pop("required", ())]
    for name in used_types(used):
        definitions[type_name(name)] = rename(dict(TYPES[name]))
    return {
        "$schema": DIALECT,
        "title": title,
        **body,
        **({"required": required} if required else {}),
        "$defs": dict(sorted(definitions.items())),
    }


def every_block(model: type[Block]) -> list[type[Block]]:
    """All block classes below ``model``."""
    return [each for child in model.__subclasses__() for each in (child, *every_block(child))]


def type_name(name: str) -> str:
    """The name of a type among the definitions, where ``Point`` already is a talking point."""
    return f"{name}Place" if name in ("Point", "Area", "Path") else name


def rename(part: Any) -> Any:
    """References to types under the names that they have among the definitions."""
    if isinstance(part, dict):
        return {
            key: f"#/$defs/{type_name(value.removeprefix('#/$defs/'))}" if key == "$ref" else rename(value)
            for key, value in part.items()
        }
    return [rename(item) for item in part] if isinstance(part, list) else part


def used_types(used: Mapping[str, None]) -> list[str]:
    """The named types that are needed, and those that they need."""
    names = list(used)
    for name in names:
        names.extend(other for other in refers_to(TYPES[name]) if other not in names)
    return names


def refers_to(part: Any) -> list[str]:
    """Names of the types that a schema refers to."""
    if isinstance(part, dict):
        own = [part["$ref"].removeprefix("#/$defs/")] if "$ref" in part else []
        return own + [name for value in part.values() for name in refers_to(value)]
    return [name for item in part for name in refers_to(item)] if isinstance(part, list) else []


def plain_schema(part: Any, used: dict[str, None]) -> Any:
    """Pydantic's schema without its titles, nulls and defaults of nothing, with the grammar's types by name."""
    if isinstance(part, list):
        return [plain_schema(item, used) for item in part]
    if not isinstance(part, dict):
        return part
    if "x-type" in part:
        used[part["x-type"]] = None
        return described(reference(type_name(part["x-type"])), part)
    if "x-one-of" in part:
        return {"oneOf": part["x-one-of"]}
    options = part.get("anyOf") or part.get("oneOf")
    if isinstance(options, list):
        kept = [plain_schema(option, used) for option in options if option != {"type": "null"}]
        return described(kept[0] if len(kept) == 1 else either(*kept), part)
    if "enum" in part:
        return described(either({"enum": part["enum"]}, TEMPLATE), part)
    result: Schema = {}
    for key, value in part.items():
        if key == "properties":
            result[key] = {name: plain_schema(item, used) for name, item in value.items()}
        elif key == "description":
            result[key] = value.replace("``", "")
        elif not (key in ("title", "discriminator") or (key == "default" and value in (None, [], {}))):
            result[key] = plain_schema(value, used) if key not in ("default", "required") else value
    if isinstance(result.get("default"), dict):
        del result["default"]
    return result


def described(body: Schema, part: Schema) -> Schema:
    """``body`` with the description and default of ``part``."""
    extra = {key: part[key] for key in ("description", "default") if part.get(key) not in (None, [], {})}
    return {**body, **extra}


def with_short_form(body: Schema, block: type[Block], used: dict[str, None]) -> Schema:
    """The schema of a block that a bare value may stand for."""
    if block.main_key is None:
        return body
    main = body["properties"][block.main_key]
    bare = {key: value for key, value in main.items() if key not in ("description", "default")}
    if "$ref" not in bare:
        used["Line"] = None
        bare = reference("Line")
    return {"description": body.pop("description", ""), "anyOf": [bare, body]}


def marks_schema(body: Schema) -> Schema:
    """Marks as they are written: exactly one kind with its place, and options."""
    options = {name: part for name, part in body["properties"].items() if name not in INNER}
    kinds = {kind.name: {"x-type": place_of(kind), "description": f"Draws {kind.draws}"} for kind in KINDS.values()}
    disc = kinds.pop("number")
    number = {
        "anyOf": [{"x-type": "Count"}, {"x-type": "Point"}],
        "description": f"A number: {options['number']['description']}. A place: {disc['description']}",
    }
    one_kind = [{"required": [name]} for name in kinds]
    bare_disc = {"required": ["number"], "properties": {"number": {"not": {"type": "integer"}}}}
    return {
        "type": "object",
        "description": body["description"],
        "properties": {**kinds, **options, "number": number},
        "additionalProperties": False,
        "allOf": [{"x-one-of": [*one_kind, bare_disc]}],
    }


def place_of(kind: Kind) -> str:
    """The type of place that a kind takes."""
    single = {"point": "Point", "area": "Area", "path": "Path"}
    return single[kind.shapes[0]] if len(kind.shapes) == 1 else "Place"
