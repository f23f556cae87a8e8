"""The grammar's types as JSON Schema, by the names that ``scalars``, ``text`` and ``place`` give them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from slidekit.spec.forms import LOOP
from slidekit.spec.layouts import LAYOUTS
from slidekit.spec.scalars import ID, KEY, LANG, PARTIAL
from slidekit.spec.symbols import WORDS

Schema = dict[str, Any]

TEMPLATE: Schema = {"type": "string", "pattern": r"\{\{"}
"""A text with an expression stands for any type; it is checked once the expression has a value."""


def reference(name: str) -> Schema:
    """A reference to a named type."""
    return {"$ref": f"#/$defs/{name}"}


def either(*options: Schema) -> Schema:
    """Any of some schemas."""
    return {"anyOf": list(options)}


def spelled(pattern: str, *types: str) -> Schema:
    """Text of one form, or a template; ``types`` are what editors may make of such a text beside a string."""
    return {"type": ["string", *types], "pattern": rf"^(?:{pattern})$|\{{\{{"}


def fractions(count: int) -> Schema:
    """A list of ``count`` fractions."""
    return {"type": "array", "items": reference("Fraction"), "minItems": count, "maxItems": count}


LANDMARK = spelled(ID.pattern)
POINT_XY = fractions(2)
AREA_LTRB = fractions(4)
PATH_XY: Schema = {"type": "array", "items": POINT_XY, "minItems": 2}
PATH: Schema = {"type": "array", "items": either(LANDMARK, POINT_XY), "minItems": 2}
KEYS: Schema = {"type": "array", "items": {"type": "string", "pattern": f"^{KEY.pattern}$"}}
PLAIN = ["string", "number", "boolean"]
DIRECTIONS = ["left", "right", "above", "below", "auto"]
CORNERS = ["top-left", "top-right", "bottom-left", "bottom-right"]

TYPES: Mapping[str, Schema] = {
    "Num": either({"type": "number"}, TEMPLATE),
    "Positive": either({"type": "number", "minimum": 0}, TEMPLATE),
    "Zoom": either({"type": "number", "minimum": 1.2, "maximum": 10}, TEMPLATE),
    "Int": either({"type": "integer"}, TEMPLATE),
    "Count": either({"type": "integer", "minimum": 1}, TEMPLATE),
    "Bool": either({"type": "boolean"}, TEMPLATE),
    "Line": {"type": PLAIN},
    "Text": either(
        {"type": PLAIN},
        {
            "type": "object",
            "description": "A map of language → text",
            "propertyNames": {"pattern": f"^{LANG.pattern}$"},
            "additionalProperties": {"type": PLAIN},
            "minProperties": 1,
        },
    ),
    "Id": spelled(ID.pattern, "integer"),
    "Key": spelled(KEY.pattern, "integer"),
    "Lang": spelled(LANG.pattern),
    "Date": spelled(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?)?"),
    "PartialDate": spelled(PARTIAL.pattern, "integer"),
    "File": {"type": "string", "minLength": 1, "pattern": r"^[^/~\\]"},
    "When": {"type": ["boolean", "string"], "not": {"type": "string", "pattern": r"\{\{|^!"}},
    "Loop": {"type": "string", "pattern": f"^{LOOP.pattern}$"},
    "Equation": {"type": "string"},
    "Use": {"type": "string", "pattern": f"^[^#]*[^#\\s]#{ID.pattern}$"},
    "Layout": {"type": "string", "enum": list(LAYOUTS)},
    "Url": spelled(r"(https?://|mailto:)\S+"),
    "Colour": spelled("#[0-9A-Fa-f]{6}"),
    "Scale": either({"type": "boolean"}, spelled(r"\d+(\.\d+)? (mm|cm|µm|um)")),
    "Values": either(reference("Num"), {"type": "array", "items": reference("Num")}),
    "Source": either(reference("Text"), KEYS),
    "Legend": {
        "type": "object",
        "propertyNames": spelled(rf"({'|'.join(WORDS)})( ({'|'.join(WORDS)})){{0,2}}"),
        "additionalProperties": reference("Text"),
    },
    "TwoNames": {"type": "array", "items": LANDMARK, "minItems": 2, "maxItems": 2},
    "Fraction": either({"type": "number", "minimum": 0, "maximum": 1}, TEMPLATE),
    "Point": either(LANDMARK, POINT_XY),
    "Area": either(LANDMARK, AREA_LTRB),
    "Path": either(LANDMARK, PATH),
    "Place": either(LANDMARK, POINT_XY, AREA_LTRB, PATH),
    "Numbers": either(POINT_XY, AREA_LTRB, PATH_XY),
    "AreaNumbers": AREA_LTRB,
    "Size": either(reference("Fraction"), POINT_XY),
    "LabelAt": either({"enum": DIRECTIONS}, reference("Point")),
    "From": either({"enum": DIRECTIONS + CORNERS}, reference("Point")),
}
