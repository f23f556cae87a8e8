"""From bytes to text: UTF-8 only, of a bearable size, without characters that no slide can hold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from slidekit.core.diagnostics import Diagnostic, Span, error, refuse

MAX_BYTES = 4 * 2**20
_BREAK = re.compile(r"\r\n|\n|\r")
_SHOWN = 20

# C0 and C1 but for tab and line breaks, line separators, direction overrides, surrogates, the byte order mark inside a
# file, non-characters; U+FDD0 and U+FDD1 are what expressions use to mark inserted text.
CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0\ufdd1\ufeff\ufffe\uffff]"
)
_NAMES = {
    "\x00": "NUL",
    "\x07": "bell",
    "\x08": "backspace",
    "\x0b": "vertical tab",
    "\x0c": "form feed",
    "\r": "carriage return",
    "\t": "tab",
    "\n": "line break",
    "\x1b": "escape",
    "\x7f": "delete",
    "\x85": "next line",
    "\u2028": "line separator",
    "\u2029": "paragraph separator",
    "\ufeff": "byte order mark",
    "\ufdd0": "reserved",
    "\ufdd1": "reserved",
}


class At(NamedTuple):
    """A place in a text; line and column counted from 0, as the parser does."""

    line: int
    column: int


@dataclass(frozen=True)
class Source:
    """A YAML text and the file it stands in (for spans)."""

    file: str
    text: str

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their breaks; at least one."""
        return _BREAK.split(self.text)

    def line(self, number: int) -> str:
        """The line counted from 0, empty beyond the end."""
        return self.lines[number] if number < len(self.lines) else ""

    def span(self, start: At, end: At) -> Span:
        """From ``start`` up to, not including, ``end``."""
        return Span(self.file, start.line + 1, start.column + 1, end.line + 1, end.column + 1)

    def span_on(self, line: int, start: int, end: int) -> Span:
        """A stretch of one line (counted from 0), at least one column wide."""
        return self.span(At(line, start), At(line, max(end, start + 1)))

    def with_line(self, number: int, text: str) -> Source:
        """The same source with one line replaced."""
        lines = [*self.lines]
        lines[number] = text
        return Source(self.file, "\n".join(lines))


def name_of(character: str) -> str:
    """``"U+000C (form feed)"``."""
    name = _NAMES.get(character)
    if name is None and "\ud800" <= character <= "\udfff":
        name = "half a character"
    return f"U+{ord(character):04X}" + (f" ({name})" if name else "")


def read_text(data: bytes | str, file: str, found: list[Diagnostic]) -> Source:
    """Decode and look through a file.

    Control characters are put into ``found`` and replaced, so that the rest can still be read.
    Raises Refused: ``yaml-too-large``, ``not-utf8``.
    """
    size = len(data)
    if size > MAX_BYTES:
        start = Span(file, 1, 1, 1, 1)
        refuse(
            "yaml-too-large", f"the file has {size:,} bytes; the limit is {MAX_BYTES:,}", start, "split it into several files"
        )
    text = decode(data, file) if isinstance(data, bytes) else data
    text = text.removeprefix("\ufeff")
    if CONTROL.search(text):
        text = _replace_controls(text, file, found)
    return Source(file, text)


def decode(data: bytes, file: str) -> str:
    """UTF-8 bytes → text. Raises Refused ``not-utf8`` with the line of the first byte that does not fit."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        refuse("not-utf8", "the file is UTF-16, not UTF-8", Span(file, 1, 1, 1, 2), "save as UTF-8")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as problem:
        lines = _BREAK.split(data[: problem.start].decode("utf-8", "replace"))
        line, column = len(lines), len(lines[-1]) + 1
        byte = data[problem.start]
        guess = bytes([byte]).decode("cp1252", "ignore")
        told = f" ({guess} in Windows-1252)" if guess.isprintable() and guess else ""
        refuse("not-utf8", f"byte 0x{byte:02X}{told} is not UTF-8", Span(file, line, column, line, column + 1), "save as UTF-8")


def _replace_controls(text: str, file: str, found: list[Diagnostic]) -> str:
    raw = Source(file, text)
    more = len(CONTROL.findall(text)) - _SHOWN
    places = ((line, match) for line, content in enumerate(raw.lines) for match in CONTROL.finditer(content))
    for number, (line, match) in enumerate(islice(places, _SHOWN), start=1):
        span = raw.span_on(line, match.start(), match.end())
        message = f"the character {name_of(match[0])} has no place in a text"
        message += f"; {more} more follow" if number == _SHOWN and more > 0 else ""
        found.append(error("control-character", message, span, "delete it, or put a space in its place"))
    return CONTROL.sub("\ufffd", text)
