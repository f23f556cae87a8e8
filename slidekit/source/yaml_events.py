"""Where parser events come from: libyaml, or PyYAML's own parser where libyaml is missing. Same events, same places."""

from __future__ import annotations

from typing import Protocol

import yaml
from yaml.events import Event

from slidekit.source.yaml_text import At


class Parser(Protocol):
    """Gives one event after the other, None at the end; raises YAMLError."""

    def get_event(self) -> Event | None: ...


def open_parser(text: str, *, pure: bool = False) -> Parser:
    """A parser at the beginning of ``text``; ``pure`` goes without libyaml.

    Only its events are used: composing is what crashes on deep nesting and what expands aliases.
    """
    fast: type[yaml.CSafeLoader] | None = getattr(yaml, "CSafeLoader", None)
    return yaml.SafeLoader(text) if pure or fast is None else fast(text)


def start_of(event: Event) -> At:
    """Where an event starts."""
    mark = event.start_mark
    return At(mark.line, mark.column) if mark is not None else At(0, 0)


def end_of(event: Event) -> At:
    """Where an event ends, exclusive."""
    mark = event.end_mark
    return At(mark.line, mark.column) if mark is not None else At(0, 0)
