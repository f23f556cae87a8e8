"""What is known when the YAML parser gives up, and what the author is told."""

from __future__ import annotations

from slidekit.core.diagnostics import Diagnostic
from slidekit.core.frozen import dataclass
from slidekit.source.yaml_text import At, Source


@dataclass(frozen=True, slots=True)
class Case:
    """What is known when the parser gives up. ``problem`` and ``context`` are its words."""

    source: Source
    problem: str
    where: At
    context: str = ""
    context_at: At | None = None
    flow: At | None = None
    """Where the innermost open bracket stands, as far as events say."""
    last: tuple[At, At, str] | None = None
    """The last scalar: start, end, style."""

    @property
    def line(self) -> str:
        return self.source.line(self.where.line)


@dataclass(frozen=True, slots=True)
class Fault:
    """The finding, and the line with which reading can go on (None when nobody can know)."""

    diagnostic: Diagnostic
    line: int
    repaired: str | None = None
