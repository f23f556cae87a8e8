"""Language tags: which of those offered is the one wanted."""

from __future__ import annotations

from collections.abc import Iterable


def base_of(language: str) -> str:
    """``pt-BR`` → ``pt``."""
    return language.split("-")[0].lower()


def offered_for(wanted: str, offered: Iterable[str]) -> str | None:
    """The tag itself where it is offered, else the first of the same base, else None."""
    tags = tuple(offered)
    if wanted in tags:
        return wanted
    return next((tag for tag in tags if base_of(tag) == base_of(wanted)), None)
