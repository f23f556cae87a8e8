"""What is to be built."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from slidekit.spec import Deck


@dataclass(frozen=True, slots=True)
class Job:
    """One deck at one venue in one language: a project-relative path, or a deck made in Python."""

    source: str | Deck
    venue: str | None = None
    language: str | None = None
    moment: str | None = None
    abroad: bool = False
    """One of many venues or languages of a run, and not the deck's own: built to be looked at, not handed in."""
