"""Text: plain, or a map of language → text. Also *Source*, which is a reference key, a list of keys, or Text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import PlainValidator, ValidationInfo

from slidekit.spec.faults import INSERT_CLOSE, INSERT_OPEN, describe, fault, key_of, unquoted
from slidekit.spec.scalars import KEY, LANG, schema_of

TextValue = str | dict[str, str]

HTML = re.compile(
    r"<!--|</?(?:a|abbr|article|b|big|blockquote|body|br|center|code|dd|del|div|dl|dt|em|font|h[1-6]|head|hr|html|i|iframe|img"
    r"|input|ins|kbd|li|mark|object|ol|p|pre|q|s|samp|script|section|small|span|strike|strong|style|sub|sup|svg|table|tbody"
    r"|td|th|thead|tr|tt|u|ul|var|video|wbr)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
LITERAL = re.compile(rf"{INSERT_OPEN}.*?{INSERT_CLOSE}|\\.|(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
"""What cannot be a tag: inserted values, escaped signs, code."""

MARKDOWN_FOR = {
    "b": "**…**", "strong": "**…**", "i": "*…*", "em": "*…*", "sup": "^…^", "sub": "~…~", "code": "`…`", "tt": "`…`", "a": "[…](https://…)",
}  # fmt: skip


def is_language_map(value: Mapping[str, object]) -> bool:
    """True when every key is a language tag (decision 23)."""
    return bool(value) and all(LANG.fullmatch(key) is not None for key in value)


def refuse_html(text: str) -> None:
    """Raise ``html-in-text`` for a real tag; ``<5 mm`` is text."""
    found = HTML.search(LITERAL.sub("", text))
    if found is None:
        return
    name = re.sub(r"[^a-z0-9]", "", found[0].lower().split()[0])
    if name == "br":
        advice = "take it out: lines break by themselves"
    elif name in MARKDOWN_FOR:
        advice = f"write {MARKDOWN_FOR[name]}"
    else:
        advice = "take the tag out, or write \\< for the sign itself"
    raise fault("html-in-text", f"{found[0]} is HTML; texts hold none", advice)


def quoted_line(value: Mapping[str, object], key: str | None) -> str:
    """The line that was meant where a text with a colon became a map."""
    name, item = next(iter(value.items()), ("", None))
    rest = f" {item}" if isinstance(item, str) else ""
    line = f"{name}:{rest}".replace("\\", "\\\\").replace('"', '\\"')
    return f'{key}: "{line}"' if key else f'- "{line}"'


def read_text(value: object, key: str, item: bool = False) -> TextValue:
    """Text as written. Raises ``text-is-a-map``, ``html-in-text`` or ``wrong-type``; ``item`` is true inside a list."""
    if isinstance(value, str):
        if "<" in value:
            refuse_html(value)
        return value
    if isinstance(value, Mapping):
        if is_language_map(value):
            return {tag: read_translation(text, tag) for tag, text in value.items()}
        raise text_is_a_map(value, key, item)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise fault("wrong-type", f"{key} is {describe(value)}; text is expected", "write one text, or a map of language and text")


def read_translation(value: object, tag: str) -> str:
    """The text of one language."""
    if isinstance(value, str):
        if "<" in value:
            refuse_html(value)
        return value
    if isinstance(value, Mapping):
        raise fault(
            "text-is-a-map",
            f"{tag} is a map; text is expected",
            f'a text with ": " needs quotes: {quoted_line(value, tag)}',
            (tag,),
        )
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise fault("wrong-type", f"{tag} is {describe(value)}; text is expected", "write the text in that language", (tag,))


def text_is_a_map(value: Mapping[str, object], key: str, item: bool) -> Exception:
    """The fault for a text that YAML took for a map, with the corrected line."""
    if any(isinstance(part, list | tuple) for part in value.values()):
        name = next(iter(value), "")
        return fault(
            "text-is-a-map", f'"{name}" became a key, because a colon follows it', f"write text: {name} and, below it, points:"
        )
    odd = [name for name in value if LANG.fullmatch(name) is None]
    if len(odd) < len(value):
        return fault(
            "text-is-a-map", f'"{odd[0]}" is no language tag, among others that are', "quote a text with a comma or a colon"
        )
    message = f"{key} is a map; text is expected"
    return fault("text-is-a-map", message, f'a text with ": " needs quotes: {quoted_line(value, None if item else key)}')


def check_text(value: Any, info: ValidationInfo) -> TextValue:
    """What a human reads."""
    if isinstance(value, str) and "<" not in value:
        return value
    return read_text(value, key_of(info))


def check_item_text(value: Any, info: ValidationInfo) -> TextValue:
    """A text in a list."""
    if isinstance(value, str) and "<" not in value:
        return value
    return read_text(value, key_of(info), item=True)


def check_source(value: Any, info: ValidationInfo) -> TextValue | list[str]:
    """A reference key, a list of keys, or Text."""
    if isinstance(value, list | tuple):
        for index, key in enumerate(value):
            if not isinstance(unquoted(key), str) or KEY.fullmatch(str(unquoted(key))) is None:
                message = f"{describe(key)} is no reference key"
                raise fault("wrong-type", message, "write keys, as [renfrew1991, eskey2001]", (index,))
        return [str(unquoted(key)) for key in value]
    return read_text(value, key_of(info))


def source_keys(source: TextValue | list[str]) -> tuple[str, ...]:
    """The reference keys of a *Source*; none when it is Text."""
    if isinstance(source, list):
        return tuple(source)
    if isinstance(source, str) and KEY.fullmatch(bare := str(unquoted(source)).strip()):
        return (bare,)
    return ()


Text = Annotated[TextValue, PlainValidator(check_text), schema_of("Text")]
ItemText = Annotated[TextValue, PlainValidator(check_item_text), schema_of("Text")]
Source = Annotated[TextValue | list[str], PlainValidator(check_source), schema_of("Source")]
