"""The scalar types of the grammar. YAML gives text as spelled, the key's type reads it (rule R1)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import PlainSerializer, PlainValidator, ValidationInfo, WithJsonSchema

from slidekit.core.diagnostics import did_you_mean
from slidekit.spec.faults import describe, fault, is_template, key_of, unquoted

NUMBER = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?")
WHOLE = re.compile(r"[-+]?\d+")
UNIT = re.compile(r"([-+]?\d+(?:[.,]\d+)?)\s*([A-Za-zµ%°]+\.?)")
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:/+-]*")
LANG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?")
LANG_LOOSE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?")
PARTIAL = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
URL = re.compile(r"(https?://|mailto:)\S+")
YES = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false", "1": "true", "0": "false"}


def schema_of(name: str) -> WithJsonSchema:
    """A reference to one of the named types that ``schema.py`` defines."""
    return WithJsonSchema({"x-type": name})


def slug(text: str) -> str:
    """The id that a text would give: ``Why it matters`` → ``why-it-matters``."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))


def read_number(value: object, key: str) -> float:
    """A number from its spelling; an int where it is spelled as one. Raises the ``wrong-type`` fault."""
    value = unquoted(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    if isinstance(value, str):
        text = value.strip()
        if WHOLE.fullmatch(text):
            return int(text)
        if NUMBER.fullmatch(text):
            return float(text)
        if re.fullmatch(r"[-+]?\d+,\d+", text):
            raise fault("wrong-type", f"{key} is {text}, with a decimal comma", f"write {text.replace(',', '.')}")
        if unit := UNIT.fullmatch(text):
            raise fault(
                "wrong-type", f"{key} is {text}; a number without a unit is expected", f"write {unit[1].replace(',', '.')}"
            )
    raise fault("wrong-type", f"{key} is {describe(value)}, not a number", "write a number, as 12 or 1.5")


def number_type(
    low: float | None = None, high: float | None = None, whole: bool = False
) -> Callable[[Any, ValidationInfo], float]:
    """A validator for numbers from ``low`` to ``high``."""

    def check(value: Any, info: ValidationInfo) -> float:
        if is_template(value, info):
            return value  # type: ignore[no-any-return]
        key = key_of(info)
        number = read_number(value, key)
        if whole and not isinstance(number, int):
            raise fault("wrong-type", f"{key} is {value}, not a whole number", f"write {round(number)}")
        if low is not None and number < low:
            raise fault("out-of-range", f"{key} is {number}; the least is {low}", f"write {low} or more")
        if high is not None and number > high:
            raise fault("out-of-range", f"{key} is {number}; the most is {high}", f"write {high} or less")
        return number

    return check


def check_bool(value: Any, info: ValidationInfo) -> bool:
    """``true`` or ``false``."""
    if is_template(value, info):
        return value  # type: ignore[no-any-return]
    value = unquoted(value)
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.strip().lower() in ("true", "false"):
        return value.strip().lower() == "true"
    meant = YES.get(str(value).strip().lower())
    raise fault(
        "wrong-type",
        f"{key_of(info)} is {describe(value)}; true or false is expected",
        f"write {meant}" if meant else "write true or false",
    )


def read_line(value: object, key: str) -> str:
    """Plain text on one line; white space is one space."""
    value = unquoted(value)
    if isinstance(value, str):
        return " ".join(re.split(r"[ \t\r\n]+", value.strip()))
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, dict):
        name, item = next(iter(value.items()), ("", None))
        rest = f" {item}" if isinstance(item, str) else ""
        line = f"{name}:{rest}".replace('"', '\\"')
        raise fault(
            "text-is-a-map", f"{key} is a map; plain text is expected", f'a text with ": " needs quotes: {key}: "{line}"'
        )
    raise fault("wrong-type", f"{key} is {describe(value)}; text is expected", "write one text")


def check_line(value: Any, info: ValidationInfo) -> str:
    """Names, addresses and the like: text that is not translated."""
    return read_line(value, key_of(info))


def matching(pattern: re.Pattern[str], what: str, advice: Callable[[str], str]) -> Callable[[Any, ValidationInfo], str]:
    """A validator for text of one form."""

    def check(value: Any, info: ValidationInfo) -> str:
        if is_template(value, info):
            return value  # type: ignore[no-any-return]
        key = key_of(info)
        text = read_line(value, key)
        if pattern.fullmatch(text) is None:
            raise fault("wrong-type", f'{key} is "{text}"; {what}', advice(text))
        return text

    return check


def advise_id(text: str) -> str:
    """The nearest id to what was written."""
    return f"write {slug(text)}" if slug(text) else "write lower-case letters, digits and hyphens"


def advise_lang(text: str) -> str:
    """The tag in its usual letters."""
    if LANG_LOOSE.fullmatch(text):
        first, *rest = re.split(r"[-_]", text)
        tag = "-".join([first.lower(), *(part.upper() if len(part) == 2 else part.title() for part in rest)])
        if LANG.fullmatch(tag):
            return f"write {tag}"
    return "write a language tag, as es or pt-BR"


def one_of(*names: str) -> PlainValidator:
    """A validator for one name of a closed list; offers the nearest."""

    def check(value: Any, info: ValidationInfo) -> str:
        if is_template(value, info):
            return value  # type: ignore[no-any-return]
        key = key_of(info)
        text = read_line(value, key)
        if text not in names:
            raise fault("unknown-value", f'{key} is "{text}", which is not known', did_you_mean(text, names))
        return text

    return PlainValidator(check, json_schema_input_type=Literal[names])


def check_date(value: Any, info: ValidationInfo) -> date:
    """A day, or a day with a time (then a ``datetime``)."""
    if is_template(value, info):
        return value  # type: ignore[no-any-return]
    if isinstance(value, date):
        return value
    key = key_of(info)
    text = read_line(value, key)
    try:
        if DAY.fullmatch(text):
            return date.fromisoformat(text)
        if MOMENT.fullmatch(text):
            return datetime.fromisoformat(text)
    except ValueError:
        raise fault(
            "wrong-type", f"{key} is {text}, a day that does not exist", "write year-month-day, as 2026-04-28"
        ) from None
    raise fault("wrong-type", f'{key} is "{text}", not a date', "write 2026-04-28, or 2026-04-28T09:00 with a time")


def date_data(value: Any) -> Any:
    """A date in the form of YAML; templates stay text."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds" if value.second else "minutes")
    return value.isoformat() if isinstance(value, date) else value


def check_file(value: Any, info: ValidationInfo) -> str:
    """A path relative to the file it stands in, with ``/``."""
    if is_template(value, info):
        return value  # type: ignore[no-any-return]
    key = key_of(info)
    text = read_line(value, key)
    if "\\" in text:
        raise fault("wrong-type", f'{key} is "{text}", with backslashes', f"write {text.replace(chr(92), '/')}")
    if text.startswith(("/", "~")) or re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", text) or not text:
        raise fault("wrong-type", f'{key} is "{text}"; a path inside the project is expected', "write it relative to this file")
    return text


def check_colour(value: Any, info: ValidationInfo) -> str:
    """``#0072B2``."""
    if is_template(value, info):
        return value  # type: ignore[no-any-return]
    text = read_line(value, key_of(info))
    if re.fullmatch(r"#[0-9A-Fa-f]{6}", text) is None:
        raise fault("wrong-type", f'{key_of(info)} is "{text}", not a colour', 'write six hex digits in quotes, as "#0072B2"')
    return text


Num = Annotated[float, PlainValidator(number_type()), schema_of("Num")]
Positive = Annotated[float, PlainValidator(number_type(low=0)), schema_of("Positive")]
Zoom = Annotated[float, PlainValidator(number_type(low=1.2, high=10)), schema_of("Zoom")]
Int = Annotated[int, PlainValidator(number_type(whole=True)), schema_of("Int")]
Count = Annotated[int, PlainValidator(number_type(low=1, whole=True)), schema_of("Count")]
Bool = Annotated[bool, PlainValidator(check_bool), schema_of("Bool")]
Line = Annotated[str, PlainValidator(check_line), schema_of("Line")]
Id = Annotated[
    str,
    PlainValidator(matching(ID, "an id has lower-case letters, digits and hyphens", advise_id)),
    schema_of("Id"),
]
Key = Annotated[
    str,
    PlainValidator(matching(KEY, "a key has letters, digits and . _ : -, no spaces", lambda text: f"write {slug(text)}")),
    schema_of("Key"),
]
Lang = Annotated[str, PlainValidator(matching(LANG, "a language tag is expected", advise_lang)), schema_of("Lang")]
Date = Annotated[date, PlainValidator(check_date), PlainSerializer(date_data), schema_of("Date")]
PartialDate = Annotated[
    str,
    PlainValidator(matching(PARTIAL, "a year, month or day is expected", lambda _: "write 2026, 2026-04 or 2026-04-28")),
    schema_of("PartialDate"),
]
File = Annotated[str, PlainValidator(check_file), schema_of("File")]
Url = Annotated[
    str,
    PlainValidator(matching(URL, "an address is expected", lambda text: f"write https://{text}")),
    schema_of("Url"),
]
Colour = Annotated[str, PlainValidator(check_colour), schema_of("Colour")]
