"""Which language is built, and the words of each text in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from slidekit.core.diagnostics import Diagnostic, Refused, Severity, Span, error, nearest, warning
from slidekit.core.languages import base_of, offered_for
from slidekit.core.richtext import Rich, plain
from slidekit.resolve.expressions import Scope, has_expression
from slidekit.resolve.leaves import strip_marks
from slidekit.resolve.words import WORDS, Words, words_for
from slidekit.spec.block import Block
from slidekit.spec.markup import parse_inline
from slidekit.spec.text import TextValue

_WORD = re.compile(r"(?<![\w.])[^\W\d_]\w{2,}")
_CITED = re.compile(r"\[@[^\]]*\]")

_VENUES = ("decks/venues/", "societies/")
"""A venue's own words are the organiser's, in the organiser's language."""
_NAMES = {
    "english": "en", "inglés": "en", "eng": "en", "spanish": "es", "español": "es", "castellano": "es", "esp": "es",
    "spa": "es", "portuguese": "pt", "português": "pt", "french": "fr", "français": "fr", "german": "de", "deutsch": "de",
    "italian": "it",
}  # fmt: skip
_NOWHERE = Span("<python>", 1, 1, 1, 1)


def choose_language(offered: Sequence[str], asked: str | None, venue: str | None, span: Span, found: list[Diagnostic]) -> str:
    """The language to build: the one asked for, else the venue's when the deck offers it, else the deck's first.

    ``offered[0]`` is the deck's own. Findings: ``language-not-offered`` (error when asked for by name, else warning).
    """
    if asked is not None:
        match = offered_for(asked, offered)
        if match is None:
            message = f"{asked} is asked for; the deck is offered in {', '.join(offered)}"
            near = nearest_language(asked, offered)
            help = f"did you mean {near}?" if near else f"add {asked} to languages, or ask for {offered[0]}"
            raise Refused(error("language-not-offered", message, span, help))
        return match
    if venue is not None:
        match = offered_for(venue, offered)
        if match is not None:
            return match
        message = f"the venue asks for {venue}; the deck is offered in {', '.join(offered)}"
        found.append(warning("language-not-offered", message, span, f"add {venue} to languages and translate the texts"))
    return offered[0]


def nearest_language(asked: str, offered: Sequence[str]) -> str | None:
    """The offered tag that a mistyped one, or a language's name, most likely meant."""
    tags = {name: tag for name, tag in _NAMES.items() if offered_for(tag, offered)}
    tags |= {tag: tag for tag in offered} | {"".join(reversed(tag)): tag for tag in offered if len(tag) == 2}
    near = nearest(asked, tags)
    return offered_for(tags[near], offered) if near else None


def has_lower_case_word(text: str) -> bool:
    """False for texts such as PSIS, S1, 25.7 % or Renfrew [@renfrew1991], which need no translation."""
    return any(word[0].islower() for word in _WORD.findall(_CITED.sub("", text)))


@dataclass
class Tongue:
    """Picks and parses texts in one language. ``written`` says what the plain texts of each file are written in."""

    language: str
    written: Mapping[str, str]
    found: list[Diagnostic]
    default: str = "en"
    scope: Scope | None = None
    promised: Sequence[str] = ()
    """The languages that the deck promises."""
    gaps: dict[str, dict[Span, None]] = field(default_factory=dict)
    """By promised language that is not being built: where a text lacks it."""
    alike: bool = field(init=False)
    """True when every file is written in the language being built."""

    def __post_init__(self) -> None:
        base = base_of(self.language)
        self.promised = [tag for tag in self.promised if base_of(tag) != base]
        self.alike = all(base_of(tag) == base for tag in (self.default, *self.written.values()))

    @property
    def words(self) -> Words:
        """The fixed words of the language."""
        return words_for(self.language)

    def pick(self, value: TextValue | None, block: Block, *path: str | int) -> str:
        """A text in the language; ``path`` leads to it from ``block``. Findings: ``untranslated other-language``."""
        if value is None:
            return ""
        if self.promised:
            self._note_gaps(value, block, path)
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
        self.found.append(error("untranslated", message, block.span_of(*path), self._missing_tag(value)))
        return value.get("en") or next(iter(value.values()))

    def _missing_tag(self, value: Mapping[str, str]) -> str:
        """What to do about a missing language: a tag that the deck does not know may be a slip of the pen."""
        known = {base_of(tag) for tag in (self.language, self.default, *self.promised)}
        strange = [tag for tag in value if base_of(tag) not in known]
        return f"did you mean {self.language} instead of {strange[0]}?" if len(strange) == 1 else f"add {self.language}: …"

    def _note_gaps(self, value: TextValue, block: Block, path: tuple[str | int, ...]) -> None:
        """Remember where one of the other promised languages is missing."""
        span = block.span_of(*path)
        if (
            span is None
            or span.file.startswith(_VENUES)
            or (isinstance(value, str) and not has_lower_case_word(strip_marks(value)))
        ):
            return
        there = {base_of(tag) for tag in value} if isinstance(value, dict) else {base_of(self._file_language(span))}
        for tag in self.promised:
            if base_of(tag) not in there:
                self.gaps.setdefault(tag, {})[span] = None

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


MOST_PLACES = 40


def note_gaps(tongue: Tongue, span: Span | None, found: list[Diagnostic]) -> None:
    """``languages-incomplete``: one finding for each promised language, with every text that lacks it."""
    for tag in tongue.promised:
        places = sorted(tongue.gaps.get(tag, ()), key=lambda place: (place.file, place.line, place.column))
        if not places:
            continue
        lines: dict[str, dict[int, None]] = {}
        for place in places[:MOST_PLACES]:
            lines.setdefault(place.file, {})[place.line] = None
        where = "; ".join(f"{file} {', '.join(str(line) for line in each)}" for file, each in lines.items())
        more = " …" if len(places) > MOST_PLACES else ""
        many = "1 text lacks" if len(places) == 1 else f"{len(places)} texts lack"
        message = f"{many} {tag}, which languages promises: {where}{more}"
        found.append(warning("languages-incomplete", message, span, f"add {tag}: … to each, or take {tag} out of languages"))
