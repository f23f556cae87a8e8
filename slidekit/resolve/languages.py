"""Which language is built, and the words of each text in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from slidekit.core.diagnostics import Diagnostic, Refused, Severity, Span, error, warning
from slidekit.core.languages import base_of, offered_for
from slidekit.core.richtext import Rich, plain
from slidekit.resolve.expressions import Scope, has_expression
from slidekit.resolve.leaves import strip_marks
from slidekit.resolve.words import WORDS, Words, words_for
from slidekit.spec.block import Block
from slidekit.spec.markup import parse_inline
from slidekit.spec.text import TextValue

_WORD = re.compile(r"(?<![\w.])[^\W\d_]\w{2,}")

_NOWHERE = Span("<python>", 1, 1, 1, 1)


def choose_language(offered: Sequence[str], asked: str | None, venue: str | None, span: Span, found: list[Diagnostic]) -> str:
    """The language to build: the one asked for, else the venue's when the deck offers it, else the deck's first.

    ``offered[0]`` is the deck's own. Findings: ``language-not-offered`` (error when asked for by name, else warning).
    """
    if asked is not None:
        match = offered_for(asked, offered)
        if match is None:
            message = f"{asked} is asked for; the deck is offered in {', '.join(offered)}"
            raise Refused(error("language-not-offered", message, span, f"add {asked} to languages, or ask for {offered[0]}"))
        return match
    if venue is not None:
        match = offered_for(venue, offered)
        if match is not None:
            return match
        message = f"the venue asks for {venue}; the deck is offered in {', '.join(offered)}"
        found.append(warning("language-not-offered", message, span, f"add {venue} to languages and translate the texts"))
    return offered[0]


def has_lower_case_word(text: str) -> bool:
    """False for texts such as PSIS, S1 or 25.7 %, which need no translation."""
    return any(word[0].islower() for word in _WORD.findall(text))


@dataclass
class Tongue:
    """Picks and parses texts in one language. ``written`` says what the plain texts of each file are written in."""

    language: str
    written: Mapping[str, str]
    found: list[Diagnostic]
    default: str = "en"
    scope: Scope | None = None
    alike: bool = field(init=False)
    """True when every file is written in the language being built."""

    def __post_init__(self) -> None:
        base = base_of(self.language)
        self.alike = all(base_of(tag) == base for tag in (self.default, *self.written.values()))

    @property
    def words(self) -> Words:
        """The fixed words of the language."""
        return words_for(self.language)

    def pick(self, value: TextValue | None, block: Block, *path: str | int) -> str:
        """A text in the language; ``path`` leads to it from ``block``. Findings: ``untranslated other-language``."""
        if value is None:
            return ""
        if isinstance(value, dict):
            return self._from_map(value, block, path)
        if value and self._is_foreign(block, path) and has_lower_case_word(strip_marks(value)):
            span = block.span_of(*path)
            message = f"a plain text is built in {self.language} though its file is written in {self._file_language(span)}"
            self.found.append(
                warning("other-language", message, span, f"write {{{self._file_language(span)}: …, {self.language}: …}}")
            )
        return value

    def rich(self, value: TextValue | None, block: Block, *path: str | int) -> Rich:
        """The same, with its inline markup parsed."""
        return self.parse(self.pick(value, block, *path), block, *path)

    def plain(self, value: TextValue | None, block: Block, *path: str | int) -> str:
        """The same, letters alone."""
        return plain(self.rich(value, block, *path))

    def filled(self, value: TextValue | None, block: Block, *path: str | int) -> str:
        """A text of a register (figures, speaker, venue), whose expressions have not been filled in yet."""
        return self.line(self.pick(value, block, *path), block, *path)

    def line(self, text: str, block: Block, *path: str | int) -> str:
        """A line of a register that is in no language, such as a file name, its expressions filled in."""
        if self.scope is None or not has_expression(text):
            return text
        place = block.span_of(*path) or _NOWHERE
        try:
            from slidekit.resolve.evaluation import render

            return render(text, self.scope, place)
        except Refused as refused:
            self.found.extend(refused.diagnostics)
            return "…"

    def told(self, value: TextValue | None, block: Block, *path: str | int) -> str:
        """The same, letters alone."""
        return plain(self.parse(self.filled(value, block, *path), block, *path)) if value else ""

    def parse(self, text: str, block: Block, *path: str | int) -> Rich:
        """Inline markup, its findings at the text's place."""
        if not text:
            return ()
        outcome = parse_inline(text)
        if outcome.diagnostics:
            span = block.span_of(*path)
            self.found.extend(replace(finding, span=span) for finding in outcome.diagnostics)
        return outcome.value or ()

    def _from_map(self, value: Mapping[str, str], block: Block, path: tuple[str | int, ...]) -> str:
        exact = value.get(self.language)
        if exact is not None:
            return exact
        base = base_of(self.language)
        for tag, text in value.items():
            if base_of(tag) == base:
                return text
        message = f"the text has {', '.join(value)} and not {self.language}"
        span = block.span_of(*path)
        found = error("untranslated", message, span, f"add {self.language}: …")
        self.found.append(found)
        return value.get("en") or next(iter(value.values()))

    def _is_foreign(self, block: Block, path: tuple[str | int, ...]) -> bool:
        return not self.alike and base_of(self._file_language(block.span_of(*path))) != base_of(self.language)

    def _file_language(self, span: Span | None) -> str:
        return self.written.get(span.file, self.default) if span is not None else self.default


def note_missing_words(language: str, span: Span, found: list[Diagnostic]) -> None:
    """One finding when slidekit has no words of its own for the language."""
    if language not in WORDS and base_of(language) not in WORDS:
        message = f"slidekit has its own words in {', '.join(WORDS)}, not in {language}: badges and headings are English"
        found.append(
            Diagnostic("words-missing", Severity.INFO, message, span, "nothing to do; texts of the deck are not touched")
        )
