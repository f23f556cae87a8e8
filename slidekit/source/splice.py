"""A YAML file as text with the places of its values, ready for one stretch of it to be replaced."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate

from slidekit.core.diagnostics import Diagnostic, Refused, Span
from slidekit.source.node import Node, Path, Table, node_at
from slidekit.source.yaml_load import parse_yaml

BREAK = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file's text (without byte order mark) and its values; ``starts`` is where each line starts in the text."""

    text: str
    root: Table
    starts: tuple[int, ...]
    found: tuple[Diagnostic, ...]

    def around(self, span: Span) -> tuple[int, int]:
        """Start and end of a place, in the text."""
        return self.starts[span.line - 1] + span.column - 1, self.starts[span.end_line - 1] + span.end_column - 1

    def line_start(self, at: int) -> int:
        """Where the line around ``at`` begins."""
        return max(start for start in self.starts if start <= at)

    def line_end(self, at: int) -> int:
        """Where the line around ``at`` ends, without its break."""
        found = BREAK.search(self.text, at)
        return found.start() if found else len(self.text)

    def splice(self, start: int, end: int, words: str) -> str:
        """The text with one stretch replaced."""
        return self.text[:start] + words + self.text[end:]

    @property
    def newline(self) -> str:
        found = BREAK.search(self.text)
        return found[0] if found else "\n"

    def is_flow(self, node: Node) -> bool:
        """True for a map in braces or a list in brackets."""
        return self.text.startswith(("{", "["), self.around(node.span)[0])

    def at(self, path: Path) -> Node | None:
        """The value at ``path``, None where there is none."""
        return node_at(self.root, path)

    def in_flow(self, path: Path) -> bool:
        """True where a map in braces or a list in brackets is around the value at ``path``."""
        around = (self.at(path[:count]) for count in range(len(path)))
        return any(node is not None and self.is_flow(node) for node in around)


def load(data: bytes | str, file: str) -> Loaded:
    """Raises Refused with the findings of a file that cannot be read without error."""
    outcome = parse_yaml(data, file)
    if not outcome.ok or not isinstance(outcome.value, Table):
        raise Refused(*outcome.diagnostics)
    text = (data.decode("utf-8") if isinstance(data, bytes) else data).removeprefix("\ufeff")
    starts = tuple(accumulate([0, *(found.end() for found in BREAK.finditer(text))], max))
    return Loaded(text, outcome.value, starts, outcome.diagnostics)
