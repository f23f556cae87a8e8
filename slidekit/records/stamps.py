"""Stamps: equal ones mean that nothing changed, and making one reads no content."""

from __future__ import annotations

import os
import sys
import time

MISSING = "-"
_HOUSE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_FINE, _COARSE = 20_000_000, 2_100_000_000
"""Nanoseconds: a file as young as this may change again without its times showing it. Some disks count whole seconds."""
SETTLING = _FINE / 1e9
"""Seconds after which a file on a usual disk is settled."""


def stamp(path: str) -> str:
    """Size, times and inode of a file or folder; ``MISSING`` for nothing.

    The time of the last change of the inode is part of it, so a copy that sets the old times is seen too.
    """
    try:
        state = os.stat(path)
    except OSError:
        return MISSING
    return f"{state.st_size} {state.st_mtime_ns} {state.st_ctime_ns} {state.st_ino}"


def is_settled(seen: str, now: int | None = None) -> bool:
    """Whether a file seen with this stamp ``now`` (nanoseconds) can no longer change without another stamp."""
    if seen == MISSING:
        return True
    changed = [int(word) for word in seen.split()[1:3]]
    now = time.time_ns() if now is None else now
    return all(now - moment > (_COARSE if moment % 1_000_000_000 == 0 else _FINE) for moment in changed)


def house_stamp() -> str:
    """The stamps of slidekit's own files, of the interpreter, and of the folders in which libraries are installed."""
    lines = [sys.version, sys.executable]
    here = os.getcwd()  # Python itself puts it on the path; what is saved there is no library
    lines += [f"{place}={stamp(place)}" for place in sys.path if place not in ("", here)]
    folders = [_HOUSE]
    while folders:
        folder = folders.pop()
        with os.scandir(folder) as entries:
            for entry in sorted(entries, key=lambda each: each.name):
                if entry.is_dir():
                    if entry.name != "__pycache__":
                        folders.append(entry.path)
                else:
                    state = entry.stat()
                    lines.append(f"{entry.path[len(_HOUSE) :]} {state.st_size} {state.st_mtime_ns} {state.st_ctime_ns}")
    return "|".join(lines).replace("\n", " ")


def house_digest() -> str:
    """sha256, in hex, of slidekit's own files: the same wherever this version of it is installed."""
    from hashlib import sha256

    whole = sha256()
    for folder, folders, names in os.walk(_HOUSE):
        folders[:] = sorted(each for each in folders if each != "__pycache__")
        for name in sorted(names):
            path = os.path.join(folder, name)
            with open(path, "rb") as file:
                content = sha256(file.read()).hexdigest()
            whole.update(f"{path[len(_HOUSE) :].replace(os.sep, '/')} {content}\n".encode())
    return whole.hexdigest()
