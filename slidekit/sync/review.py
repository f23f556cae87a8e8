"""A privacy review: who has looked at a picture, when, and at which bytes."""

from __future__ import annotations

import re
from datetime import date
from hashlib import sha256
from pathlib import Path

from slidekit.core.diagnostics import Outcome, Refused, refuse
from slidekit.resolve.registers import path_of
from slidekit.source import Change, DiskWorkspace, Workspace
from slidekit.sync.landmarks import find_written, settle
from slidekit.sync.notes import edited, put


def sign(root: Path, figure: str, *, by: str, day: str) -> Outcome[dict[str, str]]:
    """Write ``review: {by, date, sha256}`` of the figure's present file; ``day`` as ``2026-04-28``.

    Stale landmarks are confirmed with it. Gives the review as written. Errors: ``figure-unknown``, ``bad-review``, those of
    reading, ``yaml-not-edited``, ``not-writable``; then all is as it was.
    """
    workspace = DiskWorkspace(root)
    try:
        note, changes = signing(workspace, figure, by=by, day=day)
        put(workspace, edited(workspace, changes))
    except Refused as refused:
        return Outcome(None, refused.diagnostics)
    return Outcome(note)


def signing(workspace: Workspace, figure: str, *, by: str, day: str) -> tuple[dict[str, str], list[Change]]:
    """The review as it will be written, and the changes of the figures file. Raises Refused as ``sign`` says."""
    who = _check(by, day)
    found = find_written(workspace, figure)
    span = found.span_of("file")
    assert found.file is not None
    digest = sha256(workspace.read(path_of(found.file, span), span)).hexdigest()
    note = {"by": who, "date": day, "sha256": digest}
    return note, [Change(("figures", figure, "review"), note), *settle(workspace, figure, ())]


def _check(by: str, day: str) -> str:
    who = " ".join(by.split())
    if not who or len(who) > 60 or not who.isprintable():
        refuse("bad-review", f"{by[:60]!r} is no name or initials of at most 60 letters", help="give --by your initials")
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", day) is None:
        refuse("bad-review", f"{day!r} is no date", help="write year-month-day, as --date 2026-04-28")
    try:
        date.fromisoformat(day)
    except ValueError:
        refuse("bad-review", f"{day} is a day that does not exist", help="write year-month-day, as --date 2026-04-28")
    return who
