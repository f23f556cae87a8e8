"""As much of JSON Schema 2020-12 as slidekit's schemas use, for the tests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

KNOWN = {
    "$schema", "$defs", "$ref", "title", "description", "default", "type", "enum", "const", "pattern",
    "anyOf", "oneOf", "allOf", "not", "properties", "additionalProperties", "propertyNames", "required", "items",
    "minItems", "maxItems", "minimum", "maximum", "minProperties", "minLength",
}  # fmt: skip
TYPES = {"string": str, "boolean": bool, "object": dict, "array": list, "null": type(None)}


def parts(schema: Any) -> Iterator[dict[str, Any]]:
    """Every schema inside a schema."""
    if not isinstance(schema, dict):
        return
    yield schema
    for key in ("items", "not", "propertyNames", "additionalProperties"):
        yield from parts(schema.get(key))
    for key in ("anyOf", "oneOf", "allOf"):
        for option in schema.get(key, []):
            yield from parts(option)
    for key in ("properties", "$defs"):
        for option in schema.get(key, {}).values():
            yield from parts(option)


def is_type(value: Any, name: str) -> bool:
    if name in ("number", "integer"):
        return isinstance(value, int if name == "integer" else int | float) and not isinstance(value, bool)
    return isinstance(value, TYPES[name])


def fits(value: Any, schema: Any, root: dict[str, Any]) -> bool:
    """True when the value is valid."""
    if isinstance(schema, bool):
        return schema
    if "$ref" in schema and not fits(value, root["$defs"][schema["$ref"].removeprefix("#/$defs/")], root):
        return False
    types = schema.get("type")
    if types and not any(is_type(value, name) for name in ([types] if isinstance(types, str) else types)):
        return False
    if "enum" in schema and value not in schema["enum"]:
        return False
    if "const" in schema and value != schema["const"]:
        return False
    if "not" in schema and fits(value, schema["not"], root):
        return False
    if "anyOf" in schema and not any(fits(value, option, root) for option in schema["anyOf"]):
        return False
    if "oneOf" in schema and sum(fits(value, option, root) for option in schema["oneOf"]) != 1:
        return False
    if not all(fits(value, option, root) for option in schema.get("allOf", [])):
        return False
    if isinstance(value, dict):
        return fits_object(value, schema, root)
    if isinstance(value, list):
        low, high = schema.get("minItems", 0), schema.get("maxItems", len(value))
        return low <= len(value) <= high and all(fits(item, schema.get("items", True), root) for item in value)
    if isinstance(value, str):
        return re.search(schema.get("pattern", ""), value) is not None and len(value) >= schema.get("minLength", 0)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return schema.get("minimum", value) <= value <= schema.get("maximum", value)
    return True


def fits_object(value: dict[str, Any], schema: dict[str, Any], root: dict[str, Any]) -> bool:
    """The keywords of maps."""
    known = schema.get("properties", {})
    return (
        all(name in value for name in schema.get("required", []))
        and len(value) >= schema.get("minProperties", 0)
        and all(fits(name, schema.get("propertyNames", True), root) for name in value)
        and all(fits(item, known.get(name, schema.get("additionalProperties", True)), root) for name, item in value.items())
    )
