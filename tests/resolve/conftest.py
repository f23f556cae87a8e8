"""Projects in memory."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Mapping

import pytest

from slidekit.core.diagnostics import Diagnostic, Outcome
from slidekit.resolve import ResolvedDeck, Slide, resolve
from slidekit.source import MemoryWorkspace

FIGURES = """\
slidekit: 1
defaults: {credit: {author: Ada Ruiz, licence: CC-BY-4.0}}
figures:
  bone:
    file: bone.png
    kind: illustration
    caption: {en: Section of bone, es: Corte de hueso}
    alt: {en: A bone, es: Un hueso}
    spacing_mm: [0.5, 0.5]
    landmarks:
      tip: [0.5, 0.5]
      entry: [0.1, 0.1]
      far: [0.9, 0.9]
      marrow: [0.2, 0.2, 0.6, 0.6]
      way: [[0.1, 0.1], [0.4, 0.4]]
      low: [0, 0, 0.5, 0.5]
      out: [0.7, 0.7, 0.9, 0.9]
  frame:
    file: wide.png
    kind: simulation
    view: Lateral
    contrast: true
    alt: {en: A frame, es: Un cuadro}
    landmarks: {tip: [0.3, 0.4], front: [0.6, 0.2]}
  film:
    file: bone.png
    kind: radiograph
    subject: one
    alt: {en: A film, es: Una placa}
    landmarks: {tip: [0.5, 0.5]}
  film-2:
    file: wide.png
    kind: ct
    subject: two
    alt: {en: Another film, es: Otra placa}
  clip:
    file: clip.mp4
    kind: video
    alt: A clip
"""

REFERENCES = """\
slidekit: 1
references:
  renfrew:
    authors: [Renfrew DL, Moore TE]
    title: Correct placement
    journal: AJNR
    year: 1991
    volume: 12
    issue: 5
    pages: 1003-1007
    doi: 10.1000/1
  eskey:
    authors: [Eskey CJ]
    title: Lumbar puncture
    year: 2001
  centeno:
    authors: [Centeno C]
    title: Mythbusters
    kind: web
    url: https://example.org/a
    note: {en: Opinion, es: Opinión}
    confirmed: false
"""

SPEAKER = """\
name: Ada Ruiz Soto
credentials: MD
role: {en: Surgeon, es: Cirujana}
disclosures: {statement: pending}
"""

VENUE = """\
id: congress
event: {name: Annual Meeting, city: Rosario, country: AR, start: 2026-04-17T09:00, slot_minutes: 20}
language: es
audience: lay
fonts: {min_pt: 24}
forbid: {animations: true}
exclude: [internal]
figures: {frame: bone}
deliver: {filename: "{{ speaker.last }}_{{ venue.id }}_v{{ deck.revision }}"}
sources:
  - {rule: fonts.min_pt, confirmed: false}
"""


def png(width: int, height: int) -> bytes:
    """A grey picture."""

    def chunk(name: bytes, data: bytes) -> bytes:
        body = name + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = b"".join(b"\0" + b"\x80" * width for _ in range(height))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


class Project:
    """A project in memory that is resolved with one call."""

    def __init__(self) -> None:
        self.files: dict[str, bytes | str] = {
            "assets/figures.yaml": FIGURES,
            "assets/references.yaml": REFERENCES,
            "assets/speaker.yaml": SPEAKER,
            "assets/bone.png": png(8, 8),
            "assets/wide.png": png(16, 8),
            "decks/venues/congress.yaml": VENUE,
        }

    def resolve(
        self,
        slides: str,
        head: str = "title: A talk",
        *,
        venue: str | None = None,
        language: str | None = None,
        moment: str | None = None,
        files: Mapping[str, bytes | str] | None = None,
    ) -> Outcome[ResolvedDeck]:
        """The outcome for a deck with ``head`` keys and ``slides`` (YAML list items, not indented)."""
        body = "".join(f"  {line}\n" if line else "\n" for line in slides.splitlines())
        deck = f"slidekit: 1\n{head}\nslides:\n{body}"
        every = {**self.files, "decks/talk.yaml": deck, **(files or {})}
        return resolve(MemoryWorkspace(every), "decks/talk.yaml", venue=venue, language=language, moment=moment)

    def deck(self, slides: str, head: str = "title: A talk", **options: str | Mapping[str, bytes | str] | None) -> ResolvedDeck:
        """The deck, which must have no error."""
        outcome = self.resolve(slides, head, **options)  # type: ignore[arg-type]
        assert outcome.ok, [f"{found.code}: {found.message}" for found in outcome.diagnostics]
        assert outcome.value is not None
        return outcome.value

    def slide(self, slides: str, head: str = "title: A talk", **options: str | Mapping[str, bytes | str] | None) -> Slide:
        """The first slide of such a deck."""
        return self.deck(slides, head, **options).slides[0]

    def found(
        self, slides: str, head: str = "title: A talk", **options: str | Mapping[str, bytes | str] | None
    ) -> list[Diagnostic]:
        """The findings of a deck."""
        return list(self.resolve(slides, head, **options).diagnostics)  # type: ignore[arg-type]


@pytest.fixture
def project() -> Project:
    """A project with figures, references, a speaker and a venue."""
    return Project()


@pytest.fixture
def picture() -> Callable[[int, int], bytes]:
    """Makes pictures."""
    return png
