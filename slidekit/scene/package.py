"""A PowerPoint file as it was found: slides, parts, relationships, properties, and what its pictures and films are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from slidekit.core.geometry import Size
from slidekit.scene.found import FoundSlide


@dataclass(frozen=True, slots=True)
class Part:
    """``size`` in bytes as unpacked, ``packed`` as the file holds it; ``sha256`` in hex, empty where it was not read."""

    name: str
    type: str
    size: int
    packed: int
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class PackageLink:
    """A relationship; ``kind`` is the last word of its type, ``target`` a part's name or, ``external``, an address."""

    source: str
    rid: str
    kind: str
    target: str
    external: bool = False


@dataclass(frozen=True, slots=True)
class FoundPicture:
    """``kind`` as ``media`` names it, ``claimed`` the kind its name claims where that is another; pixels as shown upright.

    ``metadata`` kinds of it; ``trouble`` why it cannot be decoded; ``frames`` more than one in an animation.

    ``cells`` are its colours in ``GRID`` × ``GRID`` cells, three bytes each; empty where they are not known.
    """

    kind: str
    width: int = 0
    height: int = 0
    metadata: tuple[str, ...] = ()
    claimed: str = ""
    trouble: str = ""
    cells: bytes = b""
    frames: int = 1


GRID = 48


@dataclass(frozen=True, slots=True)
class FoundFilm:
    """A video or sound: ``container`` (``mp4 mov wmv avi`` …), codecs by their four letters, ``seconds``, pixels.

    ``private`` names what it tells beside pictures and sound: ``GPS position``, ``user data``, ``the time of recording``.
    """

    container: str
    video: str = ""
    audio: str = ""
    seconds: float | None = None
    width: int = 0
    height: int = 0
    private: tuple[str, ...] = ()
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class TextFit:
    """How a text stands in its box, in EMU: ``height`` and ``width`` it needs, ``lines``, and how tall its box is inside.

    ``lacking`` are the characters that no usual font has.
    """

    height: int
    width: int
    lines: int
    room: int
    span: int
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordedPicture:
    """A picture as slidekit put it down: its figure, how many marks it carries, and the beginnings of its bytes' sha256."""

    figure: str
    marks: int
    images: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """slidekit's manifest in a file: the deck's id, pictures by their shapes' names, figures whose landmarks are those of a
    former picture, and the credit of each figure that has one.
    """

    deck: str
    pictures: Mapping[str, RecordedPicture] = field(default_factory=dict)
    stale: frozenset[str] = frozenset()
    credits: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Package:
    """A PowerPoint file. ``media`` holds the bytes of pictures and films; pipeline adds ``pictures``, ``films``, ``fits``.

    ``properties`` by their names in ``docProps``; ``masters`` names each slide master and whether a slide uses it;
    ``record`` is slidekit's manifest, if there is one; ``partial``: limits kept something from being looked at.
    """

    name: str
    size: int
    page: Size
    slides: tuple[FoundSlide, ...]
    parts: tuple[Part, ...]
    links: tuple[PackageLink, ...]
    properties: Mapping[str, str] = field(default_factory=dict)
    sections: tuple[str, ...] = ()
    embedded_fonts: tuple[str, ...] = ()
    masters: tuple[tuple[str, bool], ...] = ()
    record: Record | None = None
    sha256: str = ""
    partial: tuple[str, ...] = ()
    media: Mapping[str, bytes | memoryview] = field(default_factory=dict, repr=False)
    pictures: Mapping[str, FoundPicture] = field(default_factory=dict)
    films: Mapping[str, FoundFilm] = field(default_factory=dict)
    fits: Mapping[int, TextFit] = field(default_factory=dict)
