"""What a build hands back: the files written and everything found on the way."""

from __future__ import annotations

from dataclasses import dataclass

from slidekit.core.diagnostics import Diagnostic, Severity


@dataclass(frozen=True, slots=True)
class Output:
    """One written deck. ``sha256`` of the file, ``digest`` of its content (the same across zlib builds)."""

    deck: str
    venue: str
    language: str
    path: str
    slides: int
    sha256: str
    digest: str
    seconds: float
    cached: bool = False
    delivered: str | None = None
    """The same bytes under the name that the venue wants; None where it names none."""
    notes: str | None = None
    """The notes as a handout; None where the speaker's screen shows them."""


@dataclass(frozen=True, slots=True)
class BuildResult:
    """Outputs and findings of a run over one or many decks."""

    outputs: tuple[Output, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def ok(self) -> bool:
        """True when nothing found is an error."""
        return not any(finding.is_error for finding in self.diagnostics)


def stops(findings: tuple[Diagnostic, ...], *, strict: bool) -> bool:
    """True when these findings forbid the write."""
    return any(finding.is_error or (strict and finding.severity is Severity.WARNING) for finding in findings)
