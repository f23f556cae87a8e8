"""The content digest: the same wherever the file was compressed, and said by the file itself."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from hashlib import sha256

from slidekit.powerpoint.archive import inflate, unpack
from slidekit.powerpoint.directory import Damage

CORE = "docProps/core.xml"
_STATED = re.compile(rb"<dc:identifier>sha256:([0-9a-f]{64})</dc:identifier>")
_END = b"</cp:coreProperties>"
_PNG = b"\x89PNG\r\n\x1a\n"


def digest(data: bytes) -> str:
    """sha256, in hex, over the sorted lines ``name digest-of-the-part``. Raises Damage for no package."""
    return digest_of(unpack(data))


def digest_of(parts: Mapping[str, bytes], known: Mapping[str, str] | None = None) -> str:
    """The same of parts by name; ``known`` has the digests of some of them."""
    known = known or {}
    lines = sorted(f"{name} {known.get(name) or part_digest(name, content)}\n" for name, content in parts.items())
    return sha256("".join(lines).encode()).hexdigest()


def part_digest(name: str, content: bytes) -> str:
    """sha256, in hex, of what a part holds: workbooks and PNG pictures inflated, core properties without the digest."""
    if name.endswith(".xlsx"):
        try:
            return digest_of(inflate(content))
        except Damage:
            return sha256(content).hexdigest()
    if name.endswith(".png"):
        whole = sha256()
        for piece in _inflated_png(content):
            whole.update(piece)
        return whole.hexdigest()
    if name == CORE:
        content = _STATED.sub(b"", content)
    return sha256(content).hexdigest()


def state_digest(core: bytes, said: str) -> bytes:
    """The part ``docProps/core.xml`` with the digest as its identifier (ISO/IEC 29500-2, 8.3.4)."""
    return core.replace(_END, f"<dc:identifier>sha256:{said}</dc:identifier>".encode() + _END)


def stated_digest(data: bytes) -> str | None:
    """The digest that a file says of itself; None where it says none. Raises Damage for no package."""
    found = _STATED.search(unpack(data).get(CORE, b""))
    return found[1].decode() if found else None


def is_as_written(data: bytes) -> bool:
    """Whether a file is still what slidekit wrote: its content has the digest that it states."""
    try:
        said = stated_digest(data)
        return said is not None and said == digest(data)
    except Damage:
        return False


def _inflated_png(content: bytes) -> Iterator[bytes]:
    """Chunks up to IEND, the compressed ones as the bytes that they hold; anything else as it is."""
    place, packed = len(_PNG), []
    yield content[:place]
    while place + 12 <= len(content):
        end = place + 12 + int.from_bytes(content[place : place + 4], "big")
        if content[place + 4 : place + 8] == b"IDAT":
            packed.append(content[place + 8 : end - 4])
        else:
            yield content[place:end]
        place = end
    try:
        yield zlib.decompress(b"".join(packed))
    except zlib.error:
        yield b"".join(packed)
    yield content[place:]
