"""The content digest: the same wherever the file was compressed."""

from __future__ import annotations

from hashlib import sha256

from slidekit.powerpoint.archive import unpack


def digest(data: bytes) -> str:
    """sha256, in hex, over the sorted lines ``name sha256-of-the-inflated-part``. ``zipfile.BadZipFile`` for no package."""
    lines = sorted(f"{name} {sha256(content).hexdigest()}\n" for name, content in unpack(data).items())
    return sha256("".join(lines).encode()).hexdigest()
