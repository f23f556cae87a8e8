"""Floor 5: a scene becomes the bytes of a ``.pptx``; its own package rules are checked; bytes have a digest.

``write`` makes the package, ``verify`` holds it against what PowerPoint accepts without a repair, ``digest`` names its content,
``stated_digest`` reads what a file says its digest is, and ``is_as_written`` holds the two against each other.
"""

from slidekit.powerpoint.fingerprint import digest, is_as_written, part_digest, stated_digest
from slidekit.powerpoint.invariants import verify
from slidekit.powerpoint.writer import write

__all__ = ["digest", "is_as_written", "part_digest", "stated_digest", "verify", "write"]
