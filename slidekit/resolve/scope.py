"""What expressions see: deck, venue, speaker and vars as plain data, every key of the grammar present."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, get_args

from slidekit.core.diagnostics import Diagnostic
from slidekit.core.languages import base_of
from slidekit.core.richtext import plain
from slidekit.resolve.expressions import Scope
from slidekit.resolve.leaves import is_language_map, settle, strip_marks
from slidekit.resolve.speakers import last_name
from slidekit.resolve.venues import day_of
from slidekit.source.node import Items, Node, Plain, Table, typed
from slidekit.spec.block import Block
from slidekit.spec.deck import SlidesFile
from slidekit.spec.markup import parse_inline
from slidekit.spec.speaker import Speaker
from slidekit.spec.venue import Venue


def see_block(block: Block | None, cls: type[Block], language: str) -> dict[str, Plain]:
    """A block as plain data with all its keys: those absent are None, absent maps have their keys too."""
    seen: dict[str, Plain] = {}
    for name, info in cls.model_fields.items():
        inner = _inner(info.annotation)
        value = getattr(block, name) if block is not None else info.get_default(call_default_factory=True)
        key = info.alias or name
        if inner is not None and not isinstance(value, Block | list):
            seen[key] = see_block(None, inner, language) if value is None else see(value, language)
        elif block is None and info.is_required():
            seen[key] = None
        else:
            seen[key] = see(value, language)
    return seen


def see(value: Any, language: str) -> Plain:
    """A value of a model as plain data; texts in several languages arrive in the one being built."""
    if isinstance(value, Block):
        return see_block(value, type(value), language)
    if isinstance(value, Mapping):
        if value and all(isinstance(item, str) for item in value.values()) and _is_text(value):
            return _pick(value, language)
        return {str(key): see(item, language) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [see(item, language) for item in value]
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    return value if value is None or isinstance(value, str | int | float) else str(value)


def _is_text(value: Mapping[str, str]) -> bool:
    return all(len(base_of(key)) in (2, 3) for key in value)


def _pick(value: Mapping[str, str], language: str) -> str:
    if language in value:
        return value[language]
    near = next((text for tag, text in value.items() if base_of(tag) == base_of(language)), None)
    return near if near is not None else next(iter(value.values()))


def _inner(annotation: Any) -> type[Block] | None:
    for part in (annotation, *get_args(annotation)):
        if isinstance(part, type) and issubclass(part, Block):
            return part
    return None


def see_venue(venue: Venue, language: str) -> dict[str, Plain]:
    """The venue, with city, country, name and date as short ways (decision 56)."""
    seen = see_block(venue, Venue, language)
    event = seen["event"]
    assert isinstance(event, dict)
    day = day_of(venue)
    seen["date"] = day.isoformat() if day is not None else None
    return {**seen, "city": event["city"], "country": event["country"], "name": event["name"]}


def see_speaker(speaker: Speaker | None, language: str) -> dict[str, Plain]:
    """The speaker, with ``last``."""
    seen = see_block(speaker, Speaker, language)
    return {**seen, "last": last_name(speaker) if speaker is not None else None}


def see_deck(deck: SlidesFile, name: str, language: str) -> dict[str, Plain]:
    """The keys of the deck that expressions may name; texts without markup."""
    return {
        "id": name,
        "title": bare(see(deck.title, language)),
        "subtitle": bare(see(deck.subtitle, language)),
        "language": language,
        "revision": see(deck.revision, language) or "1",
    }


def bare(text: Plain) -> Plain:
    """A text without its markup."""
    if not isinstance(text, str):
        return text
    return plain(parse_inline(text).value or ())


def see_vars(node: Node | None, scope: Scope, found: list[Diagnostic]) -> dict[str, Plain]:
    """``vars`` with their own expressions filled in; they see deck, venue and speaker, not each other."""
    if not isinstance(node, Table):
        return {}
    settled = settle(node, scope, found, with_ids=True)
    value = _see_node(settled, scope.language)
    return value if isinstance(value, dict) else {}


def _see_node(node: Node, language: str) -> Plain:
    if isinstance(node, Items):
        return [_see_node(item, language) for item in node.items]
    if isinstance(node, Table):
        values = {key: _see_node(value, language) for key, value in node.entries.items()}
        if is_language_map(node) and all(isinstance(value, str) for value in values.values()):
            return _pick({key: str(value) for key, value in values.items()}, language)
        return values
    value = typed(node)
    return strip_marks(value) if isinstance(value, str) else value
