"""What every slide of a deck is built with, and the slide being built."""

from __future__ import annotations

from dataclasses import dataclass, field

from slidekit.core.diagnostics import Diagnostic, Span
from slidekit.core.richtext import Rich
from slidekit.resolve import model
from slidekit.resolve.citations import Citations
from slidekit.resolve.languages import Tongue
from slidekit.resolve.pictures import Pictures
from slidekit.resolve.reuse import Files
from slidekit.spec.block import Block
from slidekit.spec.references import ClaimsFile
from slidekit.spec.text import TextValue


@dataclass(frozen=True, slots=True)
class Setting:
    """The venue, the language and the registers of one deck. ``claims`` is None where there is no list of claims."""

    files: Files
    tongue: Tongue
    citations: Citations
    pictures: Pictures
    venue: model.Venue
    speaker: model.Speaker
    title: Rich
    subtitle: Rich
    allow: frozenset[str]
    claims: ClaimsFile | None
    found: list[Diagnostic]


@dataclass
class Draft:
    """A slide being built: its texts are numbered and its findings named in reading order."""

    setting: Setting
    id: str
    span: Span
    seen: dict[str, None] = field(default_factory=dict)
    """Keys of what the slide cites, in order."""
    alts: dict[str, str] = field(default_factory=dict)
    """The alt texts of the panels before their marks have their say."""

    @property
    def found(self) -> list[Diagnostic]:
        """Where findings go."""
        return self.setting.found

    def rich(self, value: TextValue | None, block: Block, *path: str | int) -> Rich:
        """A text in the language, its markup parsed and its citations numbered."""
        if value is None or value == "":
            return ()
        rich = self.setting.tongue.rich(value, block, *path)
        for part in rich:
            if part.cites:
                return self.setting.citations.number(rich, block.span_of(*path), self.id, self.seen)
        return rich

    def line(self, value: TextValue | None, block: Block, *path: str | int) -> str:
        """The letters of a text on one line."""
        return self.setting.tongue.plain(value, block, *path) if value else ""
