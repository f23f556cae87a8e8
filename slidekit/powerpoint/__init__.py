"""Floor 5: a scene becomes the bytes of a ``.pptx``; its own package rules are checked; bytes have a digest.

``write`` makes the package, ``verify`` holds it against what PowerPoint accepts without a repair, ``digest`` names its content,
``unpack`` reads its parts back (``Damage`` where there are none), ``stated_digest`` what a file says its digest is,
``is_as_written`` holds the two against each other; ``reading`` takes a file of any origin apart.

Each is loaded when it is first asked for: a digest of a picture needs no writer.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from slidekit.powerpoint.archive import unpack
    from slidekit.powerpoint.directory import Damage
    from slidekit.powerpoint.fingerprint import digest, is_as_written, part_digest, stated_digest
    from slidekit.powerpoint.invariants import verify
    from slidekit.powerpoint.writer import write

_BEHIND = {
    "Damage": "directory",
    "digest": "fingerprint",
    "is_as_written": "fingerprint",
    "part_digest": "fingerprint",
    "stated_digest": "fingerprint",
    "unpack": "archive",
    "verify": "invariants",
    "write": "writer",
}

__all__ = ["Damage", "digest", "is_as_written", "part_digest", "stated_digest", "unpack", "verify", "write"]


def __getattr__(name: str) -> object:
    if name not in _BEHIND:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_BEHIND[name]}"), name)
