"""A picture out of somebody's file: what it is, what it tells, what it looks like from afar. Nothing is raised."""

from __future__ import annotations

from dataclasses import dataclass

from slidekit.media.formats import DRAWN, NAMES, READ, named, sniff
from slidekit.media.info import inspect
from slidekit.media.metadata import metadata_of
from slidekit.media.shades import shades

_HARMLESS = ("a colour profile",)


@dataclass(frozen=True, slots=True)
class Examined:
    """``kind`` a key of ``NAMES`` or empty; pixels of the picture as stored upright, 0 where unknown; kinds of ``metadata``.

    ``claimed`` is the kind that its name claims where the bytes are another; ``trouble`` why it cannot be decoded;
    ``cells`` as ``shades`` makes them; ``frames`` 2 stands for an animation of any length.
    """

    kind: str
    width: int = 0
    height: int = 0
    metadata: tuple[str, ...] = ()
    claimed: str = ""
    trouble: str = ""
    cells: bytes = b""
    frames: int = 1


def examine(data: bytes, name: str, cells: int, most_pixels: int) -> Examined:
    """Look at a picture's bytes; ``name`` is only asked for its ending. Beyond ``most_pixels`` nothing is decoded."""
    kind, claim = sniff(data) or "", named(name) or ""
    claimed = NAMES[claim] if claim and kind and claim != kind else ""
    if kind in DRAWN or (kind and kind not in READ):
        return Examined(kind, claimed=claimed)
    looked = inspect(data, "it")
    if looked.value is None:
        return Examined(kind, claimed=claimed, trouble=looked.diagnostics[0].message)
    info = looked.value
    if info.width * info.height > most_pixels:
        return Examined(kind, info.width, info.height, claimed=claimed)
    told = metadata_of(data, "it")
    if told.value is None:
        return Examined(kind, info.width, info.height, claimed=claimed, trouble=told.diagnostics[0].message)
    metadata = tuple(each for each in told.value if each not in _HARMLESS)
    frames = 2 if kind != "tiff" and any(each.code == "first-frame-only" for each in looked.diagnostics) else 1
    return Examined(kind, info.width, info.height, metadata, claimed, cells=shades(data, cells), frames=frames)
