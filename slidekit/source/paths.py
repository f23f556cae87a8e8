"""Paths as decks write them: relative, with ``/``, inside the project, the same on every computer."""

from __future__ import annotations

import re

from slidekit.core.diagnostics import Span, refuse

_DRIVE = re.compile(r"[A-Za-z]:(?:[/\\]|$)|[A-Za-z]:(?![/\\])")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:[ .].*)?", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")
_LONGEST = 1024


def join(file: str, relative: str, span: Span | None = None) -> str:
    """A path written in ``file`` → the same path from the project's folder.

    Raises Refused: ``outside-project`` (absolute, ``..`` beyond the project, a drive, ``~``, an address), ``bad-path``
    (backslashes, control characters, names that Windows cannot hold).
    """
    _check_spelling(relative, span)
    parts = file.split("/")[:-1]
    for part in relative.split("/"):
        if part in ("", "."):
            continue
        if part == "..":
            if not parts:
                refuse("outside-project", f"{relative} leads out of the project", span, "copy the file into the project")
            parts.pop()
            continue
        _check_name(part, relative, span)
        parts.append(part)
    return "/".join(parts)


def clean(path: str, span: Span | None = None) -> str:
    """A path from the project's folder, checked and without ``.`` and ``..``; empty for the folder itself."""
    return join("", path, span) if path not in ("", ".") else ""


def _check_spelling(path: str, span: Span | None) -> None:
    advice = "write the path from this file, as in ../assets/name.png"
    if not path.strip():
        refuse("bad-path", "the path is empty", span, advice)
    if len(path) > _LONGEST:
        refuse("bad-path", f"the path has {len(path):,} characters; the limit is {_LONGEST:,}", span, advice)
    bad = _CONTROL.search(path)
    if bad:
        refuse("bad-path", f"the path holds the character U+{ord(bad[0]):04X}", span, "delete it")
    if path.startswith(("/", "\\")):
        what = "a network path" if path[:2] in ("//", "\\\\") else "an absolute path"
        refuse("outside-project", f"{path} is {what}; only files of the project can be read", span, advice)
    if _DRIVE.match(path):
        refuse("outside-project", f"{path} names a drive; only files of the project can be read", span, advice)
    if path.startswith("~"):
        refuse("outside-project", f"{path} begins with ~; only files of the project can be read", span, advice)
    if _SCHEME.match(path):
        message = f"{path} is an address; only files of the project can be read"
        refuse("outside-project", message, span, "copy the file into the project")
    if "\\" in path:
        refuse("bad-path", f"{path} has backslashes", span, f"use /: {path.replace(chr(92), '/')}")


def _check_name(name: str, path: str, span: Span | None) -> None:
    if _RESERVED.fullmatch(name):
        refuse("bad-path", f"{name} in {path} is a name that Windows keeps for devices", span, "rename the file")
    if name.endswith((".", " ")):
        what = "a dot" if name.endswith(".") else "a space"
        refuse("bad-path", f"{name!r} in {path} ends with {what}, which Windows drops", span, "rename the file")
    bad = re.search(r'[<>:"|?*]', name)
    if bad:
        refuse("bad-path", f"{name} in {path} holds {bad[0]}, which Windows does not allow", span, "rename the file")
