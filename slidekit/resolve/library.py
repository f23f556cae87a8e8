"""Profiles of societies that slidekit brings along, made from their published rules; none is confirmed for an event."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from pathlib import PurePosixPath

from slidekit.source import MemoryWorkspace

LIBRARY = "societies"
"""The folder by which findings name the library's files."""


@lru_cache(maxsize=1)
def open_library() -> MemoryWorkspace:
    """The library as a workspace: ``societies/aaos.yaml`` and its like."""
    folder = files("slidekit.resolve").joinpath(LIBRARY)
    return MemoryWorkspace(
        {f"{LIBRARY}/{entry.name}": entry.read_bytes() for entry in folder.iterdir() if entry.name.endswith(".yaml")}
    )


def library_path(name: str) -> str | None:
    """Where the library has the venue; None when it has not."""
    path = f"{LIBRARY}/{name}.yaml"
    return path if path in open_library().list(LIBRARY, ".yaml") else None


def library_venues() -> tuple[str, ...]:
    """The ids of the library, sorted."""
    return tuple(PurePosixPath(path).stem for path in open_library().list(LIBRARY, ".yaml"))
