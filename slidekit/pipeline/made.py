"""A deck as a run makes it or remembers it: plain data that travels between processes and into the cache."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from slidekit.core.diagnostics import Diagnostic, Severity, Span
from slidekit.core.frozen import dataclass
from slidekit.pipeline.contents import SlideContent

NOTES, DELIVERED, FILM = "notes", "delivered", "film"
FORMATS = ("pdf", "html", "png", "svg")
"""What a deck is drawn as beside PowerPoint."""
ENDINGS = {NOTES: ".notes.md", "pdf": ".pdf", "html": ".html"}


@dataclass(frozen=True, slots=True)
class Companion:
    """A file that goes with a written deck; ``data`` None means the deck itself.

    ``kind`` is ``notes``, ``delivered``, ``film``, or a rendering's format (``pdf html png svg``). ``name`` is relative to the
    deck's folder; without one the file is called like the deck. A ``page``, a slide's picture, stands in a folder called so.
    Of what was handed in, ``since`` says when it froze and ``freeze`` what may change no more (``all typos-only``);
    ``binding``: a change is an error.
    """

    kind: str
    name: str = ""
    data: bytes | None = None
    page: bool = False
    since: str = ""
    freeze: str = "none"
    binding: bool = True
    span: Span | None = None

    def beside(self, deck: Path) -> Path:
        """Where it goes for a deck at this path."""
        if self.page:
            return deck.with_suffix("") / self.name
        return deck.parent / self.name if self.name else deck.with_suffix(ENDINGS[self.kind])


@dataclass(frozen=True, slots=True)
class Made:
    """One deck, finished as far as it came. ``data`` is None where an error stopped it, or nothing was to be written."""

    deck: str
    venue: str
    language: str
    slides: int
    data: bytes | None
    digest: str
    diagnostics: tuple[Diagnostic, ...]
    contents: tuple[SlideContent, ...] = ()
    figures: tuple[tuple[str, str], ...] = ()
    """Id and sha256 of every figure used; of a video its poster's, and under ``ID.film`` that of the film."""
    companions: tuple[Companion, ...] = ()
    span: Span | None = None
    fonts: str = ""
    """The stamp of the machine's fonts, where something was drawn with them."""


def pack_made(made: Made) -> bytes:
    """As bytes: a line of JSON, then the files one after another."""
    files = [made.data, *(each.data for each in made.companions)]
    said: dict[str, Any] = {
        **{name: getattr(made, name) for name in ("deck", "venue", "language", "slides", "digest", "figures", "fonts")},
        "diagnostics": [finding_data(finding) for finding in made.diagnostics],
        "contents": [content_data(content) for content in made.contents],
        "companions": [{**asdict(each), "data": None} for each in made.companions],
        "sizes": [None if file is None else len(file) for file in files],
        "span": None if made.span is None else asdict(made.span),
    }
    return json.dumps(said).encode() + b"\n" + b"".join(file for file in files if file is not None)


def unpack_made(data: bytes) -> Made:
    """The way back. ValueError, KeyError or TypeError for anything else."""
    head, _, rest = data.partition(b"\n")
    said = json.loads(head)
    files: list[bytes | None] = []
    for size in said["sizes"]:
        files.append(None if size is None else rest[:size])
        rest = rest if size is None else rest[size:]
    return Made(
        deck=said["deck"],
        venue=said["venue"],
        language=said["language"],
        slides=said["slides"],
        data=files[0],
        digest=said["digest"],
        diagnostics=tuple(finding_from(finding) for finding in said["diagnostics"]),
        contents=tuple(content_from(content) for content in said["contents"]),
        figures=tuple((name, sha256) for name, sha256 in said["figures"]),
        companions=tuple(_companion(each, file) for each, file in zip(said["companions"], files[1:], strict=True)),
        span=None if said["span"] is None else Span(**said["span"]),
        fonts=said["fonts"],
    )


def _companion(said: Mapping[str, Any], data: bytes | None) -> Companion:
    span = said["span"]
    return Companion(**{**said, "data": data, "span": None if span is None else Span(**span)})


def finding_data(finding: Diagnostic) -> dict[str, Any]:
    """A finding as JSON holds it."""
    return asdict(finding)


def finding_from(data: Mapping[str, Any]) -> Diagnostic:
    """The way back."""
    span = data["span"]
    return Diagnostic(**{**data, "severity": Severity(data["severity"]), "span": None if span is None else Span(**span)})


def content_data(content: SlideContent) -> dict[str, Any]:
    """A slide's hashes as JSON holds them."""
    return {"id": content.id, **dict(sorted(content.parts.items())), "look": content.look}


def content_from(data: Mapping[str, str]) -> SlideContent:
    """The way back."""
    return SlideContent(data["id"], {name: said for name, said in data.items() if name not in ("id", "look")}, data["look"])
