"""Files that are no PowerPoint file of today, told apart by how they begin."""

from __future__ import annotations

from typing import NoReturn

from slidekit.core.diagnostics import Span, refuse

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HELP = "open it in PowerPoint, and save it again as .pptx"


def refuse_strangers(data: bytes, file: str, span: Span | None = None) -> None:
    """Raises Refused: ``encrypted-deck``; ``not-a-deck`` for the format of before 2007, and for no PowerPoint at all."""
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            refuse_password(f"{file} is protected by a password", span)
        if "PowerPoint Document".encode("utf-16-le") in data:
            refuse("not-a-deck", f"{file} is a presentation of PowerPoint 97 to 2003 (.ppt)", span, _HELP)
    if not data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        refuse("not-a-deck", f"{file} is no .pptx: it does not begin as one ({len(data):,} bytes)", span, _HELP)


def refuse_password(fact: str, span: Span | None = None) -> NoReturn:
    """Raises Refused ``encrypted-deck``."""
    refuse("encrypted-deck", fact, span, "save it without a password")
