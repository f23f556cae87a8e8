"""``python -m slidekit.text.probe < font.ttf``: read a font in a process of its own, which a hostile one may end.

Everything that measuring does later is done once, within limits on memory and time. Exit code 0 when all is well, else the
reason on standard output.
"""

from __future__ import annotations

import sys
from itertools import product
from string import printable

from slidekit.text.fontfile import BrokenFont, FontsExtraMissing, read_font

MEMORY = 2**30
SECONDS = 10
MISSING = 3
BROKEN = 4


def limit() -> None:
    """At most a gigabyte and ten seconds; on Windows only the caller's clock limits it."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def probe(data: bytes) -> None:
    """Ask for every advance, and for the kerning of all pairs of printable ASCII."""
    face = read_font(data).face
    if len(list(face.advances)) > sys.maxunicode:
        raise BrokenFont("it has more characters than there are")
    for char in face.advances:
        face.advance(char)
    for left, right in product(printable.rstrip("\t\n\r\x0b\x0c"), repeat=2):
        face.kern(left, right)


def main() -> None:
    limit()
    try:
        probe(sys.stdin.buffer.read())
    except FontsExtraMissing:
        sys.exit(MISSING)
    except (BrokenFont, MemoryError) as wrong:
        print(wrong or "it wants more memory than any font needs")
        sys.exit(BROKEN)


if __name__ == "__main__":
    main()
