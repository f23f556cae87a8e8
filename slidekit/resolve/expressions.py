"""What an expression sees, and which texts have one. ``evaluation`` runs them and loads Jinja: the first one imports it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from slidekit.source.node import Plain


@dataclass(frozen=True, slots=True)
class Scope:
    """What an expression sees: plain data by name, and the language that filters write."""

    names: Mapping[str, Plain]
    language: str

    def with_name(self, name: str, value: Plain) -> Scope:
        """The same with one name more, as inside a ``for_each``."""
        return Scope({**self.names, name: value}, self.language)


def has_expression(text: str) -> bool:
    """True when ``text`` must go through ``render``."""
    return "{" in text and ("{{" in text or "{%" in text or "{#" in text)
