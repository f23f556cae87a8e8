"""Scalars with a form of their own: conditions, loops, equations, and what names a slide or a figure."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import PlainValidator, ValidationInfo

from slidekit.spec.faults import describe, fault, is_template, key_of, unquoted
from slidekit.spec.scalars import ID, advise_id, read_line, schema_of, slug

LOOP = re.compile(r"([A-Za-z_]\w*)\s+in\s+(\S.*)")


def check_when(value: Any) -> bool | str:
    """A bare expression, or ``true``/``false``."""
    value = unquoted(value)
    if isinstance(value, bool):
        return value
    text = read_line(value, "when")
    if text.lower() in ("true", "false"):
        return text.lower() == "true"
    if "{{" in text or "{%" in text:
        bare = text.replace("{{", "").replace("}}", "").strip()
        raise fault("braces-in-when", "when holds braces; it is an expression already", f"write when: {bare}")
    if text.startswith("!"):
        raise fault("wrong-type", f'when is "{text}"', f"write when: not {text.lstrip('! ')}")
    if not text:
        raise fault("empty-value", "when is empty", "write a condition, or take the line out")
    return text


def check_loop(value: Any, info: ValidationInfo) -> str:
    """``name in list``."""
    text = read_line(value, key_of(info))
    if LOOP.fullmatch(text) is None:
        raise fault("wrong-type", f'for_each is "{text}"; the form is name in list', "write for_each: q in vars.questions")
    return text


def check_equation(value: Any) -> str:
    """LaTeX; control characters tell of double quotes."""
    if not isinstance(value, str):
        raise fault("wrong-type", f"equation is {describe(value)}; LaTeX is expected", r"write equation: '\frac{a}{b}'")
    if any(ord(sign) < 32 and sign != "\n" for sign in value):
        raise fault(
            "control-character",
            "equation holds a control character; in double quotes \\f \\b \\t \\n \\a \\r are not letters",
            "use single quotes, or none",
        )
    return str(unquoted(value)).strip()


def check_use(value: Any, info: ValidationInfo) -> str:
    """``file#id``."""
    text = read_line(value, key_of(info))
    file, sign, name = text.partition("#")
    if not sign or not name or not file:
        raise fault(
            "use-without-id",
            f'use is "{text}": no #id after the file name; a space before # starts a comment',
            f"write use: {file.strip() or 'shared/file.yaml'}#slide-id",
        )
    if ID.fullmatch(name) is None or file != file.strip():
        raise fault("wrong-type", f'use is "{text}"; file#id is expected', f"write use: {file.strip()}#{slug(name)}")
    return text


def check_figure(value: Any, info: ValidationInfo) -> str:
    """The id of a figure; for a path, the lines to paste."""
    if is_template(value, info):
        return value  # type: ignore[no-any-return]
    key = key_of(info)
    text = read_line(value, key)
    if ID.fullmatch(text):
        return text
    file = text.rsplit("/", 1)[-1]
    stem, dot, _ = file.rpartition(".")
    if "{" not in text and ("/" in text or dot):
        name = slug(stem or file)
        raise fault(
            "figure-is-a-path",
            f'{key} is "{text}", a path; a figure of assets/figures.yaml is expected',
            f"add {name}: {{file: {file}, kind: illustration, alt: …}} to figures, and write {key}: {name}",
        )
    raise fault("wrong-type", f'{key} is "{text}"; a figure id has lower-case letters, digits and hyphens', advise_id(text))


When = Annotated[bool | str, PlainValidator(check_when), schema_of("When")]
Loop = Annotated[str, PlainValidator(check_loop), schema_of("Loop")]
Equation = Annotated[str, PlainValidator(check_equation), schema_of("Equation")]
Use = Annotated[str, PlainValidator(check_use), schema_of("Use")]
FigureId = Annotated[str, PlainValidator(check_figure), schema_of("Id")]
