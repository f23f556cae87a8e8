"""What a build hands back: the files written and everything found on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from slidekit.core.diagnostics import Diagnostic, Severity
from slidekit.core.frozen import dataclass
from slidekit.pipeline.comparing import VenueDifference


@dataclass(frozen=True, slots=True)
class Rendering:
    """A file in another format beside a written deck: the whole deck (``pdf html``), or one of its slides (``png svg``)."""

    format: str
    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Output:
    """One written deck. ``sha256`` of the file, ``digest`` of its content (the same across zlib builds).

    ``cached``: nothing was made and nothing written, for the file is as it would be.
    """

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
    films: tuple[str, ...] = ()
    """Copies of the deck's films, where the venue wants each as a file of its own."""
    renderings: tuple[Rendering, ...] = ()
    """The same slides in the other formats that were asked for, by the venue or on the command line."""


@dataclass(frozen=True, slots=True)
class BuildResult:
    """Outputs and findings of a run over one or many decks, in the order of the decks.

    ``differences``: how the slides of a deck differ between the venues of the run. ``looked``: path → stamp of every file
    that the run depends on, so that it can be told later whether the same run would do anything.
    """

    outputs: tuple[Output, ...]
    diagnostics: tuple[Diagnostic, ...]
    differences: tuple[VenueDifference, ...] = ()
    looked: Mapping[str, str] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """True when nothing found is an error."""
        return not any(finding.is_error for finding in self.diagnostics)


def stops(findings: tuple[Diagnostic, ...], *, strict: bool) -> bool:
    """True when these findings forbid the write."""
    return any(finding.is_error or (strict and finding.severity is Severity.WARNING) for finding in findings)
