"""What a case is: a finding, a file that has it, and one that is nearly the same and does not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from package_kit import Kit

Make = Callable[[Kit], object]


def nothing(kit: Kit) -> None:
    """The plain deck."""


@dataclass(frozen=True)
class Case:
    """``venue`` are the rules of a venue file; ``slide`` the number that the finding names, None for the file as such.

    ``good_venue`` None: the good file is held against the same venue. ``says``: words of the message.
    """

    code: str
    bad: Make
    good: Make = nothing
    venue: str = ""
    good_venue: str | None = None
    slide: str | None = "1"
    name: str = "talk.pptx"
    good_name: str = "talk.pptx"
    says: str = ""
