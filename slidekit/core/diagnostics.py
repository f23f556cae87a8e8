"""Findings as data: a fact with numbers, one action, the smallest place. ``cli`` renders them."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from enum import StrEnum
from typing import Generic, NoReturn, TypeVar

from slidekit.core.frozen import dataclass

T = TypeVar("T")


class Severity(StrEnum):
    """How bad: an ERROR stops the write, a WARNING does with ``--strict``, an INFO never."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Span:
    """Where it stands: project-relative file with ``/``, lines and columns counted from 1, end exclusive.

    Line 0 means the file as a whole, which may have no lines.
    """

    file: str
    line: int
    column: int
    end_line: int
    end_column: int

    @classmethod
    def whole(cls, file: str) -> Span:
        """The file as a whole."""
        return cls(file, 0, 0, 0, 0)

    @property
    def is_whole(self) -> bool:
        return self.line == 0


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. ``code`` is kebab-case, ``message`` a fact, ``help`` one action (may be empty)."""

    code: str
    severity: Severity
    message: str
    span: Span | None = None
    help: str = ""
    slide: str | None = None
    element: str | None = None

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What a stage hands on: a value (None when nothing usable came out) and all that it found."""

    value: T | None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def ok(self) -> bool:
        """True when there is a value and no finding is an error."""
        return self.value is not None and not any(d.is_error for d in self.diagnostics)


class Refused(Exception):
    """Raised inside a room to leave it with findings; each room's door catches it and returns an Outcome."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__(diagnostics[0].message if diagnostics else "refused")
        self.diagnostics = diagnostics


def error(code: str, message: str, span: Span | None = None, help: str = "", **where: str | None) -> Diagnostic:
    """A finding of severity error; ``where`` may name ``slide`` and ``element``."""
    return Diagnostic(code, Severity.ERROR, message, span, help, **where)


def warning(code: str, message: str, span: Span | None = None, help: str = "", **where: str | None) -> Diagnostic:
    """A finding of severity warning; ``where`` may name ``slide`` and ``element``."""
    return Diagnostic(code, Severity.WARNING, message, span, help, **where)


def refuse(code: str, message: str, span: Span | None = None, help: str = "", **where: str | None) -> NoReturn:
    """Leave the room with one error."""
    raise Refused(error(code, message, span, help, **where))


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The known name that a mistyped one most likely meant, or None when nothing is near."""
    known = {candidate.casefold(): candidate for candidate in sorted(names, reverse=True)}
    found = get_close_matches(name.casefold(), list(known), n=1, cutoff=0.6)
    return known[found[0]] if found else None


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """``"did you mean tip?"`` for a near miss, else a list of what is known (at most twelve)."""
    every = sorted(names)
    near = nearest(name, every)
    if near is not None:
        return f"did you mean {near}?"
    shown = ", ".join(every[:12]) + (" …" if len(every) > 12 else "")
    return f"known: {shown}" if every else "none is known here"
