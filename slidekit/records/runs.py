"""The record of a run that succeeded: what it looked at, and what it would say if it found all of that again."""

from __future__ import annotations

import os
import sys
import time
import zlib

from slidekit.records.places import cache_folder, is_project, make_folder, project_of
from slidekit.records.stamps import SETTLING, house_stamp, is_settled, stamp

HEAD = "slidekit run 1"
VARIABLES = ("SOURCE_DATE_EPOCH", "SLIDEKIT_ISOLATE", "PYTHONIOENCODING", "PYTHONPATH")
"""Environment that changes what is built or said. Colours are left to the moment of saying."""
MOST = 64
"""Records that a project keeps."""


def answer(words: list[str]) -> int | None:
    """Say what the recorded run with these arguments says now and give its exit code; None where it has to run."""
    path, key = _place(words)
    if path is None:
        return None
    try:
        with open(path, encoding="utf-8", newline="") as file:
            head, _, body = file.read().partition("\n")
    except (OSError, UnicodeDecodeError):
        return None
    if head != f"{HEAD} {zlib.crc32(body.encode())}":
        return None
    own, house, *looked = body.split("\n\n", 1)[0].split("\n")
    if own != key or any(stamp(line.partition("\t")[2]) != line.partition("\t")[0] for line in looked):
        return None
    if house != house_stamp():
        return None
    _say(body.split("\n\n", 1)[1])
    return 0


def keep(words: list[str], looked: dict[str, str], said: list[tuple[str, str]]) -> None:
    """Record a run with exit code 0. ``looked``: path → stamp; ``said``: ``out`` or ``err`` and the text, colours and all.

    Nothing is kept where a file is so young that it may still change unseen, nor in a project that cannot be written to.
    """
    path, key = _place(words)
    paths = [key, *looked]
    if path is None or any("\n" in each or "\t" in each for each in paths):
        return
    if not all(map(is_settled, looked.values())):
        time.sleep(SETTLING)  # what this run has written itself
    if not all(map(is_settled, looked.values())):
        return
    lines = [key, house_stamp(), *(f"{seen}\t{name}" for name, seen in looked.items())]
    chunks = "".join(f"{stream} {len(text)}\n{text}\n" for stream, text in said)
    body = "\n".join(lines) + "\n\n" + chunks
    folder = os.path.dirname(path)
    temporary = f"{path}.{os.getpid()}.tmp"
    try:
        if not make_folder(os.path.dirname(folder)):
            return
        os.makedirs(folder, exist_ok=True)
        _forget_oldest(folder)
        with open(temporary, "w", encoding="utf-8", newline="") as file:
            file.write(f"{HEAD} {zlib.crc32(body.encode())}\n{body}")
        os.replace(temporary, path)
    except (OSError, UnicodeEncodeError):
        _remove(temporary)


def _place(words: list[str]) -> tuple[str | None, str]:
    """Where the record of these arguments lies, and the line that tells it from others."""
    here = os.getcwd()
    root = project_of(here)
    named = next((word for word in words if word.endswith((".yaml", ".yml"))), None)
    if not is_project(root) and named is not None:
        root = project_of(named)
    key = "\x1f".join([here, *words, *(f"{name}={os.environ.get(name)}" for name in VARIABLES)])
    folder = cache_folder(root)
    if folder is None:
        return None, key
    return os.path.join(folder, "runs", f"{zlib.crc32(key.encode('utf-8', 'surrogatepass')):08x}"), key


def _say(chunks: str) -> None:
    while chunks:
        head, _, rest = chunks.partition("\n")
        name, _, length = head.partition(" ")
        stream = sys.stdout if name == "out" else sys.stderr
        text = rest[: int(length)]
        stream.write(text if _in_colour(stream) else _plain(text))
        stream.flush()
        chunks = rest[int(length) + 1 :]


def _in_colour(stream: object) -> bool:
    """As the command line decides it for a terminal, except where colours need more than escape sequences."""
    shows = getattr(stream, "isatty", bool)() and sys.platform != "win32"
    return shows and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _plain(text: str) -> str:
    """Without colours: ESC [ … m."""
    first, *parts = text.split("\x1b[")
    return first + "".join(part.partition("m")[2] for part in parts)


def _forget_oldest(folder: str) -> None:
    with os.scandir(folder) as entries:
        known = sorted((entry.stat().st_mtime_ns, entry.path) for entry in entries)
    for _, path in known[: max(0, len(known) - MOST)]:
        _remove(path)


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        return
