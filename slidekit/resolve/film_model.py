"""A film with nothing left to look up, and how a panel plays it."""

from __future__ import annotations

from slidekit.core.diagnostics import Span
from slidekit.core.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Film:
    """The film of a figure: its file, what it was looked at for. ``size`` in bytes, codecs by their four letters.

    ``captions`` is the path of a WebVTT file, or empty; ``speechless``: the author says that nobody speaks.
    """

    path: str
    sha256: str
    size: int
    seconds: float | None
    pixels: tuple[int, int]
    video: str
    audio: str
    captions: str = ""
    speechless: bool = False
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Play:
    """How a film plays: by itself or on a click, once or again and again, from and to a second (None: its end)."""

    auto: bool = False
    loop: bool = False
    mute: bool = True
    start: float = 0.0
    end: float | None = None
    span: Span | None = None

    def seconds(self, film: Film) -> float | None:
        """How long it plays once; None where the film does not say how long it is."""
        end = self.end if self.end is not None else film.seconds
        return None if end is None else max(0.0, end - self.start)
