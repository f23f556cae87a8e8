"""Citations: numbered by first appearance in the deck, and the list that follows from them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from slidekit.core.diagnostics import Diagnostic, Span, did_you_mean, error
from slidekit.core.richtext import Inline, Rich
from slidekit.resolve import model
from slidekit.resolve.bibliography import full_form, short_form
from slidekit.resolve.languages import Tongue
from slidekit.spec.block import Block
from slidekit.spec.references import Reference
from slidekit.spec.text import TextValue, source_keys


@dataclass
class Citations:
    """The references that a deck may cite, and the numbers given so far. ``register`` is None when it could not be read."""

    register: dict[str, Reference] | None
    place: str
    tongue: Tongue
    found: list[Diagnostic]
    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, rich: Rich, span: Span | None, slide: str, seen: dict[str, None]) -> Rich:
        """The text with its citations printed as ``[1]``; their keys are added to ``seen``."""
        if not any(part.cites for part in rich):
            return rich
        return tuple(self._print(part, span, slide, seen) if part.cites else part for part in rich)

    def spell(self, rich: Rich, span: Span | None, slide: str) -> str:
        """The letters of a text in which citations are spelled out, as in notes: ``Renfrew 1991``."""
        out: list[str] = []
        for part in rich:
            if not part.cites:
                out.append(part.text)
                continue
            names = "; ".join(short_form(reference) for _, reference in self._known(part.cites, span, slide))
            out.append(f"{names}, {part.text}" if part.text and names else names)
        return "".join(out)

    def source(self, value: TextValue | list[str] | None, block: Block, slide: str, seen: dict[str, None]) -> Rich:
        """A source line ready to print: ``Renfrew 1991 [1]`` for keys, the text itself otherwise."""
        if value is None:
            return ()
        keys = self._keys(value)
        span = block.span_of("source")
        if not keys and not isinstance(value, list):
            return self.number(self.tongue.rich(value, block, "source"), span, slide, seen)
        parts: list[Inline] = []
        for key, reference in self._known(keys, span, slide):
            before = "; " if parts else ""
            parts += [Inline(f"{before}{short_form(reference)} "), Inline(f"[{self._number_of(key)}]", cites=(key,))]
        return tuple(parts)

    def _keys(self, value: TextValue | list[str]) -> tuple[str, ...]:
        """Keys, when the value holds any; a single word that is no key and near none is a text."""
        keys = source_keys(value)
        if isinstance(value, str) and len(keys) == 1 and self.register is not None and keys[0] not in self.register:
            return keys if keys[0] == keys[0].lower() else ()
        return keys

    def references(self, urls: bool) -> tuple[model.Reference, ...]:
        """The list of everything cited, by number."""
        made: list[model.Reference] = []
        words, language = self.tongue.words, self.tongue.language
        for key, number in self.numbers.items():
            reference = (self.register or {})[key]
            note = self.tongue.parse(self.tongue.filled(reference.note, reference, "note"), reference, "note")
            full = full_form(reference, note, words, language, urls)
            made.append(model.Reference(key, number, short_form(reference), full, reference.confirmed, reference.span))
        return tuple(made)

    def _print(self, part: Inline, span: Span | None, slide: str, seen: dict[str, None]) -> Inline:
        known = self._known(part.cites, span, slide)
        if not known:
            return replace(part, text="", cites=())
        seen.update(dict.fromkeys(key for key, _ in known))
        numbers = ", ".join(str(self._number_of(key)) for key, _ in known)
        located = f"{numbers}, {part.text}" if part.text else numbers
        return replace(part, text=f"[{located}]", cites=tuple(key for key, _ in known))

    def _known(self, keys: Iterable[str], span: Span | None, slide: str) -> list[tuple[str, Reference]]:
        known: list[tuple[str, Reference]] = []
        for key in keys:
            if self.register is None:
                continue
            if key in self.register:
                known.append((key, self.register[key]))
                continue
            message = f"{key} is not among the {len(self.register)} references of {self.place}"
            help = did_you_mean(key, self.register) if self.register else f"add it to {self.place}"
            self.found.append(error("citation-unknown", message, span, help, slide=slide))
        return known

    def _number_of(self, key: str) -> int:
        return self.numbers.setdefault(key, len(self.numbers) + 1)
