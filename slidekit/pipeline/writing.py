"""A finished deck comes to its file; what somebody did to the former file by hand is kept beside it."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from slidekit.core.diagnostics import Diagnostic, Refused, Severity, warning
from slidekit.pipeline.made import Companion, Made
from slidekit.source import refuse_open, write_atomic


def put(made: Made, path: Path, *, strict: bool) -> tuple[bool, tuple[Diagnostic, ...]]:
    """Write a deck and its companions where they differ from what is there: True where the deck's file is now right.

    Findings: ``output-edited`` where the former file is not as slidekit wrote it: it goes on as ``DECK.edited.pptx``. When
    ``strict`` that is an error, and nothing is written. Also those of ``write_atomic``.
    """
    assert made.data is not None
    try:
        found = _write(path, made.data, strict=strict, guard=True)
        if any(finding.is_error for finding in found):
            return False, found
        frozen: set[str] = set()
        for companion in made.companions:
            target = companion.beside(path)
            data = made.data if companion.data is None else companion.data
            late = _changed_late(companion, data, target)
            if late:
                frozen.add(target.stem)  # what was handed in with the deck stays as the deck does
            elif not (companion.name and not companion.page and target.stem in frozen):
                found += _write(target, data, strict=strict, guard=target.suffix == path.suffix)
            found += late
        for form in dict.fromkeys(companion.kind for companion in made.companions if companion.page):
            pages = [each.beside(path) for each in made.companions if each.page and each.kind == form]
            clear_pages(path.with_suffix(""), form, pages)
    except Refused as refused:
        return False, refused.diagnostics
    return True, found


def _changed_late(companion: Companion, data: bytes, target: Path) -> tuple[Diagnostic, ...]:
    """``delivery-frozen`` where the deck differs from what was handed in and may not; then that stays as it is."""
    if not companion.since or not target.is_file():
        return ()
    from slidekit.pipeline.freeze import changes_since  # for the few decks that are handed in already

    changes = changes_since(target.read_bytes(), data, companion.freeze)
    if not changes:
        return ()
    many = ", ".join(changes[:5]) + (" …" if len(changes) > 5 else "")
    message = f"{target.name} was handed in ({companion.since}) and may not change any more; changed: {many}"
    help = "take the changes back, or ask the organiser and remove deliver.submitted"
    severity = Severity.ERROR if companion.binding else Severity.WARNING
    return (Diagnostic("delivery-frozen", severity, message, companion.span, help),)


_PAGE = re.compile(r"\d{3,}-[^/]*")


def clear_pages(folder: Path, form: str, kept: Collection[Path]) -> None:
    """Remove the pictures of slides that are no more: files named like ours (``012-id.png``) and not among those kept."""
    for path in sorted(folder.glob(f"*.{form}")) if folder.is_dir() else ():
        if _PAGE.fullmatch(path.stem) and path not in kept:
            path.unlink(missing_ok=True)


def is_there(made: Made, path: Path) -> bool:
    """Whether a deck and its companions already stand where they belong, byte for byte."""
    files = [(path, made.data), *((each.beside(path), each.data or made.data) for each in made.companions)]
    return all(_read(place) == data for place, data in files)


def _write(path: Path, data: bytes, *, strict: bool, guard: bool) -> tuple[Diagnostic, ...]:
    former = _read(path)
    if former == data:
        return ()
    found: tuple[Diagnostic, ...] = ()
    if guard and former is not None and _is_edited(former):
        refuse_open(path)
        if strict:
            message = f"{path} was changed after slidekit wrote it"
            help = "move it away or rename it, or build without --strict: then it is kept beside the new one"
            return (Diagnostic("output-edited", Severity.ERROR, message, None, help),)
        aside = _aside(path, former)
        write_atomic(aside, former)
        message = f"{path} was changed after slidekit wrote it; that version is now {aside.name}"
        found = (warning("output-edited", message, None, "bring what was changed by hand into the spec"),)
    write_atomic(path, data)
    return found


def _is_edited(former: bytes) -> bool:
    from slidekit.powerpoint import is_as_written  # what writes and reads packages takes 0.1 s to load

    return not is_as_written(former)


def _aside(path: Path, former: bytes) -> Path:
    """The first name beside ``path`` that is free, or holds the same already."""
    number = 1
    while True:
        aside = path.with_name(f"{path.stem}.edited{'' if number == 1 else f'-{number}'}{path.suffix}")
        if _read(aside) in (None, former):
            return aside
        number += 1


def _read(path: Path) -> bytes | None:
    """A file's bytes; None for nothing there, or nothing that can be read: then writing says why."""
    try:
        return path.read_bytes() if path.is_file() else None
    except OSError:
        return None
