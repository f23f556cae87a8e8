"""Files that change on disk, in batches: one for each save, whatever an editor does for it."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path

from watchfiles import Change, awatch

from slidekit.studio.writes import Writes

STEP = 12
"""Milliseconds without a further change after which a batch is told; an atomic save takes two or three."""
LONGEST = 400
"""Milliseconds after which it is told in any case."""
PASSED_OVER = frozenset(
    {".git", ".hg", ".svn", ".slidekit", ".venv", "venv", "node_modules", "__pycache__", ".idea", ".vscode"}
)


def is_scratch(path: str) -> bool:
    """True for what editors and programs keep beside a file while they work, and for folders that hold no deck's files."""
    parts = path.split("/")
    name = parts[-1]
    if PASSED_OVER.intersection(parts[:-1]) or name in PASSED_OVER:
        return True
    return name.endswith(("~", ".swp", ".swx", ".tmp", ".part", ".crdownload")) or name.startswith((".#", "~$", "4913"))


async def watch(
    root: Path, *, writes: Writes | None = None, stop: asyncio.Event | None = None, deep: bool = True
) -> AsyncIterator[frozenset[str]]:
    """Sets of paths from ``root``, with ``/``, that were made, changed or removed. What ``writes`` wrote is left out.

    Folders are watched, not files: editors put a new file in the old one's place; not ``deep``: only the files of ``root``
    itself. Where the system tells nothing (network drives, too many folders) files are looked at again and again.
    """
    try:
        async for told in _watch(root, writes, stop, deep, polling=None):
            yield told
    except RuntimeError:  # the system has no more watches to give
        async for told in _watch(root, writes, stop, deep, polling=True):
            yield told


async def _watch(
    root: Path, writes: Writes | None, stop: asyncio.Event | None, deep: bool, *, polling: bool | None
) -> AsyncIterator[frozenset[str]]:
    base = os.path.realpath(root)

    def inside(path: str) -> str:
        return os.path.relpath(path, base).replace(os.sep, "/")

    def wanted(_: Change, path: str) -> bool:
        return not is_scratch(inside(path))

    async for changes in awatch(
        base,
        watch_filter=wanted,
        debounce=LONGEST,
        step=STEP,
        stop_event=stop,
        force_polling=polling,
        recursive=deep,
        ignore_permission_denied=True,
        poll_delay_ms=100,
    ):
        paths = frozenset(inside(path) for _, path in changes)
        told = frozenset(path for path in paths if writes is None or not writes.is_own(path))
        if told:
            yield told
